package slack

import (
	"context"
	"encoding/json"
	"time"

	"github.com/slack-go/slack/socketmode"
)

// How an envelope is acknowledged (https://docs.slack.dev/apis/events-api/using-socket-mode#acknowledge).
const (
	ackTime = 2 * time.Second
	ackSize = 20*1024 - 64           // bytes of its payload: larger ones Slack drops in silence
	settle  = 200 * time.Millisecond // for the last of them to be written
)

// envelope is what everything comes in.
type envelope struct {
	ID      string          `json:"envelope_id"`
	Type    string          `json:"type"`
	Payload json.RawMessage `json:"payload"`
	Accepts bool            `json:"accepts_response_payload"`
}

// turn decodes an envelope. One that came before, of another type or malformed is acknowledged alone.
func (l *listener) turn(ctx context.Context, e envelope) (t turn) {
	a := l.adapter
	err := safely(func() (err error) {
		if !a.seen.first("envelope", e.ID) {
			return nil
		}
		switch e.Type {
		case socketmode.RequestTypeSlashCommands:
			room := 0
			if e.Accepts {
				room = ackSize - len(e.ID)
			}
			var s slash
			if err = decode(e.Payload, &s); err == nil {
				t = a.command(ctx, l.router, s, room)
			}
		case socketmode.RequestTypeInteractive:
			t, err = takeInteraction(ctx, a, l.router, e.Payload)
		case socketmode.RequestTypeEventsAPI:
			t, err = takeEvent(ctx, a, l.router, e.Payload)
		}
		return err
	})
	if err != nil {
		a.log.Error("slack: an envelope was not read", "type", e.Type, "error", err)
	}
	if !e.Accepts {
		t.ack = nil
	}
	return t
}

// acknowledge queues an acknowledgement, and waits no longer than Slack does.
func (l *listener) acknowledge(ctx context.Context, e envelope, ack []byte) error {
	ctx, cancel := context.WithTimeout(ctx, ackTime)
	defer cancel()
	if ack == nil {
		return l.client.AckCtx(ctx, e.ID, nil)
	}
	return l.client.AckCtx(ctx, e.ID, json.RawMessage(ack))
}
