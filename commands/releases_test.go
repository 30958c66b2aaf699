package commands_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"boussole/bot"
	"boussole/commands"
	"boussole/knowledge"
)

// A shop is the program's commands at a moment, with a store and what was learnt since.
type shop struct {
	now    time.Time
	store  bot.Store
	sheets knowledge.Sheets
}

func newShop(t *testing.T, now string) *shop {
	t.Helper()
	k, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	s := &shop{now: at(t, now), store: bot.NewMemory()}
	s.sheets.Ship(&k.Releases)
	return s
}

func at(t *testing.T, day string) time.Time {
	t.Helper()
	now, err := time.Parse(time.DateOnly, day)
	if err != nil {
		t.Fatal(err)
	}
	return now.Add(9 * time.Hour)
}

// learn takes up lines of PHP's versions as of today.
func (s *shop) learn(t *testing.T, lines ...string) {
	t.Helper()
	table := "product,version,released,active_support,security_fixes,latest,latest_released,lts,extended_support\nphp," + strings.Join(lines, "\nphp,") + "\n"
	if err := s.sheets.Take("php", s.now, []byte(table)); err != nil {
		t.Fatal(err)
	}
}

// run answers /releases, as the post with this key; none when a person asks.
func (s *shop) run(t *testing.T, line, post string) (bot.Reply, error) {
	t.Helper()
	k, _ := shipped()
	table := commands.All(commands.Deps{Knowledge: k, Now: func() time.Time { return s.now }, Store: s.store, Releases: s.sheets.Of})
	_, technology, _ := strings.Cut(line, "technology:")
	req := bot.Request{Command: "releases", Args: bot.Args{"technology": technology}, Locale: bot.French, Post: post,
		Channel: bot.Channel{Adapter: "discord", Tenant: "1", ID: "2"}}
	i := slices.IndexFunc(table, func(c bot.Command) bool { return c.Name == "releases" })
	return table[i].Run(context.Background(), req)
}

const (
	php85 = "8.5,2025-11-20,2027-12-31,2029-12-31,8.5.9,2026-07-30,,"
	php82 = "8.2,2022-12-08,2024-12-31,2026-12-31,8.2.33,2026-07-30,,"
)

// TestDates holds what is said of the same data on different days.
func TestDates(t *testing.T) {
	for _, c := range []struct{ day, line, want, never string }{
		{"2026-08-24", "/releases technology:php", "La version actuelle de PHP est la 8.5", "jours : une version"},
		{"2026-09-22", "/releases technology:php", "Au 22 août 2026, la version actuelle de PHP était la 8.5", ""},
		{"2026-09-22", "/releases technology:php", "Elles ont 31 jours : une version sortie depuis ne peut pas y figurer", ""},
		{"2026-12-31", "/releases technology:php-8.2", "PHP 8.2 reçoit des correctifs de sécurité jusqu'au 31 décembre 2026.", ""},
		{"2027-01-01", "/releases technology:php-8.2", "PHP 8.2 n'a plus de correctifs de sécurité depuis le 31 décembre 2026.", ""},
		{"2027-01-01", "/releases technology:php", "Déjà sans correctifs : 8.2 (depuis le 31 décembre 2026) et 8.1", "PHP 8.2 : plus de correctifs après"},
		{"2026-10-27", "/releases technology:nodejs", "26 (LTS à partir du 28 octobre 2026)", ""},
		{"2026-10-28", "/releases technology:nodejs", "26 (LTS), Sortie", ""},
		{"2026-08-24", "/releases technology:go", "Go est la 1.27", "plus de correctifs après"},
		{"2026-08-24", "/releases technology:go-1.26", "Go 1.26 reçoit des correctifs, sans fin annoncée.", ""},
		{"2026-11-28", "/releases technology:go-1.26", "Au 22 août 2026, Go 1.26 recevait des correctifs, sans fin annoncée.", ""},
		{"2026-11-28", "/releases", "PostgreSQL 14 : plus de correctifs depuis le 12 novembre 2026", ""},
		{"2026-11-28", "/releases technology:sqlite", "aucune version de SQLite encore suivie", "Versions suivies"},
		{"2026-11-28", "/releases technology:php,go", "Versions actuelles au 22 août 2026 : PHP 8.5 et Go 1.27.", "LTS"},
		{"2040-01-01", "/releases technology:php", "Depuis le 31 décembre 2029, la 8.5 n'a plus de correctifs", "Versions suivies"},
	} {
		reply, err := newShop(t, c.day).run(t, c.line, "")
		text := strings.ReplaceAll(reply.Plain(), "\u00a0", " ")
		if err != nil || !strings.Contains(text, c.want) || c.never != "" && strings.Contains(text, c.never) {
			t.Errorf("%s on %s: got %v and %s, want %q and not %q", c.line, c.day, err, text, c.want, c.never)
		}
	}
}

// TestLearnt holds that newer data is answered from, with its date, and that a version that is told of no longer still is.
func TestLearnt(t *testing.T) {
	s := newShop(t, "2026-11-28")
	s.learn(t, "8.6,2026-11-19,2028-12-31,2030-12-31,8.6.0,2026-11-19,,", php85)
	for line, want := range map[string]string{
		"/releases technology:php":     "La version actuelle de PHP est la 8.6 (8.6.0, sortie le 19 novembre 2026)",
		"/releases technology:php-8.6": "PHP 8.6 reçoit des correctifs de sécurité jusqu'au 31 décembre 2030.",
		"/releases technology:php-8.5": "Données du 28 novembre 2026, d'endoflife.date.",
	} {
		reply, err := s.run(t, line, "")
		if text := strings.ReplaceAll(reply.Plain(), "\u00a0", " "); err != nil || !strings.Contains(text, want) {
			t.Errorf("%s: got %v and %s, want %q", line, err, text, want)
		}
	}
}

// posts runs a post and shows what it tells, a line each; or why nothing.
func (s *shop) posts(t *testing.T, line, key string) string {
	t.Helper()
	reply, err := s.run(t, line, key)
	if nothing := new(bot.Nothing); errors.As(err, &nothing) {
		return "nothing: " + nothing.Reason.FR
	}
	if err != nil {
		t.Fatal(err)
	}
	text, _, _ := strings.Cut(strings.ReplaceAll(reply.Plain(), "\u00a0", " "), "\n\nDonnées du")
	return text
}

// TestPosts follows PHP through its weekly posts: each release once, each end of support at 90, 30 and 7 days.
func TestPosts(t *testing.T) {
	s := newShop(t, "2026-09-01")
	const line = "/releases technology:php"
	steps := []struct {
		day   string
		learn []string
		want  string
	}{
		{"2026-09-01", nil, "nothing: Rien de nouveau pour PHP"},
		{"2026-10-05", nil, "PHP 8.2 : plus de correctifs après le 31 décembre 2026."}, // 87 days before
		{"2026-10-12", nil, "nothing: Rien de nouveau pour PHP"},
		{"2026-11-23", []string{"8.6,2026-11-19,,2030-12-31,8.6.0,2026-11-19,,", strings.Replace(php85, "8.5.9,2026-07-30", "8.5.10,2026-11-20", 1), php82},
			"PHP 8.6 est sortie le 19 novembre 2026.\n\nSorties\n- PHP 8.6 est sortie le 19 novembre 2026\n- PHP 8.5 : mise à jour 8.5.10, le 20 novembre 2026"},
		{"2026-11-30", nil, "nothing: Rien de nouveau pour PHP"},
		{"2026-12-07", nil, "PHP 8.2 : plus de correctifs après le 31 décembre 2026."}, // 24 days before
		{"2026-12-14", nil, "nothing: Rien de nouveau pour PHP"},
		{"2026-12-28", nil, "PHP 8.2 : plus de correctifs après le 31 décembre 2026."}, // 3 days before
		{"2027-01-04", nil, "nothing: Rien de nouveau pour PHP"},
	}
	for _, step := range steps {
		s.now = at(t, step.day)
		if step.learn != nil {
			s.learn(t, step.learn...)
		}
		got := s.posts(t, line, step.day)
		if !strings.HasPrefix(got, step.want) || !strings.HasPrefix(step.want, "nothing") && got != step.want {
			t.Errorf("%s: got %q, want %q", step.day, got, step.want)
		}
		s.now = s.now.AddDate(0, 0, 3)
		if again := s.posts(t, line, step.day); again != got {
			t.Errorf("%s: tried again after a crash, got %q, first %q", step.day, again, got)
		}
	}
	if got := s.posts(t, "/releases technology:nodejs,php", "other"); strings.HasPrefix(got, "nothing: Rien de nouveau pour PHP et") {
		t.Errorf("other technologies share what was told: %q", got)
	}
}

// TestPostLate holds that a person's question changes nothing of what a channel was told, that an end that moves is told
// again, and that older data makes nothing new.
func TestPostLate(t *testing.T) {
	s := newShop(t, "2026-12-07")
	const line = "/releases technology:php"
	s.learn(t, php85, php82)
	if _, err := s.run(t, line, ""); err != nil {
		t.Fatal(err)
	}
	if got := s.posts(t, line, "1"); got != "PHP 8.2 : plus de correctifs après le 31 décembre 2026." {
		t.Errorf("got %q", got)
	}
	s.learn(t, php85, strings.Replace(php82, "2026-12-31", "2027-01-02", 1))
	if got := s.posts(t, line, "2"); got != "PHP 8.2 : plus de correctifs après le 2 janvier 2027." {
		t.Errorf("the end moved, got %q", got)
	}
	s.learn(t, strings.Replace(php85, "8.5.9,2026-07-30", "8.5.8,2026-07-02", 1), strings.Replace(php82, "2026-12-31", "2027-01-02", 1))
	if got := s.posts(t, line, "3"); !strings.HasPrefix(got, "nothing") {
		t.Errorf("older data, got %q", got)
	}
}

// TestPostMuch holds that what is too much for one post waits for the next, and that each piece is told once.
func TestPostMuch(t *testing.T) {
	s := newShop(t, "2026-08-24")
	told := map[string]int{}
	for n := range 20 {
		got := s.posts(t, "/releases", fmt.Sprint(n))
		if strings.HasPrefix(got, "nothing") {
			break
		}
		lines := 0
		for piece := range strings.Lines(got) {
			if strings.HasPrefix(piece, "- ") {
				told[strings.TrimSpace(piece)]++
				lines++
			}
		}
		if lines > 12 {
			t.Errorf("%d pieces in one post", lines)
		}
	}
	for piece, times := range told {
		if times != 1 {
			t.Errorf("%s: told %d times", piece, times)
		}
	}
	for _, want := range []string{"- Go 1.27 est sortie le 19 août 2026", "- .NET 9 : plus de correctifs après le 10 novembre 2026"} {
		if told[want] == 0 {
			t.Errorf("%s isn't told: %v", want, told)
		}
	}
}

// broken is a store that fails.
type broken struct{ bot.Store }

func (broken) Get(context.Context, string, string) ([]byte, bool, error) {
	return nil, false, errors.New("disk full")
}

// TestPostStore holds that a post without a store works, and that a broken one is no reason to post again.
func TestPostStore(t *testing.T) {
	s := newShop(t, "2026-10-05")
	s.store = nil
	if got := s.posts(t, "/releases technology:php", "1"); !strings.HasPrefix(got, "PHP 8.2") {
		t.Errorf("without a store: got %q", got)
	}
	s.store = broken{}
	if _, err := s.run(t, "/releases technology:php", "1"); err == nil || !strings.Contains(err.Error(), "disk full") {
		t.Errorf("with a broken store: got %v", err)
	}
}
