package bot

import "strconv"

// Plain writes a Reply as text that any reader or screen reader can take: the answer first, then the blocks in
// order, the next steps as commands to type, and the sources.
func (r Reply) Plain() string {
	var room [2048]byte
	out := append(room[:0], r.Answer...)
	for _, block := range r.Blocks {
		out = appendBlock(append(out, "\n\n"...), block, r.Locale)
	}
	if len(r.Sources) > 0 {
		out = append(append(out, "\n\n"...), Text{FR: "Sources :", EN: "Sources:"}.In(r.Locale)...)
		for _, s := range r.Sources {
			out = append(append(out, "\n- "...), s.String()...)
		}
	}
	return PlainPlaces(string(out))
}

// String writes a Source on one line: its title, publisher, year and address.
func (s Source) String() string {
	return s.Title + " (" + s.Publisher + ", " + strconv.Itoa(s.Year) + ") " + s.URL
}

// String writes a Link on one line: its title, what is about it, and its address.
func (k Link) String() string {
	if k.About == "" {
		return k.Title + " " + k.URL
	}
	return k.Title + " (" + k.About + ") " + k.URL
}

// PlainBlock writes one block as text.
func PlainBlock(block Block, l Locale) string { return PlainPlaces(string(appendBlock(nil, block, l))) }

func appendBlock(out []byte, block Block, l Locale) []byte {
	start := len(out)
	line := func(parts ...string) {
		if len(out) > start {
			out = append(out, '\n')
		}
		for _, part := range parts {
			out = append(out, part...)
		}
	}
	title := func(text string) {
		if text != "" {
			line(text)
		}
	}
	switch block := block.(type) {
	case Paragraph:
		line(block.Text)
	case Note:
		line(block.Text)
	case Bullets:
		title(block.Title)
		for _, item := range block.Items {
			line("- ", item)
		}
	case Steps:
		title(block.Title)
		for i, item := range block.Items {
			line(strconv.Itoa(i+1), ". ", item)
		}
	case Links:
		for _, link := range block {
			line("- ", link.String())
		}
	case Fields:
		for _, f := range block {
			line(f.Name, colon.In(l), f.Value)
		}
	case Table:
		title(block.Title)
		for _, row := range block.Rows {
			if len(row) > 0 {
				line("- ", row[0])
				out = appendCells(out, block.Columns, row, l)
			}
		}
	case Chart:
		line(block.Title)
		for _, bar := range block.Bars {
			line("- ", bar.Label, colon.In(l), Range(l, bar.Low, bar.High, bar.Open))
		}
	case Buttons:
		line(block.Heading(Text{FR: "Et ensuite :", EN: "What next:"}.In(l)))
		for _, button := range block {
			line("- ", button.Label, colon.In(l), button.Line())
		}
	}
	return out
}

var (
	colon     = Text{FR: " : ", EN: ": "}
	semicolon = Text{FR: " ; ", EN: "; "}
)

// appendCells reads a row of a table cell by cell, each with its column's name, as one hears it.
func appendCells(out []byte, columns, row []string, l Locale) []byte {
	separator := ", "
	for i, cell := range row[1:] {
		if i+1 >= len(columns) || cell == "" {
			continue
		}
		for _, part := range []string{separator, columns[i+1], colon.In(l), cell} {
			out = append(out, part...)
		}
		separator = semicolon.In(l)
	}
	return out
}
