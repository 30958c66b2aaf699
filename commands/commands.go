// Package commands holds Boussole's slash commands, one file each: what they are called, how people ask for them, and
// what they answer from the knowledge.
package commands

import (
	"time"

	"boussole/bot"
	"boussole/knowledge"
)

// Deps is what commands work with.
type Deps struct {
	Knowledge *knowledge.Knowledge
	Now       func() time.Time
}

// All returns every command, in the order in which help shows them.
func All(d Deps) []bot.Command {
	b := book{d.Knowledge}
	all := []bot.Command{
		role(b), missions(b), team(b), skills(b), training(b), salary(b), freelance(b), career(b), ask(), tip(d),
	}
	return append(all, help(all))
}

// Lexicon is the knowledge's vocabulary in the form that the bot understands with.
func Lexicon(k *knowledge.Knowledge) bot.Lexicon {
	x := k.Lexicon
	lexicon := bot.Lexicon{Spelling: x.Spelling, Stop: bot.Phrases(x.Stop), Others: bot.Phrases(x.Others),
		Refusal: bot.Text(x.Refusal), Offers: x.Offers}
	for _, c := range x.Concepts {
		lexicon.Concepts = append(lexicon.Concepts, bot.Concept{ID: c.ID, Words: bot.Phrases(c.Words)})
	}
	for _, l := range x.Limits {
		lexicon.Limits = append(lexicon.Limits, bot.Limit{ID: l.ID, Terms: bot.Phrases(l.Terms), Unless: l.Unless,
			Commands: l.Commands, Says: bot.Text(l.Says), Offers: l.Offers})
	}
	return lexicon
}
