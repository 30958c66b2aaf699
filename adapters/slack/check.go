package slack

import (
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"unicode/utf8"
)

// typedName is the form of a slash command (https://docs.slack.dev/interactivity/implementing-slash-commands), of 32
// characters at most with its slash (https://docs.slack.dev/reference/app-manifest).
var typedName = regexp.MustCompile(`^/[a-z0-9][a-z0-9_-]{0,30}$`)

// faults are what is wrong with a declaration.
type faults []error

func (f *faults) add(where, format string, args ...any) {
	*f = append(*f, fmt.Errorf("%s: %s", where, fmt.Sprintf(format, args...)))
}

// text passes on a text that people read, of so many characters.
func (f *faults) text(where, text string, least, most int) string {
	if n := utf8.RuneCountInString(text); n < least || n > most {
		f.add(where, "%d characters, %d to %d are possible", n, least, most)
	}
	return text
}

// slash passes on the name of a slash command.
func (f *faults) slash(where, name string) string {
	if !typedName.MatchString(name) {
		f.add(where, "not 1 to 31 lower-case letters without accents, digits, hyphens and underscores")
	}
	return name
}

// address checks an address of the web's, where one is given.
func (f *faults) address(where, address string) {
	at, err := url.Parse(address)
	if address != "" && (err != nil || at.Host == "" || at.Scheme != "https" && at.Scheme != "http") {
		f.add(where, "%q is not a web address", address)
	}
}

// installFaults lists what lacks to install in several workspaces.
func (c Config) installFaults() error {
	var f faults
	for _, setting := range []struct{ name, value, hint string }{
		{"http.public_url", c.PublicURL, "the address that Slack sends people back to"},
		{"slack.client_secret", c.ClientSecret.Reveal(), "Slack shows it under Basic Information, App Credentials"},
		{"slack.state_secret", c.StateSecret.Reveal(), "a long random text, such as openssl rand -base64 32 prints"},
		{"slack.token_key", c.TokenKey.Reveal(), "a long random text, such as openssl rand -base64 32 prints; keep it, since it opens the tokens"},
	} {
		if setting.value == "" {
			f.add(setting.name, "needed with slack.client_id: %s", setting.hint)
		}
	}
	f.address("http.public_url", c.PublicURL)
	return errors.Join(f...)
}
