package main

import (
	"bytes"
	"fmt"
	"io"
	"sync"
	"unicode"
	"unicode/utf8"
)

// stream is standard output or standard error. It keeps the first error, so
// that what could not be written is never taken for said, and shows the
// characters that would steer a terminal instead of sending them: a file's name
// may hold any.
type stream struct {
	mu   sync.Mutex
	to   io.Writer
	tame bool // somebody looks at it: nothing may steer the terminal
	fail error
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
		shown = tame(p)
	}
	if _, err := s.to.Write(shown); err != nil {
		s.fail = err
		return 0, err
	}
	return len(p), nil
}

// err is the first error of the stream.
func (s *stream) err() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.fail
}

// wipe clears the line of progress. It is the one sequence the program sends.
const wipe = "\r\033[K"

// tame replaces control characters and marks of direction by their numbers.
func tame(p []byte) []byte {
	if utf8.Valid(p) && !bytes.ContainsFunc(p, steers) {
		return p
	}
	var out []byte
	for len(p) > 0 {
		if bytes.HasPrefix(p, []byte(wipe)) {
			out, p = append(out, wipe...), p[len(wipe):]
			continue
		}
		r, n := utf8.DecodeRune(p)
		switch {
		case r == utf8.RuneError && n == 1:
			out = fmt.Appendf(out, "<%02X>", p[0])
		case steers(r):
			out = fmt.Appendf(out, "<U+%04X>", r)
		default:
			out = append(out, p[:n]...)
		}
		p = p[n:]
	}
	return out
}

// steers tells whether a terminal would obey a character instead of showing it.
func steers(r rune) bool {
	switch {
	case r == '\n' || r == '\t':
		return false
	case unicode.IsControl(r):
		return true
	}
	return r == '\u061C' || r >= '\u200E' && r <= '\u200F' || r >= '\u2028' && r <= '\u202E' || r >= '\u2066' && r <= '\u2069'
}
