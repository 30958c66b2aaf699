package slack

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/sha256"
	"errors"

	"boussole/bot"
)

// errSealed doesn't tell a wrong key from an altered record: nothing can.
var errSealed = errors.New("slack.token_key: this isn't the key that a kept token was sealed with, or the record was altered; put the former key back, or install in that workspace again")

// sealer hides tokens from whoever reads the store, with AES-256-GCM.
type sealer struct{ aead cipher.AEAD }

// newSealer derives its key from a secret of any length.
func newSealer(secret bot.Secret) (sealer, error) {
	key, err := hkdf.Key(sha256.New, []byte(secret.Reveal()), nil, "boussole slack.install", 32)
	if err != nil {
		return sealer{}, err
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return sealer{}, err
	}
	aead, err := cipher.NewGCMWithRandomNonce(block)
	return sealer{aead}, err
}

// seal hides a token. It opens under the same record's key alone, so that no record can stand in for another.
func (s sealer) seal(key string, token bot.Secret) []byte {
	return s.aead.Seal(nil, nil, []byte(token.Reveal()), []byte(key))
}

// open returns the token that seal hid.
func (s sealer) open(key string, sealed []byte) (bot.Secret, error) {
	token, err := s.aead.Open(nil, nil, sealed, []byte(key))
	if err != nil {
		return bot.Secret{}, errSealed
	}
	return bot.NewSecret(string(token)), nil
}
