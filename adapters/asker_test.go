package adapters_test

import (
	"bytes"
	"crypto/ed25519"
	"encoding/hex"
	"fmt"
	"io"
	"math"
	"net/http"
	"slices"
	"strconv"
	"testing"
	"time"
)

// asker uses a command by HTTP again and again, as people on Discord do.
type asker struct {
	t       testing.TB
	at      string // the program's address
	public  ed25519.PublicKey
	private ed25519.PrivateKey
	asked   int
}

func newAsker(t testing.TB, at string) *asker {
	public, private, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &asker{t: t, at: at, public: public, private: private}
}

// key is for discord.public_key.
func (a *asker) key() string { return hex.EncodeToString(a.public) }

// await waits until the program answers at all.
func (a *asker) await() {
	a.t.Helper()
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		resp, err := http.Get("http://" + a.at + "/healthz")
		if err == nil {
			_ = resp.Body.Close()
			return
		}
	}
	a.t.Fatal("the program doesn't answer")
}

// ask asks every 100 ms, for so long at most or until over, and returns the percentiles of the answers' times, in
// milliseconds.
func (a *asker) ask(most time.Duration, over func() bool) (percentile func(int) float64) {
	a.t.Helper()
	var took []time.Duration
	tick := time.NewTicker(100 * time.Millisecond)
	defer tick.Stop()
	for end := time.Now().Add(most); time.Now().Before(end) && !over(); <-tick.C {
		took = append(took, a.once())
	}
	slices.Sort(took)
	return func(p int) float64 {
		at := int(math.Ceil(float64(p*len(took))/100)) - 1
		return float64(took[max(at, 0)].Microseconds()) / 1000
	}
}

func (a *asker) once() time.Duration {
	a.t.Helper()
	a.asked++
	body := fmt.Appendf(nil, `{"type":2,"id":"%d","application_id":"2","token":"t","locale":"fr","channel_id":"3","guild_id":"5",`+
		`"member":{"permissions":"0","user":{"id":"4"}},"data":{"name":"role","type":1,"options":[]}}`, a.asked)
	stamp := strconv.FormatInt(time.Now().Unix(), 10)
	header := http.Header{"X-Signature-Timestamp": {stamp}, "Content-Type": {"application/json"},
		"X-Signature-Ed25519": {hex.EncodeToString(ed25519.Sign(a.private, append([]byte(stamp), body...)))}}
	start := time.Now()
	req, err := http.NewRequest(http.MethodPost, "http://"+a.at+"/discord/interactions", bytes.NewReader(body))
	if err != nil {
		a.t.Fatal(err)
	}
	req.Header = header
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		a.t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	if answer, err := io.ReadAll(resp.Body); err != nil || resp.StatusCode != http.StatusOK {
		a.t.Fatalf("a command: %s, %v\n%s", resp.Status, err, answer)
	}
	return time.Since(start)
}
