package data_test

import (
	"fmt"
	"io/fs"
	"math"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/check"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/data/testdata/sample"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

func TestThemeIsTheArtDirection(t *testing.T) {
	s, _ := sample.Edition(t, "2026-01")
	th := s.Theme
	nuit, ok := th.Swatch("nuit")
	if !ok || nuit.RGB != [3]uint8{0x10, 0x26, 0x4B} || nuit.CMYK != [4]uint8{100, 80, 15, 60} {
		t.Errorf("%+v", nuit)
	}
	body, ok := th.Style("body")
	want := data.Style{Name: "body", Font: "serif", Bold: "serif-semibold", Italic: "serif-italic", Size: unit.Points(9.75), Leading: unit.U, Indent: unit.U,
		Ink: "noir", Align: "ragged", Hyphens: true, Stem: 3, Pos: body.Pos}
	if d := cmp.Diff(want, body); !ok || d != "" {
		t.Error(d)
	}
	for month, ground := range map[int]string{1: "nuit", 3: "nuit", 4: "sapin", 9: "prune", 12: "bronze"} {
		if got := th.Season(facts.Day{Year: 2026, Month: month}).Ground; got != ground {
			t.Error(month, got)
		}
	}
	if th.Spacing["text-bottom"] != 61*unit.U {
		t.Error(th.Spacing["text-bottom"])
	}
	if _, ok := th.Swatch("rose"); ok {
		t.Error("a swatch nobody defined")
	}
}

// The ratios are those that the art direction lists.
func TestContrast(t *testing.T) {
	s, _ := sample.Edition(t, "2026-01")
	for _, c := range []struct {
		name      string
		white, nu float64
	}{{"noir", 17.40, 1.16}, {"papier", 1, 14.99}, {"azur", 4.56, 3.29}, {"vermillon", 3.74, 4.01}, {"vermtexte", 5.62, 2.67}, {"acier", 5.94, 2.52}, {"craie", 1.08, 13.90}} {
		sw, _ := s.Theme.Swatch(c.name)
		nuit, _ := s.Theme.Swatch("nuit")
		if w, n := unit.Contrast(sw.RGB, [3]uint8{255, 255, 255}), unit.Contrast(nuit.RGB, sw.RGB); math.Abs(w-c.white) > 0.01 || math.Abs(n-c.nu) > 0.01 {
			t.Errorf("%s: %.3f %.3f", c.name, w, n)
		}
	}
}

func TestThemeFaults(t *testing.T) {
	raw, err := fs.ReadFile(data.FS(), "theme.yaml")
	if err != nil {
		t.Fatal(err)
	}
	shipped, _ := data.Load(data.FS())
	tooMany := func(had int) string {
		return fmt.Sprintf("This list has 5,%03d entries, and 2,000 is the most. [TooMuch]", had)
	}
	for _, c := range []struct{ name, from, to, want, hint string }{
		{"comma", "size: 9.75pt", "size: 9,75pt", "There is no field 75pt here. [UnknownField]", "a point instead of the comma"},
		{"quoted comma", "size: 9.75pt", `size: "9,75pt"`, `size is "9,75pt", which is not a length. [BadLength]`, "9.75pt"},
		{"no unit", "size: 9.75pt", "size: 9.75", `size is "9.75", which is not a length. [BadLength]`, "9.75pt"},
		{"a size of no page", "size: 9.75pt", "size: 1e9pt", "size is 1e9pt, which no page has room for. [BadLength]", "from 0.353mm to 123.472mm"},
		{"a size below nothing", "size: 9.75pt", "size: -9.75pt", "size is -9.75pt, which no page has room for. [BadLength]", "from 0.353mm"},
		{"no size", "size: 9.75pt", "size: 0pt", "size is 0pt, which no page has room for. [BadLength]", "from 0.353mm"},
		{"a size that is no number", "size: 9.75pt", "size: NaNpt", `size is "NaNpt", which is not a length. [BadLength]`, "9.75pt"},
		{"an endless size", "size: 9.75pt", "size: Infpt", `size is "Infpt", which is not a length. [BadLength]`, "9.75pt"},
		{"no leading", "leading: 31.5mm", "leading: 0mm", "leading is 0mm, which no page has room for. [BadLength]", "from 0.353mm"},
		{"a vast distance before", "before: 6.75mm", "before: 1km", `before is "1km", which is not a length. [BadLength]`, "9.75pt"},
		{"a distance below nothing", "after: 1.125mm", "after: -1mm", "after is -1mm, which no page has room for. [BadLength]", "from 0mm to 330mm"},
		{"a vast indent", "indent: 4.5mm", "indent: 2000mm", "indent is 2000mm, which no page has room for. [BadLength]", "165mm"},
		{"a vast spacing", "row: 7.5mm", "row: 1e12mm", `row is "1e12mm", which is not a length. [BadLength]`, "9.75pt"},
		{"a spacing of no page", "gutter: 4.5mm", "gutter: 400mm", "gutter is 400mm, which no page has room for. [BadLength]", "to 330mm"},
		{"no spacing", "gutter: 4.5mm", "gutter: 0mm", "gutter is 0mm, which no page has room for. [BadLength]", "from 0.035mm"},
		{"a vast track", "track: -30, lines: 1}", "track: 99999999999999999999, lines: 1}", `track is "99999999999999999999". [UnknownValue]`, "from -100 to 300"},
		{"a vast number of lines", "track: -30, lines: 1}", "track: -30, lines: 1000000}", `lines is "1000000". [UnknownValue]`, "from 1 to 50"},
		{"no line at all", "track: -30, lines: 1}", "track: -30, lines: 0}", `lines is "0". [UnknownValue]`, "from 1 to 50"},
		{"columns of nothing", "column: 10.5mm", "column: 0.1pt", "A column is 0.035mm wide, and nothing can be set in it. [BadLength]", "5mm or more"},
		{"columns wider than the page", "column: 10.5mm", "column: 100mm", "The margin, twelve columns and the gutters between them take 1266.75mm, and the page has 210mm. [BadLength]", "smaller"},
		{"a foot above the head", "text-bottom: 61u", "text-bottom: 1mm", "text-bottom is 1mm and text-top 27mm, from the head of the page: there is no room between them. [BadLength]", "100mm or more"},
		{"lines in one another", "size: 84.6pt", "size: 250pt", "The leading of the style cover-name is 31.5mm for a size of 88.194mm: lines would stand in one another, or far apart. [BadLength]", "0.8 to 5 times"},
		{"a colour out of range", `rgb: "#10264B"`, `rgb: "#1026FFF"`, `rgb is "#1026FFF". [BadColour]`, "#10264B"},
		{"an ink below nothing", "cmyk: [100, 80, 15, 60]", "cmyk: [100, 80, 15, -60]", "cmyk does not hold four percentages. [BadColour]", "0 to 100"},
		{"thousands of swatches", "swatches:\n", "swatches:\n" + strings.Repeat("  - {name: a, rgb: \"#10264B\", cmyk: [0, 0, 0, 0]}\n", 5000), tooMany(len(shipped.Theme.Swatches)), "repeated"},
		{"thousands of styles", "styles:\n", "styles:\n" + strings.Repeat("  - {name: a, font: serif}\n", 5000), tooMany(len(shipped.Theme.Styles)), "repeated"},
		{"a name from right to left", "name: papier,", "name: pap\u202eier,", "An invisible character (U+202E) stands here. [BadCharacter]", "Delete it"},
		{"a name with an escape", "name: papier,", `name: "pap\u202Eier",`, "A control character (U+202E) stands in name. [BadCharacter]", "Type the words"},
		{"colour", `rgb: "#10264B"`, `rgb: "10264B"`, `rgb is "10264B". [BadColour]`, "#10264B"},
		{"ink", "cmyk: [100, 80, 15, 60]", "cmyk: [100, 80, 15]", "cmyk does not hold four percentages. [BadColour]", "0 to 100"},
		{"ink over 100", "cmyk: [100, 80, 15, 60]", "cmyk: [100, 80, 15, 160]", "cmyk does not hold four percentages. [BadColour]", "0 to 100"},
		{"swatch of the night", "night: minuit,", "night: minuits,", "There is no swatch minuits. [UnknownSwatch]", "Did you mean minuit?"},
		{"swatch of screens in print", "ink: craie, track: -30", "ink: minuit, track: -30", "The swatch minuit is for screens alone. [UnknownSwatch]",
			"Name one that has a value in print."},
		{"swatch of screens with ink", "screen: yes, ", "screen: yes, cmyk: [0, 0, 0, 0], ", "The swatch minuit is for screens alone and has a value in print. [BadColour]", "Take out cmyk"},
		{"swatch of screens without ink", "screen: yes,", "", "The field cmyk is missing. [MissingField]", ""},
		{"swatch", "ink: craie, track: -30", "ink: crae, track: -30", "There is no swatch crae. [UnknownSwatch]", "Did you mean craie?"},
		{"small", "size: 7.75pt, leading: 3.375mm, before", "size: 6pt, leading: 3.375mm, before", "The style note is 6pt, too small to be read in print. [SmallType]", "7.75pt"},
		{"twice", "name: papier,", "name: noir,", "Two swatches are called noir. [DuplicateID]", "another name"},
		{"align", "align: balanced, lines: 2}", "align: left, lines: 2}", `align is "left", which is not a value it can have. [UnknownValue]`, "ragged"},
		{"seasons", "  - {ground: bronze, band: bronzeclair}\n", "  - {ground: bronze, band: bronzeclair}\n  - {ground: nuit, band: azur}\n", "The theme has 5 seasons; they must share out the year's months. [UnknownValue]", "1, 2, 3"},
		{"a logo that is not there", "# in several inks.\n", "# in several inks.\nlogo: brand/x.svg\n", "The file brand/x.svg is not there. [UnknownValue]", "brand/name.svg"},
		{"a logo out of the folder", "# in several inks.\n", "# in several inks.\nlogo: ../x.png\n", "logo is ../x.png, which is the path of no SVG or PNG file in the data folder. [UnknownValue]", "brand/name.svg"},
		{"a face without terms", "# in several inks.\n", "# in several inks.\nfaces: [{name: serif, file: register/x.ttf}]\n", "The field licence is missing. [MissingField]", "fonts/OFL.txt"},
		{"a face that is not there", "# in several inks.\n", "# in several inks.\nfaces: [{name: serif, file: fonts/x.ttf, licence: fonts/OFL.txt}]\n", "The file fonts/x.ttf is not there. [UnknownValue]", "brand/name.ttf"},
		{"a face of another kind", "# in several inks.\n", "# in several inks.\nfaces: [{name: serif, file: fonts/x.otf, licence: fonts/OFL.txt}]\n", "file is fonts/x.otf, which is the path of no TrueType file in the data folder. [UnknownValue]", "brand/name.ttf"},
		{"a face with a name of its own", "# in several inks.\n", "# in several inks.\nfaces: [{name: Own Face, file: fonts/x.ttf, licence: fonts/OFL.txt}]\n", `name is "Own Face". [UnknownValue]`, "serif-italic"},
		{"a format nobody sets", "# in several inks.\n", "# in several inks.\nformat: a6\n", `format is "a6", which is no sheet. [UnknownValue]`, "a5, or a width and a height in millimetres from 200mm x 265mm"},
		{"an A5 that stands", "# in several inks.\n", "# in several inks.\nformat: 148x210\n", `format is "148x210", which is no sheet. [UnknownValue]`, "Write a5: the press sets it lying"},
		{"a sheet too low for the cover", "# in several inks.\n", "# in several inks.\nformat: 200x200\n", `format is 200x200, 200mm by 200mm, and no such sheet is set. [BadLength]`, "230mm x 330mm"},
		{"a folio under a lower sheet", "# in several inks.\n", "# in several inks.\nformat: a5\n", `The folio stands at 283.5mm, and the page ends at 148mm. [BadLength]`, "folio: 30.5u and text-bottom: 28.5u."},
		{"a folio under the sheet", "folio: 63u", "folio: 66u", "The folio stands at 297mm, and the page ends at 297mm. [BadLength]", "smaller"},
		{"a margin without room for the map's layers", "  margin: 17.25mm", "  margin: 9mm", "A margin of 9mm has no room for what stands in it. [BadLength]", "12mm or more"},
		{"a margin of another sheet", "# in several inks.\n", "# in several inks.\nformat: 230x300\n", "The margin is 17.25mm on the left and leaves 37.25mm on the right of a sheet of 230mm. [OffCentre]", "here at 27.25mm"},
		{"flag", "hyphens: yes", "hyphens: maybe", `hyphens is "maybe". [UnknownValue]`, "yes or no"},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := strings.Replace(string(raw), c.from, c.to, 1)
			if text == string(raw) {
				t.Fatal("nothing replaced")
			}
			_, found := data.Load(sample.Shipped(t, map[string]string{"theme.yaml": text}))
			hit := false
			for i, l := range sample.Lines(found) {
				if strings.HasSuffix(l, ": "+c.want) && found[i].Pos.Line > 1 && found[i].Pos.Col > 1 {
					hit = true
				}
			}
			if !hit {
				t.Errorf("want %s in %v", c.want, sample.Lines(found))
			}
			hint(t, found, c.hint)
		})
	}
}

func TestThemeContrastAndInkAreChecked(t *testing.T) {
	raw, _ := fs.ReadFile(data.FS(), "theme.yaml")
	text := strings.Replace(string(raw), `rgb: "#BF3516"`, `rgb: "#E8502F"`, 1)
	text = strings.Replace(text, "cmyk: [35, 52, 75, 80]", "cmyk: [80, 70, 75, 80]", 1)
	s, found := data.Load(sample.Shipped(t, map[string]string{"theme.yaml": text}))
	if len(found) > 0 {
		t.Fatal(found)
	}
	e, _ := s.Edition("2026-01")
	var got []string
	for _, i := range check.Edition(s, e, []string{"fr"}) {
		got = append(got, i.Msg.String())
	}
	want := []string{"The swatch bronze lays down 305 % of ink.", "changed names: vermtexte on papier has a contrast of 3.74; 4.5 is needed.",
		"changed figures on a panel: vermtexte on sable has a contrast of 3.29; 4.5 is needed.", "changed names on a plate: vermtexte on brume has a contrast of 3.20; 4.5 is needed."}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// The limits of ink to the percent: 300 in all, 280 from 85 of black on.
func TestInkOfSwatchesToThePercent(t *testing.T) {
	raw, _ := fs.ReadFile(data.FS(), "theme.yaml")
	for _, c := range []struct{ cmyk, want string }{
		{"[80, 70, 70, 80]", ""},
		{"[80, 70, 71, 80]", "The swatch bronze lays down 301 % of ink."},
		{"[80, 70, 66, 84]", ""},
		{"[70, 65, 60, 85]", ""},
		{"[70, 65, 61, 85]", "The swatch bronze lays down 281 % of ink."},
		{"[70, 60, 50, 100]", ""},
		{"[70, 61, 50, 100]", "The swatch bronze lays down 281 % of ink."},
	} {
		text := strings.Replace(string(raw), "cmyk: [35, 52, 75, 80]", "cmyk: "+c.cmyk, 1)
		s, found := data.Load(sample.Shipped(t, map[string]string{"theme.yaml": text}))
		if len(found) > 0 || text == string(raw) {
			t.Fatal(found)
		}
		e, _ := s.Edition("2026-01")
		got := ""
		for _, i := range check.Edition(s, e, []string{"fr"}) {
			if i.Code == check.InkLimit {
				got += i.Msg.String()
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.cmyk, got, c.want)
		}
	}
}

// A folder that is no data folder, such as the root of a disk, is not searched
// through to its end.
func TestTooManyFiles(t *testing.T) {
	fsys := sample.Small(t, nil)
	for i := range 20_100 {
		fsys[fmt.Sprintf("register/x/%d", i)] = &fstest.MapFile{}
	}
	_, found := data.Load(fsys)
	n := 0
	for _, is := range found {
		if is.Code == read.TooMuch && strings.Contains(is.Msg.String(), "more than 20000 files") {
			n++
		}
	}
	if n != 1 {
		t.Errorf("%d findings say that there are too many files", n)
	}
}

// A theme without a margin has its columns in the middle of every sheet.
func TestMarginFollowsTheFormat(t *testing.T) {
	raw, err := fs.ReadFile(data.FS(), "theme.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for format, want := range map[string]unit.Length{"a4": 1725 * unit.MM / 100, "letter": 202 * unit.MM / 10, "230x330": 2725 * unit.MM / 100} {
		text := strings.Replace(strings.Replace(string(raw), "  margin: 17.25mm\n", "", 1), "swatches:\n", "format: "+format+"\nswatches:\n", 1)
		s, _ := data.Load(sample.Shipped(t, map[string]string{"theme.yaml": text}))
		if got := s.Theme.Spacing["margin"]; got != want {
			t.Errorf("%s: a margin of %s, want %s", format, got, want)
		}
	}
}
