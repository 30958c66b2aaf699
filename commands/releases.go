package commands

import (
	"context"
	"slices"
	"strings"

	"boussole/bot"
	"boussole/knowledge"
)

// releases tells which versions of a technology are current, and when each loses its support.
func releases(d Deps) bot.Command {
	s := newShelf(d)
	return bot.Command{
		Name:    "releases",
		Names:   bot.Text{FR: "versions", EN: "releases"},
		Title:   bot.Text{FR: "Versions", EN: "Releases"},
		Summary: bot.Text{FR: "Les versions actuelles d'une technologie, et quand elles perdent leur support", EN: "A technology's current versions, and when they lose support"},
		Try:     []bot.Args{{}, {"technology": "php"}, {"technology": "nodejs,go"}},
		Examples: bot.Phrases{
			FR: []string{"quelle version de java ?", "php 8.2 fin de support", "c'est quoi la dernière LTS de node ?", "postgres 13 encore maintenu ?",
				"dernière version de go", "python 3.10 fin de vie", "node 18 encore supporté ?", "quelles versions perdent leur support bientôt ?",
				"quelles versions viennent de sortir ?", "kubernetes 1.33 est supporté jusqu'à quand ?", "à quelle version de symfony passer ?", "ubuntu 22.04 eol"},
			EN: []string{"which java version?", "php 8.2 end of support", "what's the latest node lts?", "is postgres 13 still maintained?",
				"latest go version", "when does python 3.10 reach end of life?", "is node 18 still supported?", "which versions lose support soon?",
				"which versions just came out?", "how long is kubernetes 1.33 supported?", "which symfony version to upgrade to?", "ubuntu 22.04 eol"},
		},
		Options: []bot.Option{{
			Name: "technology", Names: bot.Text{FR: "technologie", EN: "technology"}, Many: 4,
			Summary: bot.Text{FR: "La technologie, avec sa version si tu en as une en tête", EN: "The technology, with its version if you have one in mind"},
			Choices: s.choices(), Without: bot.Text{FR: "ce qui change bientôt", EN: "what changes soon"},
		}},
		Run: func(ctx context.Context, req bot.Request) (bot.Reply, error) {
			s := s.on(d.Now())
			lines := s.lines(req.Args.List("technology"))
			switch {
			case req.Post != "":
				return s.post(ctx, req, lines)
			case len(lines) == 0:
				return s.overview(req.Locale), nil
			case len(lines) > 1:
				return s.several(lines, req.Locale), nil
			case lines[0].version != nil:
				return s.one(lines[0], req.Locale), nil
			}
			return s.product(lines[0].Product, req.Locale), nil
		},
	}
}

// A line is what a person may ask about: a product, or one version of it.
type line struct {
	*knowledge.Product
	version *knowledge.Version // as it was when the choices were made; nil: all of them
}

// label names a product's version: PHP 8.2, Java 25 (Eclipse Temurin).
func label(p *knowledge.Product, version string) string {
	name, publisher, ok := strings.Cut(p.Name, " (")
	if name += " " + version; ok {
		name += " (" + publisher
	}
	return name
}

// choices are every product, the usual ones first, then every version: so that a question about one is answered directly.
func (s *shelf) choices() []bot.Choice {
	var all []bot.Choice
	add := func(value, name string, terms []string) {
		all = append(all, bot.Choice{Value: value, Label: bot.Text{FR: name, EN: name}, Terms: bot.Phrases{FR: terms, EN: terms}})
	}
	products := s.d.Knowledge.Releases.Products
	for i := range products {
		p := &products[i]
		s.byValue[p.ID] = line{p, nil}
		add(p.ID, p.Name, p.Terms)
	}
	for i := range products {
		p := &products[i]
		asked := s.asked(p)
		for i := range asked {
			v := &asked[i]
			terms := make([]string, len(p.Terms))
			for t, term := range p.Terms {
				terms[t] = term + " " + v.Name
			}
			value := p.ID + "-" + strings.ToLower(strings.ReplaceAll(v.Name, " ", "-"))
			if _, taken := s.byValue[value]; !taken {
				s.byValue[value] = line{p, v}
				add(value, label(p, v.Name), terms)
			}
		}
	}
	return all
}

// asked are the versions that people may ask about by name: all of a usual product, else those that had their support
// within the last year. Each makes the start a little longer.
func (s *shelf) asked(p *knowledge.Product) []knowledge.Version {
	sheet := s.sheet(p)
	if p.Usual {
		return sheet.Versions
	}
	yearAgo := sheet.Date.AddDate(-1, 0, 0)
	return slices.DeleteFunc(slices.Clone(sheet.Versions), func(v knowledge.Version) bool { return v.Security.Over(yearAgo) })
}
