package bot_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"boussole/bot"
)

const hidden = "hunter2"

// secret hides a value.
func secret(value string) bot.Secret { return bot.NewSecret(value) }

// shows reports whether a text holds the secret, plain or in hexadecimal.
func shows(text string) bool {
	lower := strings.ToLower(text)
	return strings.Contains(lower, hidden) || strings.Contains(lower, fmt.Sprintf("%x", hidden))
}

type config struct{ Token bot.Secret }

// holders are the ways in which a secret gets into a message.
func holders() map[string]any {
	token := secret(hidden)
	return map[string]any{
		"alone":           token,
		"in a struct":     config{token},
		"in a pointer":    &config{token},
		"in a list":       []bot.Secret{token},
		"in a map":        map[string]bot.Secret{"token": token},
		"in an interface": []any{token},
		"in an error":     fmt.Errorf("token %s: %w", token, errors.New("refused")),
	}
}

func TestSecretFormat(t *testing.T) {
	for name, holder := range holders() {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%20s", "%d", "%t"} {
			if got := fmt.Sprintf(verb, holder); shows(got) {
				t.Errorf("%s with %s: got %s", name, verb, got)
			}
		}
	}
	for verb, want := range map[string]string{"%v": "***", "%s": "***", "%#v": "***"} {
		if got := fmt.Sprintf(verb, secret(hidden)); got != want {
			t.Errorf("%s: got %s, want %s", verb, got, want)
		}
	}
}

func TestSecretEncode(t *testing.T) {
	for name, holder := range holders() {
		if data, err := json.Marshal(holder); err != nil || shows(string(data)) {
			t.Errorf("%s in JSON: got %s and %v", name, data, err)
		}
		var log bytes.Buffer
		for _, handler := range []slog.Handler{slog.NewTextHandler(&log, nil), slog.NewJSONHandler(&log, nil)} {
			slog.New(handler).With("with", holder).WithGroup("group").Info("start", "holder", holder)
		}
		if shows(log.String()) || !strings.Contains(log.String(), "start") {
			t.Errorf("%s in slog: got %s", name, &log)
		}
	}
	if got, err := json.Marshal(secret(hidden)); err != nil || string(got) != `"***"` {
		t.Errorf("JSON: got %s and %v, want ***", got, err)
	}
}

// fmt asks no method of a private field: an adapter that keeps its settings to itself may still be printed whole.
func TestSecretInPrivateField(t *testing.T) {
	type adapter struct{ config config }
	for _, holder := range []any{struct{ token bot.Secret }{secret(hidden)}, adapter{config{secret(hidden)}}, &adapter{config{secret(hidden)}}} {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q"} {
			if got := fmt.Sprintf(verb, holder); shows(got) {
				t.Errorf("%s: got %s", verb, got)
			}
		}
		var log bytes.Buffer
		slog.New(slog.NewTextHandler(&log, nil)).Info("start", "holder", holder)
		if shows(log.String()) {
			t.Errorf("slog: got %s", &log)
		}
	}
}

// An empty secret shows that it is: a platform without its token is not served.
func TestSecretEmpty(t *testing.T) {
	if got := secret("").String(); got != "" {
		t.Errorf("got %q, want nothing", got)
	}
	if got, want := secret(hidden).Reveal(), hidden; got != want {
		t.Errorf("Reveal: got %s, want %s", got, want)
	}
	if got, want := secret(hidden).String(), secret("another, longer").String(); got != want {
		t.Errorf("got %s and %s, want the same, that nothing tells of its length", got, want)
	}
}
