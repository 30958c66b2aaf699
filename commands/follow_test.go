package commands_test

import (
	"context"
	"testing"

	"boussole/bot"
)

// TestFollow talks as one person does, each line after the last.
func TestFollow(t *testing.T) {
	for _, talk := range [][][2]string{
		{
			{"salaire junior à Lyon", "/salary level:junior place:lyon"},
			{"et à Paris ?", "/salary level:junior place:paris"},
			{"et avec 5 ans d'expérience ?", "/salary place:paris years:5"},
			{"et pour un senior ?", "/salary level:senior place:paris"},
			{"et en freelance ?", "/freelance level:senior place:paris"},
		},
		{
			{"what does a junior earn in Paris?", "/salary level:junior place:paris"},
			{"and in Nantes?", "/salary level:junior place:nantes"},
			{"and the day rate?", "/freelance level:junior place:nantes"},
		},
		{
			{"salaire junior à Lyon", "/salary level:junior place:lyon"},
			{"what is a senior day rate?", "/freelance level:senior place:lyon"},
		},
		{
			{"TJM senior à Paris", "/freelance level:senior place:paris"},
			{"et en CDI ?", "/salary level:senior place:paris"},
			{"et pour 4 500 net par mois ?", `/salary level:senior offer:"4500 net-month" place:paris`},
		},
		{
			{"what day rate for a senior in Lyon?", "/freelance level:senior place:lyon"},
			{"and in a permanent job?", "/salary level:senior place:lyon"},
		},
	} {
		r := router(t)
		for _, line := range talk {
			u := r.Read(line[0], bot.Request{Locale: bot.French, User: bot.User{ID: "somebody"}})
			if got := u.Request.String(); u.Refused || got != line[1] {
				t.Errorf("%q: got %s refused %v, want %s", line[0], got, u.Refused, line[1])
			}
			r.Answer(context.Background(), u)
		}
	}
}
