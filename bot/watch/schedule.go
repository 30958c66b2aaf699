// Package watch posts what people scheduled: it knows what is due, has it delivered once, and says what became of it.
package watch

import (
	"regexp"
	"strings"
	"time"

	"github.com/robfig/cron/v3"

	"boussole/bot"
)

// Schedule is a repeated time of day in a time zone.
type Schedule struct {
	Cron string // in five fields: minute, hour, day of the month, month, day of the week
	Zone string // IANA name
	spec *cron.SpecSchedule
	zone *time.Location
}

// cronForm is a line of five fields. It keeps prefixes such as TZ= away, some of which make the library panic.
var cronForm = regexp.MustCompile(`^[0-9A-Za-z*/,?-]+(?: [0-9A-Za-z*/,?-]+){4}$`)

// sunday is day 7 of the week, as some write it; the library knows 0 alone.
var sunday = regexp.MustCompile(`\b7\b`)

// Parse reads a schedule: in plain words (« 9h en semaine », every monday at 9am), or as cron. Its errors are Mistakes.
func Parse(text, zone string) (Schedule, error) {
	location, err := location(zone)
	if err != nil {
		return Schedule{}, err
	}
	text = strings.Join(strings.Fields(text), " ")
	line, err := cronOf(text)
	if err != nil {
		return Schedule{}, err
	}
	parsed, err := cron.ParseStandard(line)
	spec, ok := parsed.(*cron.SpecSchedule)
	if err != nil || !ok {
		return Schedule{}, malformed(text)
	}
	s := Schedule{line, zone, spec, location}
	if s.Next(time.Now()).IsZero() {
		return Schedule{}, bot.Errorf(bot.Text{
			FR: "Cet horaire n'arrive jamais : « %s ». Vérifie le jour et le mois.",
			EN: "This schedule never comes: \"%s\". Check the day and the month.",
		}, bot.Quote(text))
	}
	return s, nil
}

// IsSchedule reports whether a text is a schedule and nothing else.
func IsSchedule(text string) bool {
	_, err := Parse(text, "UTC")
	return err == nil
}

// cronOf returns five fields for a schedule in either form.
func cronOf(text string) (string, error) {
	if !cronForm.MatchString(text) {
		return plainHours(text)
	}
	fields := strings.Fields(text)
	if strings.Trim(fields[0]+fields[1], "0123456789*/,?-") != "" { // five words, none of them an hour
		return plainHours(text)
	}
	if last := fields[4]; strings.HasSuffix(last, "-7") { // up to and with Sunday
		fields[4] = strings.TrimSuffix(last, "-7") + "-6,0"
	}
	fields[4] = sunday.ReplaceAllString(fields[4], "0")
	return strings.Join(fields, " "), nil
}

// location finds a time zone by its IANA name, in whatever case.
func location(zone string) (*time.Location, error) {
	if found, err := time.LoadLocation(zone); err == nil && zone != "" && zone != "Local" {
		return found, nil
	}
	return nil, bot.Errorf(bot.Text{
		FR: "Je ne connais pas le fuseau horaire « %s ». Écris par exemple Europe/Paris ou America/Montreal.",
		EN: "I don't know the time zone \"%s\". Write Europe/Paris or America/New_York, for example.",
	}, bot.Quote(zone))
}

// Next returns the first time after a moment, zero when there is none within five years. An hour that a clock change
// skips becomes the first moment after it; of an hour that comes twice, the first counts.
func (s Schedule) Next(after time.Time) time.Time {
	for wall := wallOf(after.In(s.zone)); ; {
		if wall = s.spec.Next(wall); wall.IsZero() {
			return wall
		}
		if t := instant(wall, s.zone); t.After(after) {
			return t
		}
	}
}

// NextDates returns the next few times after a moment.
func (s Schedule) NextDates(after time.Time, many int) []time.Time {
	var dates []time.Time
	for len(dates) < many {
		if after = s.Next(after); after.IsZero() {
			break
		}
		dates = append(dates, after)
	}
	return dates
}

// wallOf is what clock and calendar show, as if it were UTC: there no hour is skipped and none comes twice.
func wallOf(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), time.UTC)
}

// instant is the first moment at which a zone's clocks show a wall time, or the end of the gap that skips it.
func instant(wall time.Time, zone *time.Location) time.Time {
	const day = 24 * time.Hour // clocks don't change twice within two days
	_, before := wall.Add(-day).In(zone).Zone()
	_, behind := wall.Add(day).In(zone).Zone()
	early := wall.Add(-time.Duration(max(before, behind)) * time.Second).In(zone)
	late := wall.Add(-time.Duration(min(before, behind)) * time.Second).In(zone)
	switch {
	case wallOf(early).Equal(wall):
		return early.UTC()
	case wallOf(late).Equal(wall):
		return late.UTC()
	}
	gap, _ := late.ZoneBounds()
	return gap.UTC()
}

func malformed(text string) error {
	return bot.Errorf(bot.Text{
		FR: "Je ne comprends pas l'horaire « %s ». Écris par exemple « 9h en semaine », « le lundi à 8h30 », « le 1er du mois à 10h », ou un cron tel que « 0 9 * * 1-5 ».",
		EN: "I don't understand the schedule \"%s\". Write for example \"every weekday at 9\", \"mondays at 8:30\", \"on the 1st of the month at 10am\", or a cron line such as \"0 9 * * 1-5\".",
	}, bot.Quote(text))
}
