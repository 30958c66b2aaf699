package slack

import (
	"html/template"
	"net/http"

	"boussole/bot"
)

// page is what a person who installs is shown, in both languages, since theirs isn't known. It holds nothing of what
// they sent nor of what Slack answered.
type page struct {
	status int
	title  bot.Text
	text   bot.Text
	again  bool // offers to begin anew
}

var (
	installed = page{http.StatusOK, bot.Text{FR: "Boussole est installée", EN: "Boussole is installed"}, bot.Text{
		FR: "Ouvre Slack : tape /boussole suivi d'une question, ou écris à Boussole en message direct. Pour qu'elle réponde dans un canal, tapes-y /invite @Boussole.",
		EN: "Open Slack: type /boussole and a question, or write to Boussole in a direct message. For answers in a channel, type /invite @Boussole there."}, false}
	declined = page{http.StatusForbidden, bot.Text{FR: "Rien n'a été installé", EN: "Nothing was installed"}, bot.Text{
		FR: "La demande a été refusée dans Slack. Si ton espace de travail demande l'accord des personnes qui l'administrent, adresse-toi à elles.",
		EN: "The request was declined in Slack. If your workspace wants an administrator's approval, ask for it there."}, true}
	badState = page{http.StatusBadRequest, bot.Text{FR: "Cette installation n'a pas commencé ici", EN: "This installation didn't begin here"}, bot.Text{
		FR: "Elle doit commencer et finir dans le même navigateur, avec les cookies permis.",
		EN: "It has to begin and end in the same browser, with cookies allowed."}, true}
	lateState = page{http.StatusBadRequest, bot.Text{FR: "Cette installation a expiré", EN: "This installation has expired"}, bot.Text{
		FR: "Elle doit finir dans les dix minutes.",
		EN: "It has to end within ten minutes."}, true}
	usedState = page{http.StatusConflict, bot.Text{FR: "Cette installation a déjà servi", EN: "This installation was already used"}, bot.Text{
		FR: "Si Boussole répond dans Slack, il n'y a plus rien à faire.",
		EN: "If Boussole answers in Slack, nothing is left to do."}, true}
	badCode = page{http.StatusBadRequest, bot.Text{FR: "Slack n'accepte pas cette installation", EN: "Slack doesn't accept this installation"}, bot.Text{
		FR: "Son code a déjà servi, a expiré, ou n'est pas de Slack.",
		EN: "Its code was already used, has expired, or isn't Slack's."}, true}
	slackAway = page{http.StatusBadGateway, bot.Text{FR: "Slack n'a pas confirmé l'installation", EN: "Slack didn't confirm the installation"}, bot.Text{
		FR: "Réessaie dans quelques minutes. Si rien ne change, préviens la personne qui s'occupe de Boussole : son journal dit pourquoi.",
		EN: "Try again in a few minutes. If nothing changes, tell the person who runs Boussole: its log says why."}, true}
	storeAway = page{http.StatusServiceUnavailable, bot.Text{FR: "L'installation n'a pas pu être gardée", EN: "The installation couldn't be kept"}, bot.Text{
		FR: "Réessaie dans quelques minutes : installer une seconde fois est sans risque.",
		EN: "Try again in a few minutes: installing a second time does no harm."}, true}
)

var pageLayout = template.Must(template.New("").Parse(`<!doctype html>
<html lang="fr">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{.Title.FR}} · {{.Title.EN}}</title></head>
<body>
<section lang="fr"><h1>{{.Title.FR}}</h1><p>{{.Text.FR}}</p>{{if .Again}}<p><a href="/slack/install">Recommencer l'installation</a></p>{{end}}</section>
<hr>
<section lang="en"><h1>{{.Title.EN}}</h1><p>{{.Text.EN}}</p>{{if .Again}}<p><a href="/slack/install">Begin the installation again</a></p>{{end}}</section>
</body>
</html>
`))

// show writes the page, which loads nothing, is kept nowhere, and tells no other site where it was.
func (p *page) show(w http.ResponseWriter) error {
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
	h.Set("Cache-Control", "no-store")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(p.status)
	return pageLayout.Execute(w, struct {
		Title, Text bot.Text
		Again       bool
	}{p.title, p.text, p.again})
}
