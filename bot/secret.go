package bot

import (
	"fmt"
	"io"
	"log/slog"
)

// Secret is a value that no log, error or format shows: not even as a part of something else, which is why it is
// behind a pointer. The zero value is an unset one.
type Secret struct{ value *string }

// NewSecret keeps a value.
func NewSecret(value string) Secret { return Secret{&value} }

// Reveal returns the value, for the platform alone; empty when unset.
func (s Secret) Reveal() string {
	if s.value == nil {
		return ""
	}
	return *s.value
}

// String hides the value.
func (s Secret) String() string {
	if s.Reveal() == "" {
		return ""
	}
	return "***"
}

// Format hides the value from every verb.
func (s Secret) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, s.String()) }

// LogValue hides the value from slog.
func (s Secret) LogValue() slog.Value { return slog.StringValue(s.String()) }

// MarshalText hides the value from JSON and YAML.
func (s Secret) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText takes the value, from a configuration.
func (s *Secret) UnmarshalText(text []byte) error {
	*s = NewSecret(string(text))
	return nil
}
