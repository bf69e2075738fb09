package locales

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/secnumcloud-observatory/press/data/letters"
)

// The characters that keep a line together.
const (
	noBreak = '\u00a0' // no-break space, as wide as a word space
	narrow  = '\u202f' // narrow no-break space
	joiner  = '\u2060' // nothing, unbreakable
	fixHyph = '\u2011' // a hyphen that does not break
)

// cell is one rune of a paragraph.
type cell struct {
	r      rune
	from   int32 // index of the rune it stands for, or follows
	kind   tokenKind
	frozen bool // the caller's: code, finished text
	shield bool // an address or identifier found in the text
}

func (c cell) kept() bool { return c.frozen || c.shield }

// para is a paragraph under the rules. A rule reads the cells as they are and
// queues edits; commit carries them out.
type para struct {
	c     []cell
	spare []cell // the buffer c moves to next
	edits []edit
	toks  []token
	valid bool    // toks are of c as it is
	buf   []byte  // of low
	seen  runeSet // what stands in the paragraph, or once did
}

type edit struct {
	i, j int
	s    string
}

func newPara(s []rune, frozen []bool) *para {
	p := &para{c: make([]cell, len(s))}
	for i, r := range s {
		p.c[i] = cell{r: r, from: int32(i), kind: kindOf(r), frozen: i < len(frozen) && frozen[i]}
		p.seen.add(r)
	}
	return p
}

// at is the rune at i; 0 outside the paragraph and at line ends.
func (p *para) at(i int) rune {
	if i < 0 || i >= len(p.c) || p.c[i].r == '\n' {
		return 0
	}
	return p.c[i].r
}

// free tells whether the rules may change the rune at i.
func (p *para) free(i int) bool { return i >= 0 && i < len(p.c) && !p.c[i].kept() }

// allFree tells whether the rules may change all runes from i up to j.
func (p *para) allFree(i, j int) bool {
	for ; i < j; i++ {
		if !p.free(i) {
			return false
		}
	}
	return true
}

// is tells whether the rune at i is r and may be changed.
func (p *para) is(i int, r rune) bool { return p.free(i) && p.c[i].r == r }

// text is the text of a stretch, as much of it as the paragraph has: rules look
// a few runes ahead or back, beyond its ends too.
func (p *para) text(i, j int) string {
	var b strings.Builder
	for i, j = max(i, 0), min(j, len(p.c)); i < j; i++ {
		c := p.c[i]
		b.WriteRune(c.r)
	}
	return b.String()
}

// replace queues the replacement of the runes from i up to j. A stretch with a
// kept rune in it stays as it is.
func (p *para) replace(i, j int, s string) {
	for k := i; k < j; k++ {
		if !p.free(k) {
			return
		}
	}
	if i == j || !p.reads(i, j, s) {
		p.edits = append(p.edits, edit{i, j, s})
	}
}

// reads tells whether the runes from i up to j are s.
func (p *para) reads(i, j int, s string) bool {
	for _, r := range s {
		if i >= j || p.c[i].r != r {
			return false
		}
		i++
	}
	return i == j
}

// insert queues an insertion before the rune at i.
func (p *para) insert(i int, r rune) { p.edits = append(p.edits, edit{i, i, string(r)}) }

// fix makes the plain space at i an unbreakable one.
func (p *para) fix(i int, space rune) {
	if p.is(i, ' ') {
		p.replace(i, i+1, string(space))
	}
}

// commit carries out the queued edits in order; one that overlaps an earlier
// one is dropped, and comes back in the next pass.
func (p *para) commit() bool {
	if len(p.edits) == 0 {
		return false
	}
	slices.SortStableFunc(p.edits, func(a, b edit) int { return a.i - b.i })
	out := p.spare[:0]
	done := 0
	for _, e := range p.edits {
		if e.i < done {
			continue
		}
		out = append(out, p.c[done:e.i]...)
		k := 0
		for _, r := range e.s {
			out = append(out, cell{r: r, from: p.origin(e, k), kind: kindOf(r)})
			p.seen.add(r)
			k++
		}
		done = e.j
	}
	p.c, p.spare = append(out, p.c[done:]...), p.c
	p.edits, p.valid = p.edits[:0], false
	return true
}

// origin is the rune that the k-th rune of an edit stands for. An inserted one
// follows the rune before it, except that code must not grow: there it goes
// with the rune after it.
func (p *para) origin(e edit, k int) int32 {
	if e.j > e.i {
		return p.c[min(e.i+k, e.j-1)].from
	}
	if e.i > 0 && (!p.c[e.i-1].frozen || e.i == len(p.c)) {
		return p.c[e.i-1].from
	}
	if e.i < len(p.c) {
		return p.c[e.i].from
	}
	return 0
}

// tokenKind is what a token is made of.
type tokenKind uint8

const (
	tokWord   tokenKind = iota // letters and marks
	tokNumber                  // figures
	tokSpace                   // spaces of any kind
	tokSign                    // one other rune
)

// token is a stretch of like runes.
type token struct {
	kind tokenKind
	i, j int
}

// low is a token in lower case. The bytes are good until the next call.
func (p *para) low(t token) []byte {
	p.buf = p.buf[:0]
	if t.i < 0 {
		return nil
	}
	for _, c := range p.c[t.i:t.j] {
		p.buf = utf8.AppendRune(p.buf, unicode.ToLower(c.r))
	}
	return p.buf
}

// in tells whether a word is in a set.
func (p *para) in(k int, set map[string]bool) bool {
	t := p.tok(k)
	return t.kind == tokWord && set[string(p.low(t))]
}

// word tells whether the token k is a word.
func (p *para) word(k int, w string) bool {
	t := p.tok(k)
	return t.kind == tokWord && string(p.low(t)) == w
}

// tokens are the tokens of the paragraph as it stands.
func (p *para) tokens() []token {
	if p.valid {
		return p.toks
	}
	p.toks = p.toks[:0]
	for i := 0; i < len(p.c); {
		k, j := p.c[i].kind, i+1
		for k != tokSign && j < len(p.c) && p.c[j].kind == k {
			j++
		}
		p.toks = append(p.toks, token{kind: k, i: i, j: j})
		i = j
	}
	p.valid = true
	return p.toks
}

func kindOf(r rune) tokenKind {
	switch {
	case r == '\n':
		return tokSign
	case r < 0x80:
		switch {
		case isDigit(r):
			return tokNumber
		case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z':
			return tokWord
		case r == ' ' || r == '\t':
			return tokSpace
		}
		return tokSign
	case unicode.IsLetter(r) || unicode.Is(unicode.M, r):
		return tokWord
	case isSpace(r):
		return tokSpace
	}
	return tokSign
}

// The kinds of characters, as rules ask for them.
func isSpace(r rune) bool { return letters.IsSpace(r) }
func isDigit(r rune) bool { return letters.IsDigit(r) }
func isWord(r rune) bool  { return letters.IsWord(r) }

// isFixed tells spaces the author chose: all but the plain one.
func isFixed(r rune) bool { return r != ' ' && isSpace(r) || r == joiner }

func isOpening(r rune) bool {
	switch r {
	case '(', '[', '{', '«', '“', '‘', '‹', '„', '¿', '¡':
		return true
	}
	return false
}

func isClosing(r rune) bool {
	switch r {
	case ')', ']', '}', '»', '”', '’', '›':
		return true
	}
	return false
}

// isStop tells the marks that end a phrase.
func isStop(r rune) bool {
	switch r {
	case '.', ',', ';', ':', '!', '?', '…':
		return true
	}
	return false
}

// one tells whether the token is a single plain space that may be changed.
func (p *para) one(t token) bool { return t.kind == tokSpace && t.j == t.i+1 && p.is(t.i, ' ') }

// tok is the token k, a line end outside the paragraph.
func (p *para) tok(k int) token {
	ts := p.tokens()
	if k < 0 || k >= len(ts) {
		return token{kind: tokSign, i: -1, j: -1}
	}
	return ts[k]
}

// sign is the rune of a one-rune sign token, 0 for any other token.
func (p *para) sign(k int) rune {
	if t := p.tok(k); t.kind == tokSign && t.i >= 0 {
		return p.at(t.i)
	}
	return 0
}

// capital tells whether the token is a word that begins with a capital.
func (p *para) capital(k int) bool {
	t := p.tok(k)
	return t.kind == tokWord && t.i >= 0 && unicode.IsUpper(p.at(t.i))
}

// acronym tells whether the token is a word with two capitals or more.
func (p *para) acronym(k int) bool {
	t, n := p.tok(k), 0
	if t.kind != tokWord || t.i < 0 {
		return false
	}
	for i := t.i; i < t.j; i++ {
		if unicode.IsUpper(p.at(i)) {
			n++
		}
	}
	return n >= 2
}

// caps tells whether the token is a word of capitals alone.
func (p *para) caps(k int) bool {
	t := p.tok(k)
	if t.kind != tokWord || t.i < 0 {
		return false
	}
	for i := t.i; i < t.j; i++ {
		if !unicode.IsUpper(p.at(i)) {
			return false
		}
	}
	return true
}

// value is the number of a token of at most nine figures, -1 for any other.
func (p *para) value(k int) int {
	t, n := p.tok(k), 0
	if t.kind != tokNumber || t.i < 0 || t.j-t.i > 9 {
		return -1
	}
	for i := t.i; i < t.j; i++ {
		n = 10*n + int(p.at(i)-'0')
	}
	return n
}

// begins tells whether the token k stands at the start of a sentence or line.
func (p *para) begins(k int) bool {
	for k--; k >= 0; k-- {
		t := p.tok(k)
		switch r := p.at(t.i); {
		case t.kind == tokSpace || isOpening(r) || r == '"' || r == '*':
			continue
		case r == 0:
			return true
		default:
			return t.kind == tokSign && strings.ContainsRune(".!?…•—–-", r)
		}
	}
	return true
}
