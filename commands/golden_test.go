package commands_test

import (
	"context"
	"strings"
	"testing"

	"boussole/bot"
	"boussole/bot/bottest"
)

// typed is what people type, by command; each line is answered in both languages.
var typed = map[string][]string{
	"role":     {"/role", "/role aspect:front-or-back", "/role aspect:definition,languages"},
	"missions": {"/missions", "/missions mission:performance"},
	"team":     {"/team", "/team with:devops"},
	"skills":   {"/skills", "/skills topic:languages", "/skills language:php", "/skills language:python,java", "/skills language:go topic:git"},
	"training": {"/training", "/training path:dut", "/training path:bootcamp,master", "/training level:bac+2", "/training school:le-wagon", "/training school:all"},
	"salary": {"/salary", "/salary level:junior place:lyon", "/salary years:5", "/salary years:1 place:toulouse", "/salary level:lead place:paris",
		"/salary offer:38000 years:2 place:nantes", "/salary offer:30000", "/salary offer:90000 level:senior", "/salary offer:120000 level:lead",
		`/salary offer:"3200 net par mois" place:nantes`, `/salary offer:"38k net" years:4 place:paris`, `/salary offer:"3000 gross a month" level:junior`,
		`/salary offer:"2800 par mois" level:senior place:lyon`, `/salary offer:"1200 net a month"`, "/salary offer:3200",
		"/salary aspect:benefits", "/salary aspect:package", "/salary offer:-3", "/salary offer:1e99 years:99", "/salary rate:500", "/salary place:atlantis"},
	"freelance": {"/freelance", "/freelance level:junior", "/freelance level:senior place:paris sector:finance", "/freelance rate:500",
		"/freelance rate:380 days:220 place:lyon", "/freelance rate:100"},
	"career": {"/career", "/career to:architect", "/career track:managerial", "/career from:senior to:cto,consultant"},
	"ask": {"/ask", "/ask quel temps fait-il à Lyon ?", "/ask what is the weather like?", "/ask infirmière à Lyon, quel salaire ?", "/ask back-end pay in London",
		"/ask combien gagne un junior à Lyon ? et c'est quoi les BSPCE ?", "/ask how much does a junior earn in Lyon? also, what is a BSPCE?",
		"/ask TJM 500 ça fait combien par an, et en CDI ?", "/ask a day rate of 500, how much a year, and in a permanent job?",
		"/ask on me propose 3 200 net par mois à Nantes, c'est bien ?", "/ask they offer me 2,800 net a month, is that good?"},
	"watch": {"/watch", "/watch add tip go every weekday at 9", "/watch add post:conseil topic:databases schedule:9h30 timezone:America/Montreal channel:42 language:en",
		"/watch list", "/watch pause 1", "/watch pause", "/watch log", "/watch resume id:1", "/watch test 1", "/watch remove 1", "/watch remove 99",
		"/watch add tip", "/watch add schedule:9h", "/watch add", "/watch add post:question schedule:9h", `/watch add tip schedule:"0 9 31 2 *"`,
		"/watch add tip 9h timezone:Europe/Lutece", "/watch add tip schedule:soon", "/watch add tip topic:cobol schedule:9h", "/watch add post:\"salary place:atlantis\" schedule:9h"},
	"tip":  {"/tip", "/tip topic:databases"},
	"news": {"/news", "/news topic:go", "/news topic:security,rust", "/news topic:cobol"},
	"releases": {"/releases", "/releases technology:php", "/releases technology:eclipse-temurin", "/releases technology:php-8.2", "/releases technology:nodejs-18",
		"/releases technology:go,postgresql,java-17", "/releases technology:sqlite", "/releases technology:cobol"},
	"help": {"/help", "/help command:salary", "/salry"},
}

func TestGolden(t *testing.T) {
	r := router(t)
	for _, c := range r.Commands() {
		if len(typed[c.Name]) == 0 {
			t.Errorf("%s has no golden line", c.Name)
		}
		for _, l := range []bot.Locale{bot.French, bot.English} {
			t.Run(c.Name+"."+string(l), func(t *testing.T) {
				r := r
				if c.Name == "watch" { // which remembers
					r = router(t)
				}
				var out strings.Builder
				for _, line := range typed[c.Name] {
					u := r.Read(line, bot.Request{Locale: l, User: bot.User{Admin: true}, Channel: bot.Channel{Adapter: "test", ID: "7"}})
					if c.Name != "ask" { // whose question has a language of its own
						u.Request.Locale = l
					}
					reply := r.Answer(context.Background(), u)
					out.WriteString("> " + line + "\n# " + reply.Title + "\n" + strings.ReplaceAll(reply.Plain(), "\u00a0", "_") + "\n\n")
				}
				bottest.Golden(t, "golden/"+c.Name+"."+string(l)+".txt", out.String())
			})
		}
	}
}
