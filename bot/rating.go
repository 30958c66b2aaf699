package bot

import "strings"

// Rating is a button under a free answer that says whether it was useful, or the form that asks why it was not. It carries
// what answered, so that a press needs nothing kept since; what its ticket stands for may be gone.
type Rating struct {
	Verb     Verb   // Useful, Useless or Report
	Locale   Locale // of the answer
	Answered string // the typed command that answered; empty for a refusal
	ticket   string // of the question, whoever asked it
}

const (
	ticketSize   = 10  // letters and digits, of 32 each: too many to guess, and to meet again
	answeredSize = 400 // bytes
)

// Label is what the button says.
func (r Rating) Label() string {
	if r.Verb == Useful {
		return Text{FR: "Utile", EN: "Useful"}.In(r.Locale)
	}
	return Text{FR: "Pas utile", EN: "Not useful"}.In(r.Locale)
}

// ID is what a platform keeps of a Rating: ufr.TICKET/salary level:junior, or nen.TICKET/ under a refusal in English.
func (r Rating) ID() string {
	answered := r.Answered
	if answered == "" {
		answered = "/"
	}
	return string(r.Verb) + string(r.Locale) + "." + r.ticket + answered
}

// ReadRating reads an ID back, and is false for any other than a Rating's.
func ReadRating(id string) (Rating, bool) {
	head, answered, found := strings.Cut(id, "/")
	head, ticket, ticketed := strings.Cut(head, ".")
	if !found || !ticketed || head == "" || len(ticket) > ticketSize || len(answered) >= answeredSize || clean(id) != id {
		return Rating{}, false
	}
	r := Rating{Verb: Verb(head[0]), Locale: Locale(head[1:]), ticket: ticket}
	if answered != "" {
		r.Answered = "/" + answered
	}
	known := r.Verb == Useful || r.Verb == Useless || r.Verb == Report
	return r, known && (r.Locale == French || r.Locale == English)
}
