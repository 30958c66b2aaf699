package bot

import (
	"maps"
	"slices"
	"strings"
)

// whyLabel is what the button and the explanation are called.
var whyLabel = Text{FR: "Pourquoi cette réponse ?", EN: "Why this answer?"}

// whyWords are the ways to ask for it in words. The first is what a text says to type.
var whyWords = Phrases{
	FR: []string{"pourquoi ?", whyLabel.FR, "pourquoi ça ?", "pourquoi tu dis ça ?", "pourquoi tu réponds ça ?", "qu'as-tu compris ?", "t'as compris quoi ?", "tu as compris quoi ?"},
	EN: []string{"why?", whyLabel.EN, "why that?", "why that answer?", "why do you say that?", "what did you understand?"},
}

// whyLongest bounds them, in bytes.
const whyLongest = 50

// How surely a question was read, of its probability, in words.
const (
	littleDoubt = 0.90
	likeliest   = 0.70
)

// whyButton explains how a question was understood as a Request.
func whyButton(req Request) *Button {
	return &Button{Label: whyLabel.In(req.Locale), Typed: whyWords.In(req.Locale)[0],
		Request: Request{Command: req.Command, Args: req.Args, Why: true}}
}

// asksWhy reads « pourquoi ? » as a question about the answer to the asker's last question, false where it isn't one, or where
// everybody would read of what the asker alone was told.
func (r *Router) asksWhy(text string, req Request) (Understanding, bool) {
	if len(text) > whyLongest {
		return Understanding{}, false
	}
	l, asks := whyAsked[bare(text)]
	if !asks {
		return Understanding{}, false
	}
	last := r.recent.last(req)
	if last == nil || !last.Free || req.Share && r.Private(*last) {
		return Understanding{}, false
	}
	req.Command, req.Args, req.Locale, req.Why = last.Request.Command, last.Request.Args, l, true
	return Understanding{Request: req, Confidence: 1}, true
}

// whyAsked leads from each of whyWords, as they compare, to its language.
var whyAsked = func() map[string]Locale {
	asked := map[string]Locale{}
	for _, l := range []Locale{French, English} {
		for _, phrase := range whyWords.In(l) {
			asked[bare(phrase)] = l
		}
	}
	return asked
}()

// bare is a text's words alone.
func bare(text string) string {
	var words []string
	for _, w := range scan(fold(text)) {
		words = append(words, w.text)
	}
	return strings.Join(words, " ")
}

// reading returns how the asker's last question was understood where it was as that Request; nil where that is no longer known.
func (m *memory) reading(req Request) *Understanding {
	u := m.last(req)
	if u == nil || !u.Free || u.Request.Command != req.Command || !maps.Equal(u.Request.Args, req.Args) {
		return nil
	}
	return u
}

// why explains how a question was understood: as which command, with what of its options, and how surely where that is known.
// Its buttons change the reading.
func (s *set) why(req Request, known *Understanding) Reply {
	c, _ := s.command(req.Command)
	command, l := &s.commands[c], req.Locale
	reply := Reply{Title: whyLabel.In(l), Answer: Text{FR: "J'ai compris : ", EN: "I understood: "}.In(l) + s.button(req, l).Label + "."}
	if known != nil {
		reply.Answer += " " + surely(known).In(l)
	}
	fields := Fields{{Name: command.Title.In(l), Value: command.Summary.In(l)}}
	for i := range command.Options {
		o := &command.Options[i]
		if req.Args[o.Name] != "" {
			fields = append(fields, Field{Name: upperFirst(o.title(l)), Value: o.read(req.Args, l) + origin(o.Name, known).In(l)})
		}
	}
	if unsaid := command.unsaid(req.Args, l); len(unsaid) > 0 {
		fields = append(fields, Field{Name: Text{FR: "Pas précisé", EN: "Not said"}.In(l), Value: strings.Join(unsaid, ", ")})
	}
	reply.Blocks = append([]Block{fields}, s.corrections(c, req, known)...)
	return s.finish(reply, req)
}

// surely says how sure a reading was: less so where there were others, or where no word said all of it.
func surely(u *Understanding) Text {
	switch {
	case len(u.Others) > 0:
	case u.Confidence >= littleDoubt && u.Implied == "":
		return Text{FR: "Ta question laissait peu de doute.", EN: "Your question left little doubt."}
	case u.Confidence >= likeliest:
		return Text{FR: "C'était de loin le plus probable.", EN: "That was by far the likeliest."}
	}
	return Text{FR: "J'ai hésité : c'était seulement le plus probable.", EN: "I hesitated: it was only the likeliest."}
}

// origin says where an option's value comes from; nothing where that isn't known.
func origin(option string, known *Understanding) Text {
	switch {
	case known == nil:
		return Text{}
	case slices.Contains(known.Kept, option):
		return Text{FR: " (repris de ta question d'avant)", EN: " (kept from your previous question)"}
	case known.Implied == option:
		return Text{FR: " (déduit du sens de ta question)", EN: " (inferred from what you asked)"}
	}
	return Text{FR: " (dit dans ta question)", EN: " (said in your question)"}
}

// read writes an option's value, or values, as people read them.
func (o *Option) read(args Args, l Locale) string {
	if n, measure, ok := args.Measured(o.Name); ok && o.Kind == Amount {
		if measure != "" {
			return o.Quantity.shown(args[o.Name], l, Number)
		}
		return o.Quantity.say(n, l)
	}
	if o.Kind != Word {
		return args[o.Name]
	}
	var labels []string
	for _, value := range args.List(o.Name) {
		labels = append(labels, o.label(value, l))
	}
	return strings.Join(labels, ", ")
}

// say writes a number in its unit.
func (q *Quantity) say(n float64, l Locale) string {
	if unit := q.In.In(l); unit != "" {
		return strings.Replace(unit, "#", Number(l, n), 1)
	}
	return Number(l, n)
}
