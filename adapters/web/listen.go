package web

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"
)

const (
	headerTime = 5 * time.Second  // for the headers, which a proxy sends at once: a slow client holds nothing for long
	readTime   = 10 * time.Second // for a whole request, 1 MiB of body included
	writeTime  = 20 * time.Second // from the headers to the end of the answer: readTime, and as much for the handler, who has 3 s
	idleTime   = 3 * time.Minute  // longer than proxies keep a connection (60 to 120 s), so that they let go of it first
	drainTime  = 10 * time.Second // for the requests in flight once the Server is to end
	maxHeader  = 16 << 10         // bytes; platforms and proxies send 2 KiB or so, the library's default is 1 MiB
)

// Listen opens the address, so that one in use is an error before anything else begins. Run does it when it was not done.
func (s *Server) Listen() error {
	if s.listener != nil {
		return nil
	}
	listener, err := net.Listen("tcp", s.addr)
	if err != nil {
		return fmt.Errorf("http.addr: %w", err)
	}
	s.listener = listener
	return nil
}

// Addr is the address that Listen opened; it must have been called.
func (s *Server) Addr() string { return s.listener.Addr().String() }

// Run serves until the context ends. Then no connection is taken any more, and requests in flight get up to 10 s.
func (s *Server) Run(ctx context.Context) error {
	if err := s.Listen(); err != nil {
		return err
	}
	server := &http.Server{
		Handler: s.Handler(), ErrorLog: slog.NewLogLogger(s.log.Handler(), slog.LevelWarn),
		ReadHeaderTimeout: headerTime, ReadTimeout: readTime, WriteTimeout: writeTime, IdleTimeout: idleTime,
		MaxHeaderBytes: maxHeader,
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(s.listener) }()
	select {
	case err := <-ended:
		return fmt.Errorf("http.addr: %w", err)
	case <-ctx.Done():
	}
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), drainTime)
	defer cancel()
	if server.Shutdown(grace) != nil {
		s.log.Warn("requests cut short", "after", drainTime)
		_ = server.Close() // what is left cannot be mended
	}
	<-ended
	return nil
}
