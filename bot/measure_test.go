package bot_test

import (
	"strings"
	"testing"

	"boussole/bot"
)

// stated is the small subject where an offer may be net and by the month.
func stated(t testing.TB) *bot.Router {
	t.Helper()
	pay := salary()
	net, month := []string{"net", "nets"}, []string{"mois", "mensuel", "month", "monthly"}
	pay.Options[3].Quantity.Measures = []bot.Measure{
		{Name: "net-month", Label: text("net par mois", "net a month"), Words: [][]string{net, month}, Min: 500, Max: 30_000},
		{Name: "net-month", Label: text("net par mois", "net a month"), Words: [][]string{net}, Min: 500, Max: 9_999},
		{Name: "month", Label: text("par mois", "a month"), Words: [][]string{month}, Min: 500, Max: 30_000},
	}
	return newRouter(t, pay)
}

func TestMeasures(t *testing.T) {
	r := stated(t)
	for text, want := range map[string]string{
		"on me propose 3 200 € net par mois à Lyon, c'est bien ?":              `/salary offer:"3200 net-month" place:lyon`,
		"they offered me 2,800 net a month in Lyon, is that good?":             `/salary offer:"2800 net-month" place:lyon`,
		"un salaire de développeur junior de 2500€ net/mois":                   `/salary level:junior offer:"2500 net-month"`,
		"salaire net mensuel de 2 500 euros pour un développeur junior":        `/salary level:junior offer:"2500 net-month"`,
		"salaire de 2.5k nets pour un développeur junior":                      `/salary level:junior offer:"2500 net-month"`,
		"salaire de 3k2 net pour un développeur junior":                        `/salary level:junior offer:"3200 net-month"`,
		"salaire d'un développeur junior : 2 800 € par mois":                   `/salary level:junior offer:"2800 month"`,
		"on me propose 42 000 € à Lyon, c'est bien ?":                          "/salary offer:42000 place:lyon",
		"38 000 brut, soit 2 500 net par mois, pour un développeur junior":     "/salary level:junior offer:38000",
		"on me propose 600 € net de plus par mois, salaire développeur junior": "/salary level:junior",
		"salaire développeur junior 300 net par mois":                          "/salary level:junior",
		`/salaire offre:"3 200 € net par mois" junior`:                         `/salary level:junior offer:"3200 net-month"`,
		"/salary junior 3,200 net monthly":                                     `/salary level:junior offer:"3200 net-month"`,
		`/salary offer:"3200 net-month"`:                                       `/salary offer:"3200 net-month"`,
		`/salary offer:"€38,000"`:                                              "/salary offer:38000",
	} {
		u := r.Read(text, bot.Request{Locale: bot.French})
		if u.Refused || u.Err != nil || u.Request.String() != want {
			t.Errorf("%q: got %s, refused %t, %v, want %s", text, u.Request, u.Refused, u.Err, want)
		}
	}
}

// What Args holds is typed, shown and suggested in words, and never taken for the Quantity's own number.
func TestMeasured(t *testing.T) {
	r := stated(t)
	args := bot.Args{"offer": "3200 net-month", "years": "4"}
	if n, measure, ok := args.Measured("offer"); n != 3200 || measure != "net-month" || !ok {
		t.Errorf("got %v %q %t", n, measure, ok)
	}
	if n, measure, ok := args.Measured("years"); n != 4 || measure != "" || !ok {
		t.Errorf("got %v %q %t", n, measure, ok)
	}
	if _, _, ok := args.Measured("place"); ok {
		t.Error("a number that wasn't given")
	}
	if n, ok := args.Number("offer"); ok {
		t.Errorf("3200 net a month passes for %v", n)
	}
	for l, want := range map[bot.Locale][2]string{
		bot.French:  {`/salaire offre:"3200 net par mois"`, "3\u00a0200 net par mois"},
		bot.English: {`/salary offer:"3200 net a month"`, "3,200 net a month"},
	} {
		req := bot.Request{Command: "salary", Args: bot.Args{"offer": "3200 net-month"}, Locale: l}
		if got := r.Spell(req, l); got != want[0] {
			t.Errorf("got %s, want %s", got, want[0])
		}
		if u := r.Read(want[0], bot.Request{}); u.Request.String() != req.String() {
			t.Errorf("%s reads as %s", want[0], u.Request)
		}
		req.Focus, req.Args = "offer", bot.Args{"offer": "3200 net/mois"}
		if got := r.Complete(t.Context(), req); len(got) != 1 || got[0].Label.In(l) != want[1] || got[0].Value != "3200 net-month" {
			t.Errorf("suggests %v, want %s", got, want[1])
		}
	}
}

// A number that is too small for a year is asked about, and not guessed.
func TestMeasureAsked(t *testing.T) {
	r := stated(t)
	reply := r.Handle(t.Context(), bot.Request{Command: "salary", Args: bot.Args{"offer": "3200"}, Locale: bot.French})
	got := reply.Plain()
	for _, want := range []string{"« 3200 » n'est pas possible", `/salaire offre:"3200 net par mois"`, `/salaire offre:"3200 par mois"`, "offre 3\u00a0200 net par mois"} {
		if !strings.Contains(got, want) {
			t.Errorf("got %q, want %q in it", got, want)
		}
	}
}
