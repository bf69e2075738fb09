package pdf

import (
	"math"
	"slices"
	"strings"
)

func (in *interpreter) textOp(op operator, a operands) bool {
	g := &in.g
	switch op {
	case "BT":
		if in.inText {
			in.fault(TextInText, "")
		}
		in.inText, in.tm, in.lm = true, identity(), identity()
	case "ET":
		in.inText = false
	case "Tf":
		in.setFont(a.name(0), a.num(1))
	case "Td":
		in.newLine(a.num(0), a.num(1))
	case "TD":
		g.leading = -a.num(1)
		in.newLine(a.num(0), a.num(1))
	case "T*":
		in.newLine(0, -g.leading)
	case "Tm":
		in.tm = a.matrix()
		in.lm = in.tm
	case "Tc":
		g.charSpace = a.num(0)
	case "Tw":
		g.wordSpace = a.num(0)
	case "Tz":
		g.scale = a.num(0) / 100
	case "TL":
		g.leading = a.num(0)
	case "Ts":
		g.rise = a.num(0)
	case "Tr":
		g.render = int(a.num(0))
	default:
		return in.showOp(op, a)
	}
	return true
}

func (in *interpreter) showOp(op operator, a operands) bool {
	switch op {
	case "Tj":
		in.show(a[:1])
	case "TJ":
		list, _ := a[0].([]any)
		in.show(list)
	case "'":
		in.newLine(0, -in.g.leading)
		in.show(a[:1])
	case "\"":
		in.g.wordSpace, in.g.charSpace = a.num(0), a.num(1)
		in.newLine(0, -in.g.leading)
		if len(a) > 2 {
			in.show(a[2:3])
		}
	default:
		return false
	}
	return true
}

func (in *interpreter) newLine(x, y float64) {
	in.lm = matrix{1, 0, 0, 1, x, y}.mul(in.lm)
	in.tm = in.lm
}

func (in *interpreter) setFont(n string, size float64) {
	in.g.size = size
	in.g.font = in.f.fontOf(in.resource("Font", n))
	if in.g.font == nil {
		in.fault(FontAbsent, n)
		return
	}
	if !slices.Contains(in.p.Content.fonts, in.g.font) {
		in.p.Content.fonts = append(in.p.Content.fonts, in.g.font)
	}
}

// run of glyphs being gathered into one mark.
type setting struct {
	text   strings.Builder
	box    Rect
	from   Point // of the first glyph
	to     Point // behind the last one
	begun  bool
	area   float64
	points []Point
	drawn  int
	shapes bool
	over   float64 // how far the drawing of the last sign reaches beyond the pen, in the em
}

// show paints one showing operator's strings and moves (9.4.4).
func (in *interpreter) show(items []any) {
	g := &in.g
	if g.font == nil {
		in.fault(TextWithoutFont, "")
		return
	}
	if !in.inText {
		in.fault(TextOutside, "")
	}
	s := setting{box: nowhere(), shapes: true}
	for _, it := range items {
		switch v := it.(type) {
		case float64:
			s.over = 0
			in.advance(-v / 1000 * g.size * g.scale)
		case []byte:
			if g.font.Two && len(v)%2 != 0 {
				in.fault(CodeCut, "")
			}
			for _, c := range g.font.codes(v) {
				in.glyph(&s, c)
			}
		}
	}
	in.finishText(&s)
}

func (in *interpreter) advance(x float64) { in.tm = matrix{1, 0, 0, 1, x, 0}.mul(in.tm) }

func (in *interpreter) glyph(s *setting, code int) {
	g := &in.g
	ft := g.font
	m := matrix{g.size * g.scale, 0, 0, g.size, 0, g.rise}.mul(in.tm).mul(in.g.ctm)
	if !s.begun {
		s.from, s.begun = m.at(0, 0), true
	}
	w := ft.Width(code) / 1000
	t := ft.Text(code)
	s.text.WriteString(t)
	box, blank := Rect{0, -0.22, w, 0.72}, t == " " || t == "\u00a0" || t == "\u202f" || t == "\u2009"
	if sh, ok := ft.shape(code); ok {
		box, blank = sh.box, !sh.OK
		s.area += float64(sh.area * math.Abs(float64(m[0]*m[3])-float64(m[1]*m[2])))
	} else {
		s.shapes = false
		s.area += float64(0.18 * w * math.Abs(float64(m[0]*m[3])-float64(m[1]*m[2])))
	}
	s.to = m.at(w, 0)
	at := m.over(box)
	if !blank {
		s.box = s.box.join(at)
		s.drawn++
		s.points = append(s.points, at.Mid())
	}
	seen := ft.Used[code]
	if seen == nil {
		seen = &Seen{Page: in.p.Number, At: at}
		ft.Used[code] = seen
	}
	seen.Drawn = seen.Drawn || g.render != 3
	seen.Loose = seen.Loose || s.over < w/2
	if s.over -= w; !blank {
		s.over = box.X1 - w
	}
	x := float64(w*g.size) + g.charSpace
	if code == 32 && !ft.Two {
		x += g.wordSpace
	}
	in.advance(x * g.scale)
}

func (in *interpreter) finishText(s *setting) {
	g := &in.g
	text := s.text.String()
	in.spell(text)
	if s.drawn == 0 {
		in.blank(s, text)
		return
	}
	m := matrix{g.size * g.scale, 0, 0, g.size, 0, 0}.mul(in.tm).mul(g.ctm)
	pts := s.points
	if n := len(pts); n > 3 {
		pts = []Point{pts[0], pts[n/2], pts[n-1]}
	}
	mk := Mark{Sort: TextMark, Box: s.box.Cut(g.clip), Whole: s.box, Text: text, From: s.from, To: s.to, Font: g.font, Size: m.high(),
		area: s.area, points: pts}
	fill := g.render%4 == 0 || g.render%4 == 2
	stroke := g.render%4 == 1 || g.render%4 == 2
	if g.render == 3 || g.render == 7 {
		mk.Hidden = true
	}
	if fill || mk.Hidden {
		mk.Colour, mk.Over, mk.Alpha = in.filling(), g.over, g.alpha
		in.paint(mk, "text")
	}
	if stroke {
		mk.Colour, mk.Over, mk.Alpha, mk.Width = g.stroke, g.overS, g.alphaS, g.width*g.ctm.scale()
		in.paint(mk, "text")
	}
}

// blank notes characters that draw nothing, where neither a tag nor an artifact holds
// them: they are content all the same.
func (in *interpreter) blank(s *setting, text string) {
	if n := len(in.open); !s.begun || n > 0 && in.open[n-1].Covered() {
		return
	}
	h := float64(in.g.size / 2)
	in.p.Blanks = append(in.p.Blanks, Blank{text, Rect{X0: min(s.from.X, s.to.X), Y0: s.from.Y, X1: max(s.from.X, s.to.X), Y1: s.from.Y + h}})
}

// spell adds words to the marked content around them, out to a sequence whose
// ActualText speaks for all it holds.
func (in *interpreter) spell(text string) {
	for i := len(in.open) - 1; i >= 0; i-- {
		if in.open[i].Replaced {
			return
		}
		in.open[i].Text.WriteString(text)
	}
}
