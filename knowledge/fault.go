package knowledge

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	yaml "go.yaml.in/yaml/v4"
)

// Fault is one thing wrong in a file.
type Fault struct {
	File         string
	Line, Column int // 0 when the fault is of the whole file, and then shown at its beginning
	Message      string
}

func (f Fault) Error() string {
	message := strings.ReplaceAll(f.Message, "\n", " ") // each fault on its own line, whatever it quotes
	return fmt.Sprintf("%s:%d:%d: %s", f.File, max(1, f.Line), max(1, f.Column), message)
}

// Faults are all the things wrong, in the order of files and lines.
type Faults []Fault

func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i, fault := range f {
		lines[i] = fault.Error()
	}
	return strings.Join(lines, "\n")
}

func (f Faults) sort() {
	slices.SortStableFunc(f, func(a, b Fault) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Message, b.Message))
	})
}

// position is where in its file a value stands.
type position struct{ line, column int }

// Decode reads strict YAML, and returns every fault in it: bad syntax, unknown and doubled keys, wrong types.
func Decode(file string, data []byte, into any) Faults {
	if at := unreadable(data); at.line > 0 {
		return Faults{{File: file, Line: at.line, Column: at.column, Message: "a byte that is no UTF-8 text"}}
	}
	return FaultsIn(file, yaml.Load(data, into, yaml.WithKnownFields()))
}

// FaultsIn returns every fault in an error of the YAML library.
func FaultsIn(file string, err error) Faults {
	if err == nil {
		return nil
	}
	var all *yaml.LoadErrors
	if errors.As(err, &all) {
		faults := make(Faults, len(all.Errors))
		for i, one := range all.Errors {
			faults[i] = fault(file, one)
		}
		faults.sort()
		return faults
	}
	var one *yaml.LoadError
	if errors.As(err, &one) {
		return Faults{fault(file, one)}
	}
	return Faults{{File: file, Message: strings.TrimPrefix(err.Error(), "yaml: ")}}
}

// unreadable returns where the first byte stands that is no text, which the library would not tell; none: line 0.
func unreadable(data []byte) position {
	at := position{1, 1}
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && size == 1, unicode.IsControl(r) && !strings.ContainsRune("\t\n\r\u0085", r):
			return at
		case r == '\n':
			at = position{at.line + 1, 1}
		default:
			at.column++
		}
		data = data[size:]
	}
	return position{}
}
