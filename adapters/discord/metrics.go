package discord

import (
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/prometheus/client_golang/prometheus"
)

// metrics count what was answered, by kind and outcome, never by person or content.
type metrics struct {
	answered *prometheus.CounterVec
	took     *prometheus.HistogramVec
}

func newMetrics() metrics {
	return metrics{
		answered: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "boussole_discord_answers_total",
			Help: "Interactions and messages answered on Discord, by kind and outcome."}, []string{"kind", "outcome"}),
		took: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "boussole_discord_answer_seconds",
			Help:    "Time from an interaction or message to the end of its answer, in seconds.",
			Buckets: []float64{.001, .005, .02, .1, .5, 1, 2, 3, 10, 60}}, []string{"kind"}),
	}
}

// Metrics are the adapter's own.
func (a *Adapter) Metrics() []prometheus.Collector {
	return []prometheus.Collector{a.metrics.answered, a.metrics.took}
}

func (m metrics) interaction(kind discordgo.InteractionType, took time.Duration, err error) {
	m.count(kinds[kind], took, err)
}

func (m metrics) message(took time.Duration, err error) { m.count("message", took, err) }

func (m metrics) count(kind string, took time.Duration, err error) {
	if kind == "" {
		kind = "unknown"
	}
	outcome := "answered"
	if err != nil {
		outcome = "failed"
	}
	m.answered.WithLabelValues(kind, outcome).Inc()
	m.took.WithLabelValues(kind).Observe(took.Seconds())
}

// kinds name the types of interactions in metrics and logs.
var kinds = map[discordgo.InteractionType]string{
	discordgo.InteractionPing:                           "ping",
	discordgo.InteractionApplicationCommand:             "command",
	discordgo.InteractionMessageComponent:               "component",
	discordgo.InteractionApplicationCommandAutocomplete: "autocomplete",
	discordgo.InteractionModalSubmit:                    "form",
}
