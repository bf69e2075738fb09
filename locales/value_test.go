package locales

import (
	"fmt"
	"math/rand/v2"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"
	"unicode/utf8"
)

// This file holds the promise that the typographer never changes what is said.
// It reads the numbers, hours and dates of a text without any of the rules'
// code, before and after them, and compares.

// plainFigures are raised and lowered figures and signs as they are typed.
var plainFigures = strings.NewReplacer("²", "2", "³", "3", "₀", "0", "₁", "1", "₂", "2", "₃", "3", "₄", "4", "₅", "5", "₆", "6")

// figures is the sequence of digits of a text.
func figures(s string) string {
	var b strings.Builder
	for _, r := range plainFigures.Replace(s) {
		if unicode.IsDigit(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// stripped is the language without the rules that say in their names that they
// write hours and dates anew.
func stripped(l *Locale, kinds ...string) *Locale {
	rs := &ruleset{lead: l.rules.lead}
	for i, r := range l.rules.typography {
		if !contains(kinds, kindOfRuleValue(r)) {
			rs.typography, rs.needs = append(rs.typography, r), append(rs.needs, l.rules.needs[i])
		}
	}
	m := *l
	m.rules, m.memory = rs, &memory{}
	return &m
}

func kindOfRuleValue(r rule) string {
	switch r.(type) {
	case *clockRule:
		return "clock"
	case *datesRule:
		return "dates"
	}
	return ""
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

const (
	monthNames = `January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec`
	dayEnd     = `(?:st|nd|rd|th)?`
	dayJoin    = `(?:\s*[-–]\s*|,\s+(?:and\s+|or\s+)?|\s+(?:and|or|to|until|till|through|&)\s+)`
)

// What a text says in figures, in the order the readers are tried.
var (
	space4     = strings.NewReplacer("\u00a0", " ", "\u2060", "", "\u2011", "-")
	monthFirst = regexp.MustCompile(`^(` + monthNames + `)\.? (\d{1,2})` + dayEnd + `((?:` + dayJoin + `\d{1,2}` + dayEnd + `\b)*)`)
	dayFirst   = regexp.MustCompile(`^(\d{1,2})` + dayEnd + `((?:` + dayJoin + `\d{1,2}` + dayEnd + `)*) (` + monthNames + `)\b\.?`)
	halfHours  = regexp.MustCompile(`^(\d{1,2})(?:[:.](\d\d))?( ?[apAP]\.?[mM]\b\.?)?((?:(?:\s*[-–]\s*| (?:and|or|to|until|till|through) |, )\d{1,2}(?:[:.]\d\d)?(?: ?[apAP]\.?[mM]\b\.?|\b))*)`)
	halfHour   = regexp.MustCompile(`(\d{1,2})(?:[:.](\d\d))?( ?[apAP]\.?[mM]\b\.?)?`)
	frHour     = regexp.MustCompile(`^(\d{1,2})\s?h(?:\s?(\d\d)(?:\b|min\b))?`)
	grouped    = regexp.MustCompile(`^\d{1,3}(?:\.\d{3})+,\d+\b|^\d{1,3}(?:[\x{202f},]\d{3}\b)+(?:[.,]\d+)?`)
	spacedOut  = regexp.MustCompile(`^\d{1,3}(?: \d{3}\b)+(?:[.,]\d+)?`)
	decimal    = regexp.MustCompile(`^\d+(?:[.,]\d+)?`)
	namesHalf  = regexp.MustCompile(`(?i)\d ?[ap]\.?m\b`)
	colonHour  = regexp.MustCompile(`^(\d{1,2}):(\d\d)\b`)
	number     = regexp.MustCompile(`\d+`)

	twelveNoon  = regexp.MustCompile(`\b12 (?:noon|midday)\b`)
	twelveNight = regexp.MustCompile(`\b12 midnight\b`)
)

var monthNumber = map[string]int{"Jan": 1, "Feb": 2, "Mar": 3, "Apr": 4, "May": 5, "Jun": 6, "Jul": 7, "Aug": 8, "Sep": 9, "Oct": 10, "Nov": 11, "Dec": 12}

// says is what the figures of a text say: days of months, hours in minutes,
// numbers without their groups.
func says(lang, s string) []string {
	flat := space4.Replace(plainFigures.Replace(s))
	if lang == "en" {
		flat = twelveNight.ReplaceAllString(twelveNoon.ReplaceAllString(flat, "12 p.m."), "12 a.m.")
	}
	var out []string
	for i := 0; i < len(flat); {
		if i > 0 && isFigureOrLetter(flat[:i]) {
			_, n := utf8.DecodeRuneInString(flat[i:])
			i += n
			continue
		}
		n, said := saysAt(lang, flat[i:])
		if n == 0 {
			_, n = utf8.DecodeRuneInString(flat[i:])
		}
		out, i = append(out, said...), i+n
	}
	return out
}

func isFigureOrLetter(before string) bool {
	r, _ := utf8.DecodeLastRuneInString(before)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func saysAt(lang, s string) (int, []string) {
	if lang == "en" {
		if m := monthFirst.FindStringSubmatch(s); m != nil {
			return len(m[0]), daysSaid(m[1], m[2]+" "+m[3])
		}
		if m := dayFirst.FindStringSubmatch(s); m != nil {
			return len(m[0]), daysSaid(m[3], m[1]+" "+m[2])
		}
		if m := halfHours.FindStringSubmatch(s); m != nil && namesHalf.MatchString(m[0]) {
			return len(strings.TrimRight(m[0], ".")), hoursSaid(m[0])
		}
	} else if m := frHour.FindStringSubmatch(s); m != nil {
		return len(m[0]), []string{"hour " + m[1] + ":" + m[2]}
	}
	if m := colonHour.FindStringSubmatch(s); m != nil {
		return len(m[0]), []string{clockSaid(m[1], m[2], "")}
	}
	for _, re := range []*regexp.Regexp{grouped, spacedOut, decimal} {
		if m := re.FindString(s); m != "" {
			return len(m), []string{canonical(lang, m)}
		}
	}
	return 0, nil
}

func daysSaid(month, days string) []string {
	var out []string
	for _, d := range number.FindAllString(days, -1) {
		out = append(out, fmt.Sprintf("day %d-%s", monthNumber[month[:3]], d))
	}
	return out
}

// hoursSaid reads hours from the last to the first: one without a half of the
// day lies in the half that the next one names.
func hoursSaid(s string) []string {
	all := halfHour.FindAllStringSubmatch(s, -1)
	out := make([]string, len(all))
	half := ""
	for i := len(all) - 1; i >= 0; i-- {
		if h := strings.ToLower(strings.Trim(all[i][3], " .")); h != "" {
			half = h[:1]
		}
		if out[i] = clockSaid(all[i][1], all[i][2], half); half == "" && all[i][2] == "" {
			out[i] = all[i][1] // a number
		}
	}
	return out
}

func clockSaid(h, m, half string) string {
	hour, _ := strconv.Atoi(h)
	minute, _ := strconv.Atoi(m)
	switch half {
	case "a":
		hour %= 12
	case "p":
		hour = hour%12 + 12
	}
	return fmt.Sprintf("at %d", hour*60+minute)
}

// canonical is a number without groups and with a point. A lone sign before
// three figures is a group in English when it is a comma, and else a point.
func canonical(lang, s string) string {
	s = strings.NewReplacer(" ", "", "\u202f", "").Replace(s)
	last := strings.LastIndexAny(s, ".,")
	if last < 0 {
		return s
	}
	same := strings.Count(s, s[last:last+1]) > 1
	if same || lang == "en" && s[last] == ',' && len(s)-last == 4 {
		return strings.NewReplacer(",", "", ".", "").Replace(s)
	}
	return strings.NewReplacer(",", "", ".", "").Replace(s[:last]) + "." + s[last+1:]
}

// checkSaid holds the promise for one text.
func checkSaid(t *testing.T, l *Locale, s string) {
	t.Helper()
	still := stripped(l, "clock", "dates")
	if got := still.Typographic(s); figures(got) != figures(s) {
		t.Fatalf("%s: figures changed\n in  %+q\n out %+q", l.Lang, s, got)
	}
	got := l.Typographic(s)
	if a, b := quotations(s), quotations(got); a > b {
		t.Fatalf("%s: %d quotation marks became %d\n in  %+q\n out %+q", l.Lang, a, b, s, got)
	}
	if l.Lang != "en" && figures(got) != figures(s) {
		t.Fatalf("%s: figures changed\n in  %+q\n out %+q", l.Lang, s, got)
	}
	if a, b := says(l.Lang, s), says(l.Lang, got); fmt.Sprint(a) != fmt.Sprint(b) {
		t.Fatalf("%s: another thing is said\n in  %+q %v\n out %+q %v", l.Lang, s, a, got, b)
	}
}

// quotations counts the marks that quote in a text: a level may give them another
// form, and none vanishes. Apostrophes and primes count too, since only the
// rules tell them apart; two straight marks are one mark of seconds.
func quotations(s string) int {
	n := 0
	for _, c := range s {
		if strings.ContainsRune("\"“”„«»‹›'‘’′″", c) {
			n++
		}
	}
	return n - strings.Count(s, "''")
}

// proseCase is a sentence of the corpus of prose: what is typed, what is set,
// and what the editor is told.
type proseCase struct{ line, genre, in, out, told string }

func readProse(t testing.TB, file string) []proseCase {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out []proseCase
	for n, line := range strings.Split(strings.TrimRight(string(raw), "\n"), "\n")[1:] {
		f := strings.Split(line, "\t")
		if len(f) != 4 {
			t.Fatalf("%s:%d: %d columns", file, n+2, len(f))
		}
		c := proseCase{fmt.Sprintf("%s:%d", file, n+2), f[0], unescape(t, f[1]), unescape(t, f[2]), f[3]}
		if c.out == "=" {
			c.out = c.in
		}
		out = append(out, c)
	}
	return out
}

func prose(t testing.TB, lang string) []proseCase {
	return append(readProse(t, "testdata/prose-"+lang+".tsv"), readProse(t, "testdata/attack-"+lang+".tsv")...)
}

// told is what the wording finds in a text, in one line.
func told(l *Locale, s string) string {
	var out []string
	for _, g := range l.Wording([]Piece{{Text: s}}) {
		out = append(out, strings.ReplaceAll(g.Found, "\n", `\n`))
	}
	return strings.Join(out, " | ")
}

func TestProse(t *testing.T) {
	cat := loaded(t)
	for _, lang := range []string{"fr", "en"} {
		l := locale(t, cat, lang)
		all := prose(t, lang)
		genres := map[string]int{}
		for _, c := range all {
			genres[c.genre]++
			if got := l.Typographic(c.in); got != c.out {
				t.Errorf("%s: %q\n got %+q\nwant %+q", c.line, c.in, got, c.out)
			}
			if again := l.Typographic(c.out); again != c.out {
				t.Errorf("%s: not idempotent: %+q becomes %+q", c.line, c.out, again)
			}
			if got := told(l, c.in); got != c.told {
				t.Errorf("%s: %q\n the editor is told of %q, want %q", c.line, c.in, got, c.told)
			}
			checkSaid(t, l, c.in)
		}
		if genres["law"] < 50 || genres["press"] < 50 || genres["tech"] < 50 || len(all) < 200 {
			t.Errorf("%s: the corpus has %v", lang, genres)
		}
	}
}

// The checker itself sees each of the faults it is there for.
func TestSaidSeesFaults(t *testing.T) {
	for _, c := range []struct{ lang, in, out string }{
		{"en", "from 2 to 4 p.m.", "from 2 to 16:00."},
		{"en", "at 9:30 or 10:30 p.m.", "at 9:30 or 22:30"},
		{"en", "April 1st and 3rd, 2026", "1 April and 3rd, 2026"},
		{"en", "at 5 a.m.", "at 17:00"},
		{"en", "April 3, 2026", "4 April 2026"},
		{"en", "1,250 km", "1.250 km"},
		{"fr", "3,5 Go", "35 Go"},
		{"fr", "14h30", "14 h 03"},
	} {
		if a, b := says(c.lang, c.in), says(c.lang, c.out); fmt.Sprint(a) == fmt.Sprint(b) {
			t.Errorf("%q and %q say the same: %v", c.in, c.out, a)
		}
	}
	for _, c := range []struct{ lang, in, out string }{
		{"en", "from 2 to 4 p.m. and 12 a.m.", "from 14:00 to 16:00 and 00:00"},
		{"en", "April 28 to May 3, 2026", "28\u00a0April to 3\u00a0May 2026"},
		{"en", "1250000 and 3,5", "1,250,000 and 3.5"},
		{"fr", "1 250,50 et m2", "1\u202f250,50 et m²"},
	} {
		if a, b := says(c.lang, c.in), says(c.lang, c.out); fmt.Sprint(a) != fmt.Sprint(b) {
			t.Errorf("%q says %v and %q says %v", c.in, a, c.out, b)
		}
	}
}

// phraseOf makes a phrase of numbers, dates and hours, in and out of order.
func phraseOf(r *rand.Rand, lang string) string {
	n := func(most int) string { return strconv.Itoa(1 + r.IntN(most)) }
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	if lang == "en" {
		half := func() string { return pick(" a.m.", " p.m.", "am", "pm", " AM", " PM", "", "") }
		hour := func() string { return n(13) + pick("", "", ":30", ".15", ":05") + half() }
		day := func() string { return n(31) + pick("", "st", "nd", "th") }
		month := pick("March", "April", "May", "Dec", "Oct.")
		switch r.IntN(6) {
		case 0:
			return pick("at ", "from ", "", "rooms ") + hour() + pick(" to ", "-", " or ", " and ", ", ") + hour()
		case 1:
			return month + " " + day() + pick("", " and "+day(), "-"+day(), ", "+day()) + pick("", ", 2026", ", 2000", " 2026")
		case 2:
			return month + " " + day() + pick(" to ", "-", " and ") + pick("June", "July") + " " + day() + pick("", ", 2026")
		case 3:
			return day() + pick(" and ", " to ", "-") + day() + " " + month + pick("", " 2026")
		}
	}
	num := func() string {
		return pick(n(40), n(3000), n(9000000), n(40)+pick(",", ".")+n(9), n(999)+pick(" ", ",", ".")+strconv.Itoa(100+r.IntN(900)), n(9)+" 250 000")
	}
	unit := pick("", "%", " km", " offres", " offers", " people", " euros", " °C", " p", " de", " and", " 2026")
	lead := pick("", "", "de ", "from ", "- ", "-", "le ", "case ", "facture ", "code ", "€", "EUR ", "Boeing ", "pages ")
	return lead + num() + pick("", pick("-", " - ", " à ", " to ", " et ", " and ", ", ")+num()) + unit
}

func TestSaid(t *testing.T) {
	cat := loaded(t)
	for _, lang := range []string{"fr", "en"} {
		l := locale(t, cat, lang)
		r := rand.New(rand.NewPCG(10, uint64(len(lang))))
		for range 3000 {
			s := []string{"", "The list ", "La liste "}[r.IntN(3)] + phraseOf(r, lang) + []string{"", ".", " CET", ". The end.", "; " + phraseOf(r, lang)}[r.IntN(5)]
			checkSaid(t, l, s)
			checkProperties(t, l, s)
		}
	}
}

func FuzzSaid(f *testing.F) {
	cat, _ := Load()
	for _, lang := range []string{"fr", "en"} {
		for _, c := range prose(f, lang) {
			f.Add(c.in)
		}
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			t.Skip()
		}
		for _, lang := range cat.Languages() {
			l := stripped(locale(t, cat, lang), "clock", "dates")
			if got := l.Typographic(s); figures(got) != figures(s) {
				t.Fatalf("%s: figures changed\n in  %+q\n out %+q", lang, s, got)
			}
		}
	})
}

// An expression one end of which is code stays whole.
func TestExpressionsWithCodeStay(t *testing.T) {
	cat := loaded(t)
	for _, c := range []struct{ lang, in string }{
		{"en", "from `2` to 4 p.m."}, {"en", "from 2 p.m. to `4 p.m.`"}, {"en", "April `1st` and 3rd, 2026"},
		{"en", "`1st` and 3rd\u00a0April 2026"},
		{"en", "from `12500` to 15000\u00a0offers"}, {"fr", "de `12500` à 15000\u00a0offres"}, {"fr", "de 12500 à `15000` offres"},
	} {
		if got := locale(t, cat, c.lang).Typographic(c.in); got != c.in {
			t.Errorf("%q became %+q", c.in, got)
		}
	}
	if got := locale(t, cat, "en").Typographic("from **2** to 4 p.m. on Monday"); got != "from **14:00** to 16:00 on Monday" {
		t.Errorf("bold is no code: %+q", got)
	}
}

// An editor adds what the texts count in a file of terms, without a copy of the
// language.
func TestTermsAreExtended(t *testing.T) {
	plain := locale(t, loaded(t), "fr")
	if got := plain.Typographic("Il gère 12500 lampadaires."); got != "Il gère 12500\u00a0lampadaires." {
		t.Fatalf("a noun nobody listed is counted: %+q", got)
	}
	for name, text := range map[string]string{"fr/terms.yaml": "counted: [lampadaires]\n", "fr.yaml": "terms:\n  counted: [lampadaires]\n"} {
		c, found := Load(fstest.MapFS{name: file(text)})
		if len(found) > 0 {
			t.Fatalf("%s: %v", name, found)
		}
		if got := locale(t, c, "fr").Typographic("Il gère 12500 lampadaires et 12500 offres."); got != "Il gère 12\u202f500\u00a0lampadaires et 12\u202f500\u00a0offres." {
			t.Errorf("%s: got %+q", name, got)
		}
	}
	_, found := Load(fstest.MapFS{"fr/terms.yaml": file("units: [lux]\ncountd: [lampes]\n")})
	wantIssue(t, found, CodeUnknownSetting, "locales/fr/terms.yaml:2:1", "counted")
	_, found = Load(fstest.MapFS{"fr/terms.yaml": file("counted:\n  lampes: 3\n")})
	wantIssue(t, found, CodeBadSetting, "locales/fr/terms.yaml", "counted")
}
