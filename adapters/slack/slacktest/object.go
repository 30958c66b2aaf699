package slacktest

import (
	"encoding/json"
	"strconv"
)

// object is a JSON object.
type object map[string]any

// objectOf is an object of JSON, an empty one for what is none.
func objectOf(v any) object {
	switch v := v.(type) {
	case object:
		return v
	case map[string]any:
		return v
	}
	return nil
}

// list is an array of JSON, none for what is none.
func list(v any) []any {
	l, _ := v.([]any)
	return l
}

// said is a field as a text, whatever it is encoded as: a form knows only texts.
func (o object) said(name string) string {
	switch v := o[name].(type) {
	case string:
		return v
	case bool:
		return strconv.FormatBool(v)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return ""
}

// flag reports whether a field is true.
func (o object) flag(name string) bool {
	v := o.said(name)
	return v == "true" || v == "1"
}

// raw is a field as JSON, nothing where there is none.
func (o object) raw(name string) json.RawMessage {
	if o[name] == nil {
		return nil
	}
	return encode(o[name])
}

// encode is what the fake itself made, as JSON.
func encode(v any) json.RawMessage {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err) // a mistake of the fake itself
	}
	return text
}
