package slack_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	slackapi "github.com/slack-go/slack"

	"boussole/adapters/slack/slacktest"
)

// bare is the least that an endpoint can do with slack-go: verify, parse, and answer always the same.
func bare() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		verifier, err := slackapi.NewSecretsVerifier(r.Header, secret)
		if err != nil {
			http.Error(w, "", http.StatusUnauthorized)
			return
		}
		r.Body = io.NopCloser(io.TeeReader(r.Body, &verifier))
		command, err := slackapi.SlashCommandParse(r)
		if err != nil || command.Command == "" {
			http.Error(w, "", http.StatusBadRequest)
			return
		}
		if verifier.Ensure() != nil {
			http.Error(w, "", http.StatusUnauthorized)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(slackapi.Msg{ResponseType: slackapi.ResponseTypeEphemeral, Text: "35 000 à 43 000 €",
			Blocks: slackapi.Blocks{BlockSet: []slackapi.Block{slackapi.NewSectionBlock(slackapi.NewTextBlockObject("mrkdwn", "35 000 à 43 000 €", false, false), nil, nil)}}})
	})
}

// signed is a request of a slash command as Slack makes it.
func signed(body []byte) *http.Request {
	req := httptest.NewRequest(http.MethodPost, "/slack/commands", bytes.NewReader(body))
	req.Header = slacktest.Sign(secret, body, time.Now())
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return req
}

// BenchmarkCommand compares a bare endpoint with the whole of the bot's work: signature, decoding, the answer from the
// knowledge, and its rendering; each as a server answers it on a connection that stays, and the handler alone.
func BenchmarkCommand(b *testing.B) {
	bench := newBench(b, router(b), "http", nil)
	commands := bench.routes["POST /slack/commands"]
	for _, test := range []struct {
		name, line string
		handler    http.Handler
	}{
		{"bare", "/salaire junior lyon", bare()},
		{"text", "/competences git", commands},
		{"question", "/boussole bootcamp ou master ?", commands},
		{"chart", "/salaire junior lyon", commands},
	} {
		payload, _ := bench.typed(test.line)
		body := encoded(b, "slash_commands", payload)
		bench.post("/slack/commands", body) // asks for the person's language
		b.Run("server/"+test.name, func(b *testing.B) { overHTTP(b, test.handler, signed(body)) })
		b.Run("handler/"+test.name, func(b *testing.B) { alone(b, test.handler, body) })
	}
}

// overHTTP sends the same request over one connection, again and again.
func overHTTP(b *testing.B, handler http.Handler, req *http.Request) {
	server := httptest.NewServer(handler)
	defer server.Close()
	conn, err := net.Dial("tcp", server.Listener.Addr().String())
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = conn.Close() }()
	var raw bytes.Buffer
	if err := req.Write(&raw); err != nil {
		b.Fatal(err)
	}
	reader := bufio.NewReader(conn)
	b.ResetTimer()
	for range b.N {
		if _, err := conn.Write(raw.Bytes()); err != nil {
			b.Fatal(err)
		}
		resp, err := http.ReadResponse(reader, nil)
		if err != nil {
			b.Fatal(err)
		}
		if n, err := io.Copy(io.Discard, resp.Body); err != nil || n == 0 || resp.StatusCode != http.StatusOK {
			b.Fatalf("got status %d, %d bytes, %v", resp.StatusCode, n, err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "req/s")
}

// alone calls a handler without a server.
func alone(b *testing.B, handler http.Handler, body []byte) {
	b.ReportAllocs()
	requests := make([]*http.Request, b.N)
	for i := range requests {
		requests[i] = signed(body)
	}
	w := httptest.NewRecorder()
	b.ResetTimer()
	for i := range b.N {
		w.Body.Reset()
		handler.ServeHTTP(w, requests[i])
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "req/s")
	if w.Code != http.StatusOK || w.Body.Len() == 0 {
		b.Fatalf("got status %d", w.Code)
	}
}

// BenchmarkInFlight keeps 32 commands in flight over real connections, and prints how long the slowest in a hundred take.
func BenchmarkInFlight(b *testing.B) {
	const inFlight = 32
	bench := newBench(b, router(b), "http", nil)
	server := httptest.NewServer(bench.routes["POST /slack/commands"])
	defer server.Close()
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: inFlight}}
	var uses [][]byte
	for _, line := range []string{"/salaire junior lyon", "/competences git", "/boussole bootcamp ou master ?", "/boussole freelance"} {
		payload, _ := bench.typed(line)
		uses = append(uses, encoded(b, "slash_commands", payload))
		bench.post("/slack/commands", uses[len(uses)-1])
	}
	took := make([]time.Duration, b.N)
	var next atomic.Int64
	var all sync.WaitGroup
	b.ResetTimer()
	for range inFlight {
		all.Go(func() {
			for i := next.Add(1) - 1; i < int64(b.N); i = next.Add(1) - 1 {
				body := uses[i%int64(len(uses))]
				out, err := http.NewRequestWithContext(context.Background(), http.MethodPost, server.URL, bytes.NewReader(body))
				if err != nil {
					b.Error(err)
					return
				}
				out.Header = slacktest.Sign(secret, body, time.Now())
				start := time.Now()
				resp, err := client.Do(out)
				if err != nil {
					b.Error(err)
					return
				}
				_, _ = io.Copy(io.Discard, resp.Body)
				_ = resp.Body.Close()
				took[i] = time.Since(start)
			}
		})
	}
	all.Wait()
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "req/s")
}
