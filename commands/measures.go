package commands

import "boussole/bot"

// Words that say how an amount of pay is stated.
var (
	monthWords = []string{"mois", "mensuel", "mensuels", "mensuelle", "mensuellement", "month", "months", "monthly"}
	netWords   = []string{"net", "nets", "nette", "nettes", "home"} // take-home pay
	grossWords = []string{"brut", "bruts", "brute", "gross"}
)

// How an offer is stated otherwise than gross a year. What nobody says a month of is one by its size: 2 500 € net.
const (
	netMonth, netYear = "net-month", "net-year"
	grossMonth        = "gross-month"
	month             = "month" // gross or net, who knows
)

var measures = []bot.Measure{
	{Name: netMonth, Label: netByMonth, Words: [][]string{netWords, monthWords}, Min: 500, Max: 30_000},
	{Name: grossMonth, Label: grossByMonth, Words: [][]string{grossWords, monthWords}, Min: 500, Max: 30_000},
	{Name: netMonth, Label: netByMonth, Words: [][]string{netWords}, Min: 500, Max: 9_999},
	{Name: netYear, Label: bot.Text{FR: "net par an", EN: "net a year"}, Words: [][]string{netWords}, Min: 10_000, Max: 500_000},
	{Name: grossMonth, Label: grossByMonth, Words: [][]string{grossWords}, Min: 500, Max: 9_999},
	{Name: month, Label: bot.Text{FR: "par mois", EN: "a month"}, Words: [][]string{monthWords}, Min: 500, Max: 30_000},
}

var (
	netByMonth   = bot.Text{FR: "net par mois", EN: "net a month"}
	grossByMonth = bot.Text{FR: "brut par mois", EN: "gross a month"}
)

// offer is an amount of pay as it was stated, and what it is gross a year: known, or between two amounts, or unknown.
type offer struct {
	amount    float64 // 0: none
	measure   string  // empty: gross a year
	low, high float64 // 0, 0: unknown
}

// offer finds what an amount is gross a year: by twelve months, and from net by what the knowledge holds of it.
func (b book) offer(amount float64, measure string) offer {
	o := offer{amount: amount, measure: measure}
	switch measure {
	case "":
		o.low, o.high = amount, amount
	case grossMonth:
		o.low, o.high = 12*amount, 12*amount
	case netMonth:
		o.low, o.high, _ = b.NetPay.Gross(12 * amount)
	case netYear:
		o.low, o.high, _ = b.NetPay.Gross(amount)
	}
	return o
}

// mark is the amount to show among the ranges, 0 for none.
func (o offer) mark() float64 {
	if o.low == o.high {
		return o.low
	}
	return 0
}

// in writes the amount as it was stated: 3 200 € net par mois.
func (o offer) in(l bot.Locale) string {
	text := bot.Euros(l, o.amount)
	for _, m := range measures {
		if m.Name == o.measure {
			return text + " " + m.Label.In(l)
		}
	}
	return text + say(l, " brut par an", " gross a year")
}
