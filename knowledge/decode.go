package knowledge

import yaml "go.yaml.in/yaml/v4"

// UnmarshalYAML reads an id and keeps its place for a later complaint.
func (r *Ref) UnmarshalYAML(n *yaml.Node) error {
	r.at = place(n)
	return n.Load(&r.ID)
}

func place(n *yaml.Node) position { return position{line: n.Line, column: n.Column} }

// The types below keep their place too; plain stands for the type without this method, or reading would never end.

// UnmarshalYAML reads an entry.
func (e *Entry) UnmarshalYAML(n *yaml.Node) error {
	type plain Entry
	defer func() { e.at = place(n) }()
	return n.Load((*plain)(e), yaml.WithKnownFields())
}

// UnmarshalYAML reads a column.
func (c *Column) UnmarshalYAML(n *yaml.Node) error {
	type plain Column
	defer func() { c.at = place(n) }()
	return n.Load((*plain)(c), yaml.WithKnownFields())
}

// UnmarshalYAML reads a source.
func (s *Source) UnmarshalYAML(n *yaml.Node) error {
	type plain Source
	defer func() { s.at = place(n) }()
	return n.Load((*plain)(s), yaml.WithKnownFields())
}

// UnmarshalYAML reads a level.
func (l *Level) UnmarshalYAML(n *yaml.Node) error {
	type plain Level
	defer func() { l.at = place(n) }()
	return n.Load((*plain)(l), yaml.WithKnownFields())
}

// UnmarshalYAML reads a place.
func (p *Place) UnmarshalYAML(n *yaml.Node) error {
	type plain Place
	defer func() { p.at = place(n) }()
	return n.Load((*plain)(p), yaml.WithKnownFields())
}

// UnmarshalYAML reads a band.
func (b *Band) UnmarshalYAML(n *yaml.Node) error {
	type plain Band
	defer func() { b.at = place(n) }()
	return n.Load((*plain)(b), yaml.WithKnownFields())
}

// UnmarshalYAML reads a tip.
func (t *Tip) UnmarshalYAML(n *yaml.Node) error {
	type plain Tip
	defer func() { t.at = place(n) }()
	return n.Load((*plain)(t), yaml.WithKnownFields())
}

// UnmarshalYAML reads a feed.
func (f *Feed) UnmarshalYAML(n *yaml.Node) error {
	type plain Feed
	defer func() { f.at = place(n) }()
	return n.Load((*plain)(f), yaml.WithKnownFields())
}

// UnmarshalYAML reads a topic of the news.
func (t *NewsTopic) UnmarshalYAML(n *yaml.Node) error {
	type plain NewsTopic
	defer func() { t.at = place(n) }()
	return n.Load((*plain)(t), yaml.WithKnownFields())
}

// UnmarshalYAML reads questions.
func (q *Question) UnmarshalYAML(n *yaml.Node) error {
	type plain Question
	defer func() { q.at = place(n) }()
	return n.Load((*plain)(q), yaml.WithKnownFields())
}
