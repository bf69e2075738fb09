package pdf

import (
	"bytes"
	"math"
	"strconv"

	"github.com/secnumcloud-observatory/press/layout/lexical"
)

// token kinds of a content stream. Operands are Go values: float64, name,
// []byte for strings, []any for arrays, map[string]any for dictionaries, bool,
// nil.
type name string

// operator is a word that is no operand.
type operator string

// lexer reads a content stream (ISO 32000-1, 7.2 and 7.8). It accepts what
// readers accept; what is wrong shows up as an unknown operator or as missing
// operands.
type lexer struct {
	b   []byte
	pos int
	odd *oddities // nil: not asked for
}

// oddities is what readers take as it is meant, and an archive may not hold.
type oddities map[StumbleSort]bool

func (o *oddities) note(s StumbleSort, is bool) {
	if is && o != nil {
		(*o)[s] = true
	}
}

// What an archive's objects come to at most (ISO 19005-2, 6.1.13).
const (
	mostInteger = 1<<31 - 1
	mostReal    = 3.403e+38
	leastReal   = 1.175e-38
	mostString  = 32767
	mostName    = 127
)

// number notes a number that is out of bounds.
func (o *oddities) number(w []byte, v any) {
	n, ok := v.(float64)
	if !ok || o == nil {
		return
	}
	whole := !bytes.Contains(w, []byte("."))
	o.note(IntegerLarge, whole && (n > mostInteger || n < -mostInteger-1))
	o.note(RealLarge, !whole && math.Abs(n) > mostReal)
	o.note(RealSmall, !whole && n != 0 && math.Abs(n) < leastReal)
}

func (l *lexer) blank() {
	for l.pos < len(l.b) {
		c := l.b[l.pos]
		if c == '%' {
			for l.pos < len(l.b) && l.b[l.pos] != '\n' && l.b[l.pos] != '\r' {
				l.pos++
			}
			continue
		}
		if !lexical.White(c) {
			return
		}
		l.pos++
	}
}

// next is the next operand or operator; false at the end.
func (l *lexer) next() (any, bool) { return l.read(0) }

func (l *lexer) read(depth int) (any, bool) {
	l.blank()
	if l.pos >= len(l.b) || depth > deepest {
		return nil, false
	}
	switch c := l.b[l.pos]; {
	case c == '/':
		l.pos++
		n := unescapeName(l.word())
		l.odd.note(NameLong, len(n) > mostName)
		return name(n), true
	case c == '(':
		l.pos++
		v := l.literal()
		l.odd.note(StringLong, len(v) > mostString)
		return v, true
	case c == '[':
		l.pos++
		return l.list(depth), true
	case c == '<':
		l.pos++
		if l.pos < len(l.b) && l.b[l.pos] == '<' {
			l.pos++
			return l.dictionary(depth), true
		}
		return l.hex(), true
	case lexical.Delimiter(c):
		l.pos++
		return operator(c), true
	}
	w := l.word()
	v := classify(w)
	l.odd.number(w, v)
	return v, true
}

func (l *lexer) word() []byte {
	start := l.pos
	for l.pos < len(l.b) && !lexical.White(l.b[l.pos]) && !lexical.Delimiter(l.b[l.pos]) {
		l.pos++
	}
	return l.b[start:l.pos]
}

func classify(w []byte) any {
	if v, ok := parseReal(w); ok {
		return v
	}
	switch string(w) {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	}
	return operator(w)
}

// parseReal reads a PDF number: no exponents. The short loop spares most of
// the time of strconv, which numbers of a page would otherwise take.
func parseReal(w []byte) (float64, bool) {
	if len(w) == 0 || len(w) > 350 { // of which a number that floats hold has at most
		return 0, false
	}
	i, neg := 0, false
	if w[0] == '-' || w[0] == '+' {
		neg, i = w[0] == '-', 1
	}
	var mant float64
	point, digits, scale := false, 0, 0
	for ; i < len(w); i++ {
		switch {
		case IsDigit(w[i]):
			mant = float64(mant*10) + float64(w[i]-'0')
			digits++
			if point {
				scale++
			}
		case w[i] == '.' && !point:
			point = true
		default:
			return 0, false
		}
	}
	if digits == 0 {
		return 0, false
	}
	if digits > 15 || scale > 15 {
		v, err := strconv.ParseFloat(string(w), 64)
		return v, err == nil
	}
	v := mant / math.Pow10(scale)
	if neg {
		v = -v
	}
	return v, true
}

func unescapeName(w []byte) string {
	if !bytes.Contains(w, []byte("#")) {
		return string(w)
	}
	out := make([]byte, 0, len(w))
	for i := 0; i < len(w); i++ {
		if w[i] == '#' && i+2 < len(w) {
			if v, err := strconv.ParseUint(string(w[i+1:i+3]), 16, 8); err == nil {
				out = append(out, byte(v))
				i += 2
				continue
			}
		}
		out = append(out, w[i])
	}
	return string(out)
}

func (l *lexer) literal() []byte {
	var out []byte
	depth := 1
	for l.pos < len(l.b) {
		c := l.b[l.pos]
		l.pos++
		switch c {
		case '\\':
			out = l.escape(out)
			continue
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return out
			}
		}
		out = append(out, c)
	}
	return out
}

func (l *lexer) escape(out []byte) []byte {
	if l.pos >= len(l.b) {
		return out
	}
	c := l.b[l.pos]
	l.pos++
	switch c {
	case 'n':
		return append(out, '\n')
	case 'r':
		return append(out, '\r')
	case 't':
		return append(out, '\t')
	case 'b':
		return append(out, '\b')
	case 'f':
		return append(out, '\f')
	case '\n':
		return out
	case '\r':
		if l.pos < len(l.b) && l.b[l.pos] == '\n' {
			l.pos++
		}
		return out
	}
	if c < '0' || c > '7' {
		return append(out, c)
	}
	v := int(c - '0')
	for range 2 {
		if l.pos < len(l.b) && l.b[l.pos] >= '0' && l.b[l.pos] <= '7' {
			v = v*8 + int(l.b[l.pos]-'0')
			l.pos++
		}
	}
	return append(out, byte(v))
}

func (l *lexer) hex() []byte {
	var out []byte
	half, have := byte(0), false
	for l.pos < len(l.b) {
		c := l.b[l.pos]
		l.pos++
		var v byte
		switch {
		case c == '>':
			if have {
				out = append(out, half<<4)
			}
			l.odd.note(HexOdd, have)
			l.odd.note(StringLong, len(out) > mostString)
			return out
		case IsDigit(c):
			v = c - '0'
		case c >= 'a' && c <= 'f':
			v = c - 'a' + 10
		case c >= 'A' && c <= 'F':
			v = c - 'A' + 10
		default:
			l.odd.note(HexForeign, !lexical.White(c))
			continue
		}
		if have {
			out = append(out, half<<4|v)
		}
		half, have = v, !have
	}
	return out
}

func (l *lexer) list(depth int) []any {
	var out []any
	for {
		v, ok := l.read(depth + 1)
		if !ok || v == operator("]") {
			return out
		}
		out = append(out, v)
	}
}

func (l *lexer) dictionary(depth int) map[string]any {
	out := map[string]any{}
	for {
		k, ok := l.read(depth + 1)
		if !ok {
			return out
		}
		if k == operator(">") {
			if l.pos < len(l.b) && l.b[l.pos] == '>' {
				l.pos++
			}
			return out
		}
		key, ok := k.(name)
		if !ok {
			continue
		}
		v, ok := l.read(depth + 1)
		if !ok {
			return out
		}
		if v == operator(">") {
			l.pos-- // a key without value: the dictionary ends here
			continue
		}
		out[string(key)] = v
	}
}

// inline reads what follows BI: the picture's dictionary, then skips its data
// to the EI that stands between white space.
func (l *lexer) inline() map[string]any {
	d := map[string]any{}
	for {
		k, ok := l.next()
		if !ok || k == operator("ID") {
			break
		}
		key, isName := k.(name)
		v, ok := l.next()
		if !ok {
			break
		}
		if isName {
			d[string(key)] = v
		}
	}
	l.pos = min(l.pos+1, len(l.b))
	for i := l.pos; i+1 < len(l.b); i++ {
		if l.b[i] == 'E' && l.b[i+1] == 'I' && (i == 0 || lexical.White(l.b[i-1])) && (i+2 == len(l.b) || lexical.White(l.b[i+2])) {
			l.pos = i + 2
			return d
		}
	}
	l.pos = len(l.b)
	return d
}

// IsDigit tells the ten figures of numbers.
func IsDigit(c byte) bool { return c >= '0' && c <= '9' }
