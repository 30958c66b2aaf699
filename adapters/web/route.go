package web

import (
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// route is a handler with a bound on what it reads and a count of what it answers.
type route struct {
	pattern string
	handler http.Handler
	ok      prometheus.Counter     // answers of 200, found beforehand: nearly all
	codes   *prometheus.CounterVec // by code
	seconds prometheus.Observer
}

// ServeHTTP is called by the Server's mux alone, with the answer that the Server made.
func (rt *route) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	a := w.(*answer)
	a.route = rt
	if r.ContentLength > maxBody {
		http.Error(a, "body over 1 MiB", http.StatusRequestEntityTooLarge)
		return
	}
	if r.ContentLength < 0 { // else the length that is announced already bounds what can be read
		r.Body = http.MaxBytesReader(a.ResponseWriter, r.Body, maxBody)
	}
	rt.handler.ServeHTTP(a, r)
}

func (rt *route) count(code int, took time.Duration) {
	rt.seconds.Observe(took.Seconds())
	if code == http.StatusOK {
		rt.ok.Inc()
		return
	}
	rt.codes.WithLabelValues(strconv.Itoa(code)).Inc()
}
