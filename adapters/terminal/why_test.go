package terminal

import (
	"strings"
	"testing"

	"boussole/bot"
)

// A question's answer offers to be explained as its last choice, by its number or in words; a choice of the explanation corrects.
func TestWhy(t *testing.T) {
	const lines = "combien gagne un dev junior à Lyon ?\n3\n2\ncombien gagne un dev junior à Lyon ?\npourquoi ?\n/salaire junior\nhow much does a dev earn?\n3\n"
	answers := say(t, Config{Locale: bot.French}, lines)
	for i, want := range []string{
		"[3] Pourquoi cette réponse ?      pourquoi ?",
		"J'ai compris : Salaires · Junior · Lyon. Ta question laissait peu de doute.",
		"Je paie /pay level:lead place:lyon",
		"[3] Pourquoi cette réponse ?      pourquoi ?",
		"Corriger « lieu » ? Tape un numéro :",
		"Je paie /pay level:junior",
		"[3] Why this answer?        why?",
		"I understood: Pay. Your question left little doubt.",
	} {
		if i >= len(answers) || !strings.Contains(answers[i], want) {
			t.Fatalf("answer %d: no %q in\n%s", i+1, want, strings.Join(answers, "\n=====\n"))
		}
	}
	if strings.Contains(answers[1]+answers[2]+answers[5], "[3] Pourquoi") {
		t.Errorf("a command and an explanation are explained:\n%s", strings.Join(answers, "\n=====\n"))
	}
}

// The explanation is the last choice, wherever the others stand.
func TestExplained(t *testing.T) {
	why := bot.Button{Label: "why"}
	for name, blocks := range map[string][]bot.Block{
		"no choices": nil, "choices, then a note": {bot.Buttons{{Label: "a"}}, bot.Note{}}, "two rows": {bot.Buttons{{Label: "a"}}, bot.Buttons{{Label: "b"}}},
	} {
		before := len(choices(bot.Reply{Blocks: blocks}))
		all := choices(explained(bot.Reply{Blocks: blocks, Why: &why}))
		if len(all) != before+1 || all[before].Label != "why" || len(choices(bot.Reply{Blocks: blocks})) != before {
			t.Errorf("%s: got %v", name, all)
		}
		if all := choices(explained(bot.Reply{Blocks: blocks})); len(all) != before {
			t.Errorf("%s, unexplained: got %v", name, all)
		}
	}
}
