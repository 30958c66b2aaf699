package bot

import (
	"strconv"
	"strings"
)

// Plain writes a Reply as text that any reader or screen reader can take: the answer first, then the blocks in
// order, the next steps as commands to type, and the sources.
func (r Reply) Plain() string {
	var b strings.Builder
	b.WriteString(r.Answer)
	for _, block := range r.Blocks {
		b.WriteString("\n\n" + PlainBlock(block, r.Locale))
	}
	if len(r.Sources) > 0 {
		b.WriteString("\n\n" + Text{FR: "Sources :", EN: "Sources:"}.In(r.Locale))
		for _, s := range r.Sources {
			b.WriteString("\n- " + s.String())
		}
	}
	return b.String()
}

// String writes a Source on one line: its title, publisher, year and address.
func (s Source) String() string {
	return s.Title + " (" + s.Publisher + ", " + strconv.Itoa(s.Year) + ") " + s.URL
}

// PlainBlock writes one block as text.
func PlainBlock(block Block, l Locale) string {
	switch block := block.(type) {
	case Paragraph:
		return block.Text
	case Bullets:
		return plainList(block.Title, block.Items, func(int) string { return "- " })
	case Steps:
		return plainList(block.Title, block.Items, func(i int) string { return strconv.Itoa(i+1) + ". " })
	case Fields:
		lines := make([]string, len(block))
		for i, f := range block {
			lines[i] = f.Name + colon.In(l) + f.Value
		}
		return strings.Join(lines, "\n")
	case Table:
		return plainTable(block, l)
	case Chart:
		lines := []string{block.Title}
		for _, bar := range block.Bars {
			lines = append(lines, "- "+bar.Label+colon.In(l)+Range(l, bar.Low, bar.High, bar.Open))
		}
		return strings.Join(lines, "\n")
	case Buttons:
		lines := []string{Text{FR: "Et ensuite :", EN: "What next:"}.In(l)}
		for _, button := range block {
			lines = append(lines, "- "+button.Label+colon.In(l)+button.Line())
		}
		return strings.Join(lines, "\n")
	case Note:
		return block.Text
	}
	return ""
}

var (
	colon     = Text{FR: " : ", EN: ": "}
	semicolon = Text{FR: " ; ", EN: "; "}
)

func plainList(title string, items []string, mark func(int) string) string {
	lines := make([]string, 0, len(items)+1)
	if title != "" {
		lines = append(lines, title)
	}
	for i, item := range items {
		lines = append(lines, mark(i)+item)
	}
	return strings.Join(lines, "\n")
}

// plainTable reads a table row by row, each cell with its column's name, as one hears it.
func plainTable(t Table, l Locale) string {
	lines := make([]string, 0, len(t.Rows)+1)
	if t.Title != "" {
		lines = append(lines, t.Title)
	}
	for _, row := range t.Rows {
		cells := make([]string, 0, len(row))
		for i, cell := range row[min(1, len(row)):] {
			if i+1 < len(t.Columns) && cell != "" {
				cells = append(cells, t.Columns[i+1]+colon.In(l)+cell)
			}
		}
		if len(row) == 0 {
			continue
		}
		line := "- " + row[0]
		if len(cells) > 0 {
			line += ", " + strings.Join(cells, semicolon.In(l))
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}
