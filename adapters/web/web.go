// Package web is the HTTP server: platform webhooks, health and metrics.
package web

import (
	"context"
	"log/slog"
	"net"
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

// Config is the part of the configuration that concerns the HTTP server.
type Config struct {
	Addr      string // host:port; port 0 takes a free one
	PublicURL string `yaml:"public_url"` // its address seen from outside, for those who tell it to a platform
}

// Parts are what the program has the server carry. The server knows none of them.
type Parts struct {
	Routes  map[string]http.Handler                // by pattern of http.ServeMux: "POST /discord/interactions"
	Ready   map[string]func(context.Context) error // by name: what must be well; an error's text is public
	Metrics []prometheus.Collector
	Log     *slog.Logger
}

// Server carries the routes that it is given, and GET /healthz, /readyz and /metrics.
type Server struct {
	addr     string
	mux      *http.ServeMux
	other    *route // what no pattern matches
	log      *slog.Logger
	nosniff  []string // a header's value, shared by all answers
	listener net.Listener
}

// New makes a Server. It panics where two routes or two metrics clash, as http.ServeMux does.
func New(c Config, p Parts) *Server {
	m := newMetrics(p.Metrics)
	s := &Server{addr: c.Addr, mux: http.NewServeMux(), other: m.route("other", nil), log: p.Log, nosniff: []string{"nosniff"}}
	for pattern, handler := range p.Routes {
		s.mux.Handle(pattern, m.route(pattern, handler))
	}
	for pattern, handler := range map[string]http.Handler{
		"GET /healthz": http.HandlerFunc(alive),
		"GET /readyz":  newReadiness(p.Ready, p.Log),
		"GET /metrics": m.handler(p.Log),
	} {
		s.mux.Handle(pattern, m.route(pattern, handler))
	}
	return s
}

// Handler is the Server without its listener.
func (s *Server) Handler() http.Handler { return http.HandlerFunc(s.serve) }
