package discordtest

import (
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
)

// maxRequest is the size of a whole request, in bytes
// (https://discord.com/developers/docs/reference#uploading-files).
const maxRequest = 25 << 20

// Request is one request that the fake was sent.
type Request struct {
	Method, Path string
	Route        string // the pattern it matched, such as POST /channels/{channel}/messages; empty for an unknown one
	Query        url.Values
	Header       http.Header
	Body         []byte // the JSON: the whole body, or the payload_json of a multipart one
	Files        []File
	Time         time.Time
}

// File is an uploaded file.
type File struct {
	Field, Name, Type string // the part's name, such as files[0], the file's own name and its media type
	Data              []byte
}

// Requests returns the REST requests so far, in order, without GET /gateway and GET /gateway/bot.
func (s *Server) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.requests)
}

// Await waits until n requests came, and returns all; the test fails after 10 s without them.
func (s *Server) Await(n int) []Request {
	s.t.Helper()
	if !s.wait(func() bool { return len(s.requests) >= n }) {
		s.t.Fatalf("discordtest: got %d requests in %s, want %d", len(s.Requests()), s.patience, n)
	}
	return s.Requests()
}

// read takes a request in, with all of its body.
func read(w http.ResponseWriter, hr *http.Request, route string) (Request, error) {
	r := Request{
		Method: hr.Method, Path: hr.URL.Path, Route: route, Query: hr.URL.Query(), Header: hr.Header, Time: time.Now(),
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, hr.Body, maxRequest))
	if err != nil {
		return r, fmt.Errorf("body: %w", err)
	}
	r.Body, r.Files, err = parts(hr.Header.Get("Content-Type"), body)
	return r, err
}

// parts takes a multipart body apart; another one is all JSON.
func parts(contentType string, body []byte) (payload []byte, files []File, err error) {
	kind, params, err := mime.ParseMediaType(contentType)
	if err != nil && len(body) > 0 {
		return body, nil, fmt.Errorf("Content-Type %q: %w", contentType, err)
	}
	if !strings.HasPrefix(kind, "multipart/") {
		return body, nil, nil
	}
	for reader := multipart.NewReader(strings.NewReader(string(body)), params["boundary"]); ; {
		part, err := reader.NextPart()
		if errors.Is(err, io.EOF) {
			return payload, files, nil
		}
		if err != nil {
			return payload, files, fmt.Errorf("multipart: %w", err)
		}
		data, err := io.ReadAll(part)
		if err != nil {
			return payload, files, fmt.Errorf("multipart: %w", err)
		}
		if part.FormName() == "payload_json" {
			payload = data
			continue
		}
		files = append(files, File{Field: part.FormName(), Name: part.FileName(), Type: part.Header.Get("Content-Type"), Data: data})
	}
}
