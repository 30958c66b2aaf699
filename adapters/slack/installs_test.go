package slack

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"boussole/bot"
)

// failing is a Store that fails while it is told to.
type failing struct {
	bot.Store
	err error
}

func (f *failing) Get(ctx context.Context, kind, key string) ([]byte, bool, error) {
	if f.err != nil {
		return nil, false, f.err
	}
	return f.Store.Get(ctx, kind, key)
}

func (f *failing) Put(ctx context.Context, kind, key string, value []byte) error {
	return errors.Join(f.err, f.Store.Put(ctx, kind, key, value))
}

func (f *failing) Delete(ctx context.Context, kind, key string) error {
	return errors.Join(f.err, f.Store.Delete(ctx, kind, key))
}

func (f *failing) List(ctx context.Context, kind string) ([]bot.Record, error) {
	records, err := f.Store.List(ctx, kind)
	return records, errors.Join(f.err, err)
}

// several is a configuration for several workspaces.
func several(log *slog.Logger) Config {
	return Config{
		Mode: "socket", ClientID: "1.2", ClientSecret: bot.NewSecret("client-secret"), StateSecret: bot.NewSecret("state-secret"),
		TokenKey: bot.NewSecret("token-key"), APIURL: "https://slack.com/api/", PublicURL: "https://boussole.example/", Log: log,
	}
}

// dialled makes clients that only hold their token.
func dialled(token bot.Secret) *client { return &client{config: clientConfig{token: token}} }

func installsOf(t testing.TB, c Config, store bot.Store) *installs {
	t.Helper()
	in, err := newInstalls(c, store, dialled)
	if err != nil {
		t.Fatal(err)
	}
	return in
}

// token is what a workspace is served with; empty when it isn't.
func (in *installs) token(ctx context.Context, enterprise, team string) string {
	c, ok := in.client(ctx, enterprise, team)
	if ok != (c != nil) {
		return "a client and none"
	}
	if c == nil {
		return ""
	}
	return c.config.token.Reveal()
}

func add(t testing.TB, in *installs, enterprise, team, token string) {
	t.Helper()
	if err := in.add(t.Context(), enterprise, team, bot.NewSecret(token)); err != nil {
		t.Fatal(err)
	}
}

func remove(t testing.TB, in *installs, enterprise, team string) {
	t.Helper()
	if err := in.remove(t.Context(), enterprise, team); err != nil {
		t.Fatal(err)
	}
}

// Who is served with what, as workspaces and organisations come and go.
func TestInstalls(t *testing.T) {
	type workspace struct{ enterprise, team string }
	all := map[workspace]string{{"", "T1"}: "one", {"", "T2"}: "two", {"E1", "T3"}: "three", {"E1", "T4"}: "four", {"E2", ""}: "org", {"E2", "T5"}: "own"}
	tests := map[string]struct {
		removed []workspace
		changed map[workspace]string // besides the above, who is served with what
	}{
		"all": {nil, map[workspace]string{
			{"E2", "T6"}: "org",                        // an organisation serves its workspaces
			{"E9", "T1"}: "one",                        // which joined an organisation since
			{"", "T3"}:   "three", {"", "T5"}: "own"}}, // as a post asks
		"one uninstalled":              {[]workspace{{"", "T1"}}, map[workspace]string{{"", "T1"}: "", {"E9", "T1"}: ""}},
		"one uninstalled twice":        {[]workspace{{"", "T1"}, {"", "T1"}}, map[workspace]string{{"", "T1"}: ""}},
		"in an organisation":           {[]workspace{{"E1", "T3"}, {"E1", "T3"}}, map[workspace]string{{"E1", "T3"}: "", {"", "T3"}: ""}},
		"organisation not told":        {[]workspace{{"", "T3"}}, map[workspace]string{{"E1", "T3"}: ""}},
		"joined an organisation since": {[]workspace{{"E9", "T1"}}, map[workspace]string{{"", "T1"}: ""}},
		"the organisation":             {[]workspace{{"E2", ""}}, map[workspace]string{{"E2", ""}: "", {"E2", "T6"}: ""}},
		"a workspace, not all":         {[]workspace{{"E2", "T5"}}, map[workspace]string{{"E2", "T5"}: "org", {"E2", "T6"}: "org"}},
		"a workspace without its own":  {[]workspace{{"E2", "T6"}}, map[workspace]string{{"E2", "T6"}: "org"}},
		"nobody":                       {[]workspace{{"", ""}}, nil},
		"an identifier's end":          {[]workspace{{"", "3"}, {"", "1"}}, nil},
	}
	for name, test := range tests {
		want := maps.Clone(all)
		maps.Copy(want, test.changed)
		for _, w := range []workspace{{"", ""}, {"", "T9"}, {"E1", ""}, {"E1", "T1x"}, {"E3", "T3"}, {"", "3"}} {
			want[w] = ""
		}
		for _, warm := range []bool{false, true} {
			t.Run(fmt.Sprint(name, ", asked before: ", warm), func(t *testing.T) {
				in := installsOf(t, several(slog.New(slog.DiscardHandler)), bot.NewMemory())
				for w, token := range all {
					add(t, in, w.enterprise, w.team, token)
				}
				for w := range all {
					if warm && in.token(t.Context(), w.enterprise, w.team) != all[w] {
						t.Fatalf("%v isn't served", w)
					}
				}
				for _, w := range test.removed {
					remove(t, in, w.enterprise, w.team)
				}
				for w, want := range want {
					if got := in.token(t.Context(), w.enterprise, w.team); got != want {
						t.Errorf("%v: got %q, want %q", w, got, want)
					}
				}
			})
		}
	}
}

func TestOneWorkspace(t *testing.T) {
	in := installsOf(t, Config{BotToken: bot.NewSecret("xoxb-one")}, nil)
	first, _ := in.client(t.Context(), "", "T1")
	remove(t, in, "", "T1")
	for _, team := range []string{"T1", "T2", ""} {
		if got, ok := in.client(t.Context(), "E1", team); !ok || got != first || got.config.token.Reveal() != "xoxb-one" {
			t.Errorf("%s: got %v, %t", team, got, ok)
		}
	}
	if err := in.check(t.Context()); err != nil {
		t.Error(err)
	}
}

// The same client serves a workspace however often it is asked for, since it paces what is sent there.
func TestSameClient(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		in := installsOf(t, several(slog.New(slog.DiscardHandler)), bot.NewMemory())
		add(t, in, "E1", "T1", "one")
		got := make([]*client, 20)
		var all sync.WaitGroup
		for i := range got {
			all.Go(func() { got[i], _ = in.client(t.Context(), "E1", "T1") })
		}
		all.Wait()
		time.Sleep(2 * heldFresh)
		later, _ := in.client(t.Context(), "", "T1")
		for i, c := range append(got, later) {
			if c == nil || c != got[0] {
				t.Errorf("%d: got another client", i)
			}
		}
	})
}

// What another replica writes is seen within heldFresh, and what this one writes at once.
func TestReplicas(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store, log := bot.NewMemory(), slog.New(slog.DiscardHandler)
		here, there := installsOf(t, several(log), store), installsOf(t, several(log), store)
		steps := []struct {
			do          func()
			here, there string
		}{
			{func() {}, "", ""},
			{func() { add(t, there, "", "T1", "one") }, "one", "one"},
			{func() { add(t, here, "", "T1", "two") }, "two", "two"},
			{func() { remove(t, here, "", "T1") }, "", ""},
			{func() { remove(t, there, "", "T1") }, "", ""},
			{func() { add(t, here, "", "T1", "three") }, "three", "three"},
		}
		for i, step := range steps {
			step.do()
			time.Sleep(heldFresh)
			if got := here.token(t.Context(), "", "T1"); got != step.here {
				t.Errorf("%d here: got %q, want %q", i, got, step.here)
			}
			if got := there.token(t.Context(), "", "T1"); got != step.there {
				t.Errorf("%d there: got %q, want %q", i, got, step.there)
			}
		}
		if add(t, here, "", "T1", "four"); here.token(t.Context(), "", "T1") != "four" {
			t.Error("a new token isn't used at once")
		}
		if remove(t, here, "", "T1"); here.token(t.Context(), "", "T1") != "" {
			t.Error("a removed token is still used")
		}
	})
}

// While the store is away, who was served goes on being served.
func TestStoreAway(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store := &failing{Store: bot.NewMemory()}
		var log bytes.Buffer
		in := installsOf(t, several(slog.New(slog.NewTextHandler(&log, nil))), store)
		add(t, in, "", "T1", "xoxb-one")
		add(t, in, "", "T2", "xoxb-two")
		in.token(t.Context(), "", "T1")
		store.err = errors.New("disk gone")
		time.Sleep(2 * heldFresh)
		if got := in.token(t.Context(), "", "T1"); got != "xoxb-one" || log.Len() != 0 {
			t.Errorf("asked before: got %q and %s", got, &log)
		}
		if got := in.token(t.Context(), "", "T2"); got != "" || !strings.Contains(log.String(), "disk gone") || !strings.Contains(log.String(), "T2") {
			t.Errorf("not asked before: got %q and %s", got, &log)
		}
		for what, err := range map[string]error{
			"add": in.add(t.Context(), "", "T3", bot.NewSecret("xoxb-three")), "remove": in.remove(t.Context(), "", "T1"), "check": in.check(t.Context()),
		} {
			if err == nil || !strings.Contains(err.Error(), "disk gone") || strings.Contains(err.Error(), "xoxb") {
				t.Errorf("%s: got %v", what, err)
			}
		}
		if strings.Contains(log.String(), "xoxb") {
			t.Error("a token is in the log")
		}
	})
}

func TestWrongTokenKey(t *testing.T) {
	store := bot.NewMemory()
	var log bytes.Buffer
	c := several(slog.New(slog.NewTextHandler(&log, nil)))
	before := installsOf(t, c, store)
	add(t, before, "", "T1", "xoxb-one")
	if err := before.check(t.Context()); err != nil {
		t.Error(err)
	}
	c.TokenKey = bot.NewSecret("another-key")
	in := installsOf(t, c, store)
	if got := in.token(t.Context(), "", "T1"); got != "" {
		t.Errorf("got %q with another key", got)
	}
	err := in.check(t.Context())
	if err == nil || !strings.HasPrefix(err.Error(), "slack: install in /T1: slack.token_key: ") {
		t.Errorf("got %v", err)
	}
	if !strings.Contains(log.String(), "slack.token_key: ") || strings.Contains(log.String()+fmt.Sprint(err), "another-key") {
		t.Errorf("got %s", &log)
	}
	add(t, in, "", "T1", "xoxb-again") // installing again mends it
	if got := in.token(t.Context(), "", "T1"); got != "xoxb-again" {
		t.Errorf("got %q", got)
	}
}

func TestInstallSettings(t *testing.T) {
	_, err := newInstalls(Config{ClientID: "1.2"}, bot.NewMemory(), dialled)
	var got []string
	for line := range strings.Lines(fmt.Sprint(err)) {
		name, _, _ := strings.Cut(line, ":")
		got = append(got, name)
	}
	if want := "http.public_url slack.client_secret slack.state_secret slack.token_key"; strings.Join(got, " ") != want {
		t.Errorf("got %v, want a fault for each of %s", err, want)
	}
}
