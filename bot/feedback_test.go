package bot_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"boussole/bot"
)

// collecting is a Router that keeps feedback in a store.
func collecting(t testing.TB, store bot.Store, remark bot.Text) (*bot.Router, *bytes.Buffer) {
	t.Helper()
	admin := help()
	admin.Name, admin.Names, admin.Admin, admin.Private = "rule", text("regle", "rule"), true, true
	admin.Examples = both([]string{"programmer une règle"}, []string{"schedule a rule"})
	r, log := newLogged(t, admin)
	r.Collect(bot.NewFeedback(store, remark))
	return r, log
}

// sent returns all that a store keeps.
func sent(t testing.TB, store bot.Store) []bot.Opinion {
	t.Helper()
	all, err := bot.Opinions(t.Context(), store)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// Free answers are asked about, and nothing else.
func TestRatings(t *testing.T) {
	r, _ := collecting(t, bot.NewMemory(), bot.Text{})
	tests := []struct {
		name, text string
		locale     bot.Locale
		answered   string
		asked      bool
	}{
		{"a question", first, bot.French, "/salary level:junior place:lyon", true},
		{"in English", "what do juniors make in Paris?", bot.English, "/salary level:junior place:paris", true},
		{"a refusal", "quel temps fait-il demain ?", bot.French, "", true},
		{"by a command", "/question " + first, bot.French, "/salary level:junior place:lyon", true},
		{"a command", "/salaire junior lyon", "", "", false},
		{"a command without its slash", "salaire junior", "", "", false},
		{"a mistaken command", "/salaire lieu:atlantide", "", "", false},
		{"a command that isn't", "/nowhere", "", "", false},
	}
	for _, test := range tests {
		ratings := r.Ratings(r.Read(test.text, ann()))
		if !test.asked {
			if ratings != nil {
				t.Errorf("%s: got %v", test.name, ratings)
			}
			continue
		}
		if len(ratings) != 2 || ratings[0].Verb != bot.Useful || ratings[1].Verb != bot.Useless {
			t.Fatalf("%s: got %+v", test.name, ratings)
		}
		for _, rating := range ratings {
			if rating.Answered != test.answered || rating.Locale != test.locale {
				t.Errorf("%s: got %+v", test.name, rating)
			}
			if got, ok := bot.ReadRating(rating.ID()); !ok || got != rating || rating.Label() == "" {
				t.Errorf("%s: %q is read back as %+v", test.name, rating.ID(), got)
			}
		}
	}
	u := bot.Understanding{Question: "programmer une règle", Request: bot.Request{Command: "rule"}}
	if ratings := r.Ratings(u); ratings != nil {
		t.Errorf("a command of administrators: got %v", ratings)
	}
	u = r.Plan(bot.Request{Command: "ask", Args: bot.Args{"question": first}, Locale: bot.French})
	if got := r.Ratings(u); len(got) != 2 {
		t.Errorf("planned: got %v", got)
	}
	if ratings := newRouter(t).Ratings(r.Read(first, ann())); ratings != nil {
		t.Errorf("with nowhere to keep it: got %v", ratings)
	}
}

// "Useful" leaves a mark with neither the question nor who asked it where, once per person.
func TestRate(t *testing.T) {
	store := bot.NewMemory()
	r, log := collecting(t, store, text("Pas pour longtemps.", "Not for long."))
	rating := r.Ratings(r.Read(first, ann()))[0]
	bob := ann()
	bob.User.ID = "bob"
	for _, who := range []bot.Request{ann(), ann(), bob} {
		reply := r.Rate(t.Context(), rating, who)
		if !reply.Private || reply.Locale != bot.French || !strings.Contains(reply.Plain(), "C'est noté") || !strings.Contains(reply.Plain(), "Pas pour longtemps.") {
			t.Errorf("got %+v", reply)
		}
	}
	all := sent(t, store)
	if len(all) != 2 {
		t.Fatalf("got %d marks, want one of each person", len(all))
	}
	if o := all[0]; !o.Useful || o.Answered != "/salary level:junior place:lyon" || o.Locale != bot.French || o.Question+o.Expected != "" || o.Time.IsZero() {
		t.Errorf("got %+v", o)
	}
	records, err := store.List(t.Context(), "feedback-useful")
	if err != nil || len(records) != 2 {
		t.Fatalf("got %d records, %v", len(records), err)
	}
	if got, want := string(records[0].Value), `{"answered":"/salary level:junior place:lyon","lang":"fr","useful":true}`; got != want {
		t.Errorf("kept %s, want %s", got, want)
	}
	if log.Len() > 0 {
		t.Errorf("logged %s", log)
	}
}

// The form holds the question for who asked it, and what is sent is kept, without what drives a terminal.
func TestReport(t *testing.T) {
	store := bot.NewMemory()
	r, _ := collecting(t, store, bot.Text{})
	useless := r.Ratings(r.Read(first, ann()))[1]
	f := r.Form(useless, ann())
	if f.Question != first || f.Verb != bot.Report || f.Locale != bot.French || !strings.Contains(f.About, "ni ton nom") || bot.Size(f.Title) > 24 {
		t.Errorf("got %+v", f)
	}
	if got, ok := bot.ReadRating(f.ID()); !ok || got != f.Rating {
		t.Errorf("%q is read back as %+v", f.ID(), got)
	}
	bob := ann()
	bob.User.ID = "bob"
	if f := r.Form(useless, bob); f.Question != "" || !strings.Contains(f.Note, "retaper") {
		t.Errorf("for somebody else: got %+v", f)
	}
	if f := r.Form(r.Ratings(r.Read(first, bot.Request{Locale: bot.French}))[1], bot.Request{}); f.Question != "" {
		t.Errorf("of nobody: got %+v", f)
	}
	if len(sent(t, store)) != 0 {
		t.Error("kept before it was sent")
	}
	for _, texts := range [][2]string{{"a\x1b[2J\nb", "une \u202emédiane"}, {strings.Repeat("é", 5000), ""}, {"", ""}} {
		if reply := r.Report(t.Context(), f.Rating, ann(), texts[0], texts[1]); !reply.Private || reply.Title != "Merci !" || reply.Blocks != nil {
			t.Errorf("got %+v", reply)
		}
	}
	all := sent(t, store)
	if len(all) != 3 || all[2].Question != "a[2J b" || all[2].Expected != "une médiane" || all[2].Useful || all[0].Question != "" {
		t.Fatalf("got %+v", all)
	}
	if got := bot.Size(all[1].Question); got != bot.FormSize {
		t.Errorf("kept %d characters, want %d", got, bot.FormSize)
	}
}

// A question is held for an hour, and no longer.
func TestQuestionHeld(t *testing.T) {
	r, _ := collecting(t, bot.NewMemory(), bot.Text{})
	u := r.Read(first, ann())
	synctest.Test(t, func(t *testing.T) {
		useless := r.Ratings(u)[1]
		time.Sleep(time.Hour - 1)
		if f := r.Form(useless, ann()); f.Question != first {
			t.Errorf("just before: got %q", f.Question)
		}
		time.Sleep(1)
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

// broken is a store that keeps nothing while it is away.
type broken struct {
	*bot.Memory
	away bool
}

func (b *broken) Put(ctx context.Context, kind, key string, value []byte) error {
	if b.away {
		return errors.New("store: away")
	}
	return b.Memory.Put(ctx, kind, key, value)
}

// What couldn't be kept is apologised for, logged without a word of it, and may be sent again.
func TestFeedbackNotKept(t *testing.T) {
	store := &broken{bot.NewMemory(), true}
	r, log := collecting(t, store, bot.Text{})
	ratings := r.Ratings(r.Read(first, ann()))
	for _, reply := range []bot.Reply{r.Rate(t.Context(), ratings[0], ann()), r.Report(t.Context(), ratings[1], ann(), first, "autre chose")} {
		if !strings.Contains(reply.Answer, "Désolé") || !reply.Private {
			t.Errorf("got %+v", reply)
		}
	}
	if got := log.String(); !strings.Contains(got, "store: away") || strings.Contains(got, "Lyon") || strings.Contains(got, "autre chose") || strings.Contains(got, "ann") {
		t.Errorf("logged %s", got)
	}
	store.away = false
	if reply := r.Rate(t.Context(), ratings[0], ann()); reply.Title != "Merci !" || len(sent(t, store)) != 1 {
		t.Errorf("again: got %+v, %d kept", reply, len(sent(t, store)))
	}
	if err := store.Memory.Put(t.Context(), "feedback-text", "bad", []byte("{")); err != nil {
		t.Fatal(err)
	}
	if _, err := bot.Opinions(t.Context(), store); err == nil || !strings.Contains(err.Error(), "feedback-text bad") {
		t.Errorf("a record that can't be read: got %v", err)
	}
}

// A button that is no rating of ours is none.
func TestNoRating(t *testing.T) {
	for _, id := range []string{"", "u", "ufr", "ufr.", "ufr./", "/", "ude.X/salary", "u.X/salary", "pfr.X/salary", "ufr/salary", "p/salary",
		"ufr.ABCDEFGHIJK/salary", "ufr.X/" + strings.Repeat("a", 400), "ufr.X/a\x1b", "ufr.X/a\nb"} {
		if got, ok := bot.ReadRating(id); ok != (id == "ufr./") {
			t.Errorf("%q: got %+v, %v", id, got, ok)
		}
	}
}

func FuzzReadRating(f *testing.F) {
	f.Add("ufr.ABCDEFGHIJ/salary level:junior")
	f.Add("nen.ABCDEFGHIJ/")
	f.Add("rfr./")
	f.Fuzz(func(t *testing.T, id string) {
		rating, ok := bot.ReadRating(id)
		if ok && rating.ID() != id {
			t.Errorf("%q is read as %+v", id, rating)
		}
	})
}
