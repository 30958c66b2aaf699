package slack

import (
	"context"
	"errors"
	"strconv"
	"strings"
)

// errNotInstalled is a use in a workspace whose token isn't there.
var errNotInstalled = errors.New("not installed in this workspace, or its token can't be read")

// deliver shows an answer where it was asked for: at the response_url where there is one, else in a direct message.
func (a *Adapter) deliver(ctx context.Context, at origin, out answer) error {
	c, ok := a.installs.client(ctx, at.enterprise, at.team)
	if !ok {
		return errNotInstalled
	}
	for _, m := range out.messages {
		var err error
		if at.url == "" {
			err = c.say(ctx, at.user, "", m, "")
		} else {
			err = c.respond(ctx, at.url, at.thread, m, out.visibility())
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// threadMark begins the block_id of the buttons of an answer about a thread, whose share button shows it there: what
// only its asker sees may be outside of the thread.
const threadMark = "thread/"

// threadID is the block_id of a row of such an answer.
func threadID(thread string, row int) string { return threadMark + thread + "/" + strconv.Itoa(row) }

// threadOf reads the mark back.
func threadOf(blockID string) (string, bool) {
	rest, marked := strings.CutPrefix(blockID, threadMark)
	thread, _, found := strings.Cut(rest, "/")
	return thread, marked && found && thread != ""
}
