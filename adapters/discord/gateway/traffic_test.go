package gateway

import (
	"context"
	"errors"
	"io"
	"net"
	"testing"
	"testing/synctest"
	"time"
)

// piped is a socket and Discord's end of it, past the upgrade.
func piped(t *testing.T) (*socket, net.Conn) {
	t.Helper()
	here, there := net.Pipe()
	s := newSocket(10 * time.Second)
	s.Conn, s.unbind = here, func() bool { return true }
	s.frames.upgraded = true
	t.Cleanup(func() { _, _ = here.Close(), there.Close() })
	return s, there
}

// The library sees what comes before the end, and never the whole of what would harm it.
func TestSocketHides(t *testing.T) {
	before := frameOf(0x81, `{"op":0}`)
	tests := map[string]struct {
		frame string
		want  error
	}{
		"op 7":      {frameOf(0x81, `{"op":7,"d":null}`), errReconnect},
		"op 9":      {frameOf(0x81, `{"op":9,"d":false}`), errInvalid},
		"op 9 true": {frameOf(0x81, `{"d":true,"op":9}`), errUnsure},
		"null":      {frameOf(0x81, ` null `), errGarbled},
		"not JSON":  {frameOf(0x81, `{`), errGarbled},
		"binary":    {frameOf(0x82, `x`), errGarbled},
		"masked":    {"\x81\x80", errFrame},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			s, discord := piped(t)
			left := make(chan string, 1)
			go func() {
				_, _ = io.WriteString(discord, before+test.frame+"more")
				farewell, _ := io.ReadAll(discord)
				left <- string(farewell)
			}()
			got, err := io.ReadAll(s)
			if want := before + test.frame[:len(test.frame)-1]; string(got) != want || !errors.Is(err, test.want) {
				t.Errorf("got %q, %v, want %q, %v", got, err, want, test.want)
			}
			if got, want := <-left, string(closeMessage(resumable)); got != want {
				t.Errorf("Discord saw %q, want %q", got, want)
			}
			if got := s.why(nil); !errors.Is(got, test.want) {
				t.Errorf("the reason is %v, want %v", got, test.want)
			}
		})
	}
}

func TestSocketKnowsHowItWasClosed(t *testing.T) {
	for body, want := range map[string]string{"\x0f\xa4": "close 4004", "\x0f\xa0Oops\n": `close 4000: "Oops\n"`, "": "close 1005"} {
		s, discord := piped(t)
		go func() {
			_, _ = io.WriteString(discord, frameOf(0x88, body))
			_ = discord.Close()
		}()
		got, err := io.ReadAll(s)
		if string(got) != frameOf(0x88, body) || err != nil {
			t.Errorf("got %q, %v", got, err)
		}
		if got := s.why(nil); got == nil || got.Error() != want {
			t.Errorf("got %v, want %s", got, want)
		}
	}
}

// The library closes with 1000, which would end the session.
func TestSocketClosesResumably(t *testing.T) {
	s, discord := piped(t)
	go func() {
		_, _ = s.Write([]byte{0x88, 0x82, 1, 2, 3, 4, 0x03 ^ 1, 0xe8 ^ 2})
		_ = s.Close()
	}()
	got, _ := io.ReadAll(discord)
	if want := closeMessage(resumable); string(got) != string(want) {
		t.Errorf("got %q, want %q", got, want)
	}
	<-s.ended
}

// The end of the bot ends the session, an opening that takes too long doesn't.
func TestSocketEndsWithItsContext(t *testing.T) {
	for why, want := range map[error]uint16{context.Canceled: 1000, errSlow: resumable} {
		s, discord := piped(t)
		go s.stop(why)
		got, _ := io.ReadAll(discord)
		if string(got) != string(closeMessage(want)) {
			t.Errorf("%v: got %q, want the code %d", why, got, want)
		}
	}
}

// IDENTIFY is written at once; beats and acks are the seconds of heartbeats and their acknowledgements.
func TestSocketAwaitsAcknowledgement(t *testing.T) {
	tests := map[string]struct {
		beats, acks []int
		want        time.Duration // until it is over
	}{
		"none":            {[]int{1}, nil, 11 * time.Second},
		"none of two":     {[]int{1, 5}, nil, 11 * time.Second},
		"the first":       {[]int{1, 42}, []int{2}, 52 * time.Second},
		"in the end":      {[]int{1, 42, 83}, []int{10, 51}, 93 * time.Second},
		"one of two":      {[]int{1, 5, 42}, []int{6}, 52 * time.Second},
		"a late IDENTIFY": {[]int{3600}, nil, 3610 * time.Second},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s, discord := piped(t)
				start := time.Now()
				at := func(second int) { time.Sleep(time.Until(start.Add(time.Duration(second) * time.Second))) }
				go func() { _, _ = io.Copy(io.Discard, discord) }()
				go func() {
					for _, second := range test.acks {
						at(second)
						_, _ = io.WriteString(discord, frameOf(0x81, `{"op":11}`))
					}
				}()
				go func() {
					for _, second := range append([]int{0}, test.beats...) {
						at(second)
						_, _ = s.Write([]byte{0x81, 0x80, 0, 0, 0, 0})
					}
				}()
				_, err := io.ReadAll(s)
				if took := time.Since(start); !errors.Is(err, errSilent) || took != test.want {
					t.Errorf("got %v after %v, want %v after %v", err, took, errSilent, test.want)
				}
			})
		})
	}
}
