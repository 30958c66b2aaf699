package slack

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// metrics count what was answered, by kind and outcome, never by person or content.
type metrics struct {
	answered *prometheus.CounterVec
	took     *prometheus.HistogramVec
}

func newMetrics() metrics {
	return metrics{
		answered: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "boussole_slack_answers_total",
			Help: "Commands, interactions and messages answered on Slack, by kind and outcome."}, []string{"kind", "outcome"}),
		took: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "boussole_slack_answer_seconds",
			Help:    "Time from a command, interaction or message to the end of its answer, in seconds.",
			Buckets: []float64{.001, .005, .02, .1, .5, 1, 2, 3, 10, 60}}, []string{"kind"}),
	}
}

// Metrics are the adapter's own.
func (a *Adapter) Metrics() []prometheus.Collector {
	return []prometheus.Collector{a.metrics.answered, a.metrics.took}
}

// The kinds of what is answered, as metrics and logs name them.
const (
	kindCommand  = "command"
	kindButton   = "button"
	kindForm     = "form"
	kindShortcut = "shortcut"
	kindMessage  = "message"
	kindHome     = "home"
	kindRemoval  = "removal"
)

// done counts what was answered and logs what went wrong with it, without a word of what was asked.
func (a *Adapter) done(kind string, start time.Time, err error) {
	outcome := "answered"
	if err != nil {
		outcome = "failed"
		a.log.Error("slack: not answered", "kind", kind, "error", err)
	}
	a.metrics.answered.WithLabelValues(kind, outcome).Inc()
	a.metrics.took.WithLabelValues(kind).Observe(time.Since(start).Seconds())
}
