package finish

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/golden"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// need skips a test whose tool is not installed, and says so; where tests must
// all run (CI=true) that is a failure.
func need(t testing.TB, tool string) string {
	t.Helper()
	path, err := exec.LookPath(tool)
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("%s is not installed: make tools installs it", tool)
		}
		t.Skipf("SKIPPED, not passed: %s is not installed (make tools)", tool)
	}
	return path
}

// veraPDF is the runner of the validator.
func veraPDF(t testing.TB) string {
	t.Helper()
	need(t, "java")
	runner := filepath.Join("..", "..", "tools", "verapdf")
	if err := exec.Command(runner, "where").Run(); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("veraPDF is not installed: make tools installs it")
		}
		t.Skip("SKIPPED, not passed: veraPDF is not installed (make tools)")
	}
	return runner
}

func run(t testing.TB, tool string, args ...string) string {
	t.Helper()
	out, err := exec.Command(tool, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", tool, strings.Join(args, " "), err, out)
	}
	return string(out)
}

// saved is a file on disk for a tool to read.
func saved(t testing.TB, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "sample.pdf")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// profiles are the kinds of files the press makes.
func profiles() map[string]profile.Profile {
	return map[string]profile.Profile{
		"screen": profile.Screen(), "print": profile.Print(profile.NoMarks),
		"print crop": profile.Print(profile.CropMarks), "print full": profile.Print(profile.FullMarks),
	}
}

// TestVeraPDFPasses runs the validator once for each standard: starting it
// costs more than a file.
func TestVeraPDFPasses(t *testing.T) {
	runner := veraPDF(t)
	flavours := map[profile.Standard]string{profile.PDFUA1: "ua1", profile.PDFA2A: "2a", profile.PDFA2B: "2b"}
	files := map[string][]string{}
	for label, prof := range profiles() {
		path := saved(t, build(t, pictured(t, prof), prof))
		for _, claim := range prof.Claims {
			if f := flavours[claim]; f != "" {
				files[f] = append(files[f], path)
				t.Logf("%s: %s as %s", label, path, claim)
			}
		}
	}
	for f, paths := range files {
		out := run(t, runner, append([]string{"-f", f, "--format", "text", "-v"}, paths...)...)
		if n := strings.Count("\n"+out, "\nPASS "); n != len(paths) || strings.Contains(out, "FAIL") {
			t.Errorf("%s: %d of %d pass\n%s", f, n, len(paths), out)
		}
	}
	if len(files) != 3 {
		t.Errorf("%d standards checked, want 3", len(files))
	}
}

// pictured is the sample with a photograph on its last page.
func pictured(t testing.TB, _ profile.Profile) []draw.Page {
	pages := sample(t)
	b := draw.Box{Size: unit.Size{W: 30 * mm, H: 20 * mm}, Elem: with(draw.Elem{Role: draw.Figure, Alt: "Un dégradé."})}
	b.Ops = []draw.Op{draw.Image{Rect: unit.Box(0, 0, 30*mm, 20*mm), Picture: picture(t)}}
	pages[2].Put(30*mm, 150*mm, b)
	return pages
}

func TestReadersAgree(t *testing.T) {
	need(t, "qpdf")
	need(t, "pdffonts")
	for label, prof := range profiles() {
		path := saved(t, build(t, sample(t), prof))
		if out := run(t, "qpdf", "--check", path); strings.Contains(out, "WARNING") || !strings.Contains(out, "No syntax or stream encoding errors") {
			t.Errorf("%s: qpdf: %s", label, out)
		}
		lines := strings.Split(strings.TrimSpace(run(t, "pdffonts", path)), "\n")[2:]
		if len(lines) < 5 {
			t.Errorf("%s: %d fonts", label, len(lines))
		}
		ok := regexp.MustCompile(`^[A-Z]{6}\+Source\S+ +CID TrueType +Identity-H +yes yes yes `)
		for _, l := range lines {
			if !ok.MatchString(l) {
				t.Errorf("%s: not embedded, subset and mapped: %s", label, l)
			}
		}
		info := run(t, "pdfinfo", path)
		if label == "screen" && !strings.Contains(info, "PDF version:     1.7") || label != "screen" && !strings.Contains(info, "PDF version:     1.6") {
			t.Errorf("%s: %s", label, info)
		}
		for _, w := range []string{"JavaScript:      no", "Encrypted:       no", "Metadata Stream: yes", "Title:           Observatoire SecNumCloud & Cie, janvier 2026"} {
			if !strings.Contains(info, w) {
				t.Errorf("%s: pdfinfo does not say %q:\n%s", label, w, info)
			}
		}
	}
}

func TestBoxes(t *testing.T) {
	need(t, "pdfinfo")
	for label, want := range map[string]map[string]string{
		"screen":     {"MediaBox": "0.00 0.00 595.28 841.89", "TrimBox": "0.00 0.00 595.28 841.89", "BleedBox": "0.00 0.00 595.28 841.89"},
		"print":      {"MediaBox": "0.00 0.00 612.28 858.90", "TrimBox": "8.50 8.50 603.78 850.39", "BleedBox": "0.00 0.00 612.28 858.90"},
		"print crop": {"MediaBox": "0.00 0.00 663.31 909.92", "TrimBox": "34.02 34.02 629.29 875.91", "BleedBox": "25.51 25.51 637.80 884.41"},
		"print full": {"MediaBox": "0.00 0.00 697.32 943.94", "TrimBox": "51.02 51.02 646.30 892.91", "BleedBox": "42.52 42.52 654.80 901.42"},
	} {
		out := run(t, "pdfinfo", "-box", "-f", "1", "-l", "3", saved(t, build(t, sample(t), profiles()[label])))
		for box, values := range want {
			if n := len(regexp.MustCompile(box+`: +`+strings.Join(strings.Fields(values), " +")+"\n").FindAllString(out, -1)); n != 3 {
				t.Errorf("%s: %s is %s on %d pages of 3:\n%s", label, box, values, n, out)
			}
		}
	}
}

func TestGoldenStructureText(t *testing.T) {
	need(t, "pdfinfo")
	golden.Check(t, "structure.txt", run(t, "pdfinfo", "-struct-text", saved(t, build(t, sample(t), profile.Screen()))))
}

func TestTextKeepsItsOrder(t *testing.T) {
	need(t, "pdftotext")
	out := run(t, "pdftotext", "-raw", saved(t, build(t, sample(t), profile.Screen())), "-")
	at := 0
	for _, w := range []string{"Observatoire SecNumCloud", "Une œuvre — à 10 % : l’État", "Éditorial 2", "rité ; en anglais on dit trusted cloud. Voir le site",
		"Les offres", "une évaluation", "une décision", "n = 2", "Sur le panneau", "Fournisseur 1", "Fournisseur 5"} {
		i := strings.Index(out[at:], w)
		if i < 0 {
			t.Errorf("%q does not follow what stands before it in\n%s", w, out)
			continue
		}
		at += i
	}
}
