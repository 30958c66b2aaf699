package terminal

import (
	"context"
	"slices"
	"strings"

	"boussole/bot"
)

// What a person types instead of pressing one of the buttons, and to answer the form.
var (
	useful    = []string{"utile", "useful"}
	useless   = []string{"pas utile", "inutile", "not useful", "useless"}
	sendAlone = []string{"ok"}
	sendNone  = []string{"annuler", "cancel"}
)

// is reports whether a line is one of some words.
func is(line string, words []string) bool {
	return slices.Contains(words, strings.Join(strings.Fields(strings.ToLower(strings.Trim(line, " .!"))), " "))
}

// asksRating is what stands under an answer that may be rated; empty under any other. The lock is held.
func (a *Adapter) asksRating() string {
	if len(a.ratings) == 0 {
		return ""
	}
	return bot.Text{FR: "Utile ? Tape « utile » ou « pas utile ».", EN: "Useful? Type \"useful\" or \"not useful\"."}.In(a.ratings[0].Locale)
}

// rated answers a line that rates the last answer, or that fills in the form of one; it is false for any other, which
// leaves the form behind.
func (a *Adapter) rated(ctx context.Context, r *bot.Router, line string) (bot.Reply, bool) {
	a.mu.Lock()
	ratings, form, req := a.ratings, a.form, a.request()
	if a.form = nil; is(line, useful) || is(line, useless) {
		a.ratings = nil
	}
	a.mu.Unlock()
	switch {
	case form != nil && is(line, sendNone):
		return unsent(form.Locale), true
	case form != nil && is(line, sendAlone):
		return r.Report(ctx, form.Rating, req, form.Question, ""), true
	case form != nil && !strings.HasPrefix(line, "/"):
		return r.Report(ctx, form.Rating, req, form.Question, line), true
	case len(ratings) > 0 && is(line, useful):
		return r.Rate(ctx, ratings[0], req), true
	case len(ratings) > 0 && is(line, useless):
		f := r.Form(ratings[1], req)
		a.mu.Lock()
		a.form = &f
		a.mu.Unlock()
		return shownForm(f), true
	}
	return bot.Reply{}, false
}

// shownForm says what is kept, and which line fills the form in.
func shownForm(f bot.Form) bot.Reply {
	l := f.Locale
	question := f.Asks + bot.Text{FR: "\u00a0: ", EN: ": "}.In(l) + f.Question
	next := bot.Text{
		FR: "Écris maintenant, en une ligne, ce que tu attendais : ça part avec ta question. « ok » envoie la question seule, « annuler » n'envoie rien.",
		EN: "Now write, in one line, what you expected: it is sent with your question. \"ok\" sends the question alone, \"cancel\" sends nothing."}
	if f.Question == "" {
		question = f.Note
		next = bot.Text{FR: "Écris maintenant, en une ligne, ta question et ce que tu attendais. « annuler » n'envoie rien.",
			EN: "Now write, in one line, your question and what you expected. \"cancel\" sends nothing."}
	}
	return bot.Reply{Locale: l, Title: f.Title, Answer: question, Blocks: []bot.Block{bot.Paragraph{Text: f.About}, bot.Paragraph{Text: next.In(l)}}}
}

// unsent says that nothing was.
func unsent(l bot.Locale) bot.Reply {
	return bot.Reply{Locale: l, Title: bot.Text{FR: "Rien n'a été envoyé", EN: "Nothing was sent"}.In(l),
		Answer: bot.Text{FR: "Ni ta question ni rien d'autre n'est gardé.", EN: "Neither your question nor anything else is kept."}.In(l)}
}
