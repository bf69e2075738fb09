package web

import (
	"fmt"
	"path"
	"strconv"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/svg"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// chartName begins the names of boxes that are charts.
const chartName = "chart "

// chartIDs is the names of charts in addresses, where they differ from those of
// their boxes (settled: bricks, rows, butterfly, strip, bands, calendar, map,
// composition, duties).
func chartIDs() map[string]string {
	return map[string]string{"unit rows": "rows", "responsibility": "duties", "cover motif": "cover", "cover map": "cover-map",
		"twelve months": "months"}
}

// A window shows a length larger than the page, as body text of 17 px is larger than
// one of 9.75 pt: by 13 parts of 10.
const larger, of = 13, 10

// widest is the width of a drawing that any window shows whole.
const widest = 100 * unit.MM

// artist draws what is drawn, each sign once.
type artist struct {
	painter  svg.Painter
	files    map[string][]byte // pictures, by their place in the folder
	symbols  []string
	ids      map[string]string // of symbols, by their marks
	pages    []draw.Page
	pictures int
}

func newArtist(ed *Edition, files map[string][]byte) *artist {
	a := &artist{files: files, ids: map[string]string{}, pages: ed.Pages}
	a.painter = svg.Painter{Faces: ed.Faces, Picture: ed.Picture, Address: a.address}
	return a
}

// address puts a picture into the folder.
func (a *artist) address(format string, file []byte) string {
	ext := map[string]string{"jpeg": "jpg"}[format]
	if ext == "" {
		ext = format
	}
	a.pictures++
	name := path.Join("pictures", strconv.Itoa(a.pictures)+"."+ext)
	a.files[name] = file
	return name
}

// sign is a drawing beside words, with what it says where they do not say it.
func (a *artist) sign(m *matter) *node {
	if len(m.parts) == 0 { // the words themselves look so
		return el("svg", "class", "told", "role", "img", "aria-label", m.says, "width", "1", "height", "1")
	}
	b := m.parts[0].box
	marks := a.painter.Marks([]draw.At{{Box: *b}})
	view := viewBox(unit.Box(0, 0, b.W, b.H))
	id, has := a.ids[view+marks]
	if !has {
		id = "g" + strconv.Itoa(len(a.symbols)+1)
		a.ids[view+marks] = id
		a.symbols = append(a.symbols,
			fmt.Sprintf(`<symbol id="%s" viewBox="%s" overflow="visible">%s</symbol>`, id, view, strings.TrimSpace(marks)))
	}
	size := "sign"
	if b.H > 6*unit.MM || b.W > 20*unit.MM {
		size = "sign big"
	}
	heard := `aria-hidden="true"`
	if m.says != "" {
		heard = `role="img" aria-label="` + escapes.Replace(m.says) + `"`
	}
	return &node{tag: "span", attrs: []attr{{"class", class(size, "sign-"+wordOf(m.name))}}, kids: []*node{{raw: fmt.Sprintf(
		`<svg class="pg" %s focusable="false" width="%s" height="%s"><use href="#%s"/></svg>`, heard, pixels(b.W), pixels(b.H), id)}}}
}

// sprite is the signs of the page, drawn once and used where they stand.
func (a *artist) sprite() *node {
	if len(a.symbols) == 0 {
		return nil
	}
	return &node{raw: "\n<svg class=\"pg sprite\" aria-hidden=\"true\" focusable=\"false\" width=\"0\" height=\"0\">\n" +
		strings.Join(a.symbols, "\n") + "\n</svg>"}
}

// figure is a figure: the drawing with its alternative, and what a chart says as
// tables behind it.
func (w *writer) figure(m *matter) []*node {
	name := strings.TrimPrefix(m.name, chartName)
	if name == "name on a disc" || name == "marks" || name == "" {
		name = "figure"
	}
	if id, has := chartIDs()[name]; has {
		name = id
	}
	alt, lang := "", ""
	if len(m.figures) > 0 {
		alt, lang = draw.Spelt(m.figures[0].Alt), m.figures[0].Lang
	}
	fig := el("figure", "class", class("fig", "fig-"+wordOf(name))).set("lang", lang)
	if id := "figure-" + wordOf(name); !w.used[id] && name != "figure" {
		w.used[id] = true
		fig.set("id", id)
	}
	d := w.art.drawing(m)
	narrow, has := w.narrow(m)
	switch {
	case has && len(m.figures) == 0: // its first page has it whole on phones
		fig.put(el("div", "class", "draw page").put(d.node(alt)))
	case has:
		n := drawn{w.art.painter.Marks([]draw.At{{Box: narrow}}), narrow.Size}
		fig.put(el("div", "class", "draw page").put(d.node(alt)), el("div", "class", "draw phone").put(n.node(alt)))
		w.phones = append(w.phones, draw.Page{Box: narrow})
	case d.size.W > widest:
		w.wide++
		fig.put(el("div", "class", "draw wide", "role", "region", "tabindex", "0", "aria-label",
			w.ed.Say("web.drawing", map[string]any{"N": w.wide})).put(d.node(alt)))
	default:
		fig.put(el("div", "class", "draw").put(d.node(alt)))
	}
	if data := w.kids(m.kids); len(data) > 0 {
		fig.put(el("details", "class", "data").put(append([]*node{el("summary").put(txt(w.ed.Say("web.data")))}, data...)...))
	}
	return []*node{fig}
}

// narrow is a figure as phones show it, where it has such a form.
func (w *writer) narrow(m *matter) (draw.Box, bool) {
	if len(m.figures) > 0 {
		if b, has := w.ed.Narrow[draw.Shown{Name: m.name, Alt: m.figures[0].Alt}]; has {
			return b, true
		}
	}
	b, has := w.ed.Narrow[draw.Shown{Name: m.name}]
	return b, has
}

// drawn is the marks of a figure.
type drawn struct {
	marks string
	size  unit.Size
}

// drawing is a figure as a picture: all its boxes, at their places.
func (a *artist) drawing(m *matter) drawn {
	var view unit.Rect
	for i, p := range m.parts {
		r := unit.Rect{Point: p.Point, Size: p.box.Size}
		if !strings.HasPrefix(m.name, chartName) { // as far as there is something to be seen
			r = extent(p.box).Move(p.Point)
		}
		if i == 0 {
			view = r
		} else {
			view = view.Union(r)
		}
	}
	view = inside(view, a.pages[m.parts[0].page].Size)
	var at []draw.At
	for _, p := range m.parts {
		at = append(at, draw.At{Point: unit.Point{X: p.X - view.X, Y: p.Y - view.Y}, Box: *p.box})
	}
	return drawn{a.painter.Marks(at), view.Size}
}

// extent is where something is drawn in a box, from its top left; all of it, when
// nothing is.
func extent(b *draw.Box) (all unit.Rect) {
	any := false
	draw.Walk(b, func(v draw.Visit) bool {
		for _, op := range v.Box.Ops {
			r, seen := draw.Extent(op)
			if r = r.Move(v.At.Point); !seen {
				continue
			}
			if any {
				r = r.Union(all)
			}
			all, any = r, true
		}
		return true
	})
	if !any {
		return unit.Rect{Size: b.Size}
	}
	return all
}

// inside is the part of a rectangle that lies on the page.
func inside(r unit.Rect, page unit.Size) unit.Rect {
	x, y := max(r.X, 0), max(r.Y, 0)
	return unit.Box(x, y, min(r.Right(), page.W)-x, min(r.Bottom(), page.H)-y)
}

// node is a picture with its alternative; without one it is there to be seen alone.
func (d drawn) node(alt string) *node {
	n := el("svg", "class", "pg", "viewBox", viewBox(unit.Rect{Size: d.size}), "width", pixels(d.size.W), "height", pixels(d.size.H))
	if alt == "" {
		n.set("aria-hidden", "true").set("focusable", "false")
	} else {
		n.set("role", "img").set("aria-label", alt)
	}
	return n.put(&node{raw: "\n" + d.marks})
}

// viewBox is a rectangle in units of the pictures.
func viewBox(r unit.Rect) string {
	return fmt.Sprintf("%s %s %s %s", svg.Units(r.X), svg.Units(r.Y), svg.Units(r.W), svg.Units(r.H))
}

// pixels is a length of the page in pixels of a window.
func pixels(l unit.Length) string {
	tenths := int64(l.Scale(10*96*larger/of, 254*int64(unit.MM)/10)) // 96 px to 25.4 mm
	if tenths%10 == 0 {
		return strconv.FormatInt(tenths/10, 10)
	}
	return fmt.Sprintf("%d.%d", tenths/10, tenths%10)
}
