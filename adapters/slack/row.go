package slack

import (
	"strconv"

	slackapi "github.com/slack-go/slack"
)

// blocks are the rows (https://docs.slack.dev/reference/block-kit/blocks/actions-block), marked with the thread that they
// are about unless that is empty.
func (c *controls) blocks(d *draft, thread string) []block {
	out, elements := make([]block, len(c.rows)), 0
	for i, row := range c.rows {
		w := d.json.add(`{"type":"actions"`)
		if thread != "" {
			w = w.add(`,"block_id":`).text(threadID(thread, i))
		}
		w = w.add(`,"elements":[`)
		if len(row) > rowSize {
			w = w.menu(row, elements)
			elements++
		} else {
			for n, one := range row {
				w = w.next(n).button(one, elements)
				elements++
			}
		}
		out[i] = d.cut(slackapi.MBTAction, w.add(`]}`))
	}
	return out
}

// button adds one, the nth element of its message
// (https://docs.slack.dev/reference/block-kit/block-elements/button-element).
func (w wire) button(one choice, n int) wire {
	w = w.add(`{"type":"button","text":`).plain(one.label, labelSize).action(n).add(`,"value":`).text(one.id)
	if one.shares {
		w = w.add(`,"style":"primary"`)
	}
	return w.add(`}`)
}

// menu adds a select menu (https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element).
func (w wire) menu(lines []choice, n int) wire {
	w = w.add(`{"type":"static_select","placeholder":`).plain(lines[0].menu, labelSize).action(n).add(`,"options":[`)
	for i, one := range lines {
		w = w.next(i).add(`{"text":`).plain(one.label, labelSize).add(`,"value":`).text(one.id).add(`}`)
	}
	return w.add(`]}`)
}

// action adds the action_id of the nth element: its own within the message.
func (w wire) action(n int) wire {
	return append(strconv.AppendInt(w.add(`,"action_id":"`+own+`.`), int64(n), 10), '"')
}
