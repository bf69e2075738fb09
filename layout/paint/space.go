package paint

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// pen is where the last run of text ended.
type pen struct {
	unit.Point            // on the page
	block      *draw.Elem // the innermost element that is not part of a line
	text       string     // as read
	font       draw.Font
	size       unit.Length
}

// block is the innermost element of a place that is not part of a line.
func (w where) block() *draw.Elem {
	for i := len(w.path) - 1; i >= 0; i-- {
		switch w.path[i].Role {
		case draw.Span, draw.LinkElem, draw.Reference, draw.Code:
		default:
			return w.path[i]
		}
	}
	return nil
}

// apart tells whether a run goes on with the text of the last one's element at
// some other place, with nothing that separates the two: the lines of a title
// that are boxes of their own, a large number and the words under it. So do two
// elements on one line, the cells of a row: there are programs that put together
// what stands on a line, whatever the structure says. Eyes see the distance; readers of the file need a space (ISO 32000-1, 14.8.2.5).
func (p *painter) apart(w where, t draw.Text) bool {
	last := p.last
	block := w.block()
	if !p.prof.Tags || w.artifact != nil || block == nil || last.text == "" {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(last.text)
	after, _ := utf8.DecodeRuneInString(t.Str)
	if unicode.IsSpace(before) || unicode.IsSpace(after) || strings.ContainsRune("\u00ad\u2010-/_", before) {
		return false
	}
	dx, dy := w.X+t.X-last.X, w.Y+t.Y-last.Y
	if last.block != block { // cells beside each other
		return dy < max(t.Size, last.size) && dy > -max(t.Size, last.size)
	}
	near := t.Size.Scale(12, 100)
	raised := max(t.Size, last.size).Scale(45, 100) // a figure above the line still belongs to it
	return dx > near || dx < -near || dy > raised || dy < -raised
}

// gap writes a space where the last run ended.
func (p *painter) gap() {
	p.raw(fmt.Sprintf("BT /%s %s Tf %s Td [%s] TJ ET", resource('F', p.font[p.last.font]), num(p.last.size), p.at(p.last.X, p.last.Y),
		glyphs([]rune{' '}, nil)))
	p.said(" ")
}

// went notes where a run ended.
func (p *painter) went(w where, t draw.Text) {
	if w.artifact != nil {
		return
	}
	p.last = pen{unit.Point{X: w.X + t.X + t.Width, Y: w.Y + t.Y}, w.block(), t.Read(), t.Font, t.Size}
}
