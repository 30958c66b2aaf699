package slack

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"sync"
	"time"

	"boussole/bot"
)

const (
	// stateLife is as long as Slack's own code lives (https://docs.slack.dev/authentication/installing-with-oauth).
	stateLife = 10 * time.Minute
	// statesSpent bounds the states remembered as used; Slack takes a code once anyhow.
	statesSpent = 4096

	nonceSize = 16
	stateSize = nonceSize + 8 + sha256.Size // nonce, end in Unix seconds, signature
)

type nonce [nonceSize]byte

func newNonce() (n nonce) {
	_, _ = rand.Read(n[:]) // never fails
	return n
}

// states are what comes back from Slack with a person, so that nobody is sent there by another site to install: signed,
// short-lived, used once, and good in the browser alone that began.
type states struct {
	secret bot.Secret

	mu    sync.Mutex
	used  map[nonce]bool
	order [statesSpent]nonce // a ring of those used
	next  int
}

func newStates(secret bot.Secret) *states { return &states{secret: secret, used: map[nonce]bool{}} }

// issue returns a state for a browser, which keeps the text in a cookie.
func (s *states) issue(browser string) string {
	n := newNonce()
	text := binary.BigEndian.AppendUint64(n[:], uint64(time.Now().Add(stateLife).Unix()))
	return base64.RawURLEncoding.EncodeToString(append(text, s.sign(text, browser)...))
}

func (s *states) sign(text []byte, browser string) []byte {
	mac := hmac.New(sha256.New, []byte(s.secret.Reveal()))
	mac.Write(text) // of a fixed size, so that what follows can't be taken for a part of it
	mac.Write([]byte(browser))
	return mac.Sum(nil)
}

// spend uses a state up; the page says why it isn't good, nil when it is.
func (s *states) spend(state, browser string) *page {
	if len(state) != base64.RawURLEncoding.EncodedLen(stateSize) || browser == "" {
		return &badState
	}
	text, err := base64.RawURLEncoding.Strict().DecodeString(state)
	if err != nil {
		return &badState
	}
	text, signature := text[:nonceSize+8], text[nonceSize+8:]
	if !hmac.Equal(signature, s.sign(text, browser)) {
		return &badState
	}
	if time.Now().Unix() >= int64(binary.BigEndian.Uint64(text[nonceSize:])) {
		return &lateState
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	n := nonce(text[:nonceSize])
	if s.used[n] {
		return &usedState
	}
	delete(s.used, s.order[s.next])
	s.order[s.next], s.used[n] = n, true
	s.next = (s.next + 1) % statesSpent
	return nil
}
