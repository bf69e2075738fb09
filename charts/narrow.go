package charts

import (
	"fmt"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// The measures of sheets as narrow as a phone shows them, where labels stand above
// their marks.
const (
	narrowest = 100 * mm // sheets under this width are narrow

	// Bricks in rows of two under their milestone.
	pileHead  = 12 * mm // disc, count, code and name, over the rule
	pileSign  = 9 * mm
	pileCount = 115 * mm / 10 // from the left
	pileCode  = 24 * mm
	pileBase  = 7 * mm
	pileNext  = 3 * mm // from one milestone to the next

	// The calendar: the name's line over the bar's.
	calNarrow = mm // left end of the axis

	// The responsibility diagram.
	dutyNarrow  = 26 * mm // the levels
	dutyKey     = 9 * mm  // under the columns: whose is which
	dutyKeyMark = 4 * mm
	dutyKeyNext = 38 * mm

	// The composition diagram.
	floorNarrow = 48 * mm
	floorTagsAt = 58 * mm
	floorApart  = 8 * mm // between the stacks, under each other
)

// narrow tells whether the sheet is as narrow as a phone shows it.
func (s Sheet) narrow() bool { return s.Width < narrowest }

// brickRows is the brick histogram of a narrow sheet: under each milestone its bricks
// in rows of two.
func brickRows(s Sheet, series Milestones) (Chart, error) {
	w := pilesOf(s, series)
	w.brickMode = brickMode{lines: 3, per: 2, h: brickTall, gap: brickTallG, named: true, stacked: true}
	w.brickW = (s.Width - w.gap) / 2
	w.setAside()
	c := w.words()
	var tops []unit.Length
	y := unit.Length(0)
	for _, p := range w.piles {
		tops = append(tops, y)
		y += pileHead + unit.Length((max(1, len(p.offers))+1)/2)*(w.h+w.drop+w.gap) + pileNext
	}
	size := unit.Size{W: s.Width, H: y - pileNext}
	marks := func(p pen) {
		for i, pile := range w.piles {
			p.disc(pileSign/2, tops[i]+pileHead/2-mm, pileSign, ringOf(pileSign), pile.state, w.Inks.Look(false))
			p.rule(0, tops[i]+pileHead-mm, s.Width, tops[i]+pileHead-mm, w.Inks.Sign, brickRule)
			for k, b := range w.under(pile, tops[i]) {
				w.brick(p, b, pile.offers[k])
			}
		}
	}
	labels := func(p pen) {
		for i, pile := range w.piles {
			code, name := w.codeAndName(pile)
			p.part(pile.part("count")).words(w.Locale.Number(len(pile.offers)), pileCount, tops[i]+pileBase, w.Styles.Share)
			q := p.part(pile.part("head"))
			q.words(code+" ", pileCode, tops[i]+pileBase-w.table().Leading, w.Styles.H3)
			q.words(name, pileCode, tops[i]+pileBase, w.table())
			if len(pile.offers) == 0 {
				p.part(pile.part("none")).words(w.Locale.T("unknown.none"), 0, tops[i]+pileHead+brickNone, w.italic())
			}
			for k, b := range w.under(pile, tops[i]) {
				w.brickName(p.part(pile.part(fmt.Sprint("name ", k))), b, pile.offers[k])
			}
		}
	}
	if err := s.render(size, w.rec, marks, labels); err != nil {
		return c, fmt.Errorf("brick histogram: %w", err)
	}
	var err error
	c.Box, err = s.assemble("bricks", size, w.rec, figure(c.Alt), w.milestones())
	return c, err
}

// under is the places of a pile's bricks under its head, which stands at top.
func (w *wall) under(p pile, top unit.Length) []unit.Rect {
	var out []unit.Rect
	for i := range p.offers {
		out = append(out, unit.Box(unit.Length(i%2)*(w.brickW+w.gap), top+pileHead+unit.Length(i/2)*(w.h+w.drop+w.gap), w.brickW, w.h+w.drop))
	}
	return out
}

// key is whose part is which, under the columns of a narrow responsibility diagram.
func (w *duties) key(p pen, foot unit.Length) {
	y := foot + dutyKey/2
	p.frame(unit.Box(0, y, dutyKeyMark, dutyKeyMark), w.Inks.Paper, w.Inks.Sign, dutyLine)
	p.fill(unit.Box(dutyKeyNext, y, dutyKeyMark, dutyKeyMark), w.Inks.Sign)
}

// keyWords are the words of the key: a part of the table says each of them.
func (w *duties) keyWords(p pen, foot unit.Length) {
	y := foot + dutyKey/2 + (dutyKeyMark+p.capital(w.strong()))/2
	p.part("key 0").words(w.Locale.T("charts.duties.customer"), dutyKeyMark+dutyAside+mm/2, y, w.strong())
	p.part("key 1").words(w.Locale.T("charts.duties.provider"), dutyKeyNext+dutyKeyMark+dutyAside+mm/2, y, w.strong())
}

// keyNodes are the key, where there is one.
func (w *duties) keyNodes() []node {
	if !w.narrow() {
		return nil
	}
	return []node{leaf(draw.P, "key 0"), leaf(draw.P, "key 1")}
}

// above is words on the line over their mark, as far right as they stand on the sheet.
func (w *timeline) above(t tag) raised {
	t.x = max(0, min(t.x, w.Width-w.wide(t.str, t.style)))
	cap := pen{r: w.rec, rec: w.rec}.capital(w.table())
	return raised{t, (w.high+cap)/2 + t.style.Leading - base(t.style)}
}

// tagsAbove are the words before and behind the mark of a qualified offer on a narrow
// sheet: over it, the first a line higher where both have no room beside each other.
func (w *timeline) tagsAbove(o Offer) []raised {
	e := w.end(o)
	if o.Start.Day > 0 {
		e.x = max(e.x, w.axis.at(o.Start)+lifeDisc/2)
	}
	e.x -= w.wide(e.str, e.style)
	end, b := w.above(e), w.begin(o)
	if b.str == "" {
		return []raised{end}
	}
	b.x += calGap + w.wide(b.str, b.style) // where the mark begins
	if begin := w.above(b); begin.x+w.wide(b.str, b.style)+calGap <= end.x {
		return []raised{begin, end}
	}
	begin := w.above(b)
	begin.over += w.table().Leading
	return []raised{begin, end}
}

// tagLines is how many lines the words of a row take.
func (w *timeline) tagLines(o Offer) int {
	ts := w.tags(o)
	if len(ts) > 1 && ts[0].over > ts[1].over {
		return 2
	}
	return 1
}
