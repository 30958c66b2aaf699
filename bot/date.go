package bot

import (
	"strconv"
	"time"
)

var (
	months = [...]Text{{"janvier", "January"}, {"février", "February"}, {"mars", "March"}, {"avril", "April"}, {"mai", "May"}, {"juin", "June"},
		{"juillet", "July"}, {"août", "August"}, {"septembre", "September"}, {"octobre", "October"}, {"novembre", "November"}, {"décembre", "December"}}
	weekdays = [...]Text{{"dimanche", "Sunday"}, {"lundi", "Monday"}, {"mardi", "Tuesday"}, {"mercredi", "Wednesday"}, {"jeudi", "Thursday"},
		{"vendredi", "Friday"}, {"samedi", "Saturday"}}
)

// Month names a month: août, August.
func Month(m time.Month) Text { return months[m-1] }

// Weekday names a day of the week: lundi, Monday.
func Weekday(d time.Weekday) Text { return weekdays[d] }

// Date writes a day: 1er décembre 2026, 1 December 2026.
func Date(l Locale, t time.Time) string { return Day(l, t) + nbsp + strconv.Itoa(t.Year()) }

// Day writes a day without its year: 1er décembre, 1 December.
func Day(l Locale, t time.Time) string {
	day := strconv.Itoa(t.Day())
	if l == French && t.Day() == 1 {
		day += "er"
	}
	return day + nbsp + Month(t.Month()).In(l)
}

// Clock writes an hour of the day: 9 h, 9 h 05; 9:00, 9:05.
func Clock(l Locale, hour, minute int) string {
	minutes := strconv.Itoa(minute)
	if minute < 10 {
		minutes = "0" + minutes
	}
	switch {
	case l == English:
		return strconv.Itoa(hour) + ":" + minutes
	case minute == 0:
		return strconv.Itoa(hour) + nbsp + "h"
	}
	return strconv.Itoa(hour) + nbsp + "h" + nbsp + minutes
}
