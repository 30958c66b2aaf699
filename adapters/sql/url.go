package sql

import (
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"
)

// show returns an address without what an error may not hold: a password, which may also stand among the parameters.
func show(address string) string {
	scheme, _, _ := strings.Cut(address, "://")
	switch scheme {
	case "sqlite":
		return address
	case "postgres", "postgresql":
		u, err := parsePostgres(address)
		if err != nil {
			return scheme + "://…"
		}
		shown := url.URL{Scheme: u.Scheme, Host: u.Host, Path: u.Path}
		if name := u.User.Username(); name != "" {
			shown.User = url.User(name)
		}
		return shown.String()
	}
	return "…"
}

// parsePostgres takes an address apart; its error holds none of it. An @ behind the host is refused, since what is
// before it may well be a password whose own / or ? was not written as %XX.
func parsePostgres(address string) (*url.URL, error) {
	u, err := url.Parse(address)
	if err != nil || strings.Contains(u.EscapedPath()+u.RawQuery+u.EscapedFragment(), "@") {
		return nil, errors.New("not an address such as postgres://USER:PASSWORD@HOST:PORT/DATABASE (/, ?, # and @ in a password are written %2F, %3F, %23 and %40)")
	}
	return u, nil
}

// sqliteName returns the address that SQLite takes for a file, with the settings of a connection:
// https://www.sqlite.org/uri.html and https://www.sqlite.org/pragma.html.
func sqliteName(rest string) (file, name string, err error) {
	file, parameters, _ := strings.Cut(rest, "?")
	if file == "" {
		return "", "", errors.New("the file's name is missing: sqlite://boussole.db")
	}
	settings := url.Values{
		"_busy_timeout": {"5000"}, // milliseconds to wait for another program
		"_foreign_keys": {"on"},
		"_synchronous":  {"FULL"}, // what is written survives a power cut
		"_txlock":       {"immediate"},
		"_error_rc":     {"true"}, // no other call's message in an error
	}
	switch parameters {
	case "":
	case "mode=ro", "mode=rw":
		settings.Set("mode", strings.TrimPrefix(parameters, "mode="))
	default:
		return "", "", fmt.Errorf("unknown parameters %q: only ?mode=ro and ?mode=rw are possible", parameters)
	}
	if file, err = filepath.Abs(file); err != nil {
		return "", "", err
	}
	path := "/" + strings.TrimPrefix(filepath.ToSlash(file), "/")
	return file, (&url.URL{Scheme: "file", Path: path, RawQuery: settings.Encode()}).String(), nil
}
