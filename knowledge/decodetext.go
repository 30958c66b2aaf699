package knowledge

import (
	"fmt"
	"strings"

	yaml "go.yaml.in/yaml/v4"
)

// UnmarshalYAML reads {fr: …, en: …}, and wants both.
func (t *Text) UnmarshalYAML(n *yaml.Node) error {
	both, faults := languages(n)
	for l, into := range map[string]*string{"fr": &t.FR, "en": &t.EN} {
		switch value := both[l]; {
		case value == nil:
		case value.Kind != yaml.ScalarNode:
			faults = append(faults, complaint(value, "%s: text expected", l))
		default:
			*into = strings.TrimSpace(value.Value)
		}
	}
	return joined(faults)
}

// UnmarshalYAML reads {fr: […], en: […]}, and wants both. Either may be one text with commas between the phrases, which is read many
// times faster where they are hundreds.
func (p *Phrases) UnmarshalYAML(n *yaml.Node) error {
	both, faults := languages(n)
	for l, into := range map[string]*[]string{"fr": &p.FR, "en": &p.EN} {
		switch list := both[l]; {
		case list == nil:
		case list.Kind == yaml.ScalarNode && !empty(list):
			for item := range strings.SplitSeq(list.Value, ",") {
				if item = strings.TrimSpace(item); item == "" {
					faults = append(faults, complaint(list, "%s: a phrase expected between commas", l))
				}
				*into = append(*into, item)
			}
		case list.Kind != yaml.SequenceNode:
			faults = append(faults, complaint(list, "%s: a list of phrases expected", l))
		default:
			for _, item := range list.Content {
				if item.Kind != yaml.ScalarNode || empty(item) {
					faults = append(faults, complaint(item, "%s: a phrase expected", l))
				}
				*into = append(*into, item.Value)
			}
		}
	}
	return joined(faults)
}

// languages returns the values of fr and en, with a complaint for each that is missing or doubled and for other keys.
func languages(n *yaml.Node) (map[string]*yaml.Node, []*yaml.LoadError) {
	if n.Kind != yaml.MappingNode {
		return nil, []*yaml.LoadError{complaint(n, "{fr: …, en: …} expected")}
	}
	var faults []*yaml.LoadError
	both := map[string]*yaml.Node{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		switch {
		case key.Value != "fr" && key.Value != "en":
			faults = append(faults, complaint(key, "unknown language %q: fr and en are possible", key.Value))
		case both[key.Value] != nil:
			faults = append(faults, complaint(key, "language %q is given twice", key.Value))
		case value.Kind == yaml.AliasNode:
			both[key.Value] = value.Alias
		default:
			both[key.Value] = value
		}
	}
	for _, l := range []string{"fr", "en"} {
		if empty(both[l]) {
			faults = append(faults, complaint(n, "missing language: %s", l))
			delete(both, l)
		}
	}
	return both, faults
}

// empty reports whether nothing is written in a value.
func empty(n *yaml.Node) bool {
	return n == nil || n.ShortTag() == "!!null" || strings.TrimSpace(n.Value) == "" && len(n.Content) == 0
}

func complaint(n *yaml.Node, format string, args ...any) *yaml.LoadError {
	return &yaml.LoadError{Message: fmt.Sprintf(format, args...), Mark: yaml.Mark{Line: n.Line, Column: n.Column}}
}

func joined(faults []*yaml.LoadError) error {
	if len(faults) == 0 {
		return nil
	}
	return &yaml.LoadErrors{Errors: faults}
}
