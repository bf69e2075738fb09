package main

import (
	"io"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// stream is standard output or standard error. It keeps the first error, so
// that what could not be written is never taken for said, and shows the
// characters that would steer a terminal instead of sending them: a text may
// hold any. Lines are its writers' own; what is quoted in a line they show by
// diag.Shown.
type stream struct {
	mu    sync.Mutex
	to    io.Writer
	tame  bool   // nothing may steer a terminal: all but a text that a program takes on
	wipes bool   // it also carries the line of progress, which is wiped
	begun []byte // of a character whose other bytes come with the next write
	fail  error
}

// Write writes all of p or fails.
func (s *stream) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.fail != nil {
		return 0, s.fail
	}
	shown := p
	if s.tame {
		var whole []byte
		whole, s.begun = parted(append(s.begun, p...))
		shown = s.tamed(whole)
	}
	if _, err := s.to.Write(shown); err != nil {
		s.fail = err
		return 0, err
	}
	return len(p), nil
}

// asTyped has a text reach a file or a program as it is: what is set by the rules of a
// language is to be read again. A terminal gets none.
func (io console) asTyped() {
	if s, ok := io.out.(*stream); ok && !io.seen {
		s.tame = false
	}
}

// parted is text up to a last character that is not complete, and that.
func parted(p []byte) (whole, begun []byte) {
	for n := 1; n < utf8.UTFMax && n <= len(p); n++ {
		at := len(p) - n
		if utf8.RuneStart(p[at]) {
			if !utf8.FullRune(p[at:]) {
				return p[:at], p[at:]
			}
			break
		}
	}
	return p, nil
}

// end writes what is left and gives the first error of the stream.
func (s *stream) end() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.fail == nil && len(s.begun) > 0 {
		_, s.fail = s.to.Write(s.tamed(s.begun))
	}
	s.begun = nil
	return s.fail
}

// wipe clears the line of progress. It is the one sequence the program sends.
const wipe = "\r\033[K"

// tamed is text whose ends of lines and tabs are all a terminal obeys, and the
// program's own wipe.
func (s *stream) tamed(p []byte) []byte {
	parts := []string{string(p)}
	if s.wipes {
		parts = strings.Split(parts[0], wipe)
	}
	for i := range parts {
		parts[i] = diag.Shown(parts[i], '\n', '\t')
	}
	return []byte(strings.Join(parts, wipe))
}
