package watch

import (
	"math/bits"
	"strconv"
	"time"

	"boussole/bot"
)

// In says in words when a schedule comes: « du lundi au vendredi à 9 h ».
func (s Schedule) In(l bot.Locale) string {
	days := s.daysIn(l)
	if months := set(s.spec.Month, 1, 12); len(months) < 12 {
		var names []string
		for _, m := range months {
			names = append(names, bot.Month(time.Month(m)).In(l))
		}
		days += bot.Text{FR: " en ", EN: " in "}.In(l) + and(names, l)
	}
	return days + " " + s.timesIn(l)
}

// mostTimes is how many times a day are told one by one.
const mostTimes = 4

// timesIn says at which times of the day.
func (s Schedule) timesIn(l bot.Locale) string {
	hours, minutes := set(s.spec.Hour, 0, 23), set(s.spec.Minute, 0, 59)
	if len(hours)*len(minutes) <= mostTimes {
		var times []string
		for _, h := range hours {
			for _, m := range minutes {
				times = append(times, bot.Clock(l, h, m))
			}
		}
		return bot.Text{FR: "à ", EN: "at "}.In(l) + and(times, l)
	}
	if len(hours) == 24 && len(minutes) == 1 {
		minute := strconv.Itoa(minutes[0])
		return bot.Text{FR: "toutes les heures, à la minute " + minute, EN: "every hour, at minute " + minute}.In(l)
	}
	times := strconv.Itoa(len(hours) * len(minutes))
	return bot.Text{FR: times + " fois par jour (`" + s.Cron + "`)", EN: times + " times a day (`" + s.Cron + "`)"}.In(l)
}

// daysIn says on which days. Cron takes a day that fits either field where both are given.
func (s Schedule) daysIn(l bot.Locale) string {
	week, month := set(s.spec.Dow, 0, 6), set(s.spec.Dom, 1, 31)
	switch {
	case len(week) == 7 && len(month) == 31:
		return bot.Text{FR: "tous les jours", EN: "every day"}.In(l)
	case len(month) == 31:
		return weekIn(s.spec.Dow, week, l)
	case len(week) == 7:
		return monthIn(month, l)
	}
	return monthIn(month, l) + bot.Text{FR: " ou ", EN: " or "}.In(l) + weekIn(s.spec.Dow, week, l)
}

const (
	workdays = 1<<1 | 1<<2 | 1<<3 | 1<<4 | 1<<5
	weekend  = 1<<0 | 1<<6
)

func weekIn(field uint64, days []int, l bot.Locale) string {
	switch field {
	case workdays:
		return bot.Text{FR: "du lundi au vendredi", EN: "Monday to Friday"}.In(l)
	case weekend:
		return bot.Text{FR: "le samedi et le dimanche", EN: "on Saturdays and Sundays"}.In(l)
	}
	var names []string
	for _, d := range days {
		names = append(names, bot.Weekday(time.Weekday(d)).In(l))
	}
	return bot.Text{FR: "chaque ", EN: "every "}.In(l) + and(names, l)
}

func monthIn(days []int, l bot.Locale) string {
	var names []string
	for _, d := range days {
		switch name := strconv.Itoa(d); {
		case l == bot.English:
			names = append(names, name+ordinal(d))
		case d == 1:
			names = append(names, "1er")
		default:
			names = append(names, name)
		}
	}
	return bot.Text{FR: "le " + and(names, l) + " du mois", EN: "on the " + and(names, l) + " of the month"}.In(l)
}

func ordinal(n int) string {
	switch {
	case n%10 == 1 && n != 11:
		return "st"
	case n%10 == 2 && n != 12:
		return "nd"
	case n%10 == 3 && n != 13:
		return "rd"
	}
	return "th"
}

// set lists the numbers of a field, from the lowest that it may have.
func set(field uint64, low, high int) []int {
	var out []int
	for n := low; n <= high; n++ {
		if bits.TrailingZeros64(field>>n) == 0 {
			out = append(out, n)
		}
	}
	return out
}

// and joins names: a, b et c.
func and(names []string, l bot.Locale) string {
	if len(names) == 1 {
		return names[0]
	}
	out := names[0]
	for _, n := range names[1 : len(names)-1] {
		out += ", " + n
	}
	return out + bot.Text{FR: " et ", EN: " and "}.In(l) + names[len(names)-1]
}

// Moment writes a time in the schedule's zone: lundi 30 novembre à 9 h.
func (s Schedule) Moment(l bot.Locale, t time.Time) string {
	t = t.In(s.zone)
	day := bot.Weekday(t.Weekday()).In(l) + " " + bot.Day(l, t)
	return day + bot.Text{FR: " à ", EN: " at "}.In(l) + bot.Clock(l, t.Hour(), t.Minute())
}
