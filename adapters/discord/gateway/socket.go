package gateway

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// resumable is the code with which a connection is closed whose session is to go on: any but 1000 and 1001
// (https://discord.com/developers/docs/events/gateway#initiating-a-disconnect).
const resumable = 4900

// writeTime bounds each write.
const writeTime = 2 * time.Second

// socket is the connection under a WebSocket of discordgo, for whose faults it makes up. Where Discord asks to reconnect
// (the library would deadlock), ends the session (it would identify at once), or doesn't acknowledge a heartbeat (it would
// wait for five more), the library sees the connection end, lets go of it and returns. It never closes with a code that
// ends the session, and the code and reason with which Discord closes are known.
type socket struct {
	net.Conn
	ackTime time.Duration // for the acknowledgement of a heartbeat
	ended   chan struct{} // closed when the library has let go

	frames   frames      // of the goroutine that reads
	loggedIn bool        // of those that write, one by one
	unbind   func() bool // from the context
	once     sync.Once

	mu      sync.Mutex
	waiting bool // for an acknowledgement
	cause   error
}

func newSocket(ackTime time.Duration) *socket {
	return &socket{ackTime: ackTime, ended: make(chan struct{})}
}

// dialer makes the connection, once, which ends with the context. The TLS is the socket's, so that it sees what is under it.
func (s *socket) dialer(ctx context.Context, config *tls.Config) *websocket.Dialer {
	type dial = func(context.Context, string, string) (net.Conn, error)
	through := func(dial dial) dial {
		return func(_ context.Context, network, addr string) (net.Conn, error) {
			conn, err := dial(ctx, network, addr)
			if err != nil {
				return nil, err
			}
			s.Conn = conn
			s.unbind = context.AfterFunc(ctx, func() { s.stop(context.Cause(ctx)) })
			return s, nil
		}
	}
	return &websocket.Dialer{
		NetDialContext:    through(new(net.Dialer).DialContext),
		NetDialTLSContext: through((&tls.Dialer{Config: config}).DialContext),
	}
}

// stop ends the connection when its context has ended: for the bot's end, Discord is to forget the session.
func (s *socket) stop(why error) {
	if errors.Is(why, errSlow) {
		s.end(why, resumable)
		return
	}
	s.end(why, websocket.CloseNormalClosure)
}

// end closes the connection; the library finds that out by reading.
func (s *socket) end(why error, code uint16) {
	s.note(why)
	_ = s.SetWriteDeadline(time.Now())
	_, _ = s.Conn.Write(closeMessage(code)) // whoever is gone needs no farewell
	_ = s.Conn.Close()
}

// SetWriteDeadline bounds every write; the library asks for none.
func (s *socket) SetWriteDeadline(time.Time) error {
	return s.Conn.SetWriteDeadline(time.Now().Add(writeTime))
}

// Close is the library's.
func (s *socket) Close() error {
	err := s.Conn.Close()
	s.once.Do(func() {
		s.unbind()
		close(s.ended)
	})
	return err
}

// note keeps the first reason for the end.
func (s *socket) note(why error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.cause == nil {
		s.cause = why
	}
}

// why returns the reason for the end, or else another error.
func (s *socket) why(otherwise error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.cause != nil {
		return s.cause
	}
	return otherwise
}
