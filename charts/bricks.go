package charts

import (
	"fmt"
	"slices"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// The measures of the brick histogram.
const (
	brickRoom  = 126 * mm // the most the columns rise
	brickGap   = u        // between columns
	brickTall  = 7 * mm   // a brick, and between bricks, of the largest size
	brickTallG = 875 * mm / 1000
	brickLow   = 49 * mm / 10 // and of the others
	brickLowG  = 7 * mm / 10
	brickAside = 6            // names that may stand in the note instead of their brick
	brickMany  = 20           // bricks in a column that takes as many sub-columns as it needs
	brickFine  = 22 * mm / 10 // bricks of a column of hundreds, and of thousands
	brickFiner = 14 * mm / 10
	brickFootW = 30 * mm // of a column that is as wide as it needs: what stands under its foot
	brickInset = 2 * mm
	brickStack = u
	stackHigh  = 34 * mm / 10
	brickLift  = 4 * mm / 10 // between the foot's rule and the lowest brick
	brickEmpty = 2 * u       // a column without bricks
	brickNone  = 7 * mm / 2  // baseline of what says so, over the foot

	// Under the foot: its rule, disc, count, code and name.
	brickFoot  = 6 * u
	brickRule  = 3 * unit.PT / 2
	brickDisc  = 1125 * mm / 100
	brickDiscY = 3375 * mm / 1000
	brickNumX  = 142 * mm / 10
	brickNumY  = 118 * mm / 10
	brickCode  = 197 * mm / 10
	brickName  = 237 * mm / 10
)

// Milestones is the series of the brick histogram.
type Milestones struct {
	Offers []Offer     // in progress, each with a published offer
	Bare   []string    // candidates without one: named in the note, never counted
	Dates  []Dated     // known dates, in the order they are to be listed
	Room   unit.Length // the most the columns may rise above their foot; 0: 126 mm
	Next   unit.Length // the most a box of dates may take that finds no room above them; 0: 189 mm
}

// brickMode is a size of bricks. All bricks of a chart have one width and one
// height, whatever their names are, so that columns can be compared: a name
// that needs more lines than a brick has stands in the note, under a number.
type brickMode struct {
	lines   int         // of a name
	per     int         // bricks side by side in every column
	rows    int         // instead of per: columns get as many sub-columns as they need to be so high
	least   unit.Length // the least width of a brick: columns are as high as they may, and take the sub-columns they need for it
	most    int         // bricks in the longest column for which it is meant; 0: any number
	h, gap  unit.Length
	named   bool
	stacked bool // the layers stand in the brick
}

// brickModes are the sizes, from the one for few to the one for many.
func brickModes() []brickMode {
	tall := brickMode{per: 1, most: 17, h: brickTall, gap: brickTallG, named: true, stacked: true}
	low := brickMode{per: 1, most: 25, h: brickLow, gap: brickLowG, named: true, stacked: true}
	two := brickMode{per: 2, h: brickLow, gap: brickLowG, named: true}
	many := brickMode{rows: brickMany, h: brickLow, gap: brickLowG, named: true}
	modes := []brickMode{tall.of(2), low.of(2), tall.of(1), low.of(1), two.of(2), two.of(1), many.of(2), many.of(1)}
	for per := 3; per <= 8; per++ {
		modes = append(modes, brickMode{per: per, h: brickLow, gap: brickLowG, stacked: true})
	}
	return append(modes, brickMode{least: brickStack + brickLowG, h: brickLow, gap: brickLowG, stacked: true},
		brickMode{least: brickFine, h: brickFine, gap: brickLowG}, brickMode{least: brickFiner / 2, h: brickFiner, gap: brickLowG / 2})
}

// of is the mode for names of at most so many lines.
func (m brickMode) of(lines int) brickMode {
	m.lines = lines
	return m
}

// pile is one column: the offers at one milestone.
type pile struct {
	state  State
	offers []Offer
	x, w   unit.Length
	per    int // bricks side by side
}

// wall is a brick histogram that has been measured.
type wall struct {
	Sheet
	brickMode
	series  Milestones
	piles   []pile
	brickW  unit.Length
	names   map[Offer]text.Run
	aside   []string    // names that stand in the note, in the order of their numbers
	drop    unit.Length // how far names go under their first line
	tried   map[setName]label
	listing map[datedLabel][2]label
	base    unit.Length // y of the columns' foot
	listed  bool        // the list of dates has room above the columns
	list    unit.Point  // where it begins
	span    unit.Length // its width
	lists   int         // columns the list is set in
	rec     *recorder
}

// Bricks answers "where is each candidate?": one brick per offer in progress
// on the last milestone known of it, what nobody has published in a column of
// its own. The dates that are known are listed above the low columns, or in
// More when they find no room there.
//
// Up to 17 bricks in a column are full size, up to 25 lower, more stand two by
// two, at half the width or in a column as wide as they need; where names
// cannot stand in them any more, bricks keep only their layers and the note
// says where the names are; hundreds in a column keep not even these. A brick bears its provider's name, so that one
// drawing names one kind of thing, and two bricks may bear the same.
//
// On a narrow sheet they stand in rows of two under their milestone.
func Bricks(s Sheet, series Milestones) (Chart, error) {
	if s.narrow() {
		return brickRows(s, series)
	}
	w := newWall(s, series)
	c := w.words()
	size := unit.Size{W: s.Width, H: w.base + brickFoot}
	if err := s.render(size, w.rec, w.marks, w.labels); err != nil {
		return c, fmt.Errorf("brick histogram: %w", err)
	}
	nodes := []node{figure(c.Alt), w.milestones()}
	if w.listed {
		nodes = append(nodes, w.dates(draw.New(draw.Table), 0, len(series.Dates))...)
	}
	var err error
	if c.Box, err = s.assemble("bricks", size, w.rec, nodes...); err == nil && !w.listed && len(series.Dates) > 0 {
		c.More, err = w.separate()
	}
	return c, err
}

func newWall(s Sheet, series Milestones) *wall {
	w := pilesOf(s, series)
	w.choose()
	w.level()
	return w
}

// pilesOf is the columns with their offers, not yet measured.
func pilesOf(s Sheet, series Milestones) *wall {
	w := &wall{Sheet: s, series: series, rec: newRecorder(s.Fonts), names: brickNames(series.Offers), tried: map[setName]label{},
		listing: map[datedLabel][2]label{}}
	if w.series.Room == 0 {
		w.series.Room = brickRoom
	}
	states := []State{J0, J1, J2, NotPublished}
	if slices.ContainsFunc(series.Offers, func(o Offer) bool { return o.State == J3 }) {
		states = []State{J0, J1, J2, J3, NotPublished}
	}
	for _, st := range states {
		offers := where(series.Offers, func(o Offer) bool { return o.State == st })
		w.piles = append(w.piles, pile{state: st, offers: offers})
	}
	return w
}

// choose takes the first size of bricks in which the longest column has room;
// the last one when there is none.
func (w *wall) choose() {
	for _, m := range brickModes() {
		w.brickMode = m
		w.widths()
		w.setAside()
		longest, highest := 0, unit.Length(0)
		for _, p := range w.piles {
			longest, highest = max(longest, len(p.offers)), max(highest, w.rise(p))
		}
		if highest <= w.series.Room && (m.most == 0 || longest <= m.most) && len(w.aside) <= brickAside &&
			(!m.named || m.per == 1 || w.whole()) && w.brickW >= m.least {
			return
		}
	}
}

// widths gives the columns their places. Where they are as wide as they need,
// what stands under a foot has its room first, and the others share the rest.
func (w *wall) widths() {
	rows, foot := w.rows, unit.Length(0)
	if w.least > 0 {
		rows, foot = max(1, int((w.series.Room-brickLift)/(w.h+w.gap))), brickFootW
	}
	for i, p := range w.piles {
		w.piles[i].per, w.piles[i].w = w.per, 0
		if rows > 0 {
			w.piles[i].per = max(1, (len(p.offers)+rows-1)/rows)
		}
	}
	for again := true; again; {
		again = false
		w.brickW = w.share()
		for i, p := range w.piles {
			if p.w == 0 && w.across(p) < foot {
				w.piles[i].w, again = foot, true
			}
		}
	}
	x := unit.Length(0)
	for i, p := range w.piles {
		w.piles[i].x, w.piles[i].w = x, max(w.across(p), p.w)
		x += w.piles[i].w + brickGap
	}
}

// share is the width of a brick, where some columns have a width already: the
// others share what is left. Where there are none, the bricks fill the columns.
func (w *wall) share() unit.Length {
	room, subs, least := w.Width-unit.Length(len(w.piles)-1)*brickGap, 0, w.Width
	for _, p := range w.piles {
		if room -= p.w; p.w == 0 {
			room -= unit.Length(p.per-1) * w.gap
			subs += p.per
		}
		least = min(least, (p.w+w.gap)/unit.Length(p.per)-w.gap)
	}
	if subs == 0 {
		return least
	}
	return room / unit.Length(subs)
}

// across is the width of a pile's bricks, side by side.
func (w *wall) across(p pile) unit.Length { return unit.Length(p.per)*(w.brickW+w.gap) - w.gap }

// bricks are the places of a pile's bricks, from y 0 at the top of the pile,
// and its height. A row that is not full is on top.
func (w *wall) bricks(p pile) ([]unit.Rect, unit.Length) {
	rows := (len(p.offers) + p.per - 1) / p.per
	top := len(p.offers) - (rows-1)*p.per
	var out []unit.Rect
	y := unit.Length(0)
	for from, to := 0, top; from < len(p.offers); from, to = to, to+p.per {
		h := w.h + w.drop
		for i := range p.offers[from:to] {
			out = append(out, unit.Box(p.x+unit.Length(i)*(w.brickW+w.gap), y, w.brickW, h))
		}
		y += h + w.gap
	}
	return out, y
}

// rise is the height of a column above its foot.
func (w *wall) rise(p pile) unit.Length {
	if len(p.offers) == 0 {
		return brickEmpty
	}
	_, h := w.bricks(p)
	return h + brickLift
}

// slots are the places of a pile's bricks on the canvas.
func (w *wall) slots(p pile) []unit.Rect {
	out, _ := w.bricks(p)
	for i := range out {
		out[i].Y += w.base - w.rise(p)
	}
	return out
}

func (w *wall) marks(p pen) {
	for _, pile := range w.piles {
		for i, b := range w.slots(pile) {
			w.brick(p, b, pile.offers[i])
		}
		p.rule(pile.x, w.base, pile.x+pile.w, w.base, w.Inks.Sign, brickRule)
		p.disc(pile.x+brickDisc/2, w.base+brickDiscY+brickDisc/2, brickDisc, ringOf(brickDisc), pile.state, w.Inks.Look(false))
	}
}

func (w *wall) brick(p pen, b unit.Rect, o Offer) {
	if o.State == NotPublished {
		line := w.Inks.Unknown
		if o.Changed {
			line = w.Inks.Change
		}
		p.frame(b, w.Inks.Paper, line, hairline)
	} else {
		p.fill(b, w.Inks.Plate)
	}
	if !w.stacked {
		return
	}
	x := b.Right() - brickInset - brickStack
	look := w.Inks.Stack()
	if !w.named {
		x = b.X + (b.W-brickStack)/2
		if o.Changed {
			look.Ink = w.Inks.Change
		}
	}
	p.stack(x, b.Y+(b.H-stackHigh)/2, brickStack, stackHigh, o.Layers, look)
}

func (w *wall) labels(p pen) {
	for _, pile := range w.piles {
		count := w.Styles.Big
		p.part(pile.part("count")).words(w.Locale.Number(len(pile.offers)), pile.x+brickNumX, w.base+brickNumY, count)
		code, name := w.codeAndName(pile)
		th := p.part(pile.part("head"))
		th.words(code+" ", pile.x, w.base+brickCode, w.Styles.H3)
		th.label(w.set(pile.w, w.table(), said(name)), pile.x, w.base+brickName)
		if len(pile.offers) == 0 {
			p.part(pile.part("none")).words(w.Locale.T("unknown.none"), pile.x, w.base-brickNone, w.italic())
		}
		for i, b := range w.slots(pile) {
			w.brickName(p.part(pile.part(fmt.Sprint("name ", i))), b, pile.offers[i])
		}
	}
	if w.listed {
		w.dateRows(&p, 0, len(w.series.Dates))
	}
}

// codeAndName is what stands under a column.
func (w *wall) codeAndName(p pile) (code, name string) {
	key := "milestone." + p.state.Key()
	if p.state == NotPublished {
		return w.Locale.T(key + ".short"), w.Locale.T("charts.bricks.silent")
	}
	return w.Locale.T(key), w.Locale.T(key + ".short")
}

func (p pile) part(what string) string { return p.state.Key() + " " + what }
