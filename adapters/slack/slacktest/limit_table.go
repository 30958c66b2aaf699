package slacktest

import "fmt"

// What tables may have beside their rows.
const (
	maxColumns = 20
	maxCells   = 10000 // characters over all cells
)

// tables are at most one in a message.
func tables(m sent) []string {
	faults := cells(m, "table")
	if n := count(m, "table"); n > 1 {
		faults = append(faults, fmt.Sprintf("%d tables, want 1 at most", n))
	}
	return faults
}

// dataTables have a header without rich text, and rows of the same length.
func dataTables(m sent) []string {
	faults := cells(m, "data_table")
	for _, p := range m.parts {
		if p.kind != "data_table" {
			continue
		}
		if p.fields.said("caption") == "" {
			faults = append(faults, p.at+"/caption is missing")
		}
		rows := list(p.fields["rows"])
		for i, row := range rows {
			if len(list(row)) != len(list(rows[0])) {
				faults = append(faults, fmt.Sprintf("%s/rows/%d has %d cells, want %d", p.at, i, len(list(row)), len(list(rows[0]))))
			}
		}
		if len(rows) > 0 {
			for _, cell := range list(rows[0]) {
				if objectOf(cell).said("type") == "rich_text" {
					faults = append(faults, p.at+"/rows/0 has rich text, which a header has not")
				}
			}
		}
		if size, given := p.fields["page_size"].(float64); given && (size < 1 || size > 100) {
			faults = append(faults, fmt.Sprintf("%s/page_size %v, want 1 to 100", p.at, size))
		}
	}
	return faults
}

// cells holds the cells of tables against what both kinds may have.
func cells(m sent, kind string) []string {
	var faults []string
	for _, p := range m.parts {
		if p.kind != kind {
			continue
		}
		for i, row := range list(p.fields["rows"]) {
			if n := len(list(row)); n < 1 || n > maxColumns {
				faults = append(faults, fmt.Sprintf("%s/rows/%d has %d cells, want 1 to %d", p.at, i, n, maxColumns))
			}
		}
		if n := characters(p.fields["rows"]); n > maxCells {
			faults = append(faults, fmt.Sprintf("%s has %d characters, want %d at most", p.at, n, maxCells))
		}
	}
	return faults
}

// count is how many blocks of a kind there are.
func count(m sent, kind string) int {
	n := 0
	for _, p := range m.parts {
		if p.kind == kind && p.in == "" {
			n++
		}
	}
	return n
}
