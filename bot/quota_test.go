package bot_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"boussole/bot"
)

// A question is held for an hour, and no longer.
func TestQuestionHeld(t *testing.T) {
	r, _ := collecting(t, bot.NewMemory(), bot.Text{})
	u := r.Read(first, ann())
	synctest.Test(t, func(t *testing.T) {
		useless := r.Ratings(u)[1]
		time.Sleep(time.Hour - time.Nanosecond)
		if f := r.Form(useless, ann()); f.Question != first {
			t.Errorf("just before: got %q", f.Question)
		}
		time.Sleep(time.Nanosecond)
		synctest.Wait()
		if f := r.Form(useless, ann()); f.Question != "" || !strings.Contains(f.Note, "une heure") {
			t.Errorf("after: got %q, %q", f.Question, f.Note)
		}
	})
}

// The oldest questions make room, by number and by bytes.
func TestQuestionsBound(t *testing.T) {
	for size, most := range map[int]int{10: 5000, 16_000: 4 << 20 / 16_000} {
		r, _ := collecting(t, bot.NewMemory(), bot.Text{})
		u := bot.Understanding{Refused: true, Request: ann(), Question: strings.Repeat("x", size)}
		var all []bot.Rating
		for range most + 1 {
			all = append(all, r.Ratings(u)[1])
		}
		for i, want := range map[int]bool{0: false, 1: true, most: true} {
			if got := r.Form(all[i], ann()).Question != ""; got != want {
				t.Errorf("question %d of %d, of %d bytes: held %v", i, most+1, size, got)
			}
		}
	}
}

// Nobody fills the store: so many an hour for each, and the oldest make room.
func TestQuota(t *testing.T) {
	store := bot.NewMemory()
	r, _ := collecting(t, store, bot.Text{})
	synctest.Test(t, func(t *testing.T) {
		report := func(who string) string {
			req := ann()
			req.User.ID = who
			return r.Report(t.Context(), bot.Rating{Verb: bot.Report, Locale: bot.English}, req, "q", "").Title
		}
		for i := range 21 {
			want := "Thank you!"
			if i == 20 {
				want = "Too many opinions at once"
			}
			if got := report("ann"); got != want {
				t.Errorf("opinion %d: got %q, want %q", i, got, want)
			}
		}
		if got := report("bob"); got != "Thank you!" {
			t.Errorf("somebody else: got %q", got)
		}
		time.Sleep(time.Hour)
		if got := report("ann"); got != "Thank you!" {
			t.Errorf("an hour later: got %q", got)
		}
	})
	if got := len(sent(t, store)); got != 22 {
		t.Errorf("got %d opinions, want 22", got)
	}
}

func TestRoom(t *testing.T) {
	store := bot.NewMemory()
	r, _ := collecting(t, store, bot.Text{})
	synctest.Test(t, func(t *testing.T) {
		for i := range 1001 {
			time.Sleep(time.Millisecond)
			req := bot.Request{User: bot.User{ID: fmt.Sprint("person ", i)}}
			r.Report(t.Context(), bot.Rating{Verb: bot.Report, Locale: bot.French}, req, fmt.Sprint("question ", i), "")
		}
	})
	all := sent(t, store)
	if len(all) != 901 || all[0].Question != "question 1000" || all[900].Question != "question 100" {
		t.Errorf("got %d opinions, from %q to %q", len(all), all[0].Question, all[len(all)-1].Question)
	}
}
