package knowledge

import (
	"errors"
	"fmt"
	"strings"

	yaml "go.yaml.in/yaml/v4"
)

// UnmarshalYAML reads {fr: …, en: …}, and wants both.
func (t *Text) UnmarshalYAML(n *yaml.Node) error {
	both, err := languages(n)
	if err != nil {
		return err
	}
	for _, l := range []string{"fr", "en"} {
		switch value := both[l]; {
		case value == nil || strings.TrimSpace(value.Value) == "":
			return fmt.Errorf("missing language: %s", l)
		case value.Kind != yaml.ScalarNode:
			return fmt.Errorf("%s: text expected", l)
		}
	}
	t.FR, t.EN = strings.TrimSpace(both["fr"].Value), strings.TrimSpace(both["en"].Value)
	return nil
}

// UnmarshalYAML reads {fr: […], en: […]}, and wants both.
func (p *Phrases) UnmarshalYAML(n *yaml.Node) error {
	both, err := languages(n)
	if err != nil {
		return err
	}
	for l, list := range map[string]*[]string{"fr": &p.FR, "en": &p.EN} {
		if both[l] == nil || both[l].Kind != yaml.SequenceNode || len(both[l].Content) == 0 {
			return fmt.Errorf("missing language: %s", l)
		}
		for _, item := range both[l].Content {
			if item.Kind != yaml.ScalarNode || strings.TrimSpace(item.Value) == "" {
				return fmt.Errorf("%s: a list of phrases expected", l)
			}
			*list = append(*list, item.Value)
		}
	}
	return nil
}

// languages returns the values of fr and en, and refuses any other key.
func languages(n *yaml.Node) (map[string]*yaml.Node, error) {
	if n.Kind != yaml.MappingNode {
		return nil, errors.New("{fr: …, en: …} expected")
	}
	both := map[string]*yaml.Node{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i].Value
		if key != "fr" && key != "en" {
			return nil, fmt.Errorf("unknown language %q: fr and en are possible", key)
		}
		both[key] = n.Content[i+1]
	}
	return both, nil
}

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
