package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// prose is a paragraph, or several, as those of two texts are told apart: by what most
// translations keep. None of it is sure alone.
type prose struct {
	entry
	stems map[string]bool // how its words begin
	marks map[string]bool // which kinds of marks it holds
	lead  bool            // it begins in bold
}

// The costs of a cut of two stretches into what is each other's translation. Two that
// share no words cost less than two that stand alone, for they may well be a translation;
// and more than half of these, so that a row of them that fits once it is shifted is shifted.
const (
	lostCost    = 400
	foreignCost = 300
	cutCost     = 60 // of each paragraph more that a translator cut
)

// unlike is from how many signs on two paragraphs that share no words are two. Of the
// paragraphs that are shipped in two languages (90) none is over 1.5 times as long as its
// translation; six begin in bold in one language only.
const unlike = 2

// fewWords is fewer words than tell whether two passages share some.
const fewWords = 6

// rewritten reports paragraphs of a stretch that have others in their place in the second
// text, as far as these can be known for others, and gives back which.
func (c *checker) rewritten(a, b *read.Text, as, bs []read.Block, whole [2]int) (ofA, ofB []int) {
	s := strip{xs: c.proses(a.Lang, as), ys: c.proses(b.Lang, bs), whole: whole}
	s.series, s.akin = s.led(), s.speakAlike()
	lacks, extra := s.lost()
	at := b.Pos
	if len(bs) > 0 {
		at = bs[0].Pos
	}
	for i, y := range s.ys {
		x, other := extra[i]
		switch {
		case !other:
		case x < 0:
			c.unequal(ParagraphParity, b.Lang, y.pos, diag.Pos{File: a.Pos.File}, data.Body, paragraphHint, notHere, a.Lang)
		default:
			c.unequal(ParagraphParity, b.Lang, y.pos, s.xs[x].pos, data.Body, otherHint,
				"The paragraph here does not seem to be the one in %q: their lengths, their marks or what is in bold differ.", a.Lang)
			ofA = append(ofA, s.xs[x].index)
		}
		if other {
			ofB = append(ofB, y.index)
		}
	}
	for _, x := range lacks {
		if x.after >= 0 {
			at = s.ys[x.after].end
		}
		c.unequal(ParagraphParity, b.Lang, at, s.xs[x.index].pos, data.Body, paragraphHint, missingHere, a.Lang)
		ofA = append(ofA, s.xs[x.index].index)
	}
	return ofA, ofB
}

// proses is the paragraphs of a stretch.
func (c *checker) proses(lang string, bs []read.Block) (out []prose) {
	for _, e := range c.running(bs) {
		r := bs[e.index].Rich
		p := prose{entry: e, stems: map[string]bool{}, marks: map[string]bool{}}
		for _, w := range strings.FieldsFunc(facts.Fold(r.String()), func(r rune) bool { return !unicode.IsLetter(r) }) {
			if begins := []rune(w); len(begins) >= stemLength {
				p.stems[string(begins[:stemLength])] = true
			}
		}
		opened := false
		for _, s := range r {
			first := !opened && strings.TrimSpace(s.Text) != ""
			opened = opened || first
			p.lead = p.lead || first && s.Strong
			p.marks["sources"] = p.marks["sources"] || s.Cite != ""
			p.marks["links"] = p.marks["links"] || s.Href != "" || s.Page != ""
			p.marks["emphasis"] = p.marks["emphasis"] || !first && (s.Strong || s.Emph || s.Code) && utf8.RuneCountInString(s.Text) > 1
		}
		for _, m := range c.named(r) {
			p.marks["names"] = p.marks["names"] || m.opens == ""
		}
		for _, m := range append(c.numbers(r), c.numerals[lang].in(r)...) {
			p.marks["numbers"] = p.marks["numbers"] || !m.soft || m.what != "1"
		}
		out = append(out, p)
	}
	return out
}

// joined is several paragraphs as if they were one.
func joined(ps []prose) prose {
	out := prose{stems: map[string]bool{}, marks: map[string]bool{}}
	for _, p := range ps {
		out.length, out.lead = out.length+p.length, out.lead || p.lead
		for w := range p.stems {
			out.stems[w] = true
		}
		for m, is := range p.marks {
			out.marks[m] = out.marks[m] || is
		}
	}
	return out
}

// cognates is how many in a hundred of the words of the one that has fewer are begun in the
// other as well.
func cognates(x, y prose) int {
	n := 0
	for w := range x.stems {
		if y.stems[w] {
			n++
		}
	}
	return 100 * n / max(1, min(len(x.stems), len(y.stems)))
}

// kin tells whether two passages share words as translations do, as far as their languages
// let it be seen: of those shipped 24 in 25 do, of others that stand in one text 1 in 8.
func kin(x, y prose) bool { return cognates(x, y) >= 10 }

// foreign tells whether two passages are long enough to share words, and share next to none:
// of those shipped none do, but of others that stand in one text 6 in 10.
func foreign(x, y prose) bool {
	return min(len(x.stems), len(y.stems)) >= 2*fewWords && cognates(x, y) < 5
}

// strip is two stretches of paragraphs, and by what the whole texts' lengths differ.
type strip struct {
	xs, ys []prose
	whole  [2]int
	series bool // paragraphs of both begin in bold
	akin   bool // their languages have words in common
}

// led tells whether paragraphs of both stretches begin in bold.
func (s strip) led() bool { return joined(s.xs).lead && joined(s.ys).lead }

// speakAlike tells whether paragraphs of the stretches share words beyond chance.
func (s strip) speakAlike() bool {
	for _, x := range s.xs {
		for _, y := range s.ys {
			if min(len(x.stems), len(y.stems)) >= 2*fewWords && cognates(x, y) >= 15 {
				return true
			}
		}
	}
	return false
}

// lengths is those of two passages as they would be in a text of the first's length.
func (s strip) lengths(x, y prose) (short, long int) {
	n, m := x.length, y.length*s.whole[0]/s.whole[1]
	return min(n, m), max(n, m)
}

// signs is how much tells that two passages are no translation of each other.
func (s strip) signs(x, y prose) (n int) {
	short, long := s.lengths(x, y)
	switch {
	case long > 2*short+30: // far beyond what translation gives
		n = unlike
	case 2*long > 3*short+30:
		n = 1
	}
	if min(len(x.stems), len(y.stems)) < fewWords {
		return n
	}
	if x.lead != y.lead {
		if n++; s.series {
			n++
		}
	}
	for _, m := range []string{"sources", "links", "emphasis", "names", "numbers"} {
		if x.marks[m] != y.marks[m] {
			n++
		}
	}
	return n
}

// cost is what it costs to take passages for each other's translation. Paragraphs that
// were cut otherwise are together as long as before, and each shares words with the whole.
func (s strip) cost(xs, ys []prose) int {
	if len(xs) == 0 || len(ys) == 0 {
		return lostCost
	}
	x, y := joined(xs), joined(ys)
	short, long := s.lengths(x, y)
	far := 100 * (long - short) / max(long, 1)
	if len(xs) == 1 && len(ys) == 1 {
		switch {
		case kin(x, y):
			return far + 4*max(0, 30-cognates(x, y))
		case s.signs(x, y) >= unlike, s.akin && foreign(x, y) && s.signs(x, y) > 0:
			return never
		}
		return foreignCost + far
	}
	if 4*long > 5*short+80 {
		return never
	}
	for _, part := range xs {
		if !kin(part, y) {
			return never
		}
	}
	for _, part := range ys {
		if !kin(x, part) {
			return never
		}
	}
	return far + cutCost*(len(xs)+len(ys)-2)
}

// portion is how many paragraphs of each stretch are taken for each other's translation.
type portion struct{ n, m int }

// portions is those that are tried: one for one, one cut into up to three, one lost.
func portions() []portion { return []portion{{1, 1}, {1, 2}, {2, 1}, {1, 3}, {3, 1}, {1, 0}, {0, 1}} }

// cut is the cheapest cut of the stretches (Gale and Church 1993).
func (s strip) cut() (out []portion) {
	cost := make([][]int, len(s.xs)+1) // of what stands from i and from j on
	way := make([][]portion, len(s.xs)+1)
	for i := len(s.xs); i >= 0; i-- {
		cost[i], way[i] = make([]int, len(s.ys)+1), make([]portion, len(s.ys)+1)
		for j := len(s.ys); j >= 0; j-- {
			if i == len(s.xs) && j == len(s.ys) {
				continue
			}
			cost[i][j] = never
			for _, t := range portions() {
				if i+t.n > len(s.xs) || j+t.m > len(s.ys) {
					continue
				}
				if k := s.cost(s.xs[i:i+t.n], s.ys[j:j+t.m]) + cost[i+t.n][j+t.m]; k < cost[i][j] {
					cost[i][j], way[i][j] = k, t
				}
			}
		}
	}
	for i, j := 0, 0; i < len(s.xs) || j < len(s.ys); {
		t := way[i][j]
		out, i, j = append(out, t), i+t.n, j+t.m
	}
	return out
}

// gone is a paragraph of the first stretch that the second lacks, by its index, and the one
// of the second that it would stand behind; -1: none.
type gone struct{ index, after int }

// lost is the paragraphs that stand alone: of the first stretch, and of the second, each of
// these with the one of the first in whose place it stands; -1: none. What only stands at
// another place is no loss.
func (s strip) lost() (lacks []gone, extra map[int]int) {
	extra = map[int]int{}
	var open []gone // lacking since the last that both have
	var fresh []int // likewise, of the second
	flush := func() {
		n := min(len(open), len(fresh))
		for k := range n {
			extra[fresh[k]] = open[k].index
		}
		for _, j := range fresh[n:] {
			extra[j] = -1
		}
		lacks, open, fresh = append(lacks, open[n:]...), nil, nil
	}
	i, j := 0, 0
	alone := s.alone()
	for _, t := range s.cut() {
		switch {
		case t.m == 0 && alone[0][i]:
			open = append(open, gone{i, j - 1})
		case t.n == 0 && alone[1][j]:
			fresh = append(fresh, j)
		case t.n > 0 && t.m > 0:
			flush()
		}
		i, j = i+t.n, j+t.m
	}
	flush()
	return lacks, extra
}

// alone is which paragraphs the cut leaves alone, but those that stand at another place.
func (s strip) alone() (out [2]map[int]bool) {
	out = [2]map[int]bool{{}, {}}
	i, j := 0, 0
	for _, t := range s.cut() {
		if t.m == 0 {
			out[0][i] = true
		}
		if t.n == 0 {
			out[1][j] = true
		}
		i, j = i+t.n, j+t.m
	}
	for i := range s.xs {
		for j := range s.ys {
			if out[0][i] && out[1][j] && kin(s.xs[i], s.ys[j]) && s.signs(s.xs[i], s.ys[j]) < unlike {
				delete(out[0], i)
				delete(out[1], j)
			}
		}
	}
	return out
}
