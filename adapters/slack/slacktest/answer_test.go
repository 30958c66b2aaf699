package slacktest_test

import (
	"context"
	"errors"
	"testing"
	"time"

	slackapi "github.com/slack-go/slack"

	"boussole/adapters/slack/slacktest"
)

func TestAnswer(t *testing.T) {
	s := slacktest.New(t)
	s.Answer("chat.postMessage", slacktest.RateLimited(1500*time.Millisecond), slacktest.Refused("is_archived"),
		slacktest.Answer{Status: 503, Body: "no"}, slacktest.Answer{Body: `{"ok":false,"error":"fatal_error"}`})
	for i, check := range []func(error) bool{
		func(err error) bool {
			limited, ok := errors.AsType[*slackapi.RateLimitedError](err)
			return ok && limited.RetryAfter == 2*time.Second
		},
		func(err error) bool { return err != nil && err.Error() == "is_archived" },
		func(err error) bool {
			status, ok := errors.AsType[slackapi.StatusCodeError](err)
			return ok && status.Code == 503
		},
		func(err error) bool { return err != nil && err.Error() == "fatal_error" },
		func(err error) bool { return err == nil },
	} {
		if _, _, err := client(s).PostMessage("C1", slackapi.MsgOptionText("hello", false)); !check(err) {
			t.Errorf("call %d: got %v", i, err)
		}
	}
	if got, want := len(s.Messages("C1")), 2; got != want {
		t.Errorf("got %d messages, want %d: an answer with a status has no effect", got, want)
	}
	if got, want := len(s.Await(5)), 5; got != want {
		t.Errorf("got %d calls, want %d", got, want)
	}
}

func TestAnswerDrop(t *testing.T) {
	s := slacktest.New(t)
	s.Answer("chat.postMessage", slacktest.Answer{Drop: true}, slacktest.Answer{Status: 502, Drop: true})
	for range 2 {
		if _, _, err := client(s).PostMessage("C1", slackapi.MsgOptionText("hello", false)); err == nil {
			t.Error("got no error, want that the connection was cut")
		}
	}
	if got, want := len(s.Messages("C1")), 1; got != want {
		t.Errorf("got %d messages, want %d: what is dropped was taken in", got, want)
	}
}

// A delay does not outlast the test, nor who asked.
func TestAnswerDelay(t *testing.T) {
	start := time.Now()
	t.Run("slow", func(inner *testing.T) {
		s := slacktest.New(inner)
		s.Answer("auth.test", slacktest.Answer{Delay: time.Hour})
		ctx, cancel := context.WithTimeout(inner.Context(), 50*time.Millisecond)
		defer cancel()
		if _, err := client(s).AuthTestContext(ctx); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("got %v, want that it was too late", err)
		}
	})
	if took := time.Since(start); took > time.Minute {
		t.Errorf("got an end after %s", took)
	}
}
