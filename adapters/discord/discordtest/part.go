package discordtest

import "fmt"

// part is a component, or what stands in one.
type part struct {
	at     string
	kind   string
	fields map[string]any
	whole  bool // a component, which counts
}

// kinds are the types of components
// (https://discord.com/developers/docs/components/reference#component-object-component-types).
var kinds = map[int]string{
	1: "row", 2: "button", 3: "select", 4: "text input", 5: "user select", 6: "role select", 7: "mentionable select",
	8: "channel select", 9: "section", 10: "text", 11: "thumbnail", 12: "gallery", 13: "file", 14: "separator", 17: "container",
	18: "label", 19: "file upload", 21: "radio group", 22: "checkbox group", 23: "checkbox",
}

// kindOf names the type of a component.
func kindOf(fields map[string]any) string {
	if name := kinds[number(fields["type"])]; name != "" {
		return name
	}
	return fmt.Sprintf("component of type %v", fields["type"])
}

// ofVersionTwo are those that a message has only with flag 1<<15.
var ofVersionTwo = map[string]bool{
	"section": true, "text": true, "thumbnail": true, "gallery": true, "file": true, "separator": true, "container": true,
}

// flattenParts lists components with all that stands in them.
func flattenParts(components any, at string) []part {
	var out []part
	for i, c := range list(components) {
		fields, _ := c.(map[string]any)
		out = append(out, flattenPart(fields, fmt.Sprintf("%s/%d", at, i))...)
	}
	return out
}

func flattenPart(fields map[string]any, at string) []part {
	out := []part{{at, kindOf(fields), fields, true}}
	for _, field := range []string{"component", "accessory"} {
		if inner, ok := fields[field].(map[string]any); ok {
			out = append(out, flattenPart(inner, at+"/"+field)...)
		}
	}
	out = append(out, flattenParts(fields["components"], at+"/components")...)
	for i, item := range list(fields["items"]) {
		inner, _ := item.(map[string]any)
		out = append(out, part{fmt.Sprintf("%s/items/%d", at, i), "gallery item", inner, false})
	}
	for i, item := range list(fields["options"]) {
		inner, _ := item.(map[string]any)
		out = append(out, part{fmt.Sprintf("%s/options/%d", at, i), "option", inner, false})
	}
	return out
}
