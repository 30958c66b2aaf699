package knowledge_test

import (
	"strings"
	"testing"
	"time"

	"boussole/knowledge"
)

const head = "product,version,released,active_support,security_fixes,latest,latest_released,lts,extended_support\n"

func date(text string) time.Time {
	day, err := time.Parse(time.DateOnly, text)
	if err != nil {
		panic(err)
	}
	return day
}

// TestTake learns PHP's versions, and holds that nothing bad or old takes the place of what is known.
func TestTake(t *testing.T) {
	var sheets knowledge.Sheets
	if _, ok := sheets.Of("php"); ok {
		t.Error("the zero Sheets know PHP")
	}
	k := load(t)
	sheets.Ship(&k.Releases)
	good := head + "php,8.6,2026-11-19,2028-12-31,2030-12-31,8.6.0,2026-11-19,,\n"
	for _, c := range []struct{ name, date, table, want string }{
		{"older", "2026-08-21", strings.ReplaceAll(good, "2026-11-19", "2026-08-01"), "what was so on 2026-08-22 is known already"},
		{"of the future", "2026-11-17", good, "8.6.0 came out after 2026-11-17, when it was learnt"},
		{"without the newest version", "2026-11-28", head + "php,8.4,2024-11-21,,,8.4.30,2026-11-19,,\n", "the newest version known, 8.5, is missing"},
		{"faulty", "2026-11-28", strings.Replace(good, "2030", "year", 1), `php:2:31: security_fixes: a day such as 2026-08-22 expected, not "year-12-31"`},
		{"of another product", "2026-11-28", strings.Replace(good, "php,", "ruby,", 1), "versions of it alone expected"},
		{"of two", "2026-11-28", good + "ruby,4.0,2025-12-25,,,4.0.0,2025-12-25,,\n", "versions of it alone expected"},
		{"none", "2026-11-28", head, "versions of it alone expected"},
	} {
		err := sheets.Take("php", date(c.date), []byte(c.table))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %s", c.name, err, c.want)
		}
		if sheet, _ := sheets.Of("php"); sheet.Versions[0].Name != "8.5" {
			t.Fatalf("%s: was taken", c.name)
		}
	}
	if err := sheets.Take("cobol", date("2026-11-28"), []byte(strings.Replace(good, "php,", "cobol,", 1))); err == nil {
		t.Error("a product that isn't followed was taken")
	}
	if err := sheets.Take("php", date("2026-11-28"), []byte(good)); err != nil {
		t.Fatal(err)
	}
	sheets.Ship(&k.Releases) // an edit of the knowledge
	if sheet, _ := sheets.Of("php"); sheet.Versions[0].Name != "8.6" || !sheet.Date.Equal(date("2026-11-28")) {
		t.Errorf("got %+v, want 8.6 of 28 November", sheet)
	}
	if paths := sheets.Paths(); len(paths) != len(k.Releases.Products) || paths["ruby-on-rails"] != "rails" || paths["php"] != "php" {
		t.Errorf("got paths %v", paths)
	}
}

// TestVersion holds when a version is LTS and when its support is over: on its last day it isn't.
func TestVersion(t *testing.T) {
	v := knowledge.Version{LTS: true, LTSFrom: date("2026-10-28"), Security: knowledge.Ending{Day: date("2029-04-30")}}
	for day, want := range map[string][2]bool{"2026-10-27": {false, false}, "2026-10-28": {true, false}, "2029-04-30": {true, false}, "2029-05-01": {true, true}} {
		if got := [2]bool{v.LongTerm(date(day)), v.Security.Over(date(day))}; got != want {
			t.Errorf("%s: LTS and over are %v, want %v", day, got, want)
		}
	}
	if !(knowledge.Ending{Past: true}).Over(date("2026-01-01")) || (knowledge.Ending{}).Over(date("2099-01-01")) {
		t.Error("what is past is not over, or what has no end is")
	}
}

// FuzzTake reads any bytes as a table: what is taken has versions, the newest first.
func FuzzTake(f *testing.F) {
	k := load(f)
	for _, table := range []string{"", head, head + "php,8.6,2026-11-19,past,,8.6.0,2026-11-19,yes,\n", head + "php,\"8,6\",2026-11-19,,,x,2026-11-19,2026-01-01,2027-01-01\n",
		head + "# a remark\nphp,8.6\n", head + "php,\"8.6\nb\",2026-11-19,,,x,2026-11-19,,\n", "\xff"} {
		f.Add([]byte(table))
	}
	f.Fuzz(func(t *testing.T, table []byte) {
		var sheets knowledge.Sheets
		sheets.Ship(&k.Releases)
		if sheets.Take("php", date("2026-11-28"), table) != nil {
			return
		}
		sheet, _ := sheets.Of("php")
		for i, v := range sheet.Versions {
			if v.Name == "" || v.Latest == "" || i > 0 && v.Released.After(sheet.Versions[i-1].Released) {
				t.Errorf("%q: took %+v", table, v)
			}
		}
		if len(sheet.Versions) == 0 || sheet.Versions[0].Released.Before(date("2025-11-20")) {
			t.Errorf("%q: lost the newest version", table)
		}
	})
}
