package bot

import "context"

// Form asks why an answer was not useful. Either text may be left empty, and is FormSize long at most.
type Form struct {
	Rating          // what it is sent as
	Title    string // 24 characters at most
	About    string // what is kept, and what isn't
	Asks     string // the label of the question…
	Question string // …which stands in it; empty where it isn't held
	Note     string // that it may be changed, or why it is empty
	Expects  string // the label of what was expected
}

// FormSize is how long each text of a Form may be, in characters.
const FormSize = 2000

// Form is what a press of Useless opens, for whoever req tells.
func (r *Router) Form(rating Rating, req Request) Form {
	l := rating.Locale
	rating.Verb = Report
	f := Form{Rating: rating,
		Title: Text{FR: "Réponse pas utile", EN: "Answer not useful"}.In(l),
		About: Text{
			FR: "Si tu envoies ce formulaire, je garde ce que tu y laisses, la commande qui a répondu (s'il y en a une), la langue et la date, " +
				"pour mieux répondre. Je ne garde ni ton nom ni l'endroit où on se parle. N'y mets pas de noms, s'il te plaît : ni le tien, " +
				"ni celui d'autres personnes ou d'une entreprise.",
			EN: "If you send this form, I keep what you leave in it, the command that answered (if any), the language and the date, to answer " +
				"better. I keep neither your name nor where we talk. Please leave names out: yours, and those of other people or of a company.",
		}.In(l),
		Asks:    Text{FR: "Ta question", EN: "Your question"}.In(l),
		Note:    Text{FR: "Tu peux changer ou effacer ta question avant d'envoyer.", EN: "You may change or erase your question before you send it."}.In(l),
		Expects: Text{FR: "Ce que tu attendais", EN: "What you expected"}.In(l),
	}
	if r.feedback != nil {
		f.Question = Cut(r.feedback.asked.of(rating.ticket, req.person()), FormSize)
	}
	if f.Question == "" {
		f.Note = Text{
			FR: "Je n'ai pas la question sous la main : je ne la retiens qu'une heure au plus, et pour qui l'a posée. Tu peux la retaper.",
			EN: "I don't have the question at hand: I hold it for an hour at most, and for who asked it. You can type it again.",
		}.In(l)
	}
	return f
}

// Report keeps what a person sent by a Form, and thanks them.
func (r *Router) Report(ctx context.Context, rating Rating, req Request, question, expected string) Reply {
	text := func(s string) string { return Cut(clean(s), FormSize) }
	return r.keep(ctx, rating, req, Opinion{Question: text(question), Expected: text(expected)}, Text{
		FR: "C'est noté, sans ton nom.",
		EN: "Noted, without your name."})
}
