package review

import (
	"bufio"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/locales"
	"github.com/secnumcloud-observatory/press/locales/claims"
)

// claimed is what is told of one sentence in an edition.
func claimed(s *data.Store, ed *data.Edition, loc *locales.Locale, sentence string) diag.List {
	h := held{store: s, ed: ed, loc: loc, names: claims.NamesOf(joinedNames(ed.Register()))}
	h.paragraph(read.Rich{{Text: sentence, Pos: diag.Pos{File: "x.md", Line: 1, Col: 1}}})
	return h.out
}

// scored holds the sentences of a file against their verdicts.
func scored(t *testing.T, name, lang string) (kept, found, alarms, missed int) {
	t.Helper()
	s, all := shipped(t, nil)
	loc, _ := all.Locale(lang)
	f, err := os.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for sc := bufio.NewScanner(f); sc.Scan(); {
		parts := strings.SplitN(sc.Text(), " ", 3)
		if len(parts) < 3 || parts[0] == "#" {
			continue
		}
		ed, _ := s.Edition(map[string]string{"a": "2026-04", "j": "2026-01", "s": "specimen"}[parts[1]])
		told := claimed(s, ed, loc, parts[2])
		switch {
		case parts[0] == "+" && len(told) == 0:
			kept++
		case parts[0] == "+":
			alarms++
			t.Logf("%s: false alarm: %s\n%v", name, parts[2], told)
		case len(told) > 0:
			found++
		default:
			missed++
			t.Logf("%s: missed (%s): %s", name, parts[1], parts[2])
		}
	}
	return kept, found, alarms, missed
}

// Sentences that are so are let be, and those that are not are found.
func TestClaimsOfSentences(t *testing.T) {
	for _, lang := range []string{"fr", "en"} {
		kept, found, alarms, missed := scored(t, "claims-"+lang+".txt", lang)
		if kept != 60 || found+missed != 60 {
			t.Errorf("%s: %d of 60 true sentences let be, %d alarms; %d false ones", lang, kept, alarms, found+missed)
		}
		if found < 57 {
			t.Errorf("%s: only %d of %d false sentences found", lang, found, found+missed)
		}
	}
}

// The second set was written when the rules were done. On the first try, 26 of
// 30 false sentences were found in French and 27 in English, with one false
// alarm in French ("On aimerait compter vingt offres qualifiées") and none in
// English. What it taught is in the rules since then, so that it is a corpus
// like the first now and no measure any more.
func TestClaimsOfTheSecondSet(t *testing.T) {
	for _, lang := range []string{"fr", "en"} {
		if kept, found, _, _ := scored(t, "claims-second-"+lang+".txt", lang); kept != 30 || found != 30 {
			t.Errorf("%s: %d of 30 true sentences let be, %d of 30 false ones found", lang, kept, found)
		}
	}
}

// So was a third set of 20 each way: 16 and 17 of 20 false sentences found on the
// first try, and one false alarm in French ("Cinq offres en cours seulement ont
// un jalon connu").
func TestClaimsOfTheThirdSet(t *testing.T) {
	for _, lang := range []string{"fr", "en"} {
		if kept, found, _, _ := scored(t, "claims-third-"+lang+".txt", lang); kept != 20 || found != 20 {
			t.Errorf("%s: %d of 20 true sentences let be, %d of 20 false ones found", lang, kept, found)
		}
	}
}

// A stranger found 37 % of his false sentences told, and three true ones; these
// are of the kinds he tried.
func TestClaimsOfAStranger(t *testing.T) {
	for _, lang := range []string{"fr", "en"} {
		if kept, found, alarms, missed := scored(t, "claims-stranger-"+lang+".txt", lang); alarms > 0 || missed > 0 {
			t.Errorf("%s: %d true sentences let be, %d alarms; %d false ones found, %d missed", lang, kept, alarms, found, missed)
		}
	}
}

// A fourth set of 14 each way was written by the hand that wrote the rules for
// layers, lists and events: 11 of 14 false sentences found on the first try in
// each language, and no false alarm. It is a corpus now as the others are.
func TestClaimsOfTheFourthSet(t *testing.T) {
	for _, lang := range []string{"fr", "en"} {
		if kept, found, _, _ := scored(t, "claims-fourth-"+lang+".txt", lang); kept != 14 || found != 14 {
			t.Errorf("%s: %d of 14 true sentences let be, %d of 14 false ones found", lang, kept, found)
		}
	}
}

// The shipped editions say what the register says.
func TestShippedTextsClaimNothingUntrue(t *testing.T) {
	s, all := shipped(t, nil)
	for _, id := range s.Editions() {
		ed, _ := s.Edition(id)
		for _, lang := range []string{"fr", "en"} {
			loc, _ := all.Locale(lang)
			if found := Claims(s, ed, loc); len(found) > 0 {
				t.Errorf("%s in %s: %v", id, lang, found)
			}
		}
	}
}

// moved is the shipped register with one movement in the month of April: an
// offer reaches J2 on 24 March.
func moved(t *testing.T, files map[string]string) (*data.Store, *data.Edition, *locales.Catalog) {
	t.Helper()
	raw, err := fs.ReadFile(data.FS(), "register/offers.yaml")
	if err != nil {
		t.Fatal(err)
	}
	before, after, ok := strings.Cut(string(raw), "  - id: numspot-plateforme\n")
	if !ok {
		t.Fatal("the register has changed")
	}
	all := map[string]string{"register/offers.yaml": before +
		"      - step: j2\n        date: 2026-03-24\n        known: 2026-03-24\n        sources: [C13]\n  - id: numspot-plateforme\n" + after}
	for name, text := range files {
		all[name] = text
	}
	s, words := shipped(t, all)
	ed, _ := s.Edition("2026-04")
	return s, ed, words
}

// Texts that deny a movement the register has are told where they say so, with
// the place of the offer that moved.
func TestDenialsOfAMovement(t *testing.T) {
	s, ed, all := moved(t, nil)
	got := map[string]string{}
	for _, lang := range []string{"fr", "en"} {
		loc, _ := all.Locale(lang)
		for _, is := range Claims(s, ed, loc) {
			if !strings.Contains(is.Msg.String(), "The other place is register/offers.yaml:") {
				t.Errorf("%s names no other place", is)
			}
			got[strings.TrimPrefix(is.Pos.String(), "editions/2026-04/")] = strings.SplitN(strings.SplitN(is.Msg.String(), "“", 2)[1], "”", 2)[0]
		}
	}
	for at, words := range map[string]string{"fr/editorial.md:2:8": "Rien n'a bougé", "fr/editorial.md:4:3": "Aucun mouvement", "fr/news.md:2:8": "Rien de publié",
		"fr/news.md:4:70": "aucun mouvement", "en/editorial.md:2:8": "Nothing moved", "en/editorial.md:4:3": "No movement", "en/news.md:2:8": "Nothing published"} {
		if got[at] != words {
			t.Errorf("at %s: %q, want %q; all: %v", at, got[at], words, got)
		}
	}
}

// What a text assumes wrongly is told at that line alone; what it assumes
// rightly excuses nothing.
func TestAssumptionsAndClaims(t *testing.T) {
	head := func(assumes string) map[string]string {
		return map[string]string{"editions/2026-04/fr/register.md": "---\nassumes: {" + assumes + "}\nnote: >-\n  Deux lignes pliées, et\n  dix-huit offres qualifiées.\n---\n",
			"editions/2026-04/fr/scope.md": "---\nnote: Il y a dix-huit offres qualifiées.\n---\n"}
	}
	for assumes, want := range map[string][]string{
		"movements: 0":  {"editions/2026-04/fr/register.md:5:3", "editions/2026-04/fr/scope.md:2:14"},
		"qualified: 17": {"editions/2026-04/fr/register.md:5:3", "editions/2026-04/fr/scope.md:2:14"},
		"qualified: 18": {"editions/2026-04/fr/scope.md:2:14"},
	} {
		s, all := shipped(t, head(assumes))
		ed, _ := s.Edition("2026-04")
		loc, _ := all.Locale("fr")
		var got []string
		for _, is := range Claims(s, ed, loc) {
			got = append(got, is.Pos.String())
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s: %s", assumes, d)
		}
	}
}

// Claims by name, shares, comparisons and ranks: 120 sentences each way, written
// before the rules that read them. The other sets were each written when the rules
// had been mended after the one before, by the hand that mended them. Of 60, and of
// 40 in the last, 48, 44, 50, 52, 48 and 31 false ones were found on the first try
// in French and 45, 51, 51, 52, 47 and 34 in English, with 2, 3, 10, 5, 4 and 1
// false alarms, and 3, 3, 8, 3, 5 and 2. The eleventh, of 60, was written from the register alone
// by one who had not read the rules: 31 and 32, with 3 and 5 alarms. The twelfth, of
// 40 and of other syntax still: 17 and 23, with 6 and 4. The thirteenth, of 40, is
// plain news: 33 and 38, with 1 and 3; so is the fourteenth, of 30: 26 and 27, with
// 2 and 1. The fifteenth and the sixteenth, of 60, are in the shapes of an editor's plain
// prose: 50 and 51, with 5 and 6; then 52 and 50, with 5 and 6. The seventeenth,
// of 30, has true sentences that deny and refer back: 23 and 27, with 9 and 5. What they taught is in the rules since then, so that none of them is a
// measure any more.
func TestClaimsByName(t *testing.T) {
	for _, set := range []struct {
		name       string
		size, most int // sentences each way, and how many false ones may be missed
	}{{"named", 120, 3}, {"fifth", 60, 2}, {"sixth", 60, 4}, {"seventh", 60, 1}, {"eighth", 60, 2}, {"ninth", 60, 8}, {"tenth", 40, 5},
		{"eleventh", 60, 4}, {"twelfth", 40, 8}, {"thirteenth", 40, 1}, {"fourteenth", 30, 3},
		{"fifteenth", 60, 1}, {"sixteenth", 60, 5}, {"seventeenth", 30, 10}} {
		for _, lang := range []string{"fr", "en"} {
			kept, found, alarms, missed := scored(t, "claims-"+set.name+"-"+lang+".txt", lang)
			if kept != set.size || alarms > 0 || found+missed != set.size || missed > set.most {
				t.Errorf("%s, %s: %d let be, %d false alarms; %d of %d false sentences found", set.name, lang, kept, alarms, found, found+missed)
			}
		}
	}
}

// An address is no text: its figures count nothing, whatever stands beside it.
func TestClaimsOfAddresses(t *testing.T) {
	s, all := shipped(t, nil)
	ed, _ := s.Edition("2026-04")
	for lang, texts := range map[string][2]string{
		"en": {"The qualified offers are at https://find-tender.service.gov.uk/Notice/012345-2026, https://eur-lex.europa.eu/eli/reg/2024/903/oj and " +
			"https://www.boamp.fr/pages/avis/?q=idweb:%2226-12345%22 for all.", "There are 903 qualified offers, at https://example.org/list."},
		"fr": {"Les offres qualifiées sont à https://eur-lex.europa.eu/eli/reg/2024/903/oj, cyber.gouv.fr/offres/012345 et avis.2226@ssi.gouv.fr pour toutes.",
			"Il y a 903 offres qualifiées, à https://example.org/liste."},
	} {
		loc, _ := all.Locale(lang)
		if told := claimed(s, ed, loc, texts[0]); len(told) > 0 {
			t.Errorf("%s: figures of addresses are told: %v", lang, told)
		}
		if told := claimed(s, ed, loc, texts[1]); len(told) != 1 {
			t.Errorf("%s: a count before an address is told as %v", lang, told)
		}
	}
}

// What is qualified is not said to have that ahead of it: words of a qualification to come
// are no hopes of one that has it.
func TestClaimsOfWhatLiesAhead(t *testing.T) {
	for _, lang := range []string{"fr", "en"} {
		kept, found, alarms, missed := scored(t, "claims-ahead-"+lang+".txt", lang)
		if kept != 8 || alarms > 0 || found != 11 {
			t.Errorf("%s: %d let be, %d false alarms; %d of %d false sentences found", lang, kept, alarms, found, found+missed)
		}
	}
}

// The kinds that the nineteenth set missed, in other sentences than its own: the first
// try found 67 of 89 and of 91, and told 9 and 16 of the true ones.
func TestClaimsOfKinds(t *testing.T) {
	for lang, size := range map[string][2]int{"fr": {91, 89}, "en": {90, 91}} {
		if kept, found, alarms, missed := scored(t, "claims-eighteenth-"+lang+".txt", lang); kept != size[0] || alarms > 0 || found != size[1] {
			t.Errorf("%s: %d let be, %d false alarms; %d of %d false sentences found", lang, kept, alarms, found, found+missed)
		}
	}
}

// Sentences of an edition's smaller places: captions, items of lists, headings before a
// colon, questions and their answers, what stands between commas, other countries' lists.
// Of the second of two sets 20 of 40 false ones were found on the first try in French and 24
// in English, with 5 true ones told wrongly in each; of a third, of 35 and 30, 25 and 23, with
// 5 and none.
func TestClaimsOfSmallPlaces(t *testing.T) {
	for set, size := range map[string][3]int{"twentyfourth-fr": {80, 75, 4}, "twentyfourth-en": {80, 78, 2},
		"twentyfifth-fr": {40, 38, 8}, "twentyfifth-en": {30, 30, 5}} { // true, false, and how many of these may be missed
		kept, found, alarms, missed := scored(t, "claims-"+set+".txt", set[len(set)-2:])
		if kept != size[0] || alarms > 0 || found+missed != size[1] || missed > size[2] {
			t.Errorf("%s: %d let be, %d false alarms; %d of %d false sentences found", set, kept, alarms, found, found+missed)
		}
	}
}

// Kinds that a stranger missed, and two sets of 60 each way. The first is by one who had not
// read the rules: 54 and 53 false sentences were found on the first try, and 1 and 3 true ones
// told; the second was written when it was learnt: 52 and 49, with 5 and 2; the third when
// that was: 56 and 57, with 4 and 1. The twenty-ninth holds the kinds that another
// stranger missed, and a set by the mender, written blind: 58 and 55 found on the first
// try, with 1 and 2 told. Of the thirtieth, on what somebody holds or is down to, the first 22
// each way were written blind: 20 and 17 found on the first try, with none told. The
// thirty-first, by the mender, written blind in plain shapes: 30 of 30 and 27 of 28 found on
// the first try, with none told. The thirty-second holds the kinds that were mended before it.
func TestClaimsOfAnotherHand(t *testing.T) {
	for set, size := range map[string][3]int{"twentysixth-fr": {78, 79, 2}, "twentysixth-en": {76, 82, 1},
		"twentyseventh-fr": {60, 60, 2}, "twentyseventh-en": {60, 60, 3}, "twentyeighth-fr": {60, 60, 3}, "twentyeighth-en": {60, 60, 2},
		"twentyninth-fr": {76, 81, 0}, "twentyninth-en": {78, 82, 4},
		"thirtieth-fr": {30, 38, 0}, "thirtieth-en": {33, 43, 1},
		"thirtyfirst-fr": {30, 30, 0}, "thirtyfirst-en": {32, 28, 1},
		"thirtysecond-fr": {33, 35, 0}, "thirtysecond-en": {45, 41, 0}} { // true, false, and how many of these may be missed
		kept, found, alarms, missed := scored(t, "claims-"+set+".txt", set[len(set)-2:])
		if kept != size[0] || alarms > 0 || found+missed != size[1] || missed > size[2] {
			t.Errorf("%s: %d let be, %d false alarms; %d of %d false sentences found", set, kept, alarms, found, found+missed)
		}
	}
}

// Sentences of five authors who had not read the rules, and seven sets written to be
// other than all before. What each found before it was learnt from stands in
// docs/decisions/0029; they are corpora now.
func TestClaimsOfTheBlind(t *testing.T) {
	for _, set := range []struct {
		name                string
		trues, untrue, most int // sentences each way, and how many false ones may be missed
	}{{"blind", 120, 120, 5}, {"wide", 260, 380, 20}, {"nineteenth", 60, 60, 1}, {"twentieth", 60, 60, 0}, {"twentyfirst", 76, 62, 3}, {"twentysecond", 15, 15, 0},
		{"twentythird", 71, 66, 3}} {
		for _, lang := range []string{"fr", "en"} {
			kept, found, alarms, missed := scored(t, "claims-"+set.name+"-"+lang+".txt", lang)
			if kept != set.trues || alarms > 0 || found+missed != set.untrue || missed > set.most {
				t.Errorf("%s, %s: %d let be, %d false alarms; %d of %d false sentences found", set.name, lang, kept, alarms, found, found+missed)
			}
		}
	}
}
