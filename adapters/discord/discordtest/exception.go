package discordtest

// exceptions are where the description contradicts the documentation, which the real Discord follows.
var exceptions = []struct {
	schema, property string
	page             string // of the documentation
	instead          map[string]any
}{
	{
		"ApplicationCommandUpdateRequest", "default_member_permissions",
		"https://discord.com/developers/docs/interactions/application-commands#application-command-object", // a string
		map[string]any{"type": []any{"string", "null"}, "pattern": "^[0-9]+$"},
	},
	{
		"MessageAttachmentRequest", "id",
		"https://discord.com/developers/docs/reference#uploading-files", // the number of the file, as a number
		map[string]any{"oneOf": []any{
			map[string]any{"type": "integer", "minimum": 0.}, map[string]any{"type": "string", "pattern": "^(0|[1-9][0-9]*)$"},
		}},
	},
	{
		"MessageAllowedMentionsRequest", "parse",
		"https://discord.com/developers/docs/resources/message#allowed-mentions-object", // an array of types, never null
		map[string]any{"type": "array", "maxItems": 3., "uniqueItems": true, "items": map[string]any{
			"type": "string", "enum": []any{"roles", "users", "everyone"},
		}},
	},
}
