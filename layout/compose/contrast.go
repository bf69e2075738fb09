package compose

import (
	"fmt"
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// WCAG 2.2, success criterion 1.4.3: contrast of text, and of large text,
// which is 18 pt and more, or 14 pt and more when bold.
const (
	contrastText  = 4.5
	contrastLarge = 3
)

// Contrast holds every text of the pages against what really lies under it:
// the topmost fill below, the page's ground, or paper. A pair under WCAG AA is
// an error, once for each page, named by its swatches and its component. The
// theme's own list of pairs is what it promises; this is what was set.
func Contrast(pages []draw.Page, t *data.Theme) diag.List {
	colours := map[draw.Ink][3]uint8{}
	for _, s := range t.Swatches {
		if !s.Unseen {
			colours[draw.Ink(s.Name)] = s.RGB
		}
	}
	var out diag.List
	seen := map[string]bool{}
	texts(pages, func(x standing) {
		least, size := contrastText, diag.Text("text")
		if x.large() {
			least, size = contrastLarge, "large text"
		}
		ink, known := colours[x.Ink]
		ground, paper := colours[x.ground]
		ratio := unit.Contrast(ink, ground)
		key := fmt.Sprint(x.page, x.Ink, x.ground, x.name, size)
		if !known || !paper || ratio >= least || seen[key] {
			return
		}
		seen[key] = true
		at, hint := x.from, diag.Text("choose a darker ink or a lighter ground among the theme's swatches")
		if x.across {
			hint = "the words stand partly on a drawing: shorten them or give them more room"
		}
		if s, ok := t.Style(x.style); ok && draw.Ink(s.Ink) == x.Ink {
			at = s.Pos
		}
		out.Add(diag.Issue{Code: data.LowContrast, Severity: diag.Error, Pos: at, Page: x.page,
			Field: x.pair(), Subject: x.over.String(),
			Msg: diag.Said("page %d: “%s” in %s is %s on %s: a contrast of %.2f, %s needs %.1f", x.page,
				diag.Short(strings.TrimSpace(x.Str), 40), x.component(), x.Ink, x.ground, ratio, size, least),
			Says: x.Str, Hint: hint})
	})
	return out
}

// standing is a text of a page and one of the inks it stands on.
type standing struct {
	draw.Text
	page   int
	ground draw.Ink
	name   string // component
	style  string
	from   diag.Pos
	over   diag.Pos // what it stands amiss for
	at     unit.Rect
	across bool // the ink is that of a mark under a part of the words
}

// pair is the ink and its ground, as findings name them.
func (s standing) pair() string { return fmt.Sprintf("%s on %s", s.Ink, s.ground) }

// Inks is what the words at a place of page n, from 1, are set in, given in lengths from
// the trim's top left: a line for each ground that they stand on, as "nuit on papier".
func Inks(pages []draw.Page, n int, x, y unit.Length) string {
	if n < 1 || n > len(pages) {
		return ""
	}
	var out []string
	texts(pages[n-1:n], func(s standing) {
		if unit.Box(x, y, 0, 0).In(s.at, 0) && !slices.Contains(out, s.pair()) {
			out = append(out, s.pair())
		}
	})
	return strings.Join(out, "\n")
}

// Swatches is what marks in an area of page n, from 1, are drawn in, one a line: words,
// grounds, outlines and pictures of one ink, and the ground of the page.
func Swatches(pages []draw.Page, n int, area unit.Rect) string {
	if n < 1 || n > len(pages) {
		return ""
	}
	var out []string
	add := func(inks ...draw.Ink) {
		for _, i := range inks {
			if i != "" && !slices.Contains(out, string(i)) {
				out = append(out, string(i))
			}
		}
	}
	add(pages[n-1].Ground)
	draw.Walk(&pages[n-1].Box, func(v draw.Visit) bool {
		for _, op := range v.Box.Ops {
			at, black := draw.Extent(op)
			if !black || !area.Overlaps(at.Move(v.At.Point), 0) {
				continue
			}
			switch o := op.(type) {
			case draw.Text:
				add(o.Ink)
			case draw.Path:
				add(o.Fill, o.Stroke)
			case draw.Image:
				add(o.Picture.Tone, o.Picture.On)
			}
		}
		return true
	})
	return strings.Join(out, "\n")
}

// component is what the text belongs to, as far as it is known.
func (s standing) component() diag.Text {
	switch {
	case s.name == "" || s.name == "page":
		return diag.Said("the style %s", s.style)
	case s.style == "":
		return diag.Text(s.name)
	}
	return diag.Said("%s (%s)", s.name, s.style)
}

func (s standing) large() bool { return largeText(string(s.Font), s.Size) }

// largeText tells whether WCAG holds text of a face and a size for large.
func largeText(font string, size unit.Length) bool {
	bold := strings.HasSuffix(font, "-bold") || strings.HasSuffix(font, "-black")
	return size >= unit.Points(17.99) || bold && size >= unit.Points(13.99)
}

// legible is those of the sizes at which a style's ink has the contrast on a ground that
// WCAG asks of its size: a ladder of sizes must not lead under what its pair allows.
func (k *kit) legible(st text.Style, ground draw.Ink, sizes []unit.Length) []unit.Length {
	ink, known := k.theme.Swatch(string(st.Ink))
	under, paper := k.theme.Swatch(string(ground))
	if !known || !paper || unit.Contrast(ink.RGB, under.RGB) >= contrastText {
		return sizes
	}
	return slices.DeleteFunc(sizes, func(size unit.Length) bool { return !largeText(string(st.Font), size) })
}

// texts visits every text of the pages with each ground it stands on.
func texts(pages []draw.Page, visit func(standing)) {
	for i := range pages {
		p := &pages[i]
		paper := draw.Papier
		if p.Ground != "" {
			paper = p.Ground
		}
		var fills []fill
		draw.Walk(&p.Box, func(v draw.Visit) bool { // marks are painted in this order
			for _, op := range v.Box.Ops {
				switch o := op.(type) {
				case draw.Path:
					if o.Fill != "" {
						fills = append(fills, newFill(o, v.At.Point))
					}
				case draw.Text:
					at, black := draw.Extent(o)
					if !black {
						continue
					}
					x := standing{Text: o, page: i + 1, name: v.Name, from: v.From, over: v.Over, at: at.Move(v.At.Point)}
					if v.Box.Line != nil {
						x.style = v.Box.Line.Style
					}
					inks := under(fills, paper, o, v.At.Point)
					for _, ink := range inks {
						x.ground, x.across = ink, len(inks) > 1 && marked(fills, ink, x.at)
						visit(x)
					}
				}
			}
			return true
		})
	}
}

// under is the inks a text stands on: what lies topmost at the middle of its
// small letters, from its first to its last.
func under(fills []fill, paper draw.Ink, t draw.Text, at unit.Point) []draw.Ink {
	const steps = 6
	var out []draw.Ink
	y := at.Y + t.Y - t.Size/4
	for i := range steps {
		x := at.X + t.X + t.Width.Scale(int64(2*i+1), 2*steps)
		ink := paper
		for j := len(fills) - 1; j >= 0; j-- {
			if fills[j].covers(x, y) {
				ink = fills[j].ink
				break
			}
		}
		if len(out) == 0 || out[len(out)-1] != ink {
			out = append(out, ink)
		}
	}
	return out
}

// marked tells whether words at a place stand partly on a mark of an ink: one that is no
// ground, and does not hold all of them.
func marked(fills []fill, ink draw.Ink, at unit.Rect) bool {
	return slices.ContainsFunc(fills, func(f fill) bool {
		return f.ink == ink && !f.ground && f.bounds.Overlaps(at, 0) && !at.In(f.bounds, 0)
	})
}

// fill is a filled path on the page, its curves as short lines.
type fill struct {
	ink     draw.Ink
	bounds  unit.Rect
	edges   [][2]unit.Point
	evenOdd bool
	ground  bool
}

func newFill(p draw.Path, at unit.Point) fill {
	f := fill{ink: p.Fill, evenOdd: p.EvenOdd, ground: p.Ground}
	p.Stroke = ""
	f.bounds, _ = draw.Extent(p)
	f.bounds = f.bounds.Move(at)
	move := func(q unit.Point) unit.Point { return unit.Point{X: q.X + at.X, Y: q.Y + at.Y} }
	var start, pen unit.Point
	line := func(to unit.Point) {
		f.edges = append(f.edges, [2]unit.Point{pen, to})
		pen = to
	}
	for _, s := range p.Segs {
		switch s.Kind {
		case draw.Move:
			if pen != start {
				line(start)
			}
			start = move(s.P[0])
			pen = start
		case draw.LineTo:
			line(move(s.P[0]))
		case draw.Curve:
			a, b, c, d := pen, move(s.P[0]), move(s.P[1]), move(s.P[2])
			for i := 1; i <= 8; i++ {
				line(bezier(a, b, c, d, float64(i)/8))
			}
		case draw.Close:
			line(start)
		}
	}
	if pen != start {
		line(start)
	}
	return f
}

// bezier is a point of a cubic curve.
func bezier(a, b, c, d unit.Point, t float64) unit.Point {
	mix := func(a, b, c, d unit.Length) unit.Length {
		u := 1 - t
		return unit.Length(float64(u*u*u*float64(a)) + float64(3*u*u*t*float64(b)) + float64(3*u*t*t*float64(c)) + float64(t*t*t*float64(d)))
	}
	return unit.Point{X: mix(a.X, b.X, c.X, d.X), Y: mix(a.Y, b.Y, c.Y, d.Y)}
}

// covers tells whether a point lies in the path, by the times a line from it
// to the right crosses the outline.
func (f fill) covers(x, y unit.Length) bool {
	if x < f.bounds.X || x > f.bounds.Right() || y < f.bounds.Y || y > f.bounds.Bottom() {
		return false
	}
	winding, crossings := 0, 0
	for _, e := range f.edges {
		a, b := e[0], e[1]
		if (a.Y <= y) == (b.Y <= y) {
			continue
		}
		if at := a.X + (b.X-a.X).Scale(int64(y-a.Y), int64(b.Y-a.Y)); at <= x {
			continue
		}
		crossings++
		if a.Y <= y {
			winding++
		} else {
			winding--
		}
	}
	if f.evenOdd {
		return crossings%2 == 1
	}
	return winding != 0
}
