package adapters_test

import (
	"bytes"
	"io"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
)

// badLine stands between the program and a fake platform, and drops, delays and fails a part of the messages and of the
// look-ups in a history.
type badLine struct {
	t      testing.TB
	http   *httptest.Server
	target string // where the platform is

	mu       sync.Mutex
	random   *rand.Rand
	messages int // that came to it
	failed   int // that didn't pass as they should
}

// fate is what becomes of one request.
type fate struct {
	share    int           // of a hundred
	before   time.Duration // at most, until the request is passed on
	refused  int           // a status in place of the platform's answer; the request isn't passed on
	lost     int           // a status in place of the platform's answer; the request is passed on
	cut      bool          // before the request is passed on
	cutAfter bool          // instead of the answer
	after    time.Duration // at most, until the answer is passed on
}

// fates of what isn't passed on as it should; the rest is.
var fates = []fate{
	{share: 5, cut: true},
	{share: 6, cutAfter: true},
	{share: 4, lost: http.StatusBadGateway},
	{share: 4, refused: http.StatusServiceUnavailable},
	{share: 3, refused: http.StatusTooManyRequests},
	{share: 5, before: 2 * time.Second},
	{share: 3, after: 2 * time.Second},
}

// newBadLine is a bad line to the platform at an address; the seed decides what becomes of what.
func newBadLine(t testing.TB, target string, seed uint64) *badLine {
	l := &badLine{t: t, target: target, random: rand.New(rand.NewPCG(seed, 0))}
	l.http = httptest.NewServer(l)
	t.Cleanup(l.http.Close)
	return l
}

// seen is how many messages came.
func (l *badLine) seen() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.messages
}

// next decides what becomes of a request.
func (l *badLine) next(path string) fate {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case strings.HasSuffix(path, "/messages"), strings.HasSuffix(path, "/chat.postMessage"):
		l.messages++
	case !strings.HasSuffix(path, "/conversations.history"):
		return fate{}
	}
	at := l.random.IntN(100)
	for _, f := range fates {
		if at -= f.share; at < 0 {
			l.failed++
			f.before, f.after = l.within(f.before), l.within(f.after)
			return f
		}
	}
	return fate{}
}

func (l *badLine) within(most time.Duration) time.Duration {
	return time.Duration(l.random.Int64N(int64(most) + 1))
}

// ServeHTTP passes a request on, which has its effect whether or not whoever sent it still lives.
func (l *badLine) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil { // killed while it sent: nothing arrives
		return
	}
	f := l.next(r.URL.Path)
	if f.cut {
		panic(http.ErrAbortHandler)
	}
	if f.refused != 0 {
		refuse(w, f.refused)
		return
	}
	time.Sleep(f.before)
	req, err := http.NewRequest(r.Method, l.target+r.URL.RequestURI(), bytes.NewReader(body))
	if err != nil {
		l.t.Error(err)
		return
	}
	req.Header = r.Header.Clone()
	resp, err := http.DefaultTransport.RoundTrip(req)
	if err != nil {
		l.t.Error(err)
		return
	}
	defer func() { _ = resp.Body.Close() }()
	time.Sleep(f.after)
	if f.cutAfter {
		panic(http.ErrAbortHandler)
	}
	if f.lost != 0 {
		refuse(w, f.lost)
		return
	}
	maps.Copy(w.Header(), resp.Header)
	w.WriteHeader(resp.StatusCode)
	_, _ = io.Copy(w, resp.Body) // whoever asked may be dead
}

// refuse answers as either platform does, or what stands before it.
func refuse(w http.ResponseWriter, status int) {
	w.Header().Set("Content-Type", "application/json")
	if status == http.StatusTooManyRequests {
		w.Header().Set("Retry-After", "1")
		w.Header().Set("X-RateLimit-Scope", "user")
	}
	w.WriteHeader(status)
	_, _ = io.WriteString(w, `{"ok": false, "error": "ratelimited", "message": "You are being rate limited.", "retry_after": 1, "global": false}`)
}
