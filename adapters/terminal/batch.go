package terminal

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"

	"boussole/bot"
)

// Batch answers questions one by one, each alone, for a person's shell or another program.
type Batch struct {
	JSON   bool       // one object per question
	Locale bot.Locale // where the question's own isn't recognised
	Fixed  bool       // Locale whatever the question's own
}

// answered is the object of one question.
type answered struct {
	Question   string       `json:"question"`
	Lang       bot.Locale   `json:"lang"`
	Command    string       `json:"command"`
	Args       bot.Args     `json:"args"`
	Confidence float64      `json:"confidence"`
	Others     []reading    `json:"others"` // the likeliest first; of what is refused, all that may have been meant
	Refused    bool         `json:"refused"`
	Answer     string       `json:"answer"`
	Text       string       `json:"text"`
	Sources    []bot.Source `json:"sources"`
	Also       []asked      `json:"also,omitempty"`
}

// asked is another question in the same message.
type asked struct {
	Command string   `json:"command"`
	Args    bot.Args `json:"args"`
}

// reading is what else a question may mean.
type reading struct {
	Command string   `json:"command"`
	Args    bot.Args `json:"args"`
}

// One answers a question or a slash command.
func (b Batch) One(ctx context.Context, r *bot.Router, question string, out io.Writer) error {
	u := r.Read(question, bot.Request{Locale: b.Locale, Channel: bot.Channel{Adapter: "terminal"}})
	if b.Fixed {
		u.Request.Locale = b.Locale
	}
	reply := r.Answer(ctx, u)
	if !b.JSON {
		_, err := fmt.Fprintln(out, reply.Plain()+"\n")
		return err
	}
	object := answered{Others: []reading{}, Question: question, Lang: reply.Locale, Command: u.Request.Command, Args: u.Request.Args,
		Confidence: u.Confidence, Refused: reply.Refused, Answer: reply.Answer, Text: reply.Plain(), Sources: reply.Sources}
	for _, req := range u.More {
		object.Also = append(object.Also, asked{req.Command, req.Args})
	}
	if object.Args == nil {
		object.Args = bot.Args{}
	}
	for _, other := range u.Others {
		object.Others = append(object.Others, reading{other.Command, other.Args})
	}
	if object.Sources == nil {
		object.Sources = []bot.Source{}
	}
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(object)
}

// Lines answers each line of in, in order, and an empty one too, so that answers match lines.
func (b Batch) Lines(ctx context.Context, r *bot.Router, in io.Reader, out io.Writer) error {
	lines, buffered := bufio.NewReaderSize(in, lineSize), bufio.NewWriter(out)
	defer buffered.Flush()
	for ctx.Err() == nil {
		line, err := readLine(lines)
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if err := b.One(ctx, r, line, buffered); err != nil {
			return err
		}
		if lines.Buffered() == 0 { // whoever writes one question at a time waits for its answer
			if err := buffered.Flush(); err != nil {
				return err
			}
		}
	}
	return ctx.Err()
}

// lineSize bounds a line, in bytes; the rest of a longer one is dropped.
const lineSize = 64 << 10

func readLine(r *bufio.Reader) (string, error) {
	var line []byte
	for {
		part, more, err := r.ReadLine()
		if err != nil {
			return "", err
		}
		line = append(line, part[:min(len(part), lineSize-len(line))]...)
		if !more {
			return string(line), nil
		}
	}
}
