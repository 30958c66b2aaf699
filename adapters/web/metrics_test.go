package web

import (
	"errors"
	"net/http"
	"strings"
	"testing"

	"github.com/prometheus/client_golang/prometheus"
)

func TestMetrics(t *testing.T) {
	answers := prometheus.NewCounter(prometheus.CounterOpts{Name: "boussole_answers_total", Help: "Answers."})
	answers.Add(3)
	s, _ := server(Parts{Metrics: []prometheus.Collector{answers}})
	for range 2 {
		ask(s, "POST", "/echo", strings.NewReader("x"))
	}
	ask(s, "POST", "/echo", strings.NewReader(strings.Repeat("x", maxBody+1)))
	ask(s, "GET", "/echo", nil)
	for _, path := range []string{"/hush1", "/hush2", "/hush3?x=hush", "/echo/hush"} {
		ask(s, "POST", path, nil)
		ask(s, "CONNECT", path, nil)
	}
	w := ask(s, "GET", "/metrics", nil)
	got := w.Body.String()
	for _, want := range []string{
		`boussole_http_requests_total{code="200",route="POST /echo"} 2`,
		`boussole_http_requests_total{code="413",route="POST /echo"} 1`,
		`boussole_http_requests_total{code="404",route="other"} 8`,
		`boussole_http_requests_total{code="405",route="other"} 1`,
		`boussole_http_requests_total{code="200",route="GET /readyz"} 0`,
		`boussole_http_request_duration_seconds_count{route="POST /echo"} 3`,
		`boussole_http_request_duration_seconds_bucket{route="POST /echo",le="3"} 3`,
		"boussole_answers_total 3",
		"go_goroutines ",
		"process_resident_memory_bytes ",
		"go_build_info{",
	} {
		if !strings.Contains(got, "\n"+want) {
			t.Errorf("lacks %s", want)
		}
	}
	if strings.Contains(got, "hush") {
		t.Error("a path that a client chose is in the metrics")
	}
	if kind := w.Header().Get("Content-Type"); w.Code != http.StatusOK || !strings.HasPrefix(kind, "text/plain; version=0.0.4") {
		t.Errorf("got %d %s", w.Code, kind)
	}
}

// broken is a collector that fails.
type broken struct{ desc *prometheus.Desc }

func (b broken) Describe(to chan<- *prometheus.Desc) { to <- b.desc }
func (b broken) Collect(to chan<- prometheus.Metric) {
	to <- prometheus.NewInvalidMetric(b.desc, errors.New("store closed"))
}

func TestBrokenCollectorHidesNoOther(t *testing.T) {
	s, logged := server(Parts{Metrics: []prometheus.Collector{broken{prometheus.NewDesc("boussole_broken", "Broken.", nil, nil)}}})
	w := ask(s, "GET", "/metrics", nil)
	if w.Code != 200 || !strings.Contains(w.Body.String(), "go_goroutines") {
		t.Errorf("got %d %q, want the other metrics", w.Code, w.Body)
	}
	if !strings.Contains(logged.String(), "store closed") {
		t.Errorf("got log %q, want the fault", logged)
	}
}
