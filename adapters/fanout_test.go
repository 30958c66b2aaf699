package adapters_test

import (
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"boussole/adapters/sql"
	"boussole/adapters/sql/sqltest"
	"boussole/bot"
)

const (
	fanChannels   = 10_000 // due in the same minute
	fanWorkspaces = 20     // that they are in, of Slack's
)

// 10,000 channels due in the same minute, against platforms that hold to their limits: what share of these is used, how
// often the program is told off, its most memory, and how long commands take meanwhile. BOUSSOLE_CHANNELS makes it shorter.
func BenchmarkFanOut(b *testing.B) {
	for _, platform := range []string{"Discord", "Slack"} {
		for _, database := range []string{"SQLite", "PostgreSQL"} {
			b.Run(platform+"/"+database, func(b *testing.B) {
				url := "sqlite://" + filepath.Join(b.TempDir(), "boussole.db")
				if database == "PostgreSQL" {
					url = sqltest.Postgres(b)
				}
				fanOut(b, strings.ToLower(platform), url)
			})
		}
	}
}

func fanOut(b *testing.B, platform, store string) {
	n, err := strconv.Atoi(os.Getenv("BOUSSOLE_CHANNELS"))
	if err != nil {
		n = fanChannels
	}
	l, perSecond := newLimits(b, likeDiscord), 50.
	if platform == "slack" {
		l, perSecond = newLimits(b, likeSlack), fanWorkspaces*300/60.
	}
	at := freeAddress(b)
	asker := newAsker(b, at)
	p := newProgram(b, fmt.Sprintf(`
store: {url: %q}
http: {addr: %q, public_url: "http://%s"}
discord: {mode: http, token: fake, public_key: %q, api_url: %q}
slack: {mode: http, client_id: "1.2", client_secret: fake, state_secret: fake, token_key: fake, signing_secret: fake, api_url: "%[5]s/api/"}
`, store, at, at, asker.key(), l.http.URL))
	p.start()
	asker.await()
	for i := range fanWorkspaces {
		install(b, at, workspace(i))
	}
	idle := asker.ask(5*time.Second, func() bool { return false })
	p.stop()
	fill(b, store, platform, n)
	b.ResetTimer()
	start := time.Now()
	p.start()
	asker.await()
	busy := asker.ask(time.Hour, func() bool { shown, _ := l.seen(); return shown >= n })
	b.StopTimer()
	shown, refused := l.seen()
	b.ReportMetric(100*float64(shown)/(perSecond*l.last.Sub(l.first).Seconds()), "%-of-limit")
	b.ReportMetric(float64(refused), "429s")
	b.ReportMetric(float64(l.doubled()), "doubles")
	b.ReportMetric(l.first.Sub(start).Seconds(), "s-to-first")
	b.ReportMetric(p.memory(), "MB")
	b.ReportMetric(busy(99), "p99-ms")
	b.ReportMetric(busy(100), "max-ms")
	b.ReportMetric(idle(99), "idle-p99-ms")
	p.stop()
	b.ReportMetric(float64(p.used.Microseconds())/1000/float64(shown), "cpu-ms/post")
}

// freeAddress is an address of this machine that nobody uses.
func freeAddress(t testing.TB) string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	return l.Addr().String()
}

func workspace(i int) string { return fmt.Sprintf("T%03d", i%fanWorkspaces) }

// fill has posts become due in as many channels, those of a workspace one after the other.
func fill(t testing.TB, url, platform string, n int) {
	t.Helper()
	store, err := sql.Open(t.Context(), url, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	due := time.Now().Add(-time.Minute)
	for i := range n {
		channel := bot.Channel{Adapter: platform, Tenant: workspace(i * fanWorkspaces / n), ID: fmt.Sprintf("C%05d", i)}
		if platform == "discord" {
			channel.ID = strconv.Itoa(1310000000000000000 + i)
		}
		if _, err := store.Add(t.Context(), bot.Subscription{Channel: channel, Line: "/tip topic:go", Zone: "UTC", Locale: bot.French,
			Cron: fmt.Sprintf("%d %d * * *", due.UTC().Minute(), due.UTC().Hour()), State: bot.Active, Next: due, Made: due}); err != nil {
			t.Fatal(err)
		}
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
}

// install installs the program in a workspace, as a person's browser does.
func install(t testing.TB, at, team string) {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	browser := http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	resp, err := browser.Get("http://" + at + "/slack/install")
	if err != nil {
		t.Fatal(err)
	}
	_ = resp.Body.Close()
	to, err := resp.Location()
	if err != nil {
		t.Fatal(err)
	}
	resp, err = browser.Get("http://" + at + "/slack/oauth?" + url.Values{"state": {to.Query().Get("state")}, "code": {team}}.Encode())
	if err != nil || resp.StatusCode != http.StatusOK {
		t.Fatalf("install in %s: %v, %v", team, resp, err)
	}
	_ = resp.Body.Close()
}
