package preflight

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
		in.p.compat = true
	case "MP", "DP", "d0", "d1":
	default:
		return false
	}
	return true
}

// external draws an XObject.
func (in *interpreter) external(n string) {
	o := in.f.dict(in.res["XObject"])[n]
	d := in.f.dict(o)
	switch {
	case d == nil:
		in.fault(say("objet %s absent des ressources", "object %s is not in the resources", n))
	case in.f.name(d["Subtype"]) == "Image":
		in.drawImage(in.f.pictureOf(o, in.res))
	case in.f.name(d["Subtype"]) == "Form":
		in.form(o, d)
	}
}

func (in *interpreter) drawImage(pic *picture) {
	whole := in.g.ctm.over(rect{0, 0, 1, 1})
	m := mark{sort: imageMark, box: whole.cut(in.g.clip), whole: whole, image: pic, colour: in.g.fill, over: in.g.over, alpha: in.g.alpha}
	m.area = m.box.area()
	if w, h := in.g.ctm.wide(), in.g.ctm.high(); w > 0 && h > 0 {
		m.ppi = min(float64(pic.w)/w, float64(pic.h)/h) * 72
	}
	if m.box.valid() {
		in.p.pictures = append(in.p.pictures, placed{pic, m.box, m.ppi})
	}
	if !pic.mask {
		in.p.useSpace(pic.space, m.box, "image")
	}
	if pic.intent != "" {
		in.p.intents = append(in.p.intents, pic.intent)
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
	pic := &picture{w: num(get("Width", "W")), h: num(get("Height", "H")), bits: num(get("BitsPerComponent", "BPC"))}
	pic.mask, _ = get("ImageMask", "IM").(bool)
	pic.space = device("DeviceGray")
	switch v := get("ColorSpace", "CS").(type) {
	case name:
		pic.space = in.f.spaceOf(types.Name(v), in.res)
	case []any:
		pic.space = &space{kind: "Indexed", n: 1, base: device("DeviceGray")}
		if b, ok := operands(v), len(v) > 1; ok {
			pic.space.base = in.f.spaceOf(types.Name(b.name(1)), in.res)
		}
	}
	if f, ok := get("Filter", "F").(name); ok {
		pic.filters = []string{string(f)}
	}
	in.drawImage(pic)
}

// form runs a form's own stream in its own space (8.10).
func (in *interpreter) form(o object, d types.Dict) {
	n := number(o)
	in.p.forms[n]++
	if slices.Contains(in.forms, n) && n > 0 || len(in.forms) > 12 {
		in.fault(say("un formulaire se dessine lui-même", "a form draws itself"))
		return
	}
	body, ok := in.f.body(o)
	if !ok {
		in.fault(say("un formulaire est illisible", "a form cannot be decoded"))
		return
	}
	if g := in.f.dict(d["Group"]); g != nil {
		in.p.groups = append(in.p.groups, g)
	}
	sub := *in
	sub.stack, sub.forms, sub.path, sub.cur = nil, append(slices.Clone(in.forms), n), nil, nil
	sub.owner = n
	if m := in.f.reals(d["Matrix"]); len(m) == 6 {
		sub.g.ctm = matrix(m).mul(in.g.ctm)
	}
	if b := in.f.reals(d["BBox"]); len(b) == 4 {
		sub.g.clip = sub.g.clip.cut(sub.g.ctm.over(rect{min(b[0], b[2]), min(b[1], b[3]), max(b[0], b[2]), max(b[1], b[3])}))
	}
	if r := in.f.dict(d["Resources"]); r != nil {
		sub.res = r
	}
	sub.inText = false
	sub.run(body)
	for _, p := range sub.open[min(len(in.open), len(sub.open)):] {
		_ = p
		in.fault(say("séquence marquée jamais fermée (EMC)", "marked content never closed (EMC)"))
	}
}

// shade paints a shading over the clip (8.7.4.2).
func (in *interpreter) shade(n string) {
	d := in.f.dict(in.f.dict(in.res["Shading"])[n])
	if d == nil {
		in.fault(say("dégradé %s absent des ressources", "shading %s is not in the resources", n))
		return
	}
	c := in.shadeColour(d)
	box := in.g.clip.cut(in.p.media)
	in.paint(mark{sort: shadeMark, box: box, whole: box, colour: c, over: in.g.over, alpha: in.g.alpha, area: box.area()}, "shading")
}

// shadeColour is the heaviest colour of a shading, from its ends and middle.
func (in *interpreter) shadeColour(d types.Dict) colour {
	f := in.f
	in.p.shading = append(in.p.shading, d)
	s := f.spaceOf(d["ColorSpace"], in.res)
	dom := f.reals(d["Domain"])
	if len(dom) < 2 {
		dom = []float64{0, 1}
	}
	heaviest := colour{space: s}
	for _, t := range []float64{dom[0], (dom[0] + dom[1]) / 2, dom[1]} {
		v, ok := in.shadeAt(d["Function"], t)
		if !ok || len(v) < s.n {
			continue
		}
		if c := makeColour(s, v); !heaviest.inks.known || c.inks.total() > heaviest.inks.total() {
			heaviest = c
		}
	}
	return heaviest
}

func (in *interpreter) shadeAt(o object, t float64) ([]float64, bool) {
	list := in.f.array(o)
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
func (in *interpreter) pattern(c colour) colour {
	o := in.f.dict(in.res["Pattern"])[c.pattern]
	d := in.f.dict(o)
	if d == nil {
		in.fault(say("motif %s absent des ressources", "pattern %s is not in the resources", c.pattern))
		return c
	}
	if t, _ := in.f.integer(d["PatternType"]); t == 2 {
		sh := in.shadeColour(in.f.dict(d["Shading"]))
		in.p.useSpace(sh.space, in.g.clip, "pattern")
		return sh
	}
	if slices.Contains(in.forms, number(o)) || len(in.forms) > 12 {
		return c
	}
	if body, ok := in.f.body(o); ok {
		return in.tile(c, d, body, number(o))
	}
	return c
}

// tile runs a tiling pattern's cell on a page of its own and takes over what
// it uses, and the colour it paints most.
func (in *interpreter) tile(c colour, d types.Dict, body []byte, n int) colour {
	aside := &page{number: in.p.number, media: in.p.media}
	aside.content.forms, aside.content.tagged = map[int]int{}, map[int]bool{}
	sub := &interpreter{f: in.f, p: aside, res: in.f.dict(d["Resources"]), steps: in.steps, forms: append(slices.Clone(in.forms), n)}
	sub.g = graphics{ctm: identity(), clip: everywhere(), fill: black(), stroke: black(), width: 1, scale: 1, alpha: 1, alphaS: 1}
	if c.space.base != nil { // an uncoloured tile paints in the colour given with it
		sub.g.fill = colour{space: c.space.base, inks: c.inks, rgb: c.rgb}
		sub.g.stroke = sub.g.fill
	}
	sub.run(body)
	for _, u := range aside.spaces {
		in.p.useSpace(u.space, in.g.clip, "pattern")
	}
	in.p.states = append(in.p.states, aside.states...)
	in.p.pictures = append(in.p.pictures, aside.pictures...)
	most := 0.0
	for _, m := range aside.marks {
		if m.area >= most {
			most = m.area
			c.inks, c.rgb = m.colour.inks, m.colour.rgb
		}
	}
	return c
}

// begin opens marked content; props is a dictionary or the name of one.
func (in *interpreter) begin(tag string, props any) {
	p := &piece{tag: tag, mcid: -1, owner: in.owner, artifact: tag == "Artifact", inText: in.inText, box: nowhere(), page: in.p.number}
	switch v := props.(type) {
	case map[string]any:
		p.inline(v)
	case name:
		in.f.listed(p, in.f.dict(in.f.dict(in.res["Properties"])[string(v)]))
	}
	if n := len(in.open); n > 0 {
		p.parent = in.open[n-1]
		p.outer = p.parent.outer
	}
	if p.mcid >= 0 {
		p.outer = p
		if in.owner > 0 {
			in.p.tagged[in.owner] = true
		}
	}
	in.nesting(p)
	if p.replaced {
		p.text.WriteString(p.actual)
		in.spell(p.actual)
	}
	in.open = append(in.open, p)
	in.p.pieces = append(in.p.pieces, p)
}

func (in *interpreter) nesting(p *piece) {
	for _, up := range in.open {
		switch {
		case p.artifact && up.mcid >= 0:
			in.p.nested = append(in.p.nested, say("un artefact dans le contenu balisé %s %d", "an artifact within tagged content %s %d", up.tag, up.mcid))
		case p.mcid >= 0 && up.artifact:
			in.p.nested = append(in.p.nested, say("le contenu balisé %s %d dans un artefact", "tagged content %s %d within an artifact", p.tag, p.mcid))
		case p.mcid >= 0 && up.mcid >= 0:
			in.p.nested = append(in.p.nested, say("le contenu balisé %d dans le contenu balisé %d", "tagged content %d within tagged content %d", p.mcid, up.mcid))
		}
	}
}

func (p *piece) inline(v map[string]any) {
	word := func(k string) string {
		n, _ := v[k].(name)
		return string(n)
	}
	if x, ok := v["MCID"].(float64); ok {
		p.mcid = int(x)
	}
	p.kind, p.sub = word("Type"), word("Subtype")
	if b, ok := v["Lang"].([]byte); ok {
		p.lang = stringText(b)
	}
	if b, ok := v["ActualText"].([]byte); ok {
		p.actual, p.replaced = stringText(b), true
	}
	_, p.bbox = v["BBox"]
}

func (f *File) listed(p *piece, d types.Dict) {
	if d == nil {
		return
	}
	if x, ok := f.integer(d["MCID"]); ok {
		p.mcid = x
	}
	p.kind, p.sub, p.lang = f.name(d["Type"]), f.name(d["Subtype"]), f.text(d["Lang"])
	if d["ActualText"] != nil {
		p.actual, p.replaced = f.text(d["ActualText"]), true
	}
	p.bbox = d["BBox"] != nil
}

func (in *interpreter) end() {
	n := len(in.open)
	if n == 0 {
		in.fault(say("EMC sans BDC", "EMC without BDC"))
		return
	}
	if p := in.open[n-1]; p.inText != in.inText {
		in.p.crossed = append(in.p.crossed, say("la séquence marquée %s chevauche un bloc de texte BT … ET", "marked content %s crosses a text object BT … ET", p.tag))
	}
	in.open = in.open[:n-1]
}
