package discord_test

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"boussole/bot"
)

// bare is the least that an endpoint can do with discordgo: verify, decode, and answer always the same.
func bare(key ed25519.PublicKey) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !discordgo.VerifyInteraction(r, key) {
			http.Error(w, "", http.StatusUnauthorized)
			return
		}
		var in discordgo.Interaction
		if err := json.NewDecoder(r.Body).Decode(&in); err != nil {
			http.Error(w, "", http.StatusBadRequest)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(discordgo.InteractionResponse{Type: discordgo.InteractionResponseChannelMessageWithSource,
			Data: &discordgo.InteractionResponseData{Content: "35 000 à 43 000 €"}})
	})
}

// BenchmarkInteraction compares a bare endpoint with the whole of the bot's work: signature, decoding, the answer from
// the knowledge, and its rendering; with a picture from the cache, and with one that has to be drawn.
func BenchmarkInteraction(b *testing.B) {
	bench := newBench(b, router(b))
	offers := 0
	cold := func() []byte {
		offers++
		return slash(b, bot.French, bot.Request{Command: "salary", Args: bot.Args{"level": "junior", "offer": strconv.Itoa(20_000 + offers)}})
	}
	same := func(req bot.Request) func() []byte {
		payload := slash(b, bot.French, req)
		return func() []byte { return payload }
	}
	junior := same(bot.Request{Command: "salary", Args: bot.Args{"level": "junior", "place": "lyon"}})
	for _, test := range []struct {
		name    string
		handler http.Handler
		payload func() []byte
	}{
		{"bare", bare(bench.key.Public().(ed25519.PublicKey)), junior},
		{"text", bench.handler, same(bot.Request{Command: "skills", Args: bot.Args{"topic": "git"}})},
		{"question", bench.handler, same(bot.Request{Command: "ask", Args: bot.Args{"question": "bootcamp ou master ?"}})},
		{"picture-warm", bench.handler, junior},
		{"picture-cold", bench.handler, cold},
	} {
		b.Run(test.name, func(b *testing.B) {
			b.ReportAllocs()
			requests := make([]*http.Request, b.N)
			for i := range requests {
				requests[i] = bench.signed(test.payload(), time.Now())
			}
			w := httptest.NewRecorder()
			b.ResetTimer()
			for i := range b.N {
				w.Body.Reset()
				test.handler.ServeHTTP(w, requests[i])
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "req/s")
			if w.Code != http.StatusOK || w.Body.Len() == 0 {
				b.Fatalf("got status %d", w.Code)
			}
		})
	}
}

// BenchmarkInFlight keeps 32 interactions in flight over real connections, and prints how long the slowest in a hundred
// take.
func BenchmarkInFlight(b *testing.B) {
	const inFlight = 32
	bench := newBench(b, router(b))
	server := httptest.NewServer(bench.handler)
	defer server.Close()
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: inFlight}}
	var uses [][]byte
	for _, req := range []bot.Request{{Command: "salary", Args: bot.Args{"level": "junior", "place": "lyon"}}, {Command: "skills", Args: bot.Args{"topic": "git"}},
		{Command: "ask", Args: bot.Args{"question": "bootcamp ou master ?"}}, {Command: "freelance"}} {
		uses = append(uses, slash(b, bot.French, req))
		bench.post(uses[len(uses)-1]) // draws what it needs
	}
	took := make([]time.Duration, b.N)
	var next atomic.Int64
	var all sync.WaitGroup
	b.ResetTimer()
	for range inFlight {
		all.Go(func() {
			for i := next.Add(1) - 1; i < int64(b.N); i = next.Add(1) - 1 {
				body := uses[i%int64(len(uses))]
				req := bench.signed(body, time.Now())
				out, err := http.NewRequestWithContext(context.Background(), http.MethodPost, server.URL, bytes.NewReader(body))
				if err != nil {
					b.Error(err)
					return
				}
				out.Header = req.Header
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
