// Package adapters_test holds what concerns several adapters, or the whole program.
package adapters_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "boussole"

// rooms says which of our packages each room may import; the program itself, which introduces them, any.
var rooms = map[string][]string{
	"bot":       nil,
	"knowledge": nil,
	"commands":  {"bot", "knowledge"},
	"adapters":  {"bot"},
}

// libraries are known to some rooms alone: no YAML outside knowledge and main, no Discord or Slack type outside its
// adapter, no SQL outside its own.
var libraries = []struct {
	part  string // of the path of an import
	rooms []string
}{
	{"yaml", []string{"", "knowledge"}},
	{"github.com/bwmarrin/discordgo", []string{"adapters/discord"}},
	{"github.com/slack-go/slack", []string{"adapters/slack"}},
	{"github.com/go-analyze/charts", []string{"adapters/discord"}},
	{"github.com/robfig/cron", []string{"bot"}},
	{"github.com/prometheus/", []string{"", "adapters/discord", "adapters/slack", "adapters/web"}},
	{"database/sql", []string{"adapters/sql"}},
	{"modernc.org/sqlite", []string{"adapters/sql"}},
	{"github.com/jackc/pgx", []string{"adapters/sql"}},
	{"github.com/riverqueue/river", []string{"adapters/sql"}},
	{"github.com/pressly/goose", []string{"adapters/sql"}},
}

// within reports whether a path is a folder or lies in it.
func within(path, folder string) bool { return path == folder || strings.HasPrefix(path, folder+"/") }

// room returns the room of one of our packages: bot, commands, adapters/slack; empty for the program itself.
func room(path string) string {
	parts := strings.SplitN(strings.TrimPrefix(strings.TrimPrefix(path, module), "/"), "/", 3)
	if parts[0] == "adapters" && len(parts) > 1 {
		return "adapters/" + parts[1]
	}
	return parts[0]
}

// importFaults lists what a package imports and may not.
func importFaults(path string, imports []string) []string {
	var faults []string
	home := room(path)
	base, _, _ := strings.Cut(home, "/")
	allowed, known := rooms[base]
	if home != "" && !known {
		faults = append(faults, path+" is in no room of the house")
	}
	for _, imported := range imports {
		if within(imported, module) {
			if !mayImport(path, imported, allowed) {
				faults = append(faults, path+" may not import "+imported)
			}
			continue
		}
		for _, library := range libraries {
			if strings.Contains(imported, library.part) && !slices.Contains(library.rooms, home) {
				faults = append(faults, fmt.Sprintf("%s may not import %s: only %q may", path, imported, library.rooms))
			}
		}
	}
	return faults
}

// mayImport holds one of our packages against the rooms that another may know.
func mayImport(path, imported string, allowed []string) bool {
	home, to := room(path), room(imported)
	switch {
	case within(imported, module+"/bot/bottest"): // for tests, and for the fakes that they run against
		return strings.HasSuffix(path, "test")
	case to == "": // the program
		return false
	}
	return home == "" || to == home || slices.Contains(allowed, to)
}

func TestImports(t *testing.T) {
	list := exec.CommandContext(t.Context(), "go", "list", "-deps=false", "-json=ImportPath,Imports", "./...")
	list.Dir = ".."
	out, err := list.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, stderr(err))
	}
	seen := map[string]bool{}
	for decoder := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p struct {
			ImportPath string
			Imports    []string
		}
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		seen[p.ImportPath] = true
		for _, fault := range importFaults(p.ImportPath, p.Imports) {
			t.Error(fault)
		}
	}
	for _, want := range []string{"", "/bot", "/bot/bottest", "/knowledge", "/commands", "/adapters/discord", "/adapters/discord/discordtest", "/adapters/slack", "/adapters/slack/slacktest", "/adapters/sql", "/adapters/terminal", "/adapters/web"} {
		if !seen[module+want] {
			t.Errorf("%s was not looked at", module+want)
		}
	}
}

func stderr(err error) []byte {
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		return exit.Stderr
	}
	return nil
}

func TestImportFaults(t *testing.T) {
	tests := []struct{ from, to, want string }{
		{"boussole", "boussole/adapters/slack", ""},
		{"boussole", "boussole/commands", ""},
		{"boussole", "go.yaml.in/yaml/v4", ""},
		{"boussole/bot", "context", ""},
		{"boussole/bot", "golang.org/x/text/unicode/norm", ""},
		{"boussole/bot/bottest", "boussole/bot", ""},
		{"boussole/knowledge", "go.yaml.in/yaml/v4", ""},
		{"boussole/commands", "boussole/bot", ""},
		{"boussole/commands", "boussole/knowledge", ""},
		{"boussole/adapters/slack", "boussole/bot", ""},
		{"boussole/adapters/slack", "boussole/adapters/slack/card", ""},
		{"boussole/adapters/slack/slacktest", "boussole/adapters/slack", ""},
		{"boussole/adapters/slack/slacktest", "boussole/bot/bottest", ""},
		{"boussole/adapters/slack", "github.com/slack-go/slack/socketmode", ""},
		{"boussole/adapters/discord", "github.com/bwmarrin/discordgo", ""},
		{"boussole/adapters/sql", "github.com/jackc/pgx/v5", ""},
		{"boussole/adapters/sql", "database/sql", ""},
		{"boussole/adapters/web", "net/http", ""},
		{"boussole/adapters", "boussole/bot", ""},

		{"boussole/bot", "boussole/knowledge", "boussole/bot may not import boussole/knowledge"},
		{"boussole/bot", "boussole/bot/bottest", "boussole/bot may not import boussole/bot/bottest"},
		{"boussole/bot", "boussole/adapters/slack", "boussole/bot may not import boussole/adapters/slack"},
		{"boussole/bot/bottest", "boussole/commands", "boussole/bot/bottest may not import boussole/commands"},
		{"boussole/knowledge", "boussole/bot", "boussole/knowledge may not import boussole/bot"},
		{"boussole/commands", "boussole/adapters/terminal", "boussole/commands may not import boussole/adapters/terminal"},
		{"boussole/commands", "boussole/bot/bottest", "boussole/commands may not import boussole/bot/bottest"},
		{"boussole/commands", "boussole", "boussole/commands may not import boussole"},
		{"boussole/adapters/slack", "boussole/adapters/web", "boussole/adapters/slack may not import boussole/adapters/web"},
		{"boussole/adapters/slack", "boussole/adapters/slackish", "boussole/adapters/slack may not import boussole/adapters/slackish"},
		{"boussole/adapters/slack/slacktest", "boussole/adapters/web", "boussole/adapters/slack/slacktest may not import boussole/adapters/web"},
		{"boussole/adapters/slack", "boussole/commands", "boussole/adapters/slack may not import boussole/commands"},
		{"boussole/adapters/slack", "boussole/knowledge", "boussole/adapters/slack may not import boussole/knowledge"},
		{"boussole/util", "strings", "boussole/util is in no room of the house"},
		{"boussole/bot", "go.yaml.in/yaml/v4", `boussole/bot may not import go.yaml.in/yaml/v4: only ["" "knowledge"] may`},
		{"boussole/commands", "sigs.k8s.io/yaml", `boussole/commands may not import sigs.k8s.io/yaml: only ["" "knowledge"] may`},
		{"boussole/adapters/slack", "gopkg.in/yaml.v3", `boussole/adapters/slack may not import gopkg.in/yaml.v3: only ["" "knowledge"] may`},
		{"boussole", "github.com/slack-go/slack", `boussole may not import github.com/slack-go/slack: only ["adapters/slack"] may`},
		{"boussole/adapters/web", "github.com/bwmarrin/discordgo", `boussole/adapters/web may not import github.com/bwmarrin/discordgo: only ["adapters/discord"] may`},
		{"boussole", "database/sql", `boussole may not import database/sql: only ["adapters/sql"] may`},
		{"boussole/bot", "github.com/riverqueue/river", `boussole/bot may not import github.com/riverqueue/river: only ["adapters/sql"] may`},
	}
	for _, test := range tests {
		if got := strings.Join(importFaults(test.from, []string{test.to}), "\n"); got != test.want {
			t.Errorf("%s imports %s: got %q, want %q", test.from, test.to, got, test.want)
		}
	}
}
