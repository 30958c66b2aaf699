package slacktest

import (
	"encoding/json"
	"errors"
	"fmt"
)

// Check holds the blocks of a message, an array of JSON, against the documented limits.
func Check(blocks []byte) error {
	var body []any
	if err := json.Unmarshal(blocks, &body); err != nil {
		return fmt.Errorf("blocks: %w", err)
	}
	return limit(sentBy(message, object{"text": "a text", "blocks": body}, nil))
}

// CheckMessage holds a message that was not sent, such as the answer to a slash command in the response itself, against the
// documented limits.
func CheckMessage(body []byte) error {
	args, err := decode(body)
	if err != nil {
		return err
	}
	return limit(sentBy(response, args, nil))
}

// CheckView holds a view that was not sent against the documented limits.
func CheckView(body []byte) error {
	v, err := decode(body)
	if err != nil {
		return err
	}
	return limit(sentBy(view, object{"view": v}, nil))
}

func decode(body []byte) (object, error) {
	var out object
	if err := json.Unmarshal(body, &out); err != nil {
		return nil, fmt.Errorf("body: %w", err)
	}
	if out == nil {
		return nil, errors.New("body: null")
	}
	return out, nil
}
