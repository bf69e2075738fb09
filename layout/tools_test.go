package layout_test

import (
	"os/exec"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout"
)

// each runs a program on every file of every edition, tickets included.
func each(t *testing.T, run func(t *testing.T, name, path string)) {
	t.Helper()
	for _, month := range editions() {
		eachOf(t, month, run)
	}
}

// eachOf runs it on every file of one.
func eachOf(t *testing.T, month string, run func(t *testing.T, name, path string)) {
	t.Helper()
	r := result(t, month)
	for i := range r.Outputs {
		o := &r.Outputs[i]
		run(t, o.Path, written(t, o))
		for _, k := range o.Tickets {
			if strings.HasSuffix(k.Path, ".pdf") {
				run(t, k.Path, written(t, &layout.Output{Path: k.Path, Data: k.Data}))
			}
		}
	}
}

func TestQPDF(t *testing.T) {
	qpdf := tool(t, "qpdf")
	each(t, func(t *testing.T, name, path string) {
		if out, err := exec.Command(qpdf, "--check", path).CombinedOutput(); err != nil || strings.Contains(string(out), "WARNING") {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
	})
}

// Every font is embedded, a subset, and can be read as Unicode.
func TestFontsAreEmbedded(t *testing.T) {
	pdffonts := tool(t, "pdffonts")
	each(t, func(t *testing.T, name, path string) {
		out, err := exec.Command(pdffonts, path).Output()
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSpace(string(out)), "\n")
		if len(lines) < 4 {
			t.Fatalf("%s: no fonts\n%s", name, out)
		}
		for _, l := range lines[2:] {
			f := strings.Fields(l)
			flags := f[len(f)-5 : len(f)-2] // emb sub uni, then the object's number
			if strings.Join(flags, " ") != "yes yes yes" || len(f[0]) < 8 || f[0][6] != '+' {
				t.Errorf("%s: %s", name, l)
			}
		}
	})
}

// The boxes of the pages are what the profile says, to a hundredth of a
// millimetre, on every page.
func TestBoxes(t *testing.T) {
	pdfinfo := tool(t, "pdfinfo")
	for _, month := range editions() {
		r := result(t, month)
		for _, lang := range languages() {
			out, err := exec.Command(pdfinfo, "-box", "-l", "99", written(t, output(t, r, lang, "print"))).Output()
			if err != nil {
				t.Fatal(err)
			}
			n := 0
			for _, l := range strings.Split(string(out), "\n") {
				f := strings.Fields(l)
				if len(f) != 7 || f[0] != "Page" || !strings.HasSuffix(f[2], "Box:") {
					continue
				}
				n++
				want := map[string]string{"MediaBox:": "0.00 0.00 612.28 858.90", "BleedBox:": "0.00 0.00 612.28 858.90",
					"CropBox:": "0.00 0.00 612.28 858.90", "TrimBox:": "8.50 8.50 603.78 850.39"}[f[2]]
				if got := strings.Join(f[3:], " "); want != "" && got != want {
					t.Errorf("%s %s page %s: %s %s, want %s", month, lang, f[1], f[2], got, want)
				}
			}
			if n < 16 {
				t.Errorf("%s %s: only %d boxes were read", month, lang, n)
			}
		}
	}
}
