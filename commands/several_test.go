package commands_test

import (
	"strings"
	"testing"

	"boussole/bot"
)

// TestSeveral asks several things at once, or one thing in several sentences.
func TestSeveral(t *testing.T) {
	r := router(t)
	for text, want := range map[string]string{
		"combien gagne un junior à Lyon ? et c'est quoi les BSPCE ?":                                         "/salary level:junior place:lyon + /salary aspect:bspce",
		"salaire junior à Lyon, et sinon les BSPCE c'est quoi ?":                                             "/salary level:junior place:lyon + /salary aspect:bspce",
		"Combien gagne un senior à Nantes ? Et quel TJM demander ?":                                          "/salary level:senior place:nantes + /freelance level:senior place:nantes",
		"TJM 500 ça fait combien par an, et en CDI ?":                                                        "/freelance rate:500 + /salary",
		"Quel TJM pour un senior à Paris ? et en CDI ?":                                                      "/freelance level:senior place:paris + /salary level:senior place:paris",
		"C'est quoi un bootcamp et combien gagne un junior à Paris ?":                                        "/training path:bootcamp + /salary level:junior place:paris",
		"how much does a junior earn in Lyon? also, what is a BSPCE?":                                        "/salary level:junior place:lyon + /salary aspect:bspce",
		"what's a bootcamp and how much does a junior earn in Paris?":                                        "/training path:bootcamp + /salary level:junior place:paris",
		"What does a senior earn in Paris, and as a contractor?":                                             "/salary level:senior place:paris + /freelance level:senior place:paris",
		"a day rate of 600, how much a year, and in a permanent job?":                                        "/freelance rate:600 + /salary",
		"Paris ou Lyon pour un senior ?":                                                                     "/salary level:senior place:paris,lyon",
		"combien gagne un junior à Paris ? et à Lyon ?":                                                      "/salary level:junior place:paris,lyon",
		"what does a junior earn in Paris? and in Lyon?":                                                     "/salary level:junior place:paris,lyon",
		"je suis junior à Lyon, et c'est quoi les avantages ?":                                               "/salary aspect:benefits level:junior place:lyon",
		"Bonjour, 4 ans d'expérience à Lille. On me propose 42k dans une petite boîte. C'est bien ? Merci !": "/salary offer:42000 place:lille years:4",
		"Hi all, four years as a dev, I live in Nantes and they offer me 42k. Is that good? Thanks!":         "/salary offer:42000 place:nantes years:4",
	} {
		u := r.Understand(text, bot.French, nil)
		got := u.Request.String()
		for _, more := range u.More {
			got += " + " + more.String()
		}
		if u.Refused || got != want {
			t.Errorf("%q: got %s, refused %t, want %s", text, got, u.Refused, want)
		}
	}
}

// TestNet holds that a net or monthly amount is never held against the ranges as if it were gross and yearly.
func TestNet(t *testing.T) {
	r := router(t)
	for text, want := range map[string]struct{ request, says string }{
		"on me propose 3 200 net par mois à Nantes, c'est bien ?": {`/salary offer:"3200 net-month" place:nantes`, "48\u00a0500 à 49\u00a0500\u00a0€ par an d'après le simulateur de l'Urssaf"},
		"2500€ net/mois junior":                                   {`/salary level:junior offer:"2500 net-month"`, "Les fourchettes sont en brut par an"},
		"they offer me 2,800 net a month":                         {`/salary offer:"2800 net-month"`, "The ranges are gross and yearly"},
		"38k net à Nantes, c'est bien ?":                          {`/salary offer:"38000 net-year" place:nantes`, "48\u00a0000 à 49\u00a0000\u00a0€"},
		"3000 brut par mois à Lyon c'est correct ?":               {`/salary offer:"3000 gross-month" place:lyon`, "36\u00a0000\u00a0€ brut par an"},
		"je gagne 2800 par mois comme dev senior, c'est normal ?": {`/salary level:senior offer:"2800 month"`, "Tu ne dis pas si c'est brut ou net"},
		"1200 net par mois pour un junior":                        {`/salary level:junior offer:"1200 net-month"`, "aucune de mes sources ne donne l'équivalent brut"},
		"je facture 6000 par mois en freelance":                   {"/freelance", "par jour"},
	} {
		u := r.Understand(text, bot.French, nil)
		reply := r.Answer(t.Context(), u)
		if u.Refused || u.Request.String() != want.request || !strings.Contains(reply.Answer, want.says) {
			t.Errorf("%q: got %s, %q, want %s, %q", text, u.Request, reply.Answer, want.request, want.says)
		}
	}
}
