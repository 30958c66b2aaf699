package knowledge_test

import (
	"slices"
	"testing"

	"boussole/knowledge"
)

func TestAt(t *testing.T) {
	k := load(t)
	for _, c := range []struct {
		years float64
		want  []string
	}{
		{0, []string{"junior"}},
		{1, []string{"junior"}},
		{2, []string{"junior"}},
		{2.5, []string{"junior"}}, // the third year isn't full yet
		{2.99, []string{"junior"}},
		{3, []string{"confirmed"}},
		{4, []string{"confirmed"}},
		{5, []string{"confirmed", "senior"}}, // where the article's ranges meet
		{5.9, []string{"confirmed", "senior"}},
		{6, []string{"senior"}},
		{40, []string{"senior"}}, // lead isn't a matter of years
	} {
		var got []string
		for _, level := range k.Salary.At(c.years) {
			got = append(got, level.ID)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%v years: got %v, want %v", c.years, got, c.want)
		}
	}
}

// TestBands holds the article's figures, once more and by hand: an edit that changes one changes this too.
func TestBands(t *testing.T) {
	k := load(t)
	for _, c := range []struct {
		place, level string
		low, top     float64
		open         bool
	}{
		{"paris", "junior", 40_000, 50_000, false},
		{"paris", "confirmed", 50_000, 65_000, false},
		{"paris", "senior", 65_000, 85_000, false},
		{"paris", "lead", 85_000, 0, true},
		{"province", "junior", 35_000, 43_000, false},
		{"province", "confirmed", 43_000, 55_000, false},
		{"province", "senior", 55_000, 70_000, false},
		{"province", "lead", 70_000, 0, true},
	} {
		b, ok := k.Salary.Band(c.place, c.level)
		if !ok || b.Low != c.low || b.Top() != c.top || b.Open() != c.open {
			t.Errorf("%s %s: got %v to %v, open %v, found %v; want %+v", c.place, c.level, b.Low, b.Top(), b.Open(), ok, c)
		}
	}
	if b, ok := k.Salary.Band("atlantis", "junior"); ok {
		t.Errorf("there is no such place, but %v", b)
	}
	if b, ok := k.Salary.Band("paris", "intern"); ok {
		t.Errorf("there is no such level, but %v", b)
	}
}

// TestCities holds that a city has the regions' figures, and that the four of the article are near Paris's.
func TestCities(t *testing.T) {
	k := load(t)
	cities := 0
	for _, p := range k.Salary.Places {
		if p.Like.ID == "" {
			continue
		}
		cities++
		for _, level := range k.Salary.Levels {
			city, ok := k.Salary.Band(p.ID, level.ID)
			regions, _ := k.Salary.Band("province", level.ID)
			if !ok || city != regions {
				t.Errorf("%s %s: got %v, want the regions' %v", p.ID, level.ID, city, regions)
			}
		}
		if want := slices.Contains([]string{"lyon", "bordeaux", "lille", "nantes"}, p.ID); p.Near != want {
			t.Errorf("%s: near is %v, want %v", p.ID, p.Near, want)
		}
	}
	if cities < 4 {
		t.Errorf("%d cities, want the article's four at least", cities)
	}
}

func TestRates(t *testing.T) {
	k := load(t)
	for _, c := range []struct {
		level    string
		low, top float64
		open     bool
	}{
		{"confirmed", 350, 450, false},
		{"senior", 450, 650, false},
		{"lead", 650, 0, true},
	} {
		b, ok := k.Freelance.Rate(c.level)
		if !ok || b.Low != c.low || b.Top() != c.top || b.Open() != c.open {
			t.Errorf("%s: got %v to %v, open %v, found %v; want %+v", c.level, b.Low, b.Top(), b.Open(), ok, c)
		}
	}
	if b, ok := k.Freelance.Rate("junior"); ok {
		t.Errorf("no source gives a rate for juniors, but %v", b)
	}
}

func TestHolds(t *testing.T) {
	high := 50_000.0
	closed, open := knowledge.Band{Low: 40_000, High: &high}, knowledge.Band{Low: 85_000}
	for _, c := range []struct {
		name   string
		band   knowledge.Band
		amount float64
		want   bool
	}{
		{"below", closed, 39_999.99, false},
		{"the lower edge", closed, 40_000, true},
		{"inside", closed, 45_000, true},
		{"the upper edge", closed, 50_000, true},
		{"above", closed, 50_000.01, false},
		{"below an open one", open, 84_999, false},
		{"an open one's edge", open, 85_000, true},
		{"far above an open one's edge", open, 1e9, true},
		{"nothing", closed, 0, false},
	} {
		if got := c.band.Holds(c.amount); got != c.want {
			t.Errorf("%s: %v holds %v is %v, want %v", c.name, c.band, c.amount, got, c.want)
		}
	}
}
