package text

import (
	"strings"
	"unicode"
)

// joint is how a line ends at a break.
type joint uint8

const (
	atStart joint = iota // before the part: no line ends here
	atSpace
	atDivision // a word is divided, a hyphen is drawn
	atHyphen   // after the hyphen of a compound
	atMark     // after a dash or a slash, or in an address
	atEnd      // of the part
)

// hyphened tells whether a hyphen stands at the line's end.
func (j joint) hyphened() bool { return j == atDivision || j == atHyphen }

// brk is a place where a line may end. Widths are in 1/1000 EMU.
type brk struct {
	end, next int   // the line ends before glyph end, the following one starts at next
	width     int64 // natural width of the part up to here, hyphen included
	solid     int64 // of it, what is not space
	stretch   int64
	shrink    int64
	hyphen    int64   // width of the hyphen that is drawn
	out       int64   // what the line's last glyph may hang out
	in        int64   // what the first glyph of the following line may hang out
	more      int64   // what the following line is wider than the sums say: it begins within a ligature
	penalty   float64 // as in TeX
	sense     float64 // how ill a ragged line ends here, 0 to 9
	opens     bool    // the line's last word opens a sentence, alone
	stem      float64 // 1 when a division leaves only two letters on the line, or three for the next
	joint     joint
}

// Penalties of breaks that are not spaces. An address breaks only where a line
// would otherwise be in a bad way, before a point only as a last resort. A long
// identifier is broken after its own hyphen only where a justified line would
// otherwise be looser than TeX tolerates (badness 200), and never on a ragged one.
// Words that are one to their reader are parted only where nothing else fits.
const (
	compoundPenalty = 50  // TeX's \exhyphenpenalty
	numberPenalty   = 250 // of a number in words: as much as the edge of running text can give
	dashPenalty     = 50
	identPenalty    = 300
	slashPenalty    = 100
	addressPenalty  = 500
	pointPenalty    = 2000
	fixedPenalty    = 50_000
)

// divide finds the parts and their breaks.
func (g *galley) divide(s *Setter) {
	lo := 0
	for i := 0; i <= len(g.glyphs); i++ {
		if i < len(g.glyphs) && g.glyphs[i].kind != stop {
			continue
		}
		if i < len(g.glyphs) || lo < i {
			g.parts = append(g.parts, g.part(s, lo, i))
		}
		lo = i + 1
	}
}

// part finds the breaks of the glyphs from lo to hi, which ends a line.
func (g *galley) part(s *Setter, lo, hi int) part {
	for lo < hi && g.glyphs[lo].kind == space {
		lo++
	}
	end := hi
	for end > lo && g.glyphs[end-1].kind == space {
		end--
	}
	p := part{lo: lo, hi: hi}
	p.breaks = append(p.breaks, g.at(lo, lo, atStart, 0))
	for i := lo; i < end; {
		if g.glyphs[i].kind == space {
			p.breaks = append(p.breaks, g.atSpace(i))
			i++
			continue
		}
		j := i
		for j < end && g.glyphs[j].kind != space {
			j++
		}
		p.breaks = g.token(s, p.breaks, i, j)
		i = j
	}
	p.breaks = append(p.breaks, g.at(end, hi, atEnd, 0))
	return p
}

// at is a break after glyph end-1 and before glyph next.
func (g *galley) at(end, next int, j joint, penalty float64) brk {
	s := g.sums[end]
	b := brk{end: end, next: next, width: s.width, solid: s.solid, stretch: s.stretch, shrink: s.shrink, joint: j, penalty: penalty}
	if end > 0 && j != atStart {
		t := g.tail(end - 1)
		if end == next {
			t -= g.before(end)
			b.more = g.after(next)
		}
		b.width -= t
		b.solid -= t
		b.out = g.hang(end-1, trailing)
	}
	if next < len(g.glyphs) {
		b.in = g.hang(next, leading)
	}
	return b
}

// Grades of ends of lines that are no spaces, as those of Language.Sense in
// units: a compound in two is as ill as a verb without its auxiliary.
const (
	doubtful = 5
	torn     = 7
)

// fixedGrade is the least grade of such words, in tenths, and writtenGrade that of a date or
// a range in figures, which ragged lines hold as they do such words; the spaces of a
// justified one would pay for it.
const (
	fixedGrade   = 95
	writtenGrade = 92
)

// numberGrade is the least grade of the hyphen of a number in words, in tenths.
const numberGrade = 90

// sensed is the break with a grade.
func (b brk) sensed(grade float64) brk {
	b.sense = grade
	return b
}

// atSpace is the break at a space. Spaces that follow it (there are none but
// in code) disappear with it.
func (g *galley) atSpace(i int) brk {
	next := i + 1
	for next < len(g.glyphs) && g.glyphs[next].kind == space {
		next++
	}
	b := g.at(i, next, atSpace, 0)
	b.sense = float64(g.sense[i]) / 10
	b.opens = g.opens(i)
	if g.fixed(i) || g.sense[i] >= writtenGrade && g.para.Align != Justified {
		b.penalty = fixedPenalty
	}
	return b
}

// opens tells whether the word before the space at i opens a sentence: what stands
// before it ends one, references to sources and notes, closing quotation marks and brackets
// left out: "in May. [3] The", "over.”[a] The".
func (g *galley) opens(i int) bool {
	at := i - 1
	for at >= 0 && g.glyphs[at].kind != space && g.glyphs[at].kind != stop {
		at--
	}
	if at <= 0 || g.glyphs[at].kind != space || g.sense[at] > 0 {
		return false
	}
	for at--; at > 0; at-- {
		switch r := g.glyphs[at].r; {
		case r == ']':
			for at > 0 && g.glyphs[at].r != '[' {
				at--
			}
		case unicode.Is(unicode.No, r): // a note's raised figure
		case !strings.ContainsRune("»›”’\"') \u00A0\u202F\u2060", r):
			return strings.ContainsRune(".!?…", r)
		}
	}
	return false
}

// fixed tells whether glyph i is a space between words that are one to their
// reader, as in progress.
func (g *galley) fixed(i int) bool {
	return i >= 0 && i < len(g.glyphs) && g.glyphs[i].kind == space && g.sense[i] >= fixedGrade
}

// isDivisible tells what words are made of that a line may divide: letters,
// their marks and apostrophes.
func isDivisible(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsMark(r) || r == '’' || r == '\''
}

// token adds the breaks inside what stands between two spaces. Spaces that do
// not break part it into pieces, each an address, code or words.
func (g *galley) token(s *Setter, to []brk, lo, hi int) []brk {
	for i := lo; i < hi; i++ {
		if k := g.glyphs[i]; k.kind == tie || k.r == '\u202F' {
			return g.token(s, g.piece(s, to, lo, i), i+1, hi)
		}
	}
	return g.piece(s, to, lo, hi)
}

func (g *galley) piece(s *Setter, to []brk, lo, hi int) []brk {
	if a, whole := g.addressIn(lo, hi); a.lo < a.hi {
		if whole {
			return to
		}
		g.addrs = append(g.addrs, a)
		return g.address(to, a)
	}
	if lo < hi && g.isCode(lo, hi) {
		return g.code(to, lo, hi)
	}
	if at := g.dashes(lo, hi); len(at) > 0 {
		for _, i := range at {
			to = append(g.piece(s, to, lo, i), g.at(i+1, i+1, atMark, dashPenalty).sensed(doubtful))
			lo = i + 1
		}
		return g.piece(s, to, lo, hi)
	}
	if a := g.likened(lo, hi); a.lo < a.hi {
		g.addrs = append(g.addrs, a)
		return g.address(to, a)
	}
	return g.text(s, to, lo, hi)
}

// dashes is where a dash stands beside an address, which reaches over none.
func (g *galley) dashes(lo, hi int) (at []int) {
	from, before := lo, false
	for i := lo + 1; i+1 < hi; i++ {
		if !g.dashed(i) {
			continue
		}
		to := i + 1
		for to < hi && (to+1 == hi || !g.dashed(to)) {
			to++
		}
		if from == lo {
			a, _ := g.addressIn(from, i)
			before = a.lo < a.hi
		}
		b, _ := g.addressIn(i+1, to)
		after := b.lo < b.hi
		if before || after {
			at = append(at, i)
		}
		from, before, i = i+1, after, to-1
	}
	return at
}

// dashed tells whether glyph i is a dash behind which a line may end.
func (g *galley) dashed(i int) bool {
	return (g.glyphs[i].r == '–' || g.glyphs[i].r == '—') && g.free(i)
}

// text adds the breaks inside words and between them.
func (g *galley) text(s *Setter, to []brk, lo, hi int) []brk {
	for i := lo; i < hi; {
		if !isDivisible(g.glyphs[i].r) {
			if b, ok := g.punctuation(lo, i, hi); ok {
				to = append(to, b)
			}
			i++
			continue
		}
		j := i + 1
		for j < hi && isDivisible(g.glyphs[j].r) && g.glyphs[j-1].mark&loose == 0 {
			j++
		}
		if !g.underscored(i, j) {
			to = g.word(s, to, i, j)
		}
		if b, ok := g.marked(j-1, hi); ok {
			to = append(to, b)
		}
		i = j
	}
	return to
}

// underscored tells whether the word from lo to hi is a part of an identifier, such as
// key_of_service, to which a hyphen would add a sign.
func (g *galley) underscored(lo, hi int) bool {
	return lo > 0 && g.glyphs[lo-1].r == '_' || hi < len(g.glyphs) && g.glyphs[hi].r == '_'
}

// free tells whether a line may end at all between glyph i and the next.
func (g *galley) free(i int) bool {
	n, next := &g.glyphs[i], &g.glyphs[i+1]
	return n.mark&join == 0 && (g.casts[n.cast].breaks || n.cast != next.cast)
}

// marked is the break a character without width asks for after glyph i.
func (g *galley) marked(i, hi int) (brk, bool) {
	if i+1 >= hi || g.glyphs[i].mark&loose == 0 || !g.free(i) {
		return brk{}, false
	}
	return g.at(i+1, i+1, atMark, 0), true
}

// punctuation is the break after the sign at i, when it is one that may end a
// line inside a token: a compound's hyphen, a dash or a slash between words.
func (g *galley) punctuation(lo, i, hi int) (brk, bool) {
	if i+1 >= hi || !g.free(i) {
		return brk{}, false
	}
	if b, ok := g.marked(i, hi); ok {
		return b, true
	}
	before, after := g.letters(lo, i, -1), g.letters(i+1, hi, 1)
	switch g.glyphs[i].r {
	case '-', '\u2010':
		switch {
		case g.hyphened(lo, hi).identifier:
			if g.para.Align == Justified && i-lo >= 3 && hi-i > 3 && hi-lo >= leastIdentifier && !g.latest.figures {
				return g.at(i+1, i+1, atHyphen, identPenalty), true
			}
		case before < 2 || after < leastBehind: // ce mois-ci, check-in
		case g.sense[i] >= numberGrade:
			return g.at(i+1, i+1, atHyphen, numberPenalty).sensed(inside), true
		case g.hyphened(lo, hi).name:
			return g.at(i+1, i+1, atHyphen, fixedPenalty).sensed(inside), true
		default:
			return g.at(i+1, i+1, atHyphen, compoundPenalty).sensed(torn), true
		}
	case '–', '—':
		if before >= 2 && after >= 2 {
			return g.at(i+1, i+1, atMark, dashPenalty).sensed(doubtful), true
		}
	case '/':
		if before >= 3 && after >= 3 && before+after > 8 {
			return g.at(i+1, i+1, atMark, slashPenalty).sensed(doubtful), true
		}
	}
	return brk{}, false
}

// letters counts the letters that stand next to the limit lo (forwards) or hi
// (backwards) without anything between.
func (g *galley) letters(lo, hi, step int) int {
	n := 0
	if step > 0 {
		for i := lo; i < hi && isDivisible(g.glyphs[i].r); i++ {
			n++
		}
		return n
	}
	for i := hi - 1; i >= lo && isDivisible(g.glyphs[i].r); i-- {
		n++
	}
	return n
}

// leastBehind is how many letters stand behind a compound's hyphen that ends a
// line: as many as behind one that divides a word.
const leastBehind = 3

// leastIdentifier is how long an identifier must be to be broken at the worst:
// CVE-2026-1234 may, CERT-FR may not.
const leastIdentifier = 10

// hyphened is what a token with hyphens is.
type hyphened struct {
	lo, hi                    int
	identifier, figures, name bool
}

// hyphened is asked at each hyphen of a token, and looks at it once.
func (g *galley) hyphened(lo, hi int) hyphened {
	if g.latest.lo != lo || g.latest.hi != hi {
		g.latest = hyphened{lo, hi, g.identifier(lo, hi), g.figures(lo, hi), g.properName(lo, hi)}
	}
	return g.latest
}

// identifier tells names such as CVE-2026-1234 and CERT-FR, which stay whole,
// from compound words.
func (g *galley) identifier(lo, hi int) bool {
	lower := false
	for i := lo; i < hi; i++ {
		r := g.glyphs[i].r
		if unicode.IsDigit(r) || r == '_' {
			return true
		}
		lower = lower || unicode.IsLower(r)
	}
	return !lower
}

// figures tells numbers whose groups hyphens part, and days: 978-2-07-036822-8, 2026-04-01.
// They are one expression, which no line divides.
func (g *galley) figures(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if r := g.glyphs[i].r; unicode.IsLetter(r) || r == '_' {
			return false
		}
	}
	return true
}

// properName tells a name of several parts, such as Serre-Ponçon or
// Aix-en-Provence, by the capitals of two of them.
func (g *galley) properName(lo, hi int) bool {
	capitals := 0
	for i := lo; i < hi; i++ {
		begins := i == lo || !isDivisible(g.glyphs[i-1].r) || g.glyphs[i-1].r == '’'
		if begins && unicode.IsUpper(g.glyphs[i].r) {
			capitals++
		}
	}
	return capitals > 1
}

// word adds the divisions of the word from lo to hi: those the editor has
// marked, even in a heading, or else those of the language.
func (g *galley) word(s *Setter, to []brk, lo, hi int) []brk {
	c := &g.casts[g.glyphs[lo].cast]
	points, yields := g.softs(lo, hi), g.yields(g.glyphs[lo].run)
	if !c.breaks || points == nil && !yields && (!g.para.Hyphens || hi-lo < 5 || hi-lo < leastPart && g.compound(lo, hi)) {
		return to
	}
	penalty := float64(s.language(c.lang).Penalty())
	if points == nil && (yields || !g.named(lo, hi) && !g.fixed(lo-1) && !g.fixed(hi)) {
		points = s.hyphens(c.lang, g.string(lo, hi))
	}
	for _, n := range points {
		i := lo + n
		if i <= lo || i >= hi || !g.free(i-1) || g.casts[g.glyphs[i-1].cast].face == nil {
			continue
		}
		b := g.division(i, penalty)
		switch n := g.stem(lo, i); {
		case n < g.para.Stem && g.para.Align != Justified && !yields:
			continue
		case n < goodStem || hi-i < goodTail:
			b.stem = 1
		}
		to = append(to, b)
	}
	return to
}

// leastPart is how many letters a part of a compound has to be divided itself:
// shorter ones break at the compound's hyphen.
const leastPart = 9

// compound tells whether the word is a part of one with a typed hyphen.
func (g *galley) compound(lo, hi int) bool {
	hyphen := func(i int) bool {
		return i > 0 && i+1 < len(g.glyphs) && (g.glyphs[i].r == '-' || g.glyphs[i].r == '\u2010') &&
			isDivisible(g.glyphs[i-1].r) && isDivisible(g.glyphs[i+1].r)
	}
	return hyphen(lo-1) || hyphen(hi)
}

// goodStem is how many letters of a divided word should stay on a ragged line.
// Fewer are legal unless the style forbids them, and hang there as a short word
// does.
const goodStem = 3

// goodTail is how many letters of one should begin the next line: communi-qué has
// fewer.
const goodTail = 4

// stem counts the letters before glyph i, back to the word's start or its last
// apostrophe.
func (g *galley) stem(lo, i int) int {
	n := 0
	for i--; i >= lo && g.glyphs[i].r != '’' && g.glyphs[i].r != '\''; i-- {
		n++
	}
	return n
}

// softs are the divisions marked with soft hyphens.
func (g *galley) softs(lo, hi int) []int {
	var out []int
	for i := lo; i < hi-1; i++ {
		if g.glyphs[i].mark&soft != 0 {
			out = append(out, i+1-lo)
		}
	}
	return out
}

// named tells whether a word may be a name: it has a capital, though that be
// the first of a sentence, where a name cannot be told from another word.
func (g *galley) named(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if unicode.IsUpper(g.glyphs[i].r) {
			return true
		}
	}
	return false
}

// division is the break that draws a hyphen before glyph i.
func (g *galley) division(i int, penalty float64) brk {
	b := g.at(i, i, atDivision, penalty)
	c := &g.casts[g.glyphs[i-1].cast]
	b.hyphen = int64(c.face.Kern(g.last(i), '-')+c.face.Advance('-')+g.para.Track) * int64(c.size)
	b.width += b.hyphen
	b.solid += b.hyphen
	b.out = 0
	if g.para.Protrude && g.para.Align == Justified {
		b.out = int64(c.face.Advance('-')) * int64(c.size) * int64(protrusion('-', trailing)) / 1000
	}
	return b
}

func (g *galley) string(lo, hi int) string {
	rs := make([]rune, 0, hi-lo)
	for i := lo; i < hi; i++ {
		if g.glyphs[i].kind != stop && g.glyphs[i].r != object {
			rs = append(rs, g.glyphs[i].r)
		}
	}
	return string(rs)
}
