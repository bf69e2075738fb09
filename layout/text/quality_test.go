package text

import (
	"bytes"
	"math"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

func lineOf(width unit.Length, l draw.Line, str string) draw.Box {
	return draw.Box{Size: unit.Size{W: width, H: 14 * unit.PT}, Line: &l, Ops: []draw.Op{draw.Text{Str: str}}}
}

// TestDemerits prices lines by hand: (10 + 100|r|³)², and what they owe to
// their neighbours.
func TestDemerits(t *testing.T) {
	lines := []draw.Box{
		lineOf(100, draw.Line{Justify: true, Ratio: 0.5, Hyphen: true}, ""),  // 22.5² + 50²
		lineOf(100, draw.Line{Justify: true, Ratio: -0.6, Hyphen: true}, ""), // 31.6² + 50² + 10000 for two hyphens
		lineOf(100, draw.Line{Justify: true, Ratio: 2, Hyphen: true}, ""),    // 810² + 50² + 10000 + 10000 for the jump
		lineOf(100, draw.Line{Justify: true}, ""),                            // 10² + 5000 + 10000 for the jump
	}
	number(lines)
	want := []float64{22.5*22.5 + 2500, 31.6*31.6 + 12500, 810*810 + 22500, 15100}
	for i := range lines {
		if got := lines[i].Line.Demerits; math.Abs(got-want[i]) > 1e-6 {
			t.Errorf("line %d costs %.2f, want %.2f", i, got, want[i])
		}
	}
	if Demerits(9, false) != 10010*10010 {
		t.Error("badness is not capped")
	}
}

func TestMeasure(t *testing.T) {
	const w = 100 * unit.PT
	lines := []draw.Box{
		lineOf(w, draw.Line{Justify: true, Ratio: 1, Hyphen: true, Gaps: []unit.Length{10 * unit.PT, 14 * unit.PT}}, "chose alpha"),
		lineOf(w, draw.Line{Justify: true, Ratio: 2, Hyphen: true, Gaps: []unit.Length{10 * unit.PT, 16 * unit.PT}}, "chose béta"),
		lineOf(w, draw.Line{Justify: true, Ratio: 0, Hyphen: true, Gaps: []unit.Length{10 * unit.PT, 13 * unit.PT}}, "autre béta"),
		lineOf(w, draw.Line{Justify: true, Short: 90 * unit.PT, Gaps: []unit.Length{11 * unit.PT, 14 * unit.PT}}, "fin"),
	}
	number(lines)
	q := Measure(lines)
	if q.Lines != 4 || q.Justified != 3 || q.Mean != 1 || q.SD != 0.816 || q.Min != 0 || q.Max != 2 || q.Loose != 1 {
		t.Errorf("ratios: %+v", q)
	}
	if q.Hyphens != 3 || q.Ladder != 3 || q.Divided != 1 || q.Stubs != 1 || q.Repeats != 2 {
		t.Errorf("ends: %+v", q)
	}
	if q.Rivers != 1 || q.River <= 2 || q.River >= 4 || q.Colour == 0 {
		t.Errorf("spaces: %+v", q)
	}
	if both := q.Join(q); both.Mean != 1 || both.SD != 0.816 || both.Lines != 8 || both.Paragraphs != 2 || both.Ladder != 3 || both.Hyphens != 6 {
		t.Errorf("twice the same: %+v", both)
	}
	if none := (Quality{}).Join(q); none.Max != 2 || none.Min != 0 || none.Mean != 1 {
		t.Errorf("nothing and it: %+v", none)
	}
	codes := map[diag.Code]bool{}
	for _, is := range Findings(lines) {
		codes[is.Code] = true
		if is.Severity != diag.Quality || is.Hint == "" {
			t.Errorf("%+v", is)
		}
	}
	if !codes[LooseLine] || !codes[Ladder] || !codes[StubLine] || codes[River] {
		t.Errorf("found %v", codes)
	}
}

func TestRaggedQuality(t *testing.T) {
	const w = 100 * unit.PT
	lines := []draw.Box{
		lineOf(w, draw.Line{Short: 10 * unit.PT}, "une"), lineOf(w, draw.Line{Short: 20 * unit.PT}, "deux"), lineOf(w, draw.Line{Short: 60 * unit.PT}, "trois"),
	}
	number(lines)
	q := Measure(lines)
	if want := math.Sqrt((100. + 400) / 2); q.Ragged != 2 || math.Abs(q.Shortfall-want) > 0.001 || q.Demerits != 0 || q.Justified != 0 {
		t.Errorf("%+v", q)
	}
	if lines[1].Line.Demerits != 400 || lines[2].Line.Demerits != 0 {
		t.Errorf("%v and %v", lines[1].Line.Demerits, lines[2].Line.Demerits)
	}
}

// TestRivers: straight wide chains score more than thin and winding ones.
func TestRivers(t *testing.T) {
	chain := func(width, drift unit.Length) []draw.Box {
		var lines []draw.Box
		for i := range unit.Length(6) {
			x := 40*unit.PT + drift*(i%2)
			lines = append(lines, lineOf(100*unit.PT, draw.Line{Justify: true, Gaps: []unit.Length{x, x + width, 90 * unit.PT * (i % 2), 90*unit.PT*(i%2) + 2*unit.PT}}, ""))
		}
		number(lines)
		return lines
	}
	wide, thin, winding := Measure(chain(8*unit.PT, 0)), Measure(chain(3*unit.PT, 0)), Measure(chain(8*unit.PT, 3*unit.PT))
	if wide.Rivers != 1 || wide.River <= thin.River || wide.River <= winding.River || winding.Rivers != 1 {
		t.Errorf("wide %v, thin %v, winding %v", wide.River, thin.River, winding.River)
	}
	var found bool
	for _, is := range Findings(chain(8*unit.PT, 0)) {
		found = found || is.Code == River
	}
	if !found {
		t.Errorf("a river of score %v is not found", wide.River)
	}
}

// TestParagraphs: the lines of a paragraph over two columns come back as one,
// and artifacts are left out.
func TestParagraphs(t *testing.T) {
	s := setter(t)
	a := set(t, s, para(ragged(), "fr", Run{Text: paragraphs(t, "fr")[0]}), 60*unit.MM, Options{})
	b := set(t, s, para(ragged(), "fr", Run{Text: paragraphs(t, "fr")[1]}), 60*unit.MM, Options{})
	var left, right, head draw.Box
	for i, l := range a {
		if i < 3 {
			left.Put(0, 0, l)
		} else {
			right.Put(0, 0, l)
		}
	}
	for _, l := range b {
		right.Put(0, 0, l)
	}
	head.Elem = draw.New(draw.Header)
	head.Put(0, 0, b[0])
	got := Paragraphs(&left, &head, &right)
	if len(got) != 2 || len(got[0]) != len(a) || len(got[1]) != len(b) {
		t.Fatalf("%d paragraphs", len(got))
	}
	if q := Measure(got[0]).Join(Measure(got[1])); q.Paragraphs != 2 || q.Lines != len(a)+len(b) {
		t.Errorf("%+v", q)
	}
}

func TestCatalogue(t *testing.T) {
	for _, e := range Catalogue() {
		if e.Means == "" || e.Example == "" || e.Fix == "" || e.Severity != diag.Quality {
			t.Errorf("%+v", e)
		}
	}
}

func TestInspectTypography(t *testing.T) {
	_, langs := shared(t)
	fr, _ := langs.Locale("fr")
	var out bytes.Buffer
	if err := Typography(&out, strings.NewReader("Qui est visé?\nC'est `if (a != b) ; fi`\n"), fr, true); err != nil {
		t.Fatal(err)
	}
	if got, want := out.String(), "Qui est visé[nnbsp]?\nC’est `if (a != b) ; fi`\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	out.Reset()
	if err := Typography(&out, strings.NewReader("Qui est visé?"), fr, false); err != nil || out.String() != "Qui est visé\u202f?\n" {
		t.Errorf("%q, %v", out.String(), err)
	}
}

func TestInspectLines(t *testing.T) {
	s := setter(t)
	in := paragraphs(t, "fr")[0] + "\n\n" + paragraphs(t, "fr")[1] + "\n"
	var out bytes.Buffer
	if err := s.Lines(&out, strings.NewReader(in), micro(), "fr", 80*unit.MM); err != nil {
		t.Fatal(err)
	}
	words := ""
	for _, row := range strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n") {
		f := strings.Split(row, "\t")
		if len(f) != 7 || f[0] == "2" || (f[4] == "1") != strings.HasSuffix(f[6], "-") {
			t.Errorf("row %q", row)
		}
		words += strings.TrimSuffix(f[6], "-")
		if f[4] == "0" {
			words += " "
		}
	}
	if want := strings.Fields(in); strings.Join(strings.Fields(words), " ") != strings.Join(want, " ") {
		t.Errorf("the lines say %q", words)
	}
	style := ragged()
	style.Hyphens = false
	out.Reset()
	err := s.Lines(&out, strings.NewReader("a\nanticonstitutionnellement\nb"), style, "fr", 10*unit.MM)
	if err == nil || !strings.Contains(err.Error(), "paragraph 2") || strings.Contains(err.Error(), "paragraph 3") {
		t.Errorf("a word too wide: %v", err)
	}
	if got := out.String(); strings.Count(got, "\n") != 2 || !strings.HasPrefix(got, "1\t") || !strings.Contains(got, "\n3\t") {
		t.Errorf("the paragraphs beside it are %q", got)
	}
}
