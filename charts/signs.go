package charts

import (
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// The measures of the signs.
const (
	ringPart  = 33               // thousandths of a disc's diameter that its ring is strong
	ringLeast = mm * 3 / 10      // and the least it is
	outlined  = 62 * mm / 10     // the least height of a stack whose uncovered bars are outlines; in smaller ones these would clog
	stackGap  = 7                // hundredths of a stack's height between two bars
	stackLine = unit.PT * 6 / 10 // the outline of an uncovered bar
	stackOpen = mm / 5           // how high an uncovered bar is that has no outline
	gaugeLine = mm * 24 / 100
	gaugeDash = mm * 9 / 10 // of the outline of an unknown share
	gaugeSkip = mm * 7 / 10
)

// State is the last milestone known of an offer. NotPublished is not "none
// reached": nobody has published one. The values are those of data.Code.
type State int

// The states, in the order of the procedure.
const (
	NotPublished State = iota
	J0
	J1
	J2
	J3
)

// States are all states, in the order of the procedure.
func States() []State { return []State{NotPublished, J0, J1, J2, J3} }

// Key is the state's word in the locale files.
func (s State) Key() string {
	return [...]string{"unpublished", "j0", "j1", "j2", "j3"}[s]
}

// Layers says which layers of the stack are covered: IaaS, CaaS, PaaS, SaaS.
type Layers [4]bool

// Count is the number of covered layers.
func (l Layers) Count() int {
	n := 0
	for _, on := range l {
		if on {
			n++
		}
	}
	return n
}

// Look is how a disc is inked. Paper fills the disc's ground; empty leaves it
// open. Changed draws in Change instead of Ink.
type Look struct {
	Ink, Paper, Change draw.Ink
	Changed            bool
}

func (l Look) ink() draw.Ink {
	if l.Changed {
		return l.Change
	}
	return l.Ink
}

// Look is the look of a disc on the page.
func (k Inks) Look(changed bool) Look {
	return Look{Ink: k.Sign, Change: k.Change, Changed: changed}
}

// LeastDisc is the smallest disc that may be drawn: below it the quarters
// cannot be told apart.
const LeastDisc = 26 * mm / 10

// xHeight is the x-height of the sans at the size of tables, 8.75 pt: what a
// sign stands on a line with, unless Inline says otherwise.
const xHeight = 8750 * unit.PT / 1000 * 486 / 1000

// Disc is the sign of a milestone, of diameter d: a ring with a quarter for
// each milestone reached, full and without a ring when qualified. It is an
// artifact: a word or a code says the same beside it.
func Disc(d unit.Length, s State, l Look) draw.Box {
	rec := newRecorder(nil)
	pen{r: rec, rec: rec}.disc(d/2, d/2, d, ringOf(d), s, l)
	return sign(rec, "disc", d, d)
}

// ringOf is the stroke of a disc's ring.
func ringOf(d unit.Length) unit.Length { return max(d.Scale(ringPart, 1000), ringLeast) }

// disc draws the sign around a centre; the stroke lies inside d.
func (p pen) disc(x, y, d, stroke unit.Length, s State, l Look) {
	ink, r := l.ink(), d/2
	if s == J3 {
		p.circle(x, y, r, ink, "", 0)
		return
	}
	if l.Paper != "" {
		p.circle(x, y, r-stroke/2, l.Paper, "", 0)
	}
	if s != NotPublished {
		p.sector(x, y, r-stroke/2, int(s), ink)
	}
	p.circle(x, y, r-stroke/2, "", ink, stroke)
}

// StackLook is how a stack is inked: covered bars and the others.
type StackLook struct{ Ink, Open draw.Ink }

// Stack is the look of a stack on the page.
func (k Inks) Stack() StackLook { return StackLook{k.Sign, k.Unknown} }

// Stack is the sign of layers: four bars, IaaS at the bottom, the covered ones
// filled. It is an artifact: words say the same beside it.
func Stack(w, h unit.Length, on Layers, l StackLook) draw.Box {
	rec := newRecorder(nil)
	pen{r: rec, rec: rec}.stack(0, 0, w, h, on, l)
	return sign(rec, "stack", w, h)
}

func (p pen) stack(x, y, w, h unit.Length, on Layers, l StackLook) {
	gap := h.Scale(stackGap, 100)
	bar := (h - 3*gap) / 4
	for k, covered := range on {
		b := unit.Box(x, y+h-bar-unit.Length(k)*(bar+gap), w, bar)
		switch {
		case covered:
			p.fill(b, l.Ink)
		case h >= outlined:
			p.frame(b, "", l.Open, stackLine)
		default:
			p.fill(unit.Box(x, b.Y+bar/2-stackOpen/2, w, stackOpen), l.Open)
		}
	}
}

// Gauge is a share as a bar of width w and height h: an outline, filled from
// the left by percent. Unknown shares (percent below 0) have a dashed outline
// and nothing in it. It is an artifact: the value stands in words beside it.
func Gauge(w, h unit.Length, percent int, k Inks) draw.Box {
	rec := newRecorder(nil)
	pen{r: rec, rec: rec}.gauge(unit.Box(0, 0, w, h), 100*percent, k)
	return sign(rec, "gauge", w, h)
}

func (p pen) gauge(b unit.Rect, hundredths int, k Inks) {
	if hundredths < 0 {
		p.frame(b, "", k.Unknown, gaugeLine, gaugeDash, gaugeSkip)
		return
	}
	if part := b.W.Scale(int64(min(hundredths, 10000)), 10000); part > 0 {
		p.fill(unit.Box(b.X, b.Y, part, b.H), k.Sign)
	}
	p.frame(b, "", k.Sign, gaugeLine)
}

// sign wraps what was drawn as an artifact that can stand on a line of text.
func sign(rec *recorder, name string, w, h unit.Length) draw.Box {
	b := draw.Box{Size: unit.Size{W: w, H: h}, Elem: draw.New(draw.Layout), Name: name}
	if p := rec.parts[""]; p != nil {
		b.Ops = p.ops
	}
	return Inline(b, xHeight)
}

// Inline is the sign set to stand on a line whose face has that x-height: its
// centre on the middle of the small letters.
func Inline(b draw.Box, x unit.Length) draw.Box {
	b.Base = (b.H + x) / 2
	return b
}
