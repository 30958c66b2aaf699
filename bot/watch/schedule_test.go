package watch_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"

	"boussole/bot"
	"boussole/bot/watch"
)

func TestParse(t *testing.T) {
	tests := []struct{ text, cron, fr, en string }{
		{"9h", "0 9 * * *", "tous les jours à 9 h", "every day at 9:00"},
		{"9h en semaine", "0 9 * * 1-5", "du lundi au vendredi à 9 h", "Monday to Friday at 9:00"},
		{"en semaine à 9 h 30", "30 9 * * 1-5", "du lundi au vendredi à 9 h 30", "Monday to Friday at 9:30"},
		{"jours ouvrés", "0 9 * * 1-5", "du lundi au vendredi à 9 h", "Monday to Friday at 9:00"},
		{"tous les jours à 8h05", "5 8 * * *", "tous les jours à 8 h 05", "every day at 8:05"},
		{"chaque matin", "0 9 * * *", "tous les jours à 9 h", "every day at 9:00"},
		{"tous les matins à 7h", "0 7 * * *", "tous les jours à 7 h", "every day at 7:00"},
		{"tous les soirs", "0 18 * * *", "tous les jours à 18 h", "every day at 18:00"},
		{"6h du soir", "0 18 * * *", "tous les jours à 18 h", "every day at 18:00"},
		{"Le Lundi à 9h", "0 9 * * 1", "chaque lundi à 9 h", "every Monday at 9:00"},
		{"tous les lundis et jeudis à 14h30", "30 14 * * 1,4", "chaque lundi et jeudi à 14 h 30", "every Monday and Thursday at 14:30"},
		{"lun, mer, ven 8:15", "15 8 * * 1,3,5", "chaque lundi, mercredi et vendredi à 8 h 15", "every Monday, Wednesday and Friday at 8:15"},
		{"du lundi au jeudi à midi", "0 12 * * 1-4", "chaque lundi, mardi, mercredi et jeudi à 12 h", "every Monday, Tuesday, Wednesday and Thursday at 12:00"},
		{"le week-end à 10h", "0 10 * * 0,6", "le samedi et le dimanche à 10 h", "on Saturdays and Sundays at 10:00"},
		{"9h et 17h", "0 9,17 * * *", "tous les jours à 9 h et 17 h", "every day at 9:00 and 17:00"},
		{"le 1er du mois à 10h", "0 10 1 * *", "le 1er du mois à 10 h", "on the 1st of the month at 10:00"},
		{"le 15 de chaque mois", "0 9 15 * *", "le 15 du mois à 9 h", "on the 15th of the month at 9:00"},
		{"une fois par semaine", "0 9 * * 1", "chaque lundi à 9 h", "every Monday at 9:00"},
		{"toutes les semaines le vendredi à 17h", "0 17 * * 5", "chaque vendredi à 17 h", "every Friday at 17:00"},
		{"minuit", "0 0 * * *", "tous les jours à 0 h", "every day at 0:00"},
		{"toutes les heures en semaine", "0 * * * 1-5", "du lundi au vendredi toutes les heures, à la minute 0", "Monday to Friday every hour, at minute 0"},

		{"every weekday at 9", "0 9 * * 1-5", "du lundi au vendredi à 9 h", "Monday to Friday at 9:00"},
		{"weekdays 9am", "0 9 * * 1-5", "du lundi au vendredi à 9 h", "Monday to Friday at 9:00"},
		{"daily at 6:30 pm", "30 18 * * *", "tous les jours à 18 h 30", "every day at 18:30"},
		{"12am", "0 0 * * *", "tous les jours à 0 h", "every day at 0:00"},
		{"12 p.m.", "0 12 * * *", "tous les jours à 12 h", "every day at 12:00"},
		{"mondays at 9 o'clock", "0 9 * * 1", "chaque lundi à 9 h", "every Monday at 9:00"},
		{"every tuesday and thursday at noon", "0 12 * * 2,4", "chaque mardi et jeudi à 12 h", "every Tuesday and Thursday at 12:00"},
		{"mon-fri 8.30am", "30 8 * * 1-5", "du lundi au vendredi à 8 h 30", "Monday to Friday at 8:30"},
		{"on the 1st of the month at 10am", "0 10 1 * *", "le 1er du mois à 10 h", "on the 1st of the month at 10:00"},
		{"monthly on the 22nd", "0 9 22 * *", "le 22 du mois à 9 h", "on the 22nd of the month at 9:00"},
		{"every morning", "0 9 * * *", "tous les jours à 9 h", "every day at 9:00"},

		{"0 9 * * 1-5", "0 9 * * 1-5", "du lundi au vendredi à 9 h", "Monday to Friday at 9:00"},
		{"0  9 * *  1-7", "0 9 * * 1-6,0", "tous les jours à 9 h", "every day at 9:00"},
		{"30 8 * * 7", "30 8 * * 0", "chaque dimanche à 8 h 30", "every Sunday at 8:30"},
		{"0 9 13 * FRI", "0 9 13 * FRI", "le 13 du mois ou chaque vendredi à 9 h", "on the 13th of the month or every Friday at 9:00"},
		{"*/5 * * * *", "*/5 * * * *", "tous les jours 288 fois par jour (`*/5 * * * *`)", "every day 288 times a day (`*/5 * * * *`)"},
		{"0 9 1 1,7 *", "0 9 1 1,7 *", "le 1er du mois en janvier et juillet à 9 h", "on the 1st of the month in January and July at 9:00"},
		{"0 9 29 2 *", "0 9 29 2 *", "le 29 du mois en février à 9 h", "on the 29th of the month in February at 9:00"},
	}
	for _, test := range tests {
		s, err := watch.Parse(test.text, "Europe/Paris")
		if err != nil {
			t.Errorf("%s: %v", test.text, err)
			continue
		}
		fr, en := strings.ReplaceAll(s.In(bot.French), "\u00a0", " "), strings.ReplaceAll(s.In(bot.English), "\u00a0", " ")
		if s.Cron != test.cron || fr != test.fr || en != test.en {
			t.Errorf("%s: got %q, %q, %q, want %q, %q, %q", test.text, s.Cron, fr, en, test.cron, test.fr, test.en)
		}
	}
}

func TestParseMistakes(t *testing.T) {
	tests := []struct{ text, zone, want string }{
		{"", "Europe/Paris", "I don't understand the schedule"},
		{"bientôt", "Europe/Paris", "I don't understand the schedule"},
		{"9", "Europe/Paris", "I don't understand the schedule"},
		{"25h", "Europe/Paris", "I don't understand the schedule"},
		{"9h75", "Europe/Paris", "I don't understand the schedule"},
		{"13pm", "Europe/Paris", "I don't understand the schedule"},
		{"9h un jour sur deux", "Europe/Paris", "I don't understand the schedule"},
		{"le lundi et le 1er du mois", "Europe/Paris", "I don't understand the schedule"},
		{"9h et 17h30", "Europe/Paris", "add two posts"},
		{"0 9 * *", "Europe/Paris", "I don't understand the schedule"},
		{"0 0 9 * * *", "Europe/Paris", "I don't understand the schedule"},
		{"60 9 * * *", "Europe/Paris", "I don't understand the schedule"},
		{"TZ=Europe/Paris", "Europe/Paris", "I don't understand the schedule"},
		{"CRON_TZ=UTC 0 9 * * *", "Europe/Paris", "I don't understand the schedule"},
		{"TZ= * * * * *", "Europe/Paris", "I don't understand the schedule"},
		{"@every 1s", "Europe/Paris", "I don't understand the schedule"},
		{"0 9 31 2 *", "Europe/Paris", "never comes"},
		{"0 9 30,31 2 *", "Europe/Paris", "never comes"},
		{"le 31 du mois", "Europe/Paris", ""},
		{"le 32 du mois", "Europe/Paris", "I don't understand the schedule"},
		{"9h", "Europe/Lutèce", "I don't know the time zone"},
		{"9h", "", "I don't know the time zone"},
		{"9h", "Local", "I don't know the time zone"},
		{"9h", "../../etc/passwd", "I don't know the time zone"},
	}
	for _, test := range tests {
		_, err := watch.Parse(test.text, test.zone)
		var mistake *bot.Mistake
		if test.want == "" && err != nil || test.want != "" && (!errors.As(err, &mistake) || !strings.Contains(mistake.Message.EN, test.want)) {
			t.Errorf("%q in %q: got %v, want %q", test.text, test.zone, err, test.want)
		}
	}
}

// Both clock changes of four zones: the hour that doesn't exist comes at the end of the gap, the one that comes twice once.
func TestClockChanges(t *testing.T) {
	tests := []struct{ name, cron, zone, from, want string }{
		{"skipped", "30 2 * * *", "Europe/Paris", "2027-03-27T12:00:00Z", "2027-03-28T01:00:00Z 2027-03-29T00:30:00Z"},
		{"skipped and the next hour", "30 2,3 * * *", "Europe/Paris", "2027-03-27T12:00:00Z", "2027-03-28T01:00:00Z 2027-03-28T01:30:00Z 2027-03-29T00:30:00Z"},
		{"the gap's end too", "0 2,3 * * *", "Europe/Paris", "2027-03-27T12:00:00Z", "2027-03-28T01:00:00Z 2027-03-29T00:00:00Z"},
		{"twice", "30 2 * * *", "Europe/Paris", "2026-10-24T12:00:00Z", "2026-10-25T00:30:00Z 2026-10-26T01:30:00Z"},
		{"twice, from between", "30 2 * * *", "Europe/Paris", "2026-10-25T00:45:00Z", "2026-10-26T01:30:00Z"},
		{"twice, its beginning", "0 2 * * *", "Europe/Paris", "2026-10-24T12:00:00Z", "2026-10-25T00:00:00Z 2026-10-26T01:00:00Z"},
		{"after it", "0 3 * * *", "Europe/Paris", "2026-10-24T12:00:00Z", "2026-10-25T02:00:00Z 2026-10-26T02:00:00Z"},
		{"skipped", "30 2 * * *", "America/New_York", "2027-03-13T12:00:00Z", "2027-03-14T07:00:00Z 2027-03-15T06:30:00Z"},
		{"twice", "30 1 * * *", "America/New_York", "2026-10-31T12:00:00Z", "2026-11-01T05:30:00Z 2026-11-02T06:30:00Z"},
		{"half an hour skipped", "15 2 * * *", "Australia/Lord_Howe", "2026-10-03T00:00:00Z", "2026-10-03T15:30:00Z 2026-10-04T15:15:00Z"},
		{"half an hour twice", "45 1 * * *", "Australia/Lord_Howe", "2027-04-03T00:00:00Z", "2027-04-03T14:45:00Z 2027-04-04T15:15:00Z"},
		{"none", "30 2 * * *", "Asia/Kolkata", "2027-03-27T12:00:00Z", "2027-03-27T21:00:00Z 2027-03-28T21:00:00Z"},
		{"midnight skipped", "0 0 * * *", "America/Santiago", "2026-09-05T12:00:00Z", "2026-09-06T04:00:00Z 2026-09-07T03:00:00Z"},
		{"leap day", "0 9 29 2 *", "Europe/Paris", "2026-01-01T00:00:00Z", "2028-02-29T08:00:00Z"},
	}
	for _, test := range tests {
		s, err := watch.Parse(test.cron, test.zone)
		if err != nil {
			t.Fatal(err)
		}
		at, err := time.Parse(time.RFC3339, test.from)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, next := range s.NextDates(at, strings.Count(test.want, " ")+1) {
			got = append(got, next.Format(time.RFC3339))
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s in %s: got %s, want %s", test.name, test.zone, got, test.want)
		}
	}
}

// Over two years, at every half hour of the day, a daily post comes on each local day, once.
func TestEveryDayOnce(t *testing.T) {
	for _, zone := range []string{"Europe/Paris", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Africa/Casablanca", "Pacific/Apia"} {
		for half := range 48 {
			s, err := watch.Parse(fmt.Sprintf("%d %d * * *", half%2*30, half/2), zone)
			if err != nil {
				t.Fatal(err)
			}
			location, err := time.LoadLocation(zone)
			if err != nil {
				t.Fatal(err)
			}
			at := time.Date(2026, 1, 1, 0, 0, 0, 0, location).Add(-time.Second)
			for day := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC); day.Year() < 2028; day = day.AddDate(0, 0, 1) {
				at = s.Next(at)
				if local := at.In(location); local.Format(time.DateOnly) != day.Format(time.DateOnly) {
					t.Fatalf("%s at %s: got %s, want %s", zone, s.Cron, local, day.Format(time.DateOnly))
				}
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, text := range []string{"9h en semaine", "TZ=Europe/Paris", "CRON_TZ=UTC", "TZ=", "TZ= * * * * *", "0 9 * * 1-5", "@every 1h", "*/0 * * * *", "le 1er du mois à 10h", "0 9 ? * MON#2", "1-1-1 * * * *", "99999999999h"} {
		f.Add(text, "Europe/Paris")
	}
	f.Add("9h", "TZ=")
	f.Fuzz(func(t *testing.T, text, zone string) {
		s, err := watch.Parse(text, zone)
		var mistake *bot.Mistake
		if err != nil {
			if !errors.As(err, &mistake) {
				t.Errorf("%q: %v is not a Mistake", text, err)
			}
			return
		}
		again, err := watch.Parse(s.Cron, s.Zone)
		if err != nil || again.Cron != s.Cron {
			t.Errorf("%q: %q reads back as %q, %v", text, s.Cron, again.Cron, err)
		}
		if s.In(bot.French) == "" || s.In(bot.English) == "" || len(s.NextDates(time.Now(), 3)) == 0 {
			t.Errorf("%q: no words or no dates", text)
		}
	})
}
