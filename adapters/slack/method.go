package slack

// method is one of the Web API (https://docs.slack.dev/reference/methods).
type method string

const (
	authTest     method = "auth.test"
	postMessage  method = "chat.postMessage"
	history      method = "conversations.history"
	userInfo     method = "users.info"
	openView     method = "views.open"
	publishView  method = "views.publish"
	responseHook method = "response_url" // none of the Web API, but its faults are named alike
)

// repeatable reports whether a method called twice shows no more than once.
func (m method) repeatable() bool {
	switch m {
	case authTest, history, userInfo, publishView:
		return true
	}
	return false
}

// speaks reports whether a method counts as a message.
func (m method) speaks() bool { return m == postMessage }
