package rest

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// refusal is the body of an answer that isn't a success
// (https://discord.com/developers/docs/reference#error-messages,
// https://discord.com/developers/docs/topics/rate-limits#exceeding-a-rate-limit).
type refusal struct {
	Code       int                        `json:"code"`
	Message    string                     `json:"message"`
	Errors     map[string]json.RawMessage `json:"errors"`
	RetryAfter float64                    `json:"retry_after"` // seconds
	Global     bool                       `json:"global"`
}

const (
	longestWait  = 24 * time.Hour // whatever an answer says
	unsaidWait   = time.Second    // of a 429 that doesn't say how long
	longestWords = 200            // of Discord's in an error
)

// faultFrom makes a Fault of an answer that isn't a success.
func faultFrom(route string, status int, header http.Header, body []byte) *Fault {
	var r refusal
	_ = json.Unmarshal(body, &r) // what isn't JSON says nothing
	f := &Fault{Route: route, Status: status, Code: r.Code, Message: printable(r.Message, status)}
	if where := fields(nil, r.Errors); len(where) > 0 {
		f.Message = printable(f.Message+": "+strings.Join(where, ", "), status)
	}
	if status == http.StatusTooManyRequests || header.Get("Retry-After") != "" {
		f.RetryAfter = waitOf(header, r)
	}
	return f
}

// waitOf returns how long an answer asks to wait.
func waitOf(header http.Header, r refusal) time.Duration {
	if r.RetryAfter > 0 {
		return seconds(r.RetryAfter)
	}
	for _, name := range []string{"Retry-After", "X-RateLimit-Reset-After"} {
		if n, err := strconv.ParseFloat(header.Get(name), 64); err == nil && n > 0 {
			return seconds(n)
		}
	}
	return unsaidWait
}

// seconds is a number of seconds, rounded up to the millisecond.
func seconds(n float64) time.Duration {
	if !(n > 0) { // nor NaN
		return 0
	}
	if n >= longestWait.Seconds() {
		return longestWait
	}
	return time.Duration(math.Ceil(n*1000-1e-6)) * time.Millisecond
}

// fields returns where a body was wrong and how, the first few: components.0.content BASE_TYPE_REQUIRED.
func fields(path []string, nested map[string]json.RawMessage) []string {
	const few, deepest = 3, 10
	var all []string
	for _, name := range slices.Sorted(maps.Keys(nested)) {
		var errs []struct{ Code string }
		var deeper map[string]json.RawMessage
		switch {
		case len(all) >= few || len(path) >= deepest:
			return all
		case name == "_errors" && json.Unmarshal(nested[name], &errs) == nil && len(errs) > 0:
			all = append(all, strings.Join(path, ".")+" "+errs[0].Code)
		case json.Unmarshal(nested[name], &deeper) == nil:
			all = append(all, fields(append(slices.Clip(path), name), deeper)...)
		}
	}
	return all
}

// telling is what an error doesn't repeat: an address, an id, a token.
var telling = regexp.MustCompile(`://|/api/|[0-9]{15,}|[\w.-]{40,}`)

// printable makes Discord's words fit for an error; those that tell too much become the status's own.
func printable(words string, status int) string {
	words = strings.Join(strings.FieldsFunc(words, func(r rune) bool { return unicode.IsSpace(r) || !unicode.IsPrint(r) }), " ")
	if words == "" || telling.MatchString(words) {
		words = http.StatusText(status)
	}
	if words == "" {
		words = fmt.Sprint("status ", status)
	}
	if letters := []rune(words); len(letters) > longestWords {
		words = string(letters[:longestWords-1]) + "…"
	}
	return words
}
