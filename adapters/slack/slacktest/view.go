package slacktest

import (
	"encoding/json"
	"time"
)

// View is a home or a form as people see it.
type View struct {
	ID, Type, Hash, CallbackID, ExternalID, PrivateMetadata string

	Title  string
	Blocks json.RawMessage
	JSON   json.RawMessage // all of it, as it was sent
	Time   time.Time

	said object
}

// Home is a person's home; an empty one where none was published.
func (s *Server) Home(user string) View {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.memory.homes[user]
}

// View is a form by its id, as it was opened or last changed; an empty one where there is none.
func (s *Server) View(id string) View {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.memory.views[id]
}

// openView is views.open (https://docs.slack.dev/reference/methods/views.open); a trigger opens one.
func (s *Server) openView(r request) Answer {
	trigger := r.args.said("trigger_id")
	switch {
	case s.missing(r, "trigger_id"):
		return Refused("invalid_trigger_id")
	case s.memory.spent[trigger]:
		return Refused("exchanged_trigger_id")
	case objectOf(r.args["view"]).said("type") != "modal":
		s.t.Errorf("slacktest: %s of a view that is no modal", r.Method)
		return Refused("invalid_arguments")
	}
	s.memory.spent[trigger] = true
	return s.keep(r, s.id("V"))
}

// updateView is views.update (https://docs.slack.dev/reference/methods/views.update).
func (s *Server) updateView(r request) Answer {
	id, external := r.args.said("view_id"), r.args.said("external_id")
	for _, v := range s.memory.views {
		if id == "" && external != "" && v.ExternalID == external {
			id = v.ID
		}
	}
	old, found := s.memory.views[id]
	if !found {
		return Refused("not_found")
	}
	if hash := r.args.said("hash"); hash != "" && hash != old.Hash {
		return Refused("hash_conflict")
	}
	return s.keep(r, id)
}

// publishView is views.publish (https://docs.slack.dev/reference/methods/views.publish).
func (s *Server) publishView(r request) Answer {
	user := r.args.said("user_id")
	switch hash := r.args.said("hash"); {
	case s.missing(r, "user_id"):
		return Refused("invalid_arguments")
	case objectOf(r.args["view"]).said("type") != "home":
		s.t.Errorf("slacktest: %s of a view that is no home", r.Method)
		return Refused("invalid_arguments")
	case hash != "" && hash != s.memory.homes[user].Hash:
		return Refused("hash_conflict")
	}
	id := s.memory.homes[user].ID
	if id == "" {
		id = s.id("V")
	}
	v := s.viewOf(r, id)
	s.memory.homes[user] = v
	s.notify()
	return done(object{"view": v.show(r.grant.Team)})
}

// keep keeps a form and answers it; s.mu is held.
func (s *Server) keep(r request, id string) Answer {
	v := s.viewOf(r, id)
	s.memory.views[id] = v
	s.notify()
	return done(object{"view": v.show(r.grant.Team)})
}

// viewOf is the view that a call carries; s.mu is held.
func (s *Server) viewOf(r request, id string) View {
	said := objectOf(r.args["view"])
	return View{
		ID: id, Type: said.said("type"), Hash: s.id("h"), CallbackID: said.said("callback_id"), ExternalID: said.said("external_id"),
		PrivateMetadata: said.said("private_metadata"), Title: objectOf(said["title"]).said("text"), Blocks: said.raw("blocks"),
		JSON: r.args.raw("view"), Time: r.Time, said: said,
	}
}

// show is a view as the Web API shows it (https://docs.slack.dev/reference/views).
func (v View) show(team string) object {
	out := object{
		"id": v.ID, "team_id": team, "app_id": AppID, "app_installed_team_id": team, "bot_id": BotID, "hash": v.Hash,
		"root_view_id": v.ID, "previous_view_id": nil, "state": object{"values": object{}}, "callback_id": "", "external_id": "",
		"private_metadata": "", "clear_on_close": false, "notify_on_close": false, "close": nil, "submit": nil,
	}
	for key, value := range v.said {
		out[key] = value
	}
	return out
}
