package layout_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/findings"
	"github.com/secnumcloud-observatory/press/layout/review"
)

// A month is told its own faults, those of what all months share, and those of
// the edition.yaml before it: never another month's.
func TestAMonthIsToldItsOwnFaults(t *testing.T) {
	f := folder(t)
	for _, month := range editions() {
		brief(t, f, month, "cover", "editorial", "register", "sources", "back")
	}
	change(t, f, "editions/2026-01/edition.yaml", "editorial,", "editoral,")
	change(t, f, "editions/2026-01/fr/editorial.md", "title:", "titel:")
	change(t, f, "editions/2026-04/fr/editorial.md", "title:", "titel:")
	change(t, f, "register/offers.yaml", "milestones:", "milestnes:")
	const before, texts, own, shared = "editions/2026-01/edition.yaml", "editions/2026-01/fr/editorial.md", "editions/2026-04/fr/editorial.md",
		"register/offers.yaml"
	p, err := layout.Open(f)
	if err != nil {
		t.Fatal(err)
	}
	for month, want := range map[string][]string{"2026-01": {before, texts, shared}, "2026-04": {before, own, shared}, "specimen": nil} {
		r, err := p.Build(context.Background(), layout.Order{Month: month, Langs: []string{"fr"}})
		if err != nil {
			t.Fatal(err)
		}
		told := map[string]bool{}
		for _, is := range r.Issues {
			if is.Code == read.UnknownField || is.Code == data.UnknownSection {
				told[is.Pos.File] = true
			}
		}
		if got := slices.Sorted(maps.Keys(told)); !slices.Equal(got, want) {
			t.Errorf("%s is told of %v, want %v", month, got, want)
		}
	}
}

// A month whose folder cannot be read, or has a name that no edition has, is
// told and stops no other.
func TestMonthsBesideStopNoOther(t *testing.T) {
	f := folder(t)
	f["editions/2025-10 copie/x"] = &fstest.MapFile{Data: []byte("x")}
	p, err := layout.Open(f)
	if err != nil {
		t.Fatal(err)
	}
	r, err := p.Build(context.Background(), layout.Order{Month: "2026-01", Langs: []string{"fr"}})
	if err != nil {
		t.Fatal(err)
	}
	told := 0
	for _, is := range r.Issues {
		if is.Code == data.EditionName {
			told++
			if is.Severity != diag.Warning || is.Pos.File != "editions/2025-10 copie" {
				t.Errorf("%s", is)
			}
		}
	}
	if told != 1 {
		t.Errorf("told %d times", told)
	}
	if jan, ok := p.Store.Edition("2026-01"); !ok || p.Store.Beside(jan, "editions/2026-01") || p.Store.Beside(jan, "register/grid.yaml") ||
		p.Store.Beside(&data.Edition{PreviousID: "2025-10"}, "editions/2025-10") {
		t.Error("what an edition is made from stands beside it")
	}
}

// fault is one mistake in one file, and what it is told as.
type fault struct {
	file, old, repl string
	code            diag.Code
}

// faults are mistakes in as many files, found by as many stages: reading,
// checking, wording, laying out, measuring, looking for the words.
func faults() []fault {
	return []fault{
		{"editions/2026-04/edition.yaml", "licence: CC BY 4.0", "licence: \"{{which}}\"", "Unwritten"},
		{"editions/2026-04/fr/editorial.md", opening, "![Plan](plan.png \"Le plan que personne n’a rangé\")\n\n" + opening, "MissingPicture"},
		{"editions/2026-04/fr/zoom.md", "---\n\n", "---\n\nUn encadré certifié.\n\n", "BannedWord"},
		{"editions/2026-04/fr/technical.md", "règle du capital", "règle du capital, et tout ce qui reste à dire de ce que des entités établies hors de l’Union peuvent détenir d’un prestataire de cloud, et pour combien de temps encore", "TooManyLines"},
		{"register/offers.yaml", "milestones:", "milestnes:", "UnknownField"},
		{"register/grid.yaml", "column:", "colum:", "UnknownField"},
		{"register/providers.yaml", "name: Bleu\n", "name: Bl☃eu\n", "BadCharacter"},
		{"standing/fr/glossary.md", "title: Qui exploite quoi ?\n", "title: Qui exploite quoi ?\nnote: Une note que le glossaire ne sait pas composer.\n", "UnsetField"},
		{"standing/fr/criteria.md", "référentiel. Les", "référentiel " + strings.Repeat("é", 150) + ". Les", "Overflow"},
		{"standing/fr/procedure.md", "ANSSI accepte", "ANSSI ʘ accepte", "MissingGlyph"},
		{"standing/fr/method.md", "parts:\n", "parts:\n  - key: more\n    text: Ce que la méthode ne compose pas.\n", "UnknownPart"},
		{"standing/fr/what.md", "      - key: states\n", "      - key: states\n        text: Des mots sans place dans la comparaison.\n", "UnsetField"},
		{"standing/fr/back.md", "Signaler un fait", "Signaler un fait[@X9]", "UnknownSource"},
		{"locales/en/more.yaml", "", "news:\n  more: \"{{.N\"\n", "BadMessage"},
	}
}

const opening = "Au 31 mars 2026"

func plant(t *testing.T, f fstest.MapFS, x fault) {
	t.Helper()
	if x.old == "" {
		f[x.file] = &fstest.MapFile{Data: []byte(x.repl)}
		return
	}
	change(t, f, x.file, x.old, x.repl)
}

// told is what is told of April 2026 in French with faults planted in it,
// without remarks on quality, and how often a fault is told.
func told(t *testing.T, planted ...fault) diag.List {
	t.Helper()
	f := monolingual(brief(t, folder(t), "2026-04", "cover", "editorial", "technical", "zoom", "what", "criteria", "procedure",
		"register", "scope", "glossary", "sources", "method", "back"), "fr")
	for _, x := range planted {
		plant(t, f, x)
	}
	var out diag.List
	for _, is := range buildIn(t, f, layout.Order{Month: "2026-04", Langs: []string{"fr"}}).Issues {
		if is.Severity > diag.Quality {
			out.Add(is)
		}
	}
	return out
}

func (x fault) times(l diag.List) int {
	n := 0
	for _, is := range l {
		if is.Code == x.code && is.Pos.File == x.file {
			n++
		}
	}
	return n
}

// No fault hides one in another file. All are planted at once: whatever one of
// a pair would hide of the other, it would hide here too. Each is told as often
// as alone, in the same order each time.
func TestNoFaultHidesOneInAnotherFile(t *testing.T) {
	all := told(t, faults()...)
	for i, x := range faults() {
		alone := told(t, x)
		if n := x.times(alone); n != 1 {
			t.Errorf("%s in %s is told %d times: %v", x.code, x.file, n, alone)
		}
		if x.times(all) == 1 {
			continue
		}
		for j, y := range faults() { // who hides it
			if i != j && x.times(told(t, x, y)) != 1 {
				t.Errorf("%s in %s hides %s in %s", y.code, y.file, x.code, x.file)
			}
		}
		t.Errorf("among all faults %s in %s is told %d times", x.code, x.file, x.times(all))
	}
	if d := cmp.Diff(all, told(t, faults()...)); d != "" {
		t.Errorf("told otherwise the second time: %s", d)
	}
	if len(all) > 2*len(faults()) {
		t.Errorf("%d faults are told in %d findings: %v", len(faults()), len(all), all)
	}
}

// A source that has another id than the register and the texts name it by is one
// finding, with all that would follow from it: of what else it is said that it
// comes too late, or has no source at all, its sources cannot be known.
func TestAnIdThatIsNobodysIsOneFinding(t *testing.T) {
	l := findings.Gathered(told(t, fault{"register/sources.yaml", "- id: A3\n", "- id: A33\n", "UnknownSource"}))
	if len(l) != 1 || l[0].Code != "UnknownSource" || !strings.Contains(l[0].Elsewhere.String(), "register/offers.yaml (39 times)") || !strings.Contains(l[0].Elsewhere.String(), "standing/fr/scope.md") {
		t.Errorf("%v", l)
	}
}

// A missing picture in the editorial once hid words that the glossary cannot
// set, and when it was mended they were told twice.
func TestMissingPictureHidesNothing(t *testing.T) {
	picture, note, words := faults()[1], faults()[7], fault{"standing/fr/glossary.md", "      - key: keeps\n",
		"      - key: other\n        text: Des mots que le glossaire ne compose nulle part.\n      - key: keeps\n", "UnknownPart"}
	lines := func(planted ...fault) string {
		s := ""
		for _, is := range told(t, planted...) {
			s += fmt.Sprintf("%s %s\n", is.Pos.File, is.Code)
		}
		return s
	}
	const lost, more, lack = "standing/fr/glossary.md UnsetField\n", "standing/fr/glossary.md UnknownPart\n", "editions/2026-04/fr/editorial.md MissingPicture\n"
	for _, c := range []struct {
		name, want string
		planted    []fault
	}{
		{"both", lack + lost + more, []fault{picture, note, words}},
		{"the picture mended", lost + more, []fault{note, words}},
		{"the glossary mended", lack, []fault{picture}},
		{"the note alone", lost, []fault{note}},
	} {
		if d := cmp.Diff(c.want, lines(c.planted...)); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
	}
}

// Words that do not fit once hid a field that their section has no place for,
// and an editor was told of it only when they did.
func TestOverflowHidesNoField(t *testing.T) {
	overflow := faults()[8]
	note := fault{overflow.file, "---\n", "---\nsignature: Une signature que les critères ne savent pas composer.\n", "UnsetField"}
	got := map[diag.Code]int{}
	for _, is := range told(t, overflow, note) {
		got[is.Code]++
	}
	if d := cmp.Diff(map[diag.Code]int{"Overflow": 1, "UnsetField": 1}, got); d != "" {
		t.Error(d)
	}
}

// One cause is told once, where it is: what lies out of place for want of room,
// what one language has and the other not for the same mistake, what a chart
// makes of a date that cannot be, what is said of the same words twice. All are
// planted at once, so that none hides another either.
func TestOneCauseIsOneFinding(t *testing.T) {
	const more, month = "et tout ce qui reste à dire ", "editions/2026-04/"
	f := folder(t)
	for _, x := range []fault{
		{month + "fr/news.md", "Free Pro est toujours", strings.Repeat(more, 180) + "Free Pro est toujours", ""},
		{month + "fr/editorial.md", "Quel jalon", "Quel" + strings.Repeat("x", 60), ""},
		{"standing/fr/glossary.md", "          - text: ", "          - text: " + strings.Repeat(more, 90), ""},
		{"standing/fr/back.md", "    title: ", "    title: " + strings.Repeat(more, 90), ""},
		{"standing/en/procedure.md", "title: ", "note: It has no place.\ntitle: ", ""},
		{"standing/fr/what.md", "parts:\n", "parts:\n  - key: more\n    text: Ce que la page ne compose pas.\n", ""},
		{month + "fr/technical.md", "## Deux interdits", "![Plan](plan.png \"Un plan\")\n\n## Deux interdits", ""},
		{month + "en/zoom.md", "---\n\n", "---\n\nA SecNumCloud certified offer beside a certified one.\n\n", ""},
		{"register/offers.yaml", "        until: 2027-12-04\n", "        until: 2024-10-31\n", ""},
		{month + "en/news.md", "title: Nothing", "titel: Nothing", ""},
		{month + "fr/month.md", "- key: next", "- key: lead", ""},
		{month + "fr/editorial.md", "## Deux listes", "#### Deux listes", ""},
		{"standing/fr/criteria.md", "[@A2]", "[@Z9]", ""},
		{"standing/en/method.md", "  - key: disc\n    title: The disc\n    text: >-", "  - key: disc\n    title: The disc\n    txt: >-", ""},
	} {
		plant(t, f, x)
	}
	var got []string
	for _, is := range buildIn(t, f, layout.Order{Month: "2026-04", Langs: languages()}).Issues {
		if is.Severity > diag.Quality && is.Code != "UntrueCount" && is.Code != "WaitingText" { // of other figures, and of all that grew together
			got = append(got, string(is.Code)+" "+is.Pos.String())
		}
	}
	want := []string{"UnknownField " + month + "en/news.md:2:1", "BannedWord " + month + "en/zoom.md:10:15", "BannedWord " + month + "en/zoom.md:10:40",
		"Overflow " + month + "fr/editorial.md:29:15", "HeadingLevel " + month + "fr/editorial.md:58:1", "DuplicateField " + month + "fr/month.md:10:9",
		"Overflow " + month + "fr/news.md:13:7", "MissingPicture " + month + "fr/technical.md:48:1",
		"ValidityOrder register/offers.yaml:314:9", "UnknownField standing/en/method.md:6:5", "UnsetField standing/en/procedure.md:2:7",
		"Overflow standing/fr/back.md:4:12", "UnknownSource standing/fr/criteria.md:8:44", "Overflow standing/fr/glossary.md:26:19", "UnknownPart standing/fr/what.md:7:5"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// What a picture is worth only its file tells. A check makes no file that is
// kept, and tells what a build would.
func TestCheckTellsWhatPicturesAreWorth(t *testing.T) {
	f := monolingual(brief(t, folder(t), "2026-04", "cover", "zoom", "register", "sources", "back"), "fr")
	name, whole := "editions/2026-04/fr/zoom.md", png(t)
	change(t, f, name, "---\nstandfirst", "---\npictures:\n  - {file: plan.png, credit: Un dessin de la rédaction, rights: cédés}\nstandfirst")
	change(t, f, name, "---\n\n", "---\n\n![Un plan](plan.png)\n\n")
	for _, c := range []struct {
		data []byte
		want diag.Code
	}{{whole[:len(whole)/2], "UnreadablePicture"}, {whole, ""}} {
		f["editions/2026-04/fr/plan.png"] = &fstest.MapFile{Data: c.data}
		r := buildIn(t, f, layout.Order{Month: "2026-04", Langs: []string{"fr"}})
		var got []diag.Code
		for _, is := range r.Issues {
			if is.Severity == diag.Error && is.Code != "PageCount" {
				got = append(got, is.Code)
			}
		}
		if want := slices.DeleteFunc([]diag.Code{c.want}, func(c diag.Code) bool { return c == "" }); !slices.Equal(got, want) {
			t.Errorf("%d bytes of a picture: %v, want %v", len(c.data), got, want)
		}
		if len(r.Outputs) > 0 {
			t.Errorf("a check has made %d files", len(r.Outputs))
		}
	}
}

// Words that do not fit make a section longer than in the other language, where
// a standing text then waits: that is told when they fit and it still does.
func TestOverflowMakesNothingWait(t *testing.T) {
	f := folder(t)
	overflow := faults()[8]
	plant(t, f, overflow)
	for _, is := range buildIn(t, f, layout.Order{Month: "2026-04", Langs: languages()}).Issues {
		if is.Severity > diag.Quality && is.Code != overflow.code && is.Code != "UntrueCount" {
			t.Errorf("beside the overflow is told: %s", is)
		}
	}
}

// In two languages nothing is told of one that concerns both, and every
// language is a tag.
func TestFindingsOfTwoLanguages(t *testing.T) {
	f := folder(t)
	for _, x := range faults() {
		plant(t, f, x)
	}
	r := buildIn(t, f, layout.Order{Month: "2026-04", Langs: languages()})
	bare := map[diag.Issue]string{}
	for _, is := range r.Issues {
		lang := is.Lang
		if lang != "" && lang != "fr-FR" && lang != "en-GB" {
			t.Errorf("%s is in the language %q", is, lang)
		}
		is.Lang = ""
		if other, twice := bare[is]; twice {
			t.Errorf("%s is told in %q and in %q", is, other, lang)
		}
		bare[is] = lang
	}
}

// A title that takes more lines than it may leaves a standfirst no room that is as long as it
// may be: that is told of the title alone. One that is too long itself is told beside it.
func TestATitleThatCrowdsItsStandfirst(t *testing.T) {
	const file, long = "editions/2026-04/fr/editorial.md", "et rien ne bougera avant que ne soit passé tout le temps voulu"
	title := fault{file, "title: Rien n'a bougé", "title: Rien n'a bougé, " + long, review.TooManyLines}
	standfirst := fault{file, "standfirst: >-\n", "standfirst: >-\n  " + strings.Repeat(long+", ", 7) + "\n", review.TooManyLines}
	for _, c := range []struct {
		planted           []fault
		title, standfirst int
	}{{[]fault{title}, 1, 0}, {[]fault{title, standfirst}, 1, 1}, {[]fault{standfirst}, 0, 1}} {
		got, at := told(t, c.planted...), map[int]int{}
		for _, is := range got {
			if is.Pos.File == file {
				at[is.Pos.Line]++
			}
		}
		if n, m := at[2], at[4]; n != c.title || m != c.standfirst {
			t.Errorf("the title is told %d times, want %d, the standfirst %d times, want %d: %v", n, c.title, m, c.standfirst, got)
		}
	}
}
