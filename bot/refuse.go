package bot

import "strings"

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
