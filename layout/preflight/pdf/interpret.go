package pdf

import (
	"math"
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

func sqrt(v float64) float64 { return math.Sqrt(v) }

// graphics is the graphics state (ISO 32000-1, 8.4.1), as far as it shows.
type graphics struct {
	ctm          matrix
	clip         Rect
	fill, stroke Colour
	width        float64
	font         *Font
	size         float64
	charSpace    float64
	wordSpace    float64
	scale        float64
	leading      float64
	rise         float64
	render       int
	over, overS  bool
	opm          int
	alpha        float64
	alphaS       float64
	blend        string
}

// interpreter runs content streams of one page.
type interpreter struct {
	f      *File
	p      *Page
	g      graphics
	stack  []graphics
	res    types.Dict
	tm, lm matrix
	inText bool
	path   []Polygon
	cur    Polygon
	start  Point
	last   Point
	clip   int // 1: W, 2: W* waits for the painting operator
	open   []*Piece
	owner  int // form being run, 0: the page
	forms  []int
	steps  *int
	unkept int // q beyond what is kept

	borrows bool // the stream has no resources of its own
}

// What a hostile file repeats without end: operators of all its pages, where
// forms draw forms or pages share a stream; levels of q; words that are none.
const (
	mostSteps   = 1_500_000
	mostStates  = 4096
	mostUnknown = 100
)

func (f *File) interpret(p *Page, steps *int) {
	p.Forms, p.Tagged = map[int]int{}, map[int]bool{}
	if *steps >= mostSteps {
		p.Faults = append(p.Faults, Stumble{Sort: TooLong})
		return
	}
	in := &interpreter{f: f, p: p, res: p.Resources, steps: steps}
	in.g = graphics{ctm: identity(), clip: everywhere(), fill: black(), stroke: black(), width: 1, scale: 1, alpha: 1, alphaS: 1}
	in.run(f.code(p))
	if *steps >= mostSteps {
		in.fault(TooLong, "")
	}
	for range in.open {
		p.Faults = append(p.Faults, Stumble{Sort: MarkUnclosed})
	}
}

// run interprets one stream. What q opened is closed at its end.
func (in *interpreter) run(b []byte) {
	odd := oddities{}
	l := &lexer{b: b, odd: &odd}
	base := len(in.stack)
	args := make([]any, 0, 8)
	for *in.steps < mostSteps {
		v, ok := l.next()
		if !ok {
			break
		}
		op, isOp := v.(operator)
		if !isOp {
			if args = append(args, v); len(args) > 4096 {
				args = args[:0]
			}
			continue
		}
		*in.steps++
		in.do(op, operands(args), l, base)
		args = args[:0]
	}
	in.p.Limits = append(in.p.Limits, odd.told(in.owner)...)
	if in.unkept = 0; len(in.stack) > base {
		in.fault(StateUnclosed, "")
		in.g, in.stack = in.stack[base], in.stack[:base]
	}
}

func (in *interpreter) fault(s StumbleSort, name string) {
	in.p.Faults = append(in.p.Faults, Stumble{Sort: s, Name: brief(name)})
}

// operands are what stands before an operator; reading past them gives zeros.
type operands []any

func (a operands) num(i int) float64 {
	if i < len(a) {
		if v, ok := a[i].(float64); ok {
			return v
		}
	}
	return 0
}

func (a operands) name(i int) string {
	if i >= 0 && i < len(a) {
		if v, ok := a[i].(name); ok {
			return string(v)
		}
	}
	return ""
}

func (a operands) nums() []float64 {
	var out []float64
	for _, x := range a {
		if v, ok := x.(float64); ok {
			out = append(out, v)
		}
	}
	return out
}

func (a operands) matrix() matrix {
	return matrix{a.num(0), a.num(1), a.num(2), a.num(3), a.num(4), a.num(5)}
}

// needs is how many operands the operators take that draw nothing sensible
// without them.
func needs(op operator) int {
	switch op {
	case "cm", "Tm", "c":
		return 6
	case "re", "v", "y", "k", "K":
		return 4
	case "rg", "RG":
		return 3
	case "m", "l", "Td", "TD", "Tf", "BDC", "d":
		return 2
	case "g", "G", "w", "Tj", "TJ", "gs", "Do", "cs", "CS", "BMC", "Tc", "Tw", "Tz", "TL", "Tr", "Ts", "sh", "'":
		return 1
	}
	return 0
}

func (in *interpreter) do(op operator, a operands, l *lexer, base int) {
	if len(a) < needs(op) {
		in.fault(OperandsMissing, string(op))
		return
	}
	if in.pathOp(op, a) || in.textOp(op, a) || in.colourOp(op, a) || in.stateOp(op, a, base) || in.objectOp(op, a, l) {
		return
	}
	if name := brief(string(op)); len(in.p.Unknown) < mostUnknown && !slices.Contains(in.p.Unknown, name) {
		in.p.Unknown = append(in.p.Unknown, name)
	}
}

// brief is a name as far as anybody reads it: a hostile one has megabytes. PDF
// allows 127 bytes.
func brief(name string) string {
	if len(name) <= 127 {
		return name
	}
	return name[:127] + "…"
}

func (in *interpreter) stateOp(op operator, a operands, base int) bool {
	switch op {
	case "q":
		if in.p.Deepest = max(in.p.Deepest, len(in.stack)+in.unkept+1); len(in.stack) == mostStates {
			in.unkept++
			return true
		}
		in.stack = append(in.stack, in.g)
	case "Q":
		switch {
		case in.unkept > 0:
			in.unkept--
		case len(in.stack) <= base:
			in.fault(StateUnopened, "")
		default:
			in.g, in.stack = in.stack[len(in.stack)-1], in.stack[:len(in.stack)-1]
		}
	case "cm":
		in.g.ctm = a.matrix().mul(in.g.ctm)
	case "w":
		in.g.width = a.num(0)
	case "gs":
		in.extended(a.name(0))
	case "ri":
		in.p.Intents = append(in.p.Intents, a.name(0))
	case "J", "j", "M", "d", "i":
	default:
		return false
	}
	return true
}

// extended applies a graphics state dictionary (8.4.5).
func (in *interpreter) extended(n string) {
	f, g := in.f, &in.g
	d := f.Dict(in.resource("ExtGState", n))
	if d == nil {
		in.fault(StateAbsent, n)
		return
	}
	in.p.States = append(in.p.States, d)
	if d["OP"] != nil {
		g.overS = f.Truth(d["OP"])
		if d["op"] == nil {
			g.over = g.overS
		}
	}
	if d["op"] != nil {
		g.over = f.Truth(d["op"])
	}
	if v, ok := f.Integer(d["OPM"]); ok {
		g.opm = v
	}
	g.alpha, g.alphaS = f.realOr(d["ca"], g.alpha), f.realOr(d["CA"], g.alphaS)
	g.width = f.realOr(d["LW"], g.width)
	switch v := f.Get(d["BM"]).(type) {
	case types.Name:
		g.blend = string(v)
	case types.Array:
		if len(v) > 0 {
			g.blend = f.Name(v[0])
		}
	}
	if a := f.Array(d["Font"]); len(a) == 2 {
		g.font, g.size = f.fontOf(a[0]), f.realOr(a[1], g.size)
	}
	if sm := f.Dict(d["SMask"]); sm != nil {
		if grp := f.Dict(sm["G"]); grp != nil {
			in.p.Masks = append(in.p.Masks, f.Dict(grp["Group"]))
		}
	}
}

// resource is what the resources have of a kind by a name. A stream that has none of
// its own borrows its caller's, which is noted.
func (in *interpreter) resource(kind, n string) Object {
	o := in.f.Dict(in.res[kind])[n]
	if in.borrows && o != nil {
		in.p.Borrowed++
	}
	return o
}

// space is a colour space by its name.
func (in *interpreter) space(n string) *Space {
	in.resource("ColorSpace", n)
	return in.f.SpaceOf(types.Name(n), in.res)
}

// setSpace notes a space that operators chose, painted in or not.
func (in *interpreter) setSpace(s *Space) {
	if !slices.ContainsFunc(in.p.Chosen, func(x *Space) bool { return x == s || x.Kind == s.Kind && x.object == s.object && s.object == 0 }) {
		in.p.Chosen = append(in.p.Chosen, s)
	}
}

func (in *interpreter) colourOp(op operator, a operands) bool {
	switch op {
	case "g", "rg", "k":
		in.g.fill = in.device(op, a)
	case "G", "RG", "K":
		in.g.stroke = in.device(op, a)
	case "cs":
		in.g.fill = initial(in.space(a.name(0)))
		in.setSpace(in.g.fill.Space)
	case "CS":
		in.g.stroke = initial(in.space(a.name(0)))
		in.setSpace(in.g.stroke.Space)
	case "sc", "scn":
		in.g.fill = in.chosen(in.g.fill.Space, a)
	case "SC", "SCN":
		in.g.stroke = in.chosen(in.g.stroke.Space, a)
	default:
		return false
	}
	return true
}

func (in *interpreter) device(op operator, a operands) Colour {
	kind := map[operator]string{"g": "DeviceGray", "G": "DeviceGray", "rg": "DeviceRGB", "RG": "DeviceRGB", "k": "DeviceCMYK",
		"K": "DeviceCMYK"}[op]
	s := in.f.SpaceOf(types.Name(kind), in.res)
	in.setSpace(s)
	v := a.nums()
	for i := range v {
		v[i] = min(max(v[i], 0), 1)
	}
	return makeColour(s, v)
}

func (in *interpreter) chosen(s *Space, a operands) Colour {
	if s.Kind != "Pattern" {
		return makeColour(s, a.nums())
	}
	c := Colour{Space: s, Pattern: a.name(len(a) - 1)}
	if s.base != nil {
		c.Inks, c.RGB = s.base.paint(a.nums(), 0)
	}
	return c
}

func (in *interpreter) pathOp(op operator, a operands) bool {
	switch op {
	case "m":
		in.endSub()
		in.move(in.g.ctm.at(a.num(0), a.num(1)))
	case "l":
		in.lineTo(in.g.ctm.at(a.num(0), a.num(1)))
	case "c":
		in.curveTo(in.g.ctm.at(a.num(0), a.num(1)), in.g.ctm.at(a.num(2), a.num(3)), in.g.ctm.at(a.num(4), a.num(5)))
	case "v":
		in.curveTo(in.last, in.g.ctm.at(a.num(0), a.num(1)), in.g.ctm.at(a.num(2), a.num(3)))
	case "y":
		e := in.g.ctm.at(a.num(2), a.num(3))
		in.curveTo(in.g.ctm.at(a.num(0), a.num(1)), e, e)
	case "h":
		in.closeSub()
	case "re":
		in.rectangle(a)
	case "W":
		in.clip = 1
	case "W*":
		in.clip = 2
	default:
		return in.paintOp(op)
	}
	return true
}

func (in *interpreter) move(p Point) {
	in.cur, in.start, in.last = append(make(Polygon, 0, 8), p), p, p
}

func (in *interpreter) lineTo(p Point) {
	in.cur, in.last = append(in.cur, p), p
}

func (in *interpreter) curveTo(b, c, d Point) {
	in.cur, in.last = curve(in.cur, in.last, b, c, d), d
}

func (in *interpreter) closeSub() {
	if len(in.cur) > 0 {
		in.cur = append(in.cur, in.start)
		in.endSub()
		in.move(in.start)
	}
}

func (in *interpreter) endSub() {
	if len(in.cur) > 1 {
		in.path = append(in.path, in.cur)
	}
	in.cur = nil
}

func (in *interpreter) rectangle(a operands) {
	in.endSub()
	x, y, w, h := a.num(0), a.num(1), a.num(2), a.num(3)
	m := in.g.ctm
	in.path = append(in.path, Polygon{m.at(x, y), m.at(x+w, y), m.at(x+w, y+h), m.at(x, y+h), m.at(x, y)})
	in.move(m.at(x, y))
	in.cur = nil
}

func (in *interpreter) paintOp(op operator) bool {
	fill, stroke, shut, evenOdd := false, false, false, false
	switch op {
	case "n":
	case "f", "F":
		fill = true
	case "f*":
		fill, evenOdd = true, true
	case "S":
		stroke = true
	case "s":
		stroke, shut = true, true
	case "B":
		fill, stroke = true, true
	case "B*":
		fill, stroke, evenOdd = true, true, true
	case "b":
		fill, stroke, shut = true, true, true
	case "b*":
		fill, stroke, shut, evenOdd = true, true, true, true
	default:
		return false
	}
	if shut {
		in.closeSub()
	}
	in.endSub()
	if fill && len(in.path) > 0 {
		in.fillPath(evenOdd)
	}
	if stroke && len(in.path) > 0 {
		in.strokePath()
	}
	if in.clip > 0 && len(in.path) > 0 {
		in.g.clip = in.g.clip.Cut(boxOf(in.path))
	}
	in.path, in.cur, in.clip = nil, nil, 0
	return true
}

func boxOf(path []Polygon) Rect {
	b := nowhere()
	for _, g := range path {
		b = b.join(g.box())
	}
	return b
}

// upright tells whether a path is one rectangle along the axes.
func upright(path []Polygon) bool {
	if len(path) != 1 {
		return false
	}
	g := path[0]
	if n := len(g); n == 5 && g[4] == g[0] {
		g = g[:4]
	}
	if len(g) != 4 {
		return false
	}
	b := g.box()
	for i, p := range g {
		q := g[(i+1)%4]
		corner := (p.X == b.X0 || p.X == b.X1) && (p.Y == b.Y0 || p.Y == b.Y1)
		if !corner || p == q || p.X != q.X && p.Y != q.Y {
			return false
		}
	}
	return true
}

// filling is the fill colour, a pattern's resolved.
func (in *interpreter) filling() Colour {
	c := in.g.fill
	if c.Space.Kind == "Pattern" && c.Pattern != "" {
		return in.pattern(c)
	}
	return c
}

func (in *interpreter) fillPath(evenOdd bool) {
	whole := boxOf(in.path)
	c := in.filling()
	m := Mark{Sort: FillMark, Box: whole.Cut(in.g.clip), Whole: whole, Path: in.path, evenOdd: evenOdd, Plain: upright(in.path),
		Colour: c, Over: in.g.over, Alpha: in.g.alpha, Width: min(whole.W(), whole.H())}
	if m.Plain {
		m.area = m.Box.area()
	} else {
		cut := make([]Polygon, 0, len(in.path))
		for _, g := range in.path {
			cut = append(cut, g.trimmed(in.g.clip))
		}
		m.area = filled(cut, evenOdd)
	}
	in.paint(m, "path")
}

func (in *interpreter) strokePath() {
	w := in.g.width * in.g.ctm.scale()
	whole := boxOf(in.path).Grow(float64(w / 2))
	length := 0.0
	for _, g := range in.path {
		for i := 0; i+1 < len(g); i++ {
			length += math.Hypot(g[i+1].X-g[i].X, g[i+1].Y-g[i].Y)
		}
	}
	c := in.g.stroke
	if c.Space.Kind == "Pattern" && c.Pattern != "" {
		c = in.pattern(c)
	}
	in.paint(Mark{Sort: StrokeMark, Box: whole.Cut(in.g.clip), Whole: whole, Path: in.path, Colour: c, Over: in.g.overS,
		Alpha: in.g.alphaS, Width: w, area: length * w}, "line")
}

// paint records a mark; what the clip hides is no mark.
func (in *interpreter) paint(m Mark, what string) {
	if !m.Box.Valid() {
		return
	}
	m.OPM, m.Blend = in.g.opm, in.g.blend
	if n := len(in.open); n > 0 {
		m.Piece = in.open[n-1]
		for _, p := range in.open {
			p.Marks++
			p.Box = p.Box.join(m.Box)
		}
	}
	if m.Image == nil || m.Image.Mask {
		in.p.useSpace(m.Colour.Space, m.Box, what)
	}
	in.p.Marks = append(in.p.Marks, m)
}
