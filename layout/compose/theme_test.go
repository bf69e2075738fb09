package compose_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/check"
	"github.com/secnumcloud-observatory/press/layout/compose"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// other is a second theme: other colours in both values, other seasons, larger
// type, another page, other rows and lines.
func other(t *testing.T) string {
	t.Helper()
	s := file(t, data.FS(), "theme.yaml")
	for _, c := range [][2]string{
		{`{name: nuit,        rgb: "#10264B", cmyk: [100, 80, 15, 60],`, `{name: nuit,        rgb: "#3A0D2E", cmyk: [50, 95, 30, 70],`},
		{`{name: noir,        rgb: "#1A1A1A"`, `{name: noir,        rgb: "#22201C"`},
		{`{name: sable,       rgb: "#F5F0E6", cmyk: [4, 5, 11, 0],`, `{name: sable,       rgb: "#EDF3EC", cmyk: [8, 2, 9, 0],`},
		{`{name: vermillon,   rgb: "#E8502F", cmyk: [0, 80, 88, 2],`, `{name: vermillon,   rgb: "#E0761B", cmyk: [0, 62, 95, 4],`},
		{`{name: vermtexte,   rgb: "#BF3516", cmyk: [5, 90, 100, 18],`, `{name: vermtexte,   rgb: "#8F3F00", cmyk: [5, 75, 100, 35],`},
		{`  - {ground: nuit, band: azur}`, `  - {ground: bronze, band: bronzeclair}`},
		{`name: body, font: serif, bold: serif-semibold, italic: serif-italic, size: 9.75pt`, `name: body, font: serif, bold: serif-semibold, italic: serif-italic, size: 10.5pt`},
		{`name: cover-name, font: sans-black, size: 84.6pt`, `name: cover-name, font: sans-black, size: 82pt`},
		{`name: h1, font: sans-bold, size: 30pt`, `name: h1, font: sans-bold, size: 27pt`},
		{`name: table, font: sans, bold: sans-semibold, italic: sans-italic, size: 8.75pt`, `name: table, font: sans, bold: sans-semibold, italic: sans-italic, size: 9pt`},
		{"  margin: 17.25mm", "  margin: 18.75mm"},
		{"  column: 10.5mm", "  column: 10.25mm"},
		{"  row: 7.5mm ", "  row: 7mm "},
		{"  criteria-row: 6.5u", "  criteria-row: 5.5u"},
		{"  rule: 1pt", "  rule: 1.5pt"},
		{"  rule-fine: 0.5pt", "  rule-fine: 0.75pt"},
	} {
		if !strings.Contains(s, c[0]) {
			t.Fatalf("the shipped theme has no %q", c[0])
		}
		s = strings.Replace(s, c[0], c[1], 1)
	}
	return s
}

// A second theme sets every edition without a fault, and its values are on the
// pages: nothing of them is written in the code. With the tag slow, it does in
// every language.
func TestSecondTheme(t *testing.T) {
	s := load(t, with(t, undeclared(t, data.FS()), map[string]string{"theme.yaml": other(t)}))
	for _, id := range s.Editions() {
		for _, lang := range themeLangs(id) {
			t.Run(id+" "+lang, func(t *testing.T) {
				ed, _ := s.Edition(id)
				if found := check.Edition(s, ed, languages()); len(found) > 0 {
					t.Error(found)
				}
				res := lay(t, s, id, lang)
				sound(t, res)
				seen := map[string]int{}
				for i := range res.Pages {
					draw.Walk(&res.Pages[i].Box, func(v draw.Visit) bool {
						for _, op := range v.Box.Ops {
							switch o := op.(type) {
							case draw.Text:
								if l := v.Box.Line; l != nil {
									seen[fmt.Sprintf("%s %.2f", l.Style, o.Size.PT())]++
								}
							case draw.Path:
								seen[fmt.Sprintf("line %.2f", o.Width.PT())]++
							}
						}
						return true
					})
				}
				for _, want := range []string{"body 10.50", "h1 27.00", "line 1.50", "line 0.75"} {
					if seen[want] == 0 {
						t.Errorf("nothing is set in %q", want)
					}
				}
				for _, not := range []string{"body 9.75", "h1 30.00"} {
					if seen[not] > 0 {
						t.Errorf("%d marks are set in %q", seen[not], not)
					}
				}
				if want := unit.Millimetres(18.75); !ed.Specimen && res.Pages[4].Kids[0].X != want {
					t.Errorf("the text area begins at %s, the margin is %s", res.Pages[4].Kids[0].X, want)
				}
				if id == "2026-01" && res.Pages[0].Ground != "bronze" {
					t.Errorf("the cover's ground is %s", res.Pages[0].Ground)
				}
			})
		}
	}
}

// sheet is a format of a theme, its sides, and where on it the text begins and
// ends, the folio and the margin stand and a page's second card begins.
type sheet struct {
	format                           string
	size                             unit.Size
	top, bottom, folio, margin, card string
}

// lying is A5 on its side.
func lying() sheet {
	return sheet{"a5", unit.Size{W: 210 * unit.MM, H: 148 * unit.MM}, "5u", "29u", "30.5u", "17.25mm", "30u"}
}

// Every sheet that a theme can choose sets every edition: a lying A5, on which
// each drawing still has its columns, and sheets by their sides. What a page is
// told to be short of is no error.
func TestEverySheetIsSet(t *testing.T) {
	for _, x := range sheets() {
		theme := file(t, data.FS(), "theme.yaml")
		for was, is := range map[string]string{"swatches:\n": "format: " + x.format + "\nswatches:\n", "text-bottom: 61u": "text-bottom: " + x.bottom,
			"folio: 63u": "folio: " + x.folio, "text-top: 6u": "text-top: " + x.top, "margin: 17.25mm": "margin: " + x.margin, "card-next: 30u": "card-next: " + x.card} {
			if !strings.Contains(theme, was) {
				t.Fatalf("the shipped theme has no %q", was)
			}
			theme = strings.Replace(theme, was, is, 1)
		}
		s := load(t, with(t, undeclared(t, data.FS()), map[string]string{"theme.yaml": theme}))
		for _, id := range s.Editions() {
			for _, lang := range sheetLangs(id) {
				t.Run(x.format+" "+id+" "+lang, func(t *testing.T) {
					res := lay(t, s, id, lang)
					for _, is := range res.Issues {
						if is.Severity == diag.Error {
							t.Error(is)
						}
					}
					for i := range res.Pages {
						if got := res.Pages[i].Size; got != s.Theme.Sheet() || got != x.size {
							t.Errorf("page %d measures %v", i+1, got)
						}
						if bareHead(&res.Pages[i]) {
							t.Errorf("page %d (%s) has a headline and nothing under it", i+1, res.Pages[i].Section)
						}
					}
					if n := len(res.Pages); n%4 != 0 || n < 24 {
						t.Errorf("%d pages", n)
					}
				})
			}
		}
	}
}

// bareHead tells whether a page is a headline, with its standfirst or without,
// and nothing else.
func bareHead(p *draw.Page) bool {
	seen, head := map[*draw.Elem]bool{}, false
	draw.Walk(&p.Box, func(v draw.Visit) bool {
		if e := v.Elem; !v.Artifact && e != nil && e.Role != draw.Sect && len(v.Box.Ops) > 0 {
			head = head || e.Role == draw.H1
			seen[e] = true
		}
		return !v.Artifact
	})
	return head && len(seen) <= 2
}

// Components name swatches by constants: each of them is a swatch of the
// theme, and each swatch is one of them, but for those that stand in by night.
func TestInksAreTheThemes(t *testing.T) {
	var swatches []draw.Ink
	theme := load(t, data.FS()).Theme
	for _, s := range theme.Swatches {
		if !s.Screen {
			swatches = append(swatches, draw.Ink(s.Name))
		} else if !slices.ContainsFunc(theme.Swatches, func(by data.Swatch) bool { return by.Night == s.Name }) {
			t.Errorf("%s is for screens alone, and stands in for no swatch by night", s.Name)
		}
	}
	if named := inks(t); len(named) == 0 || !slices.Equal(swatches, named) || !slices.Equal(draw.Inks(), named) {
		t.Errorf("the theme has the swatches %q, the code names %q, and of these it asks for %q", swatches, named, draw.Inks())
	}
}

// Nobody who draws spells a swatch: a name in quotes would outlive the constant.
func TestInksAreNamedByConstants(t *testing.T) {
	swatch := map[string]bool{}
	for _, i := range inks(t) {
		swatch[string(i)] = true
	}
	read := 0
	for _, root := range []string{"../../charts", ".."} {
		err := filepath.WalkDir(root, func(name string, _ fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") || filepath.Base(name) == "ink.go" {
				return err
			}
			read++
			set := token.NewFileSet()
			f, err := parser.ParseFile(set, name, nil, 0)
			if err != nil {
				return err
			}
			ast.Inspect(f, func(n ast.Node) bool {
				if l, ok := n.(*ast.BasicLit); ok && l.Kind == token.STRING {
					if s, _ := strconv.Unquote(l.Value); swatch[s] {
						t.Errorf("%s spells the swatch %s: take the constant of layout/draw", set.Position(l.Pos()), s)
					}
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(swatch) < 10 || read < 100 {
		t.Errorf("%d swatches were sought in %d files", len(swatch), read)
	}
}

// inks are the constants of layout/draw, in their order.
func inks(t *testing.T) []draw.Ink {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), filepath.Join("..", "draw", "ink.go"), nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var named []draw.Ink
	ast.Inspect(f, func(n ast.Node) bool {
		if spec, ok := n.(*ast.ValueSpec); ok {
			for _, v := range spec.Values {
				s, err := strconv.Unquote(v.(*ast.BasicLit).Value)
				if err != nil {
					t.Fatal(err)
				}
				named = append(named, draw.Ink(s))
			}
		}
		return true
	})
	return named
}

// Every distance and every style of the theme is asked for by a component, and
// every one that is asked for is there: what marketing can change does change
// something.
func TestThemeHasNoDeadEntries(t *testing.T) {
	th := load(t, data.FS()).Theme
	asked, literals := map[string]bool{}, map[string]bool{}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	files = append(files, "../../charts/sheet.go") // charts ask for their styles themselves
	space, literal := regexp.MustCompile(`\bspace\("([a-z0-9-]+)"\)`), regexp.MustCompile(`"([a-z0-9-]+)"`)
	for _, f := range files {
		if strings.HasSuffix(f, "_test.go") {
			continue
		}
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range space.FindAllStringSubmatch(string(raw), -1) {
			asked[m[1]] = true
		}
		for _, m := range literal.FindAllStringSubmatch(string(raw), -1) {
			literals[m[1]] = true
		}
	}
	names, had := slices.Sorted(maps.Keys(asked)), slices.Sorted(maps.Keys(th.Spacing))
	if !slices.Equal(names, had) {
		t.Errorf("components ask for %v\nthe theme has %v", names, had)
	}
	for _, st := range th.Styles {
		if awaited := slices.Contains(coming(), st.Name); literals[st.Name] == awaited {
			t.Errorf("the style %s is set by a component: %v, and is one of pages to come: %v", st.Name, literals[st.Name], awaited)
		}
	}
}

// Large type in the serif is the cut that was drawn for it, and reading sizes
// are not (20 pt parts them); what carries an italic carries that of its cut.
func TestSerifByOpticalSize(t *testing.T) {
	large := 0
	for _, st := range load(t, data.FS()).Theme.Styles {
		for _, face := range []string{st.Font, st.Bold, st.Italic} {
			if !strings.HasPrefix(face, "serif") {
				continue
			}
			if display := strings.HasPrefix(face, "serif-display"); display != (st.Size >= 20*unit.PT) {
				t.Errorf("the style %s of %s has the face %s", st.Name, st.Size, face)
			} else if display {
				large++
			}
		}
	}
	if large < 4 {
		t.Errorf("%d faces of styles are display cuts", large)
	}
}

// coming are the styles of the type scale whose pages are still to come. One
// that is set is no longer among them.
func coming() []string {
	return []string{}
}

// Components take the size of words from a style of the theme and from nowhere
// else: no number, no constant and no length of theirs becomes one.
func TestSizesAreTheThemes(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	charts, err := filepath.Glob("../../charts/*.go")
	if err != nil {
		t.Fatal(err)
	}
	looked := 0
	for _, name := range append(files, charts...) {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		set := token.NewFileSet()
		f, err := parser.ParseFile(set, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			for _, size := range sizesOf(n) {
				looked++
				if bare := typed(size); bare != "" {
					t.Errorf("%s sets words in the size %s: give it a style of theme.yaml", set.Position(size.Pos()), bare)
				}
			}
			return true
		})
	}
	if looked < 5 {
		t.Errorf("only %d sizes were looked at", looked)
	}
}

// sizesOf is what a node makes the size of words: the Size of a style or a run
// that is built, and what is assigned to a Size or given to SetFontSize. Boxes
// have a Size too, with W and H.
func sizesOf(n ast.Node) []ast.Expr {
	var out []ast.Expr
	switch n := n.(type) {
	case *ast.CompositeLit:
		s, ok := n.Type.(*ast.SelectorExpr)
		if !ok || s.Sel.Name != "Style" && s.Sel.Name != "Run" && s.Sel.Name != "Text" {
			return nil
		}
		for _, e := range n.Elts {
			if kv, ok := e.(*ast.KeyValueExpr); ok {
				if k, ok := kv.Key.(*ast.Ident); ok && k.Name == "Size" {
					out = append(out, kv.Value)
				}
			}
		}
	case *ast.AssignStmt:
		for i, l := range n.Lhs {
			s, ok := l.(*ast.SelectorExpr)
			if !ok || s.Sel.Name != "Size" || i >= len(n.Rhs) {
				continue
			}
			if c, ok := n.Rhs[i].(*ast.CompositeLit); !ok || c.Type == nil {
				out = append(out, n.Rhs[i])
			}
		}
	case *ast.CallExpr:
		if s, ok := n.Fun.(*ast.SelectorExpr); ok && s.Sel.Name == "SetFontSize" {
			out = append(out, n.Args...)
		}
	}
	return out
}

// typed is the first thing in an expression for a size that is not a Size
// itself: a number, a unit, a name of the package; "" when it holds none.
// Variables are followed by whoever assigns to them a Size.
func typed(e ast.Expr) string {
	found := ""
	ast.Inspect(e, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BasicLit:
			if n.Kind != token.STRING && found == "" {
				found = n.Value
			}
		case *ast.SelectorExpr:
			if x, ok := n.X.(*ast.Ident); ok && x.Name == "unit" && found == "" {
				found = "unit." + n.Sel.Name
			}
		case *ast.Ident:
			if n.Obj != nil && n.Obj.Kind == ast.Con && found == "" {
				found = n.Name
			}
		}
		return true
	})
	return found
}

// What a theme lacks is one finding for each thing, and the pages are there.
func TestThemeLacks(t *testing.T) {
	s := file(t, data.FS(), "theme.yaml")
	s = regexp.MustCompile(`(?m)^  - \{name: quote,.*\n`).ReplaceAllString(s, "")
	s = regexp.MustCompile(`(?m)^  grid-row:.*\n`).ReplaceAllString(s, "")
	st := load(t, with(t, data.FS(), map[string]string{"theme.yaml": s}))
	n := map[diag.Code]int{}
	res := lay(t, st, "2026-01", "fr")
	for _, i := range res.Issues {
		n[i.Code]++
	}
	if n[compose.MissingStyle] != 1 || n[compose.MissingDistance] != 1 || len(res.Pages) < 16 {
		t.Errorf("%d styles and %d distances missing, %d pages", n[compose.MissingStyle], n[compose.MissingDistance], len(res.Pages))
	}
}

// Contrast is computed from what lies under each text: a ground that comes too
// near to its text is found by swatch and component.
func TestContrastOfPlacedText(t *testing.T) {
	for _, c := range []struct{ name, was, is, field string }{
		{"the panels' ground", `rgb: "#F5F0E6"`, `rgb: "#6B7280"`, "noir on sable"},
		{"the tags' ink", `rgb: "#FFFFFF"`, `rgb: "#3C4A63"`, "papier on nuit"},
		{"the ink of change", `rgb: "#BF3516"`, `rgb: "#E8A090"`, "vermtexte on papier"},
		{"the cover's ground", `rgb: "#10264B"`, `rgb: "#C9BFA8"`, "craie on nuit"},
	} {
		t.Run(c.name, func(t *testing.T) {
			theme := strings.Replace(file(t, data.FS(), "theme.yaml"), c.was, c.is, 1)
			s := load(t, with(t, data.FS(), map[string]string{"theme.yaml": theme}))
			s = brief(t, s, "2026-01", "cover", "contents", "editorial", "news", "technical", "zoom", "register", "back")
			found := false
			for _, i := range lay(t, s, "2026-01", "fr").Issues {
				if i.Code == data.LowContrast && i.Field == c.field {
					found = true
					if i.Page == 0 || !strings.Contains(i.Msg.String(), " in ") {
						t.Errorf("the finding names no page or component: %s", i.Msg)
					}
				}
			}
			if !found {
				t.Errorf("%s was not found", c.field)
			}
		})
	}
}
