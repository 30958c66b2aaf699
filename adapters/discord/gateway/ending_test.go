package gateway

import (
	"errors"
	"fmt"
	"testing"

	"boussole/adapters/discord/rest"
)

// What is to be done after each end of a connection: go on with the session, begin another, or nothing any more.
func TestEndings(t *testing.T) {
	tests := []struct {
		err  error
		want string
	}{
		{errReconnect, "resume"},
		{errUnsure, "resume"},
		{errSilent, "resume"},
		{errGarbled, "resume"},
		{errors.New("connection reset"), "resume"},
		{&closed{code: 1006}, "resume"},
		{&closed{code: 4000}, "resume"},
		{&closed{code: 4001}, "resume"},
		{&closed{code: 4002}, "resume"},
		{&closed{code: 4005}, "resume"},
		{&closed{code: 4008}, "resume"},
		{errInvalid, "identify"},
		{&closed{code: 1000}, "identify"},
		{&closed{code: 1001}, "identify"},
		{&closed{code: 4003}, "identify"},
		{&closed{code: 4007}, "identify"},
		{&closed{code: 4009}, "identify"},
		{&closed{code: 4004}, "end"},
		{&closed{code: 4010}, "end"},
		{&closed{code: 4011}, "end"},
		{&closed{code: 4012}, "end"},
		{&closed{code: 4013}, "end"},
		{fmt.Errorf("shard 0: %w", &closed{code: 4014}), "end"},
		{errStuck, "end"},
		{&rest.Fault{Status: 401}, "end"},
		{&rest.Fault{Status: 403}, "resume"},
	}
	for _, test := range tests {
		got := "resume"
		switch {
		case refused(test.err) != nil:
			got = "end"
		case lost(test.err):
			got = "identify"
		}
		if got != test.want {
			t.Errorf("%v: got %s, want %s", test.err, got, test.want)
		}
	}
}
