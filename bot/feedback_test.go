package bot_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

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
