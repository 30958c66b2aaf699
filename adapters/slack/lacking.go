package slack

import (
	"errors"

	"boussole/bot"
)

// lacking says, for each of Slack's codes that no repeat will mend, what to do
// (https://docs.slack.dev/reference/methods/chat.postMessage#errors).
var lacking = map[string]bot.Text{
	"not_in_channel": {FR: "je ne suis pas dans ce salon : écris-y « /invite @Boussole »",
		EN: "I am not in this channel: write \"/invite @Boussole\" there"},
	"channel_not_found": {FR: "ce salon n'existe pas, ou il est privé et je n'y suis pas : vérifie son numéro, ou écris-y « /invite @Boussole »",
		EN: "this channel doesn't exist, or it is private and I am not in it: check its number, or write \"/invite @Boussole\" there"},
	"is_archived": {FR: "ce salon est archivé : désarchive-le, ou choisis-en un autre",
		EN: "this channel is archived: unarchive it, or choose another"},
	"restricted_action": {FR: "ce salon n'accepte pas mes messages : demande à une personne qui l'administre de m'autoriser à y écrire, ou choisis-en un autre",
		EN: "this channel doesn't take my messages: ask an administrator to let me write there, or choose another"},
	"restricted_action_read_only_channel": {FR: "ce salon est en lecture seule : demande à une personne qui l'administre de m'autoriser à y écrire, ou choisis-en un autre",
		EN: "this channel is read-only: ask an administrator to let me write there, or choose another"},
	"account_inactive": {FR: "Slack a désactivé mon compte dans cet espace de travail : réinstalle l'application",
		EN: "Slack has deactivated my account in this workspace: install the app again"},
	"token_revoked": {FR: "mon jeton Slack a été révoqué : réinstalle l'application, ou donne-moi le nouveau jeton",
		EN: "my Slack token was revoked: install the app again, or give me the new token"},
	"invalid_auth": {FR: "Slack refuse mon jeton : vérifie-le (« slack.bot_token »), ou réinstalle l'application",
		EN: "Slack refuses my token: check it (\"slack.bot_token\"), or install the app again"},
	codeMissingScope: {FR: "il me manque une autorisation de Slack : ajoute-la à l'application et réinstalle-la",
		EN: "I lack a permission of Slack's: add it to the app and install it again"},
}

// permanent marks an error that no repeat will mend.
func permanent(err error) error {
	if _, unknown := errors.AsType[*bot.InDoubt](err); unknown {
		return err
	}
	fault, ok := errors.AsType[*Fault](err)
	if !ok {
		return err
	}
	reason, known := lacking[fault.Code]
	if !known {
		return err
	}
	if fault.Needed != "" {
		reason.FR += " (« " + fault.Needed + " »)"
		reason.EN += " (\"" + fault.Needed + "\")"
	}
	return &bot.Permanent{Reason: reason, Err: err}
}
