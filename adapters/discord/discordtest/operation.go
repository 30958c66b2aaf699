package discordtest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
)

// describe holds a request against the description: its path, its query and its body.
func describe(doc *openapi3.T, r Request) error {
	template, params := match(doc, strings.TrimPrefix(r.Path, api))
	item := doc.Paths.Value(template)
	if item == nil || item.GetOperation(r.Method) == nil {
		return errors.New("the description has no such operation")
	}
	operation := item.GetOperation(r.Method)
	known := append(slices.Clone(item.Parameters), operation.Parameters...)
	var faults []error
	for _, name := range slices.Sorted(maps.Keys(r.Query)) {
		if known.GetByInAndName(openapi3.ParameterInQuery, name) == nil {
			faults = append(faults, fmt.Errorf("query: %s is not known", name))
		}
	}
	in := &openapi3filter.RequestValidationInput{
		Request:    &http.Request{Method: r.Method, URL: &url.URL{Path: r.Path, RawQuery: r.Query.Encode()}, Header: r.Header},
		PathParams: params, Route: &routers.Route{Spec: doc, Path: template, PathItem: item, Method: r.Method, Operation: operation},
	}
	for _, p := range known {
		if err := openapi3filter.ValidateParameter(context.Background(), in, p.Value); err != nil {
			faults = append(faults, fmt.Errorf("%s: %s is not what it should be", p.Value.In, p.Value.Name)) // the value may be a token
		}
	}
	if err := describeBody(operation.RequestBody, r); err != nil {
		faults = append(faults, err)
	}
	return errors.Join(faults...)
}

// describeBody holds a body against its schema.
func describeBody(wanted *openapi3.RequestBodyRef, r Request) error {
	if wanted == nil {
		if len(r.Body) > 0 {
			return errors.New("body: none is wanted")
		}
		return nil
	}
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")) // an unreadable one is not known below
	if wanted.Value.Content[kind] == nil {
		return fmt.Errorf("body: the Content-Type %q is not known", kind)
	}
	var value any
	if err := json.Unmarshal(r.Body, &value); err != nil {
		return fmt.Errorf("body: %w", err)
	}
	// A multipart's own schema is that of its payload_json and of its files.
	if faults := explain(wanted.Value.Content["application/json"].Schema.Value, value, ""); len(faults) > 0 {
		return fmt.Errorf("body: %s", strings.Join(faults, "; "))
	}
	return nil
}

// match finds the path of the description that fits best: the one with the most fixed parts.
func match(doc *openapi3.T, path string) (template string, params map[string]string) {
	most := -1
	for candidate := range doc.Paths.Map() {
		if fixed, found := fit(candidate, path); fixed > most {
			most, template, params = fixed, candidate, found
		}
	}
	return template, params
}

// fit counts the fixed parts of a path of the description that a path fits; -1 where it does not.
func fit(template, path string) (fixed int, params map[string]string) {
	names, parts := strings.Split(template, "/"), strings.Split(path, "/")
	if len(names) != len(parts) {
		return -1, nil
	}
	params = map[string]string{}
	for i, name := range names {
		switch {
		case name == parts[i]:
			fixed++
		case strings.HasPrefix(name, "{") && parts[i] != "":
			params[strings.Trim(name, "{}")] = parts[i]
		default:
			return -1, nil
		}
	}
	return fixed, params
}
