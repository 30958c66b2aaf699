package discordtest

// memory is what the fake keeps of the requests; Server.mu guards it.
type memory struct {
	dms      map[string]string           // a person's id → the channel
	guilds   map[string]string           // a channel's id → its guild
	commands map[string][]map[string]any // a guild's id, or empty → its commands
	channels map[string][]*Message
	replies  map[string]*Message // an interaction's token and a message's id → the message; nil when deleted
	answered map[string]bool     // an interaction's id
}

func newMemory() memory {
	return memory{
		dms: map[string]string{}, guilds: map[string]string{}, commands: map[string][]map[string]any{}, channels: map[string][]*Message{},
		replies: map[string]*Message{}, answered: map[string]bool{},
	}
}
