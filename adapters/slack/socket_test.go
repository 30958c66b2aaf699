package slack_test

import (
	"context"
	"log/slog"
	"strings"
	"testing"
	"time"

	"boussole/adapters/slack"
	"boussole/adapters/slack/slacktest"
	"boussole/bot"
)

// An envelope that comes on both sockets has one effect, and each sight of it is acknowledged.
func TestTwice(t *testing.T) {
	b := newBench(t, router(t), "socket", nil)
	open := b.fake.AwaitConnections(2)
	payload, at := b.payload("button", nil)
	id := b.fake.SendTo(open[0], "interactive", payload)
	b.fake.AwaitAck(id)
	b.fake.Again(open[1], id)
	mention, _ := b.payload("mention", nil)
	first := b.fake.SendTo(open[0], "events_api", mention)
	second := b.fake.SendTo(open[1], "events_api", mention)
	b.fake.AwaitAck(first)
	b.fake.AwaitAck(second)
	b.await(at, 1)
	last, after := b.payload("button", nil)
	b.fake.SendTo(open[1], "interactive", last)
	b.await(after, 1)
	if n := len(b.fake.Messages(at)); n != 1 {
		t.Errorf("a press was answered %d times", n)
	}
	if n := len(b.await(general, 1)); n != 1 {
		t.Errorf("a mention was answered %d times", n)
	}
}

// What slack-go doesn't know, or can't read, is acknowledged all the same.
func TestUnknownEnvelopes(t *testing.T) {
	b := newBench(t, router(t), "socket", nil)
	for name, envelope := range map[string]struct{ kind, payload string }{
		"inner event": {"events_api", `{"type":"event_callback","event_id":"Ev1","event":{"type":"parade_started"}}`},
		"outer event": {"events_api", `{"type":"parade"}`},
		"no event":    {"events_api", `{}`},
		"a text":      {"events_api", `"x"`},
		"interaction": {"interactive", `{"type":"parade"}`},
		"a list":      {"interactive", `[]`},
		"command":     {"slash_commands", `[]`},
		"type":        {"parade", `{}`},
		"bad blocks":  {"interactive", `{"type":"block_actions","message":{"blocks":[{"type":"section","text":5}]}}`},
	} {
		if ack := b.fake.AwaitAck(b.fake.Envelope(envelope.kind, []byte(envelope.payload))); len(ack.Payload) > 0 && string(ack.Payload) != "{}" {
			t.Errorf("%s: acknowledged with %s", name, ack.Payload)
		}
	}
}

// An answer too large for an acknowledgement follows at the response URL.
func TestLargeAnswer(t *testing.T) {
	b := newBench(t, router(t, probe(answering(bot.Reply{Answer: "Voici.", Blocks: []bot.Block{bot.Paragraph{Text: strings.Repeat("é<a>", 2000)}}}))), "socket", nil)
	payload, at := b.typed("/sonde")
	if ack := b.give("slash_commands", payload); len(ack) > 0 {
		t.Errorf("acknowledged with %d bytes", len(ack))
	}
	if m := b.await(at, 1)[0]; m.ResponseType != "in_channel" {
		t.Errorf("got %+v", m)
	}
}

// When Slack renews a connection the other answers, and the renewed one after it.
func TestRenewal(t *testing.T) {
	t.Parallel()
	b := newBench(t, router(t), "socket", nil)
	for _, end := range []func(conn int){
		func(conn int) { b.fake.Disconnect(conn, "warning") },
		func(conn int) { b.fake.Disconnect(conn, "refresh_requested") },
		b.fake.Cut,
	} {
		open := b.fake.AwaitConnections(2)
		end(open[0])
		payload, _ := b.typed("/competences git")
		if ack := b.fake.AwaitAck(b.fake.SendTo(open[1], "slash_commands", payload)); !strings.Contains(string(ack.Payload), "Git") {
			t.Errorf("got %s", ack.Payload)
		}
		if err := b.adapter.Ready(t.Context()); err != nil {
			t.Error(err)
		}
		for range 6000 {
			if now := b.fake.AwaitConnections(1); len(now) == 2 && now[0] != open[0] {
				break
			}
			time.Sleep(10 * time.Millisecond)
		}
	}
}

// What Slack refuses for good ends Run with what to do about it; what it refuses for now doesn't.
func TestRefused(t *testing.T) {
	r := router(t)
	tests := []struct{ method, code, want string }{
		{"apps.connections.open", "invalid_auth", "slack.app_token"},
		{"apps.connections.open", "account_inactive", "install it again"},
		{"apps.connections.open", "token_revoked", "revoked"},
		{"apps.connections.open", "missing_scope", "connections:write"},
		{"apps.connections.open", "not_allowed_token_type", "xapp-"},
		{"apps.connections.open", "link_disabled", "Socket Mode is off"},
		{"auth.test", "token_revoked", "slack.bot_token"},
	}
	for _, test := range tests {
		t.Run(test.method+" "+test.code, func(t *testing.T) {
			fake := slacktest.New(t)
			fake.Answer(test.method, slacktest.Refused(test.code), slacktest.Refused(test.code))
			log := &lines{}
			a, err := slack.New(slack.Config{Mode: "socket", BotToken: bot.NewSecret("xoxb-fake"), AppToken: bot.NewSecret("xapp-fake"),
				APIURL: fake.URL(), Locale: bot.French, Log: slog.New(slog.NewTextHandler(log, nil))}, bot.NewMemory())
			if err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
			defer cancel()
			if err := a.Run(ctx, r); err == nil || !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), test.code) {
				t.Errorf("got %v, want %q", err, test.want)
			}
			if err := a.Ready(ctx); err == nil {
				t.Error("ready")
			}
			if strings.Contains(log.String(), "xapp-fake") || strings.Contains(log.String(), "xoxb-fake") {
				t.Errorf("a token in the log:\n%s", log)
			}
		})
	}
}

// A stop lets what is under way end: a command that runs is acknowledged with its answer.
func TestStop(t *testing.T) {
	t.Parallel()
	began := make(chan struct{})
	r := router(t, probe(func(context.Context, bot.Request) (bot.Reply, error) {
		close(began)
		time.Sleep(300 * time.Millisecond)
		return bot.Reply{Answer: "Terminé."}, nil
	}))
	fake := slacktest.New(t)
	b := &bench{t: t, fake: fake, log: &lines{}}
	a, err := slack.New(slack.Config{Mode: "socket", BotToken: bot.NewSecret("xoxb-fake"), AppToken: bot.NewSecret("xapp-fake"),
		APIURL: fake.URL(), Locale: bot.French, Log: slog.New(slog.NewTextHandler(b.log, nil))}, bot.NewMemory())
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- a.Run(ctx, r) }()
	fake.AwaitConnections(2)
	payload, _ := b.typed("/sonde")
	id := fake.Envelope("slash_commands", payload)
	<-began
	stop()
	if ack := fake.AwaitAck(id); !strings.Contains(string(ack.Payload), "Terminé.") {
		t.Errorf("acknowledged with %s", ack.Payload)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

// A socket that Slack doesn't greet is given up for another.
func TestNoHello(t *testing.T) {
	t.Parallel()
	fake := slacktest.New(t)
	fake.Plan(slacktest.Silent, slacktest.Silent)
	log := &lines{}
	a, err := slack.New(slack.Config{Mode: "socket", BotToken: bot.NewSecret("xoxb-fake"), AppToken: bot.NewSecret("xapp-fake"),
		APIURL: fake.URL(), Locale: bot.French, Log: slog.New(slog.NewTextHandler(log, nil))}, bot.NewMemory())
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- a.Run(ctx, router(t)) }()
	for range 600 {
		if fake.Connections() > 2 {
			break
		}
		if a.Ready(ctx) == nil {
			t.Error("ready without a hello")
		}
		time.Sleep(100 * time.Millisecond)
	}
	fake.AwaitConnections(2)
	if err := a.Ready(ctx); err != nil {
		t.Error(err)
	}
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}
