package read

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"github.com/secnumcloud-observatory/press/data/letters"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// What stands in a residue for what was understood.
const (
	taken   = '\x00' // a mark, an address, code
	styled  = '\x02' // a mark of bold or italics
	escaped = '\x01' // a character behind its backslash
)

// residue is what Markdown left of a paragraph as words, line by line: whatever
// still looks like a mark in it will be printed as it stands.
type residue struct {
	s     string
	at    []int // bytes of the source
	src   source
	field bool // a value at the head of a file, which has no blocks
	taken []bool
}

// residueOf is the residue of a block.
func residueOf(n ast.Node, s source, field bool) *residue {
	words := map[int]bool{}
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		switch x := c.(type) {
		case *ast.CodeSpan, *ast.AutoLink:
			return ast.WalkSkipChildren, nil
		case *ast.Text:
			for i := x.Segment.Start; entering && i < x.Segment.Stop; i++ {
				words[i] = true
			}
		}
		return ast.WalkContinue, nil
	})
	var b strings.Builder
	r := &residue{src: s, field: field}
	for l := range n.Lines().Len() {
		g := n.Lines().At(l)
		for i := g.Start; i < g.Stop; i++ {
			c := s.src[i]
			switch {
			case c == '\n', !words[i] && (c == ' ' || c == '\t'):
			case words[i] && c == '\\' && i+1 < g.Stop && util.IsPunct(s.src[i+1]):
				b.WriteByte(escaped)
				r.at = append(r.at, i)
				c = escaped
				i++
			case !words[i] && (c == '*' || c == '_'):
				c = styled
			case !words[i]:
				c = taken
			}
			b.WriteByte(c)
			r.at = append(r.at, i)
		}
	}
	r.s = b.String()
	r.taken = make([]bool, len(r.s))
	return r
}

// claim marks a stretch as reported; false when part of it was before.
func (r *residue) claim(from, to int) bool {
	for i := from; i < to; i++ {
		if r.taken[i] {
			return false
		}
	}
	for i := from; i < to; i++ {
		r.taken[i] = true
	}
	return true
}

// around is the characters before and after a stretch; a blank at the ends.
func (r *residue) around(from, to int) (before, after rune) {
	before, after = ' ', ' '
	if from > 0 {
		before, _ = utf8.DecodeLastRuneInString(r.s[:from])
	}
	if to < len(r.s) {
		after, _ = utf8.DecodeRuneInString(r.s[to:])
	}
	return before, after
}

// raw is the source from a place of the residue on.
func (r *residue) raw(i int) string {
	if i >= len(r.at) {
		return ""
	}
	return string(r.src.src[r.at[i]:])
}

// marks reports what is left of a block and still looks like a mark.
func (p *prose) marks(n ast.Node, s source, field bool) {
	if n.Lines() == nil || n.Lines().Len() == 0 {
		return
	}
	r := residueOf(n, s, field)
	tell := func(from int, f fault) { p.f.find(f.code, p.f.at(s.at(r.at[from])), p.field, f.hint, "%s", f.msg) }
	if strings.ContainsAny(r.s, "*_") {
		for _, c := range []byte{'*', '_'} {
			r.unpaired(c, tell)
		}
	}
	for _, m := range shapes() {
		from := 0
		for from < len(r.s) && m.at(r.s) {
			k := m.shape.FindStringSubmatchIndex(r.s[from:])
			if k == nil {
				break
			}
			a, b := from+k[2], from+k[3]
			f := m.fault
			if m.judge != nil {
				f = m.judge(r, a, b)
			}
			if f.code != "" && r.claim(a, b) {
				tell(a, f)
				p.mend(m, r, a, b)
				if f.code == DoubtfulMark {
					break // one doubt of a kind is enough for a paragraph
				}
			}
			from += max(k[1], 1)
		}
	}
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if f, at, found := inWord(c, s.src); entering && found {
			p.f.find(f.code, p.f.at(s.at(at)), p.field, f.hint, "%s", f.msg)
		}
		return ast.WalkContinue, nil
	})
}

// mend notes what a mark that was just told to be wrong was meant to be. The
// passage of another language is read apart, and as it stands.
func (p *prose) mend(m shape, r *residue, from, to int) {
	if m.right == nil || m.block && r.field || p.within {
		return
	}
	src := r.src.src
	if begin, end, by, ok := m.right(src, r.at[from], min(r.at[to-1]+1, len(src))); ok {
		p.mends = append(p.mends, mend{begin, end, by, (*p.f.out)[len(*p.f.out)-1]})
	}
}

// unpaired tells the first run of each length of a character of emphasis that
// found no partner: the next of a length may be the partner that was meant.
func (r *residue) unpaired(c byte, tell func(int, fault)) {
	rest, told := *r, map[int]bool{}
	for {
		i, f, found := rest.emphasis(c)
		if !found {
			return
		}
		n := len(rest.s[i:]) - len(strings.TrimLeft(rest.s[i:], string(c)))
		if !told[n] {
			tell(i, f)
		}
		told[n] = true
		rest.s = rest.s[:i] + strings.Repeat(string(escaped), n) + rest.s[i+n:]
	}
}

// trails tells whether a star behind such a character is more than a sign, as in tax*:
// it stands behind a word, and others are in italics or bold.
func (r *residue) trails(before rune) bool {
	return (letters.IsAlnum(before) || before == '»' || before == ')') && strings.ContainsRune(r.s, styled)
}

// emphasis is the first run of a character of emphasis that found no partner.
func (r *residue) emphasis(c byte) (int, fault, bool) {
	one, spaced := string(c), -1
	for i := 0; i < len(r.s); i++ {
		if r.s[i] != c {
			continue
		}
		j := i
		for j < len(r.s) && r.s[j] == c {
			j++
		}
		before, after := r.around(i, j)
		n, from := j-i, i
		i = j
		mark := r.s[from:j]
		left := unicode.IsSpace(before) || strings.ContainsRune("(«“[", before)
		right := unicode.IsSpace(after) || strings.ContainsRune(".,;:!?)»”]", after)
		if rest := r.s[j:]; c == '*' && n == 1 && compiled(`^(?:\.\w|/|nix\b|BSD\b)`).MatchString(rest) {
			continue // *.fr, *nix
		}
		what := diag.Text("italics")
		if n > 1 {
			what = "bold"
		}
		broken := fault{BrokenMark, diag.Said("This %s opens or closes %s and has no partner.", mark, what),
			diag.Said("Write %swords%s, without blanks inside; for the character itself, write \\%s.", mark, mark, one)}
		number := unicode.IsDigit(before) && unicode.IsDigit(after) && n < 3
		switch {
		case before == styled || after == styled:
			return from, broken, true
		case number, c == '_' && (n > 2 || letters.IsAlnum(before) && letters.IsAlnum(after)),
			n > 3 && !letters.IsAlnum(before) && !letters.IsAlnum(after):
		case c == '_' && (before == taken || after == taken) && !left && !right:
		case n > 1 && c == '*':
			return from, broken, true
		case left && right:
			if spaced >= 0 && wordy(r.s[spaced+1:from]) {
				return spaced, fault{DoubtfulMark, diag.Said("Two %s stand between blanks, where they mark nothing.", mark),
					diag.Said("For %s, write %swords%s without blanks inside; for a multiplication, ×.", what, mark, mark)}, true
			}
			spaced = from
		case left || !letters.IsAlnum(before) && before != escaped && before != taken && letters.IsAlnum(after):
			if c == '_' && !letters.IsAlnum(after) && after != taken {
				continue
			}
			if c == '*' && before == taken {
				continue
			}
			return from, broken, true
		case c == '*' && spaced < 0 && r.trails(before):
			return from, fault{DoubtfulMark, "This * stands behind a word and marks nothing.",
				"For italics, write *words*; for the sign itself, write \\*."}, true
		case c == '_', spaced >= 0 && wordy(r.s[spaced+1:from]):
			if spaced >= 0 {
				from = spaced
			}
			if c == '_' && !(right || strings.ContainsRune(".,;:!?)»", after)) {
				continue
			}
			return from, broken, true
		}
	}
	return 0, fault{}, false
}

// wordy tells words from factors: at least one of two letters, and no figure.
func wordy(s string) bool {
	run := false
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return !letters.IsAlnum(r) }) {
		if strings.ContainsAny(w, "0123456789") {
			return false
		}
		run = run || utf8.RuneCountInString(w) > 1
	}
	return run
}

// inWord tells marks that Markdown understood and the editor hardly meant: stars
// of a multiplication, stars inside a word, backticks for apostrophes.
func inWord(n ast.Node, src []byte) (fault, int, bool) {
	from, to := 0, 0
	switch x := n.(type) {
	case *ast.Emphasis:
		from = x.Pos()
		if to = lastByte(x); to < 0 {
			return fault{}, 0, false
		}
		to += x.Level
	case *ast.CodeSpan:
		t, ok := x.FirstChild().(*ast.Text)
		if !ok {
			return fault{}, 0, false
		}
		from, to = t.Segment.Start-1, lastByte(x)+1
	default:
		return fault{}, 0, false
	}
	if e, ok := n.(*ast.Emphasis); ok && e.Level == 2 && from >= 0 && from < len(src) && src[from] == '_' && named(src[min(to, len(src)):]) {
		return fault{DoubtfulMark, "Underscores around a name set it in bold, and are not printed.",
			"Put the whole name between backticks."}, from, true
	}
	if from <= 0 || to >= len(src) {
		return fault{}, 0, false
	}
	before, _ := utf8.DecodeLastRune(src[:from])
	after, _ := utf8.DecodeRune(src[to:])
	_, code := n.(*ast.CodeSpan)
	e, _ := n.(*ast.Emphasis)
	switch {
	case !letters.IsAlnum(before) || !letters.IsAlnum(after):
	case code:
		return fault{BrokenMark, "Two backticks here stand where apostrophes do, and make code of what is between them.",
			"Write ' for an apostrophe."}, from, true
	case unicode.IsDigit(before) && unicode.IsDigit(after):
		return fault{BrokenMark, "Stars between figures are taken for italics or bold, and would not be printed.",
			"Write ×, or \\* for the star."}, from, true
	case e != nil && e.Level == 1:
		return fault{DoubtfulMark, "Stars inside a word set a part of it in italics, and are not printed.",
			"Write \\* for each star, if they are to be read."}, from, true
	}
	return fault{}, 0, false
}

// named tells what follows the name of a file or a call: .py, ().
func named(rest []byte) bool { return compiled(`^(?:\.[a-z]|\()`).Match(rest) }

// lastByte is where the words of a node end, -1 when they do not end it.
func lastByte(n ast.Node) int {
	switch x := n.LastChild().(type) {
	case *ast.Text:
		return x.Segment.Stop
	case *ast.Emphasis:
		if i := lastByte(x); i >= 0 {
			return i + x.Level
		}
	}
	return -1
}
