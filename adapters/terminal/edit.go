package terminal

import (
	"context"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strings"
	"unicode"

	"golang.org/x/term"

	"boussole/bot"
)

// edit talks with a person at a terminal, which it puts back as it was, whatever happens.
func (a *Adapter) edit(ctx context.Context, r *bot.Router, in, out *os.File) error {
	before, err := term.MakeRaw(int(in.Fd()))
	if err != nil {
		return err
	}
	defer func() { _ = term.Restore(int(in.Fd()), before) }()
	return a.converse(ctx, r, console{Reader: in, Writer: out, colour: coloured(), size: func() (int, int) {
		width, height, err := term.GetSize(int(out.Fd()))
		if err != nil || width < 1 { // some terminals don't tell
			return plainWidth, 24
		}
		return width, height
	}})
}

// coloured reports whether the person wants colours (https://no-color.org) and the terminal has them.
func coloured() bool { return os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" }

// A console is a terminal in raw mode.
type console struct {
	io.Reader
	io.Writer
	colour bool
	size   func() (width, height int)
}

// Read reads keys. The line editor asks for none once a key sequence without end has filled its buffer, and would go
// on asking.
func (c console) Read(keys []byte) (int, error) {
	if len(keys) == 0 {
		return 0, io.ErrShortBuffer
	}
	return c.Reader.Read(keys)
}

// converse greets, edits lines and answers them, and takes its leave.
func (a *Adapter) converse(ctx context.Context, r *bot.Router, c console) error {
	editor := term.NewTerminal(c, "> ")
	editor.History = history{editor.History}
	var failed any // in completing: the editor holds no lock there, and would end the program in letting go of it
	editor.AutoCompleteCallback = func(line string, at int, key rune) (string, int, bool) {
		if key != '\t' {
			return line, at, unicode.IsControl(key) // the editor would print some of them
		}
		defer func() {
			if p := recover(); p != nil {
				failed = fmt.Sprintf("%v\n%s", p, debug.Stack())
			}
		}()
		width, _ := c.size()
		line, at, list := complete(r, a.speaks(), line, at)
		if len(list) > 0 {
			_, _ = io.WriteString(editor, strings.Join(wrap(strings.Join(list, " · "), width), "\n")+"\n")
		}
		return line, at, true
	}
	plain := a.look(view{out: editor, size: c.size, colour: c.colour})
	defer a.look(plain)
	if _, err := io.WriteString(editor, a.greeting(c)); err != nil {
		return err
	}
	err := a.talk(ctx, r, func() (string, error) {
		_ = editor.SetSize(c.size())
		line, err := editor.ReadLine()
		if failed != nil {
			panic(failed)
		}
		return line, err
	})
	if err == nil {
		goodbye := bot.Text{FR: "À bientôt !", EN: "See you soon!"}.In(a.speaks())
		_, err = io.WriteString(c, "\r\n"+goodbye+"\r\n") // past the editor, which would show its prompt again
	}
	return err
}

// greeting says what this is, where to begin and how to end.
func (a *Adapter) greeting(c console) string {
	text := bot.Text{
		FR: "Boussole, ton guide du métier back-end. Pose ta question avec tes mots, ou tape /aide pour voir ce que je sais faire. " +
			"Tab complète une commande, Ctrl-D met fin à la conversation.",
		EN: "Boussole, your guide to back-end work. Ask in your own words, or type /help to see what I can do. " +
			"Tab completes a command, Ctrl-D ends the conversation.",
	}.In(a.config.Locale)
	if !a.config.Fixed && a.config.Locale != bot.English {
		text += "\nYou can write in English too."
	}
	width, _ := c.size()
	return strings.Join(wrap(text, min(width, 100)), "\n") + "\n\n"
}

// look changes where replies are shown, and returns where they were.
func (a *Adapter) look(v view) view {
	a.mu.Lock()
	defer a.mu.Unlock()
	before := a.view
	a.view = v
	return before
}

// history forgets what nobody goes back to: empty lines, and the same one again.
type history struct{ term.History }

// Add keeps a line.
func (h history) Add(line string) {
	if strings.TrimSpace(line) != "" && (h.Len() == 0 || h.At(0) != line) {
		h.History.Add(line)
	}
}
