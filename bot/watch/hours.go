package watch

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"boussole/bot"
)

// defaultHour is when a post comes whose schedule names days alone.
const defaultHour = 9

// hours is a schedule in plain words, as far as it is read.
type hours struct {
	rest      string // what is not understood yet, folded
	times     [][2]int
	every     string   // hour field of a schedule within the day
	days      []int    // of the week, Sunday is 0
	dates     []string // of the month
	recurring bool     // says that it repeats, on no day in particular
	wrong     bool
}

// plainHours reads « 9h en semaine » or "every monday at 9am" as five fields of cron.
func plainHours(text string) (string, error) {
	h := &hours{rest: " " + bot.Fold(text) + " "}
	for _, rule := range rules {
		for _, found := range rule.form.FindAllStringSubmatch(h.rest, -1) {
			rule.read(h, found)
		}
		h.rest = rule.form.ReplaceAllString(h.rest, " ")
	}
	nothing := len(h.times) == 0 && h.every == "" && len(h.days) == 0 && len(h.dates) == 0 && !h.recurring
	if left := filler.ReplaceAllString(h.rest, ""); h.wrong || nothing || strings.Trim(left, " .,;!'") != "" {
		return "", malformed(text)
	}
	return h.cron(text)
}

// cron writes the five fields.
func (h *hours) cron(text string) (string, error) {
	if len(h.days) > 0 && len(h.dates) > 0 {
		return "", malformed(text) // cron would take either
	}
	days, dates := "*", "*"
	if len(h.days) > 0 {
		slices.Sort(h.days)
		days = joined(slices.Compact(h.days))
	}
	if len(h.dates) > 0 {
		dates = strings.Join(h.dates, ",")
	}
	if h.every != "" {
		if len(h.times) > 0 {
			return "", malformed(text)
		}
		return fmt.Sprintf("0 %s %s * %s", h.every, dates, days), nil
	}
	if len(h.times) == 0 {
		h.times = [][2]int{{defaultHour, 0}}
	}
	var at []int
	for _, t := range h.times {
		if t[1] != h.times[0][1] {
			return "", bot.Errorf(bot.Text{
				FR: "Je ne sais pas réunir deux heures aux minutes différentes dans « %s » : ajoute deux publications.",
				EN: "I can't keep two times with different minutes in one schedule, as in \"%s\": add two posts.",
			}, bot.Quote(text))
		}
		at = append(at, t[0])
	}
	slices.Sort(at)
	return fmt.Sprintf("%d %s %s * %s", h.times[0][1], joined(slices.Compact(at)), dates, days), nil
}

// joined writes sorted numbers as a field of cron, 1-5 for five in a row.
func joined(numbers []int) string {
	var out []string
	for i := 0; i < len(numbers); {
		last := i
		for last+1 < len(numbers) && numbers[last+1] == numbers[last]+1 {
			last++
		}
		if last < i+2 {
			last = i
		}
		field := strconv.Itoa(numbers[i])
		if last > i {
			field += "-" + strconv.Itoa(numbers[last])
		}
		out, i = append(out, field), last+1
	}
	return strings.Join(out, ",")
}

// at takes an hour of the day, with "am" or "pm" where it is said.
func (h *hours) at(hour, minute, half string) {
	n, _ := strconv.Atoi(hour)
	m, _ := strconv.Atoi(minute) // 0 when it isn't said
	if half = strings.ReplaceAll(half, ".", ""); half != "" {
		h.wrong = h.wrong || n < 1 || n > 12
		n %= 12
		if half == "pm" {
			n += 12
		}
	}
	h.wrong = h.wrong || n > 23 || m > 59
	h.times = append(h.times, [2]int{n, m})
}

// date takes a day of the month.
func (h *hours) date(day string) {
	n, _ := strconv.Atoi(day)
	h.wrong = h.wrong || n < 1 || n > 31
	h.dates = append(h.dates, strconv.Itoa(n))
}

// span takes the days of the week from one to another.
func (h *hours) span(from, to int) {
	for d := from; ; d = (d + 1) % 7 {
		h.days = append(h.days, d)
		if d == to {
			return
		}
	}
}

// dayNames are what a day of the week begins with, in either language, from Sunday on.
var dayNames = []string{"dim|sun", "lun|mon", "mar|tue", "mer|wed", "jeu|thu", "ven|fri", "sam|sat"}

func dayOf(name string) int {
	return slices.IndexFunc(dayNames, func(heads string) bool { return slices.Contains(strings.Split(heads, "|"), name[:3]) })
}

// filler are words that say nothing of when.
var filler = regexp.MustCompile(`\b(?:le|les|la|l|a|au|du|de|des|chaque|tous|toutes|et|en|pour|the|at|on|of|every|each|and|in|vers|around|o'?clock|pile|sharp)\b`)

const anyDay = `(dim(?:anches?)?|lun(?:dis?)?|mar(?:dis?)?|mer(?:credis?)?|jeu(?:dis?)?|ven(?:dredis?)?|sam(?:edis?)?|` +
	`sun(?:days?)?|mon(?:days?)?|tue(?:s|sdays?)?|wed(?:nesdays?)?|thu(?:rs|rsdays?)?|fri(?:days?)?|sat(?:urdays?)?)`

// rules read the parts of a schedule, each where those before it left something.
var rules = []struct {
	form *regexp.Regexp
	read func(h *hours, found []string)
}{
	{regexp.MustCompile(`\b(?:toutes les heures|chaque heure|every hour|hourly)\b`), func(h *hours, _ []string) { h.every = "*" }},
	{regexp.MustCompile(`\b` + anyDay + `\.? ?(?:-|au|a|to|through|jusqu'?au) ?` + anyDay + `\b`),
		func(h *hours, f []string) { h.span(dayOf(f[1]), dayOf(f[2])) }},
	{regexp.MustCompile(`\b(?:en semaine|jours? (?:ouvres?|ouvrables?|de semaine)|(?:work|week)days?)\b`), func(h *hours, _ []string) { h.span(1, 5) }},
	{regexp.MustCompile(`\bweek-? ?ends?\b`), func(h *hours, _ []string) { h.span(6, 0) }},
	{regexp.MustCompile(`\b(?:(?:on )?the |le )?(\d{1,2})(?:er|e|st|nd|rd|th)? (?:(?:jour )?(?:du|de chaque|day of the|of the|of each|of every|day of each) (?:mois|month))\b`),
		func(h *hours, f []string) { h.date(f[1]) }},
	{regexp.MustCompile(`\b(?:tous les mois|chaque mois|every month|monthly),? (?:le|on the|the) (\d{1,2})(?:er|e|st|nd|rd|th)?\b`),
		func(h *hours, f []string) { h.date(f[1]) }},
	{regexp.MustCompile(`\b(?:tous les mois|chaque mois|une fois par mois|every month|once a month|monthly)\b`), func(h *hours, _ []string) { h.date("1") }},
	{regexp.MustCompile(`\b(?:une fois par semaine|toutes les semaines|chaque semaine|hebdo(?:madaire)?|once a week|every week|weekly)\b`),
		func(h *hours, _ []string) {
			if !regexp.MustCompile(anyDay).MatchString(h.rest) {
				h.days = append(h.days, 1)
			}
		}},
	{regexp.MustCompile(`\b(\d{1,2})(?:[:h.](\d{2}))? ?(am|pm|a\.m\.|p\.m\.)`), func(h *hours, f []string) { h.at(f[1], f[2], f[3]) }},
	{regexp.MustCompile(`\b(\d{1,2}) ?(?:h(?:eures?|rs?)?|:) ?(\d{2})?\b`), func(h *hours, f []string) { h.at(f[1], f[2], "") }},
	{regexp.MustCompile(`\b(?:midi|noon)\b`), func(h *hours, _ []string) { h.at("12", "", "") }},
	{regexp.MustCompile(`\b(?:minuit|midnight)\b`), func(h *hours, _ []string) { h.at("0", "", "") }},
	{regexp.MustCompile(`\b(?:a|at|vers|around) (\d{1,2})\b`), func(h *hours, f []string) { h.at(f[1], "", "") }},
	{regexp.MustCompile(`\b(?:tous les|chaque|le|every|in the) ?(?:matins?|mornings?)\b|\b(?:du|au) matin\b`), func(h *hours, _ []string) { h.recurring = true }},
	{regexp.MustCompile(`\b(?:tous les|chaque|le|every|in the) ?(?:soirs?|evenings?)\b|\b(?:du|au) soir\b`), func(h *hours, _ []string) { h.evening() }},
	{regexp.MustCompile(`\b(?:tous les jours?|chaque jours?|par jour|quotidien(?:nement|ne)?|every ?day|each day|a day|daily)\b`), func(h *hours, _ []string) { h.recurring = true }},
	{regexp.MustCompile(`\b` + anyDay + `\b`), func(h *hours, f []string) { h.days = append(h.days, dayOf(f[1])) }},
}

// evening makes 6 of « 6h du soir » 18, and stands for 18 alone.
func (h *hours) evening() {
	h.recurring = true
	if len(h.times) == 0 {
		h.at("18", "", "")
		return
	}
	for i, t := range h.times {
		if t[0] < 12 {
			h.times[i][0] += 12
		}
	}
}
