package page

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// tolerance forgives rounding: a twentieth of a millimetre.
const tolerance = unit.MM / 20

// Check holds placed boxes against the document's rules and says what it
// finds.
func Check(pages []draw.Page, doc *Document) diag.List {
	c := &checker{doc: doc, pages: pages, seen: map[string]bool{}, covered: map[glyph]bool{}}
	for i := range pages {
		c.page, c.number = &pages[i], i+1
		c.section = doc.section(pages[i].Section)
		for _, test := range tests() {
			test(c)
		}
	}
	return c.out
}

// tests are the checks of a page, in the order of their findings.
func tests() []func(*checker) {
	return []func(*checker){
		(*checker).edges,
		(*checker).boxes,
		(*checker).overlaps,
		(*checker).grounds,
		(*checker).sizes,
		(*checker).strokes,
		(*checker).glyphs,
		(*checker).lines,
		(*checker).divisions,
		(*checker).headings,
		(*checker).columns,
		(*checker).filled,
	}
}

// checker is the state of checking one document.
type checker struct {
	doc     *Document
	pages   []draw.Page
	page    *draw.Page
	number  int
	section *Section
	seen    map[string]bool
	covered map[glyph]bool
	out     diag.List
}

type glyph struct {
	font draw.Font
	r    rune
	file string // in which the words are written
}

func (d *Document) section(id string) *Section {
	for i := range d.Sections {
		if d.Sections[i].ID == id {
			return &d.Sections[i]
		}
	}
	return &Section{ID: id}
}

// find adds a finding about a visit, once for each page, code and name: a
// component that errs errs in every one of its lines.
func (c *checker) find(code diag.Code, sev diag.Severity, name string, pos diag.Pos, msg, hint diag.Text) {
	c.add(diag.Issue{Code: code, Severity: sev, Pos: pos, Field: name, Msg: msg, Hint: hint})
}

// astray adds a finding about where a visit stands, which has a reason where
// there was no room for it.
func (c *checker) astray(code diag.Code, v draw.Visit, name string, msg, hint diag.Text) {
	c.add(diag.Issue{Code: code, Severity: diag.Error, Pos: c.whose(v), Field: name, Subject: v.Over.String(), Msg: msg, Hint: hint,
		Says: draw.Says(v.Box)})
}

// whose is where what stands in a visit was written; of what nobody wrote, where the
// edition asks for its section.
func (c *checker) whose(v draw.Visit) diag.Pos {
	if v.From.IsZero() {
		return c.section.Asked
	}
	return v.From
}

func (c *checker) add(is diag.Issue) {
	key := fmt.Sprint(c.number, is.Code, is.Field, is.Subject)
	if is.Code == MissingGlyph {
		key += is.Pos.File
	}
	if c.seen[key] {
		return
	}
	c.seen[key] = true
	if is.Pos.IsZero() && is.Code != MissingGlyph { // whose words nobody knows the place of
		is.Pos = c.section.From
	}
	is.Section, is.Page = Whole(c.section.ID), c.number
	is.Msg = diag.Said("page %d: %s", c.number, is.Msg)
	c.out.Add(is)
}

// named is what a visit is called in a message.
func named(v draw.Visit) diag.Text {
	if v.Name != "" {
		return diag.Said("“%s”", v.Name)
	}
	if w := clean(wordsOf(v.Box)); w != "" {
		return diag.Said("“%s”", diag.Short(w, 40))
	}
	return "a drawing"
}

// marks visits every mark that blackens something, with its area on the page.
func (c *checker) marks(visit func(v draw.Visit, op draw.Op, area unit.Rect, ground bool)) {
	draw.Walk(&c.page.Box, func(v draw.Visit) bool {
		for _, op := range v.Box.Ops {
			if r, ok := draw.Extent(op); ok {
				visit(v, op, r.Move(v.At.Point), ground(op))
			}
		}
		return true
	})
}

// ground tells whether a mark is a background.
func ground(op draw.Op) bool {
	switch o := op.(type) {
	case draw.Path:
		return o.Ground
	case draw.Image:
		return o.Ground
	}
	return false
}

// edges: nothing but grounds leaves the page or comes too near to its edge,
// and grounds that reach the edge reach through the bleed.
func (c *checker) edges() {
	trim := unit.Rect{Size: c.doc.Master.Trim}
	c.marks(func(v draw.Visit, op draw.Op, r unit.Rect, ground bool) {
		safe := c.safe(op)
		if ground {
			c.bleeds(v, r, trim)
			return
		}
		d, edge := nearest(r, trim)
		switch {
		case d < -tolerance:
			c.astray(OffPage, v, v.Name, diag.Said("%s reaches %s over the %s edge", named(v), mm(-d), edge),
				"Shorten it or make its place larger; only backgrounds may leave the page.")
		case d < safe-tolerance:
			c.astray(UnsafeMargin, v, v.Name,
				diag.Said("%s stands %s from the %s edge, %s are needed", named(v), mm(d), edge, mm(safe)),
				"Move it inwards, or mark it as a background if it may be trimmed.")
		}
	})
}

// safe is how near to the trim a mark may come. A knife that is off shows by a
// white edge, or by a mark that loses its place among words: a drawing on a
// ground that covers the page has neither.
func (c *checker) safe(op draw.Op) unit.Length {
	if _, drawn := op.(draw.Path); drawn && c.page.Ground != "" && c.doc.Rules.Drawn > 0 {
		return c.doc.Rules.Drawn
	}
	return c.doc.Rules.Safe
}

// nearest is the least distance of r from an edge of the page, negative
// outside, and which edge that is.
func nearest(r, trim unit.Rect) (unit.Length, diag.Text) {
	best, edge := r.X, diag.Text("left")
	for _, e := range [...]struct {
		d    unit.Length
		name diag.Text
	}{{r.Y, "top"}, {trim.W - r.Right(), "right"}, {trim.H - r.Bottom(), "bottom"}} {
		if e.d < best {
			best, edge = e.d, e.name
		}
	}
	return best, edge
}

func (c *checker) bleeds(v draw.Visit, r, trim unit.Rect) {
	bleed := c.doc.Master.Bleed
	for _, e := range [...]struct {
		over unit.Length
		name diag.Text
	}{{-r.X, "left"}, {-r.Y, "top"}, {r.Right() - trim.W, "right"}, {r.Bottom() - trim.H, "bottom"}} {
		if e.over > -tolerance && e.over < bleed-tolerance {
			c.astray(ShortBleed, v, v.Name+" "+e.name.String(),
				diag.Said("a background in %s ends %s beyond the %s edge, %s are needed", named(v), mm(e.over), e.name, mm(bleed)),
				"Let the background reach through the bleed.")
		}
	}
}

// boxes: marks stay in their box and boxes in the box around them. Text may
// hang into the margin by half an em, strokes by their own width.
func (c *checker) boxes() {
	draw.Walk(&c.page.Box, func(v draw.Visit) bool {
		for _, op := range v.Box.Ops {
			r, ok := draw.Extent(op)
			if !ok {
				continue
			}
			if ground(op) {
				continue
			}
			slackX, slackY := 6*unit.MM/10, 6*unit.MM/10
			if o, text := op.(draw.Text); text {
				slackX, slackY = max(slackX, o.Size/2), max(slackY, o.Size.Scale(15, 100))
			}
			c.inside(v, unhung(v.Box, r), v.Box.Size, slackX, slackY)
		}
		for i := range v.Box.Kids {
			k := &v.Box.Kids[i]
			kid := v
			kid.Box = &k.Box
			if k.Box.Name != "" {
				kid.Name = k.Box.Name
			}
			if !k.Box.Over.IsZero() {
				kid.Over = k.Box.Over
			}
			if !v.Box.Free && v.Depth > 0 && v.Box.Name != "page" { // what leaves the page is reported as that
				c.inside(kid, unhung(v.Box, unit.Rect{Point: k.Point, Size: k.Box.Size}), v.Box.Size, tolerance, tolerance)
			}
		}
		return true
	})
}

// unhung is an area of a line without the quotation mark that was hung out on
// purpose.
func unhung(b *draw.Box, r unit.Rect) unit.Rect {
	if b.Line != nil && r.X < 0 {
		by := min(b.Line.Hung, -r.X)
		r.X, r.W = r.X+by, r.W-by
	}
	return r
}

func (c *checker) inside(v draw.Visit, r unit.Rect, s unit.Size, slackX, slackY unit.Length) {
	over := max(-r.X-slackX, r.Right()-s.W-slackX, -r.Y-slackY, r.Bottom()-s.H-slackY)
	if over <= 0 {
		return
	}
	out := max(-r.X, r.Right()-s.W, -r.Y, r.Bottom()-s.H)
	c.astray(OutOfBox, v, v.Name, diag.Said("%s reaches %s out of its box", named(v), mm(out)),
		"Shorten it, or give it more room in the theme.")
}

// stain is blackened area on the page, and whose it is.
type stain struct {
	unit.Rect
	v draw.Visit
}

// overlaps: the marks of two siblings never share an area, unless their box is
// one where they may.
func (c *checker) overlaps() {
	c.stains(&c.page.Box, draw.Visit{Box: &c.page.Box, At: unit.Rect{Size: c.page.Size}})
}

// stains is the blackened areas of a box, after its kids were compared.
func (c *checker) stains(b *draw.Box, v draw.Visit) []stain {
	v.Box = b
	if b.Name != "" {
		v.Name = b.Name
	}
	if !b.From.IsZero() {
		v.From = b.From
	}
	if !b.Over.IsZero() {
		v.Over = b.Over
	}
	var all []stain
	for _, op := range b.Ops {
		r, ok := draw.Extent(op)
		if ok && !ground(op) {
			all = append(all, stain{r.Move(v.At.Point), v})
		}
	}
	sets := make([][]stain, len(b.Kids))
	sums := make([]unit.Rect, len(b.Kids))
	for i := range b.Kids {
		k := &b.Kids[i]
		kid := v
		kid.At = unit.Rect{Point: unit.Point{X: v.At.X + k.X, Y: v.At.Y + k.Y}, Size: k.Box.Size}
		sets[i] = c.stains(&k.Box, kid)
		for _, s := range sets[i] {
			sums[i] = sums[i].Union(s.Rect)
		}
		for j := 0; j < i && !b.Free; j++ {
			if sums[i].Overlaps(sums[j], overlap) {
				c.collide(sets[j], sets[i])
			}
		}
		all = append(all, sets[i]...)
	}
	return all
}

// overlap is how far marks may touch: the estimate of a letter's area is no
// better.
const overlap = 35 * unit.MM / 100

func (c *checker) collide(a, b []stain) {
	for _, x := range a {
		for _, y := range b {
			if x.Overlaps(y.Rect, overlap) {
				w := min(x.Right(), y.Right()) - max(x.X, y.X)
				h := min(x.Bottom(), y.Bottom()) - max(x.Y, y.Y)
				about := y.v
				if about.Over.IsZero() { // the other may be in its way for want of room
					about.Over = cmp.Or(x.v.Over, x.v.From)
				}
				c.add(diag.Issue{Code: Overlap, Severity: diag.Error, Pos: c.whose(about), Field: y.v.Name, Subject: about.Over.String(),
					Msg:  diag.Said("%s and %s overlap by %s by %s", named(x.v), named(y.v), mm(w), mm(h)),
					Hint: "Shorten one of them or move it.", Says: draw.Says(x.v.Box) + " " + draw.Says(y.v.Box)})
				return
			}
		}
	}
}

// sizes: no text is too small to read.
func (c *checker) sizes() {
	r := &c.doc.Rules
	draw.Walk(&c.page.Box, func(v draw.Visit) bool {
		var largest unit.Length
		for _, op := range v.Box.Ops {
			t, ok := op.(draw.Text)
			if _, seen := draw.Extent(op); !ok || !seen {
				continue
			}
			largest = max(largest, t.Size)
			if t.Size+rounding < r.MinText {
				c.small(v, t.Size, r.MinText)
			}
		}
		if l := v.Box.Line; l != nil && largest > 0 && !onlyMarks(v.Box) && largest+rounding < r.MinStyle[l.Style] {
			c.small(v, largest, r.MinStyle[l.Style])
		}
		return true
	})
}

// onlyMarks tells whether a line holds reference marks and nothing else: they
// are smaller than the style by design.
func onlyMarks(b *draw.Box) bool {
	words := strings.TrimSpace(wordsOf(b))
	return strings.HasPrefix(words, "[") && strings.Trim(words, "[]0123456789, \u00a0\u202f") == ""
}

// rounding is what a size loses when it is computed from a ratio.
const rounding = unit.PT / 100

func (c *checker) small(v draw.Visit, size, least unit.Length) {
	c.find(SmallText, diag.Error, v.Name, v.From, diag.Said("text of %s in %s, the least is %s", pt(size), named(v), pt(least)),
		"Enlarge the style in the theme, or shorten the text so that it need not be small.")
}

// strokes: no line is too thin to print, and no field so thin that it is one.
func (c *checker) strokes() {
	least := c.doc.Rules.MinLine
	c.marks(func(v draw.Visit, op draw.Op, area unit.Rect, _ bool) {
		p, ok := op.(draw.Path)
		if !ok {
			return
		}
		width := p.Width
		if p.Stroke == "" || p.Width == 0 {
			width = min(area.W, area.H)
		}
		if width+rounding < least {
			c.find(ThinLine, diag.Error, v.Name, v.From, diag.Said("a line of %s in %s, the least is %s", pt(width), named(v), pt(least)),
				"Make the line thicker in the theme.")
		}
	})
}

// glyphs: every character has a drawing in its face.
func (c *checker) glyphs() {
	covers := c.doc.Rules.Covers
	if covers == nil {
		return
	}
	c.marks(func(v draw.Visit, op draw.Op, _ unit.Rect, _ bool) {
		t, ok := op.(draw.Text)
		if !ok {
			return
		}
		for _, r := range t.Str {
			g := glyph{t.Font, r, t.From.File}
			if c.covered[g] {
				continue
			}
			c.covered[g] = true
			if r > 0xFFFF || !covers(t.Font, r) {
				c.add(diag.Issue{Code: MissingGlyph, Severity: diag.Error, Field: v.Name, Subject: diag.Character(r),
					Pos:  t.From.Pos,
					Msg:  diag.Said("“%c” (U+%04X) is not in the face %s", r, r, t.Font),
					Hint: "Use another character, or another style for it."})
			}
		}
	})
}

// mm and pt are lengths as people read them.
func mm(l unit.Length) diag.Text { return diag.Said("%.3g mm", l.MM()) }
func pt(l unit.Length) diag.Text { return diag.Said("%.3g pt", l.PT()) }
