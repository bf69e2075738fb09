package finish

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/lexical"
)

// errSyntax is wrapped by every error about the painter's output.
var errSyntax = errors.New("not a PDF file as the writer makes it")

// parser reads a file with a classic cross-reference table, as fpdf writes it:
// no object streams, no encryption, lengths of streams direct.
type parser struct {
	data []byte
	pos  int
	deep int // values within values
	objs map[int]*indirect
}

// parse reads the objects at the offsets of the table and is the trailer.
func parse(data []byte) (dict, error) {
	p := &parser{data: data, objs: map[int]*indirect{}}
	at := bytes.LastIndex(data, []byte("startxref"))
	if at < 0 {
		return nil, fmt.Errorf("%w: no startxref", errSyntax)
	}
	p.pos = at + len("startxref")
	start, err := strconv.Atoi(p.word())
	if err != nil || start < 0 || start >= len(data) {
		return nil, fmt.Errorf("%w: startxref", errSyntax)
	}
	p.pos = start
	offsets, err := p.table()
	if err != nil {
		return nil, err
	}
	trailer, err := p.value()
	if err != nil {
		return nil, err
	}
	for num, off := range offsets {
		if err := p.body(num, off); err != nil {
			return nil, fmt.Errorf("object %d: %w", num, err)
		}
	}
	d, ok := trailer.(dict)
	if !ok {
		return nil, fmt.Errorf("%w: trailer", errSyntax)
	}
	return d, nil
}

// table reads the cross-reference table up to the trailer's dictionary.
func (p *parser) table() (map[int]int, error) {
	out := map[int]int{}
	if p.word() != "xref" {
		return nil, fmt.Errorf("%w: no table at startxref", errSyntax)
	}
	for {
		w := p.word()
		if w == "trailer" {
			return out, nil
		}
		first, err1 := strconv.Atoi(w)
		n, err2 := strconv.Atoi(p.word())
		if err1 != nil || err2 != nil {
			return nil, fmt.Errorf("%w: table", errSyntax)
		}
		for i := range n {
			off, err := strconv.Atoi(p.word())
			p.word()
			kind := p.word()
			if kind == "" {
				return nil, fmt.Errorf("%w: table cut short", errSyntax)
			}
			if kind == "n" && err == nil {
				out[first+i] = off
			}
		}
	}
}

func (p *parser) ref(num int) *indirect {
	o, ok := p.objs[num]
	if !ok {
		o = &indirect{}
		p.objs[num] = o
	}
	return o
}

// body reads "n 0 obj … endobj" at an offset.
func (p *parser) body(num, off int) error {
	if off < 0 || off >= len(p.data) {
		return fmt.Errorf("%w: offset", errSyntax)
	}
	p.pos = off
	if n, err := strconv.Atoi(p.word()); err != nil || n != num || p.word() != "0" || p.word() != "obj" {
		return fmt.Errorf("%w: no object at its offset", errSyntax)
	}
	v, err := p.value()
	if err != nil {
		return err
	}
	if p.peek("stream") {
		if v, err = p.stream(v); err != nil {
			return err
		}
	}
	p.ref(num).value = v
	return nil
}

func (p *parser) stream(v object) (object, error) {
	d, ok := v.(dict)
	n, isInt := d["Length"].(int)
	if !ok || !isInt {
		return nil, fmt.Errorf("%w: stream without length", errSyntax)
	}
	p.word()
	if p.pos < len(p.data) && p.data[p.pos] == '\r' {
		p.pos++
	}
	p.pos++ // the line feed
	if n < 0 || p.pos > len(p.data) || n > len(p.data)-p.pos {
		return nil, fmt.Errorf("%w: stream cut short", errSyntax)
	}
	data := p.data[p.pos : p.pos+n]
	delete(d, "Length")
	if d["Filter"] == name("FlateDecode") {
		z, err := zlib.NewReader(bytes.NewReader(data))
		if err != nil {
			return nil, fmt.Errorf("%w: stream: %w", errSyntax, err)
		}
		if data, err = io.ReadAll(io.LimitReader(z, mostStream+1)); err != nil || len(data) > mostStream {
			return nil, fmt.Errorf("%w: stream damaged or too large", errSyntax)
		}
		delete(d, "Filter")
	}
	return &stream{dict: d, data: data}, nil
}

func (p *parser) skip() {
	for p.pos < len(p.data) {
		switch c := p.data[p.pos]; {
		case c == '%':
			for p.pos < len(p.data) && p.data[p.pos] != '\n' {
				p.pos++
			}
		case lexical.White(c):
			p.pos++
		default:
			return
		}
	}
}

// word is the next run of regular characters.
func (p *parser) word() string {
	p.skip()
	from := p.pos
	for p.pos < len(p.data) && !lexical.White(p.data[p.pos]) && !lexical.Delimiter(p.data[p.pos]) {
		p.pos++
	}
	return string(p.data[from:p.pos])
}

// peek tells whether s comes next; it reads nothing but white space.
func (p *parser) peek(s string) bool {
	p.skip()
	return bytes.HasPrefix(p.data[p.pos:], []byte(s))
}

// The painter nests values some five deep, and its largest streams are pictures.
const (
	mostDeep   = 100
	mostStream = 1 << 30
)

// value reads one object.
func (p *parser) value() (object, error) {
	if p.deep++; p.deep > mostDeep {
		return nil, fmt.Errorf("%w: values too deep at byte %d", errSyntax, p.pos)
	}
	defer func() { p.deep-- }()
	switch {
	case p.peek("<<"):
		return p.dict()
	case p.peek("<"):
		return p.hex()
	case p.peek("("):
		return p.literal()
	case p.peek("["):
		return p.array()
	case p.peek("/"):
		p.pos++
		return p.name(), nil
	}
	return p.atom()
}

func (p *parser) dict() (object, error) {
	d := dict{}
	for p.pos += 2; !p.peek(">>"); {
		k, err := p.value()
		if err != nil {
			return nil, err
		}
		key, ok := k.(name)
		if !ok {
			return nil, fmt.Errorf("%w: key of a dictionary", errSyntax)
		}
		if d[key], err = p.value(); err != nil {
			return nil, err
		}
	}
	p.pos += 2
	return d, nil
}

func (p *parser) array() (object, error) {
	a := array{}
	for p.pos++; !p.peek("]"); {
		v, err := p.value()
		if err != nil {
			return nil, err
		}
		a = append(a, v)
	}
	p.pos++
	return a, nil
}

func (p *parser) name() name {
	var b strings.Builder
	w := p.word()
	for i := 0; i < len(w); i++ {
		if w[i] == '#' && i+2 < len(w) {
			if v, err := strconv.ParseUint(w[i+1:i+3], 16, 8); err == nil {
				b.WriteByte(byte(v))
				i += 2
				continue
			}
		}
		b.WriteByte(w[i])
	}
	return name(b.String())
}

func (p *parser) hex() (object, error) {
	end := bytes.IndexByte(p.data[p.pos:], '>')
	if end < 0 {
		return nil, fmt.Errorf("%w: string", errSyntax)
	}
	digits := strings.Join(strings.Fields(string(p.data[p.pos+1:p.pos+end])), "")
	p.pos += end + 1
	if len(digits)%2 == 1 {
		digits += "0"
	}
	var b strings.Builder
	for i := 0; i < len(digits); i += 2 {
		v, err := strconv.ParseUint(digits[i:i+2], 16, 8)
		if err != nil {
			return nil, fmt.Errorf("%w: string", errSyntax)
		}
		b.WriteByte(byte(v))
	}
	return str(b.String()), nil
}

// literal reads a string in parentheses. fpdf escapes parentheses, backslashes
// and carriage returns only.
func (p *parser) literal() (object, error) {
	var b strings.Builder
	depth := 0
	for ; p.pos < len(p.data); p.pos++ {
		c := p.data[p.pos]
		switch {
		case c == '\\' && p.pos+1 < len(p.data):
			p.pos++
			if c = p.data[p.pos]; c == 'r' {
				c = '\r'
			} else if c == 'n' {
				c = '\n'
			}
		case c == '(':
			if depth++; depth == 1 {
				continue
			}
		case c == ')':
			if depth--; depth == 0 {
				p.pos++
				return str(b.String()), nil
			}
		}
		b.WriteByte(c)
	}
	return nil, fmt.Errorf("%w: string without end", errSyntax)
}

// atom reads a number, a reference or a keyword.
func (p *parser) atom() (object, error) {
	w := p.word()
	switch w {
	case "true", "false":
		return w == "true", nil
	case "null":
		return nil, nil
	case "":
		return nil, fmt.Errorf("%w: at byte %d", errSyntax, p.pos)
	}
	n, err := strconv.Atoi(w)
	if err != nil {
		if _, err = strconv.ParseFloat(w, 64); err != nil {
			return nil, fmt.Errorf("%w: %q at byte %d", errSyntax, w, p.pos)
		}
		return real(w), nil
	}
	back := p.pos
	if p.word() == "0" && p.word() == "R" {
		return p.ref(n), nil
	}
	p.pos = back
	return n, nil
}
