package slack

import (
	"errors"
	"fmt"

	slackapi "github.com/slack-go/slack"
)

// advice says, for each of Slack's codes after which nothing is served, what to do
// (https://docs.slack.dev/reference/methods/apps.connections.open#errors).
var advice = map[string]string{
	"invalid_auth":           "Slack doesn't know this token: copy it again from the app's page at https://api.slack.com/apps",
	"not_authed":             "the token is missing: copy it from the app's page at https://api.slack.com/apps",
	"account_inactive":       "the app was removed from the workspace, or its bot deactivated: install it again and take the new token",
	"token_revoked":          "the token was revoked: install the app again, or generate another token",
	codeMissingScope:         "the token lacks a scope: give slack.app_token connections:write, paste the manifest again for slack.bot_token, and reinstall",
	"not_allowed_token_type": "it is a token of another kind: slack.app_token begins with xapp-, slack.bot_token with xoxb-",
	"link_disabled":          "Socket Mode is off: turn it on on the app's page, or set slack.mode to http",
}

// refused says what to do about an error after which Slack won't serve the bot; nil for any other.
func refused(setting string, err error) error {
	code := ""
	if fault, ok := errors.AsType[*Fault](err); ok {
		code = fault.Code
	} else if answer, ok := errors.AsType[slackapi.SlackErrorResponse](err); ok {
		code = answer.Err
	}
	if what, final := advice[code]; final {
		return fmt.Errorf("slack: %s: %s: %s", setting, code, what)
	}
	return nil
}
