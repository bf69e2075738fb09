package locales

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

func file(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }

// wantIssue asserts that a finding of a code stands at a place and says
// something.
func wantIssue(t *testing.T, found diag.List, code diag.Code, pos, says string) {
	t.Helper()
	for _, i := range found {
		if i.Code == code && strings.HasPrefix(i.Pos.String(), pos) && strings.Contains(i.Msg.String()+" "+i.Hint.String(), says) {
			return
		}
	}
	t.Errorf("no %s at %q saying %q among:\n%v", code, pos, says, found)
}

func TestBuiltIn(t *testing.T) {
	c, found := Load()
	if len(found) > 0 {
		t.Errorf("loading: %v", found)
	}
	if found := c.Check(); len(found) > 0 {
		t.Errorf("checking: %v", found)
	}
	if got := strings.Join(c.Languages(), " "); got != "fr en" {
		t.Errorf("languages are %q, want fr before en", got)
	}
}

// The labels of J1 and J2 were once swapped between two languages; here they
// are held to the facts, in both.
func TestMilestonesInOrder(t *testing.T) {
	c := loaded(t)
	want := map[string][]string{
		"fr": {"Demande acceptée", "Stratégie d’évaluation acceptée", "Travaux d’évaluation acceptés", "Décision de qualification"}, //nolint:misspell // French
		"en": {"Application accepted", "Evaluation strategy accepted", "Evaluation work accepted", "Qualification decision"},
	}
	for lang, names := range want {
		l := locale(t, c, lang)
		for i, name := range names {
			code := []string{"j0", "j1", "j2", "j3"}[i]
			if got := l.T("milestone." + code + ".name"); got != name {
				t.Errorf("%s %s is %q, want %q", lang, code, got, name)
			}
			if got := l.T("milestone." + code); got != strings.ToUpper(code) {
				t.Errorf("%s code %s is %q", lang, code, got)
			}
		}
	}
}

func TestMessages(t *testing.T) {
	c := loaded(t)
	fr, en := locale(t, c, "fr"), locale(t, c, "en")
	own, _ := Load(fstest.MapFS{"fr/x.yaml": file("count: {noun.offers: {one: \"{{.WordsF}} offre\", other: \"{{.WordsF}} offres\"}}\n")})
	worded := locale(t, own, "fr")
	for _, x := range []struct{ got, want string }{
		{fr.T("section.news"), "Quoi de neuf\u202f?"},
		{fr.T("unknown.dates"), "qualifiée\u202f; dates non publiées"},
		{fr.T("unknown.short"), "n.\u00a0p."},
		{fr.N("count.noun.offers", 0), "offre"},
		{fr.N("count.noun.offers", 1), "offre"},
		{fr.N("count.progress", 1250), "1\u202f250 en cours"},
		{worded.N("count.noun.offers", 21), "vingt et une offres"},
		{en.N("count.noun.offers", 0), "offers"},
		{en.N("count.noun.offers", 1), "offer"},
		{fr.T("edition.cutoff", map[string]any{"Date": fr.Day(2025, 12, 31)}), "Données arrêtées au 31\u00a0décembre\u00a02025"},
		{fr.Edition(2026, 1), "Édition de janvier\u00a02026"},
		{fr.Edition(2026, 4), "Édition d’avril\u00a02026"},
		{fr.Edition(2026, 8), "Édition d’août\u00a02026"},
		{en.Edition(2026, 1), "January\u00a02026 edition"},
	} {
		if x.got != x.want {
			t.Errorf("got %+q, want %+q", x.got, x.want)
		}
	}
	if found := c.Missing(); len(found) > 0 {
		t.Errorf("nothing is missing, but: %v", found)
	}
	if !fr.Has("section.news") || fr.Has("section.nothing") {
		t.Error("Has does not tell messages that exist from others")
	}
}

func TestMissingMessage(t *testing.T) {
	c := loaded(t)
	fr := locale(t, c, "fr")
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() { fr.T("section.nowhere") })
		wg.Go(func() { locale(t, c, "en").T("section.nowhere") }) // no language has it: one finding
	}
	wg.Wait()
	if got := fr.T("section.nowhere"); !strings.Contains(got, "section.nowhere") {
		t.Errorf("the marker %q does not name the message", got)
	}
	if n := len(c.Missing()); n != 1 {
		t.Errorf("%d findings for one missing message", n)
	}
	wantIssue(t, c.Missing(), CodeMissingTranslation, "locales", `"section.nowhere"`)
	fr.T("edition.cutoff")
	wantIssue(t, c.Missing(), CodeMissingTranslation, "locales/fr/", "{{.Date}}")
}

func TestOverlayReplacesMessages(t *testing.T) {
	c, found := Load(fstest.MapFS{"fr/extra.yaml": file("section:\n  news: Les nouvelles\n  extra: Un supplément\n")}, nil)
	if len(found) > 0 {
		t.Errorf("an overlay may replace messages: %v", found)
	}
	fr := locale(t, c, "fr")
	if got := fr.T("section.news") + "|" + fr.T("section.extra") + "|" + fr.T("section.zoom"); got != "Les nouvelles|Un supplément|Zoom sur les qualifiés" {
		t.Errorf("got %q", got)
	}
	wantIssue(t, c.Check(), CodeUnknownSetting, "locales/fr/extra.yaml:3:3", "would never be printed")
	if c.Check().Has(CodeMissingTranslation) {
		t.Error("a message that nothing asks for is missed in another language")
	}
}

// A publisher's own words take the place of the press's one by one: the name of
// the publication is two lines, and everything else stays.
func TestOwnMasthead(t *testing.T) {
	c, found := Load(fstest.MapFS{
		"fr/masthead.yaml": file("publication: {name: Le Baromètre, subject: Baromètre}\nedition.document: \"Le Baromètre, édition {{.MonthOf}}\"\n"),
		"en/masthead.yaml": file("publication.name: The Barometer\n"),
	})
	if found.Add(c.Check()...); len(found) > 0 {
		t.Errorf("names are replaced one by one: %v", found)
	}
	fr, en := locale(t, c, "fr"), locale(t, c, "en")
	got := fr.T("publication.name") + "|" + fr.T("publication.subject") + "|" + fr.T("publication.observatory") + "|" + en.T("publication.name") + "|" + en.T("publication.subject")
	if got != "Le Baromètre|Baromètre|Observatoire|The Barometer|SecNumCloud" {
		t.Errorf("got %q", got)
	}
	if got := fr.T("edition.document", map[string]any{"MonthOf": "d’avril 2026"}); got != "Le Baromètre, édition d’avril\u00a02026" {
		t.Errorf("got %+q", got)
	}
	many := "x:\n"
	for i := range 400 {
		many += fmt.Sprintf("  a%d: b\n", i)
	}
	for _, x := range []struct {
		name, file, content string
		code                diag.Code
		pos, says           string
	}{
		{"a key misspelt", "fr/masthead.yaml", "publication:\n  nme: X\n", CodeUnknownSetting, "locales/fr/masthead.yaml:2:3", "Did you mean publication.name?"},
		{"in a file of its own", "en.yaml", "publication.subjct: X\n", CodeUnknownSetting, "locales/en.yaml:1:1", "Did you mean publication.subject?"},
		{"a placeholder lost", "fr/masthead.yaml", "edition.document: Le Baromètre\n", CodePlaceholderMismatch, "locales/fr/masthead.yaml:1:1", "uses no placeholder, and the one that it replaces uses MonthOf"},
		{"another placeholder", "en/masthead.yaml", "edition.document: \"{{.Month}}\"\n", CodePlaceholderMismatch, "locales/en/masthead.yaml:1:1", "uses Month, and the one"},
		{"many", "en/x.yaml", many, CodeUnknownSetting, "locales/en/x.yaml:400:3", "under the key of a message"},
	} {
		c, _ := Load(fstest.MapFS{x.file: file(x.content)})
		wantIssue(t, c.Check(), x.code, x.pos, x.says)
		for _, is := range c.Check() {
			if !strings.HasPrefix(is.Pos.File, "locales/"+x.file) {
				t.Errorf("%s: told of another file: %s", x.name, is)
			}
		}
	}
}

const german = `
language:
  tag: de-DE
  name: Deutsch
  base: en
  number: {group: ".", decimal: ",", percent: "\u00a0%"}
  date:
    months: [Januar, Februar, März, April, Mai, Juni, Juli, August, September, Oktober, November, Dezember]
    short: [Jan., Feb., März, Apr., Mai, Juni, Juli, Aug., Sept., Okt., Nov., Dez.]
    day: "{d}.\u00a0{month}\u00a0{y}"
  list: {separator: ", ", last: " und "}
  typography:
    - rule: spaces
    - rule: quotes
      levels: [{open: „, close: “}, {open: ‚, close: ‘}]
section:
  news: Neuigkeiten
count:
  progress: {one: "{{.N}} läuft", other: "{{.N}} laufen"}
`

// A language is added with one file: nothing of it is known to the program.
func TestThirdLanguage(t *testing.T) {
	c, found := Load(fstest.MapFS{"de.yaml": file(german), "de.pat.txt": file("1ta\n"), "de.exc.txt": file("An-ge-bot\n")})
	if len(found) > 0 {
		t.Fatalf("loading: %v", found)
	}
	if got := strings.Join(c.Languages(), " "); got != "fr en de" {
		t.Errorf("languages are %q", got)
	}
	de := locale(t, c, "de")
	for _, x := range []struct{ got, want string }{
		{de.Tag + " " + de.Name, "de-DE Deutsch"},
		{de.T("section.news"), "Neuigkeiten"},
		{de.T("section.zoom"), "Zoom on the qualified"},
		{de.N("count.progress", 1), "1 läuft"},
		{de.N("count.progress", 1234), "1.234 laufen"},
		{de.Decimal(12.5, 1), "12,5"},
		{de.Percent(12), "12\u00a0%"},
		{de.Words(6, false), "6"}, // no English number is lent
		{de.Day(2026, 3, 3), "3.\u00a0März\u00a02026"},
		{de.MonthOf(2026, 3), "März\u00a02026"},
		{de.List([]string{"a", "b", "c"}), "a, b und c"},
		{de.Typographic(`Er sagt "Nein  danke".`), "Er sagt „Nein danke“."},
	} {
		if x.got != x.want {
			t.Errorf("got %+q, want %+q", x.got, x.want)
		}
	}
	if got := de.Hyphens("Angebot"); len(got) != 2 || got[0] != 2 || got[1] != 4 {
		t.Errorf("An-ge-bot is divided at %v", got)
	}
	wantIssue(t, c.Check(), CodeMissingTranslation, "locales/en/", "Deutsch")
	for _, i := range c.Check() {
		if i.Severity == diag.Error {
			t.Errorf("a message lent by the base language is no error: %s", i)
		}
	}
}

// A folder does what a file does, and a language CLDR does not know still has
// plurals.
func TestThirdLanguageFolder(t *testing.T) {
	c, found := Load(fstest.MapFS{
		"xx/language.yaml": file("name: Test\nbase: en\n"),
		"xx/a.yaml":        file("count: {progress: {one: one, other: many}}\n"),
	})
	if len(found) > 0 {
		t.Fatalf("loading: %v", found)
	}
	xx := locale(t, c, "xx")
	if got := xx.N("count.progress", 1) + xx.N("count.progress", 2) + xx.Month(2026, 4); got != "onemanyApril\u00a02026" {
		t.Errorf("got %q", got)
	}
	if len(xx.Hyphens("organisation")) > 0 {
		t.Error("a language without patterns divides no words")
	}
}

// What a language lacks of numbers, dates, lists and rules and takes from another
// is told, once; a variety takes from its own language what both say alike.
func TestBorrowedSettings(t *testing.T) {
	c, _ := Load(fstest.MapFS{
		"it.yaml":    file("language:\n  tag: it-IT\n  name: Italiano\n  base: en\n  date: {months: [a, b, c, d, e, f, g, h, i, l, m, n]}\n  number: {decimal: \",\"}\n"),
		"it-CH.yaml": file("language:\n  tag: it-CH\n  name: Svizzero\n  base: it\n  list: {last: \" e \", separator: \", \"}\n"),
		"us.yaml":    file("language:\n  tag: en-US\n  name: American\n  base: en\n"),
	})
	got := map[string]string{}
	for _, is := range c.Check() {
		if is.Code == CodeMissingTranslation && is.Field == "base" {
			got[is.Pos.String()+" "+is.Lang] += is.Msg.String()
		}
	}
	const rest = "hyphenation, list.last, list.separator, number.four, number.group, number.minus, number.percent, number.range"
	for place, want := range map[string][]string{
		"locales/it.yaml:4:9 it-IT":    {`Italiano takes settings of "en": `, "date.short", "date.days", rest, "typography", "wording"},
		"locales/it-CH.yaml:4:9 it-CH": {`Svizzero takes settings of "en": `, "date.short", strings.Replace(rest, "list.last, list.separator, ", "", 1)},
	} {
		for _, w := range want {
			if !strings.Contains(got[place], w) {
				t.Errorf("%s lacks %q: %s", place, w, got[place])
			}
		}
		if strings.Contains(got[place], "date.months,") || strings.Contains(got[place], "number.decimal") {
			t.Errorf("%s tells of what the language gives: %s", place, got[place])
		}
		delete(got, place)
	}
	if len(got) > 0 {
		t.Errorf("told besides: %v", got)
	}
}

// What a file of settings says stands over the press's, key by key: the rest of
// the language stays, and lists are one value.
func TestSettingsAreReplacedKeyByKey(t *testing.T) {
	press := locale(t, loaded(t), "fr")
	for name, overlay := range map[string]fstest.MapFS{
		"a folder": {"fr/language.yaml": file("number: {decimal: \".\"}\ndate: {day: \"{month} {d}, {y}\"}\n")},
		"a file":   {"fr.yaml": file("language:\n  number: {decimal: \".\"}\n  date: {day: \"{month} {d}, {y}\"}\n")},
	} {
		c, found := Load(overlay)
		if len(found) > 0 {
			t.Errorf("%s: %v", name, found)
		}
		fr := locale(t, c, "fr")
		if got, want := fr.PercentTo(12.5, 1), strings.Replace(press.PercentTo(12.5, 1), ",", ".", 1); got != want {
			t.Errorf("%s: a share is %q, want %q", name, got, want)
		}
		if got := fr.Day(2026, 4, 7); got != "avril 7, 2026" {
			t.Errorf("%s: a day is %q", name, got)
		}
		for _, same := range [][2]string{{fr.Month(2026, 4), press.Month(2026, 4)}, {fr.DayShort(2026, 4, 7), press.DayShort(2026, 4, 7)},
			{fr.Number(12345), press.Number(12345)}, {fr.Tag, press.Tag}, {fmt.Sprint(fr.Hyphens("organisation")), fmt.Sprint(press.Hyphens("organisation"))},
			{fr.Typographic("Oui ? « Non »"), press.Typographic("Oui ? « Non »")}} {
			if same[0] != same[1] {
				t.Errorf("%s: %q has become %q", name, same[1], same[0])
			}
		}
		if c.Languages()[0] != loaded(t).Languages()[0] {
			t.Errorf("%s: the order is %v", name, c.Languages())
		}
	}
	months := "date: {months: [a, b, c, d, e, f, g, h, i, j, k, l]}\n"
	c, _ := Load(fstest.MapFS{"fr/language.yaml": file(months)})
	if got := locale(t, c, "fr").MonthName(4); got != "d" {
		t.Errorf("the fourth month is %q", got)
	}
}

func TestForTag(t *testing.T) {
	c := loaded(t)
	for tag, want := range map[string]string{"en": "en", "en-GB": "en", "en-US": "en", "EN_us": "en", "fr-CH": "fr", "fr-FR": "fr", "de": "", "": "", "x": ""} {
		l, ok := c.ForTag(tag)
		if ok != (want != "") || ok && l.Lang != want {
			t.Errorf("%q finds %v, want %q", tag, l, want)
		}
	}
}

func TestFaultsOfFiles(t *testing.T) {
	for _, x := range []struct {
		name, file, content string
		code                diag.Code
		pos, says           string
	}{
		{"not YAML", "fr/x.yaml", "a: 1\nb: c: d\n", CodeBadLocale, "locales/fr/x.yaml:2", "cannot be read from this line on"},
		{"not a mapping", "fr/x.yaml", "- a\n", CodeBadLocale, "locales/fr/x.yaml:1:1", "names and values"},
		{"a list of lists", "fr/x.yaml", "a:\n  - b\n  - [c]\n", CodeBadMessage, "locales/fr/x.yaml:3:5", "Wording 2 of the message \"a\" is neither"},
		{"an empty list", "fr/x.yaml", "a: []\n", CodeBadMessage, "locales/fr/x.yaml:1:4", `"a" has no wording`},
		{"twice", "fr/x.yaml", "a.b: 1\na: {b: 2}\n", CodeDuplicateKey, "locales/fr/x.yaml:2:5", "x.yaml:1:1"},
		{"no settings", "xx/x.yaml", "a: b\n", CodeBadLocale, "locales/xx", "language.yaml"},
		{"unknown setting", "xx.yaml", "language:\n  base: en\n  numbr: {}\n", CodeUnknownSetting, "locales/xx.yaml:3:3", "Did you mean number?"},
		{"unknown nested", "xx.yaml", "language:\n  base: en\n  number: {decimals: x}\n", CodeUnknownSetting, "locales/xx.yaml:3:12", "Did you mean decimal?"},
		{"unknown rule", "xx.yaml", "language:\n  base: en\n  typography:\n    - rule: qotes\n", CodeUnknownSetting, "locales/xx.yaml:4:7", "Did you mean quotes?"},
		{"unknown parameter", "xx.yaml", "language:\n  base: en\n  typography:\n    - {rule: close, befor: x}\n", CodeUnknownSetting, "locales/xx.yaml:4:21", "Did you mean before?"},
		{"unknown level", "xx.yaml", "language:\n  base: en\n  typography:\n    - {rule: quotes, levels: [{opn: x}]}\n", CodeUnknownSetting, "locales/xx.yaml:4:32", "Did you mean open?"},
		{"unknown advice", "xx.yaml", "language:\n  base: en\n  wording:\n    - rule: phrase\n", CodeUnknownSetting, "locales/xx.yaml:4:7", "Did you mean phrases?"},
		{"nothing near", "xx.yaml", "language:\n  base: en\n  zzzzzzzzzz: 1\n", CodeUnknownSetting, "locales/xx.yaml:3:3", "Possible:"},
		{"wrong kind", "xx.yaml", "language:\n  base: en\n  order: many\n", CodeBadSetting, "locales/xx.yaml:3", "wrong kind"},
		{"wrong kind in a rule", "xx.yaml", "language:\n  base: en\n  typography:\n    - {rule: quotes, levels: 3}\n", CodeBadSetting, "locales/xx.yaml:4", "wrong kind"},
		{"a placeholder that nobody fills in", "fr.yaml", "language:\n  date: {day: \"{d} {mont} {y}\"}\n", CodeBadSetting, "locales/fr.yaml:2:15", "Did you mean {month}?"},
		{"one of another pattern", "fr.yaml", "language:\n  date: {apart: \"{a} au {b} {e}\"}\n", CodeBadSetting, "locales/fr.yaml:2:17", "for {e} in the setting date.apart"},
		{"a day without its year", "fr.yaml", "language:\n  date: {day: \"{d} {month}\"}\n", CodeBadSetting, "locales/fr.yaml:2:15", "no place for {y}"},
		{"a preposition without its name", "fr.yaml", "language:\n  prepositions:\n    de: {plain: \"de \"}\n", CodeBadSetting, "locales/fr.yaml:3:17", "no place for {}"},
		{"few months", "xx.yaml", "language:\n  base: en\n  date: {months: [a, b]}\n", CodeBadSetting, "locales/xx.yaml:3:18", "twelve"},
		{"few forms", "xx.yaml", "language:\n  base: en\n  date: {of: [a, b]}\n", CodeBadSetting, "locales/xx.yaml:3:14", "date.of"},
		{"no base", "xx.yaml", "language:\n  base: yy\n", CodeBadSetting, "locales/xx.yaml:2:9", `cannot build on "yy"`},
		{"bare", "xx.yaml", "language:\n  name: X\n", CodeBadSetting, "locales/xx.yaml:2:3", "base: en"},
	} {
		t.Run(x.name, func(t *testing.T) {
			_, found := Load(fstest.MapFS{x.file: file(x.content)})
			wantIssue(t, found, x.code, x.pos, x.says)
		})
	}
}

func TestFaultsOfMessages(t *testing.T) {
	c, _ := Load(fstest.MapFS{
		"fr/x.yaml": file("x: {a: \"{{.A}} et {{.B}}\", b: \"{{.N\", c: {one: un}}\n"),
		"en/x.yaml": file("x: {a: \"{{.A}}\", b: \"b\", c: {one: one, other: many}}\n"),
	})
	found := c.Check()
	wantIssue(t, found, CodePlaceholderMismatch, "locales/en/x.yaml:1:5", "A in English and A, B in Français")
	wantIssue(t, found, CodeBadMessage, "locales/fr/x.yaml:1:28", "not well formed")
	wantIssue(t, found, CodeBadMessage, "locales/fr/x.yaml:1:39", `no form "other"`)
	fr := locale(t, c, "fr")
	if got := fr.T("x.b"); !strings.Contains(got, "x.b") {
		t.Errorf("a message that cannot be written shows %q", got)
	}
	wantIssue(t, c.Missing(), CodeMissingTranslation, "locales/fr/x.yaml:1:", "cannot be written")
}

func TestCatalogueExplainsEveryCode(t *testing.T) {
	seen := map[diag.Code]bool{}
	for _, e := range Catalogue() {
		if e.Means == "" || e.Example == "" || e.Fix == "" {
			t.Errorf("%s is not explained", e.Code)
		}
		seen[e.Code] = true
	}
	for _, c := range []diag.Code{CodeMissingTranslation, CodePlaceholderMismatch, CodeDuplicateKey, CodeBadLocale, CodeBadMessage, CodeUnknownSetting, CodeBadSetting, CodeWording} {
		if !seen[c] {
			t.Errorf("%s is not in the catalogue", c)
		}
	}
}

// Files of a language are read in one form of letters too, and letters that are
// not what they seem are findings where they stand.
func TestLettersOfLocales(t *testing.T) {
	c, found := Load(fstest.MapFS{"fr/extra.yaml": file("extra:\n  first: Qualifie\u0301e a\u0300 l'e\u0301te\u0301, o\uFB03ce\n")})
	if len(found) > 0 {
		t.Fatal(found)
	}
	fr, _ := c.Locale("fr")
	if got := fr.T("extra.first"); got != "Qualifiée à l’été, office" {
		t.Errorf("%q", got)
	}
	_, found = Load(fstest.MapFS{"en/extra.yaml": file("extra:\n  first: e\u0301te\u0301 cl\u043Eud\n  second: a\u200Bb\n")})
	var got []string
	for _, i := range found {
		if i.Code == CodeOddCharacter {
			got = append(got, fmt.Sprintf("%d:%d", i.Pos.Line, i.Pos.Col))
		}
	}
	if strings.Join(got, " ") != "2:18 3:12" {
		t.Error(got, found)
	}
	many := "extra:\n"
	for i := range 15 {
		many += fmt.Sprintf("  m%d: a\u200Bb\n", i)
	}
	_, found = Load(fstest.MapFS{"fr/extra.yaml": file(many), "en/extra.yaml": file(strings.ReplaceAll(many, "\u200B", ""))})
	if len(found) != mostOdd+1 {
		t.Error(len(found), found)
	}
}

// Words that were set lead to the message of a publisher's own that says them, whatever the
// typographer and the lines made of them, and to none of the press's.
func TestOwnPlace(t *testing.T) {
	c, _ := Load(fstest.MapFS{"en/x.yaml": file("layer:\n  iaas: Infrastructure\n  paas: A platform\nedition:\n  document: \"The great {{.MonthOf}} barometer\"\n")})
	en := locale(t, c, "en")
	for _, x := range []struct{ words, key, at string }{
		{"Infra- structure", "layer.iaas", "locales/en/x.yaml:2:3"},
		{"A\u00a0plat\u00adform and more", "layer.paas", "locales/en/x.yaml:3:3"},
		{"The great April\u00a02026 barometer", "edition.document", "locales/en/x.yaml:5:3"},
		{"Software as a service", "", ""},
		{"", "", ""},
	} {
		if at, key := en.OwnPlace(x.words, ""); key != x.key || at.String() != x.at {
			t.Errorf("%q is said by %q at %s, want %q at %s", x.words, key, at, x.key, x.at)
		}
	}
}
