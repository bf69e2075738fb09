package pdf

import (
	"bytes"
	"strconv"

	"github.com/secnumcloud-observatory/press/layout/lexical"
)

// speller reads objects as a file spells them (ISO 32000-1, 7.3), and mends
// nothing: what readers guess at is an error here. Objects are Go values as the
// lexer's, and ref.
type speller struct {
	b     []byte
	pos   int
	twice string // a key that a dictionary gives twice
	odd   *oddities
}

// ref is a reference to an object.
type ref struct{ n, g int }

func (s *speller) blank() {
	l := lexer{b: s.b, pos: s.pos}
	l.blank()
	s.pos = l.pos
}

// keyword tells whether a word stands next, and passes it.
func (s *speller) keyword(w string) bool {
	s.blank()
	l := lexer{b: s.b, pos: s.pos}
	if string(l.word()) != w {
		return false
	}
	s.pos = l.pos
	return true
}

// integer is the whole number, without a sign, that stands next.
func (s *speller) integer() (int, bool) {
	s.blank()
	l := lexer{b: s.b, pos: s.pos}
	w := l.word()
	n, err := strconv.Atoi(string(w))
	if err != nil || !IsDigit(w[0]) {
		return 0, false
	}
	s.pos = l.pos
	return n, true
}

// object is the object that stands next; false when it is none, or not whole.
func (s *speller) object(depth int) (any, bool) {
	s.blank()
	if s.pos >= len(s.b) || depth > deepest {
		return nil, false
	}
	switch c := s.b[s.pos]; {
	case c == '/':
		return s.name()
	case c == '(':
		return s.literal()
	case c == '[':
		return s.array(depth)
	case c == '<' && s.pos+1 < len(s.b) && s.b[s.pos+1] == '<':
		return s.dictionary(depth)
	case c == '<':
		return s.hex()
	case lexical.Delimiter(c):
		return nil, false
	}
	return s.plain()
}

// plain is a number, a reference, a boolean or null.
func (s *speller) plain() (any, bool) {
	l := lexer{b: s.b, pos: s.pos}
	w := l.word()
	v := classify(w)
	s.odd.number(w, v)
	if _, odd := v.(operator); odd {
		return nil, false
	}
	if n, ok := s.integer(); ok {
		if g, ok := s.integer(); ok && s.keyword("R") {
			return ref{n, g}, true
		}
	}
	s.pos = l.pos
	return v, true
}

func (s *speller) name() (any, bool) {
	l := lexer{b: s.b, pos: s.pos + 1}
	w := l.word()
	s.pos = l.pos
	for i := 0; i < len(w); i++ {
		if w[i] != '#' {
			continue
		}
		if i+2 >= len(w) {
			return nil, false
		}
		if _, err := strconv.ParseUint(string(w[i+1:i+3]), 16, 8); err != nil {
			return nil, false
		}
		i += 2
	}
	n := unescapeName(w)
	s.odd.note(NameLong, len(n) > mostName)
	return name(n), true
}

func (s *speller) literal() (any, bool) {
	depth := 0
	for i := s.pos; i < len(s.b); i++ {
		switch s.b[i] {
		case '\\':
			i++
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				l := lexer{b: s.b[:i+1], pos: s.pos + 1}
				s.pos = i + 1
				v := l.literal()
				s.odd.note(StringLong, len(v) > mostString)
				return v, true
			}
		}
	}
	return nil, false
}

func (s *speller) hex() (any, bool) {
	end := bytes.IndexByte(s.b[s.pos:], '>')
	if end < 0 {
		return nil, false
	}
	digits := s.b[s.pos+1 : s.pos+end]
	for _, c := range digits {
		if !lexical.White(c) && !IsDigit(c) && (c < 'a' || c > 'f') && (c < 'A' || c > 'F') {
			return nil, false
		}
	}
	l := lexer{b: s.b[:s.pos+end+1], pos: s.pos + 1, odd: s.odd}
	s.pos += end + 1
	return l.hex(), true
}

func (s *speller) array(depth int) (any, bool) {
	out := []any{}
	for s.pos++; ; {
		if s.blank(); s.pos < len(s.b) && s.b[s.pos] == ']' {
			s.pos++
			return out, true
		}
		v, ok := s.object(depth + 1)
		if !ok {
			return nil, false
		}
		out = append(out, v)
	}
}

func (s *speller) dictionary(depth int) (any, bool) {
	out := map[string]any{}
	for s.pos += 2; ; {
		if s.blank(); bytes.HasPrefix(s.b[s.pos:], []byte(">>")) {
			s.pos += 2
			return out, true
		}
		if s.pos >= len(s.b) || s.b[s.pos] != '/' {
			return nil, false
		}
		k, ok := s.name()
		if !ok {
			return nil, false
		}
		v, ok := s.object(depth + 1)
		if !ok {
			return nil, false
		}
		key := string(k.(name))
		if _, given := out[key]; given {
			s.twice = key
		}
		out[key] = v
	}
}
