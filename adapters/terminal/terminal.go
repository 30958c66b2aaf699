// Package terminal is a conversation in a terminal, or over lines of text where there is none.
package terminal

import (
	"context"
	"io"
	"os"
	"strings"
	"sync"

	"golang.org/x/term"

	"boussole/bot"
)

// Config is where an Adapter reads and writes, and in which language.
type Config struct {
	In     io.Reader
	Out    io.Writer
	Locale bot.Locale // the first one; then each line's own, where it is recognised
	Fixed  bool       // Locale whatever the line's own
}

// Adapter answers one person, line by line.
type Adapter struct {
	config Config

	mu      sync.Mutex // a Post comes while a line is being read
	view    view
	router  *bot.Router // once it runs
	locale  bot.Locale
	choices bot.Buttons  // of the last reply, which a number chooses from
	ratings []bot.Rating // of the last answer: whether it was useful
	form    *bot.Form    // that the next line fills in; nil for none
	posted  map[string]bool
}

var _ bot.Adapter = (*Adapter)(nil)

// New makes an Adapter.
func New(c Config) *Adapter {
	if c.Locale == "" {
		c.Locale = bot.French
	}
	return &Adapter{config: c, view: view{out: c.Out}, locale: c.Locale, posted: map[string]bool{}}
}

// Name is terminal.
func (a *Adapter) Name() string { return "terminal" }

// Run talks until the person leaves, the lines or the context end. It edits lines when both ends are a terminal.
func (a *Adapter) Run(ctx context.Context, r *bot.Router) error {
	a.mu.Lock()
	a.router = r
	a.mu.Unlock()
	in, isFile := a.config.In.(*os.File)
	out, isFileToo := a.config.Out.(*os.File)
	if isFile && isFileToo && term.IsTerminal(int(in.Fd())) && term.IsTerminal(int(out.Fd())) {
		return a.edit(ctx, r, in, out)
	}
	return a.talk(ctx, r, lines(a.config.In))
}

// Post prints a reply that nobody asked for, once per key.
func (a *Adapter) Post(ctx context.Context, p bot.Post) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.posted[p.Key] {
		return nil
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	err := a.print(p.Reply, "")
	a.posted[p.Key] = err == nil
	return err
}

func (a *Adapter) show(reply bot.Reply) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.print(reply, a.asksRating())
}

// print writes a reply, what is asked of it, and keeps its choices. The lock is held.
func (a *Adapter) print(reply bot.Reply, asks string) error {
	a.choices = choices(reply)
	p := page{width: plainWidth, colour: a.view.colour}
	return a.view.print(reply, asks, p)
}

// plainWidth is that of lines where no terminal tells its own.
const plainWidth = 80

// A view is where replies are shown, and how. Without a size it is plain lines.
type view struct {
	out    io.Writer
	size   func() (width, height int)
	colour bool
	begun  bool // something stands above
}

// print writes a reply and what is asked of it, laid out to the width of the view.
func (v *view) print(reply bot.Reply, asks string, p page) error {
	before, after := "", "\n"
	switch {
	case v.size != nil:
		p.width, _ = v.size()
		p.width = min(max(p.width, 40), 100)
		before, after = "\n", "\n\n"
	case v.begun:
		before = "\n" + strings.Repeat("─", plainWidth) + "\n\n"
	}
	v.begun = true
	text := p.render(reply)
	if asks != "" {
		text += "\n\n" + strings.Join(p.styles(dim, wrap(asks, p.width)), "\n")
	}
	_, err := io.WriteString(v.out, before+text+after)
	return err
}
