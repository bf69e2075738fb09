package preflight

import (
	"fmt"
	"math"
	"slices"
)

func percent(v float64) string { return fmt.Sprintf("%.0f %%", v*100) }

// heaviest is the most ink a mark lays down, with what it lets through from
// below; false when the plates of some colour are unknown.
func (c *content) heaviest(i int) (float64, bool) {
	m := &c.marks[i]
	if m.hidden {
		return 0, true
	}
	if m.image != nil && !m.image.mask {
		return m.image.most, m.image.mean.known
	}
	plain := m.blend == "" || m.blend == "Normal" || m.blend == "Compatible"
	if !m.over && m.alpha == 1 && plain {
		return m.colour.inks.total(), m.colour.inks.known
	}
	most, known := 0.0, true
	for _, p := range m.samples() {
		k := m.onto(c.under(i, p))
		most, known = max(most, k.total()), known && k.known
	}
	return most, known
}

func checkInk(j *judge) {
	limit := float64(j.o.Ink) / 100
	most, unknown := 0.0, 0
	for _, p := range j.pages {
		for i := range p.marks {
			if !p.marks[i].box.touches(p.bleed) {
				continue // the print shop's marks are solid on all plates
			}
			t, known := p.heaviest(i)
			if !known {
				unknown++
			}
			most = max(most, t)
			if t > limit+0.0005 {
				j.failText(p.number, p.marks[i].box, p.marks[i].text, percent(t), percent(limit), say("encre totale", "total ink"))
			}
		}
	}
	j.figure("%s", percent(most))
	if unknown > 0 {
		j.skip(say("%d objets sont dans une couleur sans plaques (RGB, profil)", "%d objects are in a colour without plates (RGB, profile)", unknown))
	}
}

// window is the side of the square of GWG R0026 and cell the grid it is
// estimated on.
const (
	window = 15 * 72 / 25.4
	cell   = window / 6
)

// checkInkSquare: the mean over a square cannot exceed the heaviest spot, so
// most files pass without a grid. Others are sampled at six points a side.
func checkInkSquare(j *judge) {
	const limit = 3.2
	for _, p := range j.pages {
		most := 0.0
		for i := range p.marks {
			t, _ := p.heaviest(i)
			most = max(most, t)
		}
		if most <= limit {
			continue
		}
		if at, mean := p.worstSquare(); mean > limit {
			j.fail(p.number, at, percent(mean), percent(limit), say("encre moyenne d'un carré de 15 mm, estimée", "mean ink of a 15 mm square, estimated"))
		}
	}
}

func (p *page) worstSquare() (rect, float64) {
	nx, ny := int(p.trim.w()/cell), int(p.trim.h()/cell)
	grid := make([]float64, nx*ny)
	for y := range ny {
		for x := range nx {
			k := p.under(len(p.marks), point{p.trim.x0 + (float64(x)+0.5)*cell, p.trim.y0 + (float64(y)+0.5)*cell})
			grid[y*nx+x] = k.total()
		}
	}
	worst, at := 0.0, rect{}
	for y := 0; y+6 <= ny; y++ {
		for x := 0; x+6 <= nx; x++ {
			sum := 0.0
			for dy := range 6 {
				for dx := range 6 {
					sum += grid[(y+dy)*nx+x+dx]
				}
			}
			if sum/36 > worst {
				worst = sum / 36
				at = rect{p.trim.x0 + float64(x)*cell, p.trim.y0 + float64(y)*cell, p.trim.x0 + float64(x+6)*cell, p.trim.y0 + float64(y+6)*cell}
			}
		}
	}
	return at, worst
}

// visible calls do for every visible mark of a sort.
func (j *judge) visible(s markSort, do func(p *page, i int, m *mark)) {
	for _, p := range j.pages {
		for i := range p.marks {
			if m := &p.marks[i]; m.sort == s && !m.hidden {
				do(p, i, m)
			}
		}
	}
}

func checkBlackInk(j *judge) {
	const limit = 2.8
	j.visible(textMark, func(p *page, i int, m *mark) {
		if m.colour.inks.cmyk[3] < 0.85 {
			return
		}
		if t, _ := p.heaviest(i); t > limit+0.0005 {
			j.failText(p.number, m.box, m.text, percent(t), percent(limit), say("encre totale d'un texte noir", "total ink of black text"))
		}
	})
}

func pt(v float64) string { return fmt.Sprintf("%.2f pt", v) }

// smaller compares a size with its limit: no rounding (GWG), a hair for the
// arithmetic of matrices.
func smaller(v, limit float64) bool { return v < limit-0.001 }

func checkManyInks(j *judge) {
	j.visible(textMark, func(p *page, _ int, m *mark) {
		if m.colour.inks.count() > 1 && smaller(m.size, 8) {
			j.failText(p.number, m.box, m.text, pt(m.size), pt(8), say("petit texte en plusieurs encres", "small text in several inks"))
		}
	})
}

func checkReversed(j *judge) {
	j.visible(textMark, func(p *page, _ int, m *mark) {
		if m.colour.inks.white() && smaller(m.size, 8) {
			j.failText(p.number, m.box, m.text, pt(m.size), pt(8), say("petit texte en réserve", "small reversed text"))
		}
	})
}

// thinnest is the least line a plate holds, in points.
const thinnest = 0.25

func (j *judge) lines(do func(p *page, i int, m *mark)) {
	j.visible(strokeMark, do)
	j.visible(fillMark, func(p *page, i int, m *mark) {
		if m.width < 2 {
			do(p, i, m)
		}
	})
}

func checkThin(j *judge) {
	j.lines(func(p *page, _ int, m *mark) {
		if smaller(m.width, thinnest) && m.box.touches(p.trim) {
			j.fail(p.number, m.box, fmt.Sprintf("%.3f pt", m.width), pt(thinnest), say("filet trop fin", "line too thin"))
		}
	})
}

func checkThinInks(j *judge) {
	j.lines(func(p *page, _ int, m *mark) {
		if smaller(m.width, thinnest) && (m.colour.inks.count() > 1 || m.colour.inks.white()) {
			j.fail(p.number, m.box, fmt.Sprintf("%.3f pt", m.width), pt(thinnest), say("filet fin en réserve ou en plusieurs encres", "thin line reversed or in several inks"))
		}
	})
}

func checkWhiteOver(j *judge) {
	for _, p := range j.pages {
		for i := range p.marks {
			m := &p.marks[i]
			if m.over && m.colour.inks.white() && !m.hidden && m.image == nil && (m.colour.space.kind != "DeviceCMYK" || m.opm == 1) {
				j.failText(p.number, m.box, m.text, "", "", say("du blanc en surimpression : il disparaît à l'impression", "white that overprints: it vanishes in print"))
			}
		}
	}
}

func checkGrayOver(j *judge) {
	for _, p := range j.pages {
		for i := range p.marks {
			if m := &p.marks[i]; m.over && m.colour.space != nil && m.colour.space.kind == "DeviceGray" && !m.hidden {
				j.failText(p.number, m.box, m.text, "DeviceGray", "DeviceCMYK", say("gris en surimpression : le résultat dépend du RIP", "gray that overprints: the result depends on the RIP"))
			}
		}
	}
}

// coloured tells whether a mark lies on something that is not black or paper.
func (c *content) coloured(i int) bool {
	for _, p := range c.marks[i].samples() {
		k := c.under(i, p)
		if k.cmyk[0]+k.cmyk[1]+k.cmyk[2] > 0 || len(k.spots) > 0 {
			return true
		}
	}
	return false
}

func checkBlackOver(j *judge) {
	j.visible(textMark, func(p *page, i int, m *mark) {
		if !m.colour.inks.solidBlack() || m.size >= 12 || m.over && (m.opm == 1 || m.colour.space.kind == "Separation") {
			return
		}
		if m.colour.space.kind != "DeviceGray" && p.coloured(i) {
			j.failText(p.number, m.box, m.text, "", "", say("petit texte noir sur une couleur, sans surimpression", "small black text on a colour that does not overprint"))
		}
	})
}

func checkBlackLineOver(j *judge) {
	j.lines(func(p *page, i int, m *mark) {
		if !m.colour.inks.solidBlack() || m.width >= 2 || m.over && (m.opm == 1 || m.colour.space.kind == "Separation") {
			return
		}
		if p.coloured(i) {
			j.fail(p.number, m.box, pt(m.width), "", say("filet noir sur une couleur, sans surimpression", "black line on a colour that does not overprint"))
		}
	})
}

func checkGrayText(j *judge) {
	j.visible(textMark, func(p *page, i int, m *mark) {
		if m.colour.space.kind == "DeviceGray" && m.size < 12 && m.colour.inks.solidBlack() && p.coloured(i) {
			j.failText(p.number, m.box, m.text, "DeviceGray", "DeviceCMYK", say("petit texte noir en gris sur une couleur", "small black text in gray on a colour"))
		}
	})
}

// pictures judges the effective resolution against limits for continuous tone
// and for one bit; pictures of 16 pixels and less are no pictures (GWG R0031).
func (j *judge) resolution(tone, line float64) {
	least := math.Inf(1)
	for _, p := range j.pages {
		for _, im := range p.pictures {
			limit := tone
			if im.image.bits == 1 || im.image.mask {
				limit = line
			}
			if im.image.w <= 16 || im.image.h <= 16 || !im.box.touches(p.trim) {
				continue
			}
			least = min(least, im.ppi)
			if im.ppi <= limit {
				j.fail(p.number, im.box, fmt.Sprintf("%.0f ppi", im.ppi), fmt.Sprintf("> %.0f ppi", limit), say("résolution effective de l'image (%d × %d pixels)", "effective resolution of the picture (%d × %d pixels)", im.image.w, im.image.h))
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
		j.skip(say("aucune marge de sécurité n'est demandée", "no safe margin is asked for"))
		return
	}
	d := j.o.Safe.PT()
	for _, p := range j.pages {
		safe := p.trim.grow(-d)
		for i := range p.marks {
			m := &p.marks[i]
			if m.hidden || m.image == nil && m.colour.inks.white() || !m.box.touches(p.trim.grow(-0.01)) || m.box.in(safe, tolerance) || p.groundAgain(i) {
				continue
			}
			gap, ok := p.margin(m, safe)
			if !ok {
				j.failText(p.number, m.box, m.text, fmt.Sprintf("%.2f mm", mm(gap)), fmt.Sprintf("%.2f mm", j.o.Safe.MM()), say("trop près du bord rogné", "too near to the trimmed edge"))
			}
		}
	}
}

// groundAgain tells whether a fill is in the colour of the ground that runs
// over the whole page under it: it only takes back what was printed on the
// ground, and a cut through it shows nothing.
func (p *page) groundAgain(i int) bool {
	m := &p.marks[i]
	if m.sort != fillMark || m.colour.pattern != "" {
		return false
	}
	for k := i - 1; k >= 0; k-- {
		g := &p.marks[k]
		if g.sort == fillMark && g.plain && p.trim.in(g.box, tolerance) {
			return slices.Equal(g.colour.comps, m.colour.comps)
		}
	}
	return false
}

// margin is the least distance of a mark from the trim on the sides where it
// enters the margin; true when on each of them it runs out to the bleed. Text
// never does.
func (p *page) margin(m *mark, safe rect) (float64, bool) {
	b, gap, ok := m.box, math.Inf(1), true
	for _, s := range [][3]float64{
		{b.x0 - p.trim.x0, safe.x0 - b.x0, b.x0 - p.bleed.x0}, {p.trim.x1 - b.x1, b.x1 - safe.x1, p.bleed.x1 - b.x1},
		{b.y0 - p.trim.y0, safe.y0 - b.y0, b.y0 - p.bleed.y0}, {p.trim.y1 - b.y1, b.y1 - safe.y1, p.bleed.y1 - b.y1},
	} {
		inside, toBleed := s[1] > tolerance, s[2]
		if !inside {
			continue
		}
		if m.sort == textMark || toBleed > tolerance && s[0] > touching {
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
		j.skip(say("aucun fond perdu n'est attendu", "no bleed is expected"))
		return
	}
	for _, p := range j.pages {
		if !p.has["BleedBox"] {
			continue
		}
		for i := range p.marks {
			m := &p.marks[i]
			if m.sort == textMark || m.sort == strokeMark || m.hidden || !m.box.touches(p.trim.grow(-0.1)) {
				continue
			}
			if at, short := p.shortEdge(m); short {
				j.fail(p.number, m.box, fmt.Sprintf("%.2f mm", mm(at)), fmt.Sprintf("%.2f mm", j.o.Bleed.MM()), say("le fond n'atteint pas le fond perdu", "the background does not reach the bleed"))
			}
		}
	}
}

// shortEdge looks for a straight edge along a side of the trim that ends short
// of the bleed and that no later or earlier ground carries on.
func (p *page) shortEdge(m *mark) (float64, bool) {
	b := m.box
	for side, beyond := range []float64{p.trim.x0 - b.x0, p.trim.y0 - b.y0, b.x1 - p.trim.x1, b.y1 - p.trim.y1} {
		reach := []float64{p.trim.x0 - p.bleed.x0, p.trim.y0 - p.bleed.y0, p.bleed.x1 - p.trim.x1, p.bleed.y1 - p.trim.y1}[side]
		if beyond < -touching || beyond > reach-tolerance || !m.edge(side) {
			continue
		}
		if p.carried(m, side) {
			continue
		}
		return beyond, true
	}
	return 0, false
}

// edge tells whether the mark ends on that side in a straight line, not in a
// point or a curve.
func (m *mark) edge(side int) bool {
	if m.plain || m.sort != fillMark || m.box != m.whole {
		return true
	}
	for _, g := range m.path {
		for i, a := range g {
			c := g[(i+1)%len(g)]
			at := []float64{m.box.x0, m.box.y0, m.box.x1, m.box.y1}[side]
			if side%2 == 0 && math.Abs(a.x-at) < 0.01 && math.Abs(c.x-at) < 0.01 && math.Abs(a.y-c.y) > 3 {
				return true
			}
			if side%2 == 1 && math.Abs(a.y-at) < 0.01 && math.Abs(c.y-at) < 0.01 && math.Abs(a.x-c.x) > 3 {
				return true
			}
		}
	}
	return false
}

// carried tells whether the strip between the mark's edge and the bleed shows
// the same inks anyway: from another ground, or paper beside white.
func (p *page) carried(m *mark, side int) bool {
	c := m.box.mid()
	probe := []point{{p.bleed.x0 + 0.5, c.y}, {c.x, p.bleed.y0 + 0.5}, {p.bleed.x1 - 0.5, c.y}, {c.x, p.bleed.y1 - 0.5}}[side]
	if m.image != nil {
		return slices.ContainsFunc(p.marks, func(o mark) bool { return o.image != nil && o.image != m.image && o.covers(probe) })
	}
	return p.under(len(p.marks), probe).cmyk == m.colour.inks.cmyk
}

// checkMarksApart: what lies wholly outside the trim lies outside the bleed.
func checkMarksApart(j *judge) {
	for _, p := range j.pages {
		for i := range p.marks {
			m := &p.marks[i]
			if !m.hidden && (m.sort == textMark || m.sort == strokeMark) && !m.box.touches(p.trim) && m.box.touches(p.bleed.grow(-tolerance)) {
				j.failText(p.number, m.box, m.text, "", "", say("repère dans le fond perdu", "printer's mark within the bleed"))
			}
		}
	}
}
