package discord

import (
	"github.com/bwmarrin/discordgo"

	"boussole/adapters/discord/rest"
)

// The library's own types for what is sent lack the description of an attachment, a nonce, the flags of an edit and the
// label of a form (https://discord.com/developers/docs/resources/message#create-message,
// https://discord.com/developers/docs/components/reference); these hold what Boussole sends, and nothing else.

// message is a message to create or to edit, made of components alone.
type message struct {
	Flags           discordgo.MessageFlags      `json:"flags,omitempty"`
	Components      []component                 `json:"components,omitempty"`
	Attachments     []attachment                `json:"attachments,omitempty"`
	AllowedMentions *mentions                   `json:"allowed_mentions,omitempty"`
	Reference       *discordgo.MessageReference `json:"message_reference,omitempty"`
	Nonce           string                      `json:"nonce,omitempty"`
	EnforceNonce    bool                        `json:"enforce_nonce,omitempty"`

	files []rest.File
}

// mentions says who is notified: nobody.
type mentions struct {
	Parse       []string `json:"parse"`
	RepliedUser bool     `json:"replied_user"`
}

// attachment describes the file of the same number.
type attachment struct {
	ID          int    `json:"id"`
	Filename    string `json:"filename"`
	Description string `json:"description"` // for people who don't see it, 1024 characters at most
}

// component is any of the components in use; each type has its own fields
// (https://discord.com/developers/docs/components/reference).
type component struct {
	Type        discordgo.ComponentType `json:"type"`
	CustomID    string                  `json:"custom_id,omitempty"`
	Content     string                  `json:"content,omitempty"`
	Value       string                  `json:"value,omitempty"`
	Required    *bool                   `json:"required,omitempty"` // nil: it is
	Label       string                  `json:"label,omitempty"`
	Description string                  `json:"description,omitempty"`
	Style       int                     `json:"style,omitempty"`
	Placeholder string                  `json:"placeholder,omitempty"`
	MinLength   int                     `json:"min_length,omitempty"`
	MaxLength   int                     `json:"max_length,omitempty"`
	AccentColor int                     `json:"accent_color,omitempty"`
	Options     []selectOption          `json:"options,omitempty"`
	Items       []galleryItem           `json:"items,omitempty"`
	Component   *component              `json:"component,omitempty"`
	Components  []component             `json:"components,omitempty"`
}

// selectOption is one line of a select menu.
type selectOption struct {
	Label string `json:"label"`
	Value string `json:"value"`
}

// galleryItem is one picture.
type galleryItem struct {
	Media       media  `json:"media"`
	Description string `json:"description"` // for people who don't see it, 1024 characters at most
}

// media is where a picture is; attachment://NAME is one sent with the message.
type media struct {
	URL string `json:"url"`
}
