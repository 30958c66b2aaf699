package bot

import (
	"strings"
	"unicode"
)

// refuse says that the bot doesn't know, what it can do instead, and holds no figure.
func refuse(s *set, u Understanding) Reply {
	l := u.Request.Locale
	lexicon := &s.mind.lexicon
	says, offers := lexicon.Refusal, lexicon.Offers
	for _, limit := range lexicon.Limits {
		if limit.ID == u.Limit {
			says = limit.Says
			if len(limit.Offers) > 0 {
				offers = limit.Offers
			}
		}
	}
	reply := Reply{Refused: true, Answer: strings.TrimSpace(says.In(l)),
		Title: Text{FR: "Je ne sais pas", EN: "I don't know"}.In(l)}
	var buttons Buttons
	for _, other := range u.Others { // a refusal holds no figure
		if button := s.button(other, l); !strings.ContainsFunc(button.Label, unicode.IsDigit) {
			buttons = append(buttons, button)
		}
	}
	if len(buttons) > 0 {
		reply.Title = Text{FR: "Je ne comprends pas tout à fait", EN: "I don't quite understand"}.In(l)
		reply.Answer = Text{FR: "Plutôt que de répondre à côté, je préfère te demander : voulais-tu dire ceci ?",
			EN: "Rather than answer something else, I'd like to ask: did you mean this?"}.In(l)
		reply.Blocks = append(reply.Blocks, append(buttons, s.button(Request{Command: "help"}, l)))
		return s.finish(reply, u.Request)
	}
	for _, line := range offers {
		if offer, err := s.parse(line, l); err == nil {
			buttons = append(buttons, s.button(offer, l))
		}
	}
	if len(buttons) > 0 {
		reply.Blocks = append(reply.Blocks, buttons)
	}
	return s.finish(reply, u.Request)
}
