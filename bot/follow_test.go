package bot_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"boussole/bot"
)

// A short question that begins like a follow-up changes the Request before it.
func TestUnderstandFollowUp(t *testing.T) {
	r := newRouter(t)
	junior := bot.Request{Command: "salary", Args: bot.Args{"level": "junior", "place": "lyon"}}
	tests := []struct {
		name, text string
		prev       bot.Request
		want       string // empty when it is no follow-up
	}{
		{"a value", "et à Paris ?", junior, "/salary level:junior place:paris"},
		{"in English", "and in Paris?", junior, "/salary level:junior place:paris"},
		{"another option", "et pour un senior ?", junior, "/salary level:senior place:lyon"},
		{"a new option", "et avec 4 ans d'expérience ?", junior, "/salary level:junior place:lyon years:4"},
		{"two values", "et à Paris ou Lyon ?", junior, "/salary level:junior place:paris,lyon"},
		{"in a hurry, with a slip", "Et a pariss", junior, "/salary level:junior place:paris"},
		{"of another command", "et vers senior ?", bot.Request{Command: "career", Args: bot.Args{"from": "junior"}}, "/career from:junior to:senior"},
		{"no value", "et alors ?", junior, ""},
		{"a value of another command", "et un bootcamp ?", junior, ""},
		{"a word that nothing explains", "et à Paris zxcv ?", junior, ""},
		{"a long question", "et à Paris quelle formation faut-il pour devenir développeur ?", junior, ""},
		{"longer than a change", "et pour un senior à Paris avec 4 ans", bot.Request{Command: "salary", Args: bot.Args{"level": "junior", "offer": "40000"}}, ""},
		{"no beginning of one", "Paris", junior, ""},
		{"a command that is gone", "et à Paris ?", bot.Request{Command: "gone", Args: bot.Args{"level": "junior"}}, ""},
	}
	for _, test := range tests {
		before := test.prev.String()
		got := r.Understand(test.text, bot.French, &test.prev).Request.String()
		follows := strings.Contains(got, "level:junior") || strings.Contains(got, "place:lyon") || strings.Contains(got, "from:junior") || strings.Contains(got, "offer:")
		if test.want != "" && got != test.want || test.want == "" && follows {
			t.Errorf("%s: %q after %s: got %s, want %q", test.name, test.text, before, got, test.want)
		}
		if test.prev.String() != before {
			t.Errorf("%s: the earlier Request became %s", test.name, test.prev)
		}
	}
}

// Each answer is what the next follow-up refers to, and the time begins anew.
func TestFollowUpChain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRouter(t)
		for i, step := range []struct{ text, want string }{
			{first, "/salary level:junior place:lyon"},
			{followUp, changed},
			{"et pour un senior ?", "/salary level:senior place:paris"},
			{"and in Lyon?", "/salary level:senior place:lyon"},
			{"/career from:junior", "/career from:junior"},
			{"et vers senior ?", "/career from:junior to:senior"},
		} {
			time.Sleep(9 * time.Minute)
			if got := talk(t, r, step.text, ann()); got != step.want {
				t.Errorf("step %d, %q: got %s, want %s", i, step.text, got, step.want)
			}
		}
	})
}

// A follow-up refers to what was answered: neither to a mistake, nor to a failure, nor to a refusal.
func TestFollowUpAfter(t *testing.T) {
	tests := []struct {
		name, text string
		again      bool // first is still the earlier Request
	}{
		{"a mistake", "/career from:king", true},
		{"an unknown command", "/salry senior", true},
		{"a refusal", "quel temps fait-il demain ?", true},
		{"a failure", "/help", true},
		{"a late answer", "/glossary", true},
		{"another answer", "/training path:master", false},
		{"a typed command", "/salaire junior lyon", true},
		{"an ask", "/ask " + first, true},
	}
	broken, slow := help(), glossary()
	broken.Run = func(context.Context, bot.Request) (bot.Reply, error) { return bot.Reply{}, errors.New("broken") }
	slow.Run = func(context.Context, bot.Request) (bot.Reply, error) {
		time.Sleep(time.Minute)
		return bot.Reply{Answer: "late"}, nil
	}
	for _, test := range tests {
		synctest.Test(t, func(t *testing.T) {
			r := newRouter(t, broken, slow)
			talk(t, r, first, ann())
			talk(t, r, test.text, ann())
			time.Sleep(2 * time.Minute)
			if got := talk(t, r, followUp, ann()); (got == changed) != test.again {
				t.Errorf("%s: got %s, want a follow-up to the first question: %t", test.name, got, test.again)
			}
		})
	}
}
