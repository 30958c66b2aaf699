package commands

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"boussole/bot"
	"boussole/bot/watch"
)

const (
	mostShown = 20 // lines of a list
	eachShown = 5  // deliveries of each subscription, where none is named
)

func number64(n int64) string { return strconv.FormatInt(n, 10) }

// sentence says what a subscription posts, when and where.
func (d desk) sentence(s bot.Subscription, req bot.Request) string {
	l := req.Locale
	return say(l, "`%s` paraîtra %s (%s), %s, en %s.", "`%s` will be posted %s (%s), %s, in %s.",
		d.typed(s, l), when(s, l), s.Zone, placed(s, req), languageOf(s, l))
}

// placed names a subscription's channel, seen from the one that is spoken in.
func placed(s bot.Subscription, req bot.Request) string {
	if s.Channel == req.Channel {
		return say(req.Locale, "ici même", "here")
	}
	return say(req.Locale, "dans %s", "in %s", bot.PlaceName(s.Channel.ID))
}

// typed is what a subscription posts, as the reader types it.
func (d desk) typed(s bot.Subscription, l bot.Locale) string {
	return strings.TrimPrefix(d.Spell(s, l), "/")
}

func languageOf(s bot.Subscription, l bot.Locale) string {
	i := slices.IndexFunc(watchLanguages, func(c bot.Choice) bool { return c.Value == string(s.Locale) })
	return watchLanguages[max(0, i)].Label.In(l)
}

// when says in words when a subscription posts.
func when(s bot.Subscription, l bot.Locale) string {
	schedule, err := watch.Parse(s.Cron, s.Zone)
	if err != nil {
		return s.Cron
	}
	return schedule.In(l)
}

// list shows what is scheduled in the place.
func (d desk) list(ctx context.Context, req bot.Request) (bot.Reply, error) {
	l := req.Locale
	all, err := d.List(ctx, req.Channel)
	if err != nil {
		return bot.Reply{}, err
	}
	r := bot.Reply{Title: say(l, "Publications programmées", "Scheduled posts")}
	tip := labelled(say(l, "Un conseil à 9 h en semaine, ici", "A tip at 9 every weekday, here"), "action", watchAdd,
		"post", say(l, "conseil", "tip"), "schedule", say(l, "9h en semaine", "every weekday at 9"))
	if len(all) == 0 {
		r.Answer = say(l, "Rien n'est programmé ici. Dis-moi quoi publier et quand, par exemple : `/veille ajouter conseil go à 9h en semaine`.",
			"Nothing is scheduled here. Tell me what to post and when, for example: `/watch add tip go every weekday at 9`.")
		r.Blocks = append(r.Blocks, bot.Bullets{Title: say(l, "Je peux publier n'importe quelle commande :", "I can post any command:"), Items: []string{
			say(l, "`conseil` ou `conseil sujet:bases de données` : un conseil, sans répétition", "`tip` or `tip topic:databases`: a tip, without repeats"),
			say(l, "`actus sujet:go` : les nouveautés des blogs suivis depuis la fois d'avant", "`news topic:go`: what the followed blogs wrote since last time"),
			say(l, "`versions technologie:php` : ce qui sort, ce qui n'aura bientôt plus de correctifs", "`releases technology:php`: what is out, what soon gets no more fixes"),
			say(l, "`salaire niveau:junior` : une fiche, chaque lundi par exemple", "`salary level:junior`: a card, each Monday for example"),
		}}, bot.Buttons{tip, button("help", "command", "watch")})
		return d.remarked(r, l), nil
	}
	r.Answer = say(l, "%d publications sont programmées ici.", "%d posts are scheduled here.", len(all))
	if len(all) == 1 {
		r.Answer = say(l, "Une publication est programmée ici.", "One post is scheduled here.")
	}
	for _, s := range all[:min(len(all), mostShown)] {
		r.Blocks = append(r.Blocks, d.card(s, req))
	}
	if len(all) > mostShown {
		r.Blocks = append(r.Blocks, bot.Note{Text: say(l, "Et %d autres.", "And %d more.", len(all)-mostShown)})
	}
	if silent := d.silent(l); len(silent.Items) > 0 {
		r.Blocks = append(r.Blocks, silent)
	}
	r.Blocks = append(r.Blocks, bot.Buttons{journal(l), tip})
	return d.remarked(r, l), nil
}

// silent lists the feeds that can't be read any more, since news lack them.
func (d desk) silent(l bot.Locale) bot.Bullets {
	list := bot.Bullets{Title: say(l, "Blogs que je n'arrive plus à lire :", "Blogs that I can't read any more:")}
	if d.news == nil {
		return list
	}
	for _, f := range d.news.Dead() {
		list.Items = append(list.Items, say(l, "%s, depuis le %s : %s", "%s, since %s: %s", f.Name, bot.Day(l, f.Since), f.Reason.In(l)))
	}
	return list
}

func (d desk) remarked(r bot.Reply, l bot.Locale) bot.Reply {
	if note := d.Remark.In(l); note != "" {
		r.Blocks = append(r.Blocks, bot.Note{Text: note})
	}
	return r
}

// card is a subscription in two lines of a list.
func (d desk) card(s bot.Subscription, req bot.Request) bot.Block {
	l := req.Locale
	items := []string{say(l, "%s (%s), %s, en %s", "%s (%s), %s, in %s", when(s, l), s.Zone, placed(s, req), languageOf(s, l))}
	switch s.State {
	case bot.Active:
		items = append(items, say(l, "prochaine fois : ", "next: ")+strings.Join(d.next(s, l, 1), ""))
	case bot.Paused:
		items = append(items, say(l, "en pause", "paused"))
	case bot.Failed:
		items = append(items, say(l, "arrêtée : ", "stopped: ")+s.Reason.In(l))
	}
	if s.Origin != "" {
		items = append(items, say(l, "vient du fichier de configuration", "comes from the configuration file"))
	}
	return bot.Bullets{Title: say(l, "N° %s · `%s`", "No. %s · `%s`", number64(s.ID), d.typed(s, l)), Items: items}
}

// log shows what became of the last posts, and why nothing was sent.
func (d desk) log(ctx context.Context, req bot.Request) (bot.Reply, error) {
	l := req.Locale
	all, err := d.List(ctx, req.Channel)
	if err != nil {
		return bot.Reply{}, err
	}
	each := eachShown
	if req.Args["id"] != "" || req.Args["post"] != "" || len(all) == 1 {
		s, err := d.chosen(ctx, req, watchLog)
		if err != nil {
			return bot.Reply{}, err
		}
		all, each = []bot.Subscription{s}, mostShown
	}
	r := bot.Reply{Title: say(l, "Journal des publications", "Log of posts")}
	var lines []logged
	for _, s := range all {
		deliveries, err := d.Ledger.Deliveries(ctx, s.ID, each)
		if err != nil {
			return bot.Reply{}, err
		}
		for _, one := range deliveries {
			lines = append(lines, logged{s, one})
		}
	}
	slices.SortStableFunc(lines, func(a, b logged) int { return b.Due.Compare(a.Due) })
	if len(lines) == 0 {
		r.Answer = say(l, "Rien n'est encore parti.", "Nothing has been sent yet.")
		if len(all) > 0 {
			for _, s := range all[:min(len(all), mostShown)] {
				r.Blocks = append(r.Blocks, d.card(s, req))
			}
		}
		r.Blocks = append(r.Blocks, bot.Buttons{wholeList(l)})
		return d.remarked(r, l), nil
	}
	r.Answer = lines[0].say(l)
	table := bot.Table{Columns: []string{say(l, "Prévu", "Due"), "N°", say(l, "Résultat", "Outcome"), say(l, "Essais", "Tries"), say(l, "Pourquoi", "Why")}}
	for _, line := range lines[:min(len(lines), mostShown)] {
		table.Rows = append(table.Rows, []string{line.due(l), number64(line.s.ID), outcomes[line.State].In(l), strconv.Itoa(line.Attempt), cmp.Or(line.Reason.In(l), "—")})
	}
	r.Blocks = append(r.Blocks, table, bot.Buttons{wholeList(l)})
	return d.remarked(r, l), nil
}

// logged is what became of one post of a subscription.
type logged struct {
	s bot.Subscription
	bot.Delivery
}

// outcomes are the states of a post as people read them.
var outcomes = map[bot.DeliveryState]bot.Text{
	bot.Waiting: {FR: "en attente", EN: "waiting"},
	bot.Sent:    {FR: "publié", EN: "posted"},
	bot.Empty:   {FR: "rien à dire", EN: "nothing to tell"},
	bot.Missed:  {FR: "manqué", EN: "missed"},
	bot.Dropped: {FR: "abandonné", EN: "given up"},
	bot.Unknown: {FR: "inconnu", EN: "unknown"},
}

func (g logged) due(l bot.Locale) string {
	schedule, err := watch.Parse(g.s.Cron, g.s.Zone)
	if err != nil {
		return g.Due.Format("2006-01-02 15:04 UTC")
	}
	return schedule.Moment(l, g.Due)
}

// say tells the latest post in a sentence.
func (g logged) say(l bot.Locale) string {
	out := say(l, "La dernière, la n° %s, était prévue %s : %s", "The latest, no. %s, was due %s: %s", number64(g.s.ID), g.due(l), outcomes[g.State].In(l))
	if reason := g.Reason.In(l); reason != "" {
		out += ", " + reason
	}
	return out + "."
}
