package gateway

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
)

const (
	answerHead = 16 << 10 // bytes of the answer to the upgrade, at most
	packetSize = 8 << 20  // bytes of a message, at most
	packetKept = 4 << 10  // bytes of it that are kept: only events are longer
)

// A packet is a message or a control frame of a WebSocket.
type packet struct {
	kind byte
	size int    // bytes
	body []byte // its beginning
}

// whole reports whether the body is all there is.
func (p *packet) whole() bool { return p.size == len(p.body) }

// frames reads along what a WebSocket server sends, in whatever pieces it comes: the answer to the upgrade, then frames
// (RFC 6455, section 5.2).
type frames struct {
	upgraded      bool
	head          []byte // the answer, or the header of the frame under way, as far as it was read
	left          int    // bytes of the frame's payload to come
	data, control packet // a control frame may come between the frames of a message
}

var errFrame = errors.New("a frame that no server sends")

// next reads p up to the end of the next packet, and returns that and how much it read: all, where nothing ended. The
// packet is good until the next call.
func (f *frames) next(p []byte) (*packet, int, error) {
	for n := 0; n < len(p); {
		if f.left == 0 {
			f.head = append(f.head, p[n])
			n++
			if begun, err := f.begin(); err != nil {
				return nil, n, err
			} else if !begun {
				continue
			}
		}
		now, part := f.current(), p[n:min(len(p), n+f.left)]
		now.body = append(now.body, part[:min(len(part), packetKept-len(now.body))]...)
		f.left -= len(part)
		n += len(part)
		if f.left > 0 {
			continue
		}
		final := f.head[0]&0x80 != 0
		f.head = f.head[:0]
		if final {
			return now, n, nil
		}
	}
	return nil, len(p), nil
}

// begin reports whether the head is whole and a frame begins.
func (f *frames) begin() (bool, error) {
	if !f.upgraded {
		return false, f.upgrade()
	}
	size, whole := payloadSize(f.head)
	switch {
	case !whole:
		return false, nil
	case f.head[0]&0x70 != 0 || f.head[1]&0x80 != 0: // an extension, or masked
		return false, errFrame
	}
	now := f.current()
	if kind := f.head[0] & 0x0f; kind != 0 { // not one more frame of a message
		*now = packet{kind: kind, body: now.body[:0]}
	}
	if size > uint64(packetSize-now.size) {
		return false, fmt.Errorf("a message over %d bytes", packetSize)
	}
	now.size += int(size)
	f.left = int(size)
	return true, nil
}

// upgrade reads the answer to the upgrade.
func (f *frames) upgrade() error {
	if !bytes.HasSuffix(f.head, []byte("\r\n\r\n")) {
		if len(f.head) >= answerHead {
			return fmt.Errorf("an answer over %d bytes", answerHead)
		}
		return nil
	}
	if status, _, _ := bytes.Cut(f.head, []byte("\r\n")); !bytes.HasPrefix(status, []byte("HTTP/1.1 101 ")) {
		return fmt.Errorf("the gateway answers %.60q", status)
	}
	f.upgraded, f.head = true, f.head[:0]
	return nil
}

// current is what the frame under way belongs to.
func (f *frames) current() *packet {
	if f.head[0]&0x08 != 0 {
		return &f.control
	}
	return &f.data
}

// payloadSize returns how long a frame's payload is, in bytes, once its header is whole.
func payloadSize(head []byte) (size uint64, whole bool) {
	if len(head) < 2 {
		return 0, false
	}
	switch short := head[1] & 0x7f; {
	case short < 126:
		return uint64(short), true
	case short == 126 && len(head) >= 4:
		return uint64(binary.BigEndian.Uint16(head[2:])), true
	case short == 127 && len(head) >= 10:
		return binary.BigEndian.Uint64(head[2:]), true
	}
	return 0, false
}
