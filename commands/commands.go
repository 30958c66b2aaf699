// Package commands holds Boussole's slash commands, one file each: what they are called, how people ask for them, and
// what they answer from the knowledge.
package commands

import (
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"time"

	"boussole/bot"
	"boussole/bot/watch"
	"boussole/knowledge"
)

// Deps is what commands work with.
type Deps struct {
	Knowledge *knowledge.Knowledge
	Now       func() time.Time
	Watch     *watch.Watch                                 // nil where no command is run
	Store     bot.Store                                    // nil: nothing is remembered
	News      News                                         // nil: none can be read
	Feeds     []bot.Feed                                   // followed beside those of the knowledge
	Digest    int                                          // items of news at once
	Releases  func(product string) (knowledge.Sheet, bool) // newer versions than those shipped; nil: none
}

// All returns every command, in the order in which help shows them.
func All(d Deps) []bot.Command {
	b := book{d.Knowledge}
	all := []bot.Command{
		role(b), missions(b), team(b), skills(b), training(b), salary(b), freelance(b), career(b), ask(), tip(d), news(d), releases(d),
		watching(d),
	}
	all = append(all, help(all))
	var order []string
	asked := map[string]bot.Phrases{} // by what they mean
	for _, q := range d.Knowledge.Questions {
		asks, known := asked[q.Means]
		if !known {
			order = append(order, q.Means)
		}
		more := q.Asks.Phrases()
		asked[q.Means] = bot.Phrases{FR: append(asks.FR, more.FR...), EN: append(asks.EN, more.EN...)}
	}
	for _, means := range order {
		teach(all, means, asked[means])
	}
	return all
}

// refused is what a question means that no command answers.
const refused = "refuse"

// teach adds questions to the choice that answers them, or to the command where they name none or several.
func teach(all []bot.Command, means string, asks bot.Phrases) {
	name, rest, _ := strings.Cut(strings.TrimPrefix(means, "/"), " ")
	option, value, _ := strings.Cut(rest, ":")
	for c := range all {
		if all[c].Name != name {
			continue
		}
		for o := range all[c].Options {
			for i := range all[c].Options[o].Choices {
				if choice := &all[c].Options[o].Choices[i]; all[c].Options[o].Name == option && choice.Value == value {
					choice.Asks = join(choice.Asks, asks)
					return
				}
			}
		}
		all[c].Examples = join(all[c].Examples, asks)
	}
}

func join(a, b bot.Phrases) bot.Phrases {
	return bot.Phrases{FR: slices.Concat(a.FR, b.FR), EN: slices.Concat(a.EN, b.EN)}
}

// Lexicon is the knowledge's vocabulary in the form that the bot understands with.
func Lexicon(k *knowledge.Knowledge) bot.Lexicon {
	x := k.Lexicon
	lexicon := bot.Lexicon{Spelling: x.Spelling, Acronyms: x.Acronyms, Stop: bot.Phrases(x.Stop), Greetings: bot.Phrases(x.Greetings), Welcome: "help",
		Compare: "difference", Refusal: bot.Text(x.Refusal), Offers: x.Offers, Learned: learned}
	for _, q := range k.Questions {
		if q.Means == refused {
			lexicon.Others = join(lexicon.Others, bot.Phrases(q.Asks.Phrases()))
		}
	}
	for _, c := range x.Concepts {
		lexicon.Concepts = append(lexicon.Concepts, bot.Concept{ID: c.ID, General: c.General, Words: bot.Phrases(c.Words)})
	}
	for _, f := range x.Families {
		words := bot.Phrases{FR: strings.Fields(f.FR), EN: strings.Fields(f.EN)}
		lexicon.Families = append(lexicon.Families, bot.Family{ID: f.ID, Words: words})
	}
	for _, l := range x.Limits {
		lexicon.Limits = append(lexicon.Limits, bot.Limit{ID: l.ID, Terms: bot.Phrases(l.Terms), Doubtful: l.Doubtful, With: l.With, Unless: l.Unless,
			Aside: l.Aside, Option: l.Option, Commands: l.Commands, Says: bot.Text(l.Says), Offers: l.Offers})
	}
	return lexicon
}

// Check lists what is wrong between the knowledge and the commands: a line of the data, such as an offer of the lexicon
// or what a question means, that isn't a command as the bot itself writes it.
func Check(k *knowledge.Knowledge) error {
	r, err := bot.New(All(Deps{Knowledge: k, Now: time.Now}), Lexicon(k), slog.New(slog.DiscardHandler))
	if err != nil {
		return err
	}
	lines := slices.Clone(k.Lexicon.Offers)
	for _, q := range k.Questions {
		if q.Means != refused {
			lines = append(lines, q.Means)
		}
	}
	for _, limit := range k.Lexicon.Limits {
		lines = append(lines, limit.Offers...)
		for _, name := range limit.Commands {
			lines = append(lines, "/"+name)
		}
	}
	var faults []error
	for _, line := range lines {
		if u := r.Read(line, bot.Request{}); u.Err != nil || r.Check(u.Request) != nil || u.Request.String() != line {
			faults = append(faults, fmt.Errorf("lexicon.yaml or questions: %q is no command and value", line))
		}
	}
	return errors.Join(faults...)
}
