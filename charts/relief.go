package charts

import (
	"strings"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// The measures of the relief, on a page of A4; other pages are drawn in their
// proportion. Shares are in thousandths.
const (
	reliefPage    = 297 * mm
	reliefTop     = 139 * mm // the farthest line
	reliefDeep    = 151 * mm // from there to the nearest
	reliefHigh    = 17 * mm  // a hump of the farthest line,
	reliefNearer  = 19 * mm  // and how much higher the nearest one's is
	reliefWide    = 30 * mm  // half a hump
	reliefDrift   = 6 * mm   // how far a hump stands beside its place
	reliefRipple  = 9 * mm / 10
	reliefStep    = 3 * mm // between two points of a line
	reliefSlope   = 780    // of a hump's height, without its peaks
	reliefPeak    = 13 * mm
	reliefWave    = 31 * mm
	reliefWavelet = 17 * mm
	reliefTurn    = 618 // from one line's seed to the next, of a turn

	reliefCandidate = 5 * mm / 10 // strokes
	reliefQualified = 62 * mm / 100
	reliefChanged   = 9 * mm / 10

	reliefSigns  = 96 * mm // where the layers' signs stand
	reliefSignW  = 105 * mm / 10
	reliefSignH  = 66 * mm / 10
	reliefLabel  = 45 * mm / 10
	reliefLabelW = 30 * mm
)

// What a relief on a sheet that lies has of the measures above: its head keeps
// more of the page.
const (
	lyingReliefTop   = 210 * mm
	lyingReliefDeep  = 80 * mm
	lyingReliefSigns = 166 * mm
)

// reliefPlaces is where the humps of the layers stand, from the left.
func reliefPlaces() [4]int64 { return [4]int64{150, 390, 620, 860} }

// Relief is the register as a landscape over a page: a line for each offer or
// candidacy, in the reverse order of the cover, those in progress far, those
// qualified near, with a hump for each layer it covers. Near lines hide far
// ones. It is drawn in whole numbers, so that it has the same points
// everywhere, and two registers have two reliefs.
//
// It is a Figure whose alternative counts offers and layers.
func Relief(s Sheet, season Season, offers []Offer, trim unit.Size, bleed unit.Length) draw.Box {
	out := draw.Box{Size: trim, Name: "relief", Free: true, Elem: &draw.Elem{Role: draw.Figure, Alt: reliefAlt(s, offers)}}
	for i := range offers {
		o := offers[len(offers)-1-i]
		line := reliefLine(o, i, len(offers), trim, bleed)
		ink, width := season.Band, reliefCandidate
		if o.Stage == Qualified {
			ink, width = season.Disc, reliefQualified
		}
		if o.Changed {
			ink, width = season.Change, reliefChanged
		}
		foot := func(x unit.Length) draw.Seg {
			return draw.Seg{Kind: draw.LineTo, P: [3]unit.Point{{X: x, Y: trim.H + bleed}}}
		}
		hill := append(append([]draw.Seg(nil), line...), foot(trim.W+bleed), foot(-bleed), draw.Seg{Kind: draw.Close})
		out.Ops = append(out.Ops, draw.Path{Segs: hill, Fill: season.Ground, Ground: true},
			draw.Path{Segs: line, Stroke: ink, Width: width, Ground: true})
	}
	signs := reliefSigns
	if trim.Lies() {
		signs = lyingReliefSigns
	}
	for l, place := range reliefPlaces() {
		var on Layers
		on[l] = true
		x, y := trim.W.Scale(place, 1000), signs.Scale(int64(trim.H), int64(reliefPage))
		out.Put(x-reliefSignW/2, y, Stack(reliefSignW, reliefSignH, on, StackLook{Ink: season.Disc, Open: season.Band}))
		name := inked(s.label(), season.Disc)
		name.Align = text.Centred
		lines := s.set(reliefLabelW, name, said(s.layer(l))).lines
		for _, line := range lines {
			out.Put(x-reliefLabelW/2, y+reliefSignH+mm, line)
		}
	}
	return out
}

// reliefLine is the line of an offer, from bleed to bleed; the nth of so many.
func reliefLine(o Offer, n, of int, trim unit.Size, bleed unit.Length) []draw.Seg {
	far := int64(0)
	if of > 1 {
		far = int64(n) * 1000 / int64(of-1)
	}
	scale := func(l unit.Length) unit.Length { return l.Scale(int64(trim.H), int64(reliefPage)) }
	top, deep := reliefTop, reliefDeep
	if trim.Lies() {
		top, deep = lyingReliefTop, lyingReliefDeep
	}
	base := scale(top + deep.Scale(far*root(root(far*1000)*1000)/1000, 1000))
	high := scale(reliefHigh + reliefNearer.Scale(far, 1000))
	seed := int64(n) * reliefTurn
	at := func(x unit.Length) unit.Point {
		y := base - reliefRipple.Scale(wave(turns(x, reliefWave)+seed), 1000) - (reliefRipple/2).Scale(wave(turns(x, reliefWavelet)+3*seed), 1000)
		for l, place := range reliefPlaces() {
			if !o.Layers[l] {
				continue
			}
			middle := trim.W.Scale(place, 1000) + reliefDrift.Scale(wave(7*seed+int64(l)*250), 1000)
			part := hump(x-middle) * (reliefSlope + (1000-reliefSlope)*wave(turns(x, reliefPeak)+5*seed)/1000) / 1000
			y -= high.Scale(part, 1000)
		}
		return unit.Point{X: x, Y: y}
	}
	var pts []unit.Point
	for x := -bleed - reliefStep; x < trim.W+bleed+2*reliefStep; x += reliefStep {
		pts = append(pts, at(min(max(x, -bleed), trim.W+bleed)))
	}
	return smooth(pts)
}

// smooth is a curve through points.
func smooth(pts []unit.Point) []draw.Seg {
	out := []draw.Seg{{Kind: draw.Move, P: [3]unit.Point{pts[1]}}}
	for i := 1; i+2 < len(pts); i++ {
		a, b, c, d := pts[i-1], pts[i], pts[i+1], pts[i+2]
		out = append(out, draw.Seg{Kind: draw.Curve, P: [3]unit.Point{
			{X: b.X + (c.X-a.X)/6, Y: b.Y + (c.Y-a.Y)/6}, {X: c.X - (d.X-b.X)/6, Y: c.Y - (d.Y-b.Y)/6}, c}})
	}
	return out
}

// turns is how far along a wave a place is, in thousandths of its length.
func turns(x, length unit.Length) int64 { return int64(x) * 1000 / int64(length) }

// wave is a sine of thousandths of a turn, in thousandths, after Bhaskara.
func wave(t int64) int64 {
	t = ((t % 1000) + 1000) % 1000
	sign := int64(1)
	if t >= 500 {
		t, sign = t-500, -1
	}
	p := t * (500 - t)
	return sign * 16000 * p / (1250000 - 4*p)
}

// hump is a smooth hill around zero, in thousandths of its height.
func hump(x unit.Length) int64 {
	t := int64(x) * 1000 / int64(reliefWide)
	if t <= -1000 || t >= 1000 {
		return 0
	}
	h := 1000 - t*t/1000
	return h * h / 1000 * h / 1000
}

// root is the whole part of a square root.
func root(n int64) int64 {
	if n < 2 {
		return max(n, 0)
	}
	x := n
	for y := (x + 1) / 2; y < x; y = (x + n/x) / 2 {
		x = y
	}
	return x
}

// reliefAlt is what the relief says: how many lines, how many of them have a hump
// over each layer, and how many are of which ink.
func reliefAlt(s Sheet, offers []Offer) string {
	parts := s.layered(offers)
	done := where(offers, func(o Offer) bool { return o.Stage == Qualified })
	under := where(offers, func(o Offer) bool { return o.Stage == InProgress })
	parts = append(parts, s.Locale.N("count.qualified", len(done)), s.Locale.N("count.progress", len(under)))
	if n := len(offers) - len(done) - len(under); n > 0 {
		parts = append(parts, s.Locale.N("charts.cover.bare", n))
	}
	parts = append(parts, s.news(offers)...)
	return s.Locale.T("charts.relief.alt", map[string]any{"N": s.Locale.Number(len(offers)),
		"Layers": strings.Join(parts, ", "), "Day": s.day(s.Date)})
}
