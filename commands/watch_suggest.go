package commands

import (
	"context"
	"strings"

	"boussole/bot"
	"boussole/bot/watch"
	"boussole/knowledge"
)

// suggestPosts offers the posts that make sense again and again: each command by its name, tips by their topic.
func suggestPosts(k *knowledge.Knowledge) func(context.Context, bot.Request) []bot.Choice {
	var all []bot.Choice
	offer := func(fr, en string) { all = append(all, bot.Choice{Value: fr, Label: bot.Text{FR: fr, EN: en}}) }
	offer("conseil", "tip")
	offer("actus", "news")
	offer("versions", "releases")
	offer("salaire niveau:junior", "salary level:junior")
	for _, t := range k.Topics {
		offer("conseil sujet:"+t.ID, "tip topic:"+t.ID)
	}
	return func(_ context.Context, req bot.Request) []bot.Choice {
		var found []bot.Choice
		for _, c := range all {
			if text := c.Label.In(req.Locale); holdsWords(text, req.Args["post"]) {
				found = append(found, bot.Choice{Value: text, Label: bot.Text{FR: text, EN: text}})
			}
		}
		return found
	}
}

// suggestHours says how the hours typed so far are read, and offers usual ones.
func suggestHours(_ context.Context, req bot.Request) []bot.Choice {
	typed := req.Args["schedule"]
	if schedule, err := watch.Parse(typed, "UTC"); err == nil {
		return []bot.Choice{{Value: typed, Label: bot.Text{FR: schedule.In(bot.French), EN: schedule.In(bot.English)}}}
	}
	var found []bot.Choice
	for _, usual := range []bot.Text{{FR: "9h en semaine", EN: "every weekday at 9"}, {FR: "tous les jours à 9h", EN: "every day at 9"},
		{FR: "le lundi à 9h", EN: "every monday at 9"}, {FR: "le lundi et le jeudi à 14h", EN: "every monday and thursday at 2pm"},
		{FR: "le 1er du mois à 10h", EN: "on the 1st of the month at 10am"}} {
		if text := usual.In(req.Locale); holdsWords(text, typed) {
			found = append(found, bot.Choice{Value: text, Label: usual})
		}
	}
	return found
}

// suggestZones offers time zones.
func suggestZones(_ context.Context, req bot.Request) []bot.Choice {
	var found []bot.Choice
	for _, zone := range watch.Zones(req.Args["timezone"]) {
		found = append(found, bot.Choice{Value: zone, Label: bot.Text{FR: zone, EN: zone}})
	}
	return found
}

// suggestIDs offers what is scheduled in the place.
func (d desk) suggestIDs(ctx context.Context, req bot.Request) []bot.Choice {
	if d.Watch == nil {
		return nil
	}
	all, err := d.List(ctx, req.Channel)
	if err != nil {
		return nil
	}
	var found []bot.Choice
	for _, s := range all {
		label := number64(s.ID) + " · " + d.typed(s, req.Locale) + " · " + when(s, req.Locale)
		if holdsWords(label, req.Args["id"]) {
			found = append(found, bot.Choice{Value: number64(s.ID), Label: bot.Text{FR: label, EN: label}})
		}
	}
	return found
}

// holdsWords reports whether a text holds each typed word, blind to case and accents.
func holdsWords(text, typed string) bool {
	text = bot.Fold(text)
	for _, word := range strings.Fields(bot.Fold(typed)) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}
