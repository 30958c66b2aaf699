package commands

import (
	"strings"

	"boussole/bot"
	"boussole/knowledge"
)

// naming is a name after « of », where « de » is shortened by a vowel: de PHP, d'Elixir; PHP, Elixir.
func naming(name string, l bot.Locale) string {
	switch {
	case l == bot.English:
		return name
	case strings.ContainsRune("AEIOU", rune(name[0])):
		return "d'" + name
	}
	return "de " + name
}

// patch is the newest release of a version: 8.5.9, sortie le 30 juillet 2026.
func patch(v *knowledge.Version, l bot.Locale) string {
	return say(l, "%s, sortie le %s", "%s, released on %s", v.Latest, bot.Date(l, v.Patched))
}

// currently says which version of a product is the current one, and which LTS.
func (s *shelf) currently(p *knowledge.Product, l bot.Locale) string {
	v, name := s.current(p), naming(p.Name, l)
	if v == nil {
		return say(l, "Mes données n'indiquent aucune version %s encore suivie.", "My data names no version of %s that is still supported.", name)
	}
	on := bot.Date(l, s.sheet(p).Date)
	sentence := say(l, "La version actuelle %s est la %s (%s)", "The current version of %s is %s (%s)", name, v.Name, patch(v, l))
	if s.stale(p) {
		sentence = say(l, "Au %s, la version actuelle %s était la %s (%s)", "On %s, the current version of %s was %s (%s)", on, name, v.Name, patch(v, l))
	}
	long := s.longTerm(p)
	switch {
	case long == nil:
	case long.Name == v.Name:
		sentence += say(l, " ; c'est une LTS, à support long", "; it is an LTS (long-term support)")
	default:
		sentence += say(l, " ; la LTS, à support long, est la %s", "; the LTS (long-term support) is %s", long.Name)
	}
	return sentence + "."
}

// ends says when a version loses its fixes: PHP 8.2 : plus de correctifs après le 31 décembre 2026.
func (s *shelf) ends(e ending, l bot.Locale) string {
	if e.day.Before(s.today) {
		return say(l, "%s : plus de correctifs depuis le %s", "%s: no more fixes since %s", e.name, bot.Date(l, e.day))
	}
	return say(l, "%s : plus de correctifs après le %s", "%s: no more fixes after %s", e.name, bot.Date(l, e.day))
}

// supported says until when a version gets fixes, or since when it gets none.
func (s *shelf) supported(of line, v *knowledge.Version, l bot.Locale) string {
	name := label(of.Product, v.Name)
	if v.LongTerm(s.today) {
		name += say(l, ", une LTS (support long),", ", an LTS (long-term support),")
	}
	switch end := v.Security; {
	case end.Past:
		return say(l, "%s n'a plus de correctifs de sécurité.", "%s no longer gets security fixes.", name)
	case end.Over(s.today):
		return say(l, "%s n'a plus de correctifs de sécurité depuis le %s.", "%s has had no security fixes since %s.", name, bot.Date(l, end.Day))
	case !end.Day.IsZero():
		return say(l, "%s reçoit des correctifs de sécurité jusqu'au %s.", "%s gets security fixes until %s.", name, bot.Date(l, end.Day))
	case s.stale(of.Product):
		return say(l, "Au %[2]s, %[1]s recevait des correctifs, sans fin annoncée.", "On %[2]s, %[1]s was getting fixes, with no end announced.",
			name, bot.Date(l, s.sheet(of.Product).Date))
	}
	return say(l, "%s reçoit des correctifs, sans fin annoncée.", "%s gets fixes, with no end announced.", name)
}

// until is the last day of a support, in a table.
func until(e knowledge.Ending, l bot.Locale) string {
	switch {
	case e.Past:
		return say(l, "terminé", "over")
	case e.Day.IsZero():
		return say(l, "pas de fin annoncée", "no end announced")
	}
	return bot.Date(l, e.Day)
}

// words explains the terms that a table uses.
func words(active, lts bool, l bot.Locale) bot.Bullets {
	items := []string{say(l, "Correctifs de sécurité : les failles sont encore corrigées. Après, mieux vaut ne plus l'utiliser en ligne.",
		"Security fixes: holes are still closed. After that, better not use it for anything online.")}
	if active {
		items = append([]string{say(l, "Support actif : tous les bugs sont corrigés, pas seulement les failles.",
			"Active support: every bug is fixed, not only security holes.")}, items...)
	}
	if lts {
		items = append(items, say(l, "LTS (long-term support) : une version suivie plus longtemps, le choix prudent en production.",
			"LTS (long-term support): a version supported for longer, the safe choice in production."))
	}
	return bot.Bullets{Title: say(l, "Les mots", "The words"), Items: items}
}
