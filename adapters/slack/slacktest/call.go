package slacktest

import (
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
)

// maxCall is how much of a call is read, in bytes.
const maxCall = 4 << 20

// Call is one call of the Web API, or one post to a response URL.
type Call struct {
	Method string // such as chat.postMessage; response_url for a post to one
	URL    string // the response URL
	Token  string
	Form   url.Values // what it was sent as a form or in its address, without the token
	Body   []byte     // the JSON, where it carries JSON
	Time   time.Time
}

// Calls returns the calls and the posts to response URLs so far, in order, without auth.test and apps.connections.open.
func (s *Server) Calls() []Call {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.calls)
}

// Await waits until n calls came, and returns all; the test fails after 10 s without them.
func (s *Server) Await(n int) []Call {
	s.t.Helper()
	if !s.wait(func() bool { return len(s.calls) >= n }) {
		s.t.Fatalf("slacktest: got %d calls in %s, want %d", len(s.Calls()), s.patience, n)
	}
	return s.Calls()
}

// quiet are the methods that Calls leaves out: they say nothing to anyone.
var quiet = []string{"auth.test", "apps.connections.open"}

// record keeps a call; s.mu is held.
func (s *Server) record(c Call) {
	if !slices.Contains(quiet, c.Method) {
		s.calls = append(s.calls, c)
		s.notify()
	}
}

// read takes a call in, with all of its body.
func read(w http.ResponseWriter, hr *http.Request, method string) (Call, error) {
	c := Call{Method: method, Form: hr.URL.Query(), Time: time.Now()}
	if token, ok := strings.CutPrefix(hr.Header.Get("Authorization"), "Bearer "); ok {
		c.Token = token
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, hr.Body, maxCall))
	if err != nil {
		return c, fmt.Errorf("body: %w", err)
	}
	kind, _, err := mime.ParseMediaType(hr.Header.Get("Content-Type"))
	switch {
	case len(body) == 0:
	case err != nil:
		return c, fmt.Errorf("Content-Type: %w", err)
	case kind == "application/json":
		c.Body = body
	case kind == "application/x-www-form-urlencoded":
		form, err := url.ParseQuery(string(body))
		if err != nil {
			return c, fmt.Errorf("body: %w", err)
		}
		for key, values := range form {
			c.Form[key] = values
		}
	default:
		return c, fmt.Errorf("Content-Type %q, want a form or JSON", kind)
	}
	if c.Token == "" {
		c.Token = c.Form.Get("token")
	}
	c.Form.Del("token")
	return c, nil
}

// structured are the arguments that a form carries as JSON.
var structured = []string{"blocks", "metadata", "view", "attachments"}

// fields are the arguments of a call, in whatever encoding it came.
func (c Call) fields() (object, error) {
	out := object{}
	for key := range c.Form {
		out[key] = c.Form.Get(key)
	}
	if len(c.Body) > 0 {
		if err := json.Unmarshal(c.Body, &out); err != nil {
			return nil, fmt.Errorf("body: %w", err)
		}
	}
	for _, key := range structured {
		text, ok := out[key].(string)
		if !ok {
			continue
		}
		delete(out, key)
		if text == "" {
			continue
		}
		var value any
		if err := json.Unmarshal([]byte(text), &value); err != nil {
			return nil, fmt.Errorf("%s: %w", key, err)
		}
		out[key] = value
	}
	return out, nil
}
