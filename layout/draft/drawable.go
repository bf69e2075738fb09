package draft

import (
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// Means is what a file can be painted with.
type Means struct {
	Face    func(draw.Font) bool              // there is one of the name
	Draws   func(f draw.Font, r rune) bool    // a letter
	Code    func(f draw.Font, code rune) bool // a code of the face
	Ink     func(draw.Ink) bool
	Refused func(page int, at diag.Pos) bool // a picture of that place
	Plain   draw.Font                        // in the place of a face that there is not
}

// Drawable is pages of which nothing is left that no file can hold: a letter that
// a face has not is a sign for one, a picture that cannot be read an empty plate,
// and a link to what is on no page leads nowhere. What is wrong with each has been
// told. The pages given stay as they are.
func Drawable(pages []draw.Page, m Means) []draw.Page {
	anchors := map[string]bool{}
	for i := range pages {
		draw.Walk(&pages[i].Box, func(v draw.Visit) bool {
			for _, op := range v.Box.Ops {
				if a, ok := op.(draw.Anchor); ok {
					anchors["#"+a.Name] = true
				}
			}
			return true
		})
	}
	out := slices.Clone(pages)
	for i := range out {
		out[i].Box = m.box(out[i].Box, i+1, diag.Pos{}, anchors)
	}
	return out
}

func (m Means) box(b draw.Box, page int, at diag.Pos, anchors map[string]bool) draw.Box {
	if !b.From.IsZero() {
		at = b.From
	}
	ops := make([]draw.Op, 0, len(b.Ops))
	for _, op := range b.Ops {
		switch o := op.(type) {
		case draw.Text:
			op = m.text(o)
		case draw.Path:
			o.Fill, o.Stroke = m.ink(o.Fill), m.ink(o.Stroke)
			op = o
		case draw.Image:
			if m.Refused(page, at) {
				op = draw.Path{Segs: draw.Rectangle(o.Rect), Fill: m.ink(draw.Brume), Ground: o.Ground, Elem: o.Elem}
			}
		case draw.Link:
			if strings.HasPrefix(o.Href, "#") && !anchors[o.Href] {
				continue
			}
		}
		ops = append(ops, op)
	}
	b.Ops, b.Kids = ops, slices.Clone(b.Kids)
	for i := range b.Kids {
		b.Kids[i].Box = m.box(b.Kids[i].Box, page, at, anchors)
	}
	return b
}

func (m Means) ink(i draw.Ink) draw.Ink {
	if i == "" || m.Ink(i) {
		return i
	}
	return draw.Noir
}

// text is words in letters that their face has.
func (m Means) text(t draw.Text) draw.Text {
	t.Ink, t.Size = m.ink(t.Ink), min(max(t.Size, leastSize), mostSize)
	if !m.Face(t.Font) {
		t.Font, t.Codes = m.Plain, nil
	}
	if t.Codes != nil {
		if !slices.ContainsFunc(t.Codes, func(c rune) bool { return !m.Code(t.Font, c) }) {
			return t
		}
		t.Codes, t.Adjust = nil, nil // letters drawn as one are drawn apart
	}
	said := t.Read()
	t.Str = strings.Map(func(r rune) rune {
		if r <= 0xFFFF && r >= ' ' && m.Draws(t.Font, r) {
			return r
		}
		return lacking
	}, t.Str)
	if t.Str != said && t.Actual == "" && !t.Mute && strings.ContainsRune(t.Str, lacking) {
		t.Actual = said
	}
	return t
}

// What a file can hold of the size of letters.
const leastSize, mostSize = unit.PT, 1000 * unit.PT

// lacking is the sign for a letter that a face has not.
const lacking = '?'
