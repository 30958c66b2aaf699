package adapters_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"time"

	"boussole/bot"
)

// message is one that a channel shows, by the name that the platform knows the post by.
type message struct {
	Name string
	At   time.Time
}

// shown are the messages of a post's channel.
func (tr *trial) shown(s bot.Subscription) (shown []message) {
	for _, m := range tr.discord.Messages(s.Channel.ID) {
		shown = append(shown, message{m.Nonce, m.Time})
	}
	for _, m := range tr.slack.Messages(s.Channel.ID) {
		var metadata struct {
			Payload struct{ Key string } `json:"event_payload"`
		}
		if err := json.NewDecoder(bytes.NewReader(m.Metadata)).Decode(&metadata); err != nil {
			tr.t.Error(err)
		}
		shown = append(shown, message{metadata.Payload.Key, m.Time})
	}
	return shown
}

// name is what a platform knows a post by. Were it another in the next version, an update would show posts twice.
func name(s bot.Subscription) string {
	key := fmt.Sprintf("%d/%d", s.ID, s.Next.Unix())
	if s.Channel.Adapter == "slack" {
		return key + "/0"
	}
	sum := sha256.Sum256([]byte("post 0 " + key))
	return base64.RawURLEncoding.EncodeToString(sum[:16])
}
