package charts

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/secnumcloud-observatory/press/locales"
)

// The measures of the market map. Its pages are as wide as the sheet, because
// its bands run across both.
const (
	mapHead   = 27 * mm / 2 // from the top of the fold's line to the bands: heads
	mapDisc   = 68 * mm / 10
	mapDiscY  = 75 * mm / 10 // the centre of a head's disc
	mapCorner = 2 * mm       // from the corner's baseline to the bands
	mapNameX  = 86 * mm / 10
	mapFold   = 35 * mm / 100 // half of the line on the fold
	mapGap    = 4 * mm        // between the columns of the left page,
	mapApart  = 9 * mm / 2    // and of the right one
	mapFirst  = 19            // the share of the first column, in tenths of another's
	mapYears  = 3             // years in columns; what is older stands with the first

	// A band: what it keeps free, its least height, and the layer's name.
	bandPad    = 9 * mm / 4
	bandMin    = 6 * u      // and that below which a layer has no stack
	bandLow    = 18 * u / 5 // the least where cells are close
	stackWide  = 105 * mm / 10
	stackTall  = 9 * mm
	layerName  = 51 * mm / 10 // from the stack to the name's baseline
	layerCount = 45 * mm / 10 // and on to the counts
	layerAside = 21 * mm / 4  // the layer's name on the right page, off the fold; its first letter may reach a little before it
	layerGap   = mm           // from the layer's name to the columns

	mapLow   = 70 // offers, from which on cells have one line,
	mapCrowd = 140
)

// Market is the series of the map: the offers in progress and the qualified
// ones, by name.
type Market struct {
	Offers []Offer
	Bare   []string // candidates without an offer: named in the note, on no map
	Margin unit.Length
	Axis   unit.Length // of the first column on the left page, from the sheet's edge
	Right  unit.Length // where columns end, from the sheet's left edge
	Bleed  unit.Length
	High   unit.Length // the most the bands may take
	Apart  bool        // its pages do not face: there is no fold between them, nor a left and a right one
}

// mapForm is how cells are drawn: whole, whole and closer to one another, in one
// line, as discs.
type mapForm int

const (
	mapWhole mapForm = iota
	mapClose
	mapSlim
	mapDiscs
	mapFine
)

// market is a map that has been measured.
type market struct {
	Sheet
	Market
	form  mapForm
	pages [2]mapPage
	bands *rows
	rec   *recorder
	fig   *draw.Elem
	apart map[string]bool // repeats that no line links to their cell: words say of which layer they are
}

// mapPage is one page of the map: its columns, and what stands in each layer of
// each.
type mapPage struct {
	columns []*mapColumn
	says    [4]saying
}

// mapColumn is a milestone, or a year of decisions.
type mapColumn struct {
	name   string
	state  State
	count  int
	x, w   unit.Length
	per    int // cells side by side
	offers []Offer
	boxes  [4]mapBox
}

// Map answers "who stands where?": over two facing pages, the fold is the
// decision. On the left what comes towards it, by the last milestone known; on
// the right what has passed it, by the year of the decision in force. Upwards,
// the layers. The second page is in More.
func Map(s Sheet, series Market) (Chart, error) {
	w := &market{Sheet: s, Market: series}
	w.form = mapWhole
	switch n := len(series.Offers); {
	case n > mapCrowd:
		w.form = mapDiscs
	case n > mapLow:
		w.form = mapSlim
	}
	if s.narrow() {
		return w.down()
	}
	for ; ; w.form++ {
		w.apart = map[string]bool{}
		w.measure()
		if w.unlinked() { // with the words in place of lines, cells may be higher
			w.measure()
		}
		if w.bands.foot()-mapHead <= w.High || w.form == mapFine {
			break
		}
	}
	c := w.words()
	w.fig = figure(c.Alt).elem
	for i := range w.pages {
		box, err := w.page(i)
		if err != nil {
			return c, fmt.Errorf("market map: %w", err)
		}
		if i == 0 {
			c.Box = box
		} else {
			c.More = []draw.Box{box}
		}
	}
	return c, nil
}

// measure sets the columns, what stands in them, and the bands.
func (w *market) measure() {
	w.pages = [2]mapPage{w.coming(), w.decided()}
	var heights []unit.Length
	for k := 3; k >= 0; k-- {
		h := min(w.bandLeast(), w.High/4)
		for i := range w.pages {
			for _, c := range w.pages[i].columns {
				w.fillBox(c, k)
				h = max(h, c.boxes[k].h+2*w.bandPad())
			}
		}
		heights = append(heights, h)
	}
	w.bands = rowsFrom(mapHead, heights...)
	for i := range w.pages {
		w.place(&w.pages[i])
		w.annotate(i)
	}
}

// bandLeast is the least height of a layer.
func (w *market) bandLeast() unit.Length {
	if w.form == mapClose {
		return bandLow
	}
	return bandMin
}

// bandPad is what a layer keeps free above and below.
func (w *market) bandPad() unit.Length { return bandPad - w.closer() }

// coming are the columns of the left page. One without an offer shrinks to its
// disc.
func (w *market) coming() mapPage {
	var p mapPage
	free, shares := w.Right-w.Axis, 0
	none := len(where(w.Offers, func(o Offer) bool { return o.Stage == InProgress })) == 0
	states := []State{NotPublished, J0, J1, J2}
	if slices.ContainsFunc(w.Offers, func(o Offer) bool { return o.Stage == InProgress && o.State == J3 }) {
		states = append(states, J3)
	}
	for i, st := range states {
		c := &mapColumn{state: st, offers: where(w.Offers, func(o Offer) bool { return o.Stage == InProgress && o.State == st }),
			name: w.Locale.T("milestone." + st.Key())}
		if st == NotPublished {
			c.name = w.Locale.T("milestone.unpublished.short")
		}
		if c.count = len(c.offers); c.count == 0 && !none {
			free -= mapDisc
		} else if shares += 10; st == NotPublished {
			shares += mapFirst - 10
		}
		if i > 0 {
			free -= mapGap
		}
		p.columns = append(p.columns, c)
	}
	x := w.Axis
	for _, c := range p.columns {
		switch {
		case c.count == 0 && !none:
			c.w = mapDisc
		case c.state == NotPublished:
			c.w = free.Scale(mapFirst, int64(shares))
		default:
			c.w = free.Scale(10, int64(shares))
		}
		c.x = x
		x += c.w + mapGap
		c.per = max(1, int((c.w+cellAside)/(cellLeast+cellAside)))
	}
	return p
}

// decided are the columns of the right page: what has no day, then the last
// years that have decisions, what is older with the first of them.
func (w *market) decided() mapPage {
	done := where(w.Offers, func(o Offer) bool { return o.Stage == Qualified })
	var years []int
	for _, o := range done {
		if o.Ruled.Known() && !slices.Contains(years, o.Ruled.Year) {
			years = append(years, o.Ruled.Year)
		}
	}
	slices.Sort(years)
	older := len(years) > mapYears
	years = years[max(0, len(years)-mapYears):]
	p := mapPage{columns: []*mapColumn{{state: J3, name: w.Locale.T("charts.market.dayless"),
		offers: where(done, func(o Offer) bool { return !o.Ruled.Known() })}}}
	for i, y := range years {
		c := &mapColumn{state: J3, name: strconv.Itoa(y)}
		if i == 0 && older {
			c.name = w.Locale.T("charts.market.older", map[string]any{"Year": strconv.Itoa(y)})
		}
		c.offers = where(done, func(o Offer) bool { return o.Ruled.Year == y || i == 0 && o.Ruled.Known() && o.Ruled.Year < y })
		p.columns = append(p.columns, c)
	}
	n := unit.Length(len(p.columns))
	_, from := w.besides()
	wide := (w.Right - from - (n-1)*mapApart) / n
	for i, c := range p.columns {
		c.count, c.x, c.w = len(c.offers), from+unit.Length(i)*(wide+mapApart), wide
		c.per = max(1, int((c.w+cellAside)/(cellLeast+cellAside)))
	}
	return p
}

// besides is how words stand beside the columns of the right page, and where those
// begin: at the margin, where the words end before it in the style of labels or in the
// smaller one of notes, else behind the words.
func (w *market) besides() (t text.Style, from unit.Length) {
	ends := func(t text.Style) unit.Length {
		end := layerAside + w.wide(w.Locale.T("label.layer"), t)
		for k := range 4 {
			end = max(end, layerAside+w.wide(w.layer(k), t))
		}
		return end + layerGap
	}
	t = w.label()
	if ends(t) > w.Margin {
		t.Size = min(t.Size, w.Styles.Least.Size)
	}
	return t, max(w.Margin, ends(t))
}

// ahead is a style for words of the left page before its columns: no larger than they
// have room there, and no smaller than any.
func (w *market) ahead(t text.Style, words string) text.Style {
	if room, wide := w.Axis-w.Margin-layerGap, w.wide(words, t); wide > room {
		t.Size = max(min(t.Size, w.Styles.Least.Size), t.Size.Scale(int64(room), int64(wide)))
	}
	return t
}

// lowest is the lowest layer of an offer; -1 when none is published.
func lowest(o Offer) int { return slices.Index(o.Layers[:], true) }

// placed ends the keys of what says where the pages stand.
func (w *market) placed() string {
	if w.Apart {
		return ".apart"
	}
	return ""
}

func (w *market) words() Chart {
	l := w.Locale
	in := where(w.Offers, func(o Offer) bool { return o.Stage == InProgress })
	ready := len(where(in, func(o Offer) bool { return o.State == J2 }))
	c := Chart{Question: l.T("charts.market.question"), Key: l.T("charts.market.key" + w.placed())}
	switch {
	case len(in) == 0:
		c = c.titled(l.Say("charts.market.title.settled", locales.Facts{"N": locales.Num(len(w.Offers))}))
	case ready == 0:
		c = c.titled(l.Say("charts.market.title.none", locales.Facts{"N": locales.Num(len(in))}))
	default:
		c = c.titled(l.Say("charts.market.title.some", locales.Facts{"N": locales.Num(len(in)), "Ready": locales.Num(ready)}))
	}
	if w.form >= mapDiscs {
		c.Key = l.T("charts.market.key.discs" + w.placed())
	}
	c.Table.Head = []string{l.T("label.layer"), l.T("charts.market.column"), l.T("label.offers")}
	var groups []string
	for _, p := range w.pages {
		for _, col := range p.columns {
			groups = append(groups, brackets(w.group(col.name, col.count), w.news(col.offers)...))
			for k := 3; k >= 0; k-- {
				var names []string
				for _, o := range where(col.offers, func(o Offer) bool { return o.Layers[k] }) {
					names = append(names, o.Provider+", "+o.Name)
				}
				c.Table.Rows = append(c.Table.Rows, []string{w.layer(k), col.name, strings.Join(names, l.T("charts.semicolon")+" ")})
			}
		}
	}
	c.Alt = w.alt("market", groups, c.Title)
	c.Aside = l.T("charts.market.decided" + w.placed())
	c.Note = notes(l.T("charts.market.note"+w.placed(), map[string]any{"Date": w.day(w.Date)}), w.counted(w.Offers), w.bare(w.Bare))
	return c
}
