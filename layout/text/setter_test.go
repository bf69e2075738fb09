package text

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// texts are the runs of text of a box in reading order.
func texts(b *draw.Box) []draw.Text {
	var out []draw.Text
	draw.Walk(b, func(v draw.Visit) bool {
		for _, op := range v.Box.Ops {
			if t, ok := op.(draw.Text); ok {
				t.X += v.At.X
				out = append(out, t)
			}
		}
		return true
	})
	return out
}

// read is the paragraph as a reader of the file gets it: replacement texts
// instead of what is drawn, soft hyphens joined.
func read(lines []draw.Box) string {
	var s strings.Builder
	for i := range lines {
		for _, t := range texts(&lines[i]) {
			s.WriteString(t.Read())
		}
	}
	return strings.ReplaceAll(s.String(), "\u00AD", "")
}

// shown is the lines as drawn, one under the other.
func shown(lines []draw.Box) []string {
	var out []string
	for i := range lines {
		out = append(out, plainText(&lines[i]))
	}
	return out
}

// TestReading: words come back whole and in order, and words on two lines are
// never joined, in every way of setting.
func TestReading(t *testing.T) {
	s := setter(t)
	for _, lang := range []string{"fr", "en"} {
		for _, align := range []Align{Ragged, Justified, Balanced, Centred, FlushRight} {
			style := micro()
			style.Align = align
			for _, text := range paragraphs(t, lang)[:20] {
				lines := set(t, s, para(style, lang, Run{Text: text, Raw: true}), 62*unit.MM, Options{})
				if got := strings.ReplaceAll(read(lines), "\u2010", "-"); got != text {
					t.Fatalf("align %d: reads\n%q, was\n%q", align, got, text)
				}
			}
		}
	}
}

// TestKerning: letters stand as the font's kerning says, whatever the spaces
// do.
func TestKerning(t *testing.T) {
	s := setter(t)
	f, _ := s.fonts.Face("serif")
	text := "L’AVATAR de Tof, P. V. To et WAVE se lèvent à Ty, l’été, avec Vœux et d’autres paires de lettres"
	for _, style := range []Style{justifiedStyle(), micro(), ragged()} {
		for _, b := range set(t, s, para(style, "fr", Run{Text: text, Raw: true}), 50*unit.MM, Options{}) {
			for _, x := range texts(&b) {
				rs := []rune(x.Str)
				for i := 0; i+1 < len(rs); i++ {
					if unicode.IsSpace(rs[i]) || rs[i] == '\u00A0' || i+2 == len(rs) && rs[i+1] == ' ' {
						continue
					}
					got := 0
					if x.Adjust != nil {
						got = x.Adjust[i]
					}
					if want := f.Kern(rs[i], rs[i+1]); got != want {
						t.Errorf("%q is adjusted by %d, kerning is %d", string(rs[i:i+2]), got, want)
					}
				}
			}
		}
	}
}

// TestLineEnds: what a break adds says what it is.
func TestLineEnds(t *testing.T) {
	s := setter(t)
	soft, hard, spaces := 0, 0, 0
	for _, text := range paragraphs(t, "fr") {
		lines := set(t, s, para(justifiedStyle(), "fr", Run{Text: text, Raw: true}), 60*unit.MM, Options{})
		for i := range lines {
			all := texts(&lines[i])
			last := all[len(all)-1]
			switch {
			case lines[i].Line.Hyphen && last.Actual == "\u00AD" && last.Str == "-":
				soft++
			case lines[i].Line.Hyphen && last.Actual == "\u2010" && last.Str == "-":
				hard++
			case lines[i].Line.Hyphen:
				t.Errorf("a hyphen is drawn as %q and reads %q", last.Str, last.Actual)
			case lines[i].Line.Last:
				if strings.HasSuffix(last.Str, " ") {
					t.Errorf("a paragraph ends in a space: %q", last.Str)
				}
			case strings.HasSuffix(last.Str, " "):
				spaces++
			default:
				t.Errorf("line %q ends in neither hyphen nor space", last.Str)
			}
		}
	}
	if soft == 0 || hard == 0 || spaces == 0 {
		t.Errorf("%d soft hyphens, %d hard ones, %d spaces", soft, hard, spaces)
	}
}

// TestNoBreak: what must stay together does.
func TestNoBreak(t *testing.T) {
	s := setter(t)
	style := ragged()
	for _, c := range []struct {
		lang, text string
		whole      []string
		run        Run
	}{
		{"fr", "mot 12\u00A0km mot 12\u00A0km mot 12\u00A0km mot", []string{"12\u00A0km"}, Run{Raw: true}},
		{"fr", "selon CERT\u2011FR et CVE-2026-1234 selon CERT\u2011FR et CVE-2026-1234", []string{"CERT-FR", "CVE-2026-1234"}, Run{Raw: true}},
		{"fr", "les OIV\u2060/\u2060OSE ou les OIV\u2060/\u2060OSE ou les OIV\u2060/\u2060OSE", []string{"OIV/OSE"}, Run{Raw: true}},
		{"fr", "un nom sur une ligne", []string{"un\u00A0nom\u00A0sur\u00A0une\u00A0ligne"}, Run{NoBreak: true}},
		{"en", "in 2025–2026 or 2025–2026 or 2025–2026", []string{"2025–2026"}, Run{Raw: true}},
		{"fr", "Les noms ANSSI ou CAPITALES et ANSSI ou CAPITALES restent ANSSI", []string{"CAPITALES", "ANSSI"}, Run{Raw: true}},
	} {
		for mm := 36; mm < 60; mm++ {
			r := c.run
			r.Text = c.text
			lines := set(t, s, para(style, c.lang, r), unit.Length(mm)*unit.MM, Options{})
			all := strings.Join(shown(lines), "\n")
			for _, w := range c.whole {
				if got, want := strings.Count(all, w), strings.Count(strings.ReplaceAll(strings.ReplaceAll(strings.ReplaceAll(c.text, "\u2060", ""), "\u2011", "-"), " sur une ligne", "\u00A0sur\u00A0une\u00A0ligne"), w); got != want && r.Raw {
					t.Errorf("%d mm: %q stands %d times whole, not %d:\n%s", mm, w, got, want, all)
				} else if got == 0 {
					t.Errorf("%d mm: %q is broken:\n%s", mm, w, all)
				}
			}
		}
	}
}

// Figures that hyphens part are one number, or a day, in justified text too; the same
// measure parts an identifier with letters, so that the case can arise.
func TestFiguresStayWhole(t *testing.T) {
	s := setter(t)
	parted := 0
	for mm := 44; mm < 70; mm++ {
		for _, c := range []struct {
			word  string
			parts bool
		}{{"978-2-07-036822-8", false}, {"2026-04-0112-34", false}, {"ABCD-EFGH-22-03", true}} {
			text := strings.Repeat("L’ouvrage "+c.word+" est à lire. ", 6)
			whole := strings.Count(strings.Join(shown(set(t, s, para(justifiedStyle(), "fr", Run{Text: text, Raw: true}),
				unit.Length(mm)*unit.MM, Options{})), "\n"), c.word)
			switch {
			case c.parts && whole < 6:
				parted++
			case !c.parts && whole != 6:
				t.Errorf("%d mm: %s stands %d times whole, not 6", mm, c.word, whole)
			}
		}
	}
	if parted == 0 {
		t.Error("no measure parts an identifier: the test proves nothing")
	}
}

// What stays together parts where it ends, and nowhere inside, whatever mark asks
// for it.
func TestNoBreakPartsAtItsEnd(t *testing.T) {
	s := setter(t)
	kept := func(words string) Run { return Run{Text: words, Raw: true, NoBreak: true} }
	bold := kept("bbbbbbbbbb")
	bold.Font = "serif-semibold"
	for _, c := range []struct {
		name string
		runs []Run
		want string
	}{
		{"a mark between two", []Run{kept("aaaaaaaaaa\u200b"), bold}, "aaaaaaaaaa|bbbbbbbbbb"},
		{"a mark inside one", []Run{kept("aaaaaaaaaa\u200bbbbbbbbbbb")}, ""}, // too wide
		{"no mark", []Run{kept("aaaaaaaaaa"), bold}, ""},
	} {
		r := s.Set(para(ragged(), "fr", c.runs...), 25*unit.MM, Options{})
		if got := strings.Join(shown(r.Lines), "|"); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// TestNoSpaces: a justified line that has nothing to stretch stays short and
// says so.
func TestNoSpaces(t *testing.T) {
	s := setter(t)
	style := justifiedStyle()
	style.Hyphens = false
	p := para(style, "fr", Run{Text: "anticonstitutionnellement anticonstitutionnellement", Raw: true})
	b := set(t, s, p, 60*unit.MM, Options{})[0]
	all := texts(&b)
	if end := all[0].X + all[0].Width; b.Line.Short < 60*unit.MM-end-20 || b.Line.Ratio < 5 {
		t.Errorf("it ends at %v, %v short, ratio %.2f", end, b.Line.Short, b.Line.Ratio)
	}
}

// TestNames: no line divides a name; a justified one has wide spaces rather, and
// they are counted.
func TestNames(t *testing.T) {
	s := setter(t)
	const text = "Les noms propres Observatoire, SecNumCloud et OVHcloud, puis Observatoire, SecNumCloud et OVHcloud"
	loose := 0
	for mm := 34; mm < 90; mm++ {
		for _, style := range []Style{ragged(), justifiedStyle()} {
			lines := set(t, s, para(style, "fr", Run{Text: text, Raw: true}), unit.Length(mm)*unit.MM, Options{})
			for _, l := range shown(lines) {
				for _, part := range []string{"Obs-", "Observa-", "Obser-", "Observatoi-", "OV-", "OVH-", "SecNum-", "Sec-"} {
					if strings.HasSuffix(l, part) {
						t.Errorf("%d mm: a name is divided: %q", mm, l)
					}
				}
			}
			loose += Measure(lines).Loose
		}
	}
	if loose == 0 {
		t.Error("no line is told to be loose")
	}
}

// Words that are one to their reader are neither parted nor divided, in any
// setting: in progress, en cours.
func TestPhrasesThatAreOneWord(t *testing.T) {
	s := setter(t)
	for _, x := range []struct{ lang, text, phrase string }{
		{"en", "The register counts offers in progress, then other offers in progress, and says of each offer in progress since when it has been in progress.", "in progress"},
		{"fr", "Le registre compte des offres en cours, puis d’autres offres en cours, et dit de chaque offre en cours depuis quand elle est en cours.", "en cours"},
		{"fr", "La règle en vigueur vaut pour la décision en vigueur, mais le texte en vigueur ne dit rien de la date en vigueur.", "en vigueur"},
	} {
		want := strings.Count(x.text, x.phrase)
		for _, style := range []Style{ragged(), justifiedStyle(), noteStyle(), standStyle()} {
			for mm := 30; mm < 100; mm++ {
				got := 0
				lines := shown(set(t, s, para(style, x.lang, Run{Text: x.text, Raw: true}), unit.Length(mm)*unit.MM, Options{}))
				for _, l := range lines {
					got += strings.Count(l, x.phrase)
				}
				if got != want {
					t.Errorf("%s, %d mm: %q stands whole %d times of %d: %s", style.Name, mm, x.phrase, got, want, strings.Join(lines, " / "))
				}
			}
		}
	}
}

// TestCompound: a true compound may break at its hyphen and keeps it.
func TestCompound(t *testing.T) {
	s := setter(t)
	p := para(ragged(), "fr", Run{Text: "le sous-traitant", Raw: true})
	p.Hyphens = false
	w := s.Width(para(ragged(), "fr", Run{Text: "le sous-", Raw: true})) + unit.MM
	lines := set(t, s, p, w, Options{})
	if len(lines) != 2 || read(lines) != "le sous\u2010traitant" {
		t.Errorf("%q reads %q", shown(lines), read(lines))
	}
}

// TestAddress: an address breaks after a slash, before a hyphen or a point and
// nowhere else, whether it was typed with its scheme or without, as code or
// not. Readers get it whole, in one run, on the line it begins on.
func TestAddress(t *testing.T) {
	s := setter(t)
	for _, url := range []string{
		"https://example.org/offres-qualifiees/liste?tri=produits&niveau=tous#secnumcloud", "www.observatoire-cloud.example/listes/offres.html",
		"observatoire.example/nuage-de-confiance/2026", "https://cyber.example/produits-services-qualifies/",
	} {
		for _, r := range []Run{{Text: url, Code: true}, {Text: url}} {
			divided := 0
			for mm := 40; mm < 140; mm += 5 {
				p := para(ragged(), "fr", Run{Text: "Voir la liste de tous, "}, r, Run{Text: ", ou demander"})
				if s.Set(p, unit.Length(mm)*unit.MM, Options{}).Wide != nil {
					continue // a piece of it is wider than the measure, and an error
				}
				lines := set(t, s, p, unit.Length(mm)*unit.MM, Options{})
				if got := read(lines); !strings.Contains(got, "tous, "+url+", ou") {
					t.Fatalf("%d mm: reads %q", mm, got)
				}
				divided += broken(t, shown(lines), url)
			}
			if divided < 3 {
				t.Errorf("%q was divided %d times", url, divided)
			}
		}
	}
}

// broken holds the ends of lines inside an address to its rule, and counts them.
func broken(t *testing.T, lines []string, url string) int {
	t.Helper()
	all := strings.Join(lines, "\n")
	from := strings.Index(all, url[:3])
	if from < 0 {
		t.Errorf("%q is set as %q", url, lines)
		return 0
	}
	n := 0
	for i, k := from, 0; k < len(url); i++ {
		if all[i] == url[k] {
			k++
			continue
		}
		n++
		if all[i] != '\n' || all[i-1] != '/' && all[i+1] != '-' && all[i+1] != '.' || all[i+1] == '/' ||
			strings.HasSuffix(all[:i], "://") || strings.HasSuffix(all[:i], "www") {
			t.Errorf("%q is set as %q", url, lines)
			return n
		}
	}
	return n
}

// TestMail: an e-mail address stays on one line, its dots, hyphens and words
// too, and so does one in brackets.
func TestMail(t *testing.T) {
	s := setter(t)
	for _, mail := range []string{"redaction-observatoire@nuage-souverain.example", "a.b@c.example", "marie-anne.lefebvre@cyber.gouv.example",
		"mailto:communication@gouvernement.example", "sip:standard@ville.example;transport=tcp"} {
		for mm := 91; mm < 130; mm += 3 {
			lines := set(t, s, para(ragged(), "fr", Run{Text: "Pour toute correction d’une fiche (" + mail + "), joindre la preuve."}), unit.Length(mm)*unit.MM, Options{})
			if !strings.Contains(strings.Join(shown(lines), "\n"), mail) {
				t.Errorf("%d mm: %q", mm, shown(lines))
			}
		}
	}
}

// TestRules: the rules see the paragraph as one string, code stays, and a
// foreign passage takes its own.
func TestRules(t *testing.T) {
	s := setter(t)
	runs := []Run{
		{Text: "Constat", Font: "serif-semibold"},
		{Text: " : l'outil "},
		{Text: "if (a != b) ; fi", Code: true},
		{Text: " dit « "},
		{Text: "it's \"here\": now", Lang: "en", Font: "serif-italic"},
		{Text: " » !"},
	}
	lines := set(t, s, para(ragged(), "fr", runs...), 400*unit.MM, Options{})
	want := "Constat\u00A0: l’outil if (a != b) ; fi dit «\u202Fit’s “here”: now\u202F»\u202F!"
	if got := read(lines); got != want {
		t.Errorf("set\n%q, want\n%q", got, want)
	}
	for _, x := range texts(&lines[0]) {
		if strings.Contains(x.Str, "Constat") && x.Str != "Constat\u00A0:" {
			t.Errorf("the bold lead-in is %q, its colon and space are not bold", x.Str)
		}
		if strings.Contains(x.Str, "if (") && x.Font != "code" || strings.Contains(x.Str, "here") && x.Font != "serif-italic" {
			t.Errorf("%q is set in %s", x.Str, x.Font)
		}
	}
}

// TestRaw: what is typographically finished is not touched.
func TestRaw(t *testing.T) {
	s := setter(t)
	lines := set(t, s, para(ragged(), "fr", Run{Text: "n'est : \"pas\" touché ...", Raw: true}), 200*unit.MM, Options{})
	if got := read(lines); got != "n'est : \"pas\" touché ..." {
		t.Errorf("set %q", got)
	}
}

// TestInvisible: characters without width are not drawn.
func TestInvisible(t *testing.T) {
	s := setter(t)
	lines := set(t, s, para(ragged(), "fr", Run{Text: "a\u2060b\u200Bc\u00ADd\uFEFFe\u200Df", Raw: true}), 200*unit.MM, Options{})
	if got := shown(lines)[0]; got != "abcdef" {
		t.Errorf("drawn %q", got)
	}
}

// TestSoftHyphen: an editor's soft hyphen divides a word even in a heading.
func TestSoftHyphen(t *testing.T) {
	s := setter(t)
	style := ragged()
	style.Hyphens = false
	p := para(style, "fr", Run{Text: "Anticonstitu\u00ADtionnellement", Raw: true})
	lines := set(t, s, p, s.Width(p)-3*unit.MM, Options{})
	if got := shown(lines); len(got) != 2 || got[0] != "Anticonstitu-" {
		t.Errorf("set %q", got)
	}
}

// TestStem: a style may ask for more letters than its language before a
// division, where a line may be short instead. A justified one could not: it
// would stand in holes.
// A division before three letters is as ill as one after two: communi-qué.
func TestTail(t *testing.T) {
	g := setter(t).compose(para(ragged(), "fr", Run{Text: "communiqué"}), nil)
	ill := map[string]bool{}
	for _, b := range g.parts[0].breaks {
		if b.joint == atDivision {
			ill[g.string(0, b.end)] = b.stem > 0
		}
	}
	if want := map[string]bool{"com": false, "commu": false, "communi": true}; !maps.Equal(ill, want) {
		t.Errorf("%v, want %v", ill, want)
	}
}

func TestStem(t *testing.T) {
	s := setter(t)
	justified := product()
	justified.Stem = 9
	plain := product()
	plain.Stem = 0
	for _, text := range paragraphs(t, "fr")[:10] {
		a := set(t, s, para(justified, "fr", Run{Text: text, Raw: true}), 70*unit.MM, Options{})
		b := set(t, s, para(plain, "fr", Run{Text: text, Raw: true}), 70*unit.MM, Options{})
		if !slices.Equal(shown(a), shown(b)) {
			t.Errorf("justified otherwise for its stem: %q, %q", shown(a), shown(b))
		}
	}
	style := ragged()
	style.Stem = 4
	divisions := 0
	for _, text := range paragraphs(t, "fr") {
		for _, b := range set(t, s, para(style, "fr", Run{Text: text, Raw: true}), 45*unit.MM, Options{}) {
			all := texts(&b)
			if all[len(all)-1].Actual != "\u00AD" {
				continue
			}
			divisions++
			line := []rune(strings.TrimSuffix(plainText(&b), "-"))
			n := 0
			for i := len(line) - 1; i >= 0 && unicode.IsLetter(line[i]); i-- {
				n++
			}
			if n < 4 {
				t.Errorf("%d letters are left of a word: %q", n, string(line))
			}
		}
	}
	if divisions < 20 {
		t.Errorf("%d divisions", divisions)
	}
}

func TestWide(t *testing.T) {
	s := setter(t)
	style := ragged()
	style.Hyphens, style.Indent, style.Hang = false, 2*unit.MM, 3*unit.MM
	from := diag.Span{Pos: diag.Pos{File: "register/offers.yaml", Line: 29, Col: 11}}
	p := para(style, "fr", Run{Text: "un mot "}, Run{Text: "infiniment long", From: from})
	r := s.Set(p, 14*unit.MM, Options{})
	if r.Wide == nil || r.Wide.Word != "infiniment" || r.Wide.From != from || len(r.Lines) != 0 || r.Wide.Room != 14*unit.MM {
		t.Fatalf("%+v with %d lines", r.Wide, len(r.Lines))
	}
	set(t, s, p, r.Wide.Need, Options{})
	if s.Set(p, r.Wide.Need-1, Options{}).Wide == nil {
		t.Error("it fits in less than it needs")
	}
}

// TestWidth: a paragraph fits the width it asks for, on one line.
func TestWidth(t *testing.T) {
	s := setter(t)
	for _, align := range []Align{Ragged, Justified, Balanced, Centred, FlushRight} {
		style := ragged()
		style.Align, style.Track, style.Indent = align, -12, unit.MM
		p := para(style, "fr", Run{Text: "Largeur naturelle d’un titre, "}, Run{Text: "en gras", Font: "serif-semibold"})
		if lines := set(t, s, p, s.Width(p), Options{}); len(lines) != 1 {
			t.Errorf("align %d: %q", align, shown(lines))
		}
		if r := s.Set(p, s.Width(p)-2, Options{}); align == Ragged && len(r.Lines) != 2 {
			t.Error("it fits in less than its width")
		}
	}
	if w := s.Width(para(ragged(), "fr")); w != 0 {
		t.Errorf("nothing is %v wide", w)
	}
}

func TestNewline(t *testing.T) {
	s := setter(t)
	style := ragged()
	style.Indent, style.Hang = 5*unit.MM, 2*unit.MM
	lines := set(t, s, para(style, "fr", Run{Text: "premier", Newline: true}, Run{Text: "second", Newline: true}, Run{Text: "troisième"}), 80*unit.MM, Options{})
	if got := shown(lines); len(got) != 3 || got[1] != "second" || read(lines) != "premier second troisième" {
		t.Fatalf("set %q, reads %q", got, read(lines))
	}
	if a, b := texts(&lines[0])[0].X, texts(&lines[1])[0].X; a != 5*unit.MM || b != 2*unit.MM {
		t.Errorf("the lines begin at %v and %v", a, b)
	}
}

func TestFolio(t *testing.T) {
	s := setter(t)
	p := para(ragged(), "fr", Run{Text: "Voir page\u00A0"}, Run{PageOf: "method"}, Run{Text: "."})
	page := "7"
	o := Options{Folio: func(a string) string { return map[string]string{"method": page}[a] }}
	first := read(set(t, s, p, 80*unit.MM, o))
	page = "12"
	second := read(set(t, s, p, 80*unit.MM, o))
	unknown := read(set(t, s, p, 80*unit.MM, Options{}))
	if first != "Voir page\u00A07." || second != "Voir page\u00A012." || unknown != "Voir page\u00A000." {
		t.Errorf("reads %q, %q, %q", first, second, unknown)
	}
}

// TestAlign: lines stand where their alignment says.
func TestAlign(t *testing.T) {
	s := setter(t)
	const width = 70 * unit.MM
	for _, align := range []Align{Ragged, Balanced, Centred, FlushRight} {
		style := ragged()
		style.Align = align
		for _, b := range set(t, s, para(style, "en", Run{Text: paragraphs(t, "en")[3], Raw: true}), width, Options{}) {
			all := texts(&b)
			left, last := all[0].X, all[len(all)-1]
			right := width - last.X - last.Width
			switch align {
			case Centred:
				if d := left - right; d > 20 || d < -20 {
					t.Errorf("%v left and %v right of a centred line", left, right)
				}
			case FlushRight:
				if right > 20 || right < -20 {
					t.Errorf("a line ends %v before the right edge", right)
				}
			default:
				if left != 0 {
					t.Errorf("a line begins at %v", left)
				}
			}
			if b.Line.Ratio != 0 || b.Line.Scale != 1000 || b.Line.Justify {
				t.Errorf("a ragged line is adjusted: %+v", *b.Line)
			}
		}
	}
}

// TestBalanced: a heading takes no more lines than it needs, and its lines are
// of near equal length.
func TestBalanced(t *testing.T) {
	s := setter(t)
	style := ragged()
	style.Align, style.Hyphens, style.Size = Balanced, false, 20*unit.PT
	for _, text := range []string{
		"Ce que l’agence vérifie et ce qu’elle ne vérifie plus jamais",
		"Trois candidats rejoignent la liste et deux services y restent encore",
	} {
		p := para(style, "fr", Run{Text: text, Raw: true})
		plain := *p
		plain.Align = Ragged
		for mm := 70; mm < 150; mm += 5 {
			w := unit.Length(mm) * unit.MM
			even, rag := set(t, s, p, w, Options{}), set(t, s, &plain, w, Options{})
			if len(even) > len(rag) {
				t.Errorf("%d mm: %d lines balanced, %d ragged", mm, len(even), len(rag))
			}
			if a, b := spread(even), spread(rag); len(even) == len(rag) && a > b {
				t.Errorf("%d mm: balanced %q is less even than %q", mm, shown(even), shown(rag))
			}
			last := even[len(even)-1]
			if len(even) > 1 && !strings.Contains(plainText(&last), " ") {
				t.Errorf("%d mm: one word alone: %q", mm, shown(even))
			}
			plain = *p
			plain.Align = Ragged
			s = NewSetter(s.fonts, s.langs)
		}
	}
}

// spread is the sum of squared shortfalls, last line included.
func spread(lines []draw.Box) float64 {
	q := 0.0
	for _, b := range lines {
		q += b.Line.Short.MM() * b.Line.Short.MM()
	}
	return q
}

// TestLooseness: a line more or less is given when the spaces allow it, and
// nothing is set badly for it.
func TestLooseness(t *testing.T) {
	s := setter(t)
	more, less := 0, 0
	for _, style := range []Style{micro(), ragged()} {
		for _, text := range paragraphs(t, "fr") {
			p := para(style, "fr", Run{Text: text, Raw: true})
			n := len(set(t, s, p, 70*unit.MM, Options{}))
			for _, by := range []int{-1, 1} {
				lines := set(t, s, p, 70*unit.MM, Options{Looseness: by})
				switch len(lines) {
				case n:
				case n + by:
					more, less = more+b2i(by > 0), less+b2i(by < 0)
					for _, b := range lines {
						if b.Line.Ratio > tolerable {
							t.Errorf("looseness %d set a line at %.2f: %s", by, b.Line.Ratio, plainText(&b))
						}
					}
				default:
					t.Errorf("looseness %d makes %d lines of %d", by, len(lines), n)
				}
			}
		}
	}
	if more < 20 || less == 0 {
		t.Errorf("%d paragraphs could be longer, %d shorter", more, less)
	}
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// TestProtrusion: points and hyphens hang out of the measure, letters do not.
func TestProtrusion(t *testing.T) {
	s := setter(t)
	hung := 0
	for _, text := range paragraphs(t, "en")[:20] {
		for _, b := range set(t, s, para(micro(), "en", Run{Text: text, Raw: true}), 70*unit.MM, Options{}) {
			if b.Line.Last {
				continue
			}
			all := texts(&b)
			last := all[len(all)-1]
			rs := []rune(strings.TrimRight(last.Str, " "))
			out := last.X + last.Width - b.W
			if tol := unit.Points(0.02); unicode.IsLetter(rs[len(rs)-1]) == (out > tol) {
				t.Errorf("a line that ends in %q ends %v out", rs[len(rs)-1], out)
			}
			if out > unit.Points(0.02) {
				hung++
			}
		}
	}
	if hung == 0 {
		t.Error("nothing hangs")
	}
}

func TestMissing(t *testing.T) {
	s := setter(t)
	p := para(ragged(), "fr", Run{Text: "a😀b\u2011c漢😀"}, Run{Text: "x", Font: "helvetica"})
	if got := string(s.Missing(p)); got != "😀漢x" {
		t.Errorf("missing %q", got)
	}
	if got := s.Missing(para(ragged(), "fr", Run{Text: "1ᵉʳ avril : 12 % « oui » — œuvre"})); len(got) != 0 {
		t.Errorf("missing %q", string(got))
	}
}

func TestEmpty(t *testing.T) {
	s := setter(t)
	for _, runs := range [][]Run{nil, {{}}, {{Text: "   "}}, {{Text: "\n"}}} {
		for _, b := range set(t, s, para(justifiedStyle(), "fr", runs...), 60*unit.MM, Options{}) {
			if len(texts(&b)) != 0 {
				t.Errorf("%v draws %q", runs, plainText(&b))
			}
		}
	}
}

// TestRemembered: the same paragraph is not set twice, and a page reference
// that changes sets it again.
func TestRemembered(t *testing.T) {
	s := setter(t)
	p := para(ragged(), "fr", Run{Text: paragraphs(t, "fr")[0]})
	a, b := s.Set(p, 60*unit.MM, Options{}), s.Set(p, 60*unit.MM, Options{})
	if &a.Lines[0] != &b.Lines[0] {
		t.Error("it was set twice")
	}
	if c := s.Set(p, 61*unit.MM, Options{}); &c.Lines[0] == &a.Lines[0] {
		t.Error("two widths share their lines")
	}
}

// TestShared: goroutines that share a setter get the same lines as one alone.
func TestShared(t *testing.T) {
	f, c := shared(t)
	one, many := NewSetter(f, c), NewSetter(f, c)
	var paras []*Para
	for _, text := range paragraphs(t, "en")[:12] {
		paras = append(paras, para(micro(), "en", Run{Text: text}))
	}
	got := make([]string, 4)
	var wg sync.WaitGroup
	for i := range got {
		wg.Go(func() {
			for _, p := range paras {
				for _, b := range many.Set(p, 70*unit.MM, Options{Looseness: 1}).Lines {
					got[i] += fmt.Sprintf("%+v %+v\n", b.Ops, *b.Line)
				}
			}
		})
	}
	wg.Wait()
	want := ""
	for _, p := range paras {
		for _, b := range one.Set(p, 70*unit.MM, Options{Looseness: 1}).Lines {
			want += fmt.Sprintf("%+v %+v\n", b.Ops, *b.Line)
		}
	}
	for i := range got {
		if got[i] != want {
			t.Errorf("goroutine %d has other lines", i)
		}
	}
}

// A measure that is too narrow to justify is set ragged, and the same paragraph
// justified in a wider one.
func TestNarrowIsRagged(t *testing.T) {
	s := setter(t)
	p := para(micro(), "fr", Run{Text: paragraphs(t, "fr")[0], Raw: true})
	for _, x := range []struct {
		em        unit.Length
		justified bool
	}{{15, false}, {16, true}, {40, true}} {
		lines := set(t, s, p, x.em*p.Size, Options{})
		for i := range lines {
			if l := lines[i].Line; l.Justify != x.justified || !x.justified && (l.Ratio != 0 || l.Scale != 1000) {
				t.Errorf("%d em: line %d is %+v", x.em, i, *l)
			}
		}
	}
	if again := s.Set(p, 15*p.Size, Options{}); &again.Lines[0] != &s.Set(p, 15*p.Size, Options{}).Lines[0] {
		t.Error("the lines are set twice")
	}
}

// Words that the press made yield where nothing else fits: a line may end within a
// date, and a word be divided. What somebody wrote never does, and a setter that
// was not asked to leaves all words bound.
func TestYielding(t *testing.T) {
	s := setter(t)
	style := ragged()
	style.Hyphens = false
	from := diag.Span{Pos: diag.Pos{File: "register/offers.yaml", Line: 29, Col: 11}}
	for _, c := range []struct {
		name  string
		para  *Para
		width unit.Length
		fits  bool
	}{
		{"a date", para(style, "fr", Run{Text: "Changé depuis le 30\u00a0septembre\u00a02025."}), 18 * unit.MM, true},
		{"a word", para(style, "fr", Run{Text: "une requalification"}), 14 * unit.MM, true},
		{"a date that somebody wrote", para(style, "fr", Run{Text: "Changé depuis le 30\u00a0septembre\u00a02025.", From: from}), 18 * unit.MM, false},
		{"a name within", para(style, "fr", Run{Text: "la requalification de "}, Run{Text: "Groupementinterrégional", From: from}), 22 * unit.MM, false},
	} {
		if r := s.Set(c.para, c.width, Options{}); r.Wide == nil || r.Wide.Own != (r.Wide.From == diag.Span{}) {
			t.Errorf("%s: it fits as it is bound: %+v", c.name, r.Wide)
		}
		r := s.Yielding().Set(c.para, c.width, Options{})
		if got := r.Wide == nil; got != c.fits {
			t.Errorf("%s: it fits: %v", c.name, got)
		}
		if c.fits {
			sound(t, s, c.para, c.width, r.Lines)
		}
	}
}

// A name that finds no room is smaller before it is divided, and divided where no
// language does it last of all; one that somebody wrote in a sentence is neither.
func TestNamesYield(t *testing.T) {
	s := setter(t)
	style := ragged()
	style.Hyphens, style.Size = false, 14*unit.PT
	named := func(words string) *Para {
		return para(style, "fr", Run{Text: words, Raw: true, From: diag.Span{Pos: diag.Pos{File: "register/offers.yaml", Line: 29, Col: 11}}})
	}
	steps := []Style{{Size: 11 * unit.PT, Leading: 5 * unit.MM}, {Size: 9 * unit.PT, Leading: 4 * unit.MM}}
	for _, c := range []struct {
		name   string
		width  unit.Length
		lines  int
		size   unit.Length
		forced bool
	}{
		{"Groupementinter", 36 * unit.MM, 1, 11 * unit.PT, false},
		{"Groupementinter", 28 * unit.MM, 1, 9 * unit.PT, false},
		{"Groupementinterrégional", 30 * unit.MM, 2, 9 * unit.PT, false},
		{"Oodrive_Work_Share", 20 * unit.MM, 2, 9 * unit.PT, false},
		{"XZXZXZXZXZXZXZXZXZXZXZ", 20 * unit.MM, 3, 9 * unit.PT, true},
	} {
		p := named(c.name)
		if r := s.Set(p, c.width, Options{}); r.Wide == nil {
			t.Errorf("%s: it fits as it is", c.name)
		}
		r := s.Yielding(steps...).Set(p, c.width, Options{})
		if len(r.Lines) != c.lines {
			t.Errorf("%s: %d lines, want %d: %+v", c.name, len(r.Lines), c.lines, r.Wide)
		}
		forced := false
		for _, l := range r.Lines {
			for _, op := range l.Ops {
				if d, ok := op.(draw.Text); ok {
					if forced = forced || d.Forced; d.Size != c.size {
						t.Errorf("%s: %q is %s high, want %s", c.name, d.Str, d.Size, c.size)
					}
				}
			}
		}
		if forced != c.forced {
			t.Errorf("%s: divided where no language does it: %v", c.name, forced)
		}
	}
}

// TestAddressForms: addresses in every form, at a sentence's start too, are divided
// as addresses are and get no hyphen; words that only look like one stay words.
func TestAddressForms(t *testing.T) {
	s := setter(t)
	for _, url := range []string{
		"Service-public.fr/particuliers/vosdroits/documentation", "Https://Exemple.fr/documentation/prestataires-qualification",
		"HTTPS://WWW.EXEMPLE.FR/DOSSIER-UN/INDEX-DEUX.HTML", "Www.Exemple.Fr/Page-Deux-Documentation/Prestataires", "x.com/observatoire/documentation",
		"Exemple.Fr/documentation/qualification", "EXEMPLE.FR/DOCUMENTATION/Qualification", "société-nationale.fr/documentation/prestataires",
		"serveur.local:8080/documentation/qualification", "localhost:8080/documentation/qualification", "intranet:8443/documentation/qualification",
		"192.168.10.12/documentation/qualification", "10.0.0.7:9000/documentation/qualification", "[2001:db8::1]:8080/documentation/qualification",
		"exemple.fr?documentation=qualification-nationale", "exemple.fr#documentation-qualification", "/etc/secnumcloud/conf.d/10-reseau.yaml",
		"./documentation/prestataires/qualification", "../documentation/prestataires/qualification", "~/documentation/prestataires/qualification",
		"$HOME/documentation/prestataires/qualification", "documentation/prestataires/qualification.yaml", "documentation/prestataires/",
		"--identification-prestataire=documentation", "10.1234/documentation/qualification", "sous_domaine.exemple.fr/documentation",
		"github.com/observatoire/documentation-qualification@v2.14.0-observatoire", "//cdn.exemple.fr/documentation-qualification",
		"*.documentation-qualification.example", ".documentation-observatoire.fr", "%APPDATA%/documentation/prestataires",
		`src\documentation\prestataires\qualification`, `\\serveur\documentation\prestataires`, `C:\documentation\qualification-prestataires.txt`,
		"urn:observatoire:documentation-qualification.2026", "@observatoire/documentation-qualification", "annexe.documentation-qualification.v2.PDF",
		"%ProgramFiles(x86)%/documentation/qualification", "${HOME}/documentation/qualification", "pkg:npm/@observatoire/documentation-qualification@2.0.1",
		"@observatoire/documentation-qualification@2.0.1", "observatoire/documentation-qualification:latest", "view-source:https://documentation-qualification.fr/",
		"redaction(at)documentation-observatoire.fr", "ark:/67375/documentation-qualification", "@documentation:observatoire-matrix.example.org",
	} {
		for _, around := range [][2]string{{"", " est à relire."}, {"Lire d’abord ", " ici."}, {"Voir (", ") et la suite."}, {"Ils nomment d’", ", puis rien."}} {
			divided := 0
			for mm := 30; mm < 76; mm += 3 {
				p := para(ragged(), "fr", Run{Text: around[0] + url + around[1]})
				if s.Set(p, unit.Length(mm)*unit.MM, Options{}).Wide != nil {
					continue
				}
				lines, held := shown(set(t, s, p, unit.Length(mm)*unit.MM, Options{})), url
				if strings.Contains(url, `\`) { // its own sign parts its folders, by the rule of the slash
					lines, held = strings.Split(strings.ReplaceAll(strings.Join(lines, "\n"), `\`, "/"), "\n"), strings.ReplaceAll(url, `\`, "/")
				}
				divided += broken(t, lines, held)
			}
			if divided == 0 {
				t.Errorf("%q was never divided", around[0]+url)
			}
		}
	}
	for _, word := range []string{"et/ou", "fr/en", "J0/J1", "U.S.", "1.5", "24/7", "and/or", "km/h", "TCP/IP", "fait.Puis", "Fini.Ensuite", "M.Dupont", "2025/2026",
		"1.5/2.5", "10.0.0.0/8", "14:30", "p.m.", "OIV/OSE", "Bordeaux/Toulouse", "prestataires/fournisseurs", "c.-à-d.", "12/24.50",
		"fait.PUIS", "mi-temps.Puis", "note:ensuite", "10//12",
		"Paris–Bruxelles", "prestataires—fournisseurs", "50%/an", "client/fournisseur:", "à/de"} {
		g := s.compose(para(ragged(), "fr", Run{Text: word, Raw: true}), nil)
		if a, _ := g.addressIn(0, len(g.glyphs)); a.lo < a.hi {
			t.Errorf("%q is taken for an address", word)
		}
	}
	for _, name := range []string{"Node.js", "node.js", "ASP.NET", "Booking.com", "exemple.fr", "serveur_de_qualification",
		"@observatoire@mastodon-documentation.example", "observatoire-documentation@serveur",
		"“prenom.nom”@documentation-observatoire.fr", "{prenom}.{nom}@documentation-observatoire.fr", "tel:+33123456789;documentation=observatoire"} {
		g := s.compose(para(ragged(), "fr", Run{Text: name, Raw: true}), nil)
		if n := len(g.parts[0].breaks); n != 2 {
			t.Errorf("%q has %d places where a line may end", name, n-2)
		}
	}
}

// Two hosts that a dash joins are each an address; two names are none.
func TestAddressesJoinedByADash(t *testing.T) {
	s := setter(t)
	for text, want := range map[string]string{
		"cyber.gouv.fr—documentation-nationale.fr":   "cyber .gouv .fr— documentation -nationale .fr",
		"Il lit exemple.fr—documentation.gouv.fr":    "exemple.fr— documentation .gouv .fr",
		"Il va de Strasbourg–Kehl à Paris–Bruxelles": "Strasbourg– Kehl Paris– Bruxelles",
	} {
		g := s.compose(para(noteStyle(), "fr", Run{Text: text, Raw: true}), nil)
		var got strings.Builder
		at := map[int]bool{}
		for _, b := range g.parts[0].breaks {
			at[b.next] = at[b.next] || b.joint == atMark
		}
		for i := range g.glyphs {
			if at[i] {
				got.WriteByte(' ')
			}
			got.WriteRune(g.glyphs[i].r)
		}
		for _, w := range strings.Fields(want) {
			if !strings.Contains(" "+got.String()+" ", w+" ") {
				t.Errorf("%q has places %q, want %q", text, got.String(), want)
				break
			}
		}
	}
}
