package discordtest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// explain says what is wrong with a value at a place, in few words: of the alternatives of a schema, it goes by the one that
// the value's own type means.
func explain(schema *openapi3.Schema, value any, at string) []string {
	if schema.VisitJSON(value, openapi3.FailFast()) == nil { // ten times as fast: it words no errors
		return nil
	}
	var faults []string
	for _, fault := range flatten(schema.VisitJSON(value, openapi3.MultiErrors())) {
		faults = append(faults, explainOne(fault, at)...)
	}
	slices.Sort(faults)
	return slices.Compact(faults)
}

// flatten takes a list of errors apart.
func flatten(err error) []error {
	list, ok := err.(openapi3.MultiError) // and none that the error is made of
	if !ok {
		return []error{err}
	}
	var out []error
	for _, item := range list {
		out = append(out, flatten(item)...)
	}
	return out
}

func explainOne(err error, at string) []string {
	fault, ok := err.(*openapi3.SchemaError)
	if !ok {
		return []string{at + ": " + err.Error()}
	}
	for _, key := range fault.JSONPointer() {
		at += "/" + key
	}
	all, any := fault.Schema.AllOf, append(slices.Clone(fault.Schema.OneOf), fault.Schema.AnyOf...)
	var faults []string
	switch meant := meant(any, fault.Value); {
	case fault.SchemaField == "allOf":
		for _, part := range all {
			faults = append(faults, explain(part.Value, fault.Value, at)...)
		}
	case fault.SchemaField != "oneOf" && fault.SchemaField != "anyOf":
		faults = []string{at + ": " + fault.Reason}
	case len(meant) == 1:
		faults = explain(meant[0], fault.Value, at)
	}
	if len(faults) == 0 {
		return []string{fmt.Sprintf("%s: fits none of %s", at, names(any))}
	}
	return faults
}

// meant are the alternatives that a value may mean: not null, and of its own type.
func meant(alternatives openapi3.SchemaRefs, value any) []*openapi3.Schema {
	object, _ := value.(map[string]any)
	var out []*openapi3.Schema
	for _, a := range alternatives {
		kind := a.Value.Properties["type"]
		null := a.Value.Type.Is("null")
		if !null && (kind == nil || len(kind.Value.Enum) == 0 || slices.Contains(kind.Value.Enum, object["type"])) {
			out = append(out, a.Value)
		}
	}
	return out
}

// names lists alternatives.
func names(alternatives openapi3.SchemaRefs) string {
	var out []string
	for _, a := range alternatives {
		name := a.Ref[strings.LastIndex(a.Ref, "/")+1:]
		if name == "" {
			name = strings.Join(append(a.Value.Type.Slice(), a.Value.Title), " ")
		}
		out = append(out, strings.TrimSpace(name))
	}
	return strings.Join(out, ", ")
}
