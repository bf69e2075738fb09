package pdf

import (
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

func (in *interpreter) objectOp(op operator, a operands, l *lexer) bool {
	switch op {
	case "Do":
		in.external(a.name(0))
	case "BI":
		in.inlineImage(l.inline())
	case "sh":
		in.shade(a.name(0))
	case "BMC":
		in.begin(a.name(0), nil)
	case "BDC":
		in.begin(a.name(0), a[1])
	case "EMC":
		in.end()
	case "BX", "EX":
		in.p.Compat = true
	case "d1":
		in.p.Shaped = true
	case "MP", "DP", "d0":
	default:
		return false
	}
	return true
}

// external draws an XObject.
func (in *interpreter) external(n string) {
	o := in.resource("XObject", n)
	d := in.f.Dict(o)
	switch {
	case d == nil:
		in.fault(ObjectAbsent, n)
	case in.f.Name(d["Subtype"]) == "Image":
		in.drawImage(in.f.pictureOf(o, in.res))
	case in.f.Name(d["Subtype"]) == "Form":
		in.form(o, d)
	}
}

func (in *interpreter) drawImage(pic *Picture) {
	whole := in.g.ctm.over(Rect{0, 0, 1, 1})
	m := Mark{Sort: ImageMark, Box: whole.Cut(in.g.clip), Whole: whole, Image: pic, Colour: in.g.fill, Over: in.g.over, Alpha: in.g.alpha}
	m.area = m.Box.area()
	if w, h := in.g.ctm.wide(), in.g.ctm.high(); w > 0 && h > 0 {
		m.ppi = min(float64(pic.W)/w, float64(pic.H)/h) * 72
	}
	if m.Box.Valid() {
		in.p.Pictures = append(in.p.Pictures, Placed{pic, m.Box, m.ppi})
	}
	if !pic.Mask {
		in.p.useSpace(pic.space, m.Box, "image")
	}
	if pic.intent != "" {
		in.p.Intents = append(in.p.Intents, pic.intent)
	}
	in.paint(m, "image")
}

func (in *interpreter) inlineImage(d map[string]any) {
	get := func(long, short string) any {
		if v, ok := d[long]; ok {
			return v
		}
		return d[short]
	}
	num := func(v any) int {
		f, _ := v.(float64)
		return int(f)
	}
	pic := &Picture{W: num(get("Width", "W")), H: num(get("Height", "H")), Bits: num(get("BitsPerComponent", "BPC"))}
	pic.Mask, _ = get("ImageMask", "IM").(bool)
	pic.space = device("DeviceGray")
	switch v := get("ColorSpace", "CS").(type) {
	case name:
		pic.space = in.f.SpaceOf(types.Name(v), in.res)
	case []any:
		pic.space = &Space{Kind: "Indexed", N: 1, base: device("DeviceGray")}
		if b, ok := operands(v), len(v) > 1; ok {
			pic.space.base = in.f.SpaceOf(types.Name(b.name(1)), in.res)
		}
	}
	switch v := get("Filter", "F").(type) {
	case name:
		pic.Filters = []string{string(v)}
	case []any:
		for i := range v {
			pic.Filters = append(pic.Filters, operands(v).name(i))
		}
	}
	pic.Smooth, _ = get("Interpolate", "I").(bool)
	if v, ok := get("Intent", "Intent").(name); ok {
		pic.intent = string(v)
	}
	in.drawImage(pic)
}

// form runs a form's own stream in its own space (8.10).
func (in *interpreter) form(o Object, d types.Dict) {
	n := Number(o)
	in.p.Forms[n]++
	if slices.Contains(in.forms, n) && n > 0 || len(in.forms) > 12 {
		in.fault(FormInItself, "")
		return
	}
	body, ok := in.f.Body(o)
	if !ok {
		in.fault(FormUndecoded, "")
		return
	}
	if g := in.f.Dict(d["Group"]); g != nil {
		in.p.Groups = append(in.p.Groups, g)
	}
	sub := *in
	sub.stack, sub.forms, sub.path, sub.cur = nil, append(slices.Clone(in.forms), n), nil, nil
	sub.owner = n
	if m := in.f.Reals(d["Matrix"]); len(m) == 6 {
		sub.g.ctm = matrix(m).mul(in.g.ctm)
	}
	if b := in.f.Reals(d["BBox"]); len(b) == 4 {
		sub.g.clip = sub.g.clip.Cut(sub.g.ctm.over(Rect{min(b[0], b[2]), min(b[1], b[3]), max(b[0], b[2]), max(b[1], b[3])}))
	}
	if r := in.f.Dict(d["Resources"]); r != nil {
		sub.res, sub.borrows = r, false
	} else {
		sub.borrows = true
	}
	sub.inText = false
	sub.run(body)
	for range sub.open[min(len(in.open), len(sub.open)):] {
		in.fault(MarkUnclosed, "")
	}
}

// shade paints a shading over the clip (8.7.4.2).
func (in *interpreter) shade(n string) {
	d := in.f.Dict(in.resource("Shading", n))
	if d == nil {
		in.fault(ShadingAbsent, n)
		return
	}
	c := in.shadeColour(d)
	box := in.g.clip.Cut(in.p.Media)
	in.paint(Mark{Sort: ShadeMark, Box: box, Whole: box, Colour: c, Over: in.g.over, Alpha: in.g.alpha, area: box.area()}, "shading")
}

// shadeColour is the heaviest colour of a shading, from its ends and middle.
func (in *interpreter) shadeColour(d types.Dict) Colour {
	f := in.f
	in.p.shading = append(in.p.shading, d)
	s := f.SpaceOf(d["ColorSpace"], in.res)
	dom := f.Reals(d["Domain"])
	if len(dom) < 2 {
		dom = []float64{0, 1}
	}
	heaviest := Colour{Space: s}
	for _, t := range []float64{dom[0], (dom[0] + dom[1]) / 2, dom[1]} {
		v, ok := in.shadeAt(d["Function"], t)
		if !ok || len(v) < s.N {
			continue
		}
		if c := makeColour(s, v); !heaviest.Inks.known || c.Inks.total() > heaviest.Inks.total() {
			heaviest = c
		}
	}
	return heaviest
}

func (in *interpreter) shadeAt(o Object, t float64) ([]float64, bool) {
	list := in.f.Array(o)
	if list == nil {
		return in.f.function(o, 0).at(t)
	}
	var out []float64
	for _, x := range list {
		v, ok := in.f.function(x, 0).at(t)
		if !ok || len(v) == 0 {
			return nil, false
		}
		out = append(out, v[0])
	}
	return out, len(out) > 0
}

// pattern resolves a pattern colour: a shading's heaviest colour, or the
// colours of a tile, which are run through for their spaces.
func (in *interpreter) pattern(c Colour) Colour {
	o := in.resource("Pattern", c.Pattern)
	d := in.f.Dict(o)
	if d == nil {
		in.fault(PatternAbsent, c.Pattern)
		return c
	}
	if t, _ := in.f.Integer(d["PatternType"]); t == 2 {
		sh := in.shadeColour(in.f.Dict(d["Shading"]))
		in.p.useSpace(sh.Space, in.g.clip, "pattern")
		return sh
	}
	if slices.Contains(in.forms, Number(o)) || len(in.forms) > 12 {
		return c
	}
	if body, ok := in.f.Body(o); ok {
		return in.tile(c, d, body, Number(o))
	}
	return c
}

// tile runs a tiling pattern's cell on a page of its own and takes over what
// it uses, and the colour it paints most.
func (in *interpreter) tile(c Colour, d types.Dict, body []byte, n int) Colour {
	aside := &Page{Number: in.p.Number, Media: in.p.Media}
	aside.Content.Forms, aside.Content.Tagged = map[int]int{}, map[int]bool{}
	sub := &interpreter{f: in.f, p: aside, res: in.f.Dict(d["Resources"]), steps: in.steps, forms: append(slices.Clone(in.forms), n)}
	sub.g = graphics{ctm: identity(), clip: everywhere(), fill: black(), stroke: black(), width: 1, scale: 1, alpha: 1, alphaS: 1}
	if c.Space.base != nil { // an uncoloured tile paints in the colour given with it
		sub.g.fill = Colour{Space: c.Space.base, Inks: c.Inks, RGB: c.RGB}
		sub.g.stroke = sub.g.fill
	}
	sub.run(body)
	for _, u := range aside.Spaces {
		in.p.useSpace(u.Space, in.g.clip, "pattern")
	}
	in.p.States = append(in.p.States, aside.States...)
	in.p.Pictures = append(in.p.Pictures, aside.Pictures...)
	most := 0.0
	for _, m := range aside.Marks {
		if m.area >= most {
			most = m.area
			c.Inks, c.RGB = m.Colour.Inks, m.Colour.RGB
		}
	}
	return c
}

// begin opens marked content; props is a dictionary or the name of one.
func (in *interpreter) begin(tag string, props any) {
	p := &Piece{tag: tag, MCID: -1, Owner: in.owner, Artifact: tag == "Artifact", inText: in.inText, Box: nowhere(), page: in.p.Number}
	switch v := props.(type) {
	case map[string]any:
		p.inline(v)
	case name:
		in.f.listed(p, in.f.Dict(in.f.Dict(in.res["Properties"])[string(v)]))
	}
	if n := len(in.open); n > 0 {
		p.Parent = in.open[n-1]
		p.outer = p.Parent.outer
	}
	if p.MCID >= 0 {
		p.outer = p
		if in.owner > 0 {
			in.p.Tagged[in.owner] = true
		}
	}
	in.nesting(p)
	if p.Replaced {
		p.Text.WriteString(p.Actual)
		in.spell(p.Actual)
	}
	in.open = append(in.open, p)
	in.p.Pieces = append(in.p.Pieces, p)
}

func (in *interpreter) nesting(p *Piece) {
	for _, up := range in.open {
		switch {
		case p.Artifact && up.MCID >= 0:
			in.p.Nested = append(in.p.Nested, Stumble{Sort: ArtifactInTag, Name: up.tag, N: up.MCID})
		case p.MCID >= 0 && up.Artifact:
			in.p.Nested = append(in.p.Nested, Stumble{Sort: TagInArtifact, Name: p.tag, N: p.MCID})
		case p.MCID >= 0 && up.MCID >= 0:
			in.p.Nested = append(in.p.Nested, Stumble{Sort: TagInTag, N: p.MCID, M: up.MCID})
		}
	}
}

func (p *Piece) inline(v map[string]any) {
	word := func(k string) string {
		n, _ := v[k].(name)
		return string(n)
	}
	if x, ok := v["MCID"].(float64); ok {
		p.MCID = int(x)
	}
	p.Kind, p.Sub = word("Type"), word("Subtype")
	if b, ok := v["Lang"].([]byte); ok {
		p.Lang = stringText(b)
	}
	if b, ok := v["ActualText"].([]byte); ok {
		p.Actual, p.Replaced = stringText(b), true
	}
	for _, key := range []string{"ActualText", "Alt", "E"} {
		p.Spoken = p.Spoken || v[key] != nil
	}
	_, p.bbox = v["BBox"]
}

func (f *File) listed(p *Piece, d types.Dict) {
	if d == nil {
		return
	}
	if x, ok := f.Integer(d["MCID"]); ok {
		p.MCID = x
	}
	p.Kind, p.Sub, p.Lang = f.Name(d["Type"]), f.Name(d["Subtype"]), f.Text(d["Lang"])
	if d["ActualText"] != nil {
		p.Actual, p.Replaced = f.Text(d["ActualText"]), true
	}
	p.Spoken = d["ActualText"] != nil || d["Alt"] != nil || d["E"] != nil
	p.bbox = d["BBox"] != nil
}

func (in *interpreter) end() {
	n := len(in.open)
	if n == 0 {
		in.fault(MarkUnopened, "")
		return
	}
	if p := in.open[n-1]; p.inText != in.inText {
		in.p.Crossed = append(in.p.Crossed, Stumble{Sort: MarkCrossing, Name: p.tag})
	}
	in.open = in.open[:n-1]
}
