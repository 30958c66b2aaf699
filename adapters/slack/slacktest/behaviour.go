package slacktest

// Behaviour is how one connection of Socket Mode goes; it ends when the function returns.
type Behaviour func(c *Conn)

// Serve is how Slack goes: hello, pings, and acknowledgements taken in until the connection ends.
func Serve(c *Conn) {
	c.Ping()
	c.Hello()
	c.Loop()
}

// Silent never says hello, and sends no ping.
func Silent(c *Conn) { c.Loop() }

// Mute says hello and sends no ping.
func Mute(c *Conn) {
	c.Hello()
	c.Loop()
}

// Disconnect says hello, then tells the client to go for a reason: warning, refresh_requested or link_disabled.
func Disconnect(reason string) Behaviour {
	return func(c *Conn) {
		c.Ping()
		c.Hello()
		c.Disconnect(reason)
		c.Loop()
	}
}

// Refresh tells the client to come again after hello.
func Refresh(c *Conn) { Disconnect("refresh_requested")(c) }

// LinkDisabled tells the client after hello that Socket Mode was turned off.
func LinkDisabled(c *Conn) { Disconnect("link_disabled")(c) }

// Cut says hello and cuts the connection without a close frame.
func Cut(c *Conn) { c.Hello() }
