package terminal

import (
	"bytes"
	"context"
	"io"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"boussole/bot"
)

// screen keeps what a console was sent.
type screen struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (s *screen) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.Write(b)
}

func (s *screen) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.String()
}

// keyboard is a person at a console in memory.
type keyboard struct {
	*testing.T
	*screen
	a     *Adapter
	keys  *io.PipeWriter
	width atomic.Int32
	stop  context.CancelFunc
	done  chan error
	seen  int
}

func sit(t *testing.T, c Config, colour bool) *keyboard {
	in, keys := io.Pipe()
	ctx, stop := context.WithCancel(context.Background())
	k := &keyboard{T: t, screen: &screen{}, a: New(c), keys: keys, stop: stop, done: make(chan error, 1)}
	k.width.Store(80)
	r := router(t)
	k.a.router = r
	go func() {
		k.done <- k.a.converse(ctx, r, console{Reader: in, Writer: k.screen, colour: colour,
			size: func() (int, int) { return int(k.width.Load()), 24 }})
	}()
	t.Cleanup(func() { stop(); _ = keys.Close() })
	return k
}

// types sends keys and waits for what they bring to the screen.
func (k *keyboard) types(keys string, want ...string) {
	k.Helper()
	if _, err := io.WriteString(k.keys, keys); err != nil {
		k.Fatal(err)
	}
	k.sees(want...)
}

func (k *keyboard) sees(want ...string) {
	k.Helper()
	for _, w := range want {
		for begun := time.Now(); ; time.Sleep(time.Millisecond) {
			text := k.screen.String()
			if at := strings.Index(text[k.seen:], w); at >= 0 {
				k.seen += at + len(w)
				break
			}
			if time.Since(begun) > time.Minute {
				k.Fatalf("no %q in %q", w, text[k.seen:])
			}
		}
	}
}

func (k *keyboard) leaves(want string) {
	k.Helper()
	select {
	case err := <-k.done:
		if err != nil {
			k.Error(err)
		}
	case <-time.After(time.Minute):
		k.Fatal("still running")
	}
	if !strings.HasSuffix(k.screen.String(), "\r\n"+want+"\r\n") {
		k.Errorf("got %q, want %q at the end", k.screen.String(), want)
	}
}

func TestEditing(t *testing.T) {
	k := sit(t, Config{Locale: bot.French}, false)
	k.sees("Boussole", "/aide", "Ctrl-D", "English", "> ")
	k.types("/sal\t", "/salaire ")
	k.types("niveau:\t", "Junior · Confirmé · Lead", "> /salaire niveau:")
	k.types("ju\t\r", "niveau:Junior", "Je paie /pay level:junior", "[2] Aide", "/aide", "> ")
	k.types("7\r", "Ce choix n'existe pas", "Il n'y a que 2 choix", "> ")
	k.types("2\r", "Voici l'aide.", "> ")
	k.types("\r", "> ")
	k.types("\x1b[A\x1b[A\x1b[A\r", "/salaire niveau:Junior", "Je paie", "> ") // the history has no empty line
	k.types("how much does a dev earn in Paris\r", "I pay", "> ")
	k.types("\x04")
	k.leaves("See you soon!")
	if painted.MatchString(k.String()) {
		t.Errorf("colour in %q", k.String())
	}
	if k.a.view.size != nil {
		t.Error("replies would still go to the editor")
	}
}

func TestOtherWaysOut(t *testing.T) {
	for name, keys := range map[string]string{"Ctrl-C": "/sal\x03", "/quit": "/quit\r", "/quitter": "/quitter\r"} {
		t.Run(name, func(t *testing.T) {
			k := sit(t, Config{Locale: bot.French}, false)
			k.types(keys)
			k.leaves("À bientôt !")
		})
	}
	t.Run("context", func(t *testing.T) {
		k := sit(t, Config{Locale: bot.English}, false)
		k.sees("> ")
		k.stop()
		k.leaves("See you soon!")
	})
}

func TestWidthAndColour(t *testing.T) {
	k := sit(t, Config{Locale: bot.English, Fixed: true}, true)
	k.sees("> ")
	if strings.Contains(k.String(), "in English too") {
		t.Error("a fixed language was said to be free")
	}
	rule := func(width int) string { return strings.Repeat("─", width) }
	k.types("/nowhere\r", bright, "> ")
	for width, shown := range map[int]int{20: 40, 60: 60, 200: 100} {
		k.width.Store(int32(width))
		_, _ = io.WriteString(k.keys, "\r")
		k.sees("> ")
		if err := k.a.show(bot.Reply{Title: strings.Repeat("x", 150)}); err != nil {
			t.Fatal(err)
		}
		k.sees("\x1b[2m"+rule(shown)+"\x1b[0m", "> ")
	}
}

func TestPostWhileTyping(t *testing.T) {
	k := sit(t, Config{}, false)
	k.types("/ai", "/ai")
	reply := bot.Reply{Answer: "Un conseil\x1b[2J", Blocks: []bot.Block{bot.Buttons{{Request: bot.Request{Command: "help"}}}}}
	for range 2 {
		if err := k.a.Post(context.Background(), bot.Post{Key: "k", Reply: reply}); err != nil {
			t.Fatal(err)
		}
	}
	k.sees("Un conseil\r\n", "[1]", "> /ai")
	k.types("\x15[1]\r", "Voici l'aide.", "> ")
	if n := strings.Count(k.String(), "Un conseil"); n != 1 {
		t.Errorf("shown %d times", n)
	}
}

func TestEndlessSequence(t *testing.T) {
	k := sit(t, Config{}, false)
	k.sees("> ")
	go func() { _, _ = io.WriteString(k.keys, "\x1b"+strings.Repeat("0", 400)) }()
	select {
	case err := <-k.done:
		if err == nil {
			t.Error("no error")
		}
	case <-time.After(time.Minute):
		t.Fatal("still running")
	}
}

func TestPanicInCompletion(t *testing.T) {
	in, keys := io.Pipe()
	defer func() { _ = keys.Close() }()
	go func() { _, _ = io.WriteString(keys, "/\t\r") }()
	defer func() {
		if recover() == nil {
			t.Error("it passed unseen, with the terminal as it was")
		}
	}()
	c := console{Reader: in, Writer: io.Discard, size: func() (int, int) { return 80, 24 }}
	_ = New(Config{}).converse(context.Background(), nil, c) // no Router, no commands
}

func TestControlKeys(t *testing.T) {
	k := sit(t, Config{}, false)
	k.sees("> ")
	k.types("/ai\u009b2J\u0085de\r", "Je ne connais pas", "> ")
	if strings.ContainsAny(k.String(), "\u009b\u0085") {
		t.Errorf("a control character on the screen: %q", k.String())
	}
}

func TestColoured(t *testing.T) {
	for _, test := range []struct {
		no, term string
		want     bool
	}{{"", "xterm", true}, {"1", "xterm", false}, {"", "dumb", false}} {
		t.Setenv("NO_COLOR", test.no)
		t.Setenv("TERM", test.term)
		if got := coloured(); got != test.want {
			t.Errorf("%+v: got %v", test, got)
		}
	}
}
