package layout_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/draw"
)

// reader is a program that gives the text of a file to those who copy and
// search.
type reader struct {
	name  string
	needs string // what has to be there
	in    string // in this folder of the tools' cache, when it is no program
	args  []string
}

// readers are the four engines that nearly all readers of PDF are built on:
// PDFium is Chromium's, pdf.js Firefox's.
func readers() []reader {
	scripts := filepath.Join("testdata", "readers")
	return []reader{
		{"poppler", "pdftotext", "", []string{"-enc", "UTF-8", "-raw", "FILE", "-"}},
		{"MuPDF", "mutool", "", []string{"draw", "-q", "-F", "text", "FILE"}},
		{"pdf.js", "node", "pdfjs-dist/package", []string{filepath.Join(scripts, "pdfjs.mjs"), "CACHE", "FILE"}},
		{"PDFium", "python3", "pypdfium2", []string{filepath.Join(scripts, "pdfium.py"), "CACHE", "FILE"}},
	}
}

// text is what the reader gives of a file.
func (r reader) text(t *testing.T, file string) string {
	t.Helper()
	program, cache := tool(t, r.needs), ""
	if r.in != "" {
		cache = cached(t, r.in)
	}
	args := make([]string, len(r.args))
	for i, a := range r.args {
		args[i] = strings.NewReplacer("FILE", file, "CACHE", cache).Replace(a)
	}
	out, err := exec.Command(program, args...).Output()
	if err != nil {
		t.Fatalf("%s: %v", r.name, err)
	}
	return string(out)
}

// cached is a folder that make tools puts into its cache.
func cached(t testing.TB, name string) string {
	t.Helper()
	dir := os.Getenv("PRESS_TOOLS")
	if dir == "" {
		user, err := os.UserCacheDir()
		if err != nil {
			t.Fatal(err)
		}
		dir = filepath.Join(user, "secnumcloud-press")
	}
	dir = filepath.Join(dir, filepath.FromSlash(name))
	if _, err := os.Stat(dir); err == nil {
		return dir
	}
	if ci := os.Getenv("CI"); ci != "" && ci != "false" {
		t.Fatalf("%s is not installed, and CI needs it: make tools", name)
	}
	t.Skipf("SKIPPED, nothing was checked: %s is not installed (make tools)", name)
	return ""
}

// formed are the words of the pages that are drawn by ligatures or other forms
// of characters, and those with superior letters, in the letters they are read
// in. What a listener gets in their place is left out.
func formed(pages []draw.Page) map[string]bool {
	out := map[string]bool{}
	for i := range pages {
		draw.Walk(&pages[i].Box, func(v draw.Visit) bool {
			for _, op := range draw.Runs(v.Box.Ops) {
				x, ok := op.(draw.Text)
				if !ok || x.Read() != x.Str || x.Codes == nil && draw.Spelt(x.Str) == x.Str {
					continue
				}
				for _, w := range strings.Fields(draw.Spelt(x.Str)) {
					out[w] = true
				}
			}
			return true
		})
	}
	return out
}

// Whoever copies from a file, or searches in it, gets plain letters, whatever
// draws them: in every reader, in both kinds of file, every word.
func TestReadersGetLetters(t *testing.T) {
	for _, x := range []struct{ month, lang, profile, words string }{
		{"2026-01", "fr", "screen", "qualifié offre officielle SecNumCloud 2026"},
		{"2026-01", "en", "screen", "qualified offers official SecNumCloud 2026"},
		{"2026-04", "fr", "print", "qualifié offres 1er 2026"},
	} {
		r := result(t, x.month)
		words := map[string]bool{}
		for _, l := range r.Pages {
			if l.Lang == x.lang {
				words = formed(l.Result.Pages)
			}
		}
		if len(words) < 500 {
			t.Errorf("%s %s: only %d words are drawn by other forms", x.month, x.lang, len(words))
		}
		for _, w := range strings.Fields(x.words) {
			words[w] = true
		}
		path := written(t, output(t, r, x.lang, x.profile))
		for _, rd := range readers() {
			t.Run(x.month+" "+x.lang+" "+rd.name, func(t *testing.T) { found(t, rd.text(t, path), words) })
		}
	}
}

// found holds the text that a reader gives to the words.
func found(t *testing.T, text string, words map[string]bool) {
	t.Helper()
	if i := strings.IndexFunc(text, odd); i >= 0 {
		t.Errorf("%q is no plain letter: %.40q", []rune(text[i:])[0], text[i:])
	}
	missing := 0
	for w := range words {
		if !strings.Contains(text, w) {
			if missing++; missing <= 5 {
				t.Errorf("%q is not found", w)
			}
		}
	}
	if missing > 0 {
		t.Errorf("%d of %d words are not found", missing, len(words))
	}
}

// Whoever copies an address over several lines gets it whole, and nothing of it
// again, in the readers that heed replacement texts. MuPDF 1.21 and pdf.js give
// the lines as they stand.
func TestReadersGetAddressesWhole(t *testing.T) {
	r := result(t, "2026-01")
	var wholes, rest []string
	for _, l := range r.Pages {
		for i := range l.Result.Pages {
			if l.Lang != "fr" {
				continue
			}
			draw.Walk(&l.Result.Pages[i].Box, func(v draw.Visit) bool {
				for _, op := range v.Box.Ops {
					switch x, ok := op.(draw.Text); {
					case !ok:
					case x.Mute:
						rest = append(rest, x.Str)
					case x.Actual != x.Str && strings.HasPrefix(x.Actual, x.Str):
						wholes = append(wholes, x.Actual)
					}
				}
				return true
			})
		}
	}
	if len(wholes) < 10 || len(rest) < len(wholes) {
		t.Fatalf("%d addresses over several lines, %d further lines", len(wholes), len(rest))
	}
	path := written(t, output(t, r, "fr", "screen"))
	for _, rd := range readers() {
		if rd.name != "poppler" && rd.name != "PDFium" {
			continue
		}
		t.Run(rd.name, func(t *testing.T) {
			text := rd.text(t, path)
			for _, w := range wholes {
				if !strings.Contains(text, w) {
					t.Errorf("%s is not whole", w)
				}
				text = strings.Replace(text, w, "", 1)
			}
			for _, line := range strings.Split(text, "\n") {
				for _, w := range rest {
					if strings.TrimSpace(line) == w {
						t.Errorf("%s is read again", w)
					}
				}
			}
		})
	}
}

// odd tells private characters, ligatures of print and superior letters.
func odd(r rune) bool {
	return r >= 0xE000 && r <= 0xF8FF || r >= 0xFB00 && r <= 0xFB06 || draw.Letter(r) != r
}

// Figures stand in columns in the cells of tables, all of one width, and are as
// wide as each is in the text.
func TestFiguresOnPages(t *testing.T) {
	number := regexp.MustCompile(`^[\d.,%\x{00a0}\x{202f} ]+$|\d [a-zûé]+\.? \d{4}$`)
	cells, texts := 0, 0
	for _, l := range result(t, "2026-01").Pages {
		for i := range l.Result.Pages {
			draw.Walk(&l.Result.Pages[i].Box, func(v draw.Visit) bool {
				cell := v.Elem != nil && (v.Elem.Role == draw.DataCell || v.Elem.Role == draw.HeadCell)
				for _, op := range v.Box.Ops {
					x, ok := op.(draw.Text)
					if !ok || !strings.ContainsAny(x.Str, "0123456789") {
						continue
					}
					plain := strings.ContainsAny(string(x.Drawn()), "0123456789")
					switch {
					case cell && number.MatchString(strings.TrimSpace(x.Str)):
						if cells++; !plain || x.Codes != nil {
							t.Errorf("%s page %d: %q stands in a cell and is drawn by %U", l.Lang, i+1, x.Str, x.Codes)
						}
					case v.Box.Line != nil && v.Box.Line.Style == "body" && x.Font == "serif":
						if texts++; plain {
							t.Errorf("%s page %d: %q stands in the text and is drawn in columns", l.Lang, i+1, x.Str)
						}
					}
				}
				return true
			})
		}
	}
	if cells < 40 || texts < 20 {
		t.Errorf("%d cells and %d texts with figures", cells, texts)
	}
}
