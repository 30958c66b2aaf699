package discordtest

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"reflect"
)

// setCommands is PUT …/commands: it replaces all
// (https://discord.com/developers/docs/interactions/application-commands#bulk-overwrite-global-application-commands).
func (s *Server) setCommands(r call) Answer {
	var sent []map[string]any
	if err := json.Unmarshal(r.Body, &sent); err != nil {
		return invalid()
	}
	guild := r.path("guild")
	old := map[string]map[string]any{}
	for _, c := range s.memory.commands[guild] {
		old[key(c)] = c
	}
	commands := []map[string]any{}
	for _, c := range sent {
		c = s.fill(c, r)
		if was := old[key(c)]; was != nil {
			c["id"], c["version"] = was["id"], was["version"]
			if !reflect.DeepEqual(c, was) {
				c["version"] = s.id()
			}
		}
		commands = append(commands, c)
	}
	s.memory.commands[guild] = commands
	return answer(http.StatusOK, commands)
}

// key is what makes two commands the same one.
func key(c map[string]any) string { return fmt.Sprint(c["type"], c["name"]) }

// fill adds what Discord does (https://discord.com/developers/docs/interactions/application-commands#application-command-object).
func (s *Server) fill(sent map[string]any, r call) map[string]any {
	c := map[string]any{
		"type": float64(1), "description": "", "description_localizations": nil, "name_localizations": nil,
		"default_member_permissions": nil, "nsfw": false,
	}
	if r.path("guild") == "" {
		c["contexts"], c["integration_types"], c["dm_permission"] = nil, []any{float64(0)}, true
	}
	maps.Copy(c, sent)
	c["id"], c["version"], c["application_id"] = s.id(), s.id(), r.path("application")
	if r.path("guild") != "" {
		c["guild_id"] = r.path("guild")
	}
	tidy(c["options"])
	return c
}

// tidy leaves out what an option does not say by being false.
func tidy(options any) {
	list, _ := options.([]any)
	for _, o := range list {
		option, _ := o.(map[string]any)
		for _, name := range []string{"required", "autocomplete"} {
			if option[name] == false {
				delete(option, name)
			}
		}
		tidy(option["options"])
	}
}

// listCommands is GET …/commands: with_localizations has the dictionaries with it
// (https://discord.com/developers/docs/interactions/application-commands#get-global-application-commands).
func (s *Server) listCommands(r call) Answer {
	commands := []any{}
	for _, c := range s.memory.commands[r.path("guild")] {
		commands = append(commands, c)
	}
	if flag(r, "with_localizations") {
		return answer(http.StatusOK, commands)
	}
	return answer(http.StatusOK, plain(commands))
}

// plain copies JSON without the dictionaries.
func plain(v any) any {
	switch v := v.(type) {
	case []any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = plain(v[i])
		}
		return out
	case map[string]any:
		out := map[string]any{}
		for key, value := range v {
			if key != "name_localizations" && key != "description_localizations" {
				out[key] = plain(value)
			}
		}
		return out
	}
	return v
}
