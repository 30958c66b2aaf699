package bot_test

import (
	"boussole/bot"
)

// lexicon is the vocabulary of the table.
func lexicon() bot.Lexicon {
	return bot.Lexicon{
		Spelling: map[string]string{"cb": "combien", "koi": "quoi", "dvp": "développeur", "slr": "salaire", "jsuis": "je suis", "u": "you"},
		Stop: both(
			[]string{"le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "à", "en", "et", "ou", "ce", "c", "ça", "que", "qu", "qui", "je", "j", "tu",
				"on", "me", "m", "ma", "mon", "se", "est", "es", "suis", "a", "ai", "pour", "par", "avec", "dans", "il", "ne", "pas", "bien", "quel", "quelle",
				"depuis", "vers"},
			[]string{"the", "a", "an", "of", "in", "on", "at", "to", "from", "for", "with", "and", "or", "is", "are", "am", "do", "does", "i", "you", "me", "my",
				"it", "that", "this", "what", "which", "they", "there"}),
		Concepts: []bot.Concept{
			{ID: "pay", Words: both([]string{"salaire", "gagner", "gagne", "toucher", "touche", "paie", "fourchette"}, []string{"salary", "earn", "pay", "make", "paid"})},
			{ID: "dev", Words: both([]string{"développeur", "développeuse", "métier"}, []string{"developer", "job"})},
			{ID: "train", Words: both([]string{"formation", "se former", "études", "diplôme", "école"}, []string{"training", "train", "study", "degree", "school"})},
			{ID: "become", Words: both([]string{"évoluer", "évolution", "devenir", "étape", "progresser"}, []string{"move up", "become", "step", "progress"})},
			{ID: "help", Words: both([]string{"aide", "commandes"}, []string{"help", "commands"})},
		},
		Limits: []bot.Limit{
			{ID: "abroad", Terms: both([]string{"Suisse", "Londres"}, []string{"Switzerland", "London"}), Commands: []string{"salary"}, Offers: []string{"/salary place:paris"},
				Says: text("Je ne connais que la France.", "I only know France.")},
			{ID: "other-job", Terms: both([]string{"boulanger", "boulangère"}, []string{"baker"}), Unless: []string{"dev"},
				Says: text("Je ne connais pas ce métier.", "I don't know that job.")},
		},
		Others: both(
			[]string{"quel temps fait-il demain", "une recette de crêpes", "qui a gagné le match", "raconte-moi une blague", "quelle est la capitale de l'Italie", "réserve un train"},
			[]string{"what is the weather tomorrow", "a recipe for pancakes", "who won the match", "tell me a joke", "what is the capital of Italy", "book a flight"}),
		Refusal: text("Je ne sais pas. Je peux parler de salaires.", "I don't know. I can talk about pay."),
		Offers:  []string{"/salary level:junior", "/training path:bootcamp", "/help"},
	}
}
