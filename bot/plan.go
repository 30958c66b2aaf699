package bot

// Plan is what is known of a Request's answer before it is there: a question is understood, anything else checked.
func (r *Router) Plan(req Request) Understanding {
	s := r.current.Load()
	_, checked, err := s.check(req)
	if err != nil {
		return Understanding{Request: req, Confidence: 1, Err: err}
	}
	if c, ok := s.command(checked.Command); ok && asks(&s.commands[c]) {
		return r.Read(checked.Args[question(&s.commands[c])], checked)
	}
	return Understanding{Request: checked, Confidence: 1}
}

// Private reports whether only the asker should see the answer: what the bot doesn't know, mistakes, and what the
// command says.
func (r *Router) Private(u Understanding) bool {
	s := r.current.Load()
	c, ok := s.command(u.Request.Command)
	return !ok || u.Refused || u.Err != nil || s.commands[c].Private && !u.Request.Share
}

// Lacks returns the free text that a Request lacks, with its command, so that a platform may ask for it in a form;
// false when it lacks none.
func (r *Router) Lacks(req Request) (Command, Option, bool) {
	s := r.current.Load()
	c, ok := s.command(req.Command)
	if !ok {
		return Command{}, Option{}, false
	}
	for _, o := range s.commands[c].Options {
		if o.Kind == Question && req.Args[o.Name] == "" {
			return s.commands[c], o, true
		}
	}
	return Command{}, Option{}, false
}
