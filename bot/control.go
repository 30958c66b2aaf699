package bot

import "strings"

// Verb is what a press does with the Request that its button carries.
type Verb byte

// A press answers the presser alone, a share shows the answer to everyone, a form is sent with what it asked for, and a why
// explains how a question was understood as the Request.
const (
	Press  Verb = 'p'
	Share  Verb = 's'
	Submit Verb = 'f'
	Why    Verb = 'w'
)

// A Rating's verbs: the answer was useful, it was not, and the form that asks why, which nothing but a Rating carries.
const (
	Useful  Verb = 'u'
	Useless Verb = 'n'
	Report  Verb = 'r'
)

// Control is a button, a line of a menu or a form: what it does, and with which Request.
type Control struct {
	Verb    Verb
	Speaks  Locale // the language to answer in, where the question was in another than the asker's own; else empty
	Request Request
}

// ID is what a platform keeps of a Control: p/salary level:junior, or pen/salary where it speaks English.
func (c Control) ID() string { return string(c.Verb) + string(c.Speaks) + c.Request.String() }

// Control reads an ID back, for the person and the place that req tells. Its error is Retired for one that the bot never
// wrote or no longer writes, or what is wrong with its Request.
func (r *Router) Control(id string, req Request) (Control, error) {
	c, line, ok := parseControl(id)
	c.Request = req
	if !ok {
		return c, Retired
	}
	if c.Speaks != "" {
		c.Request.Locale = c.Speaks
	}
	parsed, err := r.Parse(line, c.Request.Locale)
	c.Request.Command, c.Request.Args = parsed.Command, parsed.Args
	c.Request.Share, c.Request.Why = c.Verb == Share, c.Verb == Why
	return c, err
}

// parseControl returns the typed command in an ID, too.
func parseControl(id string) (c Control, line string, ok bool) {
	head, rest, found := strings.Cut(id, "/")
	if !found || head == "" {
		return Control{}, "", false
	}
	c.Verb, c.Speaks = Verb(head[0]), Locale(head[1:])
	switch c.Verb {
	case Press, Share, Submit, Why:
	default:
		return Control{}, "", false
	}
	if c.Speaks != "" && c.Speaks != French && c.Speaks != English {
		return Control{}, "", false
	}
	return c, "/" + rest, true
}
