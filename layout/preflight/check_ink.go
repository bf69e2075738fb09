package preflight

import (
	"fmt"
	"math"
	"slices"

	"github.com/secnumcloud-observatory/press/layout/preflight/pdf"
	"github.com/secnumcloud-observatory/press/layout/profile"
)

func percent(v float64) string { return fmt.Sprintf("%.0f %%", v*100) }

func checkInk(j *judge) {
	limit := float64(j.o.Ink) / 100
	if !j.o.asked["InkTotal"] { // nobody gave one: what the condition takes that the file names
		for _, d := range j.intents("GTS_PDFX") {
			if known, ok := profile.Lookup(j.Text(d["OutputConditionIdentifier"])); ok {
				limit = float64(known.Limit) / 100
			}
		}
	}
	most, unknown := 0.0, 0
	for _, p := range j.Pages {
		for i := range p.Marks {
			if !p.Marks[i].Box.Touches(p.Bleed) {
				continue // the print shop's marks are solid on all plates
			}
			t, known := p.Heaviest(i)
			if !known {
				unknown++
			}
			most = max(most, t)
			if t > limit+0.0005 {
				j.failText(p.Number, p.Marks[i].Box, p.Marks[i].Text, percent(t), percent(limit), say("InkTotal.ink"))
			}
		}
	}
	j.figure("%s", percent(most))
	if unknown > 0 {
		j.skip(say("InkTotal.unknown", "count", unknown))
	}
}

// checkInkSquare: the mean over a square cannot exceed the heaviest spot, so
// most files pass without a grid. Others are sampled at six points a side.
func checkInkSquare(j *judge) {
	const limit = 3.2
	for _, p := range j.Pages {
		most := 0.0
		for i := range p.Marks {
			t, _ := p.Heaviest(i)
			most = max(most, t)
		}
		if most <= limit {
			continue
		}
		if at, mean := p.WorstSquare(); mean > limit {
			j.fail(p.Number, at, percent(mean), percent(limit), say("InkSquare.mean"))
		}
	}
}

// visible calls do for every visible mark of a sort.
func (j *judge) visible(s pdf.MarkSort, do func(p *pdf.Page, i int, m *pdf.Mark)) {
	for _, p := range j.Pages {
		for i := range p.Marks {
			if m := &p.Marks[i]; m.Sort == s && !m.Hidden {
				do(p, i, m)
			}
		}
	}
}

func checkBlackInk(j *judge) {
	const limit, black = profile.MostInkBlack / 100.0, profile.BlackFrom / 100.0
	j.visible(pdf.TextMark, func(p *pdf.Page, i int, m *pdf.Mark) {
		if m.Colour.Inks.CMYK[3] < black {
			return
		}
		if t, _ := p.Heaviest(i); t > limit+0.0005 {
			j.failText(p.Number, m.Box, m.Text, percent(t), percent(limit), say("InkBlackText.ink"))
		}
	})
}

func pt(v float64) string { return fmt.Sprintf("%.2f pt", v) }

// smaller compares a size with its limit: no rounding (GWG), a hair for the
// arithmetic of matrices.
func smaller(v, limit float64) bool { return v < limit-0.001 }

func checkManyInks(j *judge) {
	j.visible(pdf.TextMark, func(p *pdf.Page, _ int, m *pdf.Mark) {
		if m.Colour.Inks.Count() > 1 && smaller(m.Size, 8) {
			j.failText(p.Number, m.Box, m.Text, pt(m.Size), pt(8), say("TextManyInks.small"))
		}
	})
}

func checkReversed(j *judge) {
	j.visible(pdf.TextMark, func(p *pdf.Page, _ int, m *pdf.Mark) {
		if m.Colour.Inks.White() && smaller(m.Size, 8) {
			j.failText(p.Number, m.Box, m.Text, pt(m.Size), pt(8), say("TextReversed.small"))
		}
	})
}

// thinnest is the least line a plate holds, in points.
const thinnest = 0.25

func (j *judge) lines(do func(p *pdf.Page, i int, m *pdf.Mark)) {
	j.visible(pdf.StrokeMark, do)
	j.visible(pdf.FillMark, func(p *pdf.Page, i int, m *pdf.Mark) {
		if m.Width < 2 {
			do(p, i, m)
		}
	})
}

func checkThin(j *judge) {
	j.lines(func(p *pdf.Page, _ int, m *pdf.Mark) {
		if smaller(m.Width, thinnest) && m.Box.Touches(p.Trim) {
			j.fail(p.Number, m.Box, fmt.Sprintf("%.3f pt", m.Width), pt(thinnest), say("LineThin.thin"))
		}
	})
}

func checkThinInks(j *judge) {
	j.lines(func(p *pdf.Page, _ int, m *pdf.Mark) {
		if smaller(m.Width, thinnest) && (m.Colour.Inks.Count() > 1 || m.Colour.Inks.White()) {
			j.fail(p.Number, m.Box, fmt.Sprintf("%.3f pt", m.Width), pt(thinnest), say("LineManyInks.thin"))
		}
	})
}

func checkWhiteOver(j *judge) {
	for _, p := range j.Pages {
		for i := range p.Marks {
			m := &p.Marks[i]
			if m.Over && m.Colour.Inks.White() && !m.Hidden && m.Image == nil && (m.Colour.Space.Kind != "DeviceCMYK" || m.OPM == 1) {
				j.failText(p.Number, m.Box, m.Text, "", "", say("OverprintWhite.white"))
			}
		}
	}
}

func checkGrayOver(j *judge) {
	for _, p := range j.Pages {
		for i := range p.Marks {
			if m := &p.Marks[i]; m.Over && m.Colour.Space != nil && m.Colour.Space.Kind == "DeviceGray" && !m.Hidden {
				j.failText(p.Number, m.Box, m.Text, "DeviceGray", "DeviceCMYK", say("OverprintGray.gray"))
			}
		}
	}
}

func checkBlackOver(j *judge) {
	j.visible(pdf.TextMark, func(p *pdf.Page, i int, m *pdf.Mark) {
		if !m.Colour.Inks.SolidBlack() || m.Size >= 12 || m.Over && (m.OPM == 1 || m.Colour.Space.Kind == "Separation") {
			return
		}
		if m.Colour.Space.Kind != "DeviceGray" && p.Coloured(i) {
			j.failText(p.Number, m.Box, m.Text, "", "", say("OverprintBlackText.text"))
		}
	})
}

func checkBlackLineOver(j *judge) {
	j.lines(func(p *pdf.Page, i int, m *pdf.Mark) {
		if !m.Colour.Inks.SolidBlack() || m.Width >= 2 || m.Over && (m.OPM == 1 || m.Colour.Space.Kind == "Separation") {
			return
		}
		if p.Coloured(i) {
			j.fail(p.Number, m.Box, pt(m.Width), "", say("OverprintBlackLine.line"))
		}
	})
}

func checkGrayText(j *judge) {
	j.visible(pdf.TextMark, func(p *pdf.Page, i int, m *pdf.Mark) {
		if m.Colour.Space.Kind == "DeviceGray" && m.Size < 12 && m.Colour.Inks.SolidBlack() && p.Coloured(i) {
			j.failText(p.Number, m.Box, m.Text, "DeviceGray", "DeviceCMYK", say("BlackGray.text"))
		}
	})
}

// pictures judges the effective resolution against limits for continuous tone
// and for one bit. GWG R0031 passes over those of 16 pixels a side and less, the
// remains of flattened transparency. The press flattens none: such a picture in
// its files is somebody's, and over a page it is as coarse as it is small.
func (j *judge) resolution(tone, line float64) {
	least := math.Inf(1)
	for _, p := range j.Pages {
		for _, im := range p.Pictures {
			limit := tone
			if im.Image.Bits == 1 || im.Image.Mask {
				limit = line
			}
			if !im.Box.Touches(p.Trim) {
				continue
			}
			least = min(least, im.PPI)
			if im.PPI <= limit {
				j.fail(p.Number, im.Box, fmt.Sprintf("%.0f ppi", im.PPI), fmt.Sprintf("> %.0f ppi", limit),
					say("ImageResolution.effective", "width", im.Image.W, "height", im.Image.H))
			}
		}
	}
	if !math.IsInf(least, 1) {
		j.figure("%.0f ppi", least)
	}
}

func checkResolution(j *judge)    { j.resolution(149, 549) }
func checkResolutionLow(j *judge) { j.resolution(224, 799) }

// checkSafe: inside the margin there is nothing but what runs out to the
// bleed. Marks outside the trim are the print shop's.
func checkSafe(j *judge) {
	if j.o.Safe == 0 {
		j.skip(say("SafeMargin.not-asked"))
		return
	}
	d := j.o.Safe.PT()
	for _, p := range j.Pages {
		safe := p.Trim.Grow(-d)
		for i := range p.Marks {
			m := &p.Marks[i]
			if m.Hidden || m.Image == nil && m.Colour.Inks.White() || !m.Box.Touches(p.Trim.Grow(-0.01)) || m.Box.In(safe, tolerance) ||
				groundAgain(p, i) {
				continue
			}
			least := j.o.Safe
			if _, on := groundOf(p, i); on && (m.Sort == pdf.FillMark || m.Sort == pdf.StrokeMark) {
				least = j.o.Drawn
			}
			gap, ok := margin(p, m, p.Trim.Grow(-least.PT()))
			if !ok {
				j.failText(p.Number, m.Box, m.Text, fmt.Sprintf("%.2f mm", pdf.MM(gap)), fmt.Sprintf("%.2f mm", least.MM()), say("SafeMargin.near"))
			}
		}
	}
}

// groundAgain tells whether a fill is in the colour of the ground that runs
// over the whole page under it: it only takes back what was printed on the
// ground, and a cut through it shows nothing.
func groundAgain(p *pdf.Page, i int) bool {
	m := &p.Marks[i]
	g, on := groundOf(p, i)
	return on && m.Sort == pdf.FillMark && m.Colour.Pattern == "" && slices.Equal(g.Colour.Comps, m.Colour.Comps)
}

// groundOf is the last fill before a mark that runs over the whole page.
func groundOf(p *pdf.Page, i int) (*pdf.Mark, bool) {
	for k := i - 1; k >= 0; k-- {
		if g := &p.Marks[k]; g.Sort == pdf.FillMark && g.Plain && p.Trim.In(g.Box, tolerance) {
			return g, true
		}
	}
	return nil, false
}

// margin is the least distance of a mark from the trim on the sides where it
// enters the margin; true when on each of them it runs out to the bleed. Text
// never does.
func margin(p *pdf.Page, m *pdf.Mark, safe pdf.Rect) (float64, bool) {
	b, gap, ok := m.Box, math.Inf(1), true
	for _, s := range [][3]float64{
		{b.X0 - p.Trim.X0, safe.X0 - b.X0, b.X0 - p.Bleed.X0}, {p.Trim.X1 - b.X1, b.X1 - safe.X1, p.Bleed.X1 - b.X1},
		{b.Y0 - p.Trim.Y0, safe.Y0 - b.Y0, b.Y0 - p.Bleed.Y0}, {p.Trim.Y1 - b.Y1, b.Y1 - safe.Y1, p.Bleed.Y1 - b.Y1},
	} {
		inside, toBleed := s[1] > tolerance, s[2]
		if !inside {
			continue
		}
		if m.Sort == pdf.TextMark || toBleed > tolerance && s[0] > touching {
			ok = false
		}
		gap = min(gap, s[0])
	}
	return gap, ok
}

// touching is 0.5 mm: an edge nearer to the trim than this was meant to be cut.
const touching = 1.417

// checkBleed: an edge along the trim, or between trim and bleed, shows white
// when the knife is off by its usual millimetre.
func checkBleed(j *judge) {
	if j.o.Bleed == 0 {
		j.skip(say("BleedShort.not-asked"))
		return
	}
	for _, p := range j.Pages {
		if !p.Has["BleedBox"] {
			continue
		}
		for i := range p.Marks {
			m := &p.Marks[i]
			if m.Sort == pdf.TextMark || m.Sort == pdf.StrokeMark || m.Hidden || !m.Box.Touches(p.Trim.Grow(-0.1)) {
				continue
			}
			if at, short := shortEdge(p, m); short {
				j.fail(p.Number, m.Box, fmt.Sprintf("%.2f mm", pdf.MM(at)), fmt.Sprintf("%.2f mm", j.o.Bleed.MM()), say("BleedShort.short"))
			}
		}
	}
}

// shortEdge looks for a straight edge along a side of the trim that ends short
// of the bleed and that no later or earlier ground carries on.
func shortEdge(p *pdf.Page, m *pdf.Mark) (float64, bool) {
	b := m.Box
	for side, beyond := range []float64{p.Trim.X0 - b.X0, p.Trim.Y0 - b.Y0, b.X1 - p.Trim.X1, b.Y1 - p.Trim.Y1} {
		reach := []float64{p.Trim.X0 - p.Bleed.X0, p.Trim.Y0 - p.Bleed.Y0, p.Bleed.X1 - p.Trim.X1, p.Bleed.Y1 - p.Trim.Y1}[side]
		if beyond < -touching || beyond > reach-tolerance || !straight(m, side) {
			continue
		}
		if carried(p, m, side) {
			continue
		}
		return beyond, true
	}
	return 0, false
}

// straight tells whether the mark ends on that side in a straight line, not in a
// point or a curve.
func straight(m *pdf.Mark, side int) bool {
	if m.Plain || m.Sort != pdf.FillMark || m.Box != m.Whole {
		return true
	}
	for _, g := range m.Path {
		for i, a := range g {
			c := g[(i+1)%len(g)]
			at := []float64{m.Box.X0, m.Box.Y0, m.Box.X1, m.Box.Y1}[side]
			if side%2 == 0 && math.Abs(a.X-at) < 0.01 && math.Abs(c.X-at) < 0.01 && math.Abs(a.Y-c.Y) > 3 {
				return true
			}
			if side%2 == 1 && math.Abs(a.Y-at) < 0.01 && math.Abs(c.Y-at) < 0.01 && math.Abs(a.X-c.X) > 3 {
				return true
			}
		}
	}
	return false
}

// carried tells whether the strip between the mark's edge and the bleed shows
// the same inks anyway: from another ground, or paper beside white.
func carried(p *pdf.Page, m *pdf.Mark, side int) bool {
	c := m.Box.Mid()
	probe := []pdf.Point{{X: p.Bleed.X0 + 0.5, Y: c.Y}, {X: c.X, Y: p.Bleed.Y0 + 0.5}, {X: p.Bleed.X1 - 0.5, Y: c.Y},
		{X: c.X, Y: p.Bleed.Y1 - 0.5}}[side]
	if m.Image != nil {
		return slices.ContainsFunc(p.Marks, func(o pdf.Mark) bool { return o.Image != nil && o.Image != m.Image && o.Covers(probe) })
	}
	return p.Under(len(p.Marks), probe).CMYK == m.Colour.Inks.CMYK
}

// checkMarksApart: what lies wholly outside the trim lies outside the bleed.
func checkMarksApart(j *judge) {
	for _, p := range j.Pages {
		for i := range p.Marks {
			m := &p.Marks[i]
			if !m.Hidden && (m.Sort == pdf.TextMark || m.Sort == pdf.StrokeMark) && !m.Box.Touches(p.Trim) &&
				m.Box.Touches(p.Bleed.Grow(-tolerance)) {
				j.failText(p.Number, m.Box, m.Text, "", "", say("MarksApart.within"))
			}
		}
	}
}
