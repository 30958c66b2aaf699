package bot_test

import (
	"strings"
	"testing"

	"boussole/bot"
)

// Questions in one message are answered one by one, but what belongs together stays one question.
func TestSeveral(t *testing.T) {
	r := newRouter(t)
	tests := []struct {
		name, text string
		want       []string // the first Request, and the others
	}{
		{"one", "combien gagne un développeur junior à Lyon ?", []string{"/salary level:junior place:lyon"}},
		{"two", "Combien gagne un développeur junior à Lyon ? Comment devenir senior ?", []string{"/salary level:junior place:lyon", "/career to:senior"}},
		{"two in English", "How much does a junior developer earn? What degree do I need?", []string{"/salary level:junior", "/training"}},
		{"joined", "combien gagne un développeur junior et comment passer de junior à senior", []string{"/salary level:junior", "/career from:junior to:senior"}},
		{"a change of subject", "salaire développeur junior, et sinon apprendre sans école", []string{"/salary level:junior", "/training path:self-taught"}},
		{"a change of subject in English", "developer salary in Lyon, by the way can one learn without a school", []string{"/salary place:lyon", "/training path:self-taught"}},
		{"a follow-up that changes the command", "comment passer de junior à senior ? et la fourchette de salaire à Lyon ?", []string{"/career from:junior to:senior", "/salary place:lyon"}},
		{"a follow-up that compares", "combien gagne un développeur junior à Paris ? et à Lyon ?", []string{"/salary level:junior place:paris,lyon"}},
		{"two values", "Paris ou Lyon, pour le salaire d'un junior ?", []string{"/salary level:junior place:paris,lyon"}},
		{"and between values", "salaire d'un junior à Paris et à Lyon", []string{"/salary level:junior place:paris,lyon"}},
		{"a story", "Bonjour ! Je suis développeur junior. Je vis à Lyon, et j'aime mon métier. On me propose 42 000 €, est-ce bien ? Merci !",
			[]string{"/salary level:junior offer:42000 place:lyon"}},
		{"said after the question", "combien gagne un développeur ? Comment devenir senior ? Je vis à Lyon.", []string{"/salary place:lyon", "/career to:senior"}},
		{"a greeting that asks", "Bonjour ? Combien gagne un développeur junior ?", []string{"/salary level:junior"}},
		{"the same again", "combien gagne un développeur junior ? je répète : combien gagne un développeur junior ?", []string{"/salary level:junior"}},
		{"what nobody knows", "combien gagne un développeur junior ? et le temps demain, il fait quoi ?", []string{"/salary level:junior"}},
		{"as many as are looked at", strings.Repeat("combien gagne un développeur ? comment devenir senior ? ", 3), []string{"/salary", "/career to:senior"}},
	}
	for _, test := range tests {
		u := r.Understand(test.text, bot.French, nil)
		got := []string{u.Request.String()}
		for _, more := range u.More {
			got = append(got, more.String())
		}
		if u.Refused || strings.Join(got, ", ") != strings.Join(test.want, ", ") {
			t.Errorf("%s: %q: got %v, refused %t, want %v", test.name, test.text, got, u.Refused, test.want)
		}
	}
}

// The others stand under the answer to the first, and lead to their own answers.
func TestSeveralShown(t *testing.T) {
	r := newRouter(t)
	for l, want := range map[bot.Locale]struct{ text, says, line string }{
		bot.French:  {"Combien gagne un développeur junior ? Comment devenir senior ?", "Tu demandais aussi : Carrière · Senior.", "/carriere vers:Senior"},
		bot.English: {"How much does a junior developer earn? How do I become a senior?", "You also asked: Career · Senior.", "/career to:Senior"},
	} {
		reply := r.Answer(t.Context(), r.Read(want.text, bot.Request{Locale: l}))
		if len(reply.Blocks) < 2 {
			t.Fatalf("%s: got %q", want.text, reply.Plain())
		}
		says, ok := reply.Blocks[0].(bot.Paragraph)
		buttons, both := reply.Blocks[1].(bot.Buttons)
		if !ok || !both || says.Text != want.says || len(buttons) != 1 || buttons[0].Line() != want.line || !strings.Contains(reply.Answer, "junior") {
			t.Errorf("%s: got %q", want.text, reply.Plain())
		}
	}
}
