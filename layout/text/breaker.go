package text

import (
	"math"

	"github.com/secnumcloud-observatory/press/layout/unit"
)

// fitness is TeX's class of a line: lines two classes apart should not follow
// each other.
type fitness uint8

const (
	tight fitness = iota
	decent
	wide
	veryWide
)

// fit is how a line fills its room.
type fit struct {
	ratio float64 // of the spaces; 0 on ragged lines
	scale int     // of the glyphs, in thousandths
	short int64   // what is left of the room, in 1/1000 EMU, after scaling and spacing
	class fitness
	ok    bool // the line is not too wide
	over  bool // it would be too wide even without a hyphen
}

// breaker chooses the breaks of one part.
type breaker struct {
	g      *galley
	p      *part
	room   [2]int64 // of the first line, of the others, in 1/1000 EMU
	cost   tariff
	count  bool    // keep the best way to each number of lines apart
	slack  int32   // when counting: lines more than the fewest that are kept
	target int64   // length of lines that are to be even, in 1/1000 EMU
	limit  float64 // looser lines are not considered
	pauses []int   // the last pause up to each break; nil until it is asked for
	nodes  []node
	from   []int32 // first node of each break; one more than there are breaks
}

// node is the best known way to end a line at a break.
type node struct {
	total float64
	prev  int32 // node at which the line begins; -1 at the start
	brk   int32
	line  int32 // lines up to here
	class fitness
	run   uint8 // hyphens in a row up to here
}

// room of the line that begins at break a.
func (b *breaker) roomOf(a int) int64 {
	if a == 0 {
		return b.room[0]
	}
	return b.room[1]
}

// fill measures the line from break i to break j.
func (b *breaker) fill(i, j int) fit {
	from, to := &b.p.breaks[i], &b.p.breaks[j]
	s := &b.g.sums[from.next]
	short := b.roomOf(i) - (to.width - s.width + from.more) + from.in + to.out
	if b.cost.ragged {
		return fit{scale: 1000, short: short, class: decent, ok: short >= 0, over: short+to.hyphen < 0}
	}
	solid, last := to.solid-s.solid+from.more, to.joint == atEnd
	f := fit{scale: 1000, short: short, ok: true}
	if last && short >= 0 {
		f.class = decent
		return f
	}
	f.scale, f.short = scaled(solid, short, int64(b.g.para.Stretch))
	give := to.stretch - s.stretch
	if f.short < 0 {
		give = to.shrink - s.shrink
	}
	f.ratio = ratio(f.short, give, int64(b.g.para.Size))
	f.ok = f.ratio >= -1
	f.over = !f.ok && f.short+to.hyphen < -give
	f.class = classOf(f.ratio)
	return f
}

// scaled spends what the glyphs can give before the spaces are touched, as
// TeX's \adjustspacing does: the scale in thousandths and the room still left.
// The scale is cut towards 1000, so that it never overshoots.
func scaled(solid, short, most int64) (int, int64) {
	if most == 0 || solid <= 0 {
		return 1000, short
	}
	n := max(-most, min(most, short*1000/solid))
	return int(1000 + n), short - solid*n/1000
}

// ratio is how much of what the spaces can give is used. A line without spaces
// is measured as if it had one, a quarter of an em wide.
func ratio(short, give, size int64) float64 {
	if short == 0 {
		return 0
	}
	if give <= 0 {
		if short < 0 {
			return math.Inf(-1)
		}
		give = size * 1000 / 8
	}
	return float64(short) / float64(give)
}

func classOf(r float64) fitness {
	switch {
	case r < -0.5:
		return tight
	case r <= 0.5:
		return decent
	case r <= 1:
		return wide
	}
	return veryWide
}

// run finds the ways to the end. It fails when no way keeps within the limit.
func (b *breaker) run() bool {
	n := len(b.p.breaks)
	b.nodes = append(b.nodes[:0], node{prev: -1, class: decent})
	b.from = append(b.from[:0], 0, 1)
	first := 0
	for j := 1; j < n; j++ {
		start := len(b.nodes)
		for i := first; i < j; i++ {
			if b.from[i] == b.from[i+1] {
				if i == first {
					first++
				}
				continue
			}
			f := b.fill(i, j)
			if !f.ok {
				if f.over && i == first {
					first++
				}
				continue
			}
			b.extend(start, i, j, f)
		}
		b.prune(start)
		b.from = append(b.from, int32(len(b.nodes)))
	}
	return b.from[n-1] < b.from[n]
}

// extend offers the line from break i to break j to all ways that reach i.
func (b *breaker) extend(start, i, j int, f fit) {
	own := b.cost.line(b, i, j, f)
	if math.IsInf(own, 1) || f.ratio > b.limit && b.p.breaks[j].joint != atEnd {
		return
	}
	for k := b.from[i]; k < b.from[i+1]; k++ {
		from := &b.nodes[k]
		n := node{prev: k, brk: int32(j), line: from.line + 1, class: f.class}
		n.total = from.total + own + b.cost.follow(from, &n, b.p.breaks[j].joint)
		b.offer(start, n)
	}
}

// offer keeps a way when it is the best of its kind.
func (b *breaker) offer(start int, n node) {
	for k := start; k < len(b.nodes); k++ {
		o := &b.nodes[k]
		if o.class == n.class && o.run == n.run && (!b.count || o.line == n.line) {
			if n.total < o.total {
				*o = n
			}
			return
		}
	}
	b.nodes = append(b.nodes, n)
}

// prune drops ways that cannot become the best any more: another one with no
// more hyphens in a row is cheaper by what a change of class can cost, or they
// have more lines already than any that will be asked for. (A way with at most
// so many lines more than the fewest is nowhere further behind: else its
// beginning could be exchanged for one that makes it shorter than the fewest.)
func (b *breaker) prune(start int) {
	all := b.nodes[start:]
	least := int32(math.MaxInt32)
	for i := range all {
		least = min(least, all[i].line)
	}
	kept := start
	for i := range all {
		n := all[i]
		if b.count && n.line > least+b.slack || b.dominated(all, i) {
			continue
		}
		b.nodes[kept] = n
		kept++
	}
	b.nodes = b.nodes[:kept]
}

func (b *breaker) dominated(all []node, i int) bool {
	n := all[i]
	for k := range all {
		o := &all[k]
		if k == i || o.run > n.run || b.count && o.line != n.line {
			continue
		}
		most := b.cost.jump
		if o.class == n.class {
			most = 0
		}
		if o.total+most < n.total {
			return true
		}
	}
	return false
}

// best is the cheapest way to the end; with a number of lines asked for, the
// cheapest with that many, and -1 when there is none.
func (b *breaker) best(lines int32) int32 {
	n := len(b.p.breaks)
	best := int32(-1)
	for k := b.from[n-1]; k < b.from[n]; k++ {
		if lines > 0 && b.nodes[k].line != lines {
			continue
		}
		if best < 0 || b.nodes[k].total < b.nodes[best].total {
			best = k
		}
	}
	return best
}

// fewest is the least number of lines any way has.
func (b *breaker) fewest() int32 {
	n := len(b.p.breaks)
	least := int32(math.MaxInt32)
	for k := b.from[n-1]; k < b.from[n]; k++ {
		least = min(least, b.nodes[k].line)
	}
	return least
}

// way lists the breaks of the way that ends in node k, the start first.
func (b *breaker) way(k int32) []int {
	var back []int
	for ; k >= 0; k = b.nodes[k].prev {
		back = append(back, int(b.nodes[k].brk))
	}
	for i, j := 0, len(back)-1; i < j; i, j = i+1, j-1 {
		back[i], back[j] = back[j], back[i]
	}
	return back
}

// breaker is the breaker of part n for a width.
func (g *galley) breaker(n int, width unit.Length) *breaker {
	b := &breaker{g: g, p: &g.parts[n], cost: tariffOf(g.para)}
	rest := int64(width-g.para.Hang) * 1000
	b.room = [2]int64{rest, rest}
	if n == 0 {
		b.room[0] = int64(width-g.para.Indent) * 1000
	}
	return b
}

// choose breaks part n for a width: the best way, or with looseness the best
// of that many lines more. It is nil when a piece is too wide.
func (g *galley) choose(n int, width unit.Length, looseness int) []int {
	b := g.breaker(n, width)
	var way []int
	switch {
	case b.cost.even:
		way = b.even()
	case b.cost.more > 0:
		way = b.short()
	default:
		if best := b.solve(); best >= 0 {
			way = b.way(best)
		}
	}
	if looseness == 0 || way == nil {
		return way
	}
	if other := b.other(int32(len(way) - 1 + looseness)); other != nil {
		return other
	}
	return way
}

// most is the number of lines that sense may take: one more than the fewest,
// another for every five of them up to fifty, as far as the style has room: what is
// longer is tried in no more numbers of lines. A limit that
// cannot be kept binds no more: its text is refused however it is set, and is
// shown to its editor with the lines it should have.
func (b *breaker) most(fewest int32) int32 {
	n := fewest + 1 + min(fewest, 50)/5
	if m := int32(b.g.para.Most); m >= fewest && n > m {
		return m
	}
	return n
}

// short is the best way of a caption, a cell or a note, in the fewest lines or
// few more; where one of those ends with a word that leads on, in one more still.
// It is nil when a piece is too wide.
func (b *breaker) short() []int {
	b.count, b.slack, b.limit = true, 1, math.Inf(1)
	if !b.run() {
		return nil
	}
	fewest := b.fewest()
	if more := b.most(fewest) - fewest; more > b.slack {
		b.slack = more
		b.run()
	}
	best := b.best(fewest)
	for n := fewest + 1; n <= b.most(fewest); n++ {
		if k := b.best(n); k >= 0 && b.nodes[k].total < b.nodes[best].total {
			best = k
		}
	}
	for n, last := b.most(fewest)+1, b.most(fewest)+mostParted; n <= last && b.g.para.Most == 0; n++ {
		if n == b.most(fewest)+1 && !b.ill(best, leadsOn) || n > b.most(fewest)+1 && !b.ill(best, inside) {
			break
		}
		b.slack = n - fewest
		b.run()
		best = b.best(0)
	}
	return b.way(best)
}

// mostParted is how many lines more than sense may take a short text has at the most, where
// one of its lines would else end inside a phrase, a name or a date.
const mostParted = 3

// ill tells whether a line of a way ends as ill as a grade: with a word that leads on,
// inside a phrase.
func (b *breaker) ill(k int32, grade float64) bool {
	for ; k >= 0; k = b.nodes[k].prev {
		if b.p.breaks[b.nodes[k].brk].sense >= grade {
			return true
		}
	}
	return false
}

// even is the best way of lines of even length: of the fewest lines, or of one
// more where that costs less. It is nil when a piece is too wide.
func (b *breaker) even() []int {
	b.count, b.limit = true, math.Inf(1)
	b.aim(1)
	if !b.run() {
		return nil
	}
	fewest := b.fewest()
	var way []int
	least := math.Inf(1)
	for n := fewest; n <= b.most(fewest); n++ {
		b.slack = n - fewest
		b.aim(n)
		b.run()
		k := b.best(n)
		if k < 0 {
			continue
		}
		if cost := b.nodes[k].total + float64(float64((n-fewest)*b.whole(fewest))*b.cost.more); cost < least {
			least, way = cost, b.way(k)
		}
	}
	return way
}

// whole is for how many lines a line more counts: a headline is the fewest, in a
// standfirst one more of several shows no more than one of two.
func (b *breaker) whole(fewest int32) int32 {
	if most := b.g.para.Most; most > 0 && most <= headLines {
		return fewest
	}
	return min(fewest, 2)
}

// headLines are the most lines of a headline.
const headLines = 3

// aim sets the mean length of so many lines.
func (b *breaker) aim(lines int32) {
	last := &b.p.breaks[len(b.p.breaks)-1]
	b.target = (last.width - b.g.sums[b.p.breaks[0].next].width) / int64(lines)
}

// solve is the node of the best way, -1 when there is none.
func (b *breaker) solve() int32 {
	b.limit = math.Inf(1)
	if !b.run() {
		return -1
	}
	return b.best(0)
}

// other is the best way of so many lines, nil when there is none that is good
// enough to be set.
func (b *breaker) other(lines int32) []int {
	b.count, b.slack, b.limit = true, 0, tolerable
	if !b.run() {
		return nil
	}
	fewest := b.fewest()
	if lines < fewest || lines < 1 {
		return nil
	}
	b.slack = lines - fewest
	b.aim(lines)
	b.run()
	if k := b.best(lines); k >= 0 && b.legal(k) {
		return b.way(k)
	}
	return nil
}

// tolerable is the ratio a line may have for the sake of looseness: TeX's
// badness 800.
const tolerable = 2

// legal tells whether a way that is longer or shorter than the best is good
// enough to be set.
func (b *breaker) legal(k int32) bool {
	for ; b.nodes[k].prev >= 0; k = b.nodes[k].prev {
		if b.nodes[k].run > 2 {
			return false
		}
		i, j := int(b.nodes[b.nodes[k].prev].brk), int(b.nodes[k].brk)
		f := b.fill(i, j)
		if b.cost.ragged && j < len(b.p.breaks)-1 && f.short*2 > b.roomOf(i) || f.ratio > tolerable {
			return false
		}
	}
	return true
}
