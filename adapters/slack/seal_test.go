package slack

import (
	"bytes"
	"errors"
	"fmt"
	"testing"

	"boussole/bot"
)

func sealerOf(t testing.TB, secret string) sealer {
	t.Helper()
	s, err := newSealer(bot.NewSecret(secret))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestSeal(t *testing.T) {
	s := sealerOf(t, "one key")
	for _, token := range []string{"xoxb-1-secret", "", "é\x00\xff"} {
		sealed := s.seal("E1/T1", bot.NewSecret(token))
		if token != "" && bytes.Contains(sealed, []byte(token)) {
			t.Errorf("%q stands in what is kept", token)
		}
		if got, err := s.open("E1/T1", sealed); err != nil || got.Reveal() != token {
			t.Errorf("got %q and %v, want %q", got.Reveal(), err, token)
		}
		if again := s.seal("E1/T1", bot.NewSecret(token)); bytes.Equal(again, sealed) {
			t.Errorf("%q sealed twice looks the same", token)
		}
	}
}

// Whatever is changed in a record, it doesn't open, and the error says nothing of what it held.
func TestTampering(t *testing.T) {
	s := sealerOf(t, "one key")
	sealed := s.seal("E1/T1", bot.NewSecret("xoxb-1-secret"))
	tests := map[string]struct {
		s      sealer
		key    string
		sealed []byte
	}{
		"another key":          {sealerOf(t, "another key"), "E1/T1", sealed},
		"no key":               {sealerOf(t, ""), "E1/T1", sealed},
		"another workspace":    {s, "E1/T2", sealed},
		"another organisation": {s, "E2/T1", sealed},
		"nothing":              {s, "E1/T1", nil},
		"one byte":             {s, "E1/T1", sealed[:1]},
		"shorter":              {s, "E1/T1", sealed[:len(sealed)-1]},
		"longer":               {s, "E1/T1", append(bytes.Clone(sealed), 0)},
		"in clear":             {s, "E1/T1", []byte("xoxb-1-secret")},
	}
	for i := range sealed {
		altered := bytes.Clone(sealed)
		altered[i] ^= 1
		tests[fmt.Sprintf("bit of byte %d", i)] = struct {
			s      sealer
			key    string
			sealed []byte
		}{s, "E1/T1", altered}
	}
	for name, test := range tests {
		if got, err := test.s.open(test.key, test.sealed); !errors.Is(err, errSealed) || got.Reveal() != "" {
			t.Errorf("%s: got %q and %v, want %v", name, got.Reveal(), err, errSealed)
		}
	}
}
