package slack

import (
	"encoding/base64"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"boussole/bot"
)

func TestStates(t *testing.T) {
	altered := func(at int) func(string) string {
		return func(state string) string {
			raw, err := base64.RawURLEncoding.DecodeString(state)
			if err != nil {
				t.Fatal(err)
			}
			raw[(at+len(raw))%len(raw)] ^= 1
			return base64.RawURLEncoding.EncodeToString(raw)
		}
	}
	same := func(state string) string { return state }
	tests := map[string]struct {
		change  func(state string) string
		browser string
		after   time.Duration
		want    *page
	}{
		"at once":                {same, "b1", 0, nil},
		"just in time":           {same, "b1", stateLife - time.Second, nil},
		"too late":               {same, "b1", stateLife, &lateState},
		"much too late":          {same, "b1", 24 * time.Hour, &lateState},
		"another browser":        {same, "b2", 0, &badState},
		"no cookie":              {same, "", 0, &badState},
		"no state":               {func(string) string { return "" }, "b1", 0, &badState},
		"not a state":            {func(string) string { return "<script>" }, "b1", 0, &badState},
		"a state's length":       {func(s string) string { return strings.Repeat("A", len(s)) }, "b1", 0, &badState},
		"the same bits elsewise": {func(s string) string { return s[:len(s)-1] + "!" }, "b1", 0, &badState},
		"cut":                    {func(s string) string { return s[:len(s)-4] }, "b1", 0, &badState},
		"longer":                 {func(s string) string { return s + "AAAA" }, "b1", 0, &badState},
		"another nonce":          {altered(0), "b1", 0, &badState},
		"another end":            {altered(nonceSize + 7), "b1", 0, &badState},
		"another signature":      {altered(-1), "b1", 0, &badState},
		"a later end, when late": {altered(nonceSize + 3), "b1", stateLife, &badState},
		"another secret's":       {func(string) string { return newStates(bot.NewSecret("other")).issue("b1") }, "b1", 0, &badState},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := newStates(bot.NewSecret("secret"))
				state := test.change(s.issue("b1"))
				time.Sleep(test.after)
				if got := s.spend(state, test.browser); got != test.want {
					t.Errorf("got %+v, want %+v", got, test.want)
				}
			})
		})
	}
}

func TestStateOnce(t *testing.T) {
	s := newStates(bot.NewSecret("secret"))
	first, second := s.issue("b1"), s.issue("b1")
	if first == second {
		t.Error("two states are the same")
	}
	for i, test := range []struct {
		state string
		want  *page
	}{{first, nil}, {first, &usedState}, {second, nil}, {second, &usedState}, {first, &usedState}} {
		if got := s.spend(test.state, "b1"); got != test.want {
			t.Errorf("%d: got %+v, want %+v", i, got, test.want)
		}
	}
	if s.spend(s.issue("b1"), "b2") != &badState || len(s.used) != 2 {
		t.Errorf("%d states are remembered, want those that were good", len(s.used))
	}
	for range statesSpent + 10 {
		if got := s.spend(s.issue("b1"), "b1"); got != nil {
			t.Fatalf("got %+v, want a good state", got)
		}
	}
	if len(s.used) != statesSpent {
		t.Errorf("%d states are remembered, want %d at most", len(s.used), statesSpent)
	}
}

func FuzzSpend(f *testing.F) {
	s := newStates(bot.NewSecret("secret"))
	f.Add(newStates(bot.NewSecret("other")).issue("b1"), "b1")
	f.Add("", "")
	f.Fuzz(func(t *testing.T, state, browser string) {
		if s.spend(state, browser) != &badState {
			t.Errorf("%q from %q is good", state, browser)
		}
	})
}
