package adapters_test

import (
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"boussole/adapters/discord/discordtest"
	"boussole/adapters/slack/slacktest"
	"boussole/adapters/sql"
	"boussole/bot"
)

// trial is a store with posts that are due, fake platforms behind bad lines, and what a program needs to serve them.
type trial struct {
	t         testing.TB
	store     *sql.Store
	discord   *discordtest.Server
	slack     *slacktest.Server
	toDiscord *badLine
	toSlack   *badLine
	config    string
	posts     []bot.Subscription

	sent, unknown, attempts int // in the end
}

func newTrial(t testing.TB, url string, seed uint64) *trial {
	t.Helper()
	store, err := sql.Open(t.Context(), url, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	tr := &trial{t: t, store: store, discord: discordtest.New(t), slack: slacktest.New(t)}
	tr.toDiscord = newBadLine(t, tr.discord.URL(), seed)
	tr.toSlack = newBadLine(t, strings.TrimSuffix(tr.slack.URL(), "/api/"), seed+1)
	tr.config = fmt.Sprintf(`
store: {url: %q}
http: {addr: "127.0.0.1:0"}
discord: {mode: http, token: fake-token, public_key: "%064d", api_url: %q}
slack: {mode: http, bot_token: xoxb-fake, signing_secret: fake, history: true, api_url: %q}
`, url, 0, tr.toDiscord.http.URL, tr.toSlack.http.URL+"/api/")
	return tr
}

// schedule has posts become due a few minutes ago, each in a channel of its own.
func (tr *trial) schedule(onDiscord, onSlack int) {
	tr.t.Helper()
	due := time.Now().Add(-3 * time.Minute)
	for i := range onDiscord + onSlack {
		n := len(tr.posts)
		channel := bot.Channel{Adapter: "discord", Tenant: "1310000000000000000", ID: fmt.Sprint(1310000000000000001 + n)}
		if i >= onDiscord {
			channel = bot.Channel{Adapter: "slack", Tenant: slacktest.TeamID, ID: fmt.Sprintf("C%07d", n)}
		}
		s, err := tr.store.Add(tr.t.Context(), bot.Subscription{Channel: channel, Line: "/tip topic:go", Zone: "UTC", Locale: bot.French,
			Cron: fmt.Sprintf("%d %d * * *", due.UTC().Minute(), due.UTC().Hour()), State: bot.Active, Next: due, Made: due})
		if err != nil {
			tr.t.Fatal(err)
		}
		tr.posts = append(tr.posts, s)
	}
}

// seen is how many messages have come to the platforms' lines.
func (tr *trial) seen() int { return tr.toDiscord.seen() + tr.toSlack.seen() }

// await waits until every post is over, for so long at most.
func (tr *trial) await(most time.Duration) {
	tr.t.Helper()
	end := time.Now().Add(most)
	for left := tr.posts; len(left) > 0; {
		if d := tr.delivery(left[0]); d.State != bot.Waiting {
			left = left[1:]
			continue
		}
		if time.Now().After(end) {
			tr.t.Fatalf("%d posts are not over after %v, of which no. %d: %+v", len(left), most, left[0].ID, tr.delivery(left[0]))
		}
		time.Sleep(time.Second)
	}
}

// delivery is what became of a post; Waiting where nothing did.
func (tr *trial) delivery(s bot.Subscription) bot.Delivery {
	tr.t.Helper()
	d, known, err := tr.store.Delivery(tr.t.Context(), s.ID, s.Next)
	if err != nil {
		tr.t.Fatal(err)
	}
	if !known {
		d.State = bot.Waiting
	}
	return d
}

// doubtful is how long a post in doubt is tried; after that it may be given up as unknown.
const doubtful = 2 * time.Minute

// check holds every channel to what it must show: its post, once, under the name of its due time.
func (tr *trial) check() {
	tr.t.Helper()
	for _, s := range tr.posts {
		all, err := tr.store.Deliveries(tr.t.Context(), s.ID, 10)
		if err != nil {
			tr.t.Fatal(err)
		}
		d := tr.delivery(s)
		shown, want := tr.shown(s), 1
		tr.attempts += d.Attempt
		switch {
		case len(all) != 1:
			tr.t.Errorf("no. %d: %d deliveries, want one: %+v", s.ID, len(all), all)
		case d.State == bot.Sent:
			tr.sent++
		case d.State == bot.Unknown && d.Changed.Sub(d.Since) >= doubtful:
			tr.unknown++
			want = min(len(shown), 1)
		default:
			tr.t.Errorf("no. %d: %+v, want it sent", s.ID, d)
		}
		if len(shown) != want || want == 1 && shown[0].Name != name(s) {
			tr.t.Errorf("no. %d: %+v, and the channel shows %v, want %q once", s.ID, d, shown, name(s))
		}
	}
}
