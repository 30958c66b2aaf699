package knowledge

import (
	"io/fs"
	"reflect"
	"strings"
	"testing"
)

const plainQuestions = `# Ways to ask.

questions:
  - means: /training path:school,self-taught
    fr: |
      c'est quoi, l'école : un coût ? 😀
      # 42 : « oui »
    en: |
      what's school: a cost?

  # Somebody else's.

  - means: refuse # the weather
    fr: |
      quel temps fait-il ?
    en: |
      what's the weather?
`

// Every shipped file of questions is laid out so that it is read fast.
func TestShippedQuestionsPlain(t *testing.T) {
	files, err := fs.Glob(Shipped, "data/questions/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("got %v and %v", files, err)
	}
	for _, file := range files {
		data, err := fs.ReadFile(Shipped, file)
		if err != nil {
			t.Fatal(err)
		}
		if !samePlain(t, data) {
			t.Errorf("%s: is not plain: means, fr and en in this order, indented as in the other files, without empty lines", file)
		}
	}
}

// samePlain reports whether a file is plain, and then holds what is read of it against what YAML reads.
func samePlain(t *testing.T, data []byte) bool {
	t.Helper()
	var got, want questionFile
	if !got.readPlain(data) {
		return false
	}
	if faults := Decode("file", data, &want); len(faults) > 0 {
		t.Errorf("%q: got %v, want %v", data, got, faults)
	} else if !reflect.DeepEqual(got, want) {
		t.Errorf("%q: got %v, want %v", data, got, want)
	}
	return true
}

func FuzzPlain(f *testing.F) {
	f.Add(plainQuestions)
	f.Add(strings.ReplaceAll(plainQuestions, "      ", "        "))
	f.Fuzz(func(t *testing.T, text string) { samePlain(t, []byte(text)) })
}

// What isn't plain is left to YAML.
func TestNotPlain(t *testing.T) {
	if !samePlain(t, []byte(plainQuestions)) {
		t.Fatal("the example isn't plain")
	}
	for name, change := range map[string][2]string{
		"another key":      {"    en: |", "    es: |"},
		"no text":          {"      what's the weather?\n", ""},
		"an empty line":    {"    en: |\n", "\n    en: |\n"},
		"one in a text":    {"      # 42", "\n      # 42"},
		"none but that":    {"      what's the weather?", "  # nothing"},
		"deeper":           {"      quel", "       quel"},
		"a tab":            {"quel", "\tquel"},
		"a quoted meaning": {"refuse", `"refuse"`},
		"a comment":        {"refuse # ", "refuse #"},
		"no meaning":       {" refuse", ""},
		"a number":         {"refuse", "12"},
		"a map":            {"path:school", "path: school"},
		"kept line ends":   {"fr: |", "fr: |+"},
		"Windows":          {"\n", "\r\n"},
		"no last line end": {"weather?\n", "weather?"},
		"another break":    {"temps", "\u2028temps"},
		"a second file":    {"weather?\n", "weather?\n---\n"},
		"no questions":     {plainQuestions, "questions:\n"},
	} {
		text := strings.ReplaceAll(plainQuestions, change[0], change[1])
		if text == plainQuestions || samePlain(t, []byte(text)) {
			t.Errorf("%s: taken for plain:\n%s", name, text)
		}
	}
}
