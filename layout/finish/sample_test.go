package finish

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/secnumcloud-observatory/press/fonts"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/paint"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

const mm = unit.MM

// palette is the part of the theme that the sample is drawn in.
func palette() profile.Palette {
	return profile.Palette{
		"noir":      {RGB: [3]uint8{0x1A, 0x1A, 0x1A}, CMYK: [4]uint8{0, 0, 0, 100}},
		"papier":    {RGB: [3]uint8{0xFF, 0xFF, 0xFF}, CMYK: [4]uint8{0, 0, 0, 0}},
		"nuit":      {RGB: [3]uint8{0x10, 0x26, 0x4B}, CMYK: [4]uint8{100, 80, 15, 60}},
		"brume":     {RGB: [3]uint8{0xE9, 0xEE, 0xF4}, CMYK: [4]uint8{9, 5, 4, 0}},
		"sable":     {RGB: [3]uint8{0xF5, 0xF0, 0xE6}, CMYK: [4]uint8{4, 5, 11, 0}},
		"vermillon": {RGB: [3]uint8{0xE8, 0x50, 0x2F}, CMYK: [4]uint8{0, 80, 88, 2}},
	}
}

// sheetOf draws sample pages by hand, without any layout.
type sheetOf struct {
	t     testing.TB
	faces *fonts.Set
	page  draw.Page
	y     unit.Length
}

func faceSet(t testing.TB) *fonts.Set {
	t.Helper()
	set, err := fonts.Load()
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func (s *sheetOf) run(x, y unit.Length, str string, font draw.Font, size unit.Length, ink draw.Ink) draw.Text {
	face, ok := s.faces.Face(string(font))
	if !ok {
		s.t.Fatalf("no face %s", font)
	}
	return draw.Text{Point: unit.Point{X: x, Y: y}, Str: str, Font: font, Size: size, Ink: ink, Width: face.Width(str, size)}
}

// line is a box of one line.
func (s *sheetOf) line(str string, font draw.Font, size unit.Length, e *draw.Elem) draw.Box {
	b := draw.Box{Size: unit.Size{W: 150 * mm, H: size.Scale(14, 10)}, Base: size, Elem: e}
	b.Ops = []draw.Op{s.run(0, size, str, font, size, "noir")}
	return b
}

func (s *sheetOf) put(b draw.Box) {
	s.page.Put(30*mm, s.y, b)
	s.y += b.H + 2*mm
}

// foot adds the running head and the folio.
func (s *sheetOf) foot(folio string) {
	head := s.line("Observatoire", "sans-semibold", 8*unit.PT, draw.New(draw.Header))
	s.page.Put(17*mm, 11*mm, head)
	s.page.Put(190*mm, 284*mm, s.line(folio, "sans", 8*unit.PT, draw.New(draw.Footer)))
	s.page.Folio = folio
}

func newSheet(t testing.TB, faces *fonts.Set) *sheetOf {
	return &sheetOf{t: t, faces: faces, y: 30 * mm, page: draw.Page{Box: draw.Box{Size: profile.A4()}}}
}

func inside(e *draw.Elem, kids ...draw.Box) draw.Box {
	b := draw.Box{Elem: e}
	for _, k := range kids {
		b.Put(0, b.H, k)
		b.H += k.H
		b.W = max(b.W, k.W)
	}
	return b
}

func with(e draw.Elem) *draw.Elem { return &e }

// sample is three pages with every kind of matter: a cover, headings, two
// languages, a divided word, a list, contents with links, a figure, a note, a
// link over two lines, and a table over two pages with its head repeated.
func sample(t testing.TB) []draw.Page {
	faces := faceSet(t)
	pages := []draw.Page{cover(newSheet(t, faces)), article(newSheet(t, faces))}
	table, body := draw.New(draw.Table), draw.New(draw.TableBody)
	pages[1] = tableTop(&sheetOf{t: t, faces: faces, page: pages[1], y: 220 * mm}, table, body)
	return append(pages, tableRest(newSheet(t, faces), table, body))
}

func cover(s *sheetOf) draw.Page {
	s.page.Ground = "nuit"
	s.page.Section = "cover"
	head := s.line("Observatoire SecNumCloud", "sans-bold", 40*unit.PT, draw.New(draw.H1))
	t := head.Ops[0].(draw.Text)
	t.Ink = "papier"
	head.Ops[0] = t
	s.page.Put(17*mm, 40*mm, inside(with(draw.Elem{Role: draw.Sect, Title: "Couverture"}), head))
	band := draw.Box{Size: s.page.Size, Free: true}
	band.Ops = []draw.Op{draw.Path{Segs: draw.Rectangle(unit.Box(0, 270*mm, 210*mm, 27*mm)), Fill: "vermillon", Ground: true}}
	s.page.Put(0, 0, band)
	return s.page
}

func article(s *sheetOf) draw.Page {
	s.foot("2")
	s.page.Section = "editorial"
	sect := draw.New(draw.Sect)
	add := func(b draw.Box) { s.put(inside(sect, b)) }
	title := s.line("Une œuvre — à 10 % : l’État", "sans-bold", 30*unit.PT, draw.New(draw.H1))
	title.Ops = append(title.Ops, draw.Anchor{Name: "editorial"})
	add(title)
	toc := s.line("Éditorial 2", "sans", 9*unit.PT, nil)
	link := with(draw.Elem{Role: draw.LinkElem, Desc: "Éditorial, page 2"})
	words := toc.Ops[0].(draw.Text)
	words.Elem = link
	toc.Ops = []draw.Op{words, draw.Link{Rect: unit.Box(0, 0, words.Width, 4*mm), Href: "#editorial", Elem: link}}
	add(inside(draw.New(draw.TOC), inside(draw.New(draw.TOCItem), toc)))
	add(s.prose())
	add(s.line("Les offres", "sans-bold", 13*unit.PT, draw.New(draw.H2)))
	item := func(n, words string) draw.Box {
		return inside(draw.New(draw.ListItem), s.line(n, "sans", 9*unit.PT, draw.New(draw.ListLabel)), s.line(words, "serif", 9*unit.PT, draw.New(draw.ListBody)))
	}
	add(inside(with(draw.Elem{Role: draw.List, Order: "Decimal"}), item("1.", "une évaluation"), item("2.", "une décision")))
	fig := draw.Box{Size: unit.Size{W: 40 * mm, H: 20 * mm}, Elem: with(draw.Elem{Role: draw.Figure, Alt: "Deux plaques : l’une claire, l’autre sombre."})}
	fig.Ops = []draw.Op{
		draw.Path{Segs: draw.Rectangle(unit.Box(0, 0, 20*mm, 20*mm)), Fill: "brume"},
		draw.Path{Segs: draw.Rectangle(unit.Box(20*mm, 0, 20*mm, 20*mm)), Fill: "nuit", Stroke: "noir", Width: unit.PT / 2},
		s.run(2*mm, 5*mm, "n = 2", "sans", 8*unit.PT, "noir"),
	}
	add(fig)
	add(inside(draw.New(draw.Note), s.line("Note : chiffres arrêtés au 31 décembre.", "sans", 8*unit.PT, draw.New(draw.P))))
	panel := draw.Box{Size: unit.Size{W: 210 * mm, H: 30 * mm}}
	panel.Ops = []draw.Op{draw.Path{Segs: draw.Rectangle(unit.Box(0, 0, 210*mm, 30*mm)), Fill: "sable", Ground: true}}
	panel.Put(30*mm, 5*mm, s.line("Sur le panneau, en noir.", "serif", 10*unit.PT, draw.New(draw.P)))
	s.page.Put(0, 180*mm, panel)
	return s.page
}

// prose is a paragraph of three lines with a divided word, an English passage
// and a link over two lines.
func (s *sheetOf) prose() draw.Box {
	const size = 10 * unit.PT
	b := draw.Box{Size: unit.Size{W: 150 * mm, H: 15 * mm}, Elem: draw.New(draw.P)}
	first := s.run(0, 4*mm, "Le référentiel évalue la sécu", "serif", size, "noir")
	first.Adjust = make([]int, len([]rune(first.Str)))
	first.Adjust[2] = 40
	dash := s.run(first.Width, 4*mm, "-", "serif", size, "noir")
	dash.Actual = "\u00ad"
	second := s.run(0, 9*mm, "rité ; en anglais on dit ", "serif", size, "noir")
	english := s.run(second.Width, 9*mm, "trusted cloud", "serif-italic", size, "noir")
	english.Elem = with(draw.Elem{Role: draw.Span, Lang: "en"})
	link := with(draw.Elem{Role: draw.LinkElem, Desc: "Site de l’agence (en ligne)"})
	upper := s.run(second.Width+english.Width, 9*mm, ". Voir le site ", "serif", size, "noir")
	lower := s.run(0, 14*mm, "de l’agence", "serif", size, "noir")
	upper.Elem, lower.Elem = link, link
	lower.Scale = 1020
	const href = "https://cyber.gouv.fr/é"
	b.Ops = []draw.Op{first, dash, second, english, upper,
		draw.Link{Rect: unit.Box(upper.X, 5*mm, upper.Width, 5*mm), Href: href, Elem: link},
		lower, draw.Link{Rect: unit.Box(0, 10*mm, lower.Width, 5*mm), Href: href, Elem: link},
		draw.Path{Segs: draw.Rectangle(unit.Box(0, 14*mm+unit.PT, lower.Width, unit.PT/2)), Fill: "noir"}}
	return b
}

func (s *sheetOf) row(e *draw.Elem, cells ...draw.Box) draw.Box {
	row := draw.Box{Size: unit.Size{W: 150 * mm, H: 6 * mm}, Elem: e}
	for i, c := range cells {
		c.W = 40 * mm
		row.Put(unit.Length(i)*45*mm, 0, c)
	}
	row.Ops = []draw.Op{draw.Path{Segs: draw.Rectangle(unit.Box(0, 6*mm-unit.PT/2, 150*mm, unit.PT/2)), Fill: "noir"}}
	return row
}

func (s *sheetOf) head(artifact bool) draw.Box {
	col := func(w string) draw.Box {
		return s.line(w, "sans-semibold", 8*unit.PT, with(draw.Elem{Role: draw.HeadCell, Scope: "Column"}))
	}
	e := draw.New(draw.TableHead)
	if artifact {
		e = draw.New(draw.Layout)
	}
	return inside(e, s.row(draw.New(draw.TableRow), col("Fournisseur"), col("Offre"), col("État")))
}

func (s *sheetOf) rows(from, to int) []draw.Box {
	var out []draw.Box
	for i := from; i < to; i++ {
		who := s.line("Fournisseur "+strconv.Itoa(i), "sans", 8*unit.PT, with(draw.Elem{Role: draw.HeadCell, Scope: "Row"}))
		what := s.line("Offre "+strconv.Itoa(i), "sans", 8*unit.PT, draw.New(draw.DataCell))
		empty := draw.Box{Size: unit.Size{W: 40 * mm, H: 4 * mm}, Elem: draw.New(draw.DataCell)}
		out = append(out, s.row(draw.New(draw.TableRow), who, what, empty))
	}
	return out
}

func tableTop(s *sheetOf, table, body *draw.Elem) draw.Page {
	caption := s.line("Tableau des offres", "sans-semibold", 9*unit.PT, draw.New(draw.Caption))
	s.put(inside(table, caption, s.head(false), inside(body, s.rows(1, 3)...)))
	return s.page
}

func tableRest(s *sheetOf, table, body *draw.Elem) draw.Page {
	s.foot("3")
	s.page.Section = "editorial"
	s.put(inside(table, s.head(true), inside(body, s.rows(3, 6)...)))
	return s.page
}

func picture(t testing.TB) *draw.Picture {
	img := image.NewNRGBA(image.Rect(0, 0, 300, 200))
	for y := range 200 {
		for x := range 300 {
			img.Set(x, y, color.NRGBA{uint8(x * 255 / 299), uint8(y * 255 / 199), 40, 255})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return &draw.Picture{Name: "photo.png", Format: "png", Data: b.Bytes(), W: 300, H: 200}
}

func sampleDoc() Doc {
	return Doc{
		Edition: "2026-01", Title: "Observatoire SecNumCloud & Cie, janvier 2026", Author: "L’Observatoire", Subject: "Les offres qualifiées",
		Keywords: []string{"SecNumCloud", "cloud"}, Lang: "fr", Created: time.Date(2026, 1, 5, 8, 0, 0, 0, time.UTC),
	}
}

// build makes a whole file of pages.
func build(t testing.TB, pages []draw.Page, prof profile.Profile) []byte {
	t.Helper()
	slug := paint.Slug{Title: "Observatoire", Month: "janvier 2026", Lang: "fr", Date: "2026-01-05"}
	p, err := paint.PDF(pages, slug, prof, palette(), faceSet(t))
	if err != nil {
		t.Fatal(err)
	}
	out, err := File(p, sampleDoc(), pages, prof)
	if err != nil {
		t.Fatalf("%v\n%s", err, strings.TrimSpace(err.Error()))
	}
	return out
}
