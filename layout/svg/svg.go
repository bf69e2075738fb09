// Package svg paints placed boxes as SVG pictures, as layout/paint paints them as
// PDF: every glyph at the position that layout gave it, in the edition's faces,
// with inks as CSS variables. It asks nothing, decides nothing and measures
// nothing; the same page is the same bytes.
//
// A picture needs a style sheet beside it (Style) and the faces it names
// (fonts.Face.Web). Nothing in it is made for readers: what a page says is said by
// the document that shows it.
package svg

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"fmt"
	"slices"
	"strconv"

	"github.com/secnumcloud-observatory/press/fonts"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// Bleed is how far a page's picture reaches beyond the trim.
const Bleed = 3 * unit.MM

// unitOf is the unit of a picture: 1/100 mm, so that the positions of glyphs are
// integers and none is further off than 0.005 mm.
const unitOf = unit.MM / 100

// Painter paints pages in the faces of an edition.
type Painter struct {
	Faces   *fonts.Set
	Picture func(*draw.Picture) (format string, file []byte, err error) // the part that is shown, for browsers
	Address func(format string, file []byte) string                     // of a picture; nil: pictures hold those they show
	out     bytes.Buffer
	n       int // masks of the page, or of all drawings
	page    string
	free    bool // the browser sets words that layout did not move
}

// Over is a rectangle that is laid over a page, by a class of the document's style.
type Over struct {
	unit.Rect
	Class string
}

// Page is a page as a picture with its bleed, the trim's top left at 0, 0. Its id
// parts it from other pages of the document it stands in.
func (p *Painter) Page(pg *draw.Page, id string, over []Over) []byte {
	p.out.Reset()
	p.n, p.page, p.free = 0, id, false
	full := unit.Box(-Bleed, -Bleed, pg.W+2*Bleed, pg.H+2*Bleed)
	fmt.Fprintf(&p.out, `<svg xmlns="http://www.w3.org/2000/svg" class="pg" viewBox="%s %s %s %s">`+"\n",
		whole(full.X), whole(full.Y), whole(full.W), whole(full.H))
	ground := pg.Ground
	if ground == "" {
		ground = draw.Papier
	}
	p.path(unit.Point{}, draw.Path{Segs: draw.Rectangle(full), Fill: ground})
	p.box(unit.Point{}, &pg.Box, pg.Size)
	for _, r := range over {
		fmt.Fprintf(&p.out, `<rect class="%s" x="%s" y="%s" width="%s" height="%s"/>`+"\n",
			r.Class, whole(r.X), whole(r.Y), whole(r.W), whole(r.H))
	}
	p.out.WriteString("</svg>\n")
	return bytes.Clone(p.out.Bytes())
}

// Marks are boxes at their places, without the picture around them: whoever shows
// them says which part of them is seen. Words stand where layout put them; where it
// moved no glyph, the face says the rest of it.
func (p *Painter) Marks(at []draw.At) string {
	p.out.Reset()
	p.page, p.free = "d", true
	for i := range at {
		p.box(at[i].Point, &at[i].Box, unit.Size{})
	}
	return p.out.String()
}

// Units is a length in units of pictures.
func Units(l unit.Length) string { return whole(l) }

// box paints the marks of a box, then its children, in reading order.
func (p *Painter) box(at unit.Point, b *draw.Box, trim unit.Size) {
	for _, op := range draw.Runs(b.Ops) {
		switch o := op.(type) {
		case draw.Text:
			p.text(at, o)
		case draw.Path:
			if o.Ground && trim != (unit.Size{}) {
				o.Segs = draw.Bled(o.Segs, at, trim, Bleed)
			}
			p.path(at, o)
		case draw.Image:
			p.image(at, o)
		}
	}
	for i := range b.Kids {
		k := &b.Kids[i]
		p.box(unit.Point{X: at.X + k.X, Y: at.Y + k.Y}, &k.Box, trim)
	}
}

// text writes a run with the place of every glyph. One whose glyphs are scaled
// stands in a space that is scaled, as Tz scales glyphs and what stands between them.
func (p *Painter) text(at unit.Point, t draw.Text) {
	face, ok := p.Faces.Face(string(t.Font))
	codes := t.Drawn()
	if t.Ink == "" || len(codes) == 0 || !ok {
		return
	}
	scale, turn := int64(1000), ""
	if t.Scale != 0 && t.Scale != 1000 {
		scale = int64(t.Scale)
		turn = fmt.Sprintf(` transform="scale(%s 1)"`, decimal(scale, 3))
	}
	fmt.Fprintf(&p.out, `<text class="f-%s i-%s"%s font-size="%s" y="%s" x="`, t.Font, t.Ink, turn, tenth(t.Size), whole(at.Y+t.Y))
	var thousandths int64 // of the em, from the run's start
	for i, r := range codes {
		if i > 0 && p.free && t.Adjust == nil {
			break
		}
		if i > 0 {
			p.out.WriteByte(' ')
		}
		x := (at.X+t.X).Scale(1000, scale) + t.Size.Scale(thousandths, 1000)
		p.out.WriteString(whole(x))
		thousandths += int64(face.Advance(r))
		if i < len(t.Adjust) {
			thousandths += int64(t.Adjust[i])
		}
	}
	p.out.WriteString(`">`)
	_ = xml.EscapeText(&p.out, []byte(string(codes))) // a buffer takes everything
	p.out.WriteString("</text>\n")
}

// path writes an outline.
func (p *Painter) path(at unit.Point, o draw.Path) {
	if len(o.Segs) == 0 || o.Fill == "" && o.Stroke == "" {
		return
	}
	class := "n"
	if o.Fill != "" {
		class = "i-" + string(o.Fill)
	}
	if o.Stroke != "" {
		class += " k-" + string(o.Stroke)
	}
	fmt.Fprintf(&p.out, `<path class="%s"`, class)
	if o.EvenOdd && o.Fill != "" {
		p.out.WriteString(` fill-rule="evenodd"`)
	}
	if o.Stroke != "" {
		fmt.Fprintf(&p.out, ` stroke-width="%s"`, tenth(o.Width))
		p.dashes(o)
	}
	place := tenth
	if p.free { // as exact as words stand
		place = whole
	}
	p.outline(at, o, place)
}

// dashes is the lengths of a stroke's dashes and gaps.
func (p *Painter) dashes(o draw.Path) {
	for i, l := range o.Dash {
		p.out.WriteString([]string{` stroke-dasharray="`, " "}[min(i, 1)] + tenth(l))
	}
	if len(o.Dash) > 0 {
		p.out.WriteByte('"')
	}
}

// outline is the data of a path, each place written by place, and its end.
func (p *Painter) outline(at unit.Point, o draw.Path, place func(unit.Length) string) {
	p.out.WriteString(` d="`)
	for _, s := range o.Segs {
		p.out.WriteByte("MLCZ"[s.Kind])
		for i, q := range s.Points() {
			if i > 0 {
				p.out.WriteByte(' ')
			}
			p.out.WriteString(place(at.X+q.X) + " " + place(at.Y+q.Y))
		}
	}
	p.out.WriteString("\"/>\n")
}

// image shows the part of a picture that the page shows. One in a swatch is a plate
// of it, and what is light in it is what it stands on, the lighter the more.
func (p *Painter) image(at unit.Point, o draw.Image) {
	pic, r := o.Picture, o.Move(at)
	format, file, err := p.Picture(pic)
	if err != nil { // a page that was painted has none of these
		return
	}
	place := fmt.Sprintf(`x="%s" y="%s" width="%s" height="%s"`, whole(r.X), whole(r.Y), whole(r.W), whole(r.H))
	href := ""
	if p.Address != nil {
		href = p.Address(format, file)
	} else {
		href = fmt.Sprintf("data:image/%s;base64,%s", format, base64.StdEncoding.EncodeToString(file))
	}
	picture := fmt.Sprintf(`<image %s preserveAspectRatio="none" href="%s"/>`, place, href)
	if pic.Tone == "" {
		p.out.WriteString(picture + "\n")
		return
	}
	on := pic.On
	if on == "" {
		on = draw.Papier
	}
	p.n++
	mask := p.page + "-m" + strconv.Itoa(p.n)
	fmt.Fprintf(&p.out, `<mask id="%s" maskUnits="userSpaceOnUse" %s>%s</mask>`+"\n", mask, place, picture)
	fmt.Fprintf(&p.out, `<rect class="i-%s" %s/><rect class="i-%s" %s mask="url(#%s)"/>`+"\n", pic.Tone, place, on, place, mask)
}

// Codes are the codes that pages draw, by face, each ascending.
func Codes(pages []draw.Page) map[draw.Font][]rune {
	out := map[draw.Font][]rune{}
	for i := range pages {
		draw.Walk(&pages[i].Box, func(v draw.Visit) bool {
			for _, op := range v.Box.Ops {
				if t, is := op.(draw.Text); is {
					out[t.Font] = append(out[t.Font], t.Drawn()...)
				}
			}
			return true
		})
	}
	for f, codes := range out {
		slices.Sort(codes)
		out[f] = slices.Compact(codes)
	}
	return out
}

// whole is a length in units of the picture, rounded to the nearest.
func whole(l unit.Length) string { return strconv.FormatInt(int64(l.Scale(1, int64(unitOf))), 10) }

// tenth is a length in units of the picture to one decimal: 1/1000 mm.
func tenth(l unit.Length) string { return decimal(int64(l.Scale(10, int64(unitOf))), 1) }

// decimal is an integer of units of 10 to the minus places, without zeros at its end.
func decimal(v int64, places int) string {
	sign := ""
	if v < 0 {
		sign, v = "-", -v
	}
	s := strconv.FormatInt(v, 10)
	for len(s) <= places {
		s = "0" + s
	}
	whole, rest := s[:len(s)-places], s[len(s)-places:]
	for rest != "" && rest[len(rest)-1] == '0' {
		rest = rest[:len(rest)-1]
	}
	switch {
	case rest != "":
		return sign + whole + "." + rest
	case whole == "0":
		return whole
	}
	return sign + whole
}
