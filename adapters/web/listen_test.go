package web

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

func TestAddressInUse(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	for name, start := range map[string]func(*Server) error{
		"Listen": (*Server).Listen,
		"Run":    func(s *Server) error { return s.Run(t.Context()) },
	} {
		s, _ := server(Parts{})
		s.addr = taken.Addr().String()
		if err := start(s); err == nil || !strings.HasPrefix(err.Error(), "http.addr: ") || !strings.Contains(err.Error(), s.addr) {
			t.Errorf("%s: got %v, want an error that names http.addr and %s", name, err, s.addr)
		}
	}
}

// A request in flight ends well while new connections are refused.
func TestDrain(t *testing.T) {
	began, end := make(chan struct{}), make(chan struct{})
	s, _ := server(Parts{Routes: map[string]http.Handler{"GET /slow": http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		close(began)
		<-end
		if r.Context().Err() == nil {
			_, _ = io.WriteString(w, "done well")
		}
	})}})
	if err := s.Listen(); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	ran, answered := make(chan error, 1), make(chan string, 1)
	go func() { ran <- s.Run(ctx) }()
	go func() {
		answer, err := http.Get("http://" + s.Addr() + "/slow")
		if err != nil {
			answered <- err.Error()
			return
		}
		defer answer.Body.Close()
		body, err := io.ReadAll(answer.Body)
		answered <- fmt.Sprint(answer.StatusCode, " ", string(body), " ", err)
	}()
	<-began
	stop()
	for { // until refused; the test's own time limit is the bound
		conn, err := net.Dial("tcp", s.Addr())
		if err != nil {
			break
		}
		conn.Close()
		time.Sleep(time.Millisecond)
	}
	select {
	case err := <-ran:
		t.Fatalf("Run ended with %v before the request in flight", err)
	default:
	}
	close(end)
	if got, want := <-answered, "200 done well <nil>"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if err := <-ran; err != nil {
		t.Errorf("got %v, want nil", err)
	}
}

// pipes is a listener without sockets, for tests on a clock of their own.
type pipes struct {
	conns chan net.Conn
	ended chan struct{}
	close func()
}

func newPipes() *pipes {
	p := &pipes{conns: make(chan net.Conn), ended: make(chan struct{})}
	p.close = sync.OnceFunc(func() { close(p.ended) })
	return p
}

func (p *pipes) Accept() (net.Conn, error) {
	select {
	case conn := <-p.conns:
		return conn, nil
	case <-p.ended:
		return nil, net.ErrClosed
	}
}
func (p *pipes) Close() error   { p.close(); return nil }
func (p *pipes) Addr() net.Addr { return &net.UnixAddr{Name: "pipe"} }

func (p *pipes) dial() net.Conn {
	client, server := net.Pipe()
	p.conns <- server
	return client
}

// exchange sends the text and returns the codes answered until the connection ends, and when that was.
func exchange(conn net.Conn, text string) (codes []int, took time.Duration) {
	start := time.Now()
	go func() { _, _ = io.WriteString(conn, text) }()
	for r := bufio.NewReader(conn); ; {
		answer, err := http.ReadResponse(r, nil)
		if err != nil {
			return codes, time.Since(start)
		}
		_, _ = io.Copy(io.Discard, answer.Body)
		codes = append(codes, answer.StatusCode)
	}
}

func TestConnections(t *testing.T) {
	const post, rest = "POST /echo HTTP/1.1\r\nHost: x\r\n", "\r\n\r\n"
	tests := map[string]struct {
		send string
		want string // codes, and when the connection ended
	}{
		"kept, then idle":     {"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n" + post + "Content-Length: 2\r\n\r\nab", "[200 200] 3m0s"},
		"asked to close":      {"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "[200] 0s"},
		"nothing sent":        {"", "[] 5s"},
		"slow headers":        {post, "[] 5s"},
		"slow body":           {post + "Content-Length: 9" + rest + "ab", "[200] 10s"},
		"slow handler":        {"GET /slow HTTP/1.1\r\nHost: x\r\n\r\n", "[200] 3m15s"},
		"late handler":        {"GET /late HTTP/1.1\r\nHost: x\r\n\r\n", "[] 30s"},
		"long headers":        {post + "X: " + strings.Repeat("x", maxHeader+8<<10) + rest, "[431] 500ms"}, // net/http lingers
		"too much, announced": {post + "Content-Length: 1048577" + rest, "[413] 500ms"},
		"too much, chunked":   {post + "Transfer-Encoding: chunked\r\n\r\n100001\r\n" + strings.Repeat("x", maxBody+1) + "\r\n0" + rest, "[413] 500ms"},
		"nonsense":            {"hello" + rest, "[400] 0s"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s, _ := server(Parts{Routes: map[string]http.Handler{
					"GET /slow": http.HandlerFunc(func(http.ResponseWriter, *http.Request) { time.Sleep(15 * time.Second) }),
					"GET /late": http.HandlerFunc(func(http.ResponseWriter, *http.Request) { time.Sleep(30 * time.Second) }),
				}})
				p := newPipes()
				s.listener = p
				ctx, stop := context.WithCancel(t.Context())
				ran := make(chan error, 1)
				go func() { ran <- s.Run(ctx) }()
				codes, took := exchange(p.dial(), test.send)
				if got := fmt.Sprint(codes, " ", took); got != test.want {
					t.Errorf("got %s, want %s", got, test.want)
				}
				stop()
				if err := <-ran; err != nil {
					t.Error(err)
				}
			})
		})
	}
}

// A request that does not end is cut after 10 s, and said so.
func TestDrainIsBounded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		began := make(chan struct{})
		s, logged := server(Parts{Routes: map[string]http.Handler{"GET /stuck": http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
			close(began)
			<-r.Context().Done()
		})}})
		p := newPipes()
		s.listener = p
		ctx, stop := context.WithCancel(t.Context())
		ran := make(chan error, 1)
		go func() { ran <- s.Run(ctx) }()
		conn := p.dial()
		go exchange(conn, "GET /stuck HTTP/1.1\r\nHost: x\r\n\r\n")
		<-began
		start := time.Now()
		stop()
		if err := <-ran; err != nil || time.Since(start) != drainTime {
			t.Errorf("got %v after %v, want nil after %v", err, time.Since(start), drainTime)
		}
		if !strings.Contains(logged.String(), "requests cut short") {
			t.Errorf("got log %q", logged)
		}
	})
}

func TestRunAfterTheEnd(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	s, _ := server(Parts{})
	if err := s.Run(ctx); err != nil {
		t.Errorf("got %v, want nil", err)
	}
	if conn, err := net.Dial("tcp", s.Addr()); err == nil {
		conn.Close()
		t.Error("the address is still open")
	}
}

func TestListenerFails(t *testing.T) {
	s, _ := server(Parts{})
	if err := s.Listen(); err != nil {
		t.Fatal(err)
	}
	s.listener.Close()
	if err := s.Run(t.Context()); err == nil || !strings.HasPrefix(err.Error(), "http.addr: ") {
		t.Errorf("got %v, want an error that names http.addr", err)
	}
}
