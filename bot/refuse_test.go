package bot_test

import (
	"slices"
	"strings"
	"testing"

	"boussole/bot"
)

func TestRefusal(t *testing.T) {
	r := newRouter(t)
	unknown, abroad, job := lexicon().Refusal, lexicon().Limits[0].Says, lexicon().Limits[1].Says
	tests := []struct {
		name, text string
		want       string // the answer
		offer      string
	}{
		{"another subject", "quel temps fait-il demain ?", unknown.FR, "/help"},
		{"another subject in English", "tell me a joke", unknown.EN, "/help"},
		{"another subject, with figures", "une recette de crêpes pour 12 personnes avec 250 g de farine", unknown.FR, "/help"},
		{"strangers", "zxcv qwrt plmk", unknown.FR, "/help"},
		{"numbers", "42 1337", unknown.FR, "/help"},
		{"a country", "salaire d'un développeur en Suisse", abroad.FR, "/salary place:paris"},
		{"a country in English", "developer salary in Switzerland", abroad.EN, "/salary place:paris"},
		{"a country, with figures", "on me propose 90 000 € à Londres avec 5 ans d'expérience", abroad.FR, "/salary place:paris"},
		{"another job", "combien gagne une boulangère ?", job.FR, "/help"},
		{"another job in English", "how much does a baker earn?", job.EN, "/help"},
	}
	for _, test := range tests {
		u := r.Understand(test.text, bot.French, nil)
		reply := r.Answer(t.Context(), u)
		if !u.Refused || !reply.Refused || reply.Answer != test.want || u.Confidence < 0 || u.Confidence > 1 {
			t.Errorf("%s: %q: got %q, refused %t, sure %.2f, want %q", test.name, test.text, reply.Answer, u.Refused, u.Confidence, test.want)
		}
		if got := strings.Join(offers(t, reply), "\n"); !strings.Contains(got, test.offer) {
			t.Errorf("%s: got offers %q, want %s among them", test.name, got, test.offer)
		}
		noFigure(t, test.text, reply)
	}
}

// What may have been meant is asked back, save what holds a figure.
func TestAskBack(t *testing.T) {
	r := newRouter(t)
	u := bot.Understanding{Request: bot.Request{Locale: bot.French}, Refused: true, Others: []bot.Request{
		{Command: "training", Args: bot.Args{"path": "bootcamp"}}, {Command: "salary", Args: bot.Args{"offer": "42000"}}, {Command: "career"},
	}}
	reply := r.Answer(t.Context(), u)
	if got, want := offers(t, reply), []string{"/training path:bootcamp", "/career", "/help"}; !reply.Refused || !slices.Equal(got, want) {
		t.Errorf("got offers %q, refused %t, want %q", got, reply.Refused, want)
	}
	noFigure(t, "what may have been meant", reply)
}

// noFigure checks that a refusal holds none, and is written in the language of the question.
func noFigure(t testing.TB, text string, reply bot.Reply) {
	t.Helper()
	if got := reply.Title + reply.Plain(); reply.Title == "" || strings.ContainsAny(got, "0123456789") {
		t.Errorf("%q: got %q, want a refusal without a figure", text, got)
	}
}

// A limit holds for its commands, unless the question holds an idea that lifts it.
func TestLimits(t *testing.T) {
	r := newRouter(t)
	tests := []struct{ name, text, limit, want string }{
		{"its command", "combien gagne un junior à Londres", "abroad", ""},
		{"a command that it doesn't bound", "comment progresser vers senior à Londres", "", "/career to:senior"},
		{"lifted", "combien gagne un développeur junior, ancien boulanger", "", "/salary level:junior"},
		{"lifted in English", "what does a junior developer earn, formerly a baker", "", "/salary level:junior"},
		{"lifted for one, not for the other", "combien gagne un développeur, ancien boulanger, en Suisse", "abroad", ""},
		{"plural", "combien gagnent les boulangers", "other-job", ""},
		{"feminine plural", "combien gagnent les boulangères", "other-job", ""},
		{"plural in English", "how much do bakers earn", "other-job", ""},
	}
	for _, test := range tests {
		u := r.Understand(test.text, bot.French, nil)
		if u.Limit != test.limit || u.Refused != (test.limit != "") || !u.Refused && u.Request.String() != test.want {
			t.Errorf("%s: %q: got %s, limit %q, want %s, limit %q", test.name, test.text, u.Request, u.Limit, test.want, test.limit)
		}
	}
}
