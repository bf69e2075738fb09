package charts

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/secnumcloud-observatory/press/locales"
)

// The measures of the brick histogram.
const (
	brickRoom  = 126 * mm // the most the columns rise
	brickGap   = u        // between columns
	brickTall  = 7 * mm   // a brick, and between bricks, of the largest size
	brickTallG = 875 * mm / 1000
	brickLow   = 49 * mm / 10 // and of the others
	brickLowG  = 7 * mm / 10
	brickAside = 6  // names that may stand in the note instead of their brick
	brickMany  = 20 // bricks in a column that takes as many sub-columns as it needs
	brickInset = 2 * mm
	brickStack = u
	stackHigh  = 34 * mm / 10
	brickNext  = 189 * mm    // a box of dates under the columns
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

	// The list of dates: a column's least width, its parts and its rows.
	dateSpan = 63 * mm
	dateHead = 27 * mm / 4
	dateDay  = 255 * mm / 10 // the least width of the day,
	dateMost = 44 * mm       // where it stands at the most,
	dateCode = 8 * mm        // and how far before it the code
	dateRow  = 3 * u / 2
	dateBase = 43 * mm / 10
	dateFoot = mm / 2
	dateOver = 2 * u // between the list and the bricks under it
)

// Milestones is the series of the brick histogram.
type Milestones struct {
	Offers []Offer     // in progress, each with a published offer
	Bare   []string    // candidates without one: named in the note, never counted
	Dates  []Dated     // known dates, in the order they are to be listed
	Room   unit.Length // the most the columns may rise above their foot; 0: 126 mm
	Next   unit.Length // the most a box of dates may take that finds no room above them; 0: 189 mm
}

// Dated is one known milestone with its date: of one offer, or of several of a
// provider that moved together.
type Dated struct {
	Name   string    // of the offer or the provider
	From   diag.Span // where it is written
	Offers int       // how many offers; 0 means 1
	State  State
	Date   Date
	Kind   string // what the date is the date of, in words; "" when it needs none
}

// brickMode is a size of bricks. All bricks of a chart have one width and one
// height, whatever their names are, so that columns can be compared: a name
// that needs more lines than a brick has stands in the note, under a number.
type brickMode struct {
	lines   int // of a name
	per     int // bricks side by side in every column
	rows    int // instead of per: columns get as many sub-columns as they need to be so high
	most    int // bricks in the longest column for which it is meant; 0: any number
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
	return modes
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

// setName is a brick's name set for a width: sizes of bricks are tried until
// one fits, and each asks for the names' heights again and again.
type setName struct {
	offer Offer
	width unit.Length
}

// wall is a brick histogram that has been measured.
type wall struct {
	Sheet
	brickMode
	series Milestones
	piles  []pile
	brickW unit.Length
	names  map[Offer]text.Run
	aside  []string    // names that stand in the note, in the order of their numbers
	drop   unit.Length // how far names go under their first line
	tried  map[setName]label
	base   unit.Length // y of the columns' foot
	listed bool        // the list of dates has room above the columns
	list   unit.Point  // where it begins
	span   unit.Length // its width
	lists  int         // columns the list is set in
	rec    *recorder
}

// Bricks answers "where is each candidate?": one brick per offer in progress
// on the last milestone known of it, what nobody has published in a column of
// its own. The dates that are known are listed above the low columns, or in
// More when they find no room there.
//
// Up to 17 bricks in a column are full size, up to 25 lower, more stand two by
// two, at half the width or in a column as wide as they need; where names
// cannot stand in them any more, bricks keep only their layers and the note
// says where the names are. A brick bears its provider's name, so that one
// drawing names one kind of thing, and two bricks may bear the same.
func Bricks(s Sheet, series Milestones) (Chart, error) {
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

// separate is the list of dates in boxes of its own, as many as it takes: one
// table, under a head that is read once.
func (w *wall) separate() ([]draw.Box, error) {
	w.list, w.span, w.lists = unit.Point{}, w.Width, 2
	table, room := draw.New(draw.Table), cmp.Or(w.series.Next, brickNext)
	var out []draw.Box
	for from := 0; from < len(w.series.Dates); {
		to := w.datesIn(from, room)
		w.rec = newRecorder(w.Fonts)
		size := unit.Size{W: w.Width, H: w.dateRows(nil, from, to).Up(u)}
		if err := w.render(size, w.rec, func(pen) {}, func(p pen) { w.dateRows(&p, from, to) }); err != nil {
			return nil, fmt.Errorf("dates of the brick histogram: %w", err)
		}
		box, err := w.assemble("dates", size, w.rec, w.dates(table, from, to)...)
		if err != nil {
			return nil, err
		}
		out, from = append(out, box), to
	}
	return out, nil
}

// datesIn is up to which date a box of a height goes that begins with the one
// at from: the boxes that follow one another hold as many each.
func (w *wall) datesIn(from int, room unit.Length) int {
	left := len(w.series.Dates) - from
	for n := 1; ; n++ {
		to := from + (left+n-1)/n
		if to == from+1 || w.dateRows(nil, from, to).Up(u) <= room {
			return to
		}
	}
}

func newWall(s Sheet, series Milestones) *wall {
	w := &wall{Sheet: s, series: series, rec: newRecorder(s.Fonts), names: brickNames(series.Offers), tried: map[setName]label{}}
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
	w.choose()
	w.level()
	return w
}

// brickNames are the names bricks bear: their providers'.
func brickNames(offers []Offer) map[Offer]text.Run {
	names := map[Offer]text.Run{}
	for _, o := range offers {
		names[o] = at(o.Holder, named(o.Provider))
	}
	return names
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
			(!m.named || m.per == 1 || w.whole()) {
			return
		}
	}
}

// widths gives the columns their places.
func (w *wall) widths() {
	n, subs := unit.Length(len(w.piles)), 0
	for i, p := range w.piles {
		w.piles[i].per = w.per
		if w.rows > 0 {
			w.piles[i].per = max(1, (len(p.offers)+w.rows-1)/w.rows)
		}
		subs += w.piles[i].per
	}
	w.brickW = (w.Width - (n-1)*brickGap - (unit.Length(subs)-n)*w.gap) / unit.Length(subs)
	x := unit.Length(0)
	for i, p := range w.piles {
		w.piles[i].x, w.piles[i].w = x, unit.Length(p.per)*(w.brickW+w.gap)-w.gap
		x += w.piles[i].w + brickGap
	}
}

// setAside finds the names that stand in the note, and the height the others take.
func (w *wall) setAside() {
	w.aside, w.drop = nil, 0
	if !w.named {
		return
	}
	for _, o := range w.series.Offers {
		if l := w.full(o); len(l.lines) <= w.lines {
			w.drop = max(w.drop, l.drop())
		} else if !slices.Contains(w.aside, o.Provider) {
			w.aside = append(w.aside, o.Provider)
		}
	}
}

// nameOf is what a brick bears: its name, or its number in the note; nothing
// where bricks have no names.
func (w *wall) nameOf(o Offer) label {
	if !w.named {
		return label{}
	}
	if i := slices.Index(w.aside, o.Provider); i >= 0 {
		t := w.name(o.Changed)
		ref := said(w.asideMark(i))
		ref.Ink, ref.Underline = t.Ink, o.Changed
		return w.set(w.nameRoom(), t, ref)
	}
	return w.full(o)
}

// asideMark is the number under which a name stands in the note.
func (w *wall) asideMark(i int) string { return "(" + w.Locale.Number(i+1) + ")" }

// full is an offer's name set for a brick's width, in as many lines as it
// takes.
func (w *wall) full(o Offer) label {
	key := setName{o, w.nameRoom()}
	l, ok := w.tried[key]
	if !ok {
		t, name := w.name(o.Changed), w.names[o]
		name.Ink, name.Underline = t.Ink, o.Changed
		l = w.set(w.nameRoom(), t, name)
		w.tried[key] = l
	}
	return l
}

// whole tells whether no word of a name has to be broken.
func (w *wall) whole() bool {
	for _, o := range w.series.Offers {
		if slices.Contains(w.aside, o.Provider) {
			continue
		}
		for _, word := range strings.Fields(w.names[o].Text) {
			if w.wide(word, w.name(o.Changed)) > w.nameRoom() {
				return false
			}
		}
	}
	return true
}

// nameRoom is the width a name may take in a brick.
func (w *wall) nameRoom() unit.Length {
	room := w.brickW - 2*brickInset
	if w.stacked {
		room -= brickStack + brickInset
	}
	return room
}

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

// level finds where the foot stands: high enough for the longest column, and
// for the list of dates above the first neighbours that are low enough.
func (w *wall) level() {
	need := unit.Length(0)
	for _, p := range w.piles {
		need = max(need, w.rise(p))
	}
	w.base = need.Up(u)
	if len(w.series.Dates) == 0 {
		return
	}
	for w.lists = 1; w.lists <= 2; w.lists++ {
		for from := range w.piles {
			low, ok := w.neighbours(from, unit.Length(w.lists)*dateSpan)
			if !ok {
				break
			}
			w.list = unit.Point{X: w.piles[from].x}
			if both := w.dateRows(nil, 0, len(w.series.Dates)) + dateOver + low; both <= max(need, w.series.Room) {
				w.base, w.listed = max(need, both).Up(u), true
				return
			}
		}
	}
}

// neighbours sets the width of a list above the columns from one on, and gives
// the height of the highest of them; false when they are too narrow.
func (w *wall) neighbours(from int, least unit.Length) (low unit.Length, ok bool) {
	for _, p := range w.piles[from:] {
		low, w.span = max(low, w.rise(p)), p.x+p.w-w.piles[from].x
		if w.span >= least {
			return low, true
		}
	}
	return low, false
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
		key := "milestone." + pile.state.Key()
		count := w.Styles.Big
		p.part(pile.part("count")).words(w.Locale.Number(len(pile.offers)), pile.x+brickNumX, w.base+brickNumY, count)
		code, name := w.Locale.T(key), w.Locale.T(key+".short")
		if pile.state == NotPublished {
			code, name = name, w.Locale.T("charts.bricks.silent")
		}
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

func (p pile) part(what string) string { return p.state.Key() + " " + what }

// brickName sets a name in the middle of its brick's height.
func (w *wall) brickName(p pen, b unit.Rect, o Offer) {
	if !w.named {
		return
	}
	l := w.nameOf(o)
	p.label(l, b.X+brickInset, b.Y+(b.H-l.drop()+p.capital(l.style))/2)
}

// dateRows draws a stretch of the list of known dates in its columns, and gives
// its height; without a pen it only measures.
func (w *wall) dateRows(p *pen, from, to int) unit.Length {
	if p != nil {
		p.part("dates head").words(w.datesTitle(), w.list.X, w.list.Y+headBase, w.Styles.H3)
	}
	per := (to - from + w.lists - 1) / w.lists
	span := (w.span - unit.Length(w.lists-1)*brickGap) / unit.Length(w.lists)
	foot := unit.Length(0)
	for c := 0; c < w.lists; c++ {
		x := w.list.X + unit.Length(c)*(span+brickGap)
		foot = max(foot, w.dateColumn(p, x, span, min(from+c*per, to), min(from+(c+1)*per, to)))
	}
	return foot + dateFoot - w.list.Y
}

// dateColumn draws some of the dates under each other, and gives where they
// end.
func (w *wall) dateColumn(p *pen, x, span unit.Length, from, to int) unit.Length {
	y := w.list.Y + dateHead
	rule := func() {
		if p != nil {
			p.part("date rules").rule(x, y, x+span, y, w.Inks.Unknown, hairline)
		}
	}
	day := min(dateMost, span-dateDay)
	code := day - dateCode
	for i, d := range w.series.Dates[from:to] {
		rule()
		name := w.set(code-brickInset, w.bold(), w.datedName(d))
		date := w.set(span-day, w.table(), said(w.datedDay(d)))
		if p != nil {
			part := fmt.Sprint("date ", from+i, " ")
			p.part(part+"name").label(name, x, y+dateBase)
			p.part(part+"code").words(w.Locale.T("milestone."+d.State.Key()), x+code, y+dateBase, w.table())
			p.part(part+"day").label(date, x+day, y+dateBase)
		}
		y += dateRow + max(name.drop(), date.drop())
	}
	rule()
	return y
}

func (w *wall) datesTitle() string {
	n := 0
	for _, d := range w.series.Dates {
		n += max(1, d.Offers)
	}
	return w.sentence("charts.bricks.dates", locales.Facts{"N": locales.Num(n)})
}

func (w *wall) datedName(d Dated) text.Run {
	if d.Offers < 2 {
		return at(d.From, named(d.Name))
	}
	return said(w.sentence("charts.bricks.several", locales.Facts{"N": locales.Num(d.Offers), "Name": locales.Name(d.Name)}))
}

func (w *wall) datedDay(d Dated) string {
	if d.Kind == "" {
		return w.shortDay(d.Date)
	}
	return w.Locale.T("charts.bricks.dated", map[string]any{"Date": w.shortDay(d.Date), "Kind": d.Kind})
}

// milestones is the table of the columns.
func (w *wall) milestones() node {
	table := branch(draw.Table)
	for _, p := range w.piles {
		table.kids = append(table.kids, w.row(p))
	}
	return table
}

// dates is a stretch of the list of known dates: its head, which is read before
// the first, then its rows in the table.
func (w *wall) dates(elem *draw.Elem, from, to int) []node {
	title, table := leaf(draw.P, "dates head"), node{elem: elem}
	if from > 0 {
		title = leaf(draw.Layout, "dates head")
	}
	for i := from; i < to; i++ {
		part := fmt.Sprint("date ", i, " ")
		table.kids = append(table.kids, branch(draw.TableRow,
			head("Row", part+"name"), leaf(draw.DataCell, part+"code"), leaf(draw.DataCell, part+"day")))
	}
	return []node{title, table, leaf(draw.Layout, "date rules")}
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
	c := Chart{Question: l.T("charts.bricks.question"), Key: l.T("charts.bricks.key")}.titled(w.title())
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
			names = append(names, w.names[o].Text)
		}
		c.Table.Rows = append(c.Table.Rows, []string{name, l.Number(len(p.offers)), strings.Join(names, ", ")})
	}
	c.Alt = w.alt("bricks", groups, c.Title)
	c.Naming = w.naming()
	c.Note = notes(c.Naming, w.bare(w.series.Bare))
	return c
}

// naming says what a brick's name is, and gives those that found no room.
func (w *wall) naming() string {
	switch {
	case len(w.series.Offers) == 0:
		return ""
	case !w.named:
		return w.Locale.T("charts.bricks.nameless")
	}
	var long []string
	for i, name := range w.aside {
		long = append(long, w.asideMark(i)+"\u00a0"+name)
	}
	says := w.Locale.T("charts.bricks.named")
	if len(long) > 0 {
		says = notes(says, w.Locale.T("charts.bricks.aside", map[string]any{"Names": locales.Name(w.semicolons(long))}))
	}
	return says
}

// title is the finding: how many offers have no public milestone.
func (w *wall) title() []string {
	n := len(w.series.Offers)
	silent := len(where(w.series.Offers, func(o Offer) bool { return o.State == NotPublished }))
	switch silent {
	case 0:
		return w.Locale.Say("charts.bricks.title.none", locales.Facts{"N": locales.Num(n)})
	case n:
		return w.Locale.Say("charts.bricks.title.all", locales.Facts{"N": locales.Num(n)})
	}
	return w.Locale.Say("charts.bricks.title.some", locales.Facts{"N": locales.Num(silent), "Total": locales.Num(n)})
}
