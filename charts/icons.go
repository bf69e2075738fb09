package charts

import (
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// The lines icons are drawn with, in the millimetres of [IconSize]; where they run
// is the drawing itself, and stands with it.
const (
	iconLine = 0.5
	iconFine = 0.24 // around what is empty
	iconTick = 0.7
	iconDash = unit.PT / 2
)

// IconName names a drawn icon.
type IconName string

// The icons of the edition.
const (
	Technical   IconName = "technical"
	Operational IconName = "operational"
	Legal       IconName = "legal"
	Shared      IconName = "shared"
	Dedicated   IconName = "dedicated"
	Facilitator IconName = "facilitator"
	Beneficiary IconName = "beneficiary"
	Both        IconName = "both"
	Tick        IconName = "tick"
	Dash        IconName = "dash"
	CutOff      IconName = "cutoff"
)

// IconSize is the size an icon is designed at; zero for a name there is no
// icon for.
func IconSize(name IconName) unit.Size {
	box := func(w, h float64) unit.Size { return unit.Size{W: unit.Millimetres(w), H: unit.Millimetres(h)} }
	switch name {
	case Technical, Operational, Legal:
		return box(9, 9)
	case Shared, Dedicated:
		return box(3.6, 3.6)
	case Facilitator, Beneficiary, Both:
		return box(4.5, 3.6)
	case Tick:
		return box(4, 3.4)
	case Dash:
		return box(3, 0.5)
	case CutOff:
		return box(2.8, 2)
	}
	return unit.Size{}
}

// Icon is a drawn icon of a width; 0 is the width it is designed at. It is an
// artifact: a word stands beside it. A name without icon draws nothing.
func Icon(name IconName, width unit.Length, ink draw.Ink) draw.Box {
	own := IconSize(name)
	if width == 0 || own.W == 0 {
		width = own.W
	}
	rec := newRecorder(nil)
	i := iconPen{pen: pen{r: rec, rec: rec}, ink: ink, num: int64(width), den: int64(max(own.W, 1))}
	i.draw(name)
	return sign(rec, string(name), width, i.mm(own.H.MM()))
}

// iconPen draws in the millimetres an icon is designed in.
type iconPen struct {
	pen
	ink      draw.Ink
	num, den int64
}

func (i iconPen) mm(v float64) unit.Length { return unit.Millimetres(v).Scale(i.num, i.den) }

func (i iconPen) at(x, y float64) unit.Point { return unit.Point{X: i.mm(x), Y: i.mm(y)} }

func (i iconPen) box(x, y, w, h float64) unit.Rect {
	return unit.Box(i.mm(x), i.mm(y), i.mm(w), i.mm(h))
}

func (i iconPen) line(x1, y1, x2, y2, width float64) {
	i.rule(i.mm(x1), i.mm(y1), i.mm(x2), i.mm(y2), i.ink, i.mm(width))
}

func (i iconPen) draw(name IconName) {
	switch name {
	case Technical:
		i.technical()
	case Operational:
		i.operational()
	case Legal:
		i.legal()
	case Shared:
		i.shared()
	case Dedicated:
		i.fill(i.box(0, 0, 3.6, 3.6), i.ink)
	case Facilitator:
		i.roles(false, true)
	case Beneficiary:
		i.roles(true, false)
	case Both:
		i.roles(true, true)
	case Tick:
		i.pick("", i.ink, i.mm(iconTick))
		i.trace([]unit.Point{i.at(0.4, 1.8), i.at(1.5, 2.9), i.at(3.6, 0.5)})
		i.r.Stroke()
	case Dash:
		i.fill(unit.Box(0, i.mm(0.25)-iconDash/2, i.mm(3), iconDash), i.ink)
	case CutOff:
		i.shape(i.ink, i.at(0, 0), i.at(2.8, 0), i.at(1.4, 2))
	}
}

// technical: three machines in a rack.
func (i iconPen) technical() {
	for _, y := range []float64{0.25, 3.3, 6.35} {
		i.pick("", i.ink, i.mm(iconLine))
		i.outline(i.box(0.25, y, 8.5, 2.4))
		i.r.Stroke()
		i.fill(i.box(6.7, y+0.65, 1.1, 1.1), i.ink)
	}
}

// operational: a turn that comes back to its start. The arc is a little
// smaller than the box, so that the arrowhead stays inside it.
func (i iconPen) operational() {
	x, y, r := i.mm(4.5), i.mm(4.8), float64(i.mm(3.95))
	i.pick("", i.ink, i.mm(iconLine))
	i.r.ArcTo(int(x), int(y), r, r, 0, 3*quarter)
	i.r.Stroke()
	i.shape(i.ink, i.at(4.4, 0), i.at(6, 0.85), i.at(4.4, 1.7))
	i.circle(x, y, i.mm(1.5), i.ink, "", 0)
}

// legal: a balance.
func (i iconPen) legal() {
	i.line(4.5, 0.2, 4.5, 8.75, iconLine)
	i.line(1, 2, 8, 2, iconLine)
	i.line(2, 8.75, 7, 8.75, iconLine)
	for _, x := range []float64{1.5, 7.5} {
		i.shape(i.ink, i.at(x-1.25, 5.4), i.at(x+1.25, 5.4), i.at(x, 2.2))
	}
}

// shared: a square cut in four, one diagonal of it ours.
func (i iconPen) shared() {
	const side, far = 1.55, 2.05
	i.fill(i.box(far, 0, side, side), i.ink)
	i.fill(i.box(0, far, side, side), i.ink)
	i.frame(i.box(0, 0, side, side), "", i.ink, i.mm(iconFine))
	i.frame(i.box(far, far, side, side), "", i.ink, i.mm(iconFine))
}

// roles: who brings the upper and who the lower floor.
func (i iconPen) roles(upper, lower bool) {
	for n, on := range []bool{upper, lower} {
		b := i.box(0, float64(n)*2, 4.5, 1.6)
		if on {
			i.fill(b, i.ink)
			continue
		}
		i.frame(b, "", i.ink, i.mm(iconFine))
	}
}
