package bot_test

import (
	"testing"

	"boussole/bot"
)

func TestUnderstand(t *testing.T) {
	r := newRouter(t)
	tests := []struct{ name, text, want string }{
		{"French", "Combien gagne un développeur junior à Lyon ?", "/salary level:junior place:lyon"},
		{"English", "How much does a junior developer earn in Lyon?", "/salary level:junior place:lyon"},
		{"another command", "comment progresser vers senior", "/career to:senior"},
		{"a choice that its questions describe", "apprendre sans école", "/training path:self-taught"},
		{"a choice that its questions describe, in English", "is it possible to learn without a school", "/training path:self-taught"},
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
		{"months", "salaire d'un développeur avec 18 mois d'expérience", "/salary years:1.5"},
		{"a length in months", "salaire d'un développeur junior au bout de six mois", "/salary level:junior"},
		{"an amount", "on me propose 42 000 € à Lyon, c'est bien ?", "/salary offer:42000 place:lyon"},
		{"an amount in English", "they offered me 42,000 euros in Lyon, is that good?", "/salary offer:42000 place:lyon"},
		{"an amount and years", "38k à Lyon avec 2 ans d'expérience, c'est bien ?", "/salary offer:38000 place:lyon years:2"},
		{"an amount in letters", "on me propose trente-huit mille euros à Lyon", "/salary offer:38000 place:lyon"},
		{"an amount in letters, in English", "they offered me forty-two thousand in Lyon", "/salary offer:42000 place:lyon"},
		{"an amount half in letters", "45 mille à Lyon pour un junior", "/salary level:junior offer:45000 place:lyon"},
		{"thousands left out", "on me propose 42 à Lyon, c'est bien ?", "/salary offer:42000 place:lyon"},
		{"a price with an e", "on me propose 42000e à Lyon", "/salary offer:42000 place:lyon"},
		{"a rank", "on me propose 42 000 € à Paris 9e", "/salary offer:42000 place:paris"},
		{"a level by years", "comment évoluer dans ma carrière avec quatre ans d'expérience ?", "/career from:confirmed"},
		{"an age", "J'ai 35 ans, combien gagne un développeur junior ?", "/salary level:junior"},
		{"an age in English", "I am 35 years old, what does a junior developer earn?", "/salary level:junior"},
		{"neither", "combien gagne un développeur junior, 3000 ?", "/salary level:junior"},
		{"two values", "salaire à Paris ou à Lyon pour un junior", "/salary level:junior place:paris,lyon"},
		{"two named choices", "une formation, bootcamp ou master ?", "/training path:bootcamp,master"},
		{"a named choice, though the rest is like another", "faire un master, un diplôme long à l'université", "/training path:master"},
		{"two choices that are only listed", "une formation : bootcamp et master", "/training path:bootcamp,master"},
		{"announced", "comment passer de confirmé à senior ?", "/career from:confirmed to:senior"},
		{"announced, the other way round", "devenir senior depuis un poste de junior", "/career from:junior to:senior"},
		{"neither", "combien gagne un développeur ni débutant ni senior ?", "/salary level:confirmed"},
		{"neither, with nothing between", "salaire ni junior ni confirmé à Lyon", "/salary place:lyon"},
		{"one denied", "salaire ni à Paris, senior", "/salary level:senior place:paris"},
		{"listed by a comma alone", "salaire Lyon, Paris", "/salary place:lyon,paris"},
		{"a pause ends what is announced", "deux ans de dev, devenir senior", "/career from:junior to:senior"},
		{"a comma in a word", "salaire junior à Pari,s", "/salary level:junior place:paris"},
		{"a letter of three left out", "salaire junior à Lyn", "/salary level:junior place:lyon"},
		{"by ear, but for one sound", "salaire konfermé à Lyon", "/salary level:confirmed place:lyon"},
		{"letters apart", "salaire j.u.n.i.o.r à Lyon", "/salary level:junior place:lyon"},
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

// What is typed in a hurry may stand for anything that a person could have written.
func TestSpelling(t *testing.T) {
	tests := []struct{ name, from, to, text, want string }{
		{"a word", "slr", "salaire", "slr junior", "/salary level:junior"},
		{"an accent and upper case", "Slré", "salaire", "slre junior", "/salary level:junior"},
		{"several words", "cbg", "combien gagne", "cbg un junior", "/salary level:junior"},
		{"a number", "inge", "bac+5", "formation inge", "/training path:master"},
		{"itself and more", "dev", "dev développeur", "salaire dev junior", "/salary level:junior"},
		{"nothing", "lol", "", "lol salaire junior", "/salary level:junior"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			defer func() {
				if p := recover(); p != nil { // an edit of the lexicon must not end the process
					t.Errorf("%s for %s: panic: %v", test.from, test.to, p)
				}
			}()
			l := lexicon()
			l.Spelling = map[string]string{test.from: test.to}
			r := newRouter(t)
			if err := r.Use(table(), l); err != nil {
				t.Fatal(err)
			}
			if got := r.Understand(test.text, bot.French, nil).Request.String(); got != test.want {
				t.Errorf("%s for %s: %q: got %s, want %s", test.from, test.to, test.text, got, test.want)
			}
		})
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
		{"xqzé, wkvçj", bot.English, bot.French, "accents alone"},
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
