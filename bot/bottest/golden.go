// Package bottest is what every adapter's and command's tests share: golden files, a reply with every block, and an
// adapter that remembers.
package bottest

import (
	"os"
	"path/filepath"
	"testing"
)

// Golden compares a text with testdata/NAME. With BOUSSOLE_UPDATE=1 in the environment it writes the file instead:
// an environment variable, since a flag would fail in packages that don't declare it.
func Golden(t testing.TB, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if os.Getenv("BOUSSOLE_UPDATE") == "1" {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got {
		t.Errorf("%s differs; BOUSSOLE_UPDATE=1 writes it anew\n--- want\n%s\n--- got\n%s", file, want, got)
	}
}
