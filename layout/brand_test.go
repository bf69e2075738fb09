package layout_test

import (
	"bytes"
	"context"
	"image"
	"image/color"
	pngcodec "image/png"
	"io/fs"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/fonts"
	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// branded is the shipped data under another publisher's theme: a logo, a name
// and the words of its masthead.
func branded(t testing.TB, logo string) fstest.MapFS {
	t.Helper()
	f := folder(t)
	own := os.DirFS("testdata/brand")
	err := fs.WalkDir(own, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		raw, err := fs.ReadFile(own, name)
		f[name] = &fstest.MapFile{Data: raw}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	change(t, f, "theme.yaml", "swatches:\n", "logo: "+logo+"\nswatches:\n")
	return f
}

// cast gives a folder faces of its own: those of the program's sans under the
// names of its serif, with the licence that stands beside them.
func cast(t testing.TB, f fstest.MapFS) {
	t.Helper()
	lines := "faces:\n"
	for _, x := range [][2]string{{"serif", "400Regular"}, {"serif-light", "400Regular"}, {"serif-italic", "400Regular_Italic"},
		{"serif-semibold", "600SemiBold"}, {"serif-semibold-italic", "600SemiBold_Italic"}} {
		raw, err := fs.ReadFile(fonts.Files(), "source-sans-3/SourceSans3_"+x[1]+".ttf")
		if err != nil {
			t.Fatal(err)
		}
		f["fonts/"+x[1]+".ttf"] = &fstest.MapFile{Data: raw}
		lines += "  - {name: " + x[0] + ", file: fonts/" + x[1] + ".ttf, licence: fonts/OFL.txt}\n"
	}
	terms, err := os.ReadFile("../fonts/source-sans-3/OFL.txt")
	if err != nil {
		t.Fatal(err)
	}
	f["fonts/OFL.txt"] = &fstest.MapFile{Data: terms}
	change(t, f, "theme.yaml", "swatches:\n", lines+"swatches:\n")
}

// onSheet puts a folder on a lower sheet: the foot of the text and the folio come
// up, the second card of a page too, and each edition has four pages more.
func onSheet(t testing.TB, f fstest.MapFS, format, margin string) {
	t.Helper()
	change(t, f, "theme.yaml", "swatches:\n", "format: "+format+"\nswatches:\n")
	for was, is := range map[string]string{"text-bottom: 61u": "text-bottom: 57u", "folio: 63u": "folio: 59u", "card-next: 30u": "card-next: 25.5u",
		"margin: 17.25mm": "margin: " + margin} {
		change(t, f, "theme.yaml", was, is)
	}
	for _, month := range editions() {
		name := "editions/" + month + "/edition.yaml"
		was := regexp.MustCompile(`(?m)^pages: (\d+)`).FindSubmatch(f[name].Data)
		if was == nil {
			t.Fatalf("%s declares no pages", name)
		}
		n, err := strconv.Atoi(string(was[1]))
		if err != nil {
			t.Fatal(err)
		}
		change(t, f, name, string(was[0]), "pages: "+strconv.Itoa(n+4))
	}
}

// ring is a logo as a picture: a dark ring on nothing.
func ring(t testing.TB) *fstest.MapFile {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, 660, 330))
	for y := range 330 {
		for x := range 660 {
			if d := (x-165)*(x-165) + (y-165)*(y-165); d < 160*160 && d > 110*110 || x > 350 && y > 250 {
				img.SetNRGBA(x, y, color.NRGBA{R: 20, A: 255})
			}
		}
	}
	var b bytes.Buffer
	if err := pngcodec.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return &fstest.MapFile{Data: b.Bytes()}
}

// logos is what stands on a page under that name: the figures' alternatives, ""
// for one outside the structure, and the marks they are made of.
func logos(p *draw.Page) (said []string, outlines, pictures int) {
	draw.Walk(&p.Box, func(v draw.Visit) bool {
		if v.Box.Name == "logo" && len(v.Box.Ops) > 0 {
			alt := ""
			if !v.Artifact {
				alt = v.Elem.Alt
			}
			said = append(said, alt)
			for _, op := range v.Box.Ops {
				switch op.(type) {
				case draw.Path:
					outlines++
				case draw.Image:
					pictures++
				}
			}
		}
		return true
	})
	return said, outlines, pictures
}

// Another publisher sets all three editions with a logo, names, faces and sheets
// of its own, and nothing else of the press changes.
func TestThemeIsABrand(t *testing.T) {
	drawing, picture := branded(t, "brand/logo.svg"), branded(t, "brand/ring.png")
	picture["brand/ring.png"] = ring(t)
	cast(t, drawing)
	onSheet(t, drawing, "210x280", "17.25mm")
	onSheet(t, picture, "letter", "20.2mm")
	low, letter := unit.Size{W: 210 * unit.MM, H: 280 * unit.MM}, unit.Size{W: 2159 * unit.MM / 10, H: 2794 * unit.MM / 10}
	for _, x := range []struct {
		month  string
		folder fstest.MapFS
		sheet  unit.Size
	}{{"2026-01", drawing, low}, {"2026-04", picture, letter}, {"specimen", drawing, low}} {
		files := layout.Profiles()
		if x.month == "2026-01" { // of the brand that the specimen has
			files = nil
		}
		r := buildIn(t, x.folder, layout.Order{Month: x.month, Langs: languages(), Profiles: files})
		for _, is := range errorsOf(r.Issues) {
			t.Error(x.month, is)
		}
		for _, o := range r.Outputs {
			if !o.Built || o.Report == nil {
				t.Errorf("%s is not built", o.Path)
			}
		}
		if want := map[bool]int{true: 5}[x.month != "2026-04"]; len(r.Report().Faces) != want {
			t.Errorf("%s: the report names the faces %v, want %d", x.month, r.Report().Faces, want)
		}
		for _, f := range r.Report().Faces {
			if f.PostScript == "" || f.Copyright == "" || f.Licence != "fonts/OFL.txt" || !strings.HasPrefix(f.File, "fonts/") {
				t.Errorf("%s: a face that says too little: %+v", x.month, f)
			}
		}
		plain := result(t, x.month)
		for i, l := range r.Pages {
			if len(l.Result.Pages) != len(plain.Pages[i].Result.Pages)+4 {
				t.Errorf("%s %s has %d pages, and %d on A4", x.month, l.Lang, len(l.Result.Pages), len(plain.Pages[i].Result.Pages))
			}
			heads := 0
			for n := range l.Result.Pages {
				if l.Result.Pages[n].Size != x.sheet {
					t.Errorf("%s %s, page %d measures %v", x.month, l.Lang, n+1, l.Result.Pages[n].Size)
				}
				said, outlines, pictures := logos(&l.Result.Pages[n])
				want := ""
				switch {
				case n == 0 || n == len(l.Result.Pages)-1:
					want = r.Edition.Imprint.Publisher.In(l.Lang)
				case len(said) == 1:
					heads++
				}
				if len(said) > 0 && (len(said) != 1 || said[0] != want || outlines+pictures == 0 || (x.month == "2026-04") != (pictures == 1)) || len(said) == 0 && want != "" {
					t.Errorf("%s %s, page %d: the logo is %q, in %d outlines and %d pictures", x.month, l.Lang, n+1, said, outlines, pictures)
				}
			}
			if heads < len(l.Result.Pages)*3/4 {
				t.Errorf("%s %s: %d running heads with a logo on %d pages", x.month, l.Lang, heads, len(l.Result.Pages))
			}
			name := map[string]string{"fr": "La Veille SecNumCloud", "en": "SecNumCloud Watch"}[l.Lang]
			if !strings.HasPrefix(l.Doc.Title, name) {
				t.Errorf("%s %s is called %q", x.month, l.Lang, l.Doc.Title)
			}
			if cover := page.ReadAloud(l.Result.Pages[:1]); strings.Contains(cover, "Observat") && !strings.Contains(r.Edition.Imprint.Publisher.In(l.Lang), "Observat") {
				t.Errorf("%s %s: the cover has another name:\n%s", x.month, l.Lang, cover)
			}
		}
		for i := range plain.Pages[0].Result.Pages {
			if said, _, _ := logos(&plain.Pages[0].Result.Pages[i]); len(said) > 0 {
				t.Errorf("%s, page %d: a logo that no theme has", x.month, i+1)
			}
		}
	}
}

// A logo that cannot be printed is found where it is, and stops the edition.
func TestLogoFaults(t *testing.T) {
	var white bytes.Buffer
	if err := pngcodec.Encode(&white, image.NewNRGBA(image.Rect(0, 0, 40, 40))); err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		name, logo string
		data       []byte
		at, says   string
	}{
		{"a circle", "brand/x.svg", []byte("<svg viewBox='0 0 9 9'>\n<circle r='4'/></svg>"), "brand/x.svg:2:1", "<circle> stands here"},
		{"not there", "brand/y.svg", []byte("x"), "theme.yaml:", "The file brand/y.svg is not there."},
		{"out of the folder", "../x.svg", []byte("x"), "theme.yaml:", "path of no SVG or PNG file"},
		{"another kind", "brand/x.pdf", []byte("x"), "theme.yaml:", "path of no SVG or PNG file"},
		{"no picture", "brand/x.png", []byte("<html>"), "theme.yaml:", "neither PNG nor JPEG"},
		{"nothing dark", "brand/x.png", white.Bytes(), "theme.yaml:", "nothing dark"},
	} {
		f := monolingual(brief(t, branded(t, x.logo), "2026-01", "cover", "register", "sources", "back"), "fr")
		f["brand/x"+x.logo[len(x.logo)-4:]] = &fstest.MapFile{Data: x.data}
		if x.name == "not there" {
			delete(f, "brand/x.svg")
		}
		p, err := layout.Open(f)
		if err != nil {
			t.Fatal(err)
		}
		all := p.Issues
		if strings.HasSuffix(x.logo, ".png") { // what it looks like is asked where it is set
			all = buildIn(t, f, layout.Order{Month: "2026-01", Langs: []string{"fr"}}).Issues
		}
		found := false
		for _, is := range errorsOf(all) {
			found = found || strings.HasPrefix(is.Pos.String(), x.at) && strings.Contains(is.Msg.String(), x.says) && is.Hint != ""
		}
		if !found {
			t.Errorf("%s: %v", x.name, errorsOf(all))
		}
	}
}

// A font that cannot be printed with is found where the theme names it.
func TestFaceFaults(t *testing.T) {
	code, err := fs.ReadFile(fonts.Files(), "source-code-pro/SourceCodePro_400Regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	f := branded(t, "brand/logo.svg")
	cast(t, f)
	change(t, f, "theme.yaml", "font: sans-black, size: 84.6pt", "font: sans-blak, size: 84.6pt")
	f["fonts/400Regular.ttf"] = &fstest.MapFile{Data: []byte("<html>")}
	f["fonts/600SemiBold.ttf"] = &fstest.MapFile{Data: code[:5000]}
	p, err := layout.Open(f)
	if err != nil {
		t.Fatal(err)
	}
	bad, misspelt := 0, false
	for _, is := range p.Issues {
		misspelt = misspelt || is.Code == data.BadFace && strings.Contains(is.Msg.String(), "sans-blak") && is.Hint.String() == "Did you mean sans-black?" && is.Pos.Line > 1
		if is.Code == data.BadFace && is.Pos.File == "theme.yaml" && is.Pos.Line > 1 && strings.Contains(is.Msg.String(), "no font file") && is.Hint != "" {
			bad++
		}
	}
	if bad != 3 || !misspelt { // one of the two files has two names
		t.Errorf("%d faces are refused, a misspelt one is found %t: %v", bad, misspelt, p.Issues)
	}
}

// A face that there is not, or that is not taken, is told once where the theme
// names it; no letter is told that it would have.
func TestAbsentFaceIsToldOnce(t *testing.T) {
	terms, err := os.ReadFile("../fonts/source-sans-3/OFL.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct{ name, font, face, says string }{
		{"no file", "", "corp", "The file fonts/corp.ttf is not there."},
		{"no font", "<html>", "corp", "it is no font file"},
		{"no such face", "", "serrif", "is set in the face serrif, which there is not."},
	} {
		t.Run(x.name, func(t *testing.T) {
			t.Parallel()
			f := monolingual(brief(t, folder(t), "2026-01", "cover", "editorial", "register", "sources", "back"), "fr")
			if x.face == "corp" {
				f["fonts/OFL.txt"] = &fstest.MapFile{Data: terms}
				change(t, f, "theme.yaml", "swatches:\n", "faces:\n  - {name: corp, file: fonts/corp.ttf, licence: fonts/OFL.txt}\nswatches:\n")
			}
			if x.font != "" {
				f["fonts/corp.ttf"] = &fstest.MapFile{Data: []byte(x.font)}
			}
			change(t, f, "theme.yaml", "{name: body, font: serif,", "{name: body, font: "+x.face+",")
			p, err := layout.Open(f)
			if err != nil {
				t.Fatal(err)
			}
			r, err := p.Build(context.Background(), layout.Order{Month: "2026-01", Langs: []string{"fr"}})
			if err != nil {
				t.Fatal(err)
			}
			if all := errorsOf(r.Issues); len(all) != 1 || all[0].Pos.File != "theme.yaml" || !strings.Contains(all[0].Msg.String(), x.says) {
				t.Errorf("%d errors: %v", len(all), all)
			}
		})
	}
}
