package bot

import (
	"context"
	"strings"
)

// Compose answers a Request that a clock makes. Nobody is there to read an apology, so that errors come back as they
// are: Mistakes, a *Nothing, or the program's own.
func (r *Router) Compose(ctx context.Context, req Request) (Reply, error) {
	r.refresh()
	s := r.current.Load()
	command, checked, err := s.check(req)
	if err != nil {
		return Reply{}, err
	}
	if asks(command) {
		return Reply{}, unscheduled(command)
	}
	reply, err := run(ctx, command, checked)
	if err != nil {
		return Reply{}, err
	}
	return s.finish(reply, checked), nil
}

// Schedulable reads a typed command that is to be posted again and again. Its error is what is wrong with it: a question
// and a command of administrators are no posts.
func (r *Router) Schedulable(line string, l Locale) (Request, error) {
	s := r.current.Load()
	req, err := s.parse(strings.TrimSpace(line), l)
	if err != nil {
		return req, err
	}
	if c, ok := s.command(req.Command); ok && (asks(&s.commands[c]) || s.commands[c].Admin) {
		return req, unscheduled(&s.commands[c])
	}
	_, req, err = s.check(req)
	return req, err
}

func unscheduled(c *Command) *Mistake {
	return Errorf(Text{FR: "« %s » ne peut pas être publié à heure fixe : choisis une autre commande, comme « conseil » ou « actus ».",
		EN: "\"%s\" can't be posted at fixed times: choose another command, such as \"tip\" or \"news\"."}, c.Names)
}
