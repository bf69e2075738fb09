package charts

import (
	"strconv"

	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/secnumcloud-observatory/press/locales"
)

// The measures of sentences in empty zones of the map.
const (
	// Sentences in empty zones.
	sayTop   = 4 * mm
	sayLeast = 55 * mm
	sayMost  = 105 * mm
	sayLines = 3
)

// saying is a sentence in an empty zone.
type saying struct {
	words    label
	x        unit.Length
	from, to int // columns
}

// over tells whether the sentence stands in a column.
func (s saying) over(column int) bool {
	return len(s.words.lines) > 0 && s.from <= column && column < s.to
}

// annotate finds, for each layer of a page, the widest zone of empty columns,
// and what its emptiness means.
func (w *market) annotate(i int) {
	p := &w.pages[i]
	for k := range 4 {
		best := saying{}
		wide := unit.Length(0)
		for from := 0; from < len(p.columns); from++ {
			to := from
			for to < len(p.columns) && p.columns[to].boxes[k].empty() {
				to++
			}
			if to > from {
				left := p.columns[from].x
				if z := p.columns[to-1].x + p.columns[to-1].w - left; z > wide {
					wide, best = z, saying{x: left, from: from, to: to}
				}
			}
		}
		str := w.meaning(i, k)
		if str == "" || wide < sayLeast {
			continue
		}
		t := w.Styles.Annotation
		t.Align = text.Balanced
		best.words = w.set(min(wide, sayMost), t, said(str))
		row := rowOf(k)
		if n := len(best.words.lines); n <= sayLines &&
			sayTop+unit.Length(n)*w.Styles.Annotation.Leading <= w.bands.tops[row+1]-w.bands.tops[row] {
			p.says[k] = best
		}
	}
}

// meaning is what it means that columns of a layer are empty; "" when there is
// nothing to say.
func (w *market) meaning(page, k int) string {
	here := where(w.Offers, func(o Offer) bool { return o.Layers[k] })
	in := where(here, func(o Offer) bool { return o.Stage == InProgress })
	done := where(here, func(o Offer) bool { return o.Stage == Qualified })
	say := func(key string, n int, more locales.Facts) string {
		facts := locales.Facts{"N": locales.Num(n)}
		for name, v := range more {
			facts[name] = v
		}
		return w.sentence("charts.market.empty."+key, facts)
	}
	if page == 0 {
		switch silent := len(where(in, func(o Offer) bool { return o.State == NotPublished })); {
		case len(in) == 0:
			return w.sentence("charts.market.empty.coming", nil)
		case silent == len(in):
			return say("silent", len(in), locales.Facts{"Qualified": locales.Num(len(done))})
		}
		return ""
	}
	years := map[int]int{}
	for _, o := range done {
		years[o.Ruled.Year]++
	}
	switch {
	case len(done) == 0:
		return w.sentence("charts.market.empty.decided", nil)
	case years[0] == len(done):
		return say("dayless", len(done), nil)
	case len(years) == 1:
		return say("year", len(done), locales.Facts{"Year": strconv.Itoa(done[0].Ruled.Year), "Progress": locales.Num(len(in))})
	}
	return ""
}
