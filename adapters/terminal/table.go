package terminal

import (
	"slices"
	"strings"

	"boussole/bot"
)

const (
	gap     = "  " // between two cells
	narrow  = 8    // columns that a cell may be squeezed into
	tallest = 4    // lines that a cell may be wrapped into
)

// table aligns its columns and wraps its cells. Where that would be hard to read it goes row by row, each value
// behind its column's name.
func (p page) table(t bot.Table) []string {
	out := p.heading(t.Title)
	grid := gridOf(t)
	if len(grid) == 0 {
		return out
	}
	columns, ok := fit(grid, p.width)
	if !ok {
		return append(out, p.records(grid)...)
	}
	out = append(out, p.styles(bold, across(grid[0], columns))...)
	rules := make([]string, len(columns))
	for i, c := range columns {
		rules[i] = strings.Repeat("─", c)
	}
	out = append(out, p.style(dim, strings.Join(rules, gap)))
	for _, row := range grid[1:] {
		out = append(out, across(row, columns)...)
	}
	return out
}

// gridOf is the table's head and rows, all of one length.
func gridOf(t bot.Table) [][]string {
	rows := append([][]string{t.Columns}, t.Rows...)
	longest := 0
	for _, row := range rows {
		longest = max(longest, len(row))
	}
	if longest == 0 {
		return nil
	}
	out := make([][]string, len(rows))
	for i, row := range rows {
		out[i] = make([]string, longest)
		for j, cell := range row {
			out[i][j] = oneLine(cell)
		}
	}
	return out
}

// fit shares a width between columns: none is narrower than its longest word, and what is left goes, column by
// column, to the one that lacks the most. It returns false when the cells would be cut, or too tall to read across.
func fit(grid [][]string, width int) ([]int, bool) {
	columns, full := make([]int, len(grid[0])), make([]int, len(grid[0]))
	left := width - len(gap)*(len(columns)-1)
	for i := range columns {
		for _, row := range grid {
			full[i] = max(full[i], cells(row[i]))
			columns[i] = max(columns[i], widest(words(row[i])))
		}
		columns[i] = max(columns[i], min(full[i], narrow))
		left -= columns[i]
	}
	if left < 0 {
		return nil, false
	}
	for ; left > 0; left-- {
		neediest := 0
		for i := range columns {
			if full[i]-columns[i] > full[neediest]-columns[neediest] {
				neediest = i
			}
		}
		if full[neediest] == columns[neediest] {
			break
		}
		columns[neediest]++
	}
	return columns, !slices.ContainsFunc(grid, func(row []string) bool { return len(across(row, columns)) > tallest })
}

// across lays cells out side by side, over as many lines as the tallest takes.
func across(texts []string, columns []int) []string {
	wrapped, tall := make([][]string, len(texts)), 0
	for i, text := range texts {
		wrapped[i] = wrap(text, columns[i])
		tall = max(tall, len(wrapped[i]))
	}
	lines := make([]string, tall)
	for l := range lines {
		for i, cell := range wrapped {
			if i > 0 {
				lines[l] += gap
			}
			if l < len(cell) {
				lines[l] += pad(cell[l], columns[i])
			} else {
				lines[l] += pad("", columns[i])
			}
		}
		lines[l] = strings.TrimRight(lines[l], " ")
	}
	return lines
}

// records reads a table row by row. The first cell names the row.
func (p page) records(grid [][]string) []string {
	var out []string
	for _, row := range grid[1:] {
		out = append(out, p.styles(bold, hang("• ", row[0], p.width))...)
		var fields bot.Fields
		for i, cell := range row[1:] {
			if cell != "" {
				fields = append(fields, bot.Field{Name: grid[0][i+1], Value: cell})
			}
		}
		for _, line := range p.fields(fields, p.width-len(gap)) {
			out = append(out, gap+line)
		}
	}
	return out
}
