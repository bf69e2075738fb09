package check

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// entry is what two texts have to have alike at one place: an item of a list, or
// a block of a body.
type entry struct {
	is     string    // its key, or its kind: what has another is another
	name   diag.Text // in a message
	holds  []string  // numbers, sources, links and names: what no translation changes
	length int       // in characters
	words  []string  // of a heading, as they are compared
	pos    diag.Pos
	end    diag.Pos // behind its last word
	index  int      // in its list
}

// couple is an entry of the first text and its counterpart; -1 where it has none.
type couple struct{ a, b int }

// The costs of an alignment. Whatever two entries hold, to take them for one
// costs less than to take neither for the other's; but a neighbour that holds the
// same costs less still. Where they hold nothing, their lengths tell: those of a
// sentence and of its translation go together (Gale and Church, A Program for
// Aligning Sentences in Bilingual Corpora, 1993).
const (
	aloneCost  = 48
	looseCost  = 24 // of a paragraph of a body, which a translator may cut otherwise
	builtCost  = 20 // of what stands between paragraphs that are each other's beyond doubt
	heldCost   = 16 // for each thing that only one holds
	mostHeld   = 80
	levelCost  = 40 // of two headings that stand on two levels
	lengthCost = 15 // for a length of nothing beside one of something
	never      = 1 << 30
)

// stemLength is how many letters two words begin with alike that two languages share
// (Simard, Foster and Isabelle, Using Cognates to Align Sentences in Bilingual Corpora, 1992).
const stemLength = 4

// distance is what it costs to take two entries for one.
func distance(x, y entry) int {
	if !alike(x.is, y.is) {
		return never
	}
	lacks, extra := apart(x.holds, y.holds)
	far := lengthCost * max(x.length-y.length, y.length-x.length) / max(x.length, y.length, 1)
	if levels(x.is, y.is) {
		far += levelCost
	}
	return min(heldCost*(len(lacks)+len(extra)), mostHeld) + far
}

// alone is what it costs to take no entry for an entry's counterpart.
func (e entry) alone() int {
	if e.is == aParagraph {
		return looseCost
	}
	return aloneCost
}

// unbuilt is alone where two that are built may stand alone rather than two paragraphs.
func (e entry) unbuilt() int {
	if e.is == aParagraph {
		return looseCost
	}
	return builtCost
}

// aligned pairs the entries of two lists in their order, so that what the pairs
// hold differs least: an entry put into one of them stands alone, and those after it
// keep their counterparts.
func aligned(xs, ys []entry) []couple { return alignedBy(xs, ys, entry.alone, distance) }

// alignedBy is aligned for what it costs to stand alone, and to be taken for one (Needleman
// and Wunsch 1970).
func alignedBy(xs, ys []entry, alone func(entry) int, differ func(x, y entry) int) []couple {
	cost := make([][]int, len(xs)+1) // of the entries from i and from j on
	for i := range cost {
		cost[i] = make([]int, len(ys)+1)
	}
	for i := len(xs); i >= 0; i-- {
		for j := len(ys); j >= 0; j-- {
			switch {
			case i == len(xs) && j == len(ys):
			case i == len(xs):
				cost[i][j] = alone(ys[j]) + cost[i][j+1]
			case j == len(ys):
				cost[i][j] = alone(xs[i]) + cost[i+1][j]
			default:
				cost[i][j] = min(alone(xs[i])+cost[i+1][j], alone(ys[j])+cost[i][j+1], differ(xs[i], ys[j])+cost[i+1][j+1])
			}
		}
	}
	var out []couple
	for i, j := 0, 0; i < len(xs) || j < len(ys); {
		switch {
		case i < len(xs) && j < len(ys) && cost[i][j] == differ(xs[i], ys[j])+cost[i+1][j+1]:
			out = append(out, couple{i, j})
			i, j = i+1, j+1
		case i < len(xs) && cost[i][j] == alone(xs[i])+cost[i+1][j]:
			out = append(out, couple{i, -1})
			i++
		default:
			out = append(out, couple{-1, j})
			j++
		}
	}
	return out
}

// held is what a passage holds that no translation changes.
func (c *checker) held(r read.Rich) []string {
	links, _ := c.linked(r)
	out := append(worded(c.numbers(r)), worded(links)...)
	for _, s := range r {
		if s.Cite != "" {
			out = append(out, s.Cite)
		}
	}
	words := facts.Fold(r.String())
	for _, name := range c.known {
		if strings.Contains(words, name) {
			out = append(out, name)
		}
	}
	return out
}

// folded is the names in the register, in the form in which they are compared.
func folded(r *facts.Register) []string {
	var out []string
	for _, h := range r.Providers {
		out = append(out, facts.Fold(h.Name))
	}
	for _, o := range r.Offers {
		out = append(out, facts.Fold(o.Name))
	}
	slices.Sort(out)
	return slices.DeleteFunc(slices.Compact(out), func(s string) bool { return s == "" })
}

// pairParts holds parts, or the items of one, against their counterparts.
func (c *checker) pairParts(a, b *read.Text, path string, pa, pb read.Part) {
	if n := len(pa.Items) + len(pb.Items); n > 0 && (len(pa.Items) == 0 || len(pb.Items) == 0) {
		has, lacks, at, other := a, b, pb.Pos, diag.Pos{File: a.Pos.File}
		if len(pa.Items) > 0 {
			other = pa.Items[0].Pos
		} else {
			has, lacks, at = b, a, pb.Items[0].Pos
		}
		c.unequal(TextParity, b.Lang, at, other, read.Step(path, firstKey(pa, pb), 0), "Bring both texts to the same build.",
			"The text in %q has %s here, the one in %q none.", has.Lang, diag.Count(n, "item"), lacks.Lang)
		return
	}
	xs, ys := c.entries(pa), c.entries(pb)
	couples := aligned(xs, ys)
	for _, p := range couples {
		if p.a < 0 || p.b < 0 {
			continue
		}
		x, y := pa.Items[p.a], pb.Items[p.b]
		at := read.Step(path, cmp.Or(y.Key, x.Key), p.b)
		c.pair(a, b, at+".title", x.Title, y.Title, y.Pos)
		c.pair(a, b, at+".text", x.Text, y.Text, y.Pos)
		c.pairParts(a, b, at, x, y)
	}
	l := lists{a: a, b: b, xs: xs, ys: ys, couples: couples, from: pa.Pos, at: pb.Pos,
		field: func(e entry) string { return read.Step(path, e.is, e.index) }}
	l.right, l.count = c.rightKeys(a, b, path)
	l.misnamed()
	c.unpaired(l)
}

func firstKey(ps ...read.Part) string {
	for _, p := range ps {
		if len(p.Items) > 0 {
			return p.Items[0].Key
		}
	}
	return ""
}

// said is every word of a part.
func said(p read.Part) read.Rich {
	r := slices.Concat(p.Title, p.Text)
	for _, it := range p.Items {
		r = append(r, said(it)...)
	}
	return r
}

// entries is the items of a part as they are aligned.
func (c *checker) entries(p read.Part) []entry {
	var out []entry
	for i, it := range p.Items {
		r := said(it)
		name := diag.Text("an item")
		if it.Key != "" {
			name = keyed("the item", it.Key)
		}
		out = append(out, entry{is: it.Key, name: name, holds: c.held(r), length: utf8.RuneCountInString(r.String()), pos: it.Pos, index: i})
	}
	return out
}

// blocks holds the build of two bodies, or of two items of a list in them,
// against each other: headings, quotes, lists and pictures. Paragraphs may be
// cut differently, but tell which heading stands above them. It gives back what is
// left to compare: what stands in one alone is told as that, and not for what it
// holds besides, and of what a dropped block stands for nobody knows what it holds.
func (c *checker) blocks(a, b *read.Text, bas, bbs []read.Block) (inA, inB read.Rich) {
	f := c.flow(bas, bbs)
	c.unpaired(lists{a: a, b: b, xs: f.xs, ys: f.ys, couples: f.built(), from: begin(a, bas), at: begin(b, bbs), field: inBody})
	c.pairNotes(a, b, bas, bbs, f.apart)
	c.asides(a, b, bas, bbs, f)
	c.untold(a, b, bas, bbs, f)
	partner, alone := f.partner, f.apart
	items := map[int]read.Rich{} // of lists in the second text, by block
	for i, x := range bas {
		k, paired := partner[i]
		switch {
		case alone[0][i]:
		case paired && x.Kind == bbs[k].Kind && (x.Kind == read.List || x.Kind == read.Table):
			var more read.Rich
			more, items[k] = c.listed(a, b, x, bbs[k])
			inA = append(inA, more...)
		default:
			inA = append(inA, runs(bas[i:i+1])...)
		}
	}
	for i := range bbs {
		switch r, list := items[i]; {
		case alone[1][i]:
		case list:
			inB = append(inB, r...)
		default:
			inB = append(inB, runs(bbs[i:i+1])...)
		}
	}
	return inA, inB
}

// begin is where blocks begin, of a text that may have none there.
func begin(t *read.Text, bs []read.Block) diag.Pos {
	if len(bs) == 0 {
		return diag.Pos{File: t.Pos.File}
	}
	return bs[0].Pos
}

func inBody(entry) string { return data.Body }

// listed is blocks for the items of two lists, or for the rows of two tables.
func (c *checker) listed(a, b *read.Text, x, y read.Block) (inA, inB read.Rich) {
	if n, m := len(x.Sides), len(y.Sides); n != m {
		c.unequal(TextParity, b.Lang, y.Pos, x.Pos, data.Body, "Bring both texts to the same build.",
			"The table in %q has %s, the one in %q %s.", a.Lang, diag.Count(n, "column"), b.Lang, diag.Count(m, "column"))
	}
	xs, ys := c.points(x), c.points(y)
	couples := aligned(xs, ys)
	for _, p := range couples {
		if p.a >= 0 && p.b >= 0 {
			ra, rb := c.blocks(a, b, x.Items[p.a], y.Items[p.b])
			inA, inB = append(inA, ra...), append(inB, rb...)
		}
	}
	c.unpaired(lists{a: a, b: b, xs: xs, ys: ys, couples: couples, from: x.Pos, at: y.Pos, field: inBody})
	return inA, inB
}

// points is the items of a list, or the rows of a table, as they are aligned.
func (c *checker) points(b read.Block) []entry {
	name := diag.Text("an item of a list")
	if b.Kind == read.Table {
		name = "a row of a table"
	}
	var out []entry
	for i, it := range b.Items {
		e := c.block(name, "", it)
		if e.index = i; len(it) > 0 {
			e.pos = it[0].Pos
		}
		out = append(out, e)
	}
	return out
}

// built is the blocks of a body that both texts have to have, and its paragraphs.
func (c *checker) built(bs []read.Block) []entry {
	var out []entry
	for i, b := range bs {
		name := diag.Text("")
		switch b.Kind {
		case read.Heading:
			if name = anyHeading; b.Level == 2 || b.Level == 3 { // another level was told, and may have been meant as any
				name = diag.Said("a heading of level %d", b.Level)
			}
		case read.Quote:
			name = "a quote"
		case read.List:
			name = "a list"
		case read.Picture:
			name = "a picture"
		case read.Table:
			name = "a table"
		case read.Paragraph:
			name = aParagraph
		case read.Dropped:
			name = anyBlock
		default:
			continue
		}
		e := c.block(name, string(name), bs[i:i+1])
		if e.index, e.pos = i, b.Pos; b.Kind == read.Heading {
			e.words = strings.FieldsFunc(facts.Fold(b.Rich.String()), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		}
		out = append(out, e)
	}
	return out
}

// anyHeading is a heading of a level that there is not.
const anyHeading = "a heading"

// Lacking ends the subject of a finding that tells what lacks in a list or body: it
// stands at what comes before it.
const Lacking = "\nlacking"

// Instead ends the subject of a finding on an entry that another stands for, or that stands
// elsewhere: none is missing.
const Instead = "\nother"

// aParagraph is a paragraph among the blocks of a body.
const aParagraph = "a paragraph"

// anyBlock is a block that nothing sets, and that may have been meant as any.
const anyBlock = "a block"

// alike is whether two entries are of one kind: an item without a key may be any.
func alike(a, b string) bool {
	whatever := func(is string) bool { return is == "" || is == anyBlock }
	return a == b || whatever(a) || whatever(b) || strings.HasPrefix(a, anyHeading) && strings.HasPrefix(b, anyHeading)
}

// levels is whether two entries are headings on two levels, none of which was
// told.
func levels(a, b string) bool {
	return a != b && a != anyHeading && b != anyHeading && strings.HasPrefix(a, anyHeading) && strings.HasPrefix(b, anyHeading)
}

func (c *checker) block(name diag.Text, is string, bs []read.Block) entry {
	r := runs(bs)
	return entry{is: is, name: name, holds: c.held(r), length: utf8.RuneCountInString(r.String()), end: c.behind(r)}
}

// behind is the place in its file behind the last word or mark of a passage.
func (c *checker) behind(r read.Rich) (at diag.Pos) {
	for _, s := range r {
		if s.Pos.Line == 0 || s.Text == "\n" { // between two blocks
			continue
		}
		if at = s.Pos; at.Col > 0 {
			at.Col += max(s.Len, utf8.RuneCountInString(s.Text))
		}
	}
	return c.store.Place(at)
}

// lists are two lists and how their entries are aligned.
type lists struct {
	a, b    *read.Text
	xs, ys  []entry
	couples []couple
	from    diag.Pos // where the first list begins
	at      diag.Pos // and the second
	field   func(entry) string
	right   func(key string) bool // of items: that a key is known from elsewhere
	count   int                   // of items: how many there must be; 0 where that is open
	instead map[int]int           // the item of the first that has another key than its counterpart in the second
}

// unpaired tells the entries that stand alone, each with the place in the other
// text where it would stand: what stands elsewhere there as out of its order,
// and two that stand in each other's place as one.
func (c *checker) unpaired(l lists) {
	from, gone := l.moved()
	taken := map[int]bool{}
	for _, j := range l.instead {
		taken[j] = true
	}
	last := couple{-1, -1} // the pair before
	for i := 0; i < len(l.couples); i++ {
		p := l.couples[i]
		_, moved := from[p.b]
		named, misnamed := l.instead[p.a]
		switch {
		case p.a < 0 && taken[p.b]: // told with the one that it stands for
		case misnamed:
			last = couple{p.a, named}
			c.misnamed(l, l.xs[p.a], l.ys[named])
		case p.a >= 0 && p.b >= 0:
			last = p
			c.keyless(l, l.xs[p.a], l.ys[p.b])
			if levels(l.xs[p.a].is, l.ys[p.b].is) {
				c.swapped(l, l.xs[p.a], l.ys[p.b])
			}
		case p.a >= 0 && gone[p.a]: // told where it stands in the other
		case p.a >= 0 && l.xs[p.a].is == anyBlock, p.b >= 0 && l.ys[p.b].is == anyBlock: // told, in place of a paragraph
		case moved:
			c.apart(l, l.ys[p.b], l.ys[p.b].pos, l.xs[from[p.b]].pos, "The text in %q has %s at another place.", l.ys[p.b].name)
			c.ofID(c.out[len(c.out)-1].Subject + Instead)
		case p.a < 0:
			c.apart(l, l.ys[p.b], l.ys[p.b].pos, after(l.xs, last.a, l.from),
				"The text in %q has not %s that stands here.", l.ys[p.b].name)
		case l.right == nil && i+1 < len(l.couples) && l.replaced(p, l.couples[i+1], from):
			i++
			c.swapped(l, l.xs[p.a], l.ys[l.couples[i].b])
		default:
			c.apart(l, l.xs[p.a], after(l.ys, last.b, l.at), l.xs[p.a].pos, "The text in %q has %s that is missing here.", l.xs[p.a].name)
			c.ofID(c.out[len(c.out)-1].Subject + Lacking)
		}
	}
}

// swapped tells of two entries that stand in each other's place.
func (c *checker) swapped(l lists, x, y entry) {
	c.apart(l, y, y.pos, x.pos, "The text in %q has %s where %s stands here.", x.name, y.name)
	c.ofID(c.out[len(c.out)-1].Subject + Instead)
}

// keyless tells of an item that its key parts from its counterpart alone, where it stands.
func (c *checker) keyless(l lists, x, y entry) {
	of, has := l.a, l.b
	if y.is == "" {
		x, y, of, has = y, x, l.b, l.a
	}
	if x.is != "" || y.is == "" {
		return
	}
	c.spoken(TextParity, of.Lang, x.pos, l.field(x), diag.Said("Add the line: key: %s", y.is),
		"The item has no key, and the text in %q has %s in its place.", has.Lang, y.name)
	c.ofID(y.pos.String() + Instead)
}

// moved is what stands alone in both lists under one name, by its index in the
// second; gone is the same by its index in the first.
func (l lists) moved() (from map[int]int, gone map[int]bool) {
	from, gone = map[int]int{}, map[int]bool{}
	for _, p := range l.couples {
		if p.a >= 0 || l.ys[p.b].is == "" {
			continue
		}
		for _, q := range l.couples {
			if q.b < 0 && !gone[q.a] && l.xs[q.a].is == l.ys[p.b].is && kindred(l.xs[q.a], l.ys[p.b]) {
				from[p.b], gone[q.a] = q.a, true
				break
			}
		}
	}
	return from, gone
}

// kindred tells whether two entries under one name may be one. A heading is another's
// translation where they share a number, or a word as far as languages do: else each of
// the two texts has lost its own.
func kindred(x, y entry) bool {
	if len(x.words) == 0 || len(y.words) == 0 {
		return true
	}
	return slices.Equal(x.words, y.words) || slices.ContainsFunc(x.words, func(v string) bool {
		return slices.ContainsFunc(y.words, func(w string) bool {
			digits := strings.ContainsFunc(v, unicode.IsDigit)
			return v == w && (digits || len(v) >= stemLength-1) || min(len(v), len(w)) >= stemLength && v[:stemLength] == w[:stemLength]
		})
	})
}

// replaced tells whether an entry of the first list has another in its place.
func (l lists) replaced(p, next couple, from map[int]int) bool {
	_, moved := from[next.b]
	return next.a < 0 && !moved && l.xs[p.a].is != "" && l.ys[next.b].is != ""
}

// after is where an entry ends, as far as that is known; for none where the first begins,
// or where the list would.
func after(es []entry, i int, begin diag.Pos) diag.Pos {
	switch {
	case len(es) == 0:
		return begin
	case i >= 0 && es[i].is == aParagraph && !es[i].end.IsZero():
		return es[i].end
	}
	return es[max(0, i)].pos
}

// apart is a finding on an entry, read in the second text.
func (c *checker) apart(l lists, e entry, at, other diag.Pos, msg diag.Text, names ...any) {
	c.unequal(TextParity, l.b.Lang, at, other, l.field(e), "Bring both texts to the same build.", msg, append([]any{l.a.Lang}, names...)...)
}
