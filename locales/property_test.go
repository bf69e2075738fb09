package locales

import (
	"math/rand/v2"
	"regexp"
	"sort"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// fragments are what texts of the house are made of, typed well and badly.
var fragments = []string{
	" ", " ", " ", " ", " ", " ", "  ", "\u00a0", "\u202f", "\n", ".", ",", ";", ":", "!", "?", "...", "…", "(", ")", "[", "]",
	"\"", "\"", "'", "'", "’", "«", "»", "“", "”", "-", "–", "—", "--", "/", "*", "**", "`", "%", "€", "n°", "§", "@", "_", "=",
	"1", "2", "12", "31", "250", "000", "2026", "4500", "1250000", "3.2", "37,5", "37.5", "1er", "2ème", "XXIe", "14h30", "9h", "2:30",
	"p.m.", "a.m.", "am", "avril", "Mars", "April", "May", "1st", "lundi", "Mardi", "T1", "Q2", "J0", "J", "J3", "NIS", "TLS", "OIV", "OSE", "IaaS", "PaaS",
	"CERT", "FR", "t", "il", "a", "l", "d", "s", "qu", "les", "offres", "mainteneurs", "réponse", "œuvre", "the", "offers", "providers", "ANSSI", "SecNumCloud",
	"M.", "Mr.", "Dr", "etc.", "e.g.", "section", "page", "p.", "Go", "GB", "km", "points", "euros", "siècle", "trimestre", "axis", "Paris", "Brussels",
	"https://cyber.gouv.fr/a?b=c:d", "admin@example.fr", "CVE-2026-1234", "10.0.1", "`git -m \"x\"`", "C:\\x", "[3]", "](https://x.fr) ", "\u2060", "\u2011", "−", "80", "'90",
}

func randomText(r *rand.Rand, n int) string {
	var b strings.Builder
	for range 1 + r.IntN(n) {
		b.WriteString(fragments[r.IntN(len(fragments))])
	}
	return b.String()
}

// superior letters and what they stand for.
var plainLetters = strings.NewReplacer("ᵉ", "e", "ʳ", "r", "ˢ", "s", "ⁿ", "n", "ᵈ", "d")

var (
	ordinalEnd = regexp.MustCompile(`(^|[^\pL])([0-9]+|[IVXLC]+)(ers|er|ères|ère|ere|res|re|nde|nd|ièmes|ième|èmes|ème|emes|eme|es|è|e|st|rd|th)($|[^\pL])`)
	halfDay    = regexp.MustCompile(`(?i)[ap]\.?m\b`)
)

// essence is what no rule may change: the letters and figures of a text, in
// any order, without what the rules of dates and ordinals rewrite.
func essence(s string, hours bool) string {
	s = plainLetters.Replace(s)
	for {
		t := ordinalEnd.ReplaceAllString(s, "$1$2$4")
		if t == s {
			break
		}
		s = t
	}
	if hours { // of the twelve-hour clock change their figures
		s = regexp.MustCompile(`[0-9]`).ReplaceAllString(halfDay.ReplaceAllString(s, ""), "")
	}
	var rs []rune
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			rs = append(rs, unicode.ToLower(r))
		}
	}
	sort.Slice(rs, func(i, j int) bool { return rs[i] < rs[j] })
	return string(rs)
}

// protected is what no rule may touch, whatever stands around it.
var protected = []string{"`git commit -m \"x  y\"`", "`a ; b : c`", "https://cyber.gouv.fr/a?b=1;c=2:d", "http://x.fr/'q'/--", "www.ssi.gouv.fr/faq!x",
	"admin@example.fr", "CVE-2026-1234", "CERTFR-2026-ALE-003", "2026-04-01", "10.0.1", "192.168.1.10", "eu-west-1", "hyph.pat.txt", "Oodrive_Work_Share",
	"/etc/passwd", "--flag=1", "C:\\Temp", "2001:db8::1", "a=b", "{{.N}}"}

func TestProtected(t *testing.T) {
	cat := loaded(t)
	for _, lang := range cat.Languages() {
		l := locale(t, cat, lang)
		r := rand.New(rand.NewPCG(3, uint64(len(lang))))
		for range 40 {
			for _, p := range protected {
				quiet := strings.NewReplacer("`", "", "*", "")
				s := quiet.Replace(randomText(r, 4)) + " " + p + " " + quiet.Replace(randomText(r, 4))
				if got := l.Typographic(s); !strings.Contains(got, p) {
					t.Fatalf("%s: %+q became %+q", lang, s, got)
				}
			}
		}
		if got := l.Typographic("déjà\u00a0: posé"); lang == "fr" && got != "déjà\u00a0: posé" {
			t.Errorf("a space the author fixed became %+q", got)
		}
	}
}

func checkProperties(t *testing.T, l *Locale, s string) {
	t.Helper()
	if a, b := quotations(s), quotations(l.Typographic(s)); a > b {
		t.Fatalf("%s: %d quotation marks became %d: %+q becomes %+q", l.Lang, a, b, s, l.Typographic(s))
	}
	once := l.Typographic(s)
	if twice := l.Typographic(once); twice != once {
		t.Fatalf("%s: not idempotent\n in   %+q\n once %+q\n twice %+q", l.Lang, s, once, twice)
	}
	if a, b := essence(s, halfDay.MatchString(s)), essence(once, halfDay.MatchString(s)); a != b {
		t.Fatalf("%s: letters changed\n in  %+q\n out %+q\n%s\n%s", l.Lang, s, once, a, b)
	}
}

func TestProperties(t *testing.T) {
	cat := loaded(t)
	for _, lang := range cat.Languages() {
		l := locale(t, cat, lang)
		r := rand.New(rand.NewPCG(1, uint64(len(lang))))
		for range 4000 {
			checkProperties(t, l, randomText(r, 14))
		}
	}
}

// Whatever is kept stays, letter by letter, and origins never run backwards.
func TestKeptPieces(t *testing.T) {
	cat := loaded(t)
	for _, lang := range cat.Languages() {
		l := locale(t, cat, lang)
		r := rand.New(rand.NewPCG(7, uint64(len(lang))))
		for range 1500 {
			checkPieces(t, l, randomPieces(r))
		}
	}
}

func randomPieces(r *rand.Rand) []Piece {
	ps := make([]Piece, 1+r.IntN(5))
	for i := range ps {
		ps[i] = Piece{Text: randomText(r, 4), Keep: r.IntN(3) == 0, Strong: r.IntN(4) == 0}
	}
	return ps
}

func checkPieces(t *testing.T, l *Locale, ps []Piece) {
	t.Helper()
	out := l.Typography(ps)
	if len(out) != len(ps) {
		t.Fatalf("%d pieces became %d", len(ps), len(out))
	}
	for i, p := range ps {
		if p.Keep && out[i].Text != p.Text {
			t.Fatalf("%s: kept piece %+q became %+q in %+v", l.Lang, p.Text, out[i].Text, ps)
		}
	}
	again := l.Typography(out)
	for i := range out {
		if again[i] != out[i] {
			t.Fatalf("%s: not idempotent: %+q becomes %+q\nin %+v", l.Lang, out[i].Text, again[i].Text, ps)
		}
	}
	_, from := l.Typeset([]rune(ps[0].Text), nil)
	for i := 1; i < len(from); i++ {
		if from[i] < from[i-1] {
			t.Fatalf("%s: origins run backwards in %+q: %v", l.Lang, ps[0].Text, from)
		}
	}
}

func FuzzTypographic(f *testing.F) {
	cat, _ := Load()
	for _, c := range append(readCorpus(f, "testdata/corpus-fr.tsv"), readCorpus(f, "testdata/corpus-en.tsv")...) {
		f.Add(c.in)
	}
	for _, ends := range []string{"Come at 8.30 am.", "Open at 10 am, 10.30 am.", "8.30 am", "9:15 pm", "Le 1", "de 1.000", "- 7 °C", "3 am I"} {
		f.Add(ends) // what a rule looks at may lie beyond the end
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			t.Skip()
		}
		for _, lang := range cat.Languages() {
			l := locale(t, cat, lang)
			once := l.Typographic(s)
			if twice := l.Typographic(once); twice != once {
				t.Fatalf("%s: not idempotent\n in   %+q\n once %+q\n twice %+q", lang, s, once, twice)
			}
		}
	})
}
