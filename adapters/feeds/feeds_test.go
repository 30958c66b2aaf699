package feeds

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"boussole/bot"
)

// any address may be read, since the tests' servers are on this machine.
func anywhere(netip.Addr) bool { return true }

func feedAt(url string) bot.Feed {
	return bot.Feed{Name: "Test", URL: url, Topics: []string{"go"}, Locale: bot.English}
}

// one is a feed of items that are named by number, published a minute apart, the first the newest.
func one(numbers ...int) string {
	var out strings.Builder
	for i, n := range numbers {
		at := time.Date(2026, 11, 27, 8, 0, 0, 0, time.UTC).Add(-time.Duration(i) * time.Minute)
		fmt.Fprintf(&out, "<item><title>News %d</title><link>https://example.org/%d</link><pubDate>%s</pubDate></item>", n, n, at.Format(time.RFC1123Z))
	}
	return rss(out.String())
}

func titles(items []bot.Item) string {
	var out []string
	for _, i := range items {
		out = append(out, i.Title)
	}
	return strings.Join(out, ", ")
}

// TestBadServers holds that each bad answer is a clear fault, bounded in bytes.
func TestBadServers(t *testing.T) {
	var sent atomic.Int64
	endless := func(w io.Writer) {
		for chunk := bytes.Repeat([]byte("<item>"), 1<<14); sent.Load() < 50<<20; sent.Add(int64(len(chunk))) {
			if _, err := w.Write(chunk); err != nil {
				return
			}
		}
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/html", func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "<!doctype html><html></html>") })
	mux.HandleFunc("/large", func(w http.ResponseWriter, _ *http.Request) { sent.Store(0); io.WriteString(w, "<rss>"); endless(w) })
	mux.HandleFunc("/bomb", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		sent.Store(0)
		endless(z)
		z.Close()
	})
	mux.HandleFunc("/loop", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop", http.StatusFound) })
	mux.HandleFunc("/file", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Location", "file:///etc/passwd")
		w.WriteHeader(http.StatusFound)
	})
	mux.HandleFunc("/gone", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusGone) })
	mux.HandleFunc("/hop/", func(w http.ResponseWriter, r *http.Request) {
		if n := len(r.URL.Path); n < len("/hop/")+redirects {
			http.Redirect(w, r, r.URL.Path+"x", http.StatusFound)
			return
		}
		io.WriteString(w, one(1))
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	status := func(n int) bot.Text {
		return bot.Text{FR: fmt.Sprintf("le site répond par une erreur (%d)", n), EN: fmt.Sprintf("the site answers with an error (%d)", n)}
	}
	for path, want := range map[string]bot.Text{"/html": page, "/large": tooLarge, "/bomb": tooLarge, "/loop": circular, "/file": elsewhere, "/gone": status(410), "/none": status(404), "/hop/": {}} {
		t.Run(path, func(t *testing.T) {
			f := New(Config{Store: bot.NewMemory(), Log: slog.New(slog.DiscardHandler), Allowed: anywhere})
			feed := feedAt(server.URL + path)
			f.Follow([]bot.Feed{feed})
			f.refresh(t.Context(), []bot.Feed{feed})
			r := f.known(feed.URL)
			if r.Reason != want || (r.Failures == 0) != (want == bot.Text{}) {
				t.Errorf("got %d failures, %q, want %q", r.Failures, r.Reason.EN, want.EN)
			}
			if want == (bot.Text{}) && len(r.Items) != 1 {
				t.Errorf("got %+v", r)
			}
		})
	}
}

// TestPrivateNetwork holds that no address of this machine is read, by number, by name or by a redirect.
func TestPrivateNetwork(t *testing.T) {
	reached := false
	inside := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { reached = true; io.WriteString(w, one(1)) }))
	t.Cleanup(inside.Close)
	port := inside.URL[strings.LastIndex(inside.URL, ":"):]
	outside := httptest.NewServer(http.RedirectHandler(inside.URL, http.StatusFound))
	t.Cleanup(outside.Close)
	entrance := outside.Listener.Addr().String()
	for name, test := range map[string]struct {
		url     string
		allowed func(netip.Addr) bool
	}{
		"by number":        {inside.URL, nil},
		"by name":          {"http://localhost" + port, nil},
		"IPv4 within IPv6": {"http://[::ffff:127.0.0.1]" + port, nil},
		"unspecified":      {"http://0.0.0.0" + port, nil},
		"by redirect": {"http://" + entrance, func() func(netip.Addr) bool {
			calls := 0
			return func(a netip.Addr) bool { calls++; return calls == 1 || public(a) }
		}()},
	} {
		t.Run(name, func(t *testing.T) {
			f := New(Config{Store: bot.NewMemory(), Log: slog.New(slog.DiscardHandler), Allowed: test.allowed})
			feed := feedAt(test.url)
			f.refresh(t.Context(), []bot.Feed{feed})
			if r := f.known(feed.URL); reached || r.Reason != private {
				t.Errorf("reached %v, %+v", reached, r)
			}
		})
	}
}

// server answers requests in a test's own time.
type server struct {
	mu     sync.Mutex
	asked  []*http.Request
	answer func(*http.Request) (int, http.Header, string)
}

func (s *server) RoundTrip(r *http.Request) (*http.Response, error) {
	s.mu.Lock()
	s.asked = append(s.asked, r)
	s.mu.Unlock()
	status, header, body := s.answer(r)
	if err := r.Context().Err(); err != nil {
		return nil, err
	}
	if status == 0 {
		return nil, errors.New("no route")
	}
	if header == nil {
		header = http.Header{}
	}
	return &http.Response{StatusCode: status, Header: header, Body: io.NopCloser(strings.NewReader(body)), Request: r}, nil
}

func (s *server) count() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.asked)
}

func serve(store bot.Store, log io.Writer, answer func(*http.Request) (int, http.Header, string)) (*Feeds, *server) {
	s := &server{answer: answer}
	f := New(Config{Store: store, Log: slog.New(slog.NewTextHandler(log, nil))})
	f.client.Transport = s
	return f, s
}

// TestConditional holds that a server is told what is known already, also after a restart, and that unchanged is no failure.
func TestConditional(t *testing.T) {
	store := bot.NewMemory()
	answer := func(r *http.Request) (int, http.Header, string) {
		if r.Header.Get("If-None-Match") == `"v1"` && r.Header.Get("If-Modified-Since") == "yesterday" {
			return http.StatusNotModified, nil, ""
		}
		return http.StatusOK, http.Header{"Etag": {`"v1"`}, "Last-Modified": {"yesterday"}}, one(2, 1)
	}
	feed := feedAt("https://example.org/feed")
	for range 2 { // the second as after a restart
		f, s := serve(store, io.Discard, answer)
		if err := f.recall(t.Context(), feed, 0); err != nil {
			t.Fatal(err)
		}
		f.refresh(t.Context(), []bot.Feed{feed})
		items, err := f.Items(t.Context(), []bot.Feed{feed})
		if err != nil || titles(items) != "News 2, News 1" || s.count() != 1 {
			t.Errorf("got %s, %v after %d requests", titles(items), err, s.count())
		}
		if r := f.known(feed.URL); r.Failures != 0 || r.ETag != `"v1"` || s.asked[0].Header.Get("User-Agent") == "" {
			t.Errorf("got %+v", r)
		}
	}
}

// TestRun follows a feed over days: read each half an hour, less often as it fails, told once when it is dead, and again
// when it lives.
func TestRun(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var log bytes.Buffer
		healthy := true
		f, s := serve(bot.NewMemory(), &log, func(*http.Request) (int, http.Header, string) {
			if healthy {
				return http.StatusOK, nil, one(1)
			}
			return http.StatusInternalServerError, nil, ""
		})
		feed := feedAt("https://example.org/feed")
		f.Follow([]bot.Feed{feed})
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan error)
		go func() { done <- f.Run(ctx) }()
		in := func(d time.Duration) int {
			before := s.count()
			time.Sleep(d)
			synctest.Wait()
			return s.count() - before
		}
		if n := in(24 * time.Hour); n < 42 || n > 56 {
			t.Errorf("%d readings in a day, want about 48", n)
		}
		healthy = false
		if n := in(5 * 24 * time.Hour); n < 8 || n > 12 {
			t.Errorf("%d readings of a feed that fails for 5 days, want about 9", n)
		}
		down := f.Dead()
		if len(down) != 1 || down[0].Feed.Name != "Test" || !strings.Contains(down[0].Reason.EN, "500") || time.Since(down[0].Since) < 4*24*time.Hour {
			t.Errorf("got %+v", down)
		}
		if n := in(30 * 24 * time.Hour); n < 28 || n > 31 {
			t.Errorf("%d readings of a dead feed in 30 days, want one a day", n)
		}
		healthy = true
		in(25 * time.Hour)
		if down := f.Dead(); len(down) > 0 {
			t.Errorf("got %+v", down)
		}
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
		if got := log.String(); strings.Count(got, "\n") != 3 || strings.Count(got, "level=WARN") != 1 || strings.Count(got, "level=ERROR") != 1 || !strings.Contains(got, "read again") {
			t.Errorf("the log says\n%s", got)
		}
	})
}

// TestRetryAfter holds that a server is left alone as long as it wants, up to a day, by those who ask too.
func TestRetryAfter(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for header, want := range map[string]time.Duration{"7200": 2 * time.Hour, "in 3 hours": 3 * time.Hour, "99999999": 24 * time.Hour, "soon": period, "-1": period} {
			if header == "in 3 hours" {
				header = time.Now().Add(3 * time.Hour).UTC().Format(http.TimeFormat)
			}
			f, s := serve(bot.NewMemory(), io.Discard, func(*http.Request) (int, http.Header, string) {
				return http.StatusTooManyRequests, http.Header{"Retry-After": {header}}, ""
			})
			feed := feedAt("https://example.org/feed")
			f.refresh(t.Context(), []bot.Feed{feed})
			if wait := time.Until(f.known(feed.URL).Next); wait < want || wait > want+period/10 {
				t.Errorf("Retry-After %s: read again after %s, want %s", header, wait, want)
			}
			time.Sleep(again)
			if _, err := f.Items(t.Context(), []bot.Feed{feed}); err != nil || (s.count() == 1) != (want > period) {
				t.Errorf("Retry-After %s: %d requests, %v", header, s.count(), err)
			}
		}
	})
}

// TestItems holds what somebody who asks waits for.
func TestItems(t *testing.T) {
	feed := feedAt("https://example.org/feed")
	tests := map[string]struct {
		answer func(*http.Request) (int, http.Header, string)
		want   string
		took   time.Duration
	}{
		"fetched at once": {func(*http.Request) (int, http.Header, string) { return 200, nil, one(1) }, "News 1", 0},
		"unreachable":     {func(*http.Request) (int, http.Header, string) { return 0, nil, "" }, "", 0},
		"too slow": {func(r *http.Request) (int, http.Header, string) {
			select {
			case <-r.Context().Done():
			case <-time.After(time.Hour):
			}
			return 200, nil, one(1)
		}, "", patience},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				f, _ := serve(bot.NewMemory(), io.Discard, test.answer)
				start := time.Now()
				items, err := f.Items(t.Context(), []bot.Feed{feed})
				if took := time.Since(start); err != nil || titles(items) != test.want || took != test.took {
					t.Errorf("got %q and %v after %s, want %q after %s", titles(items), err, took, test.want, test.took)
				}
				time.Sleep(fetchTime)
				synctest.Wait()
				if r := f.known(feed.URL); (r.Reason == tooSlow) != (test.took > 0) || (r.Failures > 0) != (test.want == "") {
					t.Errorf("got %+v", r)
				}
			})
		})
	}
}

// TestLateForTheNext holds that what comes too late for one who asks is there for the next, and that a failing feed isn't
// tried for each.
func TestLateForTheNext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f, s := serve(bot.NewMemory(), io.Discard, func(*http.Request) (int, http.Header, string) {
			time.Sleep(3 * time.Second)
			return 200, nil, one(1)
		})
		feeds := []bot.Feed{feedAt("https://example.org/feed")}
		var all sync.WaitGroup
		for range 100 {
			all.Go(func() {
				if items, err := f.Items(t.Context(), feeds); err != nil || len(items) > 0 {
					t.Errorf("got %v and %v", items, err)
				}
			})
		}
		all.Wait()
		time.Sleep(2 * time.Second)
		if items, err := f.Items(t.Context(), feeds); err != nil || len(items) != 1 || s.count() != 1 {
			t.Errorf("got %v and %v after %d requests", items, err, s.count())
		}
	})
}

// TestPolite holds that few sites are asked at once, and no site twice at once.
func TestPolite(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var mu sync.Mutex
		now, most := map[string]int{}, 0
		f, s := serve(bot.NewMemory(), io.Discard, func(r *http.Request) (int, http.Header, string) {
			mu.Lock()
			now[r.URL.Host]++
			if now[r.URL.Host] > 1 {
				t.Errorf("%s is asked twice at once", r.URL.Host)
			}
			most = max(most, len(now))
			mu.Unlock()
			time.Sleep(time.Second)
			mu.Lock()
			delete(now, r.URL.Host)
			mu.Unlock()
			return 200, nil, one(1)
		})
		var feeds []bot.Feed
		for i := range 60 {
			feeds = append(feeds, feedAt(fmt.Sprintf("https://site%d.example.org/%d", i%20, i)))
		}
		f.refresh(t.Context(), feeds)
		if most != together || s.count() != len(feeds) {
			t.Errorf("%d sites at once and %d requests, want %d and %d", most, s.count(), together, len(feeds))
		}
	})
}

// full refuses to keep anything.
type full struct{ bot.Store }

func (full) Put(context.Context, string, string, []byte) error { return errors.New("disk full") }

func TestFullStore(t *testing.T) {
	var log bytes.Buffer
	f, _ := serve(full{bot.NewMemory()}, &log, func(*http.Request) (int, http.Header, string) { return 200, nil, one(1) })
	if items, err := f.Items(t.Context(), []bot.Feed{feedAt("https://example.org/feed?key=secret")}); err != nil || len(items) != 1 || !strings.Contains(log.String(), "disk full") || strings.Contains(log.String(), "secret") {
		t.Errorf("got %v, %v and\n%s", items, err, log.String())
	}
}

// TestLongRecord holds that a record fits the store whatever the items are, and that the newest stay.
func TestLongRecord(t *testing.T) {
	var items strings.Builder
	for i := range 300 {
		fmt.Fprintf(&items, "<item><title>%s</title><link>https://example.org/%d/%s</link><pubDate>%s</pubDate></item>", strings.Repeat("€", 300), i, strings.Repeat("x", 450),
			time.Date(2026, 11, 1, 0, 0, i, 0, time.UTC).Format(time.RFC1123Z))
	}
	store := bot.NewMemory()
	f, _ := serve(store, io.Discard, func(*http.Request) (int, http.Header, string) { return 200, nil, rss(items.String()) })
	feed := feedAt("https://example.org/feed")
	f.refresh(t.Context(), []bot.Feed{feed})
	r, err := f.load(t.Context(), feed.URL)
	if err != nil || len(r.Items) < 20 || len(r.Items) > keep || !strings.Contains(r.Items[0].URL, "/299/") {
		t.Errorf("got %d items, %v", len(r.Items), err)
	}
	if !slices.IsSortedFunc(r.Items, func(a, b item) int { return b.Published.Compare(a.Published) }) {
		t.Error("the newest isn't first")
	}
}
