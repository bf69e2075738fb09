//go:build slow

package layout_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/pdfcpu/pdfcpu/pkg/api"

	"github.com/secnumcloud-observatory/press/layout/preflight/pdf"
)

// trip is what a common tool makes of files.
type trip struct {
	name   string
	two    bool // of two files: they are merged
	tagged bool // tags stay
	lossy  bool // pictures are others, and replacement texts are dropped
	cut    bool // it takes the links of whatever file away
	astray bool // it copies pages one by one: a link to a page it has not copied leads nowhere
	make   func(t *testing.T, out string, in ...string)
}

func byTool(name string, args func(out string, in []string) []string) func(*testing.T, string, ...string) {
	return func(t *testing.T, out string, in ...string) {
		t.Helper()
		if msg, err := exec.Command(tool(t, name), args(out, in)...).CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", name, err, msg)
		}
	}
}

func trips() []trip {
	return []trip{
		{name: "qpdf rewrites", tagged: true, make: byTool("qpdf", func(out string, in []string) []string {
			return []string{"--object-streams=generate", "--recompress-flate", in[0], out}
		})},
		{name: "mutool cleans", tagged: true, make: byTool("mutool", func(out string, in []string) []string { return []string{"clean", "-gg", "-z", in[0], out} })},
		{name: "Ghostscript for e-books", lossy: true, make: byTool("gs", func(out string, in []string) []string {
			return []string{"-q", "-sDEVICE=pdfwrite", "-dPDFSETTINGS=/ebook", "-dNOPAUSE", "-dBATCH", "-o", out, in[0]}
		})},
		{name: "Ghostscript merges", two: true, lossy: true, make: byTool("gs", func(out string, in []string) []string {
			return []string{"-q", "-sDEVICE=pdfwrite", "-dPDFSETTINGS=/ebook", "-dNOPAUSE", "-dBATCH", "-o", out, in[0], in[1]}
		})},
		{name: "qpdf merges", two: true, astray: true, make: byTool("qpdf", func(out string, in []string) []string {
			return []string{"--empty", "--pages", in[0], in[1], "--", out}
		})},
		{name: "poppler merges", two: true, astray: true, make: byTool("pdfunite", func(out string, in []string) []string { return []string{in[0], in[1], out} })},
		{name: "MuPDF merges", two: true, cut: true, make: byTool("mutool", func(out string, in []string) []string { return []string{"merge", "-o", out, in[0], in[1]} })},
		{name: "pdfcpu merges", two: true, make: func(t *testing.T, out string, in ...string) {
			t.Helper()
			if err := api.MergeCreateFile(in, out, false, nil); err != nil {
				t.Fatal(err)
			}
		}},
	}
}

// A file goes through common tools with its text, links and looks, and those that
// keep tags keep ours, or where links lead. Merging drops tags everywhere.
func TestRoundTrips(t *testing.T) {
	for _, month := range []string{"2026-04", "specimen"} {
		for _, prof := range []string{"screen", "print"} {
			r := result(t, month)
			in := []string{written(t, output(t, r, "fr", prof)), written(t, output(t, r, "en", prof))}
			for _, x := range trips() {
				t.Run(fmt.Sprintf("%s %s %s", month, prof, x.name), func(t *testing.T) {
					out, from := filepath.Join(t.TempDir(), "out.pdf"), in[:1]
					if x.two {
						from = in
					}
					x.make(t, out, from...)
					x.holds(t, out, from)
				})
			}
		}
	}
}

func (x trip) holds(t *testing.T, out string, in []string) {
	t.Helper()
	text, links := "", 0
	for _, f := range in {
		text, links = text+plain(t, f, x.lossy), links+areas(t, f)
	}
	if x.cut {
		links = 0
	}
	if got := plain(t, out, x.lossy); got != text {
		t.Errorf("the text is another from here: %s", parting(got, text))
	}
	if got := areas(t, out); got != links {
		t.Errorf("%d links, were %d", got, links)
	}
	if !x.cut {
		x.leads(t, goals(t, out), goalsOf(t, in))
	}
	if x.tagged && bytes.Contains(structure(t, in[0]), []byte("H1")) && !bytes.Equal(structure(t, out), structure(t, in[0])) {
		t.Error("the structure is another")
	}
	if x.lossy {
		return
	}
	was := [][]byte{}
	for _, f := range in {
		was = append(was, looks(t, f)...)
	}
	now := looks(t, out)
	if len(was) != len(now) {
		t.Fatalf("%d pages, were %d", len(now), len(was))
	}
	for i := range was {
		if !bytes.Equal(was[i], now[i]) {
			t.Errorf("page %d looks otherwise", i+1)
		}
	}
}

// plain is the text that poppler gives of a file; without what parts words and lines,
// of what drops replacement texts.
func plain(t *testing.T, file string, lossy bool) string {
	t.Helper()
	if lossy {
		file = unreplaced(t, file)
	}
	out, err := exec.Command(tool(t, "pdftotext"), "-enc", "UTF-8", "-raw", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	if !lossy {
		return string(out)
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u00AD' || r == '-' || r == '\u202F' {
			return -1
		}
		return r
	}, string(out))
}

// unreplaced is a copy of a file without its replacement texts.
func unreplaced(t *testing.T, file string) string {
	t.Helper()
	raw, err := exec.Command(tool(t, "qpdf"), "--stream-data=uncompress", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	raw = replacement.ReplaceAllFunc(raw, func(b []byte) []byte { return bytes.Repeat([]byte(" "), len(b)) })
	out := filepath.Join(t.TempDir(), "unreplaced.pdf")
	if err := os.WriteFile(out, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	return out
}

// parting is where two texts part.
func parting(a, b string) string {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	from := max(0, n-20)
	return fmt.Sprintf("%.60q and %.60q", a[from:], b[from:])
}

var area = regexp.MustCompile(`/Subtype /Link\b`)

// areas counts the links of a file.
func areas(t *testing.T, file string) int {
	t.Helper()
	out := filepath.Join(t.TempDir(), "plain.pdf")
	var exit *exec.ExitError
	msg, err := exec.Command(tool(t, "qpdf"), "--qdf", "--object-streams=disable", file, out).CombinedOutput()
	if err != nil && (!errors.As(err, &exit) || exit.ExitCode() != 3) { // 3: the merging tool's table of objects is not as it should be
		t.Fatalf("%v\n%s", err, msg)
	}
	raw, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return len(area.FindAll(raw, -1))
}

var object = regexp.MustCompile(`Object \d+`)

// structure is the elements of a file, whatever their objects' numbers.
func structure(t *testing.T, file string) []byte {
	t.Helper()
	out, err := exec.Command(tool(t, "pdfinfo"), "-struct", file).Output()
	if err != nil {
		t.Fatal(err)
	}
	return object.ReplaceAll(out, nil)
}

// looks is the pages of a file as small pictures.
func looks(t *testing.T, file string) (out [][]byte) {
	t.Helper()
	dir := t.TempDir()
	if msg, err := exec.Command(tool(t, "pdftoppm"), "-r", "24", file, filepath.Join(dir, "p")).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, msg)
	}
	files, err := filepath.Glob(filepath.Join(dir, "p*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files { // in the order of the pages
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, raw)
	}
	return out
}

// leads holds where links lead to where they led: a tool that loses a goal leaves none,
// never another.
func (x trip) leads(t *testing.T, got, want []int) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d links to pages, were %d", len(got), len(want))
	}
	kept := 0
	for i, page := range got {
		switch {
		case page == want[i]:
			kept++
		case page != 0 || !x.astray:
			t.Errorf("link %d leads to page %d, led to %d", i+1, page, want[i])
		}
	}
	t.Logf("%d of %d links lead where they led", kept, len(want))
}

// goalsOf is where the links of files lead when these stand one behind the other.
func goalsOf(t *testing.T, files []string) (out []int) {
	t.Helper()
	before := 0
	for _, name := range files {
		for _, page := range goals(t, name) {
			out = append(out, page+before)
		}
		before += len(parsed(t, name).Pages)
	}
	return out
}

// goals is the page that each link of a file to a page leads to, 0 when there is none.
func goals(t *testing.T, name string) (out []int) {
	t.Helper()
	f := parsed(t, name)
	f.Annotations(func(_ *pdf.Page, _ pdf.Object, d pdf.Dictionary) {
		to, inner := d["Dest"]
		if a := f.Dict(d["A"]); f.Name(a["S"]) == "GoTo" {
			to, inner = a["D"], true
		}
		if inner && f.Name(d["Subtype"]) == "Link" {
			out = append(out, f.Destination(to))
		}
	})
	return out
}

func parsed(t *testing.T, name string) *pdf.File {
	t.Helper()
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	f, err := pdf.Read(raw)
	if err != nil {
		t.Fatal(err)
	}
	return f
}
