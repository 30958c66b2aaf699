package adapters_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"
)

// limits is a platform that knows nothing but its limits, and refuses what goes beyond them.
type limits struct {
	http *httptest.Server
	of   func(r *http.Request, body []byte) []limit // those that a message falls under

	mu          sync.Mutex
	used        map[string][]time.Time // by limit: when, the longest ago first
	shown       map[string]int         // messages by channel
	refused     int
	first, last time.Time // message
}

// limit is so many messages within a time.
type limit struct {
	name   string
	most   int
	within time.Duration
}

func newLimits(t testing.TB, of func(*http.Request, []byte) []limit) *limits {
	l := &limits{of: of, used: map[string][]time.Time{}, shown: map[string]int{}}
	l.http = httptest.NewServer(l)
	t.Cleanup(l.http.Close)
	return l
}

// likeDiscord is https://discord.com/developers/docs/topics/rate-limits: 50 requests a second in all, and in a channel the
// five in five seconds that its answers tell at the time of writing.
func likeDiscord(r *http.Request, _ []byte) []limit {
	return []limit{{"", 50, time.Second}, {strings.Split(r.URL.Path, "/")[4], 5, 5 * time.Second}}
}

// likeSlack is https://docs.slack.dev/apis/web-api/rate-limits: one message a second in a channel, and several hundred a
// minute in a workspace, taken for 300.
func likeSlack(r *http.Request, body []byte) []limit {
	return []limit{{r.Header.Get("Authorization") + field(body, "token"), 300, time.Minute}, {field(body, "channel"), 1, time.Second}}
}

// take uses the limits of a message up, or says how long none may come.
func (l *limits) take(under []limit) (time.Duration, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := time.Now()
	for _, u := range under {
		used := l.used[u.name]
		for len(used) > 0 && now.Sub(used[0]) >= u.within {
			used = used[1:]
		}
		l.used[u.name] = used
		if len(used) >= u.most {
			l.refused++
			return u.within - now.Sub(used[0]), false
		}
	}
	for _, u := range under {
		l.used[u.name] = append(l.used[u.name], now)
	}
	if l.first.IsZero() {
		l.first = now
	}
	l.last = now
	return 0, true
}

func (l *limits) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return
	}
	w.Header().Set("Content-Type", "application/json")
	switch {
	case strings.HasSuffix(r.URL.Path, "/oauth.v2.access"): // a code is the workspace's own name
		team := field(body, "code")
		answer(w, map[string]any{"ok": true, "access_token": "xoxb-" + team, "token_type": "bot", "team": map[string]any{"id": team}})
		return
	case !strings.HasSuffix(r.URL.Path, "/messages") && !strings.HasSuffix(r.URL.Path, "/chat.postMessage"):
		answer(w, map[string]any{"ok": true})
		return
	}
	under := l.of(r, body)
	if wait, ok := l.take(under); !ok {
		w.Header().Set("Retry-After", fmt.Sprint(1+int(wait.Seconds())))
		w.WriteHeader(http.StatusTooManyRequests)
		answer(w, map[string]any{"ok": false, "error": "ratelimited", "message": "You are being rate limited.", "retry_after": wait.Seconds(), "global": under[0].name == ""})
		return
	}
	l.mu.Lock()
	l.shown[under[1].name]++
	left := under[1].most - len(l.used[under[1].name])
	l.mu.Unlock()
	w.Header().Set("X-RateLimit-Bucket", "messages")
	w.Header().Set("X-RateLimit-Limit", fmt.Sprint(under[1].most))
	w.Header().Set("X-RateLimit-Remaining", fmt.Sprint(left))
	w.Header().Set("X-RateLimit-Reset-After", fmt.Sprint(under[1].within.Seconds()))
	answer(w, map[string]any{"ok": true, "id": "1", "channel": under[1].name, "ts": "1700000000.000001"})
}

// field is a field of a form.
func field(body []byte, name string) string {
	form, _ := url.ParseQuery(string(body)) // the platform's own library has written it
	return form.Get(name)
}

func answer(w io.Writer, body any) { _ = json.NewEncoder(w).Encode(body) } // whoever asked may be gone

// seen is how many messages show, and how many were refused.
func (l *limits) seen() (shown, refused int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, n := range l.shown {
		shown += n
	}
	return shown, l.refused
}

// doubled are the channels that show more than one message.
func (l *limits) doubled() (n int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, messages := range l.shown {
		if messages > 1 {
			n++
		}
	}
	return n
}
