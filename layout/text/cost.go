package text

import "math"

// tariff is what the ways of setting a line cost: TeX's demerits when it is
// justified, squares of shortfalls in em when it is ragged. Each has its own
// unit, and only sums of one tariff are compared. Products are converted to
// float64 before they are added: Go may else fuse the two on some machines, and
// the same text would break differently there.
type tariff struct {
	ragged bool // spaces keep their width
	even   bool // as few lines as possible, all of near equal length
	jump   float64
	double float64 // two hyphens in a row
	triple float64 // three in a row: more than any bad line, so that it is a ban
	final  float64 // a division before the last line
	empty  float64 // a last line of less than 15 % of the room
	full   float64 // a last line of 95 % and more that is not full
	hyphen float64 // ragged: a division
	stem   float64 // ragged: a division after two letters, besides
	dangle float64 // ragged: a short word hanging at a line's end
	em     float64
}

// justified are TeX's demerits with production values: hyphens in a row and
// hyphens before the last line cost more than in plain TeX, whose values let
// paragraphs end in a syllable.
func justified() tariff {
	return tariff{jump: 10000, double: 20000, triple: 1e15, final: 20000, empty: 50000, full: 5000}
}

// raggedRight costs (s/em)² for a line that is s short.
func raggedRight(em float64) tariff {
	return tariff{ragged: true, em: em, double: 30, triple: 1e15, final: 30, empty: 60, hyphen: 4, stem: 12, dangle: 3}
}

func tariffOf(p *Para) tariff {
	em := float64(p.Size) * 1000
	switch p.Align {
	case Justified:
		return justified()
	case Balanced, Centred:
		t := raggedRight(em)
		t.even, t.empty, t.hyphen = true, 200, 400
		return t
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
	s := float64(f.short) / t.em
	room := b.roomOf(i)
	if to.joint == atEnd {
		d := 0.0
		if t.even {
			d = float64(s * s)
		}
		if i > 0 {
			d += float64(t.empty * lack(room-f.short, room, goodLast))
		}
		return d
	}
	d := float64(s*s) + float64(t.dangle*to.dangle)
	if to.joint == atDivision {
		d += t.hyphen + float64(t.stem*to.stem)
	}
	if to.joint != atDivision {
		d += float64(to.penalty / 50)
	}
	return d
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
