package bot

import (
	"context"
	"strings"
	"sync"
)

// Feedback keeps what people choose to say of free answers, and holds their questions meanwhile.
type Feedback struct {
	store  Store
	remark Text
	asked  questions
	quota  quota

	mu   sync.Mutex
	room map[shelf]int // how many more a shelf surely takes
}

// NewFeedback makes a Feedback. The remark is said to whoever sends an opinion where the store doesn't last; it may be empty.
func NewFeedback(store Store, remark Text) *Feedback {
	return &Feedback{store: store, remark: remark, room: map[shelf]int{}}
}

// Collect makes the Router ask, under free answers, whether they were useful. It must be set before the first.
func (r *Router) Collect(f *Feedback) { r.feedback = f }

// Ratings are the buttons under the answer to what was understood: two under that to a free question, refused or not; else
// none, as under what administrators alone may use. The question is held from then on.
func (r *Router) Ratings(u Understanding) []Rating {
	if r.feedback == nil || u.Question == "" || u.Typed {
		return nil
	}
	rating := Rating{Verb: Useful, Locale: u.Request.Locale}
	if !u.Refused {
		s := r.current.Load()
		if c, ok := s.command(u.Request.Command); !ok || s.commands[c].Admin {
			return nil
		}
		if rating.Answered = u.Request.String(); len(rating.Answered) > answeredSize {
			return nil
		}
	}
	rating.ticket = r.feedback.asked.hold(u.Request.person(), u.Question)
	useless := rating
	useless.Verb = Useless
	return []Rating{rating, useless}
}

// Rate keeps that an answer was useful, for whoever req tells, and thanks them.
func (r *Router) Rate(ctx context.Context, rating Rating, req Request) Reply {
	return r.keep(ctx, rating, req, Opinion{Useful: true}, Text{
		FR: "C'est noté : une réponse utile, sans ton nom ni ta question.",
		EN: "Noted: a useful answer, without your name or your question."})
}

// keep keeps an opinion of an answer, and says so.
func (r *Router) keep(ctx context.Context, rating Rating, req Request, o Opinion, thanks Text) Reply {
	l := rating.Locale
	said := func(title, answer Text) Reply {
		return Reply{Locale: l, Title: title.In(l), Answer: answer.In(l), Private: true}
	}
	f := r.feedback
	if f == nil {
		return said(Text{FR: "Rien n'a été gardé", EN: "Nothing was kept"}, Text{FR: "Ici, je ne recueille pas d'avis.", EN: "I don't collect opinions here."})
	}
	o.Answered, o.Locale = rating.Answered, l
	m := mark{person: req.person()}
	if o.Useful { // of which a second press says nothing new
		m.ticket = rating.ticket
	}
	again, full := f.quota.take(m)
	if full {
		return said(Text{FR: "Trop d'avis d'un coup", EN: "Too many opinions at once"}, Text{
			FR: "Je n'en garde qu'un certain nombre par heure, et celui-ci n'a pas été gardé. Réessaie un peu plus tard.",
			EN: "I keep only so many an hour, and this one was not kept. Please try again a little later."})
	}
	if !again {
		if err := f.keep(ctx, o); err != nil {
			f.quota.undo(m)
			r.log.Error("an opinion was not kept", "error", err)
			reply := Sorry(l)
			reply.Private = true
			return reply
		}
	}
	reply := said(Text{FR: "Merci !", EN: "Thank you!"}, thanks)
	if remark := strings.TrimSpace(f.remark.In(l)); remark != "" {
		reply.Blocks = []Block{Note{remark}}
	}
	return reply
}

// keep puts an opinion on its shelf, within answerTime.
func (f *Feedback) keep(ctx context.Context, o Opinion) error {
	ctx, cancel := context.WithTimeout(ctx, answerTime)
	defer cancel()
	s := o.shelf()
	f.mu.Lock()
	counted := f.room[s] > 0
	if counted {
		f.room[s]--
	}
	f.mu.Unlock()
	if !counted { // or the shelf is full
		room, err := s.clear(ctx, f.store)
		f.mu.Lock()
		f.room[s] = max(room-1, 0)
		f.mu.Unlock()
		if err != nil {
			return err
		}
	}
	return o.put(ctx, f.store)
}
