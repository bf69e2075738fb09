package charts

import (
	"fmt"
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// Milestones is the series of the brick histogram.
type Milestones struct {
	Offers []Offer     // in progress, each with a published offer
	Bare   []string    // candidates without one: named in the note, never counted
	Dates  []Dated     // known dates, in the order they are to be listed
	Room   unit.Length // the most the columns may rise above their foot; 0: 126 mm
}

// Dated is one known milestone with its date: of one offer, or of several of a
// provider that moved together.
type Dated struct {
	Name   string // of the offer or the provider
	Offers int    // how many offers; 0 means 1
	State  State
	Date   Date
	Kind   string // what the date is the date of, in words; "" when it needs none
}

// brickGap stands between columns of bricks; brickFoot is what stands under
// their base: disc, count, code and name.
const (
	brickGap  = u
	brickFoot = 6 * u
	brickRoom = 126 * mm
)

// brickMode is a size of bricks. All bricks of a chart have one size, so that
// the columns can be compared.
type brickMode struct {
	per     int // bricks side by side in a column
	most    int // bricks in the longest column for which it is meant; 0: any number
	h, gap  unit.Length
	lead    unit.Length // of names of several lines
	named   bool
	stacked bool // the layers stand in the brick
}

// brickModes are the sizes, from the one for few to the one for many.
func brickModes() []brickMode {
	tall, low, gap := 7*mm, 49*mm/10, 7*mm/10
	modes := []brickMode{
		{per: 1, most: 17, h: tall, gap: 875 * mm / 1000, lead: 375 * mm / 100, named: true, stacked: true},
		{per: 1, most: 25, h: low, gap: gap, lead: 375 * mm / 100, named: true, stacked: true},
		{per: 2, h: low, gap: gap, lead: 375 * mm / 100, named: true},
	}
	for per := 3; per <= 8; per++ {
		modes = append(modes, brickMode{per: per, h: low, gap: gap, stacked: true})
	}
	return modes
}

// pile is one column: the offers at one milestone.
type pile struct {
	state  State
	offers []Offer
	x      unit.Length
}

// wall is a brick histogram that has been measured.
type wall struct {
	Sheet
	brickMode
	series Milestones
	piles  []pile
	w      unit.Length // of a column
	brickW unit.Length
	names  map[Offer]string
	base   unit.Length // y of the columns' foot
	list   unit.Length // height of the list of dates, 0 when it is not drawn
	span   unit.Length // its width
	rec    *recorder
}

// Bricks answers "where is each candidate?": one brick per offer in progress
// on the last milestone known of it, what nobody has published in a column of
// its own. The dates that are known are listed above the low columns.
//
// Up to 17 bricks in a column are full size, up to 25 lower, more are half as
// wide; where names cannot stand in them any more, bricks keep only their
// layers and the note says where the names are.
func Bricks(s Sheet, series Milestones) (Chart, error) {
	w := newWall(s, series)
	c := w.words()
	size := unit.Size{W: s.Width, H: w.base + brickFoot}
	if err := s.render(size, w.rec, w.marks, w.labels); err != nil {
		return c, fmt.Errorf("brick histogram: %w", err)
	}
	box, err := s.assemble("bricks", size, w.rec, w.nodes(c.Alt)...)
	c.Box = box
	return c, err
}

func newWall(s Sheet, series Milestones) *wall {
	w := &wall{Sheet: s, series: series, rec: newRecorder(s.Fonts), names: brickNames(series.Offers)}
	if w.series.Room == 0 {
		w.series.Room = brickRoom
	}
	states := []State{J0, J1, J2, NotPublished}
	if slices.ContainsFunc(series.Offers, func(o Offer) bool { return o.State == J3 }) {
		states = []State{J0, J1, J2, J3, NotPublished}
	}
	n := unit.Length(len(states))
	w.w = (s.Width - (n-1)*brickGap) / n
	for i, st := range states {
		offers := sorted(where(series.Offers, func(o Offer) bool { return o.State == st }), byName)
		w.piles = append(w.piles, pile{st, offers, unit.Length(i) * (w.w + brickGap)})
	}
	w.choose()
	w.level()
	return w
}

// brickNames are the names bricks bear: the provider's, or the offer's when
// the provider has several.
func brickNames(offers []Offer) map[Offer]string {
	count := map[string]int{}
	for _, o := range offers {
		count[o.Provider]++
	}
	names := map[Offer]string{}
	for _, o := range offers {
		names[o] = o.Provider
		if count[o.Provider] > 1 && o.Name != "" {
			names[o] = o.Name
		}
	}
	return names
}

func (w *wall) tallest() int {
	n := 0
	for _, p := range w.piles {
		n = max(n, len(p.offers))
	}
	return n
}

// choose takes the first size of bricks that suits the longest column; the
// last one when none does.
func (w *wall) choose() {
	for _, m := range brickModes() {
		w.brickMode = m
		w.brickW = (w.w - unit.Length(m.per-1)*m.gap) / unit.Length(m.per)
		if m.named {
			lines, whole := w.nameLines()
			w.h += unit.Length(lines-1) * m.lead
			if !whole && m.per > 1 {
				continue
			}
		}
		if (m.most == 0 || w.tallest() <= m.most) && w.rise(w.tallest()) <= w.series.Room {
			return
		}
	}
}

// nameLines is the most lines a name takes, and whether all words stay whole.
func (w *wall) nameLines() (lines int, whole bool) {
	lines, whole = 1, true
	for _, o := range w.series.Offers {
		t := w.name(w.Faces.SemiBold, false)
		lines = max(lines, len(w.wrap(w.names[o], t, w.nameRoom())))
		for _, word := range strings.Fields(w.names[o]) {
			whole = whole && w.wide(word, t) <= w.nameRoom()
		}
	}
	return lines, whole
}

// The margins inside a brick, and the stack's size in it.
const (
	brickInset = 2 * mm
	brickStack = u
	stackHigh  = 34 * mm / 10
)

// nameRoom is the width a name may take in a brick.
func (w *wall) nameRoom() unit.Length {
	room := w.brickW - 2*brickInset
	if w.stacked {
		room -= brickStack + brickInset
	}
	return room
}

// rise is the height of a column of n bricks above its foot.
func (w *wall) rise(n int) unit.Length {
	rows := (n + w.per - 1) / w.per
	if rows == 0 {
		return 2 * u
	}
	return unit.Length(rows)*(w.h+w.gap) + brickLift
}

// brickLift is the room between the foot's rule and the lowest brick.
const brickLift = 4 * mm / 10

// level finds where the foot stands: high enough for the longest column, and
// for the list of dates above the columns it stands over.
func (w *wall) level() {
	need := w.rise(w.tallest())
	if len(w.series.Dates) > 0 {
		var low unit.Length
		for _, p := range w.piles {
			if w.span > 80*mm {
				break
			}
			low, w.span = max(low, w.rise(len(p.offers))), p.x+w.w
		}
		w.list = w.dateRows(nil)
		if both := w.list + 2*u + low; both <= max(need, w.series.Room) {
			need = max(need, both)
		} else {
			w.list = 0
		}
	}
	w.base = need.Up(u)
}

// slot is where brick i of a pile stands. The last row from the foot is full
// first; a row that is not full is on top.
func (w *wall) slot(p pile, i int) unit.Rect {
	rows := (len(p.offers) + w.per - 1) / w.per
	top := len(p.offers) - (rows-1)*w.per // bricks in the topmost row
	row, col := 0, i
	if i >= top {
		row, col = 1+(i-top)/w.per, (i-top)%w.per
	}
	y := w.base - brickLift - unit.Length(rows-row)*(w.h+w.gap)
	return unit.Box(p.x+unit.Length(col)*(w.brickW+w.gap), y, w.brickW, w.h)
}

func (w *wall) marks(p pen) {
	for _, pile := range w.piles {
		for i, o := range pile.offers {
			w.brick(p, w.slot(pile, i), o)
		}
		p.rule(pile.x, w.base, pile.x+w.w, w.base, w.Inks.Sign, unit.Points(1.5))
		d := 1125 * mm / 100
		p.disc(pile.x+d/2, w.base+3375*mm/1000+d/2, d, ringOf(d), pile.state, w.Inks.Look(false))
	}
}

func (w *wall) brick(p pen, b unit.Rect, o Offer) {
	if o.State == NotPublished {
		line := w.Inks.Unknown
		if o.Changed {
			line = w.Inks.Change
		}
		p.frame(b, w.Inks.Paper, line, unit.Points(0.5))
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
		key := "milestone." + pile.state.Key()
		count := w.style(w.Faces.Bold, 30, w.Inks.Sign)
		p.part(pile.part("count")).words(w.Locale.Number(len(pile.offers)), pile.x+142*mm/10, w.base+118*mm/10, count)
		code, name := w.Locale.T(key), w.Locale.T(key+".short")
		if pile.state == NotPublished {
			code, name = name, w.Locale.T("charts.bricks.silent")
		}
		th := p.part(pile.part("head"))
		th.words(code+" ", pile.x, w.base+197*mm/10, w.head3())
		th.lines(w.wrap(name, w.table(), w.w), pile.x, w.base+237*mm/10, w.table())
		if len(pile.offers) == 0 {
			p.part(pile.part("none")).words(w.Locale.T("unknown.none"), pile.x, w.base-7*mm/2, w.italic())
		}
		for i, o := range pile.offers {
			w.brickName(p.part(pile.part(fmt.Sprint("name ", i))), w.slot(pile, i), o)
		}
	}
	if w.list > 0 {
		w.dateRows(&p)
	}
}

func (p pile) part(what string) string { return p.state.Key() + " " + what }

// brickName sets a name in the middle of its brick's height.
func (w *wall) brickName(p pen, b unit.Rect, o Offer) {
	if !w.named {
		return
	}
	t := w.name(w.Faces.SemiBold, o.Changed)
	t.lead = w.lead
	ls := w.wrap(w.names[o], t, w.nameRoom())
	y := b.Y + (b.H-unit.Length(len(ls)-1)*t.lead+p.capital(t))/2
	p.lines(ls, b.X+brickInset, y, t)
}

// The columns of the list of dates.
const (
	dateCode = 35 * mm
	dateDay  = 44 * mm
	dateRow  = 3 * u / 2
)

// dateRows draws the list of known dates from the top, and gives its height;
// without a pen it only measures.
func (w *wall) dateRows(p *pen) unit.Length {
	y := 27 * mm / 4
	if p != nil {
		p.part("dates head").words(sentence(w.datesTitle()), 0, 35*mm/10, w.head3())
	}
	rule := func() {
		if p != nil {
			p.part("marks").rule(0, y, w.span, y, w.Inks.Unknown, unit.Points(0.5))
		}
	}
	strong, plain := w.style(w.Faces.SemiBold, 8.75, w.Inks.Text), w.table()
	for i, d := range w.series.Dates {
		rule()
		name := w.wrap(w.datedName(d), strong, dateCode-2*mm)
		date := w.wrap(w.datedDay(d), plain, w.span-dateDay)
		if p != nil {
			part := fmt.Sprint("date ", i, " ")
			p.part(part+"name").lines(name, 0, y+43*mm/10, strong)
			p.part(part+"code").words(w.Locale.T("milestone."+d.State.Key()), dateCode, y+43*mm/10, plain)
			p.part(part+"day").lines(date, dateDay, y+43*mm/10, plain)
		}
		y += dateRow + unit.Length(max(len(name), len(date))-1)*plain.lead
	}
	rule()
	return y + mm/2
}

func (w *wall) datesTitle() string {
	n := 0
	for _, d := range w.series.Dates {
		n += max(1, d.Offers)
	}
	return w.Locale.N("charts.bricks.dates", n)
}

func (w *wall) datedName(d Dated) string {
	if d.Offers < 2 {
		return d.Name
	}
	return w.Locale.N("charts.bricks.several", d.Offers, map[string]any{"Name": d.Name})
}

func (w *wall) datedDay(d Dated) string {
	if d.Kind == "" {
		return w.shortDay(d.Date)
	}
	return w.Locale.T("charts.bricks.dated", map[string]any{"Date": w.shortDay(d.Date), "Kind": d.Kind})
}

// nodes is the reading order: the marks, the milestones with their offers, the
// dates.
func (w *wall) nodes(alt string) []node {
	table := branch(draw.Table)
	for _, p := range w.piles {
		table.kids = append(table.kids, w.row(p))
	}
	out := []node{figure(alt), table}
	if w.list == 0 {
		return out
	}
	dates := branch(draw.Table)
	for i := range w.series.Dates {
		part := fmt.Sprint("date ", i, " ")
		dates.kids = append(dates.kids, branch(draw.TableRow,
			head("Row", part+"name"), leaf(draw.DataCell, part+"code"), leaf(draw.DataCell, part+"day")))
	}
	return append(out, leaf(draw.P, "dates head"), dates)
}

// row is a milestone with its count and the names above it. Where bricks have
// no names, rows end with the count.
func (w *wall) row(p pile) node {
	count, names := leaf(draw.DataCell, p.part("count")), branch(draw.DataCell)
	if len(p.offers) == 0 {
		names.kids = []node{leaf(draw.P, p.part("none"))}
	}
	for i := range p.offers {
		names.kids = append(names.kids, leaf(draw.P, p.part(fmt.Sprint("name ", i))))
	}
	if w.named {
		return branch(draw.TableRow, head("Row", p.part("head")), count, names)
	}
	if len(p.offers) == 0 {
		count = branch(draw.DataCell, leaf(draw.P, p.part("count")), leaf(draw.P, p.part("none")))
	}
	return branch(draw.TableRow, head("Row", p.part("head")), count)
}

// words are the sentences of the chart and its table.
func (w *wall) words() Chart {
	l := w.Locale
	c := Chart{Question: l.T("charts.bricks.question"), Title: w.title(), Key: l.T("charts.bricks.key")}
	c.Table.Head = []string{l.T("label.milestone"), l.T("label.offers"), l.T("charts.bricks.names")}
	var groups []string
	for _, p := range w.piles {
		name := l.T("milestone." + p.state.Key())
		if p.state == NotPublished {
			name = l.T("milestone.unpublished.short")
			groups = w.withUnknown(groups, len(p.offers))
		} else {
			groups = append(groups, w.group(name, len(p.offers)))
		}
		var names []string
		for _, o := range p.offers {
			names = append(names, w.names[o])
		}
		c.Table.Rows = append(c.Table.Rows, []string{name, l.Number(len(p.offers)), strings.Join(names, ", ")})
	}
	c.Alt = w.alt("bricks", groups, c.Title)
	nameless := ""
	if !w.named {
		nameless = l.T("charts.bricks.nameless")
	}
	c.Note = notes(nameless, w.bare(w.series.Bare))
	return c
}

// title is the finding: how many offers have no public milestone.
func (w *wall) title() string {
	n := len(w.series.Offers)
	silent := len(where(w.series.Offers, func(o Offer) bool { return o.State == NotPublished }))
	data := map[string]any{"Part": w.Sheet.words(silent), "Total": w.Sheet.words(n)}
	switch {
	case n == 0:
		return sentence(w.Locale.T("charts.bricks.title.empty"))
	case silent == 0:
		return sentence(w.Locale.N("charts.bricks.title.none", n, data))
	case silent == n:
		return sentence(w.Locale.N("charts.bricks.title.all", n, data))
	}
	return sentence(w.Locale.N("charts.bricks.title.some", silent, data))
}
