package terminal

// Styles are the parameters of ECMA-48's SGR. They only repeat what the text and its place say.
const (
	bold   = "1"
	dim    = "2"
	bright = "1;36"
	drawn  = "36"
)

// style paints a text, which must not go over the end of a line.
func (p page) style(style, text string) string {
	if !p.colour || text == "" {
		return text
	}
	return "\x1b[" + style + "m" + text + "\x1b[0m"
}

// styles paints each line.
func (p page) styles(style string, lines []string) []string {
	for i, line := range lines {
		lines[i] = p.style(style, line)
	}
	return lines
}
