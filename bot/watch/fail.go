package watch

import (
	"context"
	"errors"
	"fmt"

	"boussole/bot"
)

// Why a post is in its state.
var (
	stopped = bot.Text{FR: "la publication était en pause", EN: "the post was paused"}
	lost    = bot.Text{FR: "la connexion s'est coupée pendant l'envoi : le message est peut-être affiché, je ne le renvoie pas pour ne pas le doubler",
		EN: "the connection was lost while sending: the message may be there, and I don't send it again lest it show twice"}
	unclear     = bot.Text{FR: "je vérifie si le message s'affiche avant de le renvoyer", EN: "I'm checking whether the message shows before I send it again"}
	unserved    = bot.Text{FR: "cette plateforme n'est pas active dans ma configuration", EN: "this platform isn't enabled in my configuration"}
	unreachable = bot.Text{FR: "la plateforme n'a pas pris le message, je réessaie", EN: "the platform didn't take the message, I'm trying again"}
	faulty      = bot.Text{FR: "je n'ai pas réussi à préparer le message, la panne vient de moi, je réessaie",
		EN: "I couldn't prepare the message, the fault is mine, I'm trying again"}
)

// reasonOf is an error in words that people may read.
func reasonOf(err error) bot.Text {
	if mistake, ok := errors.AsType[*bot.Mistake](err); ok {
		return mistake.Message
	}
	return faulty
}

// fail stops a subscription that can't post any more, and tells whoever made it.
func (w *Watch) fail(ctx context.Context, s bot.Subscription, reason bot.Text) error {
	s.State, s.Reason = bot.Failed, reason
	if _, err := w.Ledger.Change(ctx, s); err != nil {
		return err
	}
	w.Log.WarnContext(ctx, "watch: a subscription was stopped", "subscription", s.ID, "adapter", s.Channel.Adapter, "reason", reason.EN)
	if s.Maker == "" {
		return nil
	}
	id := fmt.Sprint(s.ID)
	err := w.adapters[s.Channel.Adapter].Post(ctx, bot.Post{
		Key: fmt.Sprintf("failed/%d/%d", s.ID, s.Next.Unix()), Person: s.Maker,
		Channel: bot.Channel{Adapter: s.Channel.Adapter, Tenant: s.Channel.Tenant},
		Reply: bot.Reply{Locale: s.Locale,
			Title: bot.Text{FR: "Une publication est arrêtée", EN: "A scheduled post has stopped"}.In(s.Locale),
			Answer: bot.Text{FR: "Je n'arrive plus à publier « " + s.Line + " » (n° " + id + ") : " + reason.FR + ".",
				EN: "I can't post \"" + s.Line + "\" (no. " + id + ") any more: " + reason.EN + "."}.In(s.Locale),
			Blocks: []bot.Block{bot.Note{Text: bot.Text{
				FR: "Une fois le problème réglé, relance-la là où tu l'as créée, avec « veille reprendre " + id + " ».",
				EN: "Once that is settled, start it again where you made it, with \"watch resume " + id + "\"."}.In(s.Locale)}},
		}})
	if err != nil { // watch list tells it all the same
		w.Log.WarnContext(ctx, "watch: nobody could be told", "subscription", s.ID, "error", err)
	}
	return nil
}
