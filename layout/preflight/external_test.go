package preflight_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/preflight"
	"github.com/secnumcloud-observatory/press/layout/profile"
)

// month is the edition these tests look at; the suite over all editions is the
// layout package's.
const month = "2026-01"

// TestProduct judges the press's own files: as they are, with faults put in,
// and by tools that share nothing with this package.
func TestProduct(t *testing.T) {
	files := product(t)
	t.Run("print passes", func(t *testing.T) { passes(t, files["print"], "PDF/X-4") })
	t.Run("screen passes", func(t *testing.T) { passes(t, files["screen"], "PDF/UA-1") })
	t.Run("print faults", func(t *testing.T) { spoiled(t, files["print"], printFaults()) })
	t.Run("screen faults", func(t *testing.T) { spoiled(t, files["screen"], screenFaults()) })
	t.Run("same breaks", func(t *testing.T) { sameBreaks(t, files) })
	path := saved(t, files["print"])
	for _, tool := range []struct {
		name string
		test func(t *testing.T, path string, data []byte)
	}{{"boxes", boxes}, {"pictures", pictures}, {"colours", colours}, {"plates", separations}, {"ink", ink}, {"coverage", coverage},
		{"overprint", overprint}, {"bleed", bleed}} {
		t.Run(tool.name, func(t *testing.T) { tool.test(t, path, files["print"]) })
	}
	t.Run("qpdf", func(t *testing.T) { qpdf(t, files) })
	t.Run("veraPDF", func(t *testing.T) { veraPDF(t, files) })
}

// skip leaves a test out, aloud; where everything must run it fails.
func skip(t testing.TB, format string, values ...any) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatalf(format, values...)
	}
	t.Skipf("SKIPPED, not passed: "+format, values...)
}

func need(t testing.TB, tool string) {
	t.Helper()
	if _, err := exec.LookPath(tool); err != nil {
		skip(t, "%s is not installed (make tools)", tool)
	}
}

func run(t testing.TB, tool string, args ...string) string {
	t.Helper()
	need(t, tool)
	out, err := exec.Command(tool, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %s: %v\n%.2000s", tool, strings.Join(args, " "), err, out)
	}
	return string(out)
}

func saved(t testing.TB, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "file.pdf")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// product builds the edition in French, by profile.
func product(t testing.TB) map[string][]byte {
	t.Helper()
	press, err := layout.Open(os.DirFS(filepath.Join("..", "..", "data")))
	if err != nil {
		t.Fatal(err)
	}
	res, err := press.Build(context.Background(), layout.Order{Month: month, Langs: []string{"fr"},
		Profiles: []profile.Profile{profile.Screen(), profile.Print(profile.NoMarks)}})
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{}
	for _, o := range res.Outputs {
		if o.Built {
			out[o.Profile] = o.Data
		}
	}
	if len(out) < 2 {
		for _, is := range res.Issues {
			if is.Severity == diag.Error {
				t.Log(is.String())
			}
		}
		skip(t, "the edition %s does not build: see its findings", month)
	}
	return out
}

func passes(t *testing.T, data []byte, claim string) {
	r, err := preflight.Check(data, preflight.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if r.Failed() || !slices.Contains(r.Claims, claim) {
		t.Errorf("claims %v\n%s", r.Claims, preflight.FaultsOnly(r))
	}
	for _, x := range r.Results {
		edition := slices.Contains([]diag.Code{"TextMissing", "TextAdded", "TextReplaced", "ReadingOrder", "PassageLanguage"}, x.Code)
		if x.Status == preflight.NotChecked && !edition {
			t.Errorf("%s was not checked: %v", x.Code, x.Why)
		}
	}
}

type fault struct {
	name string
	rule diag.Code
	do   func(h *preflight.Reopened)
}

// spoiled puts each fault into the file alone: its rule must fail, and not
// have failed before.
func spoiled(t *testing.T, data []byte, faults []fault) {
	whole := preflight.Reopen(t, data)
	before, err := preflight.Check(whole.Bytes(), preflight.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range faults {
		t.Run(f.name, func(t *testing.T) {
			if slices.Contains(preflight.Failing(before), string(f.rule)) {
				t.Fatalf("%s fails before the fault is put in\n%s", f.rule, preflight.FaultsOnly(before))
			}
			h := preflight.Reopen(t, data)
			f.do(h)
			r, err := preflight.Check(h.Bytes(), preflight.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if x, _ := r.Result(f.rule); x.Status != preflight.Fail {
				t.Errorf("%s says %v; failed are %v", f.rule, x.Status, preflight.Failing(r))
			}
		})
	}
}

// text is a short line in a face of the page; the letter is in every subset.
func text(h *preflight.Reopened, page int, x, y, size float64) string {
	return preflight.Say(h.FontName(page), x, y, size, "eee")
}

func printFaults() []fault {
	paint := func(ops string) func(h *preflight.Reopened) { return func(h *preflight.Reopened) { h.Draw(3, ops) } }
	set := func(colour string, x, y, size float64) func(h *preflight.Reopened) {
		return func(h *preflight.Reopened) { h.Draw(3, colour+" "+text(h, 3, x, y, size)) }
	}
	return []fault{
		{"RGB left in", "ColourScreen", paint("1 0 0 rg 100 100 50 50 re f")},
		{"box swapped", "BoxNesting", func(h *preflight.Reopened) {
			h.Change(h.Page(2), `/BleedBox`, "/Was")
			h.Change(h.Page(2), `/TrimBox`, "/BleedBox")
			h.Change(h.Page(2), `/Was`, "/TrimBox")
		}},
		{"trim missing", "BoxNesting", func(h *preflight.Reopened) { h.Change(h.Page(2), `/TrimBox`, "/Trim") }},
		{"page too wide", "TrimUnequal", func(h *preflight.Reopened) { h.Change(h.Page(2), `603\.\d+`, "604.5") }},
		{"crop box", "CropBox", func(h *preflight.Reopened) { h.Add(h.Page(2), "/CropBox[20 20 500 700]") }},
		{"turned", "PageTurned", func(h *preflight.Reopened) { h.Add(h.Page(2), "/Rotate 180") }},
		{"profile of the wrong class", "OutputProfile", func(h *preflight.Reopened) {
			h.Change(h.Find(`/N 4`, 0), `prtrCMYK`, "mntrCMYK")
		}},
		{"intent without registry", "OutputIntent", func(h *preflight.Reopened) { h.Change(h.Find(`/S ?/GTS_PDFX`, 0), `/RegistryName`, "/Registry") }},
		{"another version claimed", "PrintIdentification", func(h *preflight.Reopened) { h.Change(h.XMP(), `PDF/X-4`, "PDF/X-1") }},
		{"titles differ", "MetadataDisagrees", func(h *preflight.Reopened) { h.Change(h.Info(), `/Title`, "/Title(Autre)/Was") }},
		{"trapped unknown", "Trapped", func(h *preflight.Reopened) { h.Change(h.Info(), `/Trapped ?/False`, "/Trapped/Unknown") }},
		{"ink at 340 %", "InkTotal", paint("1 1 0.4 1 k 100 100 50 50 re f")},
		{"rich black text", "InkBlackText", set("0.8 0.7 0.4 1 k", 100, 100, 20)},
		{"line of 0.1 pt", "LineThin", paint("0.1 w 0 0 0 1 K 100 100 m 200 100 l S")},
		{"text 2 mm from the trim", "SafeMargin", set("0 0 0 1 k", 14.5, 300, 9)},
		{"white overprints", "OverprintWhite", func(h *preflight.Reopened) {
			h.Draw(3, "1 0 0 0 k 100 100 50 50 re f /"+overName(h)+" gs 0 0 0 0 k "+text(h, 3, 110, 120, 12))
		}},
		{"black text on a tint knocks out", "OverprintBlackText", func(h *preflight.Reopened) {
			h.Draw(3, "0.5 0 0 0 k 100 100 50 50 re f 0 0 0 1 k "+text(h, 3, 110, 120, 9))
		}},
		{"reversed text of 5 pt", "TextReversed", func(h *preflight.Reopened) {
			h.Draw(3, "0.5 0 0 0 k 100 100 50 50 re f 0 0 0 0 k "+text(h, 3, 110, 120, 5))
		}},
		{"missing font", "FontEmbedded", func(h *preflight.Reopened) { h.Change(h.Find(`/FontFile2`, 0), `/FontFile2 ?\{o\d+\}`, "") }},
		{"missing characters", "GlyphMissing", func(h *preflight.Reopened) { h.Draw(3, "BT /"+h.FontName(3)+" 10 Tf 100 100 Td <2603> Tj ET") }},
		{"widths wrong", "GlyphWidth", func(h *preflight.Reopened) { h.Change(h.Find(`/DW`, 0), `/W ?(\{o\d+\}|\[)`, "/DW 300 /Was [") }},
		{"no Unicode map", "TextUnmapped", func(h *preflight.Reopened) { h.Change(h.Find(`/ToUnicode`, 0), `/ToUnicode`, "/Was") }},
		{"picture at 120 ppi", "ImageResolution", func(h *preflight.Reopened) {
			h.Draw(3, "q 60 0 0 60 100 100 cm BI /W 100 /H 100 /BPC 8 /CS /G /F /AHx ID\n00>\nEI Q")
		}},
		{"ground ends at the trim", "BleedShort", paint("0.3 0 0 0 k 8.5 200 80 80 re f")},
		{"annotation", "PrintAnnotation", func(h *preflight.Reopened) {
			h.Add(h.Page(2), "/Annots[<</Type/Annot/Subtype/Link/Rect[50 50 90 90]/F 4/A<</S/URI/URI(https://example.org)>>>>]")
		}},
		{"action", "PrintAction", func(h *preflight.Reopened) { h.Add(h.Root(), "/OpenAction<</S/Named/N/Print>>") }},
		{"layers", "PrintLayer", func(h *preflight.Reopened) { h.Add(h.Root(), "/OCProperties<</OCGs[]/D<</Name(a)>>>>") }},
		{"operator of no standard", "ContentDamaged", paint("7 glow")},
		{"empty page", "PageEmpty", func(h *preflight.Reopened) { h.Change(h.Page(4), `/Contents`, "/Was") }},
	}
}

// overName is the name of the overprinting graphics state in the resources.
func overName(h *preflight.Reopened) string {
	return h.Match(h.Find(`/op true`, 0), `/(\w+) ?<<[^<>]*/op true`)
}

func screenFaults() []fault {
	element := func(role, pattern, with string) func(h *preflight.Reopened) {
		return func(h *preflight.Reopened) { h.Change(h.Find(`/S ?/`+role+`\b`, 0), pattern, with) }
	}
	return []fault{
		{"alternative removed", "AlternativeMissing", element("Figure", `/Alt`, "/Was")},
		{"box of a figure removed", "FigureBox", element("Figure", `/BBox`, "/Was")},
		{"scope removed", "TableScope", func(h *preflight.Reopened) {
			th := h.Find(`/S ?/TH\b`, 0)
			h.Change(th, `/Scope`, "/Was")
			if h.Has(th, `/ID`) { // it may be found by name instead
				h.Change(th, `/ID`, "/Old")
			}
		}},
		{"cell lost", "TableShape", func(h *preflight.Reopened) {
			row := h.Find(`/S ?/TR\b`, 1)
			h.Change(row, `\{o\d+\}\]`, "]")
		}},
		{"cell as a paragraph", "TableParts", element("TD", `/S ?/TD\b`, "/S/P")},
		{"heading level skipped", "HeadingOrder", element("H2", `/S ?/H2\b`, "/S/H4")},
		{"list item as a paragraph", "ListNesting", element("LI", `/S ?/LI\b`, "/S/P")},
		{"contents entry as a paragraph", "ContentsNesting", element("TOCI", `/S ?/TOCI\b`, "/S/P")},
		{"role of no standard", "RoleMapping", element("BlockQuote", `/S ?/BlockQuote\b`, "/S/Exergue")},
		{"parent removed", "ElementParent", element("H1", `/P ?\{o\d+\}`, "")},
		{"page removed", "ElementPage", element("H1", `/Pg ?\{o\d+\}`, "")},
		{"language removed", "LanguageMissing", func(h *preflight.Reopened) { h.Change(h.Root(), `/Lang`, "/Was") }},
		{"whole edition in the wrong language", "PassageLanguage", func(h *preflight.Reopened) {
			h.Change(h.Root(), `/Lang ?\([^)]*\)`, "/Lang(en)")
			if doc := h.Find(`/S ?/Document\b`, 0); h.Has(doc, `/Lang`) {
				h.Change(doc, `/Lang ?\([^)]*\)`, "/Lang(en)")
			}
		}},
		{"not marked", "NotMarked", func(h *preflight.Reopened) { h.Change(h.Root(), `/Marked true`, "/Marked false") }},
		{"title hidden", "TitleHidden", func(h *preflight.Reopened) { h.Change(h.Root(), `/DisplayDocTitle`, "/Was") }},
		{"identification removed", "UAIdentification", func(h *preflight.Reopened) { h.Change(h.XMP(), `pdfuaid:part>1<`, "pdfuaid:part><") }},
		{"no tab order", "TabOrder", func(h *preflight.Reopened) { h.Change(h.Page(2), `/Tabs`, "/Was") }},
		{"no way back to the elements", "ParentTree", func(h *preflight.Reopened) { h.Change(h.Page(2), `/StructParents \d+`, "/StructParents 0") }},
		{"link without description", "LinkDescription", func(h *preflight.Reopened) { h.Change(h.Find(`/Subtype ?/Link`, 0), `/Contents`, "/Was") }},
		{"link without its element", "LinkElement", func(h *preflight.Reopened) { h.Change(h.Find(`/Type ?/OBJR`, 0), `<<[^<>]*/Type ?/OBJR[^<>]*>>`, "") }},
		{"link hidden", "AnnotationFlags", func(h *preflight.Reopened) { h.Change(h.Find(`/Subtype ?/Link`, 0), `/F 4`, "/F 2") }},
		{"untagged rule", "ContentUntagged", func(h *preflight.Reopened) { h.Draw(3, "0.5 w 0 0 0 RG 100 100 m 200 100 l S") }},
		{"artifact of no kind", "ArtifactKind", func(h *preflight.Reopened) { h.Draw(3, "/Artifact BMC 0 0 0 rg 100 100 10 10 re f EMC") }},
		{"content number twice", "ContentShared", func(h *preflight.Reopened) { h.Draw(3, "/P <</MCID 0>> BDC 0 0 0 rg 100 100 10 10 re f EMC") }},
		{"artifact within a tag", "TagNesting", func(h *preflight.Reopened) {
			h.Draw(3, "/P <</MCID 9000>> BDC /Artifact <</Type/Layout>> BDC 0 0 0 rg 100 100 10 10 re f EMC EMC")
		}},
		{"pale text", "Contrast", func(h *preflight.Reopened) { h.Draw(3, "0.75 0.75 0.75 rg "+text(h, 3, 100, 100, 10)) }},
		{"bookmark to another page", "OutlineMismatch", func(h *preflight.Reopened) {
			h.Change(h.Find(`/Prev.*/Title`, 2), `/Title ?(\([^)]*\)|<[^>]*>)`, "/Title(Autre)")
		}},
		{"labels of other pages", "PageLabel", func(h *preflight.Reopened) {
			h.Change(h.Root(), `/PageLabels`, "/PageLabels<</Nums[0<</S/D/St 40>>]>>/Was")
		}},
		{"print colours", "ArchiveIntent", func(h *preflight.Reopened) { h.Draw(3, "1 0 0 0 k 100 100 10 10 re f") }},
		{"no output intent", "ArchiveIntent", func(h *preflight.Reopened) { h.Change(h.Root(), `/OutputIntents`, "/Was") }},
		{"script", "ScriptAction", func(h *preflight.Reopened) { h.Add(h.Root(), "/OpenAction<</Type/Action/S/JavaScript/JS(a)>>") }},
		{"characters without Unicode", "TextUnmapped", func(h *preflight.Reopened) { h.Change(h.Find(`/ToUnicode`, 0), `/ToUnicode`, "/Was") }},
	}
}

// sameBreaks: the words that begin and end each page are the same on paper and
// on screen.
func sameBreaks(t *testing.T, files map[string][]byte) {
	need(t, "pdftotext")
	words := map[string][]string{}
	for name, data := range files {
		words[name] = strings.Split(run(t, "pdftotext", "-layout", saved(t, drawn(t, data)), "-"), "\f")
	}
	if len(words["print"]) != len(words["screen"]) {
		t.Fatalf("%d pages printed, %d on screen", len(words["print"]), len(words["screen"]))
	}
	bag := func(s string) string { // readers put spaces where they see gaps, so these do not count
		r := []rune(strings.Map(func(r rune) rune {
			if unicode.IsSpace(r) {
				return -1
			}
			return r
		}, s))
		slices.Sort(r)
		return string(r)
	}
	for i := range words["print"] {
		if bag(words["print"][i]) != bag(words["screen"][i]) {
			t.Errorf("page %d differs between the files", i+1)
		}
	}
}

// drawn is a file without the text that stands for what is drawn where it is
// read aloud: a hyphen at the end of a line, a month that is cut short.
func drawn(t *testing.T, data []byte) []byte {
	plain := filepath.Join(t.TempDir(), "plain.pdf")
	run(t, "qpdf", "--stream-data=uncompress", saved(t, data), plain)
	raw, err := os.ReadFile(plain)
	if err != nil {
		t.Fatal(err)
	}
	return replacement.ReplaceAllFunc(raw, func(b []byte) []byte { return []byte(strings.Repeat(" ", len(b))) })
}

var replacement = regexp.MustCompile(`/ActualText *<[0-9A-Fa-f]*>`)

func qpdf(t *testing.T, files map[string][]byte) {
	for name, data := range files {
		if out := run(t, "qpdf", "--check", saved(t, data)); strings.Contains(out, "WARNING") || !strings.Contains(out, "No syntax or stream encoding errors") {
			t.Errorf("%s: %s", name, out)
		}
	}
}

func veraPDF(t *testing.T, files map[string][]byte) {
	need(t, "java")
	runner := filepath.Join("..", "..", "tools", "verapdf")
	if exec.Command(runner, "where").Run() != nil {
		skip(t, "veraPDF is not installed (make tools)")
	}
	for flavour, name := range map[string]string{"2b": "print", "2a": "screen", "ua1": "screen"} {
		out := run(t, runner, "-f", flavour, "--format", "text", "-v", saved(t, files[name]))
		if !regexp.MustCompile(`(?m)^PASS `).MatchString(out) {
			t.Errorf("%s as %s:\n%s", name, flavour, out)
		}
	}
}

func boxes(t *testing.T, path string, data []byte) {
	r, err := preflight.Check(data, preflight.Options{})
	if err != nil {
		t.Fatal(err)
	}
	out := run(t, "pdfinfo", "-box", "-f", "1", "-l", fmt.Sprint(r.Pages), path)
	for box, want := range map[string]string{"MediaBox": "0.00 0.00 612.28 858.90", "CropBox": "0.00 0.00 612.28 858.90",
		"BleedBox": "0.00 0.00 612.28 858.90", "TrimBox": "8.50 8.50 603.78 850.39"} {
		n := len(regexp.MustCompile(box+`: +`+strings.Join(strings.Fields(want), " +")+"\n").FindAllString(out, -1))
		if n != r.Pages {
			t.Errorf("%s is %s on %d pages of %d\n%s", box, want, n, r.Pages, out)
		}
	}
	if !strings.Contains(run(t, "pdfinfo", path), "PDF/X-4") {
		t.Error("pdfinfo does not see PDF/X-4")
	}
}

func pictures(t *testing.T, path string, _ []byte) {
	lines := strings.Split(strings.TrimSpace(run(t, "pdfimages", "-list", path)), "\n")
	for _, l := range lines[2:] {
		f := strings.Fields(l)
		if len(f) < 14 {
			t.Fatalf("pdfimages: %q", l)
		}
		var x, y int
		if _, err := fmt.Sscan(f[12]+" "+f[13], &x, &y); err != nil {
			t.Fatalf("pdfimages: %q", l)
		}
		if f[5] == "rgb" || min(x, y) < 150 || f[10] == "yes" {
			t.Errorf("picture: %s", l)
		}
	}
}

// colours reads every fill, stroke and glyph through another interpreter.
func colours(t *testing.T, path string, _ []byte) {
	out := run(t, "mutool", "trace", path)
	for _, bad := range []string{`colorspace="DeviceRGB"`, `colorspace="ICCBased`, `glyph="0"`, `colorspace="DeviceGray"`} {
		if i := strings.Index(out, bad); i >= 0 {
			t.Errorf("the trace has %s: %.300s", bad, out[max(0, i-200):])
		}
	}
	black := strings.Count(out, `<fill_text colorspace="DeviceCMYK" color="0 0 0 1"`)
	all := strings.Count(out, "<fill_text ")
	if black == 0 || black < all/3 {
		t.Errorf("%d texts of %d are in black alone", black, all)
	}
	if regexp.MustCompile(`<fill_text colorspace="DeviceCMYK" color="0 0 0 0"[^>]* op="1"`).MatchString(out) {
		t.Error("white text overprints")
	}
}
