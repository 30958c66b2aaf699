package commands

import (
	"cmp"
	"context"
	"strings"
	"unicode/utf8"

	"boussole/bot"
	"boussole/bot/watch"
)

// add schedules a post and shows what was understood, with the next dates.
func (d desk) add(ctx context.Context, req bot.Request) (bot.Reply, error) {
	line, when := req.Args["post"], req.Args["schedule"]
	if when == "" {
		line, when = splitSchedule(line)
	}
	if topic := req.Args["topic"]; topic != "" {
		if line == "" {
			line = "tip"
		}
		line += " topic:" + topic
	}
	if line == "" || when == "" {
		return bot.Reply{}, lacking(line, when, req.Locale)
	}
	s := bot.Subscription{Channel: req.Channel, Line: line, Zone: req.Args["timezone"], Locale: req.Locale, Maker: req.User.ID}
	if id := req.Args["channel"]; id != "" {
		s.Channel.ID = id
	}
	if s.Channel.ID == "" { // asked in no channel, as in the home of Slack
		return bot.Reply{}, bot.Errorf(bot.Text{FR: "Dans quel salon ? Lance cette commande dans le salon, ou nomme-le avec l'option « salon ».",
			EN: "In which channel? Use this command in the channel, or name it with the option \"channel\"."})
	}
	if l, ok := bot.LocaleOf(req.Args["language"]); ok {
		s.Locale = l
	}
	s, err := d.Add(ctx, s, when)
	if err != nil {
		return bot.Reply{}, err
	}
	l := req.Locale
	return d.state(req, s, say(l, "C'est programmé", "It is scheduled"), d.sentence(s, req)), nil
}

// lacking asks for what a new post lacks, with one that would do.
func lacking(line, when string, l bot.Locale) error {
	m := bot.Errorf(bot.Text{FR: "Dis-moi quoi publier (« conseil », « actus », « versions »…) et quand (« 9h en semaine »).",
		EN: "Tell me what to post (\"tip\", \"news\", \"releases\"…) and when (\"every weekday at 9\")."})
	switch {
	case line != "":
		m = bot.Errorf(bot.Text{FR: "Il manque l'heure : par exemple « 9h en semaine », « le lundi à 8h30 », « le 1er du mois à 10h ».",
			EN: "The time is missing: for example \"every weekday at 9\", \"mondays at 8:30\", \"on the 1st of the month at 10am\"."})
	case when != "":
		if _, err := watch.Parse(when, "UTC"); err != nil {
			return err
		}
		m = bot.Errorf(bot.Text{FR: "Il manque le contenu : par exemple « conseil sujet:go », « actus », « versions ».",
			EN: "What to post is missing: for example \"tip topic:go\", \"news\", \"releases\"."})
	}
	line, when = cmp.Or(line, say(l, "conseil", "tip")), cmp.Or(when, say(l, "9h en semaine", "every weekday at 9"))
	return m.OrTry(bot.Request{Command: "watch", Args: bot.Args{"action": watchAdd, "post": line, "schedule": when}})
}

// splitSchedule parts « conseil go à 9h en semaine » into what to post and when: as many of the last words as make a
// schedule.
func splitSchedule(line string) (post, when string) {
	words := strings.Fields(line)
	for i := 1; i < len(words); i++ {
		if last := strings.Join(words[i:], " "); watch.IsSchedule(last) {
			return strings.Join(words[:i], " "), last
		}
	}
	return line, ""
}

// change does what is asked with a subscription, and says so.
func (d desk) change(ctx context.Context, req bot.Request, action string, s bot.Subscription) (bot.Reply, error) {
	l, id := req.Locale, number64(s.ID)
	var err error
	switch action {
	case watchPause:
		if s, err = d.Pause(ctx, s); err != nil {
			return bot.Reply{}, err
		}
		return d.state(req, s, say(l, "En pause", "Paused"),
			say(l, "La publication n° %s est en pause : plus rien ne part jusqu'à ce que tu la reprennes.", "Post no. %s is paused: nothing is sent until you resume it.", id)), nil
	case watchResume:
		if s, err = d.Resume(ctx, s); err != nil {
			return bot.Reply{}, err
		}
		return d.state(req, s, say(l, "C'est reparti", "Running again"), d.sentence(s, req)), nil
	case watchRemove:
		if err := d.Ledger.Remove(ctx, s.ID); err != nil {
			return bot.Reply{}, err
		}
		return d.removed(req, s), nil
	}
	if err := d.Test(ctx, s); err != nil {
		return bot.Reply{}, err
	}
	return bot.Reply{Title: say(l, "Essai publié", "Test posted"),
		Answer: say(l, "L'essai est %s : voilà ce que la publication n° %s affichera. Il ne compte pas, rien n'est retenu comme déjà vu.",
			"The test is %s: that is what post no. %s will show. It doesn't count, nothing is remembered as shown.", placed(s, req), id),
		Blocks: []bot.Block{bot.Buttons{journal(l, "id", id), wholeList(l)}}}, nil
}

// buttonSize is how long a button's command may be, in characters, on every platform.
const buttonSize = 90

// removed offers to take it back, where that fits a button.
func (d desk) removed(req bot.Request, s bot.Subscription) bot.Reply {
	l := req.Locale
	options := []string{"action", watchAdd, "post", strings.TrimPrefix(s.Line, "/"), "schedule", s.Cron}
	if s.Zone != d.Zone {
		options = append(options, "timezone", s.Zone)
	}
	if s.Channel != req.Channel {
		options = append(options, "channel", s.Channel.ID)
	}
	if s.Locale != l {
		options = append(options, "language", string(s.Locale))
	}
	buttons := bot.Buttons{labelled(say(l, "Annuler", "Undo"), options...), wholeList(l)}
	if utf8.RuneCountInString(buttons[0].Request.String()) > buttonSize {
		buttons[0] = journal(l)
	}
	return bot.Reply{Title: say(l, "Publication retirée", "Post removed"),
		Answer: say(l, "La publication n° %s ne paraîtra plus.", "Post no. %s won't be sent any more.", number64(s.ID)),
		Blocks: []bot.Block{buttons}}
}

// state shows a subscription as it is now, with the next three dates.
func (d desk) state(req bot.Request, s bot.Subscription, title, answer string) bot.Reply {
	l, id := req.Locale, number64(s.ID)
	r := bot.Reply{Title: title + say(l, " : n° ", ": no. ") + id, Answer: answer}
	buttons := bot.Buttons{labelled(say(l, "Essayer maintenant", "Try it now"), "action", watchTest, "id", id)}
	if s.State == bot.Active {
		r.Blocks = append(r.Blocks, bot.Steps{Title: say(l, "Les trois prochaines fois :", "The next three times:"), Items: d.next(s, l, 3)})
		buttons = append(buttons, labelled(say(l, "Mettre en pause", "Pause"), "action", watchPause, "id", id))
	} else {
		buttons = append(buttons, labelled(say(l, "Reprendre", "Resume"), "action", watchResume, "id", id))
	}
	if note := d.Remark.In(l); note != "" {
		r.Blocks = append(r.Blocks, bot.Note{Text: note})
	}
	r.Blocks = append(r.Blocks, append(buttons, labelled(say(l, "Retirer", "Remove"), "action", watchRemove, "id", id), wholeList(l)))
	return r
}

// labelled is a button of the watch command with words of its own.
func labelled(label string, options ...string) bot.Button {
	b := button("watch", options...)
	b.Label = label
	return b
}

func wholeList(l bot.Locale) bot.Button { return labelled(say(l, "Toute la liste", "The whole list")) }

func journal(l bot.Locale, options ...string) bot.Button {
	return labelled(say(l, "Journal", "Log"), append(options, "action", watchLog)...)
}

// next are the next times of a subscription, in its own time zone.
func (d desk) next(s bot.Subscription, l bot.Locale, many int) []string {
	schedule, err := watch.Parse(s.Cron, s.Zone)
	if err != nil {
		return nil
	}
	var out []string
	for _, t := range schedule.NextDates(d.now(), many) {
		out = append(out, schedule.Moment(l, t))
	}
	return out
}
