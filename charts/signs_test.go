package charts

import (
	"fmt"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/golden"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// print writes a box mark by mark, for goldens.
func print(b draw.Box) string {
	var s strings.Builder
	fmt.Fprintf(&s, "%s %v %v base %v\n", b.Name, b.W, b.H, b.Base)
	draw.Walk(&b, func(v draw.Visit) bool {
		for _, op := range v.Box.Ops {
			area, _ := draw.Extent(op)
			area = area.Move(v.At.Point)
			switch o := op.(type) {
			case draw.Path:
				fmt.Fprintf(&s, "  %s path %d segments %v %v %v %v", role(v.Elem), len(o.Segs), area.X, area.Y, area.W, area.H)
				if o.Fill != "" {
					fmt.Fprintf(&s, " fill %s", o.Fill)
				}
				if o.Stroke != "" {
					fmt.Fprintf(&s, " stroke %s %v", o.Stroke, o.Width)
				}
				if len(o.Dash) > 0 {
					fmt.Fprintf(&s, " dash %v", o.Dash)
				}
				s.WriteString("\n")
			case draw.Text:
				fmt.Fprintf(&s, "  %s %q %v %v %s %.2fpt %s\n", role(v.Elem), o.Str, v.At.X+o.X, v.At.Y+o.Y, o.Font, o.Size.PT(), o.Ink)
			}
		}
		return true
	})
	return s.String()
}

func role(e *draw.Elem) string {
	if e == nil {
		return "-"
	}
	return string(e.Role)
}

func TestSigns(t *testing.T) {
	k := StandardInks()
	var s strings.Builder
	for _, st := range States() {
		s.WriteString(print(Disc(10*mm, st, k.Look(false))))
	}
	s.WriteString(print(Disc(3*mm, J1, Look{Ink: draw.Nuit, Paper: draw.Papier, Change: draw.Vermillon, Changed: true})))
	s.WriteString(print(Stack(105*mm/10, 9*mm, lay("IP"), k.Stack())))
	s.WriteString(print(Stack(45*mm/10, 34*mm/10, lay("S"), k.Stack())))
	for _, percent := range []int{-1, 0, 72, 100, 120} {
		s.WriteString(print(Gauge(21*mm, 3*mm, percent, k)))
	}
	golden.Check(t, "signs.txt", s.String())
}

// iconNames are all icons.
func iconNames() []IconName {
	return []IconName{Technical, Operational, Legal, Shared, Dedicated, Facilitator, Beneficiary, Both, Tick, Dash, CutOff}
}

func TestIcons(t *testing.T) {
	var s strings.Builder
	for _, name := range iconNames() {
		b := Icon(name, 0, draw.Nuit)
		s.WriteString(print(b))
		half := Icon(name, b.W/2, draw.Nuit)
		if half.W != b.W/2 || half.H-b.H/2 > 1 || b.H/2-half.H > 1 {
			t.Errorf("%s at half its width is %v", name, half.Size)
		}
		inside(t, b)
		inside(t, half)
	}
	golden.Check(t, "icons.txt", s.String())
	if b := Icon("nothing", 9*mm, draw.Nuit); len(b.Ops) > 0 || IconSize("nothing") != (unit.Size{}) {
		t.Error("a name without icon draws something")
	}
}

// inside: a sign is an artifact, stays in its box and can stand on a line.
func inside(t *testing.T, b draw.Box) {
	t.Helper()
	if b.Elem == nil || !b.Elem.Role.Artifact() || len(b.Ops) == 0 {
		t.Errorf("%s is no artifact", b.Name)
	}
	if mid := b.Base - xHeight/2; mid-b.H/2 > 1 || b.H/2-mid > 1 {
		t.Errorf("%s: its centre is not on the middle of the x-height", b.Name)
	}
	for _, op := range b.Ops {
		if area, _ := draw.Extent(op); !area.In(unit.Rect{Size: b.Size}, mm/20) {
			t.Errorf("%s: %v leaves its box of %v", b.Name, area, b.Size)
		}
	}
}

func TestSignsStayInTheirBoxes(t *testing.T) {
	k := StandardInks()
	for _, d := range []unit.Length{LeastDisc, 3 * mm, 5 * mm, 315 * mm / 10} {
		for _, st := range States() {
			inside(t, Disc(d, st, k.Look(true)))
		}
		inside(t, Stack(d, d, lay("IS"), k.Stack()))
		inside(t, Gauge(d, d/2, 40, k))
	}
	if b := Inline(Disc(3*mm, J1, k.Look(false)), 2*mm); b.Base != 5*mm/2 {
		t.Errorf("inline base %v", b.Base)
	}
}

// The states of the disc differ in shape: how much of it is filled grows by a
// quarter with each milestone.
func TestStatesDifferInShape(t *testing.T) {
	curves := map[State]int{}
	for _, st := range States() {
		for _, op := range Disc(10*mm, st, StandardInks().Look(false)).Ops {
			p := op.(draw.Path)
			for _, s := range p.Segs {
				if s.Kind == draw.Curve && p.Fill != "" {
					curves[st]++
				}
			}
		}
		if curves[st] != int(st) {
			t.Errorf("%s: %d quarters are filled, want %d", st.Key(), curves[st], int(st))
		}
	}
}

func TestLayers(t *testing.T) {
	if l := lay("CS"); l.Count() != 2 {
		t.Errorf("CaaS and SaaS: %d layers", l.Count())
	}
	if (Date{2025, 12, 0}).compare(Date{2025, 12, 1}) >= 0 || (Date{}).Known() {
		t.Error("dates are not in order")
	}
}
