package bot_test

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"sync"
	"testing"

	"boussole/bot"
)

func TestHandle(t *testing.T) {
	r := newRouter(t)
	tests := []struct {
		name string
		req  bot.Request
		want string
	}{
		{"canonical", bot.Request{Command: "salary", Args: bot.Args{"level": "junior", "place": "paris"}}, "/salary level:junior place:paris"},
		{"no option", bot.Request{Command: "help"}, "/help"},
		{"French names", bot.Request{Command: "salaire", Args: bot.Args{"niveau": "junior", "lieu": "lyon"}}, "/salary level:junior place:lyon"},
		{"case and accents", bot.Request{Command: "CARRIÈRE", Args: bot.Args{"De": "CONFIRMÉ"}}, "/career from:confirmed"},
		{"French label", bot.Request{Command: "salary", Args: bot.Args{"level": "Confirmé"}}, "/salary level:confirmed"},
		{"English label", bot.Request{Command: "salary", Args: bot.Args{"level": "mid-level"}}, "/salary level:confirmed"},
		{"label without its dash", bot.Request{Command: "salary", Args: bot.Args{"place": "saint étienne"}}, "/salary place:saint-etienne"},
		{"another name", bot.Request{Command: "salary", Args: bot.Args{"level": "débutante"}}, "/salary level:junior"},
		{"two values", bot.Request{Command: "salary", Args: bot.Args{"place": "Paris, la capitale ,Lyon"}}, "/salary place:paris,lyon"},
		{"spaces around", bot.Request{Command: " salary ", Args: bot.Args{"level": " junior "}}, "/salary level:junior"},
		{"empty values", bot.Request{Command: "salary", Args: bot.Args{"level": "", "years": " ", "place": "lyon"}}, "/salary place:lyon"},
		{"amount with its unit", bot.Request{Command: "salary", Args: bot.Args{"offer": "38k", "years": "4 ans"}}, "/salary offer:38000 years:4"},
		{"amount in French", bot.Request{Command: "salary", Args: bot.Args{"offer": "38\u00a0500,5 €"}}, "/salary offer:38500.5"},
		{"least and most", bot.Request{Command: "salary", Args: bot.Args{"years": "0", "offer": "500000"}}, "/salary offer:500000 years:0"},
	}
	for _, test := range tests {
		for _, l := range []bot.Locale{bot.French, bot.English} {
			test.req.Locale = l
			got := r.Handle(t.Context(), test.req)
			if got.Title != "echo" || got.Answer != test.want || got.Locale != l {
				t.Errorf("%s: got %q in %s, want %q in %s", test.name, got.Answer, got.Locale, test.want, l)
			}
		}
	}
}

// A command is told who asks and where.
func TestHandleTellsWho(t *testing.T) {
	want := bot.Request{Command: "help", Args: bot.Args{}, Locale: bot.English, Share: true,
		User: bot.User{ID: "ann", Admin: true}, Channel: bot.Channel{Adapter: "test", Tenant: "guild", ID: "general"}}
	var got bot.Request
	command := help()
	command.Run = func(_ context.Context, req bot.Request) (bot.Reply, error) {
		got = req
		return bot.Reply{Answer: "yes"}, nil
	}
	newRouter(t, command).Handle(t.Context(), want)
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestHandleAsk(t *testing.T) {
	r := newRouter(t)
	for question, want := range map[string]string{
		"combien gagne un développeur junior ?": "/salary level:junior",
		"/salary senior lyon":                   "/salary level:senior place:lyon",
		"salaire senior lyon":                   "/salary level:senior place:lyon",
	} {
		got := r.Handle(t.Context(), bot.Request{Command: "ask", Args: bot.Args{"question": question}})
		if got.Answer != want || !got.Private {
			t.Errorf("%q: got %q, private %t, want %q, private", question, got.Answer, got.Private, want)
		}
	}
}

func TestPrivate(t *testing.T) {
	broken := career()
	broken.Private = true
	broken.Run = func(context.Context, bot.Request) (bot.Reply, error) { return bot.Reply{}, errors.New("broken") }
	r := newRouter(t, broken)
	tests := []struct {
		name string
		req  bot.Request
		want bool
	}{
		{"private", bot.Request{Command: "salary"}, true},
		{"shared", bot.Request{Command: "salary", Share: true}, false},
		{"public", bot.Request{Command: "glossary"}, false},
		{"public and shared", bot.Request{Command: "glossary", Share: true}, false},
		{"a mistake", bot.Request{Command: "salaire", Args: bot.Args{"level": "zzz"}}, true},
		{"a mistake, shared", bot.Request{Command: "salaire", Args: bot.Args{"level": "zzz"}, Share: true}, false},
		{"an apology", bot.Request{Command: "career"}, true},
		{"a question", bot.Request{Command: "ask", Args: bot.Args{"question": "salaire junior"}}, true},
		{"a question, shared", bot.Request{Command: "ask", Args: bot.Args{"question": "salaire junior"}, Share: true}, false},
	}
	for _, test := range tests {
		if got := r.Handle(t.Context(), test.req).Private; got != test.want {
			t.Errorf("%s: got %t, want %t", test.name, got, test.want)
		}
	}
}

func TestRefresh(t *testing.T) {
	r := newRouter(t)
	r.Refresh(func() {
		if err := r.Use(with(replying(func() bot.Reply { return bot.Reply{Answer: "fresh"} })), lexicon()); err != nil {
			t.Error(err)
		}
	})
	if got, want := r.Handle(t.Context(), bot.Request{Command: "help"}).Answer, "fresh"; got != want {
		t.Errorf("Handle: got %q, want %q", got, want)
	}
}

// Many people at once, while the commands change: the race detector watches.
func TestConcurrently(t *testing.T) {
	r := newRouter(t)
	var all sync.WaitGroup
	for person := range 8 {
		all.Go(func() {
			req := bot.Request{Locale: bot.French, User: bot.User{ID: fmt.Sprint(person)}}
			for range 20 {
				if got, want := r.Answer(t.Context(), r.Read("salaire junior à Lyon", req)).Answer, "/salary level:junior place:lyon"; got != want {
					t.Errorf("got %q, want %q", got, want)
				}
				if got, want := r.Answer(t.Context(), r.Read("et à Paris ?", req)).Answer, "/salary level:junior place:paris"; got != want {
					t.Errorf("got %q, want %q", got, want)
				}
				r.Complete(t.Context(), bot.Request{Command: "salary", Focus: "level"})
			}
		})
	}
	all.Go(func() {
		for range 20 {
			if err := r.Use(table(), lexicon()); err != nil {
				t.Error(err)
			}
		}
	})
	all.Wait()
}
