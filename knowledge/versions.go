package knowledge

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
)

// versionColumns head a table of versions.
var versionColumns = []string{"product", "version", "released", "active_support", "security_fixes", "latest", "latest_released", "lts", "extended_support"}

// versionTable is a file of versions, by product.
type versionTable struct {
	versions map[string][]Version
	first    map[string]position // where a product's first line is
}

// read reads CSV (RFC 4180) with its header, where # begins a remark. Every fault is found, but after one of syntax.
func (t *versionTable) read(file string, data []byte) Faults {
	if at := unreadable(data); at.line > 0 {
		return Faults{{File: file, Line: at.line, Column: at.column, Message: "a byte that is no UTF-8 text"}}
	}
	t.versions, t.first = map[string][]Version{}, map[string]position{}
	r := csv.NewReader(bytes.NewReader(data))
	r.Comment, r.ReuseRecord, r.FieldsPerRecord = '#', true, len(versionColumns)
	head, err := r.Read()
	if err == io.EOF {
		return Faults{{File: file, Message: "the file is empty"}}
	}
	if err != nil || !slices.Equal(head, versionColumns) {
		line := 1
		if len(head) > 0 {
			line, _ = r.FieldPos(0)
		}
		return Faults{{File: file, Line: line, Message: "the first line must be " + strings.Join(versionColumns, ",")}}
	}
	line := versionLine{reader: r, file: file}
	last := ""
	for {
		cells, err := r.Read()
		var syntax *csv.ParseError
		switch {
		case err == io.EOF:
			return line.faults
		case errors.Is(err, csv.ErrFieldCount):
			line.fault(0, "%d cells where %d belong", len(cells), len(versionColumns))
		case errors.As(err, &syntax):
			return append(line.faults, Fault{file, syntax.Line, syntax.Column, "a quote that isn't closed, or stands in the middle of a cell"})
		case err != nil:
			return append(line.faults, Fault{File: file, Message: err.Error()})
		default:
			line.cells = cells
			t.add(&line, last)
			last = cells[0]
		}
	}
}

// add takes one line into the table. last is the product of the line before.
func (t *versionTable) add(line *versionLine, last string) {
	product, v := strings.Clone(line.cells[0]), line.version()
	known := t.versions[product]
	switch at, taken := t.first[product]; {
	case !taken:
		row, column := line.reader.FieldPos(0)
		t.first[product] = position{row, column}
	case product != last:
		line.fault(0, "the lines of %q must stand together: they begin on line %d", product, at.line)
	case v.Released.After(known[len(known)-1].Released):
		line.fault(2, "%s %s came out after the version above it: the newest comes first", product, v.Name)
	}
	if slices.ContainsFunc(known, func(other Version) bool { return other.Name == v.Name }) {
		line.fault(1, "version %q of %q is given twice", v.Name, product)
	}
	t.versions[product] = append(known, v)
}

// versionLine reads the cells of one line.
type versionLine struct {
	reader *csv.Reader
	file   string
	cells  []string
	faults Faults
}

func (l *versionLine) fault(cell int, format string, args ...any) {
	line, column := l.reader.FieldPos(cell)
	l.faults = append(l.faults, Fault{l.file, line, column, fmt.Sprintf(format, args...)})
}

func (l *versionLine) version() Version {
	v := Version{Name: l.name(1), Released: l.day(2), Active: l.ending(3), Security: l.ending(4), Latest: l.name(5), Patched: l.day(6)}
	if cell := l.cells[7]; cell != "" {
		v.LTS = true
		if cell != "yes" {
			v.LTSFrom = l.day(7)
		}
	}
	if l.cells[8] != "" {
		v.Extended = l.day(8)
	}
	if v.Security.Day.Before(v.Active.Day) && !v.Security.Day.IsZero() {
		l.fault(4, "security fixes end before active support does")
	}
	if !v.Security.Day.IsZero() && v.Security.Day.Before(v.Released) {
		l.fault(4, "security fixes end before the version came out")
	}
	return v
}

// nameBytes bounds the name of a version.
const nameBytes = 40

func (l *versionLine) name(cell int) string {
	name := l.cells[cell]
	if name == "" || len(name) > nameBytes || strings.TrimSpace(name) != name || strings.ContainsAny(name, "\n`\"") {
		l.fault(cell, "%s: 1 to %d characters expected, without quotes", versionColumns[cell], nameBytes)
	}
	return strings.Clone(name)
}

func (l *versionLine) day(cell int) time.Time {
	day, err := time.Parse(time.DateOnly, l.cells[cell])
	if err != nil || day.Year() < 1990 || day.Year() > 2100 {
		l.fault(cell, "%s: a day such as 2026-08-22 expected, not %q", versionColumns[cell], l.cells[cell])
	}
	return day
}

func (l *versionLine) ending(cell int) Ending {
	switch l.cells[cell] {
	case "":
		return Ending{}
	case "past":
		return Ending{Past: true}
	}
	return Ending{Day: l.day(cell)}
}
