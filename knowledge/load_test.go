package knowledge_test

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"
	"unicode/utf8"

	"boussole/knowledge"
)

// shipped is a copy of the shipped data, for a test to break.
func shipped(t testing.TB) fstest.MapFS {
	t.Helper()
	folder := fstest.MapFS{}
	data, err := fs.Sub(knowledge.Shipped, "data")
	if err == nil {
		err = fs.WalkDir(data, ".", func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			content, err := fs.ReadFile(data, name)
			folder[name] = &fstest.MapFile{Data: content}
			return err
		})
	}
	if err != nil {
		t.Fatal(err)
	}
	return folder
}

// loaded is what is shipped, which no test changes.
var loaded = sync.OnceValues(knowledge.LoadShipped)

func load(t testing.TB) *knowledge.Knowledge {
	t.Helper()
	k, err := loaded()
	if err != nil {
		t.Fatalf("the shipped knowledge has faults:\n%v", err)
	}
	return k
}

func TestShipped(t *testing.T) {
	k := load(t)
	for what, c := range map[string]struct {
		chapter knowledge.Chapter
		want    []string // ids, in any order, and no others
	}{
		"missions":  {k.Missions, []string{"architecture", "api", "databases", "business-logic", "security", "performance", "maintenance"}},
		"languages": {k.Languages, []string{"java", "python", "php", "ruby", "javascript", "csharp", "go"}},
	} {
		got := slices.Sorted(maps.Keys(entries(c.chapter)))
		slices.Sort(c.want)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", what, got, c.want)
		}
	}
	for what, c := range map[string]struct {
		chapter knowledge.Chapter
		least   []string
	}{
		"schools": {k.Schools, []string{"epitech", "epita", "le-wagon", "ironhack", "oclock", "openclassrooms", "udemy", "codecademy", "42"}},
		"team":    {k.Team, []string{"front-end", "fullstack", "cto", "senior", "product-manager", "data-scientist", "devops", "security"}},
		"paths":   {k.Paths, []string{"dut", "bts", "licence", "master", "engineering-school", "bootcamp", "online", "self-taught"}},
		"moves":   {k.Moves, []string{"architect", "devops", "security", "team-lead", "cto", "engineering-manager", "consultant", "founder"}},
		"skills":  {k.Skills, []string{"mysql", "postgresql", "mongodb", "redis", "api", "security", "git", "devops", "soft-skills"}},
	} {
		have := entries(c.chapter)
		for _, id := range c.least {
			if !have[id] {
				t.Errorf("%s: nothing is called %q", what, id)
			}
		}
	}
	if n := len(k.Salary.Levels); n != 4 {
		t.Errorf("%d levels, want 4", n)
	}
	if s := k.Sources["article"]; s.Publisher != "co-cto.fr" || s.Year != 2025 {
		t.Errorf("the article is %+v", s)
	}
}

func entries(c knowledge.Chapter) map[string]bool {
	ids := map[string]bool{}
	for _, e := range c.Entries {
		ids[e.ID] = true
	}
	return ids
}

func TestShippedTips(t *testing.T) {
	const all, each = 120, 5
	tips := map[string]string{}
	for _, topic := range load(t).Topics {
		if len(topic.Tips) < each {
			t.Errorf("topic %s has %d tips, want %d at least", topic.ID, len(topic.Tips), each)
		}
		for _, tip := range topic.Tips {
			if other, taken := tips[tip.ID]; taken {
				t.Errorf("tip %s stands in %s and in %s", tip.ID, other, topic.ID)
			}
			tips[tip.ID] = topic.ID
		}
	}
	if len(tips) < all {
		t.Errorf("%d tips, want %d at least", len(tips), all)
	}
}

// TestShippedFeeds holds that each topic of the news can be asked about, and that both languages have feeds.
func TestShippedFeeds(t *testing.T) {
	const least = 55
	k := load(t)
	if len(k.Feeds) < least {
		t.Errorf("%d feeds, want %d at least", len(k.Feeds), least)
	}
	topics, languages := map[string]bool{}, map[string]bool{}
	for _, f := range k.Feeds {
		languages[f.Language] = true
		for _, topic := range f.Topics {
			topics[topic.ID] = true
		}
	}
	for _, id := range []string{"go", "python", "php", "javascript", "java", "csharp", "databases", "security", "devops", "architecture", "observability",
		"git", "career", "rust", "kotlin", "cloud", "general", "engineering"} {
		if !topics[id] {
			t.Errorf("no feed on %s", id)
		}
	}
	if !languages["fr"] || !languages["en"] {
		t.Errorf("feeds in %v, want both languages", languages)
	}
	if got, want := len(k.Subjects()), len(k.Topics)+len(k.NewsTopics); got != want {
		t.Errorf("%d subjects, want %d", got, want)
	}
}

// TestLoadTwice holds that what is wrong doesn't depend on the order in which files are read.
func TestLoadTwice(t *testing.T) {
	folder := fstest.MapFS{}
	for _, name := range []string{"salary.yaml", "role.yaml", "tips/go.yaml"} {
		folder[name] = &fstest.MapFile{Data: []byte("a: 1\nb: 2\nlevels: x\n")}
	}
	_, first := knowledge.Load(folder)
	for range 20 {
		if _, again := knowledge.Load(folder); again.Error() != first.Error() {
			t.Fatalf("got\n%v\nthen\n%v", first, again)
		}
	}
}

// kinds makes an empty value of each kind of file.
var kinds = map[string]func() any{
	"chapter":   func() any { return new(knowledge.Chapter) },
	"salary":    func() any { return new(knowledge.Salary) },
	"freelance": func() any { return new(knowledge.Freelance) },
	"netpay":    func() any { return new(knowledge.NetPay) },
	"lexicon":   func() any { return new(knowledge.Lexicon) },
	"feeds": func() any {
		return new(struct {
			Topics []knowledge.NewsTopic `yaml:"topics"`
			Feeds  []knowledge.Feed      `yaml:"feeds"`
		})
	},
	"topic": func() any { return new(knowledge.Topic) },
	"sources": func() any {
		return new(struct {
			Sources []knowledge.Source `yaml:"sources"`
		})
	},
	"questions": func() any {
		return new(struct {
			Questions []knowledge.Question `yaml:"questions"`
		})
	},
}

// jargon is what an editor of knowledge has never heard of.
var jargon = regexp.MustCompile(`knowledge\.|\bplain\b|\[\]|map\[|\bstruct\b|float64|\*|interface|string|\bint\b|yaml|unmarshal|<nil>|unknown position|%!`)

func TestDecode(t *testing.T) {
	for _, c := range []struct {
		kind, data string
		want       []string
	}{
		{"salary", "scope: {fr: Brut}", []string{`1:8: missing language: en`}},
		{"salary", "scope: {fr: Brut, en: }", []string{`1:8: missing language: en`}},
		{"salary", "scope: {fr: ' ', en: ~}", []string{`1:8: missing language: en`, `1:8: missing language: fr`}},
		{"salary", "scope: {fr: a, en: b, de: c}", []string{`1:23: unknown language "de": fr and en are possible`}},
		{"salary", "scope: {fr: a, fr: b, en: c}", []string{`1:16: language "fr" is given twice`}},
		{"salary", "scope: {fr: [a], en: b}", []string{`1:13: fr: text expected`}},
		{"salary", "scope: Brut", []string{`1:8: {fr: …, en: …} expected`}},
		{"salary", "scope:\n  fr: &same Brut\n  en: *same\n", nil},
		{"topic", "terms: {fr: [a]}", []string{`1:8: missing language: en`}},
		{"topic", "terms: {fr: [], en: [b]}", []string{`1:8: missing language: fr`}},
		{"topic", "terms: {fr: 'a, , b', en: [b, [c], ~]}", []string{`1:13: fr: a phrase expected between commas`, `1:31: en: a phrase expected`, `1:36: en: a phrase expected`}},
		{"topic", "terms: [a, b]", []string{`1:8: {fr: …, en: …} expected`}},
		{"topic", "topics: go", []string{`1:1: unknown key "topics"`}},
		{"topic", "a key: go", []string{`1:1: unknown key "a key"`}},
		{"topic", "topic: go\ntopic: git", []string{`2:1: key "topic" is given twice, first on line 1`}},
		{"topic", "tips:\n  - id: a\n    ttile: b\n  - id: c\n    id: d\n", []string{`3:5: unknown key "ttile"`, `5:5: key "id" is given twice, first on line 4`}},
		{"topic", "tips: none", []string{`1:7: "none" where a list belongs`}},
		{"topic", "tips:\n  - none", []string{`2:5: "none" where a group of keys belongs`}},
		{"topic", "topic: [go]", []string{`1:8: a list where text belongs`}},
		{"topic", "topic: {go: git}", []string{`1:8: a group of keys where text belongs`}},
		{"topic", "go", []string{`1:1: "go" where a group of keys belongs`}},
		{"topic", "- go", []string{`1:1: a list where a group of keys belongs`}},
		{"topic", "", []string{`1:1: the file is empty`}},
		{"topic", "# nothing\n", []string{`1:1: the file is empty`}},
		{"topic", "topic: go\n---\ntopic: git\n", []string{`1:1: a line of three dashes begins a second document: take it out`}},
		{"topic", "topic: go\nname: {fr: a, en: b\n", []string{`3:1: did not find expected ',' or '}', in what begins on line 2`}},
		{"topic", "topic: go: git", []string{`1:10: a colon that begins no value here: put a text that holds one in quotes`}},
		{"topic", "tips:\n\t- id: a", []string{`2:1: a character that begins nothing: indent with spaces, and put a text that begins so in quotes`}},
		{"topic", "topic: *go", []string{`1:8: unknown anchor 'go' referenced`}},
		{"topic", "topic: é\xff", []string{`1:9: a byte that is no UTF-8 text`}},
		{"topic", "topic: go\nname: \x00", []string{`2:7: a byte that is no UTF-8 text`}},
		{"salary", "bands:\n  - {low: forty, high: '50000'}", []string{`2:11: "forty" where a number belongs`, `2:24: "50000" where a number belongs`}},
		{"salary", "bands:\n  - {low: [1], high: {a: 1}}", []string{`2:11: a list where a number belongs`, `2:22: a group of keys where a number belongs`}},
		{"salary", "bands:\n  - low: |\n      a\n      b\n", []string{`2:10: "a\nb\n" where a number belongs`}},
		{"salary", "bands:\n  - low: ''\n", []string{`2:10: "" where a number belongs`}},
		{"salary", "bands:\n  - low: !ours x\n", []string{`2:10: "x" where a number belongs`}},
		{"salary", "source: !!int x", []string{`1:9: "x" isn't what its tag !!int says`}},
		{"salary", "places:\n  - near: perhaps", []string{`2:11: "perhaps" where true or false belongs`}},
		{"sources", "sources:\n  - year: soon", []string{`2:11: "soon" where a whole number belongs`}},
		{"sources", "source: []", []string{`1:1: unknown key "source"`}},
		{"sources", "hello", []string{`1:1: "hello" where a group of keys belongs`}},
		{"chapter", "entries:\n  - cells: [a]\n    levels: b\n    see: c\n", []string{`2:12: a list where a group of keys belongs`, `3:13: "b" where a list belongs`, `4:10: "c" where a list belongs`}},
		{"chapter", "entries:\n  - sources: [[a]]\n", []string{`2:15: a list where text belongs`}},
		{"lexicon", "spelling: [a]", []string{`1:11: a list where a group of keys belongs`}},
		{"lexicon", "spelling: {a: [b]}", []string{`1:15: a list where text belongs`}},
	} {
		t.Run(fmt.Sprintf("%s/%.30q", c.kind, c.data), func(t *testing.T) {
			faults := knowledge.Decode("a.yaml", []byte(c.data), kinds[c.kind]())
			var got []string
			for _, f := range faults {
				got = append(got, strings.TrimPrefix(f.Error(), "a.yaml:"))
				checkWords(t, f)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}

// checkWords holds a message to the editor's words. What stands in quotes is the editor's own.
func checkWords(t *testing.T, f knowledge.Fault) {
	t.Helper()
	said := regexp.MustCompile(`"(\\.|[^"\\])*"|tag !!\w+`).ReplaceAllString(f.Message, "")
	if word := jargon.FindString(said); word != "" {
		t.Errorf("%q is no word of an editor's: %v", word, f)
	}
}

// breaks are what YAML ends a line with.
var breaks = regexp.MustCompile(`[\n\r\x{85}\x{2028}\x{2029}]`)

// FuzzDecode reads any bytes as each kind of file: that ends, and says the same of them each time.
func FuzzDecode(f *testing.F) {
	names := slices.Sorted(maps.Keys(kinds))
	for i := range names {
		for _, data := range []string{"", "~", "---", "a: *a", "a: &a [*a]", "<<: {a: b}", "? [a]\n: b", "{fr: a, en: &b [*b]}", "a: !!binary =",
			"terms: {fr: &x [a], en: *x}", "\xff\xfea\x00", "tips: [{id: 1, id: 2}, ~, []]", "bands: [{low: .nan}]", "\t", "- - - - -", "a: 0x1f_e+9"} {
			f.Add(byte(i), []byte(data))
		}
	}
	for i, name := range []string{"languages.yaml", "feeds.yaml", "freelance.yaml", "lexicon.yaml", "", "salary.yaml", "sources.yaml", "tips/go.yaml"} {
		if file := shipped(f)[name]; file != nil {
			f.Add(byte(i), file.Data[:min(len(file.Data), 8<<10)])
		}
	}
	f.Fuzz(func(t *testing.T, kind byte, data []byte) {
		name := names[int(kind)%len(names)]
		read := func() string {
			done := make(chan knowledge.Faults, 1)
			go func() { done <- knowledge.Decode("a.yaml", data, kinds[name]()) }()
			select {
			case faults := <-done:
				for _, fault := range faults {
					if line := fault.Error(); strings.Contains(line, "\n") || !strings.HasPrefix(line, "a.yaml:") {
						t.Errorf("%q is no line of a report", line)
					}
					if lines := len(breaks.FindAll(data, -1)) + 1; utf8.Valid(data) && fault.Line > lines+1 {
						t.Errorf("%v: there are %d lines", fault, lines)
					}
				}
				return faults.Error()
			case <-time.After(10 * time.Second):
				t.Fatalf("reading %d bytes as %s takes more than 10 s", len(data), name)
				return ""
			}
		}
		if first, again := read(), read(); first != again {
			t.Errorf("got\n%s\nthen\n%s", first, again)
		}
	})
}

// faultsOf loads a folder that is known to be broken.
func faultsOf(t *testing.T, folder fs.FS) knowledge.Faults {
	t.Helper()
	k, err := knowledge.Load(folder)
	var faults knowledge.Faults
	if err != nil && !errors.As(err, &faults) {
		t.Fatalf("got %T, want Faults: %v", err, err)
	}
	if (k == nil) != (len(faults) > 0) {
		t.Errorf("%d faults, and knowledge %v", len(faults), k != nil)
	}
	return faults
}
