package bot

import "slices"

// Bounds of what is looked at for several questions: a longer message is one story, and nobody presses more buttons.
const (
	partsWords = 300
	partsMost  = 5
)

// asking are words that a question holds; with a question mark it needs none.
var asking = []string{"combien", "comment", "pourquoi", "quel", "quelle", "quels", "quelles", "quoi", "lequel", "laquelle",
	"what", "whats", "how", "why", "which", "when", "who", "where"}

// turns lead to another question, whatever stands around them.
var turns = [][]string{{"et", "sinon"}, {"autre", "question"}, {"deuxieme", "question"}, {"seconde", "question"}, {"derniere", "question"},
	{"par", "ailleurs"}, {"au", "passage"}, {"another", "question"}, {"second", "question"}, {"other", "question"}, {"last", "question"}, {"by", "the", "way"}}

// joints do after a pause, or before a word that asks; elsewhere they join two words.
var joints = [][]string{{"et", "aussi"}, {"et", "puis"}, {"and", "also"}, {"and", "then"}, {"et"}, {"and"}, {"puis"}, {"sinon"}, {"also"}, {"btw"}}

// grammar lists the words that this package itself looks for: none is taken for a slip of another word.
func grammar() []string {
	return slices.Concat(slices.Concat(turns...), slices.Concat(joints...), asking, followStarts, comparing, joining, either, nors)
}

// A part is the words of a message that may be a question of their own.
type part struct{ from, to int }

// parts cuts a message where another question may begin. Words that ask nothing belong to the question after them; those
// after the last question are returned apart.
func parts(tokens []token) (out []part, rest []token) {
	if len(tokens) > partsWords {
		return nil, nil
	}
	from, turned := 0, false
	for i := 1; i < len(tokens) && len(out) < partsMost; i++ {
		skip, turn, ok := boundary(tokens, i)
		if ok && (turn || interrogates(tokens[from:i])) {
			out = append(out, part{from, i})
			i += skip
			from, turned = i, turn
		}
	}
	switch rest = tokens[from:]; {
	case len(out) == partsMost:
		return out, nil
	case turned || interrogates(rest):
		return append(out, part{from, len(tokens)}), nil
	}
	return out, rest
}

// boundary reports whether another question may begin at tokens[i], how many words only lead to it, and whether they say so.
func boundary(tokens []token, i int) (skip int, turn, ok bool) {
	if n := opens(tokens[i:], turns); n > 0 {
		return n, true, true
	}
	n := opens(tokens[i:], joints)
	if n > 0 && tokens[i-1].mark == 0 && !interrogates(tokens[i+n:min(len(tokens), i+n+3)]) {
		n = 0
	}
	if n > 0 && slices.Contains(followStarts, tokens[i].text) && n == 1 { // « et à Paris ? » follows
		return 0, false, true
	}
	return n, false, n > 0 || tokens[i-1].mark == '?'
}

// opens returns how many words of one of the joints the tokens begin with.
func opens(tokens []token, joints [][]string) int {
	for _, joint := range joints {
		if len(tokens) > len(joint) && slices.EqualFunc(tokens[:len(joint)], joint, func(t token, text string) bool { return t.text == text }) {
			return len(joint)
		}
	}
	return 0
}

// interrogates reports whether words ask something.
func interrogates(tokens []token) bool {
	return slices.ContainsFunc(tokens, func(t token) bool { return t.mark == '?' || slices.Contains(asking, t.text) })
}
