package discordtest

// Behaviour is how one connection to the gateway goes; it ends when the function returns.
type Behaviour func(c *Conn)

// Serve is how Discord goes: HELLO, IDENTIFY or RESUME, READY or what was missed and RESUMED, and heartbeats
// acknowledged until the connection ends.
func Serve(c *Conn) {
	open(c)
	c.Loop()
}

// open is the beginning of most connections.
func open(c *Conn) {
	c.Hello()
	c.Login()
	c.Ready()
}

// Silent never says HELLO.
func Silent(c *Conn) { c.Mute() }

// ReconnectFirst says HELLO, then asks to reconnect before READY.
func ReconnectFirst(c *Conn) {
	c.Hello()
	c.Send(opReconnect, nil)
	c.Mute()
}

// ReconnectLater asks to reconnect after READY.
func ReconnectLater(c *Conn) {
	open(c)
	c.Send(opReconnect, nil)
	c.Loop()
}

// Deaf says READY and never acknowledges a heartbeat.
func Deaf(c *Conn) {
	open(c)
	c.Mute()
}

// CloseBefore closes with a code after the login, before READY.
func CloseBefore(code int) Behaviour {
	return func(c *Conn) {
		c.Hello()
		c.Login()
		c.Close(code, "")
	}
}

// CloseAfter closes with a code after READY.
func CloseAfter(code int) Behaviour {
	return func(c *Conn) {
		open(c)
		c.Close(code, "")
	}
}

// InvalidSession refuses the login, and takes another one on the same connection; a session that is not resumable is
// forgotten.
func InvalidSession(resumable bool) Behaviour {
	return func(c *Conn) {
		c.Hello()
		c.Login()
		if !resumable {
			c.forget()
		}
		c.Send(opInvalidSession, resumable)
		c.Login()
		c.Ready()
		c.Loop()
	}
}
