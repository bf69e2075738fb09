package fonts

import (
	"compress/gzip"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/unit"
)

func load(t testing.TB) *Set {
	t.Helper()
	s, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func face(t testing.TB, name string) *Face {
	t.Helper()
	f, ok := load(t).Face(name)
	if !ok {
		t.Fatalf("no face %q", name)
	}
	return f
}

func lines(t *testing.T, file string) []string {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(b), "\n"), "\n")
}

// sample is a line that HarfBuzz set, with the feature it was set with.
type sample struct {
	feature string
	text    []rune
}

// samples are the lines in the order of the record: pairs.txt first, then
// features.txt by its features' names.
func samples(t *testing.T) []sample {
	t.Helper()
	var out []sample
	for _, l := range lines(t, "testdata/features.txt") {
		name, text, ok := strings.Cut(l, "\t")
		if !ok {
			t.Fatalf("features.txt: %q", l)
		}
		out = append(out, sample{name, []rune(text)})
	}
	slices.SortStableFunc(out, func(a, b sample) int { return strings.Compare(a.feature, b.feature) })
	var pairs []sample
	for _, l := range lines(t, "testdata/pairs.txt") {
		pairs = append(pairs, sample{"liga", []rune(l)})
	}
	return append(pairs, out...)
}

// record is what HarfBuzz gave, line by line.
func recorded(t *testing.T) []string {
	t.Helper()
	f, err := os.Open("testdata/advances.txt.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(b), "\n"), "\n")
}

// TestHarfBuzz holds every glyph and advance against those HarfBuzz gave the
// same lines with the same features.
func TestHarfBuzz(t *testing.T) {
	s, text := load(t), samples(t)
	byFile := map[string]*Face{}
	for _, f := range shipped() {
		byFile[f.file], _ = s.Face(f.name)
	}
	var f *Face
	n, compared := 0, map[string]int{}
	for _, line := range recorded(t) {
		if name, ok := strings.CutPrefix(line, "# "); ok {
			if f, n = byFile[name], 0; f == nil {
				t.Fatalf("no face for %s", name)
			}
			delete(byFile, name)
			continue
		}
		compared[text[n].feature] += compare(t, f, text[n], strings.Fields(line))
		n++
	}
	all := 0
	for _, k := range compared {
		all += k
	}
	t.Logf("%d glyphs compared: %v", all, compared)
	if len(byFile) > 0 || all < 150000 || len(compared) != 1+int(features) || n != len(text) {
		t.Errorf("%d glyphs compared, %d faces not recorded", all, len(byFile))
	}
}

// formed is a text in the codes of a feature.
func (f *Face) formed(text []rune, feature string) []rune {
	out := slices.Clone(text)
	for i, tag := range tags {
		for k := range out {
			if tag == feature {
				out[k] = f.Form(out[k], Feature(i))
			}
		}
	}
	return out
}

func compare(t *testing.T, f *Face, text sample, want []string) int {
	t.Helper()
	set := f.set(f.formed(text.text, text.feature))
	if len(set) != len(want)-1 {
		t.Fatalf("%s: %s %q is %d glyphs, %d recorded", f.Name(), text.feature, string(text.text), len(set), len(want)-1)
	}
	hash := 0
	for i, g := range set {
		hash = (hash*31 + int(f.index(g.Code))) % (1<<31 - 1)
		if advance, err := strconv.Atoi(want[i+1]); err != nil || g.Width != advance {
			t.Errorf("%s: %s: glyph %d (%q) of %q advances %d, HarfBuzz says %s", f.Name(), text.feature, i, f.Letters(g.Code), string(text.text), g.Width, want[i+1])
		}
	}
	if strconv.Itoa(hash) != want[0] {
		t.Errorf("%s: %s: the glyphs of %q are others than HarfBuzz's", f.Name(), text.feature, string(text.text))
	}
	return len(set)
}

// TestGuard is the pair that go-text/typesetting v0.3.4 and v0.3.5 get wrong.
func TestGuard(t *testing.T) {
	f := face(t, "serif")
	if a, b := f.Advance('é')+f.Kern('é', 'y'), f.Advance('y'); a != 523 || b != 586 {
		t.Errorf("éy advances %d + %d, want 523 + 586", a, b)
	}
}

func TestWidth(t *testing.T) {
	f := face(t, "serif")
	sum := 0
	rs := []rune("AVATAR")
	for i, r := range rs {
		sum += f.Advance(r)
		if i > 0 {
			sum += f.Kern(rs[i-1], r)
		}
	}
	if got, want := f.Width("AVATAR", 10*unit.PT), (10*unit.PT).Scale(int64(sum), 1000); got != want {
		t.Errorf("width %v, want %v", got, want)
	}
	if f.Kern('A', 'V') >= 0 {
		t.Error("AV is not kerned")
	}
	if f.Width("", 10*unit.PT) != 0 {
		t.Error("nothing has a width")
	}
}

// TestCoverage: every face draws what both languages need.
func TestCoverage(t *testing.T) {
	const needed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789" +
		"ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆàâäçéèêëîïôöùûüÿœæ.,;:!?…-–—’‘“”«»()[]/&@#%€§°×½+=_*†\u00a0\u202f"
	s := load(t)
	for _, name := range s.Names() {
		f, _ := s.Face(name)
		if m := f.Missing(needed); len(m) > 0 {
			t.Errorf("%s lacks %q", name, string(m))
		}
		if strings.HasPrefix(name, "code") {
			continue
		}
		if m := f.Missing("ᵉʳ✓→"); len(m) > 0 {
			t.Errorf("%s lacks %q", name, string(m))
		}
	}
}

func TestMissing(t *testing.T) {
	f := face(t, "serif")
	if got := string(f.Missing("a\u2011b😀\u2011")); got != "\u2011😀" {
		t.Errorf("missing %q", got)
	}
	if f.Has('😀') || !f.Has('✓') || f.Advance('😀') != f.Advance('\u2011') || f.Kern('a', '😀') != 0 {
		t.Error("a character without glyph is not the empty box")
	}
}

// TestFigures: figures are tabular wherever tables use them.
func TestFigures(t *testing.T) {
	s := load(t)
	for _, name := range s.Names() {
		if name == "sans-italic" || name == "sans-semibold-italic" { // their 0 is 1/1000 narrower
			continue
		}
		f, _ := s.Face(name)
		for r := '1'; r <= '9'; r++ {
			if f.Advance(r) != f.Advance('0') {
				t.Errorf("%s: %c is %d wide, 0 is %d", name, r, f.Advance(r), f.Advance('0'))
			}
		}
	}
}

func TestNames(t *testing.T) {
	s := load(t)
	want := []string{"serif", "serif-italic", "serif-semibold", "serif-semibold-italic", "serif-light",
		"serif-display", "serif-display-regular", "serif-display-italic", "sans", "sans-italic", "sans-semibold", "sans-semibold-italic", "sans-bold", "sans-black", "code"}
	if got := s.Names(); strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("names %v", got)
	}
	seen := map[string]bool{}
	for _, name := range want {
		f, ok := s.Face(name)
		if !ok || f.Name() != name || len(f.Data()) == 0 {
			t.Fatalf("face %s is not loaded", name)
		}
		if seen[f.PostScript()] || f.PostScript() == "" || !strings.HasPrefix(f.Family(), "Source ") {
			t.Errorf("%s calls itself %q of %q", name, f.PostScript(), f.Family())
		}
		seen[f.PostScript()] = true
		if !(f.XHeight() < f.CapHeight() && f.CapHeight() < f.Ascent() && f.Descent() > 0) {
			t.Errorf("%s: x %d, capitals %d, ascent %d, descent %d", name, f.XHeight(), f.CapHeight(), f.Ascent(), f.Descent())
		}
	}
	if _, ok := s.Face("helvetica"); ok {
		t.Error("a face nobody ships")
	}
}

// TestLicences: each family's licence stands beside its files.
func TestLicences(t *testing.T) {
	for _, f := range shipped() {
		dir, _, _ := strings.Cut(f.file, "/")
		if b, err := os.ReadFile(dir + "/OFL.txt"); err != nil || !strings.Contains(string(b), "SIL Open Font License, Version 1.1") {
			t.Errorf("%s: no licence: %v", dir, err)
		}
	}
}

func TestBroken(t *testing.T) {
	if _, err := parse("broken", []byte("no font")); err == nil {
		t.Error("bytes that are no font make a face")
	}
}

// TestShared: goroutines get the same answers as one alone.
func TestShared(t *testing.T) {
	f, text := face(t, "sans"), []rune(strings.Join(lines(t, "testdata/pairs.txt"), ""))
	sums := make([]int, 8)
	var wg sync.WaitGroup
	for g := range sums {
		wg.Go(func() {
			for i := 1; i < len(text); i++ {
				sums[g] += f.Advance(text[i]) + f.Kern(text[i-1], text[i])
			}
		})
	}
	wg.Wait()
	for _, n := range sums {
		if n != sums[0] || n == 0 {
			t.Fatalf("sums differ: %v", sums)
		}
	}
}

func BenchmarkKern(b *testing.B) {
	f := face(b, "serif")
	text := []rune("L’Observatoire de la sécurité des systèmes d’information AVATAR WAVE")
	for b.Loop() {
		for i := 1; i < len(text); i++ {
			f.Kern(text[i-1], text[i])
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		face(b, "serif").Has('a')
	}
}
