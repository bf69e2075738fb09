package paint

import (
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// Black overprints where knocking it out would leave a white fringe when the
// plates shift: text up to this size and lines up to this width, when they are
// of black ink alone (GWG 2022, R0009 and R0010: under 12 pt and under 2 pt).
const (
	overText = 12 * unit.PT
	overLine = 2 * unit.PT
)

// state is what the page's graphic state holds now, as the operators that set
// it; repeated ones are left out.
type state struct{ fill, stroke, width, dash, over string }

// mark is the open sequence of marked content.
type mark struct {
	open  bool
	leaf  *draw.Elem // of content; nil in an artifact
	role  draw.Role  // of an artifact
	event int
	whole bool // its replacement text speaks for lines that may follow
}

func (p *painter) raw(s string) { p.out.WriteString(s + "\n") }

// set writes an operator unless its value holds already.
func (p *painter) set(now *string, op string) {
	if *now != op {
		*now = op
		p.raw(op)
	}
}

// open makes sure that what is drawn next stands in a sequence of its element
// or artifact. One sequence goes on as long as these stay the same: a column's
// lines of one paragraph are one.
func (p *painter) open(w where, r unit.Rect) {
	if !p.prof.Tags {
		return
	}
	if p.mark.whole {
		p.close()
	}
	if artifact := w.artifact; artifact != nil {
		if p.mark.open && p.mark.role == artifact.Role && artifact.Role != draw.Background {
			return
		}
		p.close()
		p.mark = mark{open: true, role: artifact.Role}
		p.raw("/Artifact <<" + p.kind(artifact.Role, r) + ">> BDC")
		return
	}
	leaf := w.leaf()
	if p.mark.open && p.mark.role == "" && p.mark.leaf == leaf {
		p.events[p.mark.event].Rect = p.events[p.mark.event].Rect.Union(r)
		return
	}
	role := draw.P
	if leaf != nil {
		role = leaf.Role
	}
	p.begin(w, r, role, "", false)
}

// begin opens a numbered sequence, with replacement text when there is any. It
// is a sequence of its own then and not one within another: poppler's reader
// loses what follows a nested one. Replaced by nothing are words that readers
// had before.
func (p *painter) begin(w where, r unit.Rect, role draw.Role, actual string, replaced bool) {
	p.close()
	p.mark = mark{open: true, leaf: w.leaf(), event: len(p.events)}
	p.event(w, Event{Kind: Content, MCID: p.mcid, Rect: r, Text: actual})
	if replaced {
		actual = " /ActualText <" + utf16hex(actual) + ">"
	}
	p.raw(fmt.Sprintf("/%s <</MCID %d%s>> BDC", role, p.mcid, actual))
	p.mcid++
}

// leaf is the innermost element of a place.
func (w where) leaf() *draw.Elem {
	if len(w.path) == 0 {
		return nil
	}
	return w.path[len(w.path)-1]
}

// kind is the property list of an artifact (ISO 32000-1, table 330). A
// background says where it lies, as the table demands.
func (p *painter) kind(r draw.Role, at unit.Rect) string {
	switch r {
	case draw.Header:
		return "/Type /Pagination /Subtype /Header /Attached [/Top]"
	case draw.Footer:
		return "/Type /Pagination /Subtype /Footer /Attached [/Bottom]"
	case draw.Background:
		b := p.sheet.Page(at)
		return fmt.Sprintf("/Type /Background /BBox [%s %s %s %s]", num(b.X), num(b.Y), num(b.Right()), num(b.Bottom()))
	}
	return "/Type /Layout"
}

func (p *painter) close() {
	if p.mark.open {
		p.raw("EMC")
	}
	p.mark = mark{}
}

// said adds words to the open sequence, for bookmarks and reports.
func (p *painter) said(s string) {
	if p.mark.open && p.mark.role == "" {
		p.events[p.mark.event].Text += s
	}
}

// num is a length in points, to 1/10000: finer than a hundredth of a
// millimetre by two orders.
func num(l unit.Length) string { return decimal(l.PT(), 4) }

func decimal(v float64, places int) string {
	s := strconv.FormatFloat(v, 'f', places, 64)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	if s == "-0" {
		return "0"
	}
	return s
}

// at is a point of the page in the sheet's coordinates, trim offset and
// direction of y applied.
func (p *painter) at(x, y unit.Length) string {
	return num(p.sheet.Trim.X+x) + " " + num(p.sheet.Trim.Bottom()-y)
}

// colour is the operator that sets a swatch as fill or stroke colour.
func (p *painter) colour(i draw.Ink, stroke bool) string {
	s := p.palette[i]
	var parts []string
	op := "rg"
	if p.prof.Intent.Space == profile.CMYK {
		op = "k"
		for _, v := range s.CMYK {
			parts = append(parts, decimal(float64(v)/100, 2))
		}
	} else {
		for _, v := range s.RGB {
			parts = append(parts, decimal(float64(v)/255, 4))
		}
	}
	if stroke {
		op = strings.ToUpper(op)
	}
	return strings.Join(parts, " ") + " " + op
}

// black tells whether a swatch prints on the black plate alone, solid.
func (p *painter) black(i draw.Ink) bool { return p.palette[i].CMYK == [4]uint8{0, 0, 0, 100} }

// over sets the overprint of what is drawn next, in files that are printed.
func (p *painter) over(on bool) {
	if p.prof.Intent.Space != profile.CMYK {
		return
	}
	gs := "/" + GSKnock + " gs"
	if on {
		gs = "/" + GSOver + " gs"
	}
	p.set(&p.now.over, gs)
}

// area is where a run of text stands, about.
func area(w where, t draw.Text) unit.Rect {
	return unit.Box(w.X+t.X, w.Y+t.Y-t.Size, t.Width, t.Size)
}

// text writes one run as one array of glyphs and adjustments.
func (p *painter) text(w where, t draw.Text) {
	if t.Ink == "" {
		return
	}
	p.over(t.Size < overText && p.black(t.Ink))
	p.set(&p.now.fill, p.colour(t.Ink, false))
	own := t.Read() != t.Str && w.artifact == nil && p.prof.Tags
	if own && p.goesOn(w, t) {
		p.show(w, t)
		p.went(w, t)
		return
	}
	gap := p.apart(w, t)
	if gap && p.mark.open && !p.mark.whole && p.mark.role == "" && (own || p.mark.leaf == p.last.block || p.mark.leaf == w.leaf()) {
		p.gap()
		gap = false
	}
	if own {
		p.begin(w, area(w, t), draw.Span, draw.Spelt(t.Read()), true) // readers hear 1er
	} else {
		p.open(w, area(w, t))
		p.said(t.Str)
	}
	if gap && !own {
		p.gap()
	}
	p.show(w, t)
	p.went(w, t)
	if own && t.Actual != "" && strings.HasPrefix(t.Actual, t.Str) {
		p.mark.whole = true
	} else if own {
		p.close()
	}
}

// goesOn takes a run that readers had before, the next line of an address, into
// the sequence that has its text. PDFium would else read what no text replaces:
// it takes an empty replacement for none.
func (p *painter) goesOn(w where, t draw.Text) bool {
	if !t.Mute || !p.mark.whole || p.mark.leaf != w.leaf() {
		return false
	}
	p.events[p.mark.event].Rect = p.events[p.mark.event].Rect.Union(area(w, t))
	return true
}

// show writes the glyphs.
func (p *painter) show(w where, t draw.Text) {
	tz, reset := "", ""
	if t.Scale != 0 && t.Scale != 1000 {
		tz, reset = decimal(float64(t.Scale)/10, 1)+" Tz ", " 100 Tz"
	}
	p.raw(fmt.Sprintf("BT /%s %s Tf %s%s Td [%s] TJ%s ET", resource('F', p.font[t.Font]), num(t.Size), tz,
		p.at(w.X+t.X, w.Y+t.Y), glyphs(p.letters(t)), reset))
}

// letters is the codes of a run and what stands between them, with a code for each
// letter of a ligature: there are readers that take one letter of a code and lose
// the others.
func (p *painter) letters(t draw.Text) (codes []rune, adjust []int) {
	face, _ := p.faces.Face(string(t.Font))
	drawn := t.Drawn()
	if !slices.ContainsFunc(drawn, func(r rune) bool { return face.Apart(r) != nil }) {
		return drawn, t.Adjust
	}
	for i, r := range drawn {
		if apart := face.Apart(r); apart != nil {
			codes = append(codes, apart...)
		} else {
			codes = append(codes, r)
		}
		adjust = append(adjust, make([]int, len(codes)-len(adjust))...)
		if i < len(t.Adjust) {
			adjust[len(adjust)-1] = t.Adjust[i]
		}
	}
	return codes, adjust
}

// glyphs is the operand of TJ. Codes are UTF-16BE: fpdf's fonts have the code
// as CID. Tz scales the adjustments as it scales glyphs, and
// so does layout.
func glyphs(codes []rune, adjust []int) string {
	var b strings.Builder
	b.WriteByte('(')
	for i, r := range codes {
		escape(&b, byte(r>>8))
		escape(&b, byte(r))
		if i+1 == len(codes) || i >= len(adjust) || adjust[i] == 0 {
			continue
		}
		b.WriteString(")" + strconv.Itoa(-adjust[i]) + "(")
	}
	b.WriteByte(')')
	return b.String()
}

func escape(b *strings.Builder, c byte) {
	switch c {
	case '(', ')', '\\':
		b.WriteByte('\\')
	case '\r':
		b.WriteString(`\r`)
		return
	}
	b.WriteByte(c)
}

// utf16hex is a text string with its byte order mark, in hexadecimal.
func utf16hex(s string) string {
	out := []byte{0xFE, 0xFF}
	for _, u := range utf16.Encode([]rune(s)) {
		out = append(out, byte(u>>8), byte(u))
	}
	return strings.ToUpper(hex.EncodeToString(out))
}

func resource(kind byte, i int) string { return string(kind) + strconv.Itoa(i) }
