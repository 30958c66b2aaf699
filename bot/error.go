package bot

import (
	"errors"
	"fmt"
)

// Mistake is what a person got wrong, in words that they may read. Any other error is the program's own:
// it is logged, and the person gets an apology.
type Mistake struct {
	Message Text
	Try     []Request // what would work instead, offered as buttons
}

func (m *Mistake) Error() string { return m.Message.EN }

// Errorf makes a Mistake. Both formats take the same arguments; a Text among them is written in the format's language.
func Errorf(format Text, args ...any) *Mistake {
	return &Mistake{Message: Text{FR: sprintf(French, format.FR, args), EN: sprintf(English, format.EN, args)}}
}

// OrTry adds to a Mistake what would work instead.
func (m *Mistake) OrTry(requests ...Request) *Mistake {
	m.Try = append(m.Try, requests...)
	return m
}

// Nothing is a command's error when a scheduled post has nothing to tell this time, such as no news.
type Nothing struct{ Reason Text }

func (n *Nothing) Error() string { return n.Reason.EN }

func sprintf(l Locale, format string, args []any) string {
	local := make([]any, len(args))
	for i, arg := range args {
		if text, ok := arg.(Text); ok {
			arg = text.In(l)
		}
		local[i] = arg
	}
	return fmt.Sprintf(format, local...)
}

// mistakes returns every Mistake within an error, and false when it holds anything else.
func mistakes(err error) ([]*Mistake, bool) {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		var all []*Mistake
		for _, one := range joined.Unwrap() {
			list, ok := mistakes(one)
			if !ok {
				return nil, false
			}
			all = append(all, list...)
		}
		return all, true
	}
	var m *Mistake
	if errors.As(err, &m) && m != nil {
		return []*Mistake{m}, true
	}
	return nil, false
}
