package web

import (
	"log/slog"
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// metrics are those of the process, of the requests, and of whoever handed some in.
type metrics struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	seconds  *prometheus.HistogramVec
}

func newMetrics(more []prometheus.Collector) metrics {
	m := metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "boussole_http_requests_total",
			Help: "HTTP requests answered, by route and status code."}, []string{"route", "code"}),
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "boussole_http_request_duration_seconds",
			Help:    "Time to answer an HTTP request, by route.",
			Buckets: []float64{.0001, .001, .005, .025, .1, .25, .5, 1, 2, 3, 10}}, // platforms want an answer within 3 s
			[]string{"route"}),
	}
	m.registry.MustRegister(m.requests, m.seconds, collectors.NewGoCollector(), collectors.NewBuildInfoCollector(),
		collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	m.registry.MustRegister(more...)
	return m
}

// route labels by pattern, never by path, so that clients cannot make series.
func (m metrics) route(pattern string, h http.Handler) *route {
	codes := m.requests.MustCurryWith(prometheus.Labels{"route": pattern})
	return &route{pattern: pattern, handler: h, ok: codes.WithLabelValues("200"), codes: codes, seconds: m.seconds.WithLabelValues(pattern)}
}

// handler shows every metric that can be had: one collector that fails hides no other, and is logged.
func (m metrics) handler(log *slog.Logger) http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{
		Registry: m.registry, ErrorHandling: promhttp.ContinueOnError, MaxRequestsInFlight: 4,
		ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelError),
	})
}
