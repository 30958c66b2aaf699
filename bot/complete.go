package bot

import (
	"context"
	"maps"
	"slices"

	"strings"
	"time"
)

// completions is Discord's limit of suggestions
// (https://discord.com/developers/docs/interactions/application-commands#autocomplete).
const completions = 25

// completeTime is how long a Line's own suggestions may take: while one types, a second is long.
const completeTime = time.Second

// Complete suggests values for the option in req.Focus, from what is typed in req.Args: at most completions, the
// nearest first, blind to case, accents and slips. Of several values separated by commas it completes the last.
func (r *Router) Complete(ctx context.Context, req Request) []Choice {
	return r.current.Load().complete(ctx, req)
}

func (s *set) complete(ctx context.Context, req Request) []Choice {
	c, ok := s.command(req.Command)
	if !ok {
		return nil
	}
	o, ok := s.options[c][fold(req.Focus)]
	if !ok {
		return nil
	}
	option := &s.commands[c].Options[o]
	switch {
	case option.Kind == Amount:
		return option.Quantity.suggest(req.Args[req.Focus])
	case option.Complete != nil && s.commands[c].Admin && !req.User.Admin:
		return nil
	case option.Complete != nil:
		return option.suggest(ctx, req)
	}
	given, typed := "", req.Args[req.Focus]
	if comma := strings.LastIndexByte(typed, ','); comma >= 0 && option.Many > 1 {
		given, typed = typed[:comma+1], typed[comma+1:]
	}
	typed = plain(typed)
	type scored struct{ place, score int }
	var near []scored
	already := strings.Split(given, ",")
	for i, choice := range option.Choices {
		if slices.Contains(already, choice.Value) || len(already) > option.Many && given != "" {
			continue
		}
		if score := nearness(typed, choice); score < far {
			near = append(near, scored{i, score})
		}
	}
	slices.SortStableFunc(near, func(a, b scored) int { return a.score - b.score })
	var out []Choice
	for _, n := range near[:min(len(near), completions)] {
		choice := option.Choices[n.place]
		choice.Value = given + choice.Value
		out = append(out, choice)
	}
	return out
}

// suggest asks a Line's own suggestions.
func (o *Option) suggest(ctx context.Context, req Request) []Choice {
	ctx, cancel := context.WithTimeout(ctx, completeTime)
	defer cancel()
	args := Args{}
	maps.Copy(args, req.Args)
	args[o.Name] = req.Args[req.Focus] // whichever language's name it came under
	req.Focus, req.Args = o.Name, args
	choices := o.Complete(ctx, req)
	return choices[:min(len(choices), completions)]
}

// suggest shows how a number is read, or an example of one while none is typed.
func (q *Quantity) suggest(typed string) []Choice {
	if strings.TrimSpace(typed) == "" {
		typed = q.Example
	}
	if value, ok := q.stated(typed); ok {
		return []Choice{{Value: value, Terms: Phrases{FR: []string{value}, EN: []string{value}},
			Label: Text{FR: q.shown(value, French, Number), EN: q.shown(value, English, Number)}}}
	}
	n, ok := amount(typed, q)
	if !ok || n < q.Min || n > q.Max {
		return nil
	}
	value := digits(n)
	return []Choice{{Value: value, Terms: Phrases{FR: []string{value}, EN: []string{value}},
		Label: Text{FR: Number(French, n) + " · " + q.Unit.FR, EN: Number(English, n) + " · " + q.Unit.EN}}}
}

// far is the nearness of what has nothing in common.
const far = 100

// nearness says how far a choice is from what was typed: 0 begins with it, 10 a later word does, 20 holds it,
// 30 and up by slips.
func nearness(typed string, choice Choice) int {
	best := far
	if typed == "" {
		return 0
	}
	for _, name := range append([]string{choice.Value, choice.Label.FR, choice.Label.EN}, choice.Terms.All()...) {
		name = plain(name)
		switch {
		case strings.HasPrefix(name, typed):
			best = 0
		case strings.Contains(name, " "+typed):
			best = min(best, 10)
		case strings.Contains(name, typed):
			best = min(best, 20)
		default:
			// what was typed so far may be the beginning of the name, a letter short or long
			for n := len(typed) - 1; n <= len(typed)+1; n++ {
				head := name[:max(0, min(len(name), n))]
				if d := distance(typed, head, slips(typed)+1); d <= slips(typed) {
					best = min(best, 30+d)
				}
			}
		}
	}
	return best
}
