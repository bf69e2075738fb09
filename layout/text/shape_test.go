package text

import (
	"slices"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/fonts"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// oneLine sets runs on one line: what is read, and what draws it.
func oneLine(t *testing.T, s *Setter, style Style, runs ...Run) (string, []rune) {
	t.Helper()
	lines := set(t, s, para(style, "fr", runs...), 500*unit.MM, Options{})
	if len(lines) != 1 {
		t.Fatalf("%d lines", len(lines))
	}
	return readLine(&lines[0])
}

func readLine(b *draw.Box) (string, []rune) {
	var str strings.Builder
	var codes []rune
	draw.Walk(b, func(v draw.Visit) bool {
		for _, op := range v.Box.Ops {
			if x, ok := op.(draw.Text); ok {
				str.WriteString(x.Str)
				codes = append(codes, x.Drawn()...)
			}
		}
		return true
	})
	return str.String(), codes
}

// Letters are bound where the face binds them and nothing parts them, and read
// as letters whatever draws them.
func TestLigatures(t *testing.T) {
	s := setter(t)
	spaced := ragged()
	spaced.Track = 10
	for _, x := range []struct {
		name  string
		style Style
		runs  []Run
		want  string // the ligatures drawn
	}{
		{"bound", ragged(), []Run{{Text: "qualifié, offre, efficace, flux, souffle"}}, "ﬁ ﬀ ﬃ ﬂ ﬄ"},
		{"at a strong passage", ragged(), []Run{{Text: "qualif"}, {Text: "ié", Font: "serif-semibold"}}, ""},
		{"at a swatch", ragged(), []Run{{Text: "of"}, {Text: "fre", Ink: "vermtexte"}}, ""},
		{"at a size", ragged(), []Run{{Text: "of"}, {Text: "fre", Size: 12 * unit.PT}}, ""},
		{"within a passage of two", ragged(), []Run{{Text: "of"}, {Text: "fre"}}, "ﬀ"},
		{"three in two", ragged(), []Run{{Text: "of"}, {Text: "ficiel", Font: "serif-italic"}}, "ﬁ"},
		{"spaced out", spaced, []Run{{Text: "qualifié"}}, ""},
		{"kept apart", ragged(), []Run{{Text: "of\u200cfre, qualif\u200cié"}}, ""},
		{"at a seam", ragged(), []Run{{Text: "offline, briefing"}}, "ﬀ"},
		{"code", ragged(), []Run{{Text: "config", Code: true, Font: "serif"}}, ""},
		{"a soft hyphen", ragged(), []Run{{Text: "of\u00adfre"}}, "ﬀ"},
	} {
		str, codes := oneLine(t, s, x.style, x.runs...)
		var bound []string
		for _, c := range codes {
			if c >= '\uFB00' && c <= '\uFB04' {
				bound = append(bound, string(c))
			}
		}
		if got := strings.Join(bound, " "); got != x.want {
			t.Errorf("%s: bound %q, want %q", x.name, got, x.want)
		}
		typed := ""
		for _, r := range x.runs {
			typed += strings.NewReplacer("\u200c", "", "\u00ad", "").Replace(r.Text)
		}
		if str != typed {
			t.Errorf("%s: read as %q", x.name, str)
		}
	}
}

// A word that is divided within a ligature is drawn as its two parts would be
// by themselves, and the line is measured as it is drawn.
func TestDividedLigature(t *testing.T) {
	s := setter(t)
	f, _ := s.fonts.Face("serif")
	for _, style := range []Style{ragged(), micro()} {
		for _, x := range []struct{ text, head, tail string }{
			{"of\u00adfre", "of", "fre"}, {"suf\u00adfisance", "suf", "fisance"}, {"of\u00adficiel", "of", "ficiel"},
			{"qualif\u00adiable", "qualif", "iable"}, {"souf\u00adflerie", "souf", "flerie"}, {"off\u00adicine", "off", "icine"},
		} {
			p := para(style, "fr", Run{Text: x.text, Raw: true})
			width := 10*unit.PT.Scale(int64(f.Advance('-')), 1000) + f.Width(x.head, 10*unit.PT) + unit.MM
			r := s.Set(p, width, Options{})
			for w := width; r.Wide != nil && w < 40*unit.MM; w += unit.MM / 2 {
				r = s.Set(p, w, Options{})
			}
			if len(r.Lines) != 2 {
				t.Fatalf("%s: %d lines, %+v", x.text, len(r.Lines), r.Wide)
			}
			head, codes := readLine(&r.Lines[0])
			tail, after := readLine(&r.Lines[1])
			want, rest := drawnBy(f, x.head), drawnBy(f, x.tail)
			if head != x.head+"-" || tail != x.tail || !slices.Equal(codes, append(want, '-')) || !slices.Equal(after, rest) {
				t.Errorf("%s: %q by %U, %q by %U", x.text, head, codes, tail, after)
			}
			g := s.galley(castKey{p, ""}, nil)
			b := g.breaker(0, 500*unit.MM)
			natural := func(i, j int) unit.Length {
				return (500*unit.MM*1000 - unit.Length(b.fill(i, j).short-b.p.breaks[j].out-b.p.breaks[i].in)) / 1000
			}
			hyphen := (10 * unit.PT).Scale(int64(f.Kern(want[len(want)-1], '-')+f.Advance('-')), 1000)
			if !style.Protrude && (off(natural(0, 1), f.Width(x.head, 10*unit.PT)+hyphen) || off(natural(1, 2), f.Width(x.tail, 10*unit.PT))) {
				t.Errorf("%s: measures %s and %s, drawn %s and %s", x.text, natural(0, 1), natural(1, 2), f.Width(x.head, 10*unit.PT)+hyphen, f.Width(x.tail, 10*unit.PT))
			}
		}
	}
}

func off(a, b unit.Length) bool { return a-b > 20 || b-a > 20 }

func drawnBy(f *fonts.Face, s string) []rune {
	var out []rune
	for _, g := range f.Set(s) {
		out = append(out, g.Code)
	}
	return out
}

// Figures are as wide as each is in running text and all of one width in
// columns, and read the same.
func TestFiguresByStyle(t *testing.T) {
	s := setter(t)
	running, columns := ragged(), ragged()
	columns.Tabular = true
	width := func(style Style, text string) unit.Length {
		return s.Width(para(style, "fr", Run{Text: text, Raw: true}))
	}
	if one, eight := width(running, "1111"), width(running, "8888"); one >= eight {
		t.Errorf("1111 is %s wide, 8888 %s", one, eight)
	}
	if one, eight := width(columns, "1111"), width(columns, "8888"); one != eight {
		t.Errorf("in columns 1111 is %s wide, 8888 %s", one, eight)
	}
	f, _ := s.fonts.Face("serif")
	str, codes := oneLine(t, s, running, Run{Text: "En 2026"})
	if str != "En 2026" || codes[3] != f.Form('2', fonts.Figures) || codes[3] == '2' || f.Letters(codes[3]) != "2" {
		t.Errorf("%q is drawn by %U", str, codes)
	}
	if _, codes := oneLine(t, s, running, Run{Text: "CVE-2026-1234", Code: true}); string(codes) != "CVE-2026-1234" {
		t.Errorf("code is drawn by %U", codes)
	}
}

// Signs stand at the height of the capitals that they are among.
func TestSignsAmongCapitals(t *testing.T) {
	s := setter(t)
	f, _ := s.fonts.Face("serif")
	for text, high := range map[string]string{
		"CERT-FR": "-", "J1–J3": "–", "peut-être": "", "(ANSSI)": "()", "(Anssi)": "", "(NIS 2)": "()", "(2026)": "", "[OIV, OSE]": "[]",
		"« SECNUMCLOUD »": "«»", "« SecNumCloud »": "", "OIV - OSE": "", "Saint-OUEN": "", "A-b": "", "2024–2026": "–", "(A": "", "A)": "",
	} {
		_, codes := oneLine(t, s, ragged(), Run{Text: text, Raw: true})
		got := ""
		for _, c := range codes {
			if l := f.Letters(c); c != []rune(l)[0] && !strings.ContainsAny(l, "0123456789") {
				got += l
			}
		}
		if got != high {
			t.Errorf("%q: %q are high, want %q", text, got, high)
		}
	}
}

// Opening quotation marks hang out whole at the left of a head, so that words
// stand under words; a closing mark or a bracket does not.
func TestHangingQuotes(t *testing.T) {
	s := setter(t)
	style := ragged()
	style.Align, style.Protrude, style.Size, style.Font = Balanced, true, 30*unit.PT, "serif-display"
	words := func(b *draw.Box, first string) unit.Length { // where the words behind the mark begin
		x := b.Ops[0].(draw.Text)
		f, _ := s.fonts.Face(string(x.Font))
		n := len([]rune(first))
		return x.X + f.Width(first, x.Size) + x.Size.Scale(int64(f.Kern(x.Drawn()[n-1], x.Drawn()[n])), 1000)
	}
	for _, c := range []struct{ lang, text, mark string }{
		{"fr", "« Avant de demander qui est qualifié, demandez ce qui l’est. »", "«\u202f"},
		{"en", "“Before you ask who is qualified, ask what is.”", "“"}, {"en", "‘Before’ and after it", "‘"},
	} {
		p := para(style, c.lang, Run{Text: c.text})
		lines := s.Set(p, 150*unit.MM, Options{}).Lines
		if at := words(&lines[0], c.mark); off(at, 0) || lines[0].Ops[0].(draw.Text).X >= 0 {
			t.Errorf("%s: the words begin at %s", c.text, at)
		}
		for i := range lines[1:] {
			if x := lines[1+i].Ops[0].(draw.Text).X; x != 0 {
				t.Errorf("%s: line %d begins at %s", c.text, i+2, x)
			}
		}
		plain := *p
		plain.Protrude = false
		if x := s.Set(&plain, 150*unit.MM, Options{}).Lines[0].Ops[0].(draw.Text).X; x != 0 {
			t.Errorf("%s: without it the mark stands at %s", c.text, x)
		}
	}
	for _, text := range []string{"(Avant) tout", "Avant", "— Avant", "» avant"} {
		if x := s.Set(para(style, "fr", Run{Text: text, Raw: true}), 150*unit.MM, Options{}).Lines[0].Ops[0].(draw.Text).X; x != 0 {
			t.Errorf("%s begins at %s", text, x)
		}
	}
}

// Small capitals stand where the style asks for them, and where the language
// does: centuries. They read as they are typed.
func TestSmallCapitals(t *testing.T) {
	s := setter(t)
	style := ragged()
	style.SmallCaps = true
	f, _ := s.fonts.Face("serif")
	str, codes := oneLine(t, s, style, Run{Text: "Édition 2026"})
	if str != "Édition\u00a02026" || codes[0] != 'É' || codes[1] != f.Form('d', fonts.SmallLetters) || codes[8] != f.Form('2', fonts.SmallLetters) || codes[1] == 'd' {
		t.Errorf("%q is drawn by %U", str, codes)
	}
	str, codes = oneLine(t, s, ragged(), Run{Text: "au XXIe siècle, Louis XIV"})
	if str != "au XXIᵉ\u00a0siècle, Louis\u00a0XIV" || codes[3] != f.Form('X', fonts.SmallCaps) || codes[3] == 'X' || codes[len(codes)-1] != 'V' {
		t.Errorf("%q is drawn by %U", str, codes)
	}
	str, codes = oneLine(t, s, ragged(), Run{Text: "Par "}, Run{Text: "Anne Roy 2", SmallCaps: true}, Run{Text: ", la"})
	if str != "Par Anne Roy 2, la" || codes[1] != 'a' || codes[5] != f.Form('n', fonts.SmallLetters) || codes[13] == f.Form('2', fonts.SmallLetters) || codes[17] != 'a' {
		t.Errorf("%q is drawn by %U", str, codes)
	}
	if _, codes := oneLine(t, s, ragged(), Run{Text: "XXIe siècle", Font: "serif-italic"}); codes[0] != 'X' {
		t.Errorf("a face without small capitals draws %U", codes)
	}
}
