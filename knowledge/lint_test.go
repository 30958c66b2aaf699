package knowledge_test

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"boussole/knowledge"
)

// An edit breaks one thing in a copy of the shipped data.
type edit func(t *testing.T, folder fstest.MapFS)

// replace changes the first place where a file holds a text.
func replace(file, old, text string) edit {
	return func(t *testing.T, folder fstest.MapFS) {
		t.Helper()
		before := string(folder[file].Data)
		if !strings.Contains(before, old) {
			t.Fatalf("%s doesn't hold %q", file, old)
		}
		folder[file].Data = []byte(strings.Replace(before, old, text, 1))
	}
}

func drop(file string) edit {
	return func(_ *testing.T, folder fstest.MapFS) { delete(folder, file) }
}

func add(file, text string) edit {
	return func(_ *testing.T, folder fstest.MapFS) { folder[file] = &fstest.MapFile{Data: []byte(text)} }
}

// A want is a fault: its file, the text before which it must stand (§ marks the very place within it; none: the file's
// beginning), and its message.
type want struct{ file, place, message string }

func (w want) line(t *testing.T, folder fstest.MapFS) string {
	t.Helper()
	before, after, _ := strings.Cut(w.place, "§")
	line, column := 1, 1
	if before+after != "" {
		at := strings.Index(string(folder[w.file].Data), before+after)
		if at < 0 {
			t.Fatalf("%s doesn't hold %q", w.file, before+after)
		}
		if strings.Contains(w.place, "§") {
			at += len(before)
		}
		above := string(folder[w.file].Data[:at])
		line = strings.Count(above, "\n") + 1
		column = len([]rune(above[strings.LastIndex(above, "\n")+1:])) + 1
	}
	return fmt.Sprintf("%s:%d:%d: %s", w.file, line, column, w.message)
}

// Pieces of the shipped data that several tests break.
const (
	junior     = "{fr: Junior, en: Junior}"
	phpTerms   = "terms: {fr: [php, laravel, symfony, symfo], en: [php, laravel, symfony, symfo]}"
	atLyon     = "in: {fr: à Lyon, en: in Lyon}\n    like: "
	parisBand  = "  - {place: paris, level: junior, low: 40000, high: 50000}\n"
	leadRate   = "  - {level: lead, low: 650}\n"
	spring     = "      framework: {fr: Spring, en: Spring}\n"
	javaTitle  = "    name: {fr: Java, en: Java}\n"
	javaAnswer = "      fr: >-\n        Java est l'un"
	javaRefs   = "    sources: [article, endoflife]\n    see: [skills/frameworks, languages/csharp, skills/databases]\n"
	bisect     = "    title: {fr: \"Fais chercher le commit fautif par Git\", en: \"Let Git hunt for the guilty commit\"}\n"
	worked     = "Ça marchait dans la version"
	atBisect   = "  - §id: git-bisect-run"
	atJava     = "  - §id: java"
	go127      = "go,1.27,2026-08-19,,,1.27.0,2026-08-19,,\n"
	go126      = "go,1.26,2026-02-10,,,1.26.7,2026-08-19,,\n"
	articleURL = "    url: https://co-cto.fr/blog/developpeur-back-end-definition-role-etudes-et-salaire\n"
	atGoBlog   = "- §{name: Go Blog"
	atArticle  = "  - §id: article"
)

var broken = []struct {
	name  string
	edits []edit
	want  []want
}{
	{"nothing", nil, nil},

	// Both languages.
	{"text in one language", []edit{replace("salary.yaml", junior, "{fr: Junior}")},
		[]want{{"salary.yaml", "{fr: Junior}", "missing language: en"}}},
	{"text that is empty in one", []edit{replace("salary.yaml", junior, "{fr: ~, en: Junior}")},
		[]want{{"salary.yaml", "{fr: ~,", "missing language: fr"}}},
	{"text that is missing", []edit{replace("salary.yaml", "    name: "+junior+"\n", "")},
		[]want{{"salary.yaml", "  - §id: junior", `level "junior": an id of its own, name, as and years are needed`}}},
	{"text in an unknown language", []edit{replace("salary.yaml", junior, "{fr: Junior, en: Junior, de: Junior}")},
		[]want{{"salary.yaml", "de: Junior", `unknown language "de": fr and en are possible`}}},
	{"phrases in one language", []edit{replace("tips/php.yaml", phpTerms, "terms: {fr: [php]}")},
		[]want{{"tips/php.yaml", "{fr: [php]}", "missing language: en"}}},
	{"phrases that are no list", []edit{replace("tips/php.yaml", phpTerms, "terms: {fr: [php], en: {php: 1}}")},
		[]want{{"tips/php.yaml", "en: §{php: 1}}", "en: a list of phrases expected"}}},
	{"tip in one language", []edit{replace("tips/git.yaml", bisect, "    title: {en: Let Git hunt}\n")},
		[]want{{"tips/git.yaml", "{en: Let Git hunt}", "missing language: fr"}}},

	// Keys, syntax and types.
	{"unknown key", []edit{replace("salary.yaml", "low: 40000, high", "low: 40000, hihg")},
		[]want{{"salary.yaml", "hihg", `unknown key "hihg"`}}},
	{"unknown key of the whole file", []edit{replace("sources.yaml", "sources:\n", "author: me\nsources:\n")},
		[]want{{"sources.yaml", "author", `unknown key "author"`}}},
	{"doubled key", []edit{add("tips/git.yaml", "topic: git\ntopic: git\n")},
		[]want{{"tips/git.yaml", "topic: git\n§topic", `key "topic" is given twice, first on line 1`}}},
	{"broken syntax", []edit{replace("salary.yaml", "source: article", "source: article: co-cto")},
		[]want{{"salary.yaml", "source: article§:", "a colon that begins no value here: put a text that holds one in quotes"}}},
	{"text where a number belongs", []edit{replace("salary.yaml", "low: 40000", "low: forty")},
		[]want{{"salary.yaml", "forty", `"forty" where a number belongs`}}},
	{"text where a list belongs", []edit{replace("languages.yaml", javaRefs, "    sources: article\n")},
		[]want{{"languages.yaml", "    sources: §article\n", `"article" where a list belongs`}}},
	{"file that is empty", []edit{add("role.yaml", "")}, []want{{"role.yaml", "", "the file is empty"}}},

	// Sources.
	{"figures without a source", []edit{replace("salary.yaml", "source: article\n", "")},
		[]want{{"salary.yaml", "", "salary ranges: a source is needed"}}},
	{"rates without a source", []edit{replace("freelance.yaml", "source: article\n", "")},
		[]want{{"freelance.yaml", "", "rates: a source is needed"}}},
	{"entry without a source", []edit{replace("languages.yaml", javaRefs, "    see: [skills/frameworks]\n")},
		[]want{{"languages.yaml", atJava, `entry "java": no source`}}},
	{"claim without a source", []edit{replace("languages.yaml", "        source: endoflife\n", "")},
		[]want{{"languages.yaml", atJava, `entry "java": a claim needs a text and a source`}}},
	{"source without a year", []edit{replace("sources.yaml", "    year: 2025\n"+articleURL, articleURL)},
		[]want{{"sources.yaml", atArticle, `source "article": year is missing or impossible`}}},
	{"source without an address", []edit{replace("sources.yaml", articleURL, "")},
		[]want{{"sources.yaml", atArticle, `source "article": url is missing or no web address`}}},
	{"source twice", []edit{replace("sources.yaml", "  - id: afup\n", "  - {id: article, title: {fr: a, en: b}, publisher: c, year: 2025, url: \"https://d\"}\n  - id: afup\n")},
		[]want{{"sources.yaml", "{id: article", `source id "article" is missing or taken`}}},
	{"source that isn't there", []edit{replace("languages.yaml", javaRefs, "    sources: [article, endoflove]\n")},
		[]want{{"languages.yaml", "endoflove", `no source is called "endoflove"`}}},
	{"source of a claim that isn't there", []edit{replace("languages.yaml", "        source: endoflife\n", "        source: endoflove\n")},
		[]want{{"languages.yaml", "endoflove", `no source is called "endoflove"`}}},
	{"source of the ranges that isn't there", []edit{replace("salary.yaml", "source: article", "source: articles")},
		[]want{{"salary.yaml", "articles", `no source is called "articles"`}}},

	// Entries.
	{"see that isn't there", []edit{replace("languages.yaml", "see: [skills/frameworks, languages/csharp", "see: [skills/frameworks, languages/cobol")},
		[]want{{"languages.yaml", "languages/cobol", `nothing is called "languages/cobol"`}}},
	{"entry twice", []edit{replace("schools.yaml", "  - id: codecademy\n", "  - id: epitech\n")},
		[]want{{"schools.yaml", "schools/codecademy", `nothing is called "schools/codecademy"`},
			{"schools.yaml", "  - §id: epitech\n    name: {fr: \"Codecademy\"", `entry "epitech": id is taken`}}},
	{"entry without a name", []edit{replace("languages.yaml", javaTitle, "")},
		[]want{{"languages.yaml", atJava, `entry "java": id, name, answer and points are needed`}}},
	{"overview under another key", []edit{replace("languages.yaml", "overview:\n", "overviews:\n")},
		[]want{{"languages.yaml", "overviews", `unknown key "overviews"`}}},
	{"missing cell", []edit{replace("languages.yaml", spring, "")},
		[]want{{"languages.yaml", atJava, `entry "java": no cell for column "framework"`}}},
	{"cell of no column", []edit{replace("languages.yaml", spring, spring+"      speed: {fr: vite, en: fast}\n")},
		[]want{{"languages.yaml", atJava, `entry "java": there is no column "speed"`}}},
	{"column twice", []edit{replace("languages.yaml", "columns:\n", "columns:\n  - {id: support, name: {fr: a, en: b}}\n")},
		[]want{{"languages.yaml", "- §{id: support, name: {fr: Version", `column "support": an id of its own and a name are needed`}}},
	{"answer that is too long", []edit{replace("languages.yaml", javaAnswer, "      fr: >-\n        "+strings.Repeat("Bavard. ", 40)+"Java est l'un")},
		[]want{{"languages.yaml", atJava, "java: answer has 485 characters, 420 at most: Bavard. Bavard. Bavard. Bavard. Bavard. …"}}},

	// Figures.
	{"high below low", []edit{replace("salary.yaml", "low: 40000, high: 50000", "low: 50000, high: 40000")},
		[]want{{"salary.yaml", "- §{place: paris, level: junior", "a range needs a low above 0, and a high above low or none"}}},
	{"high that is no number", []edit{replace("salary.yaml", "low: 40000, high: 50000", "low: 40000, high: .nan")},
		[]want{{"salary.yaml", "- §{place: paris, level: junior", "a range needs a low above 0, and a high above low or none"}}},
	{"endless high", []edit{replace("salary.yaml", "low: 40000, high: 50000", "low: 40000, high: .inf")},
		[]want{{"salary.yaml", "- §{place: paris, level: junior", "a range needs a low above 0, and a high above low or none"}}},
	{"missing band", []edit{replace("salary.yaml", parisBand, "")},
		[]want{{"salary.yaml", "", `no range for level "junior" in place "paris"`}}},
	{"two missing bands", []edit{replace("salary.yaml", parisBand, ""), replace("salary.yaml", "  - {place: province, level: junior, low: 35000, high: 43000}\n", "")},
		[]want{{"salary.yaml", "", `no range for level "junior" in place "paris"`}, {"salary.yaml", "", `no range for level "junior" in place "province"`}}},
	{"band twice", []edit{replace("salary.yaml", parisBand, parisBand+parisBand)},
		[]want{{"salary.yaml", parisBand + "  - §{place: paris, level: junior", "the range of paris junior is given twice"}}},
	{"band of no level", []edit{replace("salary.yaml", "bands:\n", "bands:\n  - {place: paris, level: intern, low: 1}\n")},
		[]want{{"salary.yaml", "{place: paris, level: intern", `no level is called "intern"`}}},
	{"band of no place", []edit{replace("salary.yaml", "bands:\n", "bands:\n  - {place: rome, level: junior, low: 1}\n")},
		[]want{{"salary.yaml", "{place: rome", `no place is called "rome"`}}},
	{"place like none", []edit{replace("salary.yaml", atLyon+"province", atLyon+"provence")},
		[]want{{"salary.yaml", atLyon + "§provence", `no place with figures of its own is called "provence"`}}},
	{"place like one that has no figures", []edit{replace("salary.yaml", atLyon+"province", atLyon+"lille")},
		[]want{{"salary.yaml", atLyon + "§lille", `no place with figures of its own is called "lille"`}}},
	{"place twice", []edit{replace("salary.yaml", "  - id: lille\n", "  - id: lyon\n")},
		[]want{{"salary.yaml", "  - §id: lyon\n    name: {fr: Lille", `place "lyon": an id of its own, name and in are needed`}}},
	{"level that ends before it begins", []edit{replace("salary.yaml", "from: 3\n", "from: 6\n")},
		[]want{{"salary.yaml", "  - §id: confirmed", `level "confirmed": to needs a from that isn't after it`}}},
	{"missing rate", []edit{replace("freelance.yaml", "  - {level: confirmed, low: 350, high: 450}\n", "")},
		[]want{{"freelance.yaml", "", `no rate for level "confirmed", nor a word on why`},
			{"moves.yaml", "  - §id: consultant", `entry "consultant": there is no range "freelance/confirmed"`}}},
	{"rate twice", []edit{replace("freelance.yaml", leadRate, leadRate+leadRate)},
		[]want{{"freelance.yaml", leadRate + "  - §{", "the rate of lead is given twice"}}},
	{"quoted range that isn't there", []edit{replace("languages.yaml", javaAnswer, "      fr: >-\n        {paris/intern} {paris/lead} Java est l'un")},
		[]want{{"languages.yaml", atJava, `entry "java": there is no range "paris/intern"`}}},
	{"brace that quotes nothing", []edit{replace("languages.yaml", javaAnswer, "      fr: >-\n        {Java est l'un")},
		[]want{{"languages.yaml", atJava, `entry "java": there is no range "Java est l'un des sept langage"`}}},
	{"claim that quotes a range", []edit{replace("languages.yaml", "            Il existe aussi", "            {paris/lead} Il existe aussi")},
		[]want{{"languages.yaml", atJava, `entry "java": a claim has figures of its own, and quotes none`}}},
	{"ceiling of nothing", []edit{replace("freelance.yaml", "amount: 83600", "amount: 0")},
		[]want{{"freelance.yaml", "", "ceiling: an amount above 0 and above, a text, are needed"}}},
	{"net pay without a date", []edit{replace("netpay.yaml", "date: 2026-07-01\n", "")},
		[]want{{"netpay.yaml", "", "a date, a scope and two rows at least are needed"}}},
	{"net pay without a source", []edit{replace("netpay.yaml", "source: urssaf\n", "")},
		[]want{{"netpay.yaml", "", "net pay: a source is needed"}}},
	{"net above gross", []edit{replace("netpay.yaml", "[22500, 17510, 17548]", "[22500, 17510, 22500]")},
		[]want{{"netpay.yaml", "", "row 1: net 22500 isn't under gross 22500"}}},
	{"net pay that falls", []edit{replace("netpay.yaml", "[23000, 17904, 17943]", "[23000, 17500, 17943]")},
		[]want{{"netpay.yaml", "", "row 2: 17500 isn't above 17510, in the row before"}}},
	{"row cut short", []edit{replace("netpay.yaml", "[23000, 17904, 17943]", "[23000, 17904]")},
		[]want{{"netpay.yaml", "", "row 2: gross, net of a cadre and net of anybody else are needed"}}},
	{"net pay of nothing", []edit{replace("netpay.yaml", "[22500, 17510, 17548]", "[22500, -1, .nan]")},
		[]want{{"netpay.yaml", "", "row 1: -1 is no amount"}}},
	{"sector twice", []edit{replace("freelance.yaml", "  - id: luxury\n", "  - id: finance\n")},
		[]want{{"freelance.yaml", "", `sector "finance": an id of its own, a name and a text are needed`}}},

	// Tips and vocabulary.
	{"priced tip", []edit{replace("tips/git.yaml", worked, "Dans 50 % des cas, ça marchait dans la version")},
		[]want{{"tips/git.yaml", atBisect, `tip "git-bisect-run": the figure "50 %" needs a source, and a tip has none`}}},
	{"priced tip, with no-break spaces", []edit{replace("tips/git.yaml", worked, "Pour 50\u202f000\u00a0€, ça marchait dans la version")},
		[]want{{"tips/git.yaml", atBisect, `tip "git-bisect-run": the figure "50\u202f000\u00a0€" needs a source, and a tip has none`}}},
	{"priced title", []edit{replace("tips/git.yaml", bisect, "    title: {fr: Gagne du temps, en: Earn €500 more}\n")},
		[]want{{"tips/git.yaml", atBisect, `tip "git-bisect-run": the figure "€5" needs a source, and a tip has none`}}},
	{"tip twice, in two files", []edit{replace("tips/go.yaml", "- id: ", "- id: git-reflog #")},
		[]want{{"tips/go.yaml", "id: git-reflog #", `tip "git-reflog": an id of its own, a title and a text are needed`}}},
	{"topic twice", []edit{replace("tips/api.yaml", "topic: api\n", "topic: git\n")},
		[]want{{"tips/git.yaml", "", `topic "git": a topic of its own, a name, terms and tips are needed`}}},
	{"limit lifted by no idea", []edit{replace("lexicon.yaml", "    unless: [origin]\n", "    unless: [atlantis]\n")},
		[]want{{"lexicon.yaml", "", `limit "elsewhere": no concept is called "atlantis"`}}},
	{"limit set aside beside no option", []edit{replace("lexicon.yaml", "    option: place\n", "")},
		[]want{{"lexicon.yaml", "", `limit "elsewhere": aside needs an option, and an option aside`}}},

	// Versions of technologies.
	{"release date that is none", []edit{replace("releases.yaml", "date: 2026-08-22", "date: August")},
		[]want{{"releases.yaml", "August", "a day such as 2026-08-22 expected"}}},
	{"releases without a source", []edit{replace("releases.yaml", "source: endoflife\n", "")},
		[]want{{"releases.yaml", "", "releases: a source is needed"}}},
	{"unknown key of a product", []edit{replace("releases.yaml", "name: PHP,", "name: PHP, colour: blue,")},
		[]want{{"releases.yaml", "colour", `unknown key "colour"`}}},
	{"product twice", []edit{replace("releases.yaml", "id: python,", "id: php,")},
		[]want{{"releases.csv", "python,3.14", `no product is called "python"`},
			{"releases.yaml", "{id: php, name: Python", `product "php": an id of its own, a name and terms are needed`}}},
	{"product without terms", []edit{replace("releases.yaml", ", terms: [redis]", "")},
		[]want{{"releases.yaml", "{id: redis", `product "redis": an id of its own, a name and terms are needed`}}},
	{"term twice", []edit{replace("releases.yaml", "terms: [rust, rustlang", "terms: [rust, php")},
		[]want{{"releases.yaml", "{id: rust", `product "rust": the term "php" is taken by "php"`}}},
	{"page that is an address", []edit{replace("releases.yaml", "page: rails", `page: "https://endoflife.date/rails"`)},
		[]want{{"releases.yaml", "{id: ruby-on-rails", `product "ruby-on-rails": "https://endoflife.date/rails" is no page of endoflife.date`}}},
	{"note in one language", []edit{replace("releases.yaml", "      en: >-\n        C# has", "      de: >-\n        C# has")},
		[]want{{"releases.yaml", "fr: >-\n        C#", "missing language: en"}, {"releases.yaml", "de: >-", `unknown language "de": fr and en are possible`}}},
	{"versions of no product", []edit{replace("releases.csv", go127, "cobol,85,2026-01-01,,,85,2026-01-01,,\n"+go127)},
		[]want{{"releases.csv", "cobol,85", `no product is called "cobol"`}}},
	{"version from after the date", []edit{replace("releases.csv", go127, strings.ReplaceAll(go127, "2026-08-19", "2026-08-23"))},
		[]want{{"releases.csv", "go,1.27", `version "1.27" of "go" came out after the date of all`}}},
	{"version twice", []edit{replace("releases.csv", go127, go127+go127)},
		[]want{{"releases.csv", go127 + "go,§1.27", `version "1.27" of "go" is given twice`}}},
	{"versions out of order", []edit{replace("releases.csv", go127, ""), replace("releases.csv", go126, go126+go127)},
		[]want{{"releases.csv", "go,1.27,§", "go 1.27 came out after the version above it: the newest comes first"}}},
	{"versions apart", []edit{replace("releases.csv", go127, ""), replace("releases.csv", "python,3.13", go127+"python,3.13")},
		[]want{{"releases.csv", go127, `the lines of "go" must stand together: they begin on line 22`},
			{"releases.csv", "python,3.13", `the lines of "python" must stand together: they begin on line 33`}}},
	{"day that isn't in the calendar", []edit{replace("releases.csv", "go,1.27,2026-08-19", "go,1.27,2026-02-30")},
		[]want{{"releases.csv", "go,1.27,§2026-02-30", `released: a day such as 2026-08-22 expected, not "2026-02-30"`},
			{"releases.csv", "go,1.26,§", "go 1.26 came out after the version above it: the newest comes first"}}},
	{"ending that is no day", []edit{replace("releases.csv", "2027-12-31,2029-12-31", "soon,yes")},
		[]want{{"releases.csv", "soon", `active_support: a day such as 2026-08-22 expected, not "soon"`},
			{"releases.csv", "soon,§yes", `security_fixes: a day such as 2026-08-22 expected, not "yes"`}}},
	{"security fixes that end first", []edit{replace("releases.csv", "2027-12-31,2029-12-31", "2029-12-31,2027-12-31")},
		[]want{{"releases.csv", "2029-12-31,§2027-12-31", "security fixes end before active support does"}}},
	{"security fixes that end before they begin", []edit{replace("releases.csv", go127, "go,1.27,2026-08-19,,2025-08-19,1.27.0,2026-08-19,,\n")},
		[]want{{"releases.csv", "go,1.27,2026-08-19,,§", "security fixes end before the version came out"}}},
	{"version without a name", []edit{replace("releases.csv", "go,1.27,", "go,,")},
		[]want{{"releases.csv", "go,§,2026", "version: 1 to 40 characters expected, without quotes"}}},
	{"cell too few", []edit{replace("releases.csv", go127, "go,1.27,2026-08-19\n")},
		[]want{{"releases.csv", "go,1.27", "3 cells where 9 belong"}}},
	{"quote that isn't closed", []edit{replace("releases.csv", "go,1.27,", "go,1.\"27,")},
		[]want{{"releases.csv", `go,1.§"27`, "a quote that isn't closed, or stands in the middle of a cell"}}},
	{"another head", []edit{replace("releases.csv", "product,version", "version,product")},
		[]want{{"releases.csv", "version,product", "the first line must be product,version,released,active_support,security_fixes,latest,latest_released,lts,extended_support"}}},
	{"versions that are empty", []edit{add("releases.csv", "")}, []want{{"releases.csv", "", "the file is empty"}}},
	{"versions that are no text", []edit{replace("releases.csv", "go,1.27,", "go,1.27\xff,")},
		[]want{{"releases.csv", "go,1.27§\xff", "a byte that is no UTF-8 text"}}},

	{"questions of no meaning, and in one language", []edit{add("questions/new.yaml", "questions:\n  - {means: /role, fr: a, en: b}\n  - {fr: a, en: b}\n  - {means: /role, fr: a}\n")},
		[]want{{"questions/new.yaml", "- §{fr: a, en: b}", `means "": what it means, fr and en are needed`},
			{"questions/new.yaml", "- §{means: /role, fr: a}", `means "/role": what it means, fr and en are needed`}}},

	// Feeds.
	{"feed of no topic", []edit{replace("feeds.yaml", "topics: [go]", "topics: [gopher]")},
		[]want{{"feeds.yaml", "gopher", `no topic is called "gopher"`}}},
	{"feed without topics", []edit{replace("feeds.yaml", "topics: [go], ", "")},
		[]want{{"feeds.yaml", atGoBlog, `feed "Go Blog": a name and topics are needed`}}},
	{"feed without a name", []edit{replace("feeds.yaml", "{name: Go Blog, ", "{")},
		[]want{{"feeds.yaml", "- §{url: \"https://go.dev", `feed "": a name and topics are needed`}}},
	{"feed with a name too long", []edit{replace("feeds.yaml", "name: Go Blog", "name: "+strings.Repeat("Go", 31))},
		[]want{{"feeds.yaml", "- §{name: GoGo", "the name of a feed has 62 characters, 60 at most: " + strings.Repeat("Go", 20) + "…"}}},
	{"feed without an address", []edit{replace("feeds.yaml", `url: "https://go.dev/blog/feed.atom", `, "")},
		[]want{{"feeds.yaml", atGoBlog, `feed "Go Blog": url is missing or no web address of up to 500 bytes`}}},
	{"feed in a file", []edit{replace("feeds.yaml", "https://go.dev/blog", "file:///blog")},
		[]want{{"feeds.yaml", atGoBlog, `feed "Go Blog": url is missing or no web address of up to 500 bytes`}}},
	{"feed with an address too long", []edit{replace("feeds.yaml", "go.dev/blog", "go.dev/"+strings.Repeat("b", 500))},
		[]want{{"feeds.yaml", atGoBlog, `feed "Go Blog": url is missing or no web address of up to 500 bytes`}}},
	{"feed in no language", []edit{replace("feeds.yaml", "topics: [go], language: en", "topics: [go], language: de")},
		[]want{{"feeds.yaml", atGoBlog, `feed "Go Blog": language is fr or en`}}},
	{"feed with an unknown key", []edit{replace("feeds.yaml", "topics: [go], ", "topic: go, topics: [go], ")},
		[]want{{"feeds.yaml", "topic: go", `unknown key "topic"`}}},
	{"feed with topics that are no list", []edit{replace("feeds.yaml", "topics: [go]", "topics: go")},
		[]want{{"feeds.yaml", "§go, language", `"go" where a list belongs`}}},
	{"feed given twice", []edit{replace("feeds.yaml", "{name: Python Insider", "{name: Go Blog"), replace("feeds.yaml", "https://deno.com/feed", "https://go.dev/blog/feed.atom")},
		[]want{{"feeds.yaml", "- §{name: Go Blog, url: \"https://blog.python", `feed "Go Blog": its name or its address is given twice`},
			{"feeds.yaml", "- §{name: Deno Blog", `feed "Deno Blog": its name or its address is given twice`}}},
	{"topic of the news without a feed", []edit{replace("feeds.yaml", "topics: [kotlin]", "topics: [java]")},
		[]want{{"feeds.yaml", "- §id: kotlin", `topic "kotlin": no feed has it`}}},
	{"topic of the news that tips have too", []edit{replace("feeds.yaml", "id: kotlin", "id: java"), replace("feeds.yaml", "topics: [kotlin]", "topics: [java]")},
		[]want{{"feeds.yaml", "- §id: java", `topic "java": an id of its own, which no tips have, a name and terms are needed`}}},
	{"topic of the news without a name", []edit{replace("feeds.yaml", "    name: {fr: Rust, en: Rust}\n", "")},
		[]want{{"feeds.yaml", "- §id: rust", `topic "rust": an id of its own, which no tips have, a name and terms are needed`}}},
	{"topic of the news in one language", []edit{replace("feeds.yaml", "{fr: Rust, en: Rust}", "{fr: Rust}")},
		[]want{{"feeds.yaml", "{fr: Rust}", "missing language: en"}}},
	{"no feeds", []edit{drop("feeds.yaml")}, []want{{"feeds.yaml", "", "missing file"}}},

	// Files.
	{"missing file", []edit{drop("pay.yaml")}, []want{{"pay.yaml", "", "missing file"}}},
	{"stray file", []edit{add("notes.yaml", "a: b")}, []want{{"notes.yaml", "", "not a file of the knowledge"}}},
	{"stray file among the tips", []edit{add("tips/readme.md", "Tips")}, []want{{"tips/readme.md", "", "not a file of the knowledge"}}},
	{"stray folder", []edit{add("tips/old/go.yaml", "topic: go")}, []want{{"tips/old/go.yaml", "", "not a file of the knowledge"}}},
	{"hidden file", []edit{add(".role.yaml.swp", "\x00")}, nil},
	{"file that is too large", []edit{add("tips/big.yaml", strings.Repeat("#", 1<<20+1))},
		[]want{{"tips/big.yaml", "", "larger than 1048576 bytes"}}},

	{"several at once", []edit{
		replace("salary.yaml", "low: 40000", "low: forty"),
		replace("salary.yaml", "low: 35000", "low: thirty"),
		replace("salary.yaml", junior, "{fr: Junior}"),
		replace("languages.yaml", javaTitle, "    nom: {fr: Java, en: Java}\n"),
		replace("tips/go.yaml", "topic: go\n", "topic: [go]\n"),
		drop("role.yaml"),
		add("zebra.txt", ""),
	}, []want{
		{"languages.yaml", "nom: {", `unknown key "nom"`},
		{"role.yaml", "", "missing file"},
		{"salary.yaml", "{fr: Junior}", "missing language: en"},
		{"salary.yaml", "forty", `"forty" where a number belongs`},
		{"salary.yaml", "thirty", `"thirty" where a number belongs`},
		{"tips/go.yaml", "[go]", "a list where text belongs"},
		{"zebra.txt", "", "not a file of the knowledge"},
	}},
	{"several at once, that read well one by one", []edit{
		replace("salary.yaml", "source: article", "source: articles"),
		replace("salary.yaml", parisBand, ""),
		replace("languages.yaml", spring, ""),
		replace("languages.yaml", "see: [skills/frameworks, languages/csharp", "see: [languages/cobol, languages/csharp"),
		replace("sources.yaml", articleURL, ""),
		replace("tips/git.yaml", worked, "Dans 50 % des cas, ça marchait dans la version"),
	}, []want{
		{"languages.yaml", atJava, `entry "java": no cell for column "framework"`},
		{"languages.yaml", "languages/cobol", `nothing is called "languages/cobol"`},
		{"salary.yaml", "", `no range for level "junior" in place "paris"`},
		{"salary.yaml", "articles", `no source is called "articles"`},
		{"sources.yaml", atArticle, `source "article": url is missing or no web address`},
		{"tips/git.yaml", atBisect, `tip "git-bisect-run": the figure "50 %" needs a source, and a tip has none`},
	}},
}

// spare are the shipped files that nothing else needs and no test breaks: without them the tests take half the time.
var spare = regexp.MustCompile(`^questions/`)

// TestBroken breaks the shipped data, and wants each fault where it stands, and no other.
func TestBroken(t *testing.T) {
	for _, c := range broken {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			folder := shipped(t)
			maps.DeleteFunc(folder, func(name string, _ *fstest.MapFile) bool { return spare.MatchString(name) })
			for _, e := range c.edits {
				e(t, folder)
			}
			var wants []string
			for _, w := range c.want {
				wants = append(wants, w.line(t, folder))
			}
			faults := faultsOf(t, folder)
			compare(t, faults, wants)
			for _, f := range faults {
				checkWords(t, f)
			}
		})
	}
}

// compare reports what is missing, what is unexpected, and what stands in another order.
func compare(t *testing.T, faults knowledge.Faults, want []string) {
	t.Helper()
	var got []string
	for _, f := range faults {
		got = append(got, f.Error())
		if !slices.Contains(want, f.Error()) {
			t.Errorf("unexpected: %v", f)
		}
	}
	for _, w := range want {
		if !slices.Contains(got, w) {
			t.Errorf("missing:    %s", w)
		}
	}
	if !t.Failed() && !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if all := strings.Join(got, "\n"); len(faults) > 0 && faults.Error() != all {
		t.Errorf("together\n%v\none by one\n%s", faults, all)
	}
}
