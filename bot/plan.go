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
	return Understanding{Request: checked, Confidence: 1, by: s}
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

// Apart is what a public question for a command of administrators is answered: a button that opens it for them alone;
// false for any other Request.
func (r *Router) Apart(req Request) (Reply, bool) {
	s := r.current.Load()
	c, ok := s.command(req.Command)
	if !ok || !s.commands[c].Admin {
		return Reply{}, false
	}
	l := req.Locale
	return s.finish(Reply{Title: s.commands[c].Title.In(l),
		Answer: Text{FR: "C'est une affaire d'administration : je te réponds en privé.", EN: "That's for administrators: I'll answer you in private."}.In(l),
		Blocks: []Block{Buttons{{Label: Text{FR: "Ouvrir en privé", EN: "Open in private"}.In(l), Request: Request{Command: req.Command, Args: req.Args}}}}}, req), true
}

// Retired is a use of a button of a former version, or of one that the bot never made.
var Retired = Errorf(Text{FR: "Ce bouton date d'une ancienne version : je ne sais plus ce qu'il voulait dire.",
	EN: "This button is from an older version: I no longer know what it meant."}).OrTry(Request{Command: "help"})

// Unworded is a message without a word to answer.
var Unworded = Errorf(Text{FR: "Ce message ne contient pas de texte auquel je puisse répondre.", EN: "There is no text in this message that I could answer."})
