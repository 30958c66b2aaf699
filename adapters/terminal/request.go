package terminal

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"boussole/bot"
)

// answer replies to a line: the number of a choice, or whatever the Router reads in it.
func (a *Adapter) answer(ctx context.Context, r *bot.Router, line string) bot.Reply {
	if reply, ok := a.rated(ctx, r, line); ok {
		return reply
	}
	a.mu.Lock()
	req, offered := a.request(), a.choices
	a.mu.Unlock()
	if n, ok := number(line); ok && len(offered) > 0 {
		if n < 1 || n > len(offered) {
			return noChoice(offered, req.Locale)
		}
		chosen := offered[n-1].Request
		if !chosen.Why { // an explanation leaves its answer to be rated
			a.rates(nil)
		}
		chosen.Locale, chosen.User, chosen.Channel = req.Locale, req.User, req.Channel
		return r.Answer(ctx, bot.Understanding{Request: chosen, Confidence: 1})
	}
	u := r.Read(line, req)
	if a.config.Fixed {
		u.Request.Locale = a.config.Locale
	}
	a.mu.Lock()
	a.locale = u.Request.Locale
	a.mu.Unlock()
	if !u.Request.Why {
		a.rates(r.Ratings(u))
	}
	return explained(r.Answer(ctx, u))
}

// rates keeps how the last answer may be rated; nil for not at all.
func (a *Adapter) rates(ratings []bot.Rating) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.ratings = ratings
}

// sitting is whoever sits at the terminal, and administers it.
var sitting = bot.User{ID: "terminal", Admin: true}

// request is what every line has in common.
func (a *Adapter) request() bot.Request {
	return bot.Request{Locale: a.locale, User: sitting,
		Channel: bot.Channel{Adapter: "terminal", ID: "terminal"}}
}

// speaks returns the language of the conversation so far.
func (a *Adapter) speaks() bot.Locale {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.locale
}

// number reads a line that is a choice: 2, or [2] as it is shown. Three digits are an amount, which a question asked for.
func number(line string) (int, bool) {
	line = strings.TrimSuffix(strings.TrimPrefix(line, "["), "]")
	n, err := strconv.Atoi(line)
	return n, err == nil && len(line) <= 2
}

// choices returns every button of a reply, in the order of their numbers.
func choices(reply bot.Reply) bot.Buttons {
	var all bot.Buttons
	for _, block := range reply.Blocks {
		if buttons, ok := block.(bot.Buttons); ok {
			all = append(all, buttons...)
		}
	}
	return all
}

// explained is a reply with the button that explains it at the end of its choices.
func explained(reply bot.Reply) bot.Reply {
	if reply.Why == nil {
		return reply
	}
	reply.Blocks = slices.Clone(reply.Blocks)
	for i, block := range slices.Backward(reply.Blocks) {
		if buttons, ok := block.(bot.Buttons); ok {
			reply.Blocks[i] = append(slices.Clone(buttons), *reply.Why)
			return reply
		}
	}
	reply.Blocks = append(reply.Blocks, bot.Buttons{*reply.Why})
	return reply
}

// noChoice says which numbers there are, and shows the choices again.
func noChoice(offered bot.Buttons, l bot.Locale) bot.Reply {
	last := strconv.Itoa(len(offered))
	answer := bot.Text{FR: "Il n'y a que " + last + " choix : tape un numéro de 1 à " + last + ".",
		EN: "There are only " + last + " choices: type a number from 1 to " + last + "."}
	if len(offered) == 1 {
		answer = bot.Text{FR: "Il n'y a qu'un choix : tape 1.", EN: "There is only one choice: type 1."}
	}
	return bot.Reply{Locale: l, Title: bot.Text{FR: "Ce choix n'existe pas", EN: "There is no such choice"}.In(l),
		Answer: answer.In(l), Blocks: []bot.Block{offered}}
}
