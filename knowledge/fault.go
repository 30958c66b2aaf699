package knowledge

import (
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	yaml "go.yaml.in/yaml/v4"
)

// Fault is one thing wrong in a file.
type Fault struct {
	File         string
	Line, Column int // 0 when the fault is of the whole file
	Message      string
}

func (f Fault) Error() string {
	if f.Line == 0 {
		return fmt.Sprintf("%s: %s", f.File, f.Message)
	}
	return fmt.Sprintf("%s:%d:%d: %s", f.File, f.Line, f.Column, f.Message)
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
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
}

// position is where in its file a value stands.
type position struct{ line, column int }

// Decode reads strict YAML, and returns every fault in it: bad syntax, unknown and doubled keys, wrong types.
func Decode(file string, data []byte, into any) Faults {
	err := yaml.Load(data, into, yaml.WithKnownFields())
	if err == nil {
		return nil
	}
	var all *yaml.LoadErrors
	if errors.As(err, &all) {
		faults := make(Faults, len(all.Errors))
		for i, one := range all.Errors {
			faults[i] = fault(file, one)
		}
		return faults
	}
	var one *yaml.LoadError
	if errors.As(err, &one) {
		return Faults{fault(file, one)}
	}
	return Faults{{File: file, Message: strings.TrimPrefix(err.Error(), "yaml: ")}}
}

// The library's messages name Go types; an editor of knowledge knows keys.
var (
	unknownField = regexp.MustCompile(`^field (\S+) not found in type \S+$`)
	wrongType    = regexp.MustCompile("^cannot construct !!(\\w+)(?: `(.*)`)? into (\\S+)$")
)

func fault(file string, err *yaml.LoadError) Fault {
	message := err.Message
	if m := unknownField.FindStringSubmatch(message); m != nil {
		message = fmt.Sprintf("unknown key %q", m[1])
	} else if m := wrongType.FindStringSubmatch(message); m != nil {
		message = fmt.Sprintf("%s where %s belongs", valueOf(m[1], m[2]), typeNames(m[3]))
	}
	return Fault{File: file, Line: max(1, err.Mark.Line), Column: max(1, err.Mark.Column), Message: message}
}

func valueOf(tag, value string) string {
	if value != "" {
		return fmt.Sprintf("%q", value)
	}
	switch tag {
	case "seq":
		return "a list"
	case "map":
		return "a group of keys"
	}
	return "a " + tag
}

func typeNames(goType string) string {
	switch {
	case strings.Contains(goType, "float") || strings.HasPrefix(goType, "int"):
		return "a number"
	case goType == "bool":
		return "true or false"
	case goType == "string":
		return "text"
	case strings.HasPrefix(goType, "[]"):
		return "a list"
	}
	return "a group of keys"
}
