package discordtest

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
)

// Check checks a request that was not sent, such as the response to an interaction that came by HTTP, as if it were
// POST /interactions/{interaction}/{token}/callback. The path is with or without /api/v10.
func (s *Server) Check(method, path, contentType string, body []byte) error {
	address, err := url.Parse(api + strings.TrimPrefix(path, api))
	if err != nil {
		return fmt.Errorf("path: %w", err)
	}
	_, pattern := s.mux.Handler(&http.Request{Method: method, URL: address})
	r := Request{
		Method: method, Path: address.Path, Query: address.Query(), Header: http.Header{"Content-Type": {contentType}},
		Route: strings.Replace(pattern, api, "", 1),
	}
	if r.Body, r.Files, err = parts(contentType, body); err != nil {
		return err
	}
	return check(r)
}

// check holds a request against the description, where there is one, and against the documented limits.
func check(r Request) error {
	doc, err := description()
	if err != nil {
		return err
	}
	if doc != nil {
		err = describe(doc, r)
	}
	return errors.Join(err, limit(r))
}
