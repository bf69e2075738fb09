package text

import (
	"math"
	"strings"
	"unicode"
)

// tariff is what the ways of setting a line cost: TeX's demerits when it is
// justified, squares of shortfalls in em when it is ragged. Each has its own
// unit, and only sums of one tariff are compared. Products are converted to
// float64 before they are added: Go may else fuse the two on some machines, and
// the same text would break differently there.
type tariff struct {
	ragged bool // spaces keep their width
	even   bool // all lines of near equal length, their number the fewest that serve
	jump   float64
	double float64 // two hyphens in a row
	triple float64 // three in a row: more than any bad line, so that it is a ban
	final  float64 // a division before the last line
	empty  float64 // a last line of less than 15 % of the room
	full   float64 // a last line of 95 % and more that is not full
	hyphen float64 // ragged: a division
	stem   float64 // ragged: a division after two letters, besides
	sense  float64 // ragged: what sense costs, of its price
	opens  float64 // ragged: a word that opens a sentence alone at a line's end, besides
	whole  float64 // ragged: a line that ends inside a phrase, besides
	alone  float64 // ragged: one short word on the last line
	brief  float64 // even: one short word on the first line, before no mark
	more   float64 // ragged: a line more; of even lines, for each of the fewest
	em     float64
	edge   float64 // ragged: what a shortfall costs, of its square
	far    float64 // ragged: em from where it costs no more than in proportion; 0: nowhere
}

// justified are TeX's demerits with production values: hyphens in a row and
// hyphens before the last line cost more than in plain TeX, whose values let
// paragraphs end in a syllable.
func justified() tariff {
	return tariff{jump: 10000, double: 20000, triple: 1e15, final: 20000, empty: 50000, full: 5000}
}

// raggedRight costs (s/em)² for a line that is s short. Text that may be divided
// is read as it runs: its edge counts for more than where its lines end.
func raggedRight(em float64) tariff {
	return tariff{ragged: true, em: em, edge: 1, double: 30, triple: 1e15, final: 30, empty: 60,
		hyphen: 4, stem: 12, sense: running, whole: 9, opens: dangling}
}

// inShort is the tariff of captions, cells and notes: few lines, where each end
// shows.
func inShort(em float64) tariff {
	t := raggedRight(em)
	t.whole, t.opens, t.edge, t.far = never, 0, 0.6, 5
	t.sense, t.empty, t.alone, t.more, t.hyphen = 1, 90, 300, 12, 100
	return t
}

// balanced is the tariff of headlines and standfirsts: the squares by which
// lines part from their mean length, and the whole of sense.
func balanced(em float64) tariff {
	t := raggedRight(em)
	t.whole, t.opens = never, 0
	t.even, t.sense, t.alone, t.brief, t.more, t.hyphen = true, 1, 60, 20, 17, 400
	return t
}

// evenness is what a line costs that is empty where its mean is not.
const evenness = 30

// never is what the end of a line inside a phrase costs a headline, a caption, a
// cell or a note besides: more than all else together, so that it stands only
// where the lines allowed have no other.
const never = 1000

// inside is the grade of the end of a line in a phrase, a date, a reference.
const inside = 9

// leadsOn is the grade of a line that ends with a word that leads on: the
// document, is a.
const leadsOn = 7.5

// dangling is what one word of a new sentence costs at the end of a line of running
// text, and running the part of sense there. Both leave as much of the edge as
// 1.05 of its best: measured at 60, 70.5 and 130.5 mm, a higher part of sense
// buys less than the words it leaves to dangle.
const (
	dangling = 10
	running  = 0.006
)

// priceOf is what the end of a line costs a headline, by its grade: next to
// nothing at a pause, little before a phrase, more than lines of three to one
// where no reader would part two words.
func priceOf(grade float64) float64 {
	return float64(4*max(0, grade-0.5)) + float64(6*max(0, grade-3.5)) + float64(25*max(0, grade-6))
}

func tariffOf(p *Para) tariff {
	em := float64(p.Size) * 1000
	switch {
	case p.Align == Justified:
		return justified()
	case p.Align == Balanced || p.Align == Centred:
		return balanced(em)
	case !p.Hyphens:
		return inShort(em)
	}
	return raggedRight(em)
}

// divided is the part of the squared penalty a division costs. With glyphs
// scaled a good line costs a few hundred, and the whole square (14,400 for an
// English hyphen) bought fewer hyphens with visibly wider spaces: measured at
// 120 mm on the test texts, 1.06 times the demerits of microtype against 0.91.
const divided = 0.5

// The least and the most a last line should fill, in thousandths of the room.
// Ragged lines give way more easily: goodLast is theirs.
const (
	leastLast = 150
	goodLast  = 300
	mostLast  = 950
)

// lack is how far a last line stays behind the least it should fill: 0 when it
// does not, 1 when it is empty, squared so that a hair's breadth costs nothing.
func lack(used, room, least int64) float64 {
	if room <= 0 {
		return 0
	}
	l := max(0, 1-float64(used*1000)/float64(room*least))
	return float64(l * l)
}

// line is what the line from break i to break j costs by itself.
func (t *tariff) line(b *breaker, i, j int, f fit) float64 {
	to := &b.p.breaks[j]
	if t.ragged {
		return t.raggedLine(b, i, j, f)
	}
	bad := badness(f.ratio)
	d := float64((10 + bad) * (10 + bad))
	if bad >= mostBad {
		d += float64(beyond * (f.ratio - worstRatio))
	}
	if to.joint != atEnd {
		return d + float64(to.penalty*to.penalty*divided)
	}
	room := b.roomOf(i)
	if used := room - f.short; i > 0 {
		if used*1000 < room*leastLast {
			d += float64(t.empty * lack(used, room, leastLast))
		} else if f.short*100 > room && used*1000 > room*mostLast {
			d += t.full
		}
	}
	return d
}

func (t *tariff) raggedLine(b *breaker, i, j int, f fit) float64 {
	to := &b.p.breaks[j]
	room := b.roomOf(i)
	used := room - f.short
	d := t.more
	if t.even {
		e := float64(used-b.target) / float64(max(1, b.target))
		d = float64(evenness * e * e)
	} else if to.joint != atEnd {
		edge := float64(t.edge * t.shortfall(float64(f.short)/t.em, float64(room)/t.em))
		switch pause := b.pauseBefore(i, j); {
		case pause == j:
			edge = float64(edge * rest)
		case pause > 0:
			edge += passed
		}
		d += edge
	}
	if to.joint == atEnd {
		if i > 0 {
			d += float64(t.empty * lack(used, room, goodLast))
		}
		if i > 0 && j == i+1 {
			d += float64(t.alone * b.lonely(i, j) * max(0, 1-float64(2*used)/float64(room)))
		}
		return d
	}
	d += float64(t.sense * priceOf(b.senseOf(i, j)))
	d += t.owed(to)
	if t.even && j == 1 && to.sense > pausing && !b.held(i, j) {
		d += float64(t.brief * max(0, 1-float64(5*used)/float64(2*room)))
	}
	if to.joint == atDivision {
		return d + t.hyphen + float64(t.stem*to.stem)
	}
	return d + float64(to.penalty/50)
}

// pausing is the grade of a pause, at which a line of a short text in a wide room may
// stay short: its edge counts for the part rest of what it does elsewhere, and a line
// that passes a pause over to end elsewhere costs passed.
const (
	pausing = 0.5
	rest    = 0.35
	passed  = 8
)

// leastPause is the part of its room, as one in so many, that a line to a pause fills.
const leastPause = 3

// pauseBefore is the last pause at a mark, but between two numbers, at which the line
// from break i to break j of a short text in a wide room may end, 0 when there is none.
func (b *breaker) pauseBefore(i, j int) int {
	room := b.roomOf(i)
	if b.cost.far == 0 || float64(room) <= wideRoom*b.cost.em {
		return 0
	}
	if b.pauses == nil {
		b.pauses = make([]int, len(b.p.breaks))
		for k := 1; k < len(b.pauses); k++ {
			b.pauses[k] = b.pauses[k-1]
			if b.isPause(k) {
				b.pauses[k] = k
			}
		}
	}
	k := b.pauses[j]
	if k <= i || (b.p.breaks[k].width-b.g.sums[b.p.breaks[i].next].width)*leastPause < room {
		return 0
	}
	return k
}

func (b *breaker) isPause(k int) bool {
	to := &b.p.breaks[k]
	if to.joint != atSpace || to.sense > pausing || to.end == 0 || to.next >= len(b.g.glyphs) {
		return false
	}
	return strings.ContainsRune(",;:.!?…", b.g.glyphs[to.end-1].r) && !unicode.IsDigit(b.g.glyphs[to.next].r)
}

// senseOf is the grade of the end of the line from break i to break j. A word that
// dangles behind a comma does not where it has its line for itself.
func (b *breaker) senseOf(i, j int) float64 {
	grade := b.p.breaks[j].sense
	if j == i+1 && i > 0 && b.p.breaks[i].joint == atSpace && b.p.breaks[i].sense == pausing && grade <= loosest {
		return max(0, grade-dangles)
	}
	return grade
}

// dangles is what the grammar adds to the grade of a line that ends with one word behind
// a comma, and loosest the worst grade that has it of a word that leads on to nothing.
const (
	dangles = 3
	loosest = 6.5
)

// owed is what the end of a line costs besides, where it parts a phrase or leaves
// the first word of a sentence alone.
func (t *tariff) owed(to *brk) float64 {
	d := 0.0
	if to.sense >= inside && (to.joint != atHyphen || t.whole == never) { // a hyphen has its penalty
		d += t.whole
	}
	if to.opens {
		d += t.opens
	}
	return d
}

// shortfall is what a line costs that is s em short: s², and beyond what is far
// no more than its slope there, where a line is short for the sake of sense. In a
// wide room it is as short as it looks there: by its part of the room.
func (t *tariff) shortfall(s, room float64) float64 {
	if t.far > 0 && room > wideRoom {
		s = float64(s * wideRoom / room)
	}
	if t.far > 0 && s > t.far {
		return float64(t.far * (2*s - t.far))
	}
	return float64(s * s)
}

// wideRoom is the room, in em, from which a line of a note is measured by it.
const wideRoom = 18

// many are the words of a text of which one on the last line has its full price.
const many = 12

// lonely is the part of the price of one word on the last line, from break i to
// break j, that it has: a date or a name that is held together has half, and of a
// few words one is a fair part.
func (b *breaker) lonely(i, j int) float64 {
	of := min(1, float64(j)/many)
	if b.held(i, j) {
		return of / 2
	}
	return of
}

// held tells whether the line from break i to break j has words that are held together.
func (b *breaker) held(i, j int) bool {
	for _, g := range b.g.glyphs[b.p.breaks[i].next:b.p.breaks[j].end] {
		if g.kind == tie {
			return true
		}
	}
	return false
}

// follow is what it costs that line n follows the line that ends in from. It
// also counts the hyphens in a row.
func (t *tariff) follow(from, n *node, j joint) float64 {
	d := 0.0
	if from.class > n.class+1 || n.class > from.class+1 {
		d += t.jump
	}
	switch {
	case j.hyphened():
		n.run = min(from.run+1, 3)
		if n.run == 2 {
			d += t.double
		} else if n.run > 2 {
			d += t.triple
		}
	case j == atEnd && from.run > 0:
		d += t.final
	}
	return d
}

// mostBad is TeX's \inf_bad, worstRatio the ratio that has it, and beyond what
// each further unit of the ratio costs. TeX knows nothing worse than \inf_bad; here
// the worse of two lines is still worse, but not so much that one line that
// cannot be helped spreads over its neighbours.
const (
	mostBad    = 10000
	worstRatio = 4.6416
	beyond     = 2e7
)

// badness is TeX's: 100 |r|³, at most 10,000.
func badness(r float64) float64 {
	r = math.Abs(r)
	return min(mostBad, float64(100*r*r*r))
}
