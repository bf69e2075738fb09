package read

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// mend is a stretch of Markdown in which a mark is told to be wrong, and what
// was most likely meant by it.
type mend struct {
	from, to int
	by       string
	told     diag.Issue
}

// mendRounds is how often a passage is read again: one slip may hide another.
const mendRounds = 3

// asMeant reads Markdown as it was meant: a mark that is told to be wrong, and of
// which can be said what it should be, is put right and the whole read again. So
// a slip in a mark is told, and nothing that would follow from it, nor anything
// else at its place; whatever is wrong elsewhere is told of what was meant.
func asMeant[T any](p *prose, s source, read func(source) T) T {
	start := len(*p.f.out)
	before := start
	for round := 1; ; round++ {
		p.mends = nil
		out := read(s)
		told := slices.Clone((*p.f.out)[start:before])
		*p.f.out = append((*p.f.out)[:before], slices.DeleteFunc((*p.f.out)[before:], func(is diag.Issue) bool {
			return slices.ContainsFunc(told, func(t diag.Issue) bool { return t.Pos == is.Pos })
		})...)
		if len(p.mends) == 0 || round > mendRounds {
			return out
		}
		mends := disjoint(p.mends)
		*p.f.out = (*p.f.out)[:before]
		for _, m := range mends {
			p.f.out.Add(m.told)
			p.f.meant(strings.TrimSpace(m.by)) // so that nothing follows from how it was typed
		}
		before += len(mends)
		s = s.mended(mends)
	}
}

// disjoint is mends in their order, without those that begin inside another:
// these are found again where they still are wrong.
func disjoint(mends []mend) []mend {
	slices.SortStableFunc(mends, func(a, b mend) int { return a.from - b.from })
	end := 0
	return slices.DeleteFunc(mends, func(m mend) bool {
		if m.from < end {
			return true
		}
		end = m.to
		return false
	})
}

// mended is Markdown with stretches replaced. What stands in both keeps its place
// in the file; what is put in has that of the byte before it.
func (s source) mended(mends []mend) source {
	var out source
	at := 0
	for _, m := range mends {
		out.src, out.pos = append(out.src, s.src[at:m.from]...), append(out.pos, s.pos[at:m.from]...)
		from, last := m.from, s.at(m.from)
		for i := range len(m.by) {
			if n := bytes.IndexByte(s.src[from:m.to], m.by[i]); n >= 0 {
				last = s.at(from + n)
				from += n + 1
			}
			out.src, out.pos = append(out.src, m.by[i]), append(out.pos, last)
		}
		at = m.to
	}
	out.src, out.pos = append(out.src, s.src[at:]...), append(out.pos, s.pos[at:]...)
	return out
}

// unindent takes the lines of a block that blanks before them made code for
// those of a paragraph. Inside a list the blanks may be those of an item.
func (p *prose) unindent(n ast.Node, s source) {
	if _, code := n.(*ast.CodeBlock); !code || n.Parent().Kind() != ast.KindDocument || p.within {
		return
	}
	for l := range n.Lines().Len() {
		at := n.Lines().At(l).Start
		for at < len(s.src) && s.src[at] == ' ' {
			at++
		}
		begin := bytes.LastIndexByte(s.src[:at], '\n') + 1
		p.mends = append(p.mends, mend{begin, at, "", (*p.f.out)[len(*p.f.out)-1]})
	}
}

// right is what a mark between two bytes of Markdown should be, and the stretch
// that it is to stand for; false when nobody can say.
type right func(src []byte, from, to int) (begin, end int, by string, ok bool)

// spacedMark is a heading's or an item's mark with the space behind it.
func spacedMark(src []byte, from, _ int) (begin, end int, by string, ok bool) {
	end = from
	for end < len(src) && (src[end] == '#' || src[end] == '-') {
		end++
	}
	by = string(src[from:end]) + " "
	if r, n := utf8.DecodeRune(src[end:]); r == '\u00a0' || r == '\u202f' {
		end += n
	}
	return from, end, by, true
}

// spacedItem is spacedMark beside another item of the list: alone, the dash may
// be one of a sentence.
func spacedItem(src []byte, from, to int) (begin, end int, by string, ok bool) {
	before := src[:max(bytes.LastIndexByte(src[:from], '\n'), 0)]
	before = before[bytes.LastIndexByte(before, '\n')+1:]
	_, after, _ := bytes.Cut(src[from:], []byte("\n"))
	if !bytes.HasPrefix(before, []byte("- ")) && !bytes.HasPrefix(after, []byte("- ")) {
		return 0, 0, "", false
	}
	return spacedMark(src, from, to)
}

// wholeLink is a link whose address holds a blank, or is not closed.
func wholeLink(src []byte, _, to int) (begin, end int, by string, ok bool) {
	rest, _, _ := bytes.Cut(src[to:], []byte("\n\n"))
	address, _, closed := bytes.Cut(rest, []byte(")"))
	switch {
	case !startsAddress(string(bytes.TrimSpace(address))), bytes.ContainsAny(address, `"'<`):
		return 0, 0, "", false
	case !closed:
		end = to + extent(address, 0)
		return end, end, ")", end > to
	}
	return to, to + len(address), string(bytes.Map(withoutBlanks, address)), true
}

func withoutBlanks(r rune) rune {
	if unicode.IsSpace(r) {
		return -1
	}
	return r
}

// closedUp is a link without the blank between its words and its address.
func closedUp(src []byte, from, to int) (begin, end int, by string, ok bool) {
	begin = from + bytes.LastIndexByte(src[from:to], ']') + 1
	return begin, to - 1, "", true
}

var openWords = regexp.MustCompile(`^\[[^\[\]()\n]+(\()(?:https?://|mailto:)[^\s()]+\)`)

// closedWords is a link whose words are not closed before its address.
func closedWords(src []byte, from, _ int) (begin, end int, by string, ok bool) {
	m := openWords.FindSubmatchIndex(src[from:])
	if m == nil {
		return 0, 0, "", false
	}
	return from + m[2], from + m[2], "]", true
}

// wellBegun is the beginning of an address.
func wellBegun(src []byte, from, to int) (begin, end int, by string, ok bool) {
	scheme, _, _ := bytes.Cut(bytes.ToLower(src[from:to]), []byte("/"))
	by = "http://"
	if bytes.ContainsRune(scheme, 's') {
		by = "https://"
	}
	return from, to, by, true
}

var (
	idsOfMark = regexp.MustCompile(`^[\[{(]?\s*[@#]?\s*(` + numbered + `(?:(?:\s*[,;]\s*@?|@)` + numbered + `)*)(?:@?\s*[\]})])?`)
	oneID     = regexp.MustCompile(numbered)
)

// oneMark is a reference mark of sources that were named without one, or in one
// that is not whole.
func oneMark(src []byte, from, _ int) (begin, end int, by string, ok bool) {
	if from > 0 && bytes.IndexByte([]byte("[{("), src[from-1]) >= 0 {
		from--
	}
	m := idsOfMark.FindSubmatchIndex(src[from:])
	if m == nil {
		return 0, 0, "", false
	}
	ids := oneID.FindAllString(string(src[from+m[2]:from+m[3]]), -1)
	return from, from + m[1], "[@" + strings.Join(ids, ", ") + "]", true
}
