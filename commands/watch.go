package commands

import (
	"context"
	"time"

	"boussole/bot"
	"boussole/bot/watch"
)

// What one may do with scheduled posts.
const (
	watchAdd    = "add"
	watchList   = "list"
	watchPause  = "pause"
	watchResume = "resume"
	watchRemove = "remove"
	watchTest   = "test"
	watchLog    = "log"
)

var watchActions = []bot.Choice{
	{Value: watchAdd, Label: bot.Text{FR: "ajouter", EN: "add"}},
	{Value: watchList, Label: bot.Text{FR: "liste", EN: "list"}},
	{Value: watchPause, Label: bot.Text{FR: "pause", EN: "pause"}},
	{Value: watchResume, Label: bot.Text{FR: "reprendre", EN: "resume"}},
	{Value: watchRemove, Label: bot.Text{FR: "retirer", EN: "remove"}},
	{Value: watchTest, Label: bot.Text{FR: "essai", EN: "test"}},
	{Value: watchLog, Label: bot.Text{FR: "journal", EN: "log"}},
}

var watchLanguages = []bot.Choice{
	{Value: string(bot.French), Label: bot.Text{FR: "français", EN: "French"}},
	{Value: string(bot.English), Label: bot.Text{FR: "anglais", EN: "English"}},
}

// watching schedules posts, for the people who manage the place.
func watching(d Deps) bot.Command {
	desk := desk{Watch: d.Watch, now: d.Now, news: d.News}
	return bot.Command{
		Name:    "watch",
		Names:   bot.Text{FR: "veille", EN: "watch"},
		Title:   bot.Text{FR: "Veille", EN: "Watch"},
		Summary: bot.Text{FR: "Publier à heure fixe dans un salon : conseils, actus, versions", EN: "Post at fixed times in a channel: tips, news, releases"},
		Private: true, Admin: true,
		Try: []bot.Args{{}, {"action": watchLog}},
		Examples: bot.Phrases{
			FR: []string{"programmer une publication dans ce salon", "poste un conseil tous les matins", "publie une astuce chaque lundi à 9h", "configurer la veille du salon",
				"arrête de poster dans ce salon", "pourquoi le conseil du jour n'est pas parti", "changer l'heure de la veille", "quelles publications sont programmées",
				"abonner le salon à la veille", "mettre la veille en pause", "le bot n'a pas posté ce matin", "je veux un message automatique chaque jour"},
			EN: []string{"schedule a post in this channel", "post a tip every morning", "publish a tip each monday at 9", "set up the channel's tech watch",
				"stop posting in this channel", "why wasn't the daily tip sent", "change the hour of the daily post", "which posts are scheduled",
				"subscribe the channel to the watch", "pause the daily post", "the bot didn't post this morning", "i want an automatic message every day"},
		},
		Options: []bot.Option{
			{Name: "action", Names: bot.Text{FR: "action", EN: "action"}, Fixed: true, Choices: watchActions,
				Summary: bot.Text{FR: "Que faire ; sans rien, la liste", EN: "What to do; with nothing, the list"}},
			{Name: "post", Names: bot.Text{FR: "contenu", EN: "post"}, Kind: bot.Line, Rest: true, Complete: suggestPosts(d.Knowledge),
				Summary: bot.Text{FR: "Quoi publier : une commande, comme « conseil sujet:go »", EN: "What to post: a command, such as \"tip topic:go\""}},
			{Name: "topic", Names: bot.Text{FR: "sujet", EN: "topic"}, Choices: NewsTopics(d.Knowledge),
				Summary: bot.Text{FR: "Le sujet, si le contenu n'en dit rien", EN: "The topic, where the post names none"}},
			{Name: "schedule", Names: bot.Text{FR: "horaire", EN: "schedule"}, Kind: bot.Line, Complete: suggestHours,
				Summary: bot.Text{FR: "Quand : « 9h en semaine », « le lundi à 8h30 », ou un cron", EN: "When: \"every weekday at 9\", \"mondays at 8:30\", or cron"}},
			{Name: "timezone", Names: bot.Text{FR: "fuseau", EN: "timezone"}, Kind: bot.Line, Complete: suggestZones,
				Summary: bot.Text{FR: "Le fuseau horaire, comme Europe/Paris", EN: "The time zone, such as Europe/Paris"}},
			{Name: "channel", Names: bot.Text{FR: "salon", EN: "channel"}, Kind: bot.Place,
				Summary: bot.Text{FR: "Où publier ; sans rien, dans ce salon", EN: "Where to post; with nothing, in this channel"}},
			{Name: "language", Names: bot.Text{FR: "langue", EN: "language"}, Fixed: true, Choices: watchLanguages,
				Summary: bot.Text{FR: "La langue des publications ; sans rien, la tienne", EN: "The language of the posts; with nothing, yours"}},
			{Name: "id", Names: bot.Text{FR: "numero", EN: "id"}, Kind: bot.Line, Complete: desk.suggestIDs,
				Summary: bot.Text{FR: "Le numéro de la publication, tel que la liste le donne", EN: "The post's number, as the list gives it"}},
		},
		Run: desk.run,
	}
}

// desk is where the people who manage a place see and change what is scheduled there.
type desk struct {
	*watch.Watch
	now  func() time.Time
	news News // nil: none can be read
}

func (d desk) run(ctx context.Context, req bot.Request) (bot.Reply, error) {
	action := req.Args["action"]
	if action == "" && (req.Args["post"] != "" || req.Args["topic"] != "" || req.Args["schedule"] != "") {
		action = watchAdd
	}
	switch action {
	case watchAdd:
		return d.add(ctx, req)
	case watchLog:
		return d.log(ctx, req)
	case watchPause, watchResume, watchRemove, watchTest:
		s, err := d.chosen(ctx, req, action)
		if err != nil {
			return bot.Reply{}, err
		}
		return d.change(ctx, req, action, s)
	}
	return d.list(ctx, req)
}

// chosen is the subscription that a Request names: the only one where it names none.
func (d desk) chosen(ctx context.Context, req bot.Request, action string) (bot.Subscription, error) {
	number := req.Args["id"]
	if number == "" {
		number = req.Args["post"] // /watch pause 3
	}
	if number != "" {
		return d.Find(ctx, req.Channel, number)
	}
	all, err := d.List(ctx, req.Channel)
	if err != nil || len(all) == 1 {
		return append(all, bot.Subscription{})[0], err
	}
	if len(all) == 0 {
		return bot.Subscription{}, bot.Errorf(bot.Text{FR: "Rien n'est programmé ici.", EN: "Nothing is scheduled here."}).
			OrTry(bot.Request{Command: "watch"})
	}
	which := bot.Errorf(bot.Text{FR: "Laquelle ? Donne son numéro.", EN: "Which one? Give its number."})
	for _, s := range all[:min(len(all), mostShown)] {
		which.OrTry(bot.Request{Command: "watch", Args: bot.Args{"action": action, "id": number64(s.ID)}})
	}
	return bot.Subscription{}, which
}
