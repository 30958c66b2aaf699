package discordtest

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
)

// message makes what a request says; s.mu is held.
func (s *Server) message(r call, channel, id string) *Message {
	var body map[string]any
	_ = json.Unmarshal(r.Body, &body) // check has read it already
	return s.show(body, r, channel, id)
}

// show makes a message of its fields (https://discord.com/developers/docs/resources/message#message-object).
func (s *Server) show(body map[string]any, r call, channel, id string) *Message {
	m := &Message{ID: id, Body: r.Body, Files: slices.Clone(r.Files), Time: r.Time}
	urls := map[string]string{}
	m.shown = map[string]any{
		"id": id, "channel_id": channel, "type": 0, "author": bot(), "timestamp": r.Time.UTC().Format("2006-01-02T15:04:05.000000-07:00"),
		"edited_timestamp": nil, "content": "", "embeds": []any{}, "flags": 0, "tts": false, "pinned": false,
		"mention_everyone": false, "mentions": []any{}, "mention_roles": []any{}, "attachments": s.keep(r.Files, channel, urls),
	}
	for _, field := range []string{"content", "embeds", "flags", "tts"} {
		if body[field] != nil {
			m.shown[field] = body[field]
		}
	}
	m.shown["components"], _ = dress(append([]any{}, list(body["components"])...), urls, 0) // an array, never null
	return m
}

// keep keeps files and says what a message shows of them, and where they are by name.
func (s *Server) keep(files []File, channel string, urls map[string]string) []any {
	out := []any{}
	for _, f := range files {
		id := s.id()
		urls["attachment://"+f.Name] = "https://cdn.discordapp.com/attachments/" + channel + "/" + id + "/" + f.Name
		out = append(out, map[string]any{
			"id": id, "filename": f.Name, "size": len(f.Data), "url": urls["attachment://"+f.Name],
			"proxy_url": strings.Replace(urls["attachment://"+f.Name], "cdn", "media", 1), "content_type": f.Type,
		})
	}
	return out
}

// unsaid is what Discord says of components that did not say it.
var unsaid = map[string]map[string]any{
	"container": {"accent_color": nil, "spoiler": false},
	"file":      {"spoiler": false, "name": "", "size": 0},
	"select":    {"min_values": 1, "max_values": 1},
	"separator": {"divider": true, "spacing": 1},
	"thumbnail": {"description": nil, "spoiler": false},
}

// dress copies components as a message shows them: numbered, and with their files where these are kept.
func dress(v any, urls map[string]string, number int) (any, int) {
	switch v := v.(type) {
	case []any:
		out := make([]any, len(v))
		for i := range v {
			out[i], number = dress(v[i], urls, number)
		}
		return out, number
	case map[string]any:
		out := map[string]any{}
		if _, component := v["type"].(float64); component {
			number++
			maps.Copy(out, unsaid[kindOf(v)])
			out["id"] = number
		} else if v["media"] != nil { // a picture of a gallery
			maps.Copy(out, unsaid["thumbnail"])
		}
		for _, field := range slices.Sorted(maps.Keys(v)) {
			out[field], number = dress(v[field], urls, number)
			if media, _ := v[field].(map[string]any); field == "media" || field == "file" {
				out[field] = kept(media, urls)
			}
		}
		return out, number
	}
	return v, number
}

// kept is a picture or a file where Discord keeps it.
func kept(media map[string]any, urls map[string]string) map[string]any {
	url, _ := media["url"].(string)
	if at := urls[url]; at != "" {
		url = at
	}
	return map[string]any{"id": "1300000000000000003", "url": url, "proxy_url": url, "width": nil, "height": nil}
}
