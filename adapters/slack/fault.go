package slack

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"
)

// Some of Slack's codes (https://docs.slack.dev/reference/methods/chat.postMessage#errors).
const (
	codeRateLimited    = "ratelimited"
	codeRateLimitedOld = "rate_limited" // chat.postMessage's own
	codeInvalidBlocks  = "invalid_blocks"
	codeMissingScope   = "missing_scope"
	codeHashConflict   = "hash_conflict"
	codeInternal       = "internal_error" // part of it may have been done
	codeFatal          = "fatal_error"    // part of it may have been done
	codeUnavailable    = "service_unavailable"
)

// Fault is a refusal by Slack. It holds no id, address or token.
type Fault struct {
	Method, Code string        // chat.postMessage, not_in_channel; no code where HTTP's status says it all
	Status       int           // of HTTP; 0: not even asked, so as to keep a limit
	RetryAfter   time.Duration // 0: nothing was said of when
	Needed       string        // the scopes that lack, with missing_scope
}

func (f *Fault) Error() string {
	var b strings.Builder
	b.WriteString(f.Method + ":")
	if f.Code != "" {
		b.WriteString(" " + f.Code)
	}
	if f.Status != 0 && f.Status != http.StatusOK {
		fmt.Fprintf(&b, " (%d)", f.Status)
	}
	if f.Needed != "" {
		b.WriteString(", needed: " + f.Needed)
	}
	if f.RetryAfter > 0 {
		fmt.Fprintf(&b, ", again in %s", f.RetryAfter.Round(time.Millisecond))
	}
	return b.String()
}

// broken reports whether Slack couldn't say what became of a call.
func (f *Fault) broken() bool {
	return f.Status >= http.StatusInternalServerError || f.Code == codeInternal || f.Code == codeFatal
}

// lost is a call whose answer never came, or was none.
type lost struct {
	method method
	left   bool // for Slack: it may have had its effect
	err    error
}

func (l *lost) Error() string { return string(l.method) + ": " + l.err.Error() }

// Unwrap returns what the transport said.
func (l *lost) Unwrap() error { return l.err }

// hasCode reports whether an error is Slack's of that code.
func hasCode(err error, code string) bool {
	fault, ok := errors.AsType[*Fault](err)
	return ok && fault.Code == code
}

// limited returns the Fault that says to come back later, nil for any other error.
func limited(err error) *Fault {
	fault, ok := errors.AsType[*Fault](err)
	if ok && (fault.Status == http.StatusTooManyRequests || fault.Code == codeRateLimited || fault.Code == codeRateLimitedOld) {
		return fault
	}
	return nil
}

// passing reports whether an error may be gone by the next attempt.
func passing(err error) bool {
	fault, ok := errors.AsType[*Fault](err)
	if !ok {
		_, ok = errors.AsType[*lost](err)
		return ok
	}
	return fault.broken() || fault.Code == codeUnavailable
}

// uncertain reports whether a call may have had its effect in spite of the error.
func uncertain(err error) bool {
	if fault, ok := errors.AsType[*Fault](err); ok {
		return fault.broken()
	}
	gone, ok := errors.AsType[*lost](err)
	return ok && gone.left
}
