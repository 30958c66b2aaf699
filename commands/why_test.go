package commands_test

import (
	"fmt"
	"strings"
	"testing"

	"boussole/bot"
	"boussole/bot/bottest"
)

// wondered are some that people ask, with what they ask next.
var wondered = map[bot.Locale][][]string{
	bot.French: {
		{"cb gagne un dev back junior à bordeaux"}, {"ça paie bien le back ?"}, {"38k à Nantes avec 2 ans d'xp, c'est bien ?"}, {"combien gagne un senior à Paris ?", "et en freelance ?"},
		{"quels avantages avec le salaire ?"}, {"TJM 500 sur 200 jours ça fait combien par an ?"}, {"je veux passer de senior à architecte"}, {"quelles évolutions de carrière ?"},
		{"une école en ligne pour apprendre sans se déplacer"}, {"bootcamp ou master ?"}, {"quelle formation après un bac+2 ?"}, {"c'est quoi Le Wagon"}, {"faut-il apprendre go ?"},
		{"quelles bases de données apprendre ?"}, {"quelles sont les missions d'un dev back ?"}, {"je travaille avec qui dans l'équipe ?"}, {"c'est quoi le métier ?"},
		{"un conseil sur docker"}, {"les dernières actus"}, {"php 8.2 fin de support"}, {"quelles versions perdent leur support bientôt ?"}, {"que sais-tu faire ?"},
	},
	bot.English: {
		{"how much does a junior earn in Bordeaux?"}, {"does back-end pay well?"}, {"38k in Nantes with 2 years, is that good?"}, {"what does a senior earn in Paris?", "and freelance?"},
		{"which benefits come with the pay?"}, {"a day rate of 500 for 200 days, how much a year?"}, {"from senior to architect"}, {"where can my career go?"},
		{"bootcamp or master's?"}, {"is a degree compulsory?"}, {"should I learn go?"}, {"which databases should I learn?"}, {"what are the duties of a back-end developer?"},
		{"who do I work with in the team?"}, {"what is the job?"}, {"a docker tip"}, {"the latest news"}, {"php 8.2 end of support"}, {"what can you do?"},
	},
}

// Every command's declarations, as the explanation of an answer reads them.
func TestWhyGolden(t *testing.T) {
	r := router(t)
	for l, all := range wondered {
		var out strings.Builder
		for i, talk := range all {
			asker := bot.Request{Locale: l, User: bot.User{ID: fmt.Sprint(l, i)}} // each remembered apart
			var reply bot.Reply
			for _, q := range talk {
				reply = r.Answer(t.Context(), r.Read(q, asker))
			}
			if reply.Why == nil {
				t.Errorf("%s: no explanation of %q", talk, reply.Answer)
				continue
			}
			req := reply.Why.Request
			req.Locale, req.User = l, asker.User
			why := r.Handle(t.Context(), req)
			out.WriteString("> " + strings.Join(talk, "\n> ") + "\n# " + why.Title + "\n" + why.Answer + "\n")
			for _, block := range why.Blocks {
				out.WriteString("\n" + listed(block, l) + "\n")
			}
			out.WriteString("\n")
		}
		bottest.Golden(t, "golden/why."+string(l)+".txt", strings.ReplaceAll(out.String(), "\u00a0", "_"))
	}
}

// listed is a block in which buttons are told by their labels.
func listed(block bot.Block, l bot.Locale) string {
	buttons, ok := block.(bot.Buttons)
	if !ok {
		return bot.PlainBlock(block, l)
	}
	labels := make([]string, len(buttons))
	for i, b := range buttons {
		labels[i] = "[" + b.Label + "]"
	}
	return buttons.Heading("") + "\n" + strings.Join(labels, " ")
}

// Whatever was understood can be explained, in rows and menus that every platform takes, and each correction is answered.
func TestWhyEveryUse(t *testing.T) {
	r := router(t)
	corrections := 0
	for _, c := range r.Commands() {
		if c.Admin || c.Run == nil {
			continue
		}
		for _, args := range uses(&c) {
			for _, l := range locales {
				req := bot.Request{Command: c.Name, Args: args, Locale: l, Why: true}
				reply := r.Handle(t.Context(), req)
				seen := map[string]bool{bot.Request{Command: c.Name, Args: args}.String(): true}
				if len(reply.Blocks) > 4 || len(reply.Blocks) == 0 || reply.Refused || reply.Locale != l {
					t.Errorf("%s: got %+v", req, reply)
				}
				for _, block := range reply.Blocks[1:] {
					buttons := block.(bot.Buttons)
					if len(buttons) > 25 || buttons.Heading("") == "" {
						t.Errorf("%s: %d buttons under %q", req, len(buttons), buttons.Heading(""))
					}
					for _, b := range buttons {
						if id := b.Request.String(); seen[id] || r.Check(b.Request) != nil || b.Request.Command != c.Name {
							t.Errorf("%s: %s is there twice, or is none: %v", req, id, r.Check(b.Request))
						} else {
							seen[id] = true
						}
						corrections++
					}
				}
			}
		}
	}
	if corrections < 1000 {
		t.Errorf("%d corrections", corrections)
	}
}
