package feeds

// identified gives each entry of a feed its names: its address, and what the feed calls it where it calls nothing else so.
func identified(read []entry) []item {
	pages, wholes, guids, shared := names{}, names{}, names{}, false
	for _, e := range read {
		whole := canonical(e.link, true)
		pages.add(canonical(e.link, false), whole)
		wholes.add(whole, e.guid)
		guids.add(e.guid, whole)
	}
	for page := range pages { // news that are parts of one page go by their fragments
		shared = shared || pages.several(page)
	}
	out := make([]item, 0, len(read))
	for _, e := range read {
		address := canonical(e.link, shared)
		if wholes.several(canonical(e.link, true)) { // news that all lead to one address go by their identifiers
			address += " " + e.guid
		}
		one := item{ID: hash(address), Title: e.title, URL: e.link, Published: e.published}
		if e.guid != "" && !guids.several(e.guid) {
			one.GUID = hash("guid " + e.guid)
		}
		out = append(out, one)
	}
	return out
}

// names are what goes by each name.
type names map[string]map[string]bool

func (n names) add(name, what string) {
	if n[name] == nil {
		n[name] = map[string]bool{}
	}
	n[name][what] = true
}

func (n names) several(name string) bool { return len(n[name]) > 1 }
