package rest

import (
	"encoding/json"
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"
)

func TestFaultFromAnAnswer(t *testing.T) {
	const long = "Invalid Form Body"
	tests := []struct {
		status int
		body   string
		want   Fault
	}{
		{403, `{"message": "Missing Permissions", "code": 50013}`, Fault{Code: 50013, Message: "Missing Permissions"}},
		{404, "", Fault{Message: "Not Found"}},
		{502, "<html>Bad</html>", Fault{Message: "Bad Gateway"}},
		{599, "", Fault{Message: "status 599"}},
		{400, `{"message": "Invalid Form Body", "code": 50035, "errors": {"data": {"components": {"0": {"content":
			{"_errors": [{"code": "BASE_TYPE_REQUIRED", "message": "This field is required"}]}}}}}}`,
			Fault{Code: 50035, Message: long + ": data.components.0.content BASE_TYPE_REQUIRED"}},
		{400, `{"message": "Invalid Form Body", "code": 50035, "errors": {"_errors": [{"code": "A"}, {"code": "B"}],
			"b": {"_errors": [{"code": "C"}]}, "c": {"_errors": [{"code": "D"}]}, "d": {"_errors": [{"code": "E"}]}}}`,
			Fault{Code: 50035, Message: long + ": A, b C, c D"}},
		{400, `{"message": "Invalid Form Body", "errors": "none"}`, Fault{Message: long}},
		{400, `{"message": "Invalid Form Body", "errors": {"a": [], "_errors": []}}`, Fault{Message: long}},
		{404, `{"message": "no user 1234567890123456789"}`, Fault{Message: "Not Found"}},
		{404, `{"message": "no route https://discord.com/x"}`, Fault{Message: "Not Found"}},
		{404, `{"message": "two\nlines\u001b[31m"}`, Fault{Message: "two lines [31m"}},
		{429, `{"message": "Slow down.", "retry_after": 0.25}`, Fault{Message: "Slow down.", RetryAfter: 250 * time.Millisecond}},
		{429, `{"message": "Slow down.", "retry_after": -1}`, Fault{Message: "Slow down.", RetryAfter: unsaidWait}},
		{429, `{"retry_after": "soon", "message": "Slow down."}`, Fault{Message: "Slow down.", RetryAfter: unsaidWait}},
	}
	for _, test := range tests {
		test.want.Route, test.want.Status = "GET /x", test.status
		if got := *faultFrom("GET /x", test.status, http.Header{}, []byte(test.body)); got != test.want {
			t.Errorf("%s: got %+v, want %+v", test.body, got, test.want)
		}
	}
	waits := answered(503, "", "Retry-After", "7")
	if got := faultFrom("GET /x", 503, waits.Header, nil); got.RetryAfter != 7*time.Second {
		t.Errorf("got %v, want 7s", got)
	}
}

// Whatever an answer holds, its waits are bounded and its error is one line that tells no secret.
func FuzzAnswer(f *testing.F) {
	for _, body := range []string{"", "{}", "<html>", `{"retry_after": 1e999}`, `{"retry_after": 0.3, "global": true, "code": 20028}`,
		`{"message": "Invalid Form Body", "errors": {"a": {"0": {"_errors": [{"code": "X"}]}}}}`, strings.Repeat(`{"errors":`, 50), "null", "[]"} {
		f.Add(uint16(429), body, "1.5", "5", "4", "0.3", "user")
		f.Add(uint16(403), body, "", "", "NaN", "-1", "global")
	}
	tells := regexp.MustCompile(`://|[0-9]{15}`)
	f.Fuzz(func(t *testing.T, status uint16, body, after, limit, remaining, reset, scope string) {
		resp := answered(int(status), body, "Retry-After", after, "X-RateLimit-Limit", limit, "X-RateLimit-Remaining", remaining,
			"X-RateLimit-Reset-After", reset, "X-RateLimit-Scope", scope, "X-RateLimit-Bucket", "b")
		v := verdictOf(resp)
		limited := status == http.StatusTooManyRequests
		if v.wait < 0 || v.wait > longestWait || limited && v.wait == 0 || v.blocked && v.wait < blockedFor {
			t.Errorf("got a wait of %v", v.wait)
		}
		if left, err := io.ReadAll(resp.Body); err != nil || string(left) != body {
			t.Errorf("got the body %q, %v, want %q", left, err, body)
		}
		if told, ok := allowanceOf(resp.Header); ok && (told.limit < 1 || told.remaining < 0 || told.remaining > told.limit ||
			told.resetAfter < 0 || told.resetAfter > longestWait) {
			t.Errorf("got %+v", told)
		}
		fault := faultFrom("GET /x", int(status), resp.Header, []byte(body))
		if fault.RetryAfter < 0 || fault.RetryAfter > longestWait || limited && fault.RetryAfter == 0 {
			t.Errorf("got a Fault to wait %v", fault.RetryAfter)
		}
		if fault.Message == "" || tells.MatchString(fault.Message) || strings.ContainsFunc(fault.Message, unicode.IsControl) || utf8.RuneCountInString(fault.Message) > longestWords {
			t.Errorf("got %q", fault.Message)
		}
	})
}

// A body as deep as JSON may be is read in no time.
func TestDeepRefusal(t *testing.T) {
	deep := `{"errors": ` + strings.Repeat(`{"a":`, 9000) + "1" + strings.Repeat("}", 9001)
	if !json.Valid([]byte(deep)) {
		t.Fatal("the test's own body is wrong")
	}
	if got := faultFrom("GET /x", 400, http.Header{}, []byte(deep)); got.Message != "Bad Request" {
		t.Errorf("got %v", got)
	}
}
