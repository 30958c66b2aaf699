package endoflife_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"boussole/adapters/feeds/endoflife"
	"boussole/bot"
)

// php is an answer of the API, shortened, with each kind of ending.
const php = `{"schema_version":"1.2.0","last_modified":"2026-11-20T01:00:00+00:00","result":{"name":"php","label":"PHP","releases":[
	{"name":"8.4","codename":null,"label":"8.4","releaseDate":"2024-11-21","isLts":false,"ltsFrom":null,"isEoas":false,"eoasFrom":"2026-12-31",
	 "isEol":false,"eolFrom":"2028-12-31","isMaintained":true,"latest":{"name":"8.4.26","date":"2026-11-19","link":null},"custom":null},
	{"name":"8.5","label":"8.5","releaseDate":"2025-11-20","isLts":true,"ltsFrom":null,"isEoas":false,"eoasFrom":null,"isEol":false,"eolFrom":null,"latest":null},
	{"name":"8.1","label":"8.1","releaseDate":"2021-11-25","isLts":true,"ltsFrom":"2022-01-01","isEoas":true,"eoasFrom":null,"isEol":true,"eolFrom":null,
	 "eoesFrom":"2027-01-01","latest":{"name":"8.1.34","date":null}}]}}`

const phpTable = `product,version,released,active_support,security_fixes,latest,latest_released,lts,extended_support
php,8.5,2025-11-20,,,8.5,2025-11-20,yes,
php,8.4,2024-11-21,2026-12-31,2028-12-31,8.4.26,2026-11-19,,
php,8.1,2021-11-25,past,past,8.1.34,2021-11-25,2022-01-01,2027-01-01
`

// A world is a fake endoflife.date, a store, and what was taken.
type world struct {
	store    bot.Store
	answer   http.HandlerFunc
	products map[string]string
	today    time.Time
	refuse   error
	asked    []string // paths
	taken    []string
	log      bytes.Buffer
}

func (w *world) follower(t *testing.T) *endoflife.Follower {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(out http.ResponseWriter, r *http.Request) {
		w.asked = append(w.asked, r.URL.Path)
		w.answer(out, r)
	}))
	t.Cleanup(server.Close)
	return endoflife.New(endoflife.Config{URL: server.URL + "/products/", Products: func() map[string]string { return w.products },
		Store: w.store, Now: func() time.Time { return w.today }, Log: slog.New(slog.NewTextHandler(&w.log, nil)),
		Take: func(product string, date time.Time, table []byte) error {
			w.taken = append(w.taken, product+" "+date.Format(time.DateOnly)+"\n"+string(table))
			return w.refuse
		}})
}

func newWorld(answer http.HandlerFunc) *world {
	return &world{store: bot.NewMemory(), answer: answer, products: map[string]string{"php": "php"}, today: time.Date(2026, 11, 28, 9, 30, 0, 0, time.UTC)}
}

func says(body string) http.HandlerFunc {
	return func(out http.ResponseWriter, _ *http.Request) { fmt.Fprint(out, body) }
}

func TestRefresh(t *testing.T) {
	w := newWorld(func(out http.ResponseWriter, r *http.Request) {
		out.Header().Set("ETag", `"a"`)
		if r.Header.Get("If-None-Match") == `"a"` {
			out.WriteHeader(http.StatusNotModified)
			return
		}
		fmt.Fprint(out, php)
	})
	f := w.follower(t)
	wants := func(asked int, last string) {
		t.Helper()
		if len(w.asked) != asked || len(w.taken) == 0 || w.taken[len(w.taken)-1] != last || w.log.Len() > 0 {
			t.Fatalf("asked %q, taken %q, log %s, want %d asked and %q", w.asked, w.taken, &w.log, asked, last)
		}
	}
	f.Refresh(t.Context())
	wants(1, "php 2026-11-28\n"+phpTable)
	f.Refresh(t.Context()) // the same day: from the store
	wants(1, "php 2026-11-28\n"+phpTable)
	w.today = w.today.AddDate(0, 0, 1)
	f.Refresh(t.Context()) // not modified, so that it is still so
	wants(2, "php 2026-11-29\n"+phpTable)
	w.taken = nil
	w.follower(t).Recall(t.Context()) // after a restart
	wants(2, "php 2026-11-29\n"+phpTable)
	if w.asked[0] != "/products/php" {
		t.Errorf("asked %q", w.asked)
	}
}

// TestFaulty holds that what can't be used changes nothing of what is kept.
func TestFaulty(t *testing.T) {
	one := `{"result":{"name":"php","releases":[{"name":"8.5","releaseDate":"2025-11-20","isEol":false}]}}`
	for _, c := range []struct {
		name, log string
		answer    http.HandlerFunc
	}{
		{"page instead of JSON", "no answer of the API", says("<html>")},
		{"JSON cut short", "no answer of the API", says(php[:300])},
		{"another type", "no answer of the API", says(`{"result":[]}`)},
		{"another product", `the answer is about \"python\"`, says(strings.Replace(one, "php", "python", 1))},
		{"no versions", "no versions", says(`{"result":{"name":"php","releases":[]}}`)},
		{"nothing on support", "doesn't say whether", says(strings.Replace(one, `,"isEol":false`, "", 1))},
		{"endless", "more than 1048576 bytes", func(out http.ResponseWriter, _ *http.Request) {
			for range 2 << 10 {
				fmt.Fprint(out, strings.Repeat(" ", 1<<10))
			}
		}},
		{"gone", "status 404", func(out http.ResponseWriter, _ *http.Request) { out.WriteHeader(http.StatusNotFound) }},
		{"broken", "status 500", func(out http.ResponseWriter, _ *http.Request) { out.WriteHeader(http.StatusInternalServerError) }},
		{"elsewhere", "redirected to another place", func(out http.ResponseWriter, r *http.Request) {
			http.Redirect(out, r, "http://192.0.2.1/", http.StatusFound)
		}},
		{"in a circle", "redirected too often", func(out http.ResponseWriter, r *http.Request) { http.Redirect(out, r, r.URL.Path, http.StatusFound) }},
		{"cut off", "EOF", func(out http.ResponseWriter, _ *http.Request) {
			out.Header().Set("Content-Length", "1000")
			fmt.Fprint(out, "{")
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWorld(says(php))
			f := w.follower(t)
			f.Refresh(t.Context())
			before, _, _ := w.store.Get(t.Context(), "releases", "php")
			w.answer, w.taken, w.today = c.answer, nil, w.today.AddDate(0, 0, 1)
			f.Refresh(t.Context())
			after, _, _ := w.store.Get(t.Context(), "releases", "php")
			if len(before) == 0 || !bytes.Equal(before, after) || len(w.taken) > 0 || !strings.Contains(w.log.String(), c.log) {
				t.Errorf("kept %s, then %s; taken %q; log %s, want %q", before, after, w.taken, &w.log, c.log)
			}
		})
	}
}

// TestRefused holds that what the knowledge refuses is not kept.
func TestRefused(t *testing.T) {
	w := newWorld(says(php))
	w.refuse = errors.New("older than what is known")
	w.follower(t).Refresh(t.Context())
	if _, found, _ := w.store.Get(t.Context(), "releases", "php"); found || !strings.Contains(w.log.String(), "older than what is known") {
		t.Errorf("kept %t, log %s", found, &w.log)
	}
}

// TestRestraint holds that endoflife.date isn't asked again and again when it doesn't answer.
func TestRestraint(t *testing.T) {
	for status, want := range map[int]int{http.StatusTooManyRequests: 1, http.StatusBadGateway: 3} {
		w := newWorld(func(out http.ResponseWriter, _ *http.Request) { out.WriteHeader(status) })
		w.products = map[string]string{"a": "a", "b": "b", "c": "c", "d": "d", "e": "e"}
		w.follower(t).Refresh(t.Context())
		if len(w.asked) != want {
			t.Errorf("status %d: asked %d times, want %d", status, len(w.asked), want)
		}
	}
}

// TestRun holds that it ends with its context.
func TestRun(t *testing.T) {
	w := newWorld(says(php))
	ctx, stop := context.WithCancel(t.Context())
	asked := w.answer
	w.answer = func(out http.ResponseWriter, r *http.Request) { asked(out, r); stop() }
	if err := w.follower(t).Run(ctx); err != nil || len(w.asked) != 1 {
		t.Errorf("got %v, asked %d times", err, len(w.asked))
	}
}
