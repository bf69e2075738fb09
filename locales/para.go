package locales

import (
	"sort"
	"strings"
	"unicode"
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
	from   int  // index of the rune it stands for, or follows
	frozen bool // the caller's: code, finished text
	shield bool // an address or identifier found in the text
}

func (c cell) kept() bool { return c.frozen || c.shield }

// para is a paragraph under the rules. A rule reads the cells as they are and
// queues edits; commit carries them out.
type para struct {
	c     []cell
	edits []edit
	toks  []token
	valid bool // toks are of c as it is
}

type edit struct {
	i, j int
	s    []rune
}

func newPara(s []rune, frozen []bool) *para {
	p := &para{c: make([]cell, len(s))}
	for i, r := range s {
		p.c[i] = cell{r: r, from: i, frozen: i < len(frozen) && frozen[i]}
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

// is tells whether the rune at i is r and may be changed.
func (p *para) is(i int, r rune) bool { return p.free(i) && p.c[i].r == r }

// text is the text of a stretch.
func (p *para) text(i, j int) string {
	var b strings.Builder
	for _, c := range p.c[i:j] {
		b.WriteRune(c.r)
	}
	return b.String()
}

// replace queues the replacement of the runes from i up to j. A stretch with a
// kept rune in it stays as it is.
func (p *para) replace(i, j int, s string) {
	same, rs := j-i == len([]rune(s)), []rune(s)
	for k := i; k < j; k++ {
		if !p.free(k) {
			return
		}
		same = same && p.c[k].r == rs[k-i]
	}
	if !same {
		p.edits = append(p.edits, edit{i, j, rs})
	}
}

// insert queues an insertion before the rune at i.
func (p *para) insert(i int, r rune) { p.edits = append(p.edits, edit{i, i, []rune{r}}) }

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
	sort.SliceStable(p.edits, func(a, b int) bool { return p.edits[a].i < p.edits[b].i })
	out := make([]cell, 0, len(p.c)+2*len(p.edits))
	done := 0
	for _, e := range p.edits {
		if e.i < done {
			continue
		}
		out = append(out, p.c[done:e.i]...)
		for k, r := range e.s {
			out = append(out, cell{r: r, from: p.origin(e, k)})
		}
		done = e.j
	}
	p.c = append(out, p.c[done:]...)
	p.edits, p.valid = p.edits[:0], false
	return true
}

// origin is the rune that the k-th rune of an edit stands for. An inserted one
// follows the rune before it, except that code must not grow: there it goes
// with the rune after it.
func (p *para) origin(e edit, k int) int {
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

// token is a stretch of like runes. lower is the word in lower case.
type token struct {
	kind  tokenKind
	i, j  int
	lower string
}

// tokens are the tokens of the paragraph as it stands.
func (p *para) tokens() []token {
	if p.valid {
		return p.toks
	}
	p.toks = p.toks[:0]
	for i := 0; i < len(p.c); {
		k := kindOf(p.c[i].r)
		j := i + 1
		for k != tokSign && j < len(p.c) && kindOf(p.c[j].r) == k {
			j++
		}
		t := token{kind: k, i: i, j: j}
		if k == tokWord {
			t.lower = strings.ToLower(p.text(i, j))
		}
		p.toks = append(p.toks, t)
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
		case r >= '0' && r <= '9':
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

// isSpace tells spaces of any width.
func isSpace(r rune) bool {
	return r == ' ' || r == '\t' || r == noBreak || r == narrow || r >= 0x2000 && r <= 0x200b || r == 0x3000
}

// isFixed tells spaces the author chose: all but the plain one.
func isFixed(r rune) bool { return r != ' ' && isSpace(r) || r == joiner }

func isWord(r rune) bool {
	k := kindOf(r)
	return r != 0 && (k == tokWord || k == tokNumber)
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func isOpening(r rune) bool { return r != 0 && strings.ContainsRune("([{«“‘‹„¿¡", r) }

func isClosing(r rune) bool { return r != 0 && strings.ContainsRune(")]}»”’›", r) }

// isStop tells the marks that end a phrase.
func isStop(r rune) bool { return r != 0 && strings.ContainsRune(".,;:!?…", r) }

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
