package bot_test

import (
	"strings"
	"testing"

	"boussole/bot"
)

func TestUnderstand(t *testing.T) {
	r := newRouter(t)
	tests := []struct{ name, text, want string }{
		{"French", "Combien gagne un développeur junior à Lyon ?", "/salary level:junior place:lyon"},
		{"English", "How much does a junior developer earn in Lyon?", "/salary level:junior place:lyon"},
		{"another command", "comment progresser vers un poste de senior", "/career to:senior"},
		{"a choice that its questions describe", "apprendre sans école", "/training path:self-taught"},
		{"a choice that its questions describe, in English", "five years at university", "/training path:master"},
		{"no accents, upper case", "COMBIEN GAGNE UN DEVELOPPEUR DEBUTANT A SAINT ETIENNE", "/salary level:junior place:saint-etienne"},
		{"accents apart", "combien gagne un de\u0301veloppeur de\u0301butant", "/salary level:junior"},
		{"elision", "combien j'gagne quand j'suis débutant", "/salary level:junior"},
		{"curly apostrophe", "salaire d’un développeur débutant à l’étranger ou à Lyon", "/salary level:junior place:lyon"},
		{"plural", "salaires des développeurs débutants", "/salary level:junior"},
		{"plural in English", "salaries of experienced developers", "/salary level:senior"},
		{"feminine", "combien gagne une développeuse expérimentée", "/salary level:senior"},
		{"inclusive, a middle dot", "combien gagne un·e développeur·euse débutant·e", "/salary level:junior"},
		{"inclusive, parentheses", "combien gagne un(e) développeur(se) débutant(e)", "/salary level:junior"},
		{"inclusive, full stops", "salaire des développeur.euse.s débutant.e.s", "/salary level:junior"},
		{"inclusive, dashes", "salaire des développeur-euse-s débutant-e-s", "/salary level:junior"},
		{"in a hurry", "cb gagne un dvp junior", "/salary level:junior"},
		{"in a hurry, several words", "slr dvp paris jsuis junior", "/salary level:junior place:paris"},
		{"a letter changed", "combien gahne un développeur junior", "/salary level:junior"},
		{"a letter dropped", "combien gagne un dévloppeur jnior", "/salary level:junior"},
		{"letters swapped", "salaire senoir à Lyon", "/salary level:senior place:lyon"},
		{"by ear", "konbien gagne un dévelopeur sénior", "/salary level:senior"},
		{"years", "combien gagne un développeur avec 4 ans d'expérience", "/salary years:4"},
		{"years in English", "what does a developer with 4 years of experience earn", "/salary years:4"},
		{"years, shortly", "salaire développeur 4 ans", "/salary years:4"},
		{"years in letters", "salaire d'un développeur avec cinq ans d'expérience", "/salary years:5"},
		{"an amount", "on me propose 42 000 € à Lyon, c'est bien ?", "/salary offer:42000 place:lyon"},
		{"an amount in English", "they offered me 42,000 euros in Lyon, is that good?", "/salary offer:42000 place:lyon"},
		{"an amount and years", "38k à Lyon avec 2 ans d'expérience, c'est bien ?", "/salary offer:38000 place:lyon years:2"},
		{"an age", "J'ai 35 ans, combien gagne un développeur junior ?", "/salary level:junior"},
		{"an age in English", "I am 35 years old, what does a junior developer earn?", "/salary level:junior"},
		{"neither", "combien gagne un développeur junior, 3000 ?", "/salary level:junior"},
		{"two values", "salaire à Paris ou à Lyon pour un junior", "/salary level:junior place:paris,lyon"},
		{"announced", "comment passer de confirmé à senior ?", "/career from:confirmed to:senior"},
		{"announced, the other way round", "devenir senior depuis un poste de junior", "/career from:junior to:senior"},
		{"an emoji", "salaire junior à Lyon 🙏🏽", "/salary level:junior place:lyon"},
		{"invisible characters", "sal\u200baire jun\u00adior à \u202eLyon\u202c", "/salary level:junior place:lyon"},
		{"lines and tabs", "salaire\n\tjunior\r\nà Lyon", "/salary level:junior place:lyon"},
	}
	for _, test := range tests {
		got := r.Understand(test.text, bot.French, nil)
		if got.Refused || got.Request.String() != test.want || got.Confidence <= 0 || got.Confidence > 1 {
			t.Errorf("%s: %q: got %s, sure %.2f, refused %t, want %s", test.name, test.text, got.Request, got.Confidence, got.Refused, test.want)
		}
	}
}

// The question's own language wins; where nothing tells it, the person's is kept.
func TestUnderstandLanguage(t *testing.T) {
	r := newRouter(t)
	tests := []struct {
		text     string
		locale   bot.Locale
		want     bot.Locale
		instance string
	}{
		{"combien gagne un développeur ?", bot.English, bot.French, "French to an English speaker"},
		{"how much does a developer earn?", bot.French, bot.English, "English to a French speaker"},
		{"cb gagne un dvp junior", bot.English, bot.French, "French in a hurry"},
		{"salaire junior paris", bot.English, bot.French, "French, no accents"},
		{"developer salary in Paris", bot.French, bot.English, "English, French city"},
		{"quel temps fait-il demain", bot.English, bot.French, "off the subject"},
		{"what is the weather tomorrow", bot.French, bot.English, "off the subject, in English"},
		{"senior Lyon", bot.English, bot.English, "either, to an English speaker"},
		{"senior Lyon", bot.French, bot.French, "either, to a French speaker"},
		{"", bot.English, bot.English, "nothing"},
		{"🙂", bot.English, bot.English, "an emoji"},
		{"12 000", bot.English, bot.English, "a number"},
	}
	for _, test := range tests {
		if got := r.Understand(test.text, test.locale, nil).Request.Locale; got != test.want {
			t.Errorf("%s: %q: got %s, want %s", test.instance, test.text, got, test.want)
		}
	}
}

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
		{"a command that it doesn't bound", "comment progresser vers un poste de senior à Londres", "", "/career to:senior"},
		{"lifted", "combien gagne un développeur junior, ancien boulanger", "", "/salary level:junior"},
		{"lifted in English", "what does a junior developer earn, formerly a baker", "", "/salary level:junior"},
		{"lifted for one, not for the other", "combien gagne un développeur, ancien boulanger, en Suisse", "abroad", ""},
		{"plural", "combien gagnent les boulangères", "other-job", ""},
	}
	for _, test := range tests {
		u := r.Understand(test.text, bot.French, nil)
		if u.Limit != test.limit || u.Refused != (test.limit != "") || !u.Refused && u.Request.String() != test.want {
			t.Errorf("%s: %q: got %s, limit %q, want %s, limit %q", test.name, test.text, u.Request, u.Limit, test.want, test.limit)
		}
	}
}

// A short question that begins like a follow-up changes the Request before it.
func TestUnderstandFollowUp(t *testing.T) {
	r := newRouter(t)
	junior := bot.Request{Command: "salary", Args: bot.Args{"level": "junior", "place": "lyon"}}
	tests := []struct {
		name, text string
		prev       bot.Request
		want       string // empty when it is no follow-up
	}{
		{"a value", "et à Paris ?", junior, "/salary level:junior place:paris"},
		{"in English", "and in Paris?", junior, "/salary level:junior place:paris"},
		{"another option", "et pour un senior ?", junior, "/salary level:senior place:lyon"},
		{"a new option", "et avec 4 ans d'expérience ?", junior, "/salary level:junior place:lyon years:4"},
		{"two values", "et à Paris ou Lyon ?", junior, "/salary level:junior place:paris,lyon"},
		{"in a hurry, with a slip", "Et a pariss", junior, "/salary level:junior place:paris"},
		{"of another command", "et vers senior ?", bot.Request{Command: "career", Args: bot.Args{"from": "junior"}}, "/career from:junior to:senior"},
		{"no value", "et alors ?", junior, ""},
		{"a value of another command", "et un bootcamp ?", junior, ""},
		{"a word that nothing explains", "et à Paris zxcv ?", junior, ""},
		{"a long question", "et à Paris quelle formation faut-il pour devenir développeur ?", junior, ""},
		{"no beginning of one", "Paris", junior, ""},
		{"a command that is gone", "et à Paris ?", bot.Request{Command: "gone", Args: bot.Args{"level": "junior"}}, ""},
	}
	for _, test := range tests {
		before := test.prev.String()
		got := r.Understand(test.text, bot.French, &test.prev).Request.String()
		follows := strings.Contains(got, "level:junior") || strings.Contains(got, "place:lyon") || strings.Contains(got, "from:junior")
		if test.want != "" && got != test.want || test.want == "" && follows {
			t.Errorf("%s: %q after %s: got %s, want %q", test.name, test.text, before, got, test.want)
		}
		if test.prev.String() != before {
			t.Errorf("%s: the earlier Request became %s", test.name, test.prev)
		}
	}
}
