package commands_test

import (
	"context"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"boussole/bot"
)

var locales = []bot.Locale{bot.French, bot.English}

// A fact of the article or of what has changed since, with a command and a question that must bring it up.
type fact struct {
	name, command   string
	question, words bot.Text // words are separated by " ; "
}

func facts(t *testing.T) []fact {
	t.Helper()
	const file, least = "testdata/facts.tsv", 90
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out []fact
	names := map[string]bool{}
	for i, line := range strings.Split(strings.TrimSpace(string(data)), "\n")[1:] {
		cells := strings.Split(line, "\t")
		if len(cells) != 6 || slices.Contains(cells, "") || names[cells[0]] {
			t.Fatalf("%s:%d: six cells are needed, none empty, and a fact of its own: %q", file, i+2, line)
		}
		names[cells[0]] = true
		out = append(out, fact{cells[0], cells[1], bot.Text{FR: cells[2], EN: cells[3]}, bot.Text{FR: cells[4], EN: cells[5]}})
	}
	if len(out) < least {
		t.Fatalf("%s: %d facts, want %d at least", file, len(out), least)
	}
	return out
}

// TestFacts reaches every fact by command and by question, in both languages.
func TestFacts(t *testing.T) {
	r := router(t)
	ctx := context.Background()
	for _, f := range facts(t) {
		for _, l := range locales {
			t.Run(fmt.Sprintf("%s/%s/command", f.name, l), func(t *testing.T) {
				req, err := r.Parse(f.command, l)
				if err != nil {
					t.Fatalf("%s: %v", f.command, err)
				}
				f.check(t, f.command, r.Handle(ctx, req), l)
			})
			t.Run(fmt.Sprintf("%s/%s/question", f.name, l), func(t *testing.T) {
				question := f.question.In(l)
				u := r.Read(question, bot.Request{Locale: l})
				asked := fmt.Sprintf("%q, read as %v (%.2f)", question, u.Request, u.Confidence)
				f.check(t, asked, r.Answer(ctx, u), l)
			})
		}
	}
}

func (f fact) check(t *testing.T, asked string, reply bot.Reply, l bot.Locale) {
	t.Helper()
	if reply.Refused {
		t.Fatalf("%s: refused: %s", asked, reply.Answer)
	}
	if reply.Locale != l {
		t.Errorf("%s: answered in %s, want %s", asked, reply.Locale, l)
	}
	text := folded(reply.Plain())
	missing := slices.DeleteFunc(strings.Split(f.words.In(l), " ; "), func(words string) bool { return strings.Contains(text, folded(words)) })
	if len(missing) > 0 {
		t.Errorf("%s: %q isn't in the reply %q: %s", asked, missing, reply.Title, reply.Answer)
	}
	if len(reply.Sources) == 0 {
		t.Errorf("%s: no source", asked)
	}
}

// TestOpen holds that a range without an upper end is shown without one, nor as a zero.
func TestOpen(t *testing.T) {
	r := router(t)
	ended := regexp.MustCompile(`(85[ ,]?000|70[ ,]?000|\b650)( €)? ?(a|to|-|–|—) ?€?\d|\b0 €|€0\b`)
	for _, line := range []string{"/salary level:lead", "/salary level:lead place:paris", "/salary level:lead place:lyon", "/salary level:lead offer:90000",
		"/freelance level:lead", "/freelance level:lead rate:900", "/career to:architect", "/career from:lead"} {
		for _, l := range locales {
			req, err := r.Parse(line, l)
			if err != nil {
				t.Fatalf("%s: %v", line, err)
			}
			text := folded(r.Handle(context.Background(), req).Plain())
			if !strings.Contains(text, "85 000 €") && !strings.Contains(text, "€85,000") {
				t.Errorf("%s in %s: the range isn't shown: %s", line, l, text)
			}
			if found := ended.FindString(text); found != "" {
				t.Errorf("%s in %s: %q ends what is open", line, l, found)
			}
		}
	}
}

// folded is a text without case, accents and kinds of space and apostrophe.
func folded(s string) string {
	s = strings.NewReplacer("œ", "oe", "Œ", "oe", "’", "'").Replace(norm.NFKD.String(s))
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s)), " ")
}

// TestFolded holds that the comparison sees no more than it should.
func TestFolded(t *testing.T) {
	for in, want := range map[string]string{
		"40\u00a0000 à\u202f50\u00a0000\u00a0€": "40 000 a 50 000 €",
		"Le CŒUR, l’Été\n- suite":               "le coeur, l'ete - suite",
	} {
		if got := folded(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

// uses returns the uses of a command that a person may come to: alone, each value of each option, each with the next
// where an option takes several, all options at once, and what help shows.
func uses(c *bot.Command) []bot.Args {
	all, together := append([]bot.Args{{}}, c.Try...), bot.Args{}
	for _, o := range c.Options {
		for i, choice := range o.Choices {
			all = append(all, bot.Args{o.Name: choice.Value})
			if o.Many > 1 && i > 0 {
				all = append(all, bot.Args{o.Name: o.Choices[i-1].Value + "," + choice.Value})
			}
			together[o.Name] = choice.Value
		}
		if o.Kind == bot.Number64 {
			for _, n := range []float64{o.Quantity.Min, (o.Quantity.Min + o.Quantity.Max) / 2, o.Quantity.Max} {
				all = append(all, bot.Args{o.Name: fmt.Sprintf("%.0f", n)})
			}
			all = append(all, bot.Args{o.Name: o.Quantity.Example})
			together[o.Name] = o.Quantity.Example
		}
	}
	return append(all, together)
}

// TestEveryUse walks every command through every value that it takes, in both languages.
func TestEveryUse(t *testing.T) {
	r := router(t)
	walked := 0
	for _, c := range r.Commands() {
		for _, args := range uses(&c) {
			if c.Run == nil && len(args) == 0 {
				continue // without a question, it asks for one
			}
			for _, l := range locales {
				req := bot.Request{Command: c.Name, Args: args, Locale: l}
				t.Run(fmt.Sprintf("%s/%s", l, req), func(t *testing.T) {
					walked++
					reply := r.Handle(context.Background(), req)
					want := l
					if c.Run == nil {
						want = reply.Locale // the question's own
					}
					checkReply(t, r, c.Name, reply, want)
				})
			}
		}
	}
	if least := 300; walked < least && !t.Failed() {
		t.Errorf("%d uses walked, want %d at least", walked, least)
	}
}

// mistaken are the titles of replies that answer nothing.
var mistaken = []string{"Je n'ai pas pu répondre", "I couldn't answer", "Un souci de mon côté", "A problem on my side"}

// TestMistaken holds that a mistake is known by its title.
func TestMistaken(t *testing.T) {
	r := router(t)
	for _, l := range locales {
		if title := r.Handle(context.Background(), bot.Request{Command: "nothing-of-the-kind", Locale: l}).Title; !slices.Contains(mistaken, title) {
			t.Errorf("%s: a mistake is called %q, want one of %q", l, title, mistaken)
		}
	}
}

var (
	debris     = regexp.MustCompile(`%!|<nil>|map\[|\{[^}]*\}|  `)
	gendered   = regexp.MustCompile(`(?i)\pL\((e|s|es|le|ne|se|euse|rice|trice|ère)\)|\pL[·•]\pL|\pL/(e|se|euse|rice|trice)s?\b`)
	formal     = regexp.MustCompile(`(?i)(^|[^\pL])(vous|votre|vos)([^\pL]|$)`)
	sourceless = []string{"tip", "help"} // which state no figure
)

func checkReply(t *testing.T, r *bot.Router, command string, reply bot.Reply, l bot.Locale) {
	t.Helper()
	if slices.Contains(mistaken, reply.Title) || reply.Refused {
		t.Fatalf("not answered: %s: %s", reply.Title, reply.Answer)
	}
	if strings.TrimSpace(reply.Answer) == "" || strings.TrimSpace(reply.Title) == "" || reply.Locale != l {
		t.Errorf("title %q, answer %q, language %q", reply.Title, reply.Answer, reply.Locale)
	}
	if len(reply.Sources) == 0 && !slices.Contains(sourceless, command) {
		t.Error("no source")
	}
	for _, s := range reply.Sources {
		if s.Title == "" || s.Publisher == "" || s.Year == 0 || !strings.HasPrefix(s.URL, "http") {
			t.Errorf("half a source: %+v", s)
		}
	}
	checkButtons(t, r, reply)
	said := reply
	said.Sources = nil // whose titles are other people's words
	text := said.Title + "\n" + said.Plain()
	if found := debris.FindString(text); found != "" && !(command == "tip" && strings.HasPrefix(found, "{")) { // code is full of braces
		t.Errorf("%q in: %s", found, text)
	}
	if l == bot.French {
		if found := gendered.FindString(text); found != "" {
			t.Errorf("%q in: %s", found, text)
		}
		if found := formal.FindString(text); found != "" {
			t.Errorf("%q, to somebody who is « tu »: %s", found, text)
		}
	}
}

// checkButtons presses every button of a reply.
func checkButtons(t *testing.T, r *bot.Router, reply bot.Reply) {
	t.Helper()
	const least, most, size = 2, 4, 100
	var all []bot.Button
	for _, block := range reply.Blocks {
		if buttons, ok := block.(bot.Buttons); ok {
			all = append(all, buttons...)
		}
	}
	if len(all) < least || len(all) > most {
		t.Errorf("%d buttons, want %d to %d: %v", len(all), least, most, all)
	}
	pressed := map[string]bool{}
	for _, b := range all {
		line := b.Request.String()
		if n := utf8.RuneCountInString(line); n > size {
			t.Errorf("%s has %d characters, %d at most", line, n, size)
		}
		if pressed[line] {
			t.Errorf("%s: the same button twice", line)
		}
		if b.Label == "" {
			t.Errorf("%s: no label", line)
		}
		pressed[line] = true
		req, err := r.Parse(line, reply.Locale)
		if err != nil {
			t.Errorf("%s: %v", line, err)
			continue
		}
		if next := r.Handle(context.Background(), req); slices.Contains(mistaken, next.Title) || next.Refused {
			t.Errorf("%s: not answered: %s: %s", line, next.Title, next.Answer)
		}
	}
}

// strange are questions that the bot has no answer to, though some look like its subject.
var strange = map[bot.Locale][]string{
	bot.French: {"Quel temps fera-t-il demain à Lyon ?", "Qui a gagné la coupe du monde en 2018 ?", "Combien gagne une infirmière ?",
		"Salaire d'un dev back-end à Londres ?", "Combien gagne un développeur back en Suisse ?", "Quel salaire chez Google ?",
		"Combien coûte une année à Epitech ?", "C'est quand les inscriptions à l'Epita ?", "Salaire d'un développeur front-end ?",
		"Donne-moi une recette de crêpes pour 4", "Raconte-moi une blague", "Combien font 12 fois 7 ?"},
	bot.English: {"What's the weather tomorrow in Lyon?", "Who won the world cup in 2018?", "How much does a nurse earn?",
		"Back-end developer salary in London?", "What do back-end developers earn in Switzerland?", "What does Google pay?",
		"How much is a year at Epitech?", "When does enrolment at Epita close?", "Front-end developer salary?",
		"Give me a pancake recipe for 4", "Tell me a joke", "What is 12 times 7?"},
}

// TestRefused holds that a refusal gives no figure, and says what can be asked instead.
func TestRefused(t *testing.T) {
	r := router(t)
	for _, l := range locales {
		for _, question := range strange[l] {
			t.Run(question, func(t *testing.T) {
				u := r.Read(question, bot.Request{Locale: l})
				reply := r.Answer(context.Background(), u)
				if !reply.Refused {
					t.Fatalf("read as %v (%.2f): %s", u.Request, u.Confidence, reply.Answer)
				}
				checkRefusal(t, r, reply, l)
			})
		}
	}
}

// TestLimits holds every refusal that the knowledge has words for to the same.
func TestLimits(t *testing.T) {
	r := router(t)
	k, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	for _, limit := range k.Lexicon.Limits {
		for _, l := range locales {
			t.Run(limit.ID+"/"+string(l), func(t *testing.T) {
				reply := r.Answer(context.Background(), bot.Understanding{Request: bot.Request{Locale: l}, Refused: true, Limit: limit.ID})
				if !reply.Refused || reply.Answer != bot.Text(limit.Says).In(l) {
					t.Errorf("got %v %q, want %q", reply.Refused, reply.Answer, bot.Text(limit.Says).In(l))
				}
				checkRefusal(t, r, reply, l)
			})
		}
	}
}

func checkRefusal(t *testing.T, r *bot.Router, reply bot.Reply, l bot.Locale) {
	t.Helper()
	if reply.Locale != l || strings.TrimSpace(reply.Answer) == "" {
		t.Errorf("answered in %q, want %q: %q", reply.Locale, l, reply.Answer)
	}
	if text := reply.Title + "\n" + reply.Plain(); strings.ContainsFunc(text, unicode.IsDigit) {
		t.Errorf("a figure in a refusal: %s", text)
	}
	checkButtons(t, r, reply)
}

// TestGroups holds what the knowledge leaves to the commands: the levels and directions that it names are options.
func TestGroups(t *testing.T) {
	k, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	all, values := router(t).Commands(), map[string]map[string]bool{}
	for _, c := range all {
		for _, o := range c.Options {
			values[c.Name+" "+o.Name] = map[string]bool{}
			for _, choice := range o.Choices {
				values[c.Name+" "+o.Name][choice.Value] = true
			}
		}
	}
	for _, e := range k.Moves.Entries {
		if !values["career track"][e.Group] {
			t.Errorf("moves.yaml: %s: there is no direction %q", e.ID, e.Group)
		}
	}
	for _, e := range k.Paths.Entries {
		for _, level := range e.Levels {
			if !values["training level"][level] {
				t.Errorf("paths.yaml: %s: there is no level %q", e.ID, level)
			}
		}
	}
	for _, limit := range k.Lexicon.Limits {
		for _, name := range limit.Commands {
			if !slices.ContainsFunc(all, func(c bot.Command) bool { return c.Name == name }) {
				t.Errorf("lexicon.yaml: limit %s: there is no command %q", limit.ID, name)
			}
		}
	}
}
