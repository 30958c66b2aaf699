package bot_test

import (
	"testing"
	"time"

	"boussole/bot"
)

func TestDate(t *testing.T) {
	tests := []struct {
		when   time.Time
		fr, en string
	}{
		{time.Date(2026, 12, 1, 9, 0, 0, 0, time.UTC), "1er\u00a0décembre\u00a02026, mardi, 9\u00a0h", "1\u00a0December\u00a02026, Tuesday, 9:00"},
		{time.Date(2027, 2, 28, 0, 5, 0, 0, time.UTC), "28\u00a0février\u00a02027, dimanche, 0\u00a0h\u00a005", "28\u00a0February\u00a02027, Sunday, 0:05"},
		{time.Date(2026, 8, 11, 18, 30, 0, 0, time.UTC), "11\u00a0août\u00a02026, mardi, 18\u00a0h\u00a030", "11\u00a0August\u00a02026, Tuesday, 18:30"},
	}
	for _, test := range tests {
		for l, want := range map[bot.Locale]string{bot.French: test.fr, bot.English: test.en} {
			got := bot.Date(l, test.when) + ", " + bot.Weekday(test.when.Weekday()).In(l) + ", " + bot.Clock(l, test.when.Hour(), test.when.Minute())
			if got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		}
	}
}
