package discordtest

import (
	"encoding/json"
	"fmt"
	"os"
	"sync"

	"github.com/getkin/kin-openapi/openapi3"
)

// description is Discord's official description of its API, from the file that DISCORD_OPENAPI names; nil without one
// (https://github.com/discord/discord-api-spec).
var description = sync.OnceValues(func() (*openapi3.T, error) {
	file := os.Getenv("DISCORD_OPENAPI")
	if file == "" {
		return nil, nil
	}
	doc, err := load(file)
	if err != nil {
		return nil, fmt.Errorf("DISCORD_OPENAPI: %w", err)
	}
	return doc, nil
})

// load reads a description, with the exceptions made. It is OpenAPI 3.1, which kin-openapi checks by compiling a JSON
// schema for every body, 15 ms each; all that this description has beyond 3.0 and the library's own validator does not know is
// const, and that is an enum of one value.
func load(file string) (*openapi3.T, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var doc map[string]any
	if err := json.Unmarshal(data, &doc); err != nil {
		return nil, err
	}
	constants(doc)
	for _, e := range exceptions {
		if err := except(doc, e.schema, e.property, e.instead); err != nil {
			return nil, err
		}
	}
	if data, err = json.Marshal(doc); err != nil {
		return nil, err
	}
	return openapi3.NewLoader().LoadFromData(data)
}

// constants makes every const an enum.
func constants(v any) {
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			constants(item)
		}
	case map[string]any:
		if value, found := v["const"]; found {
			if _, property := value.(map[string]any); !property {
				delete(v, "const")
				v["enum"] = []any{value}
			}
		}
		for _, item := range v {
			constants(item)
		}
	}
}

// except replaces a property of a schema.
func except(doc map[string]any, schema, property string, instead map[string]any) error {
	at := any(doc)
	for _, name := range []string{"components", "schemas", schema, "properties"} {
		object, _ := at.(map[string]any)
		at = object[name]
	}
	properties, _ := at.(map[string]any)
	if properties[property] == nil {
		return fmt.Errorf("the schema %s has no %s to make an exception of", schema, property)
	}
	properties[property] = instead
	return nil
}
