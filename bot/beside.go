package bot

import (
	"slices"
	"strings"
)

// beside offers the other questions of a message under the answer to its first.
func (r Reply) beside(s *set, more []Request) Reply {
	if len(more) == 0 {
		return r
	}
	buttons, labels := make(Buttons, len(more)), make([]string, len(more))
	for i, req := range more {
		buttons[i] = s.button(req, r.Locale)
		buttons[i].by, buttons[i].locale = s, r.Locale
		buttons[i].Under = Text{FR: "On y répond ?", EN: "Shall I answer that?"}.In(r.Locale)
		labels[i] = buttons[i].Label
	}
	also := Text{FR: "Tu demandais aussi : ", EN: "You also asked: "}.In(r.Locale) + strings.Join(labels, semicolon.In(r.Locale)) + "."
	r.Blocks = slices.Concat([]Block{Paragraph{also}, buttons}, r.Blocks)
	return r
}
