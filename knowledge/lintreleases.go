package knowledge

import (
	"maps"
	"regexp"
	"slices"
)

// productForm is how endoflife.date names a product.
var productForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// releases gives each product its versions, and holds both files against each other.
func (l *linter) releases(table *versionTable) {
	const file, versions = "releases.yaml", "releases.csv"
	all := &l.k.Releases
	if all.Date.IsZero() || len(all.Products) == 0 {
		l.add(file, position{1, 1}, "a date and products are needed")
	}
	l.source(file, "releases", all.Source)
	ids, terms := map[string]bool{}, map[string]string{}
	for i := range all.Products {
		p := &all.Products[i]
		if !productForm.MatchString(p.ID) || ids[p.ID] || p.Name == "" || len(p.Terms) == 0 {
			l.add(file, p.at, "product %q: an id of its own, a name and terms are needed", p.ID)
		}
		if p.Page != "" && !productForm.MatchString(p.Page) {
			l.add(file, p.at, "product %q: %q is no page of endoflife.date", p.ID, p.Page)
		}
		for _, term := range p.Terms {
			if other := terms[term]; other != "" {
				l.add(file, p.at, "product %q: the term %q is taken by %q", p.ID, term, other)
			}
			terms[term] = p.ID
		}
		if p.Note != nil {
			l.size(file, p.at, p.ID+": note", *p.Note, pointSize)
		}
		ids[p.ID] = true
		p.Versions = table.versions[p.ID]
		for _, v := range p.Versions {
			if v.Released.After(all.Date.Time) || v.Patched.After(all.Date.Time) {
				l.add(versions, table.first[p.ID], "version %q of %q came out after the date of all", v.Name, p.ID)
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(table.versions)) {
		if !ids[id] {
			l.add(versions, table.first[id], "no product is called %q", id)
		}
	}
}
