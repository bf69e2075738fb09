package layout_test

import (
	"context"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/check"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/data/testdata/sample"
	"github.com/secnumcloud-observatory/press/fonts"
	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/findings"
	"github.com/secnumcloud-observatory/press/layout/review"
	"github.com/secnumcloud-observatory/press/locales"
)

// One slip is one finding. SLIPS=all tries the whole table before pages are made,
// and SLIPS=all:words those whose names hold the words; with pages in the place of
// all to the end of a check. Without it a sample is tried.
func TestOneSlipIsOneFinding(t *testing.T) {
	mode, words, _ := strings.Cut(os.Getenv("SLIPS"), ":")
	for i, s := range slips() {
		if mode == "" && i%sampled != 0 || !strings.Contains(s.name, words) {
			continue
		}
		t.Run(s.name, func(t *testing.T) {
			folder := sample.Shipped(t, nil)
			s.make(t, folder)
			got := early(t, folder, s.file)
			if mode == "pages" {
				got = checked(t, folder)
			}
			if len(got) != 1 && !(len(got) == 0 && slices.Contains(harmless(), s.name)) {
				t.Errorf("%d findings:", len(got))
				for _, is := range got {
					t.Errorf("%s %s %s (%s, %s)", is.Code, is.Pos, diag.Short(is.Msg.String(), 100), is.Field, diag.Short(is.Subject, 40))
				}
			}
		})
	}
}

// sampled is of how many slips one is tried always.
const sampled = 53

// A slip hides no other fault: what does not follow from it is told beside it.
func TestASlipHidesNothingElse(t *testing.T) {
	for i, c := range []struct {
		a, b     slip
		one, two diag.Code
	}{
		{
			slip{file: edition, old: "zoom,", new: "zoum,"},
			slip{file: editorial, old: "[@C5]", new: "[@X9]"},
			data.UnknownSection, check.UnknownSource,
		},
		{
			slip{file: editorial, old: "## Two lists", new: "##Two lists"},
			slip{file: editorial, old: "## The calendar", new: "The calendar"},
			"BrokenMark", check.TextParity,
		},
		{
			slip{file: editorial, old: "[@C5]", new: "[C5]"},
			slip{file: editorial, old: "[@A6]", new: ""},
			"BrokenMark", check.CiteParity,
		},
		{
			slip{file: editorial, old: linked, new: "\nSee [there](https://exam ple.com/x). On 31 March"},
			slip{file: editorial, old: "> A target", new: "A target"},
			"BrokenMark", check.TextParity,
		},
		{
			slip{file: sources, old: "- id: A2", new: "- id: A1"},
			slip{file: editorial, old: "[@C5]", new: "[@Z99]"},
			data.DuplicateID, check.UnknownSource,
		},
		{
			slip{file: editorial, old: "two ITS Integra", new: "two ITS Integr"},
			slip{file: april + "en/technical.md", old: "24%", new: "25%"},
			review.MisspeltName, check.NumberParity,
		},
		{
			slip{file: editorial, old: "two ITS Integra", new: "two ITS Integr"},
			slip{file: editorial, old: "S3NS qualification", new: "Outscale qualification"},
			review.MisspeltName, check.NameParity,
		},
		{
			slip{file: language, old: "  - rule: repeated", new: "  - rule: qqqqqq"},
			slip{file: editorial, old: "On 31 March 2026 the", new: "On 32 March 2026 the"},
			locales.CodeUnknownSetting, locales.CodeWording,
		},
		{
			slip{file: overlay, new: "edition:\n  cutoff: \"Data as of {{.Dya}}\"\n  title: \"{{.Mnth}}\"\n"},
			slip{file: edition, old: "pages: 28", new: "pages: 2x"},
			locales.CodePlaceholderMismatch, "UnknownValue",
		},
		{
			slip{file: offers, old: "until: 2027-12-04", new: "until: 2017-12-04"},
			slip{file: april + "en/month.md", old: "seventeen qualified", new: "sixteen qualified"},
			check.ValidityOrder, review.UntrueCount,
		},
		{
			slip{file: editorial, old: "form: opener", new: "form: openr"},
			slip{file: editofr, old: "key: provider", new: "key: providr"},
			"UnknownValue", check.TextParity,
		},
		{
			slip{file: edition, old: "published: 2026-04-07", new: "published: 2026-01-32"},
			slip{file: editorial, old: "[@C5]", new: "[@X9]"},
			facts.BadDate, check.UnknownSource,
		},
		{
			slip{file: edition, old: "month: 2026-04", new: "month: 2026-4"},
			slip{file: editorial, old: "> A target", new: "A target"},
			facts.BadDate, check.TextParity,
		},
		{
			slip{file: edition, old: "previous: 2026-01 ", new: "previous-cutoff: 2025-13-30 "},
			slip{file: editorial, old: "[@C5]", new: "[@X9]"},
			facts.BadDate, check.UnknownSource,
		},
		{
			slip{file: edition, old: "previous: 2026-01 ", new: "previous-cutoff: 2026-11-30 "},
			slip{file: editorial, old: "> A target", new: "A target"},
			data.EditionOrder, check.TextParity,
		},
		{
			slip{file: theme, old: "#E9EEF4", new: "#E9EEF"},
			slip{file: theme, old: "#1A1A1A", new: "#DADADA"},
			data.BadColour, data.LowContrast,
		},
		{
			slip{file: editofr, old: "\n## ", new: "\n### "},
			slip{file: editorial, old: "\n## The calendar", new: "\n### The calendar"},
			"HeadingLevel", check.TextParity,
		},
		{
			slip{file: offers, old: "provider: s3ns", new: "provider: s3nss"},
			slip{file: news, old: "key: unchanged", new: "key: unchangd"},
			check.UnknownProvider, check.UnknownPart,
		},
		{
			slip{file: edition, old: "published: 2026-04-07", new: "published: 2026-01-32"},
			slip{file: april + "en/month.md", old: "seventeen qualified", new: "sixteen qualified"},
			facts.BadDate, review.UntrueCount,
		},
		{ // a name that is that of a section listed already, and one unlike any, in the place of none
			slip{file: edition, old: "zoom,", new: "zoom, registre,"},
			slip{file: edition, old: "technical, ", new: ""},
			data.UnknownSection, check.UnsetField,
		},
		{
			slip{file: edition, old: "zoom,", new: "zoom, kwxqz,"},
			slip{file: edition, old: "technical, ", new: ""},
			data.UnknownSection, check.UnsetField,
		},
		{
			slip{file: edition, old: "zoom, grid,", new: "zoom, grid, grid,"},
			slip{file: edition, old: "technical, ", new: ""},
			read.DuplicateField, check.UnsetField,
		},
		{ // what was typed no rule sets right
			slip{file: language, old: "  - rule: quotes", new: "  - rule: kwxqz"},
			slip{file: editorial, old: "On 31 March 2026 the", new: "On 31 April 2026 the"},
			locales.CodeUnknownSetting, locales.CodeWording,
		},
		{
			slip{file: language, old: "  - rule: quotes", new: "  - rule: kwxqz"},
			slip{file: editorial, old: "On 31 March 2026 the", new: "On 31 March 2026 the the"},
			locales.CodeUnknownSetting, locales.CodeWording,
		},
		{ // another field of the entry
			slip{file: sources, old: "publisher: Clubic", new: "publisher: {fr: Clubic, English: Clubic}"},
			slip{file: sources, old: "      fr: Bleu au jalon J0\n", new: ""},
			read.UnknownValue, check.MissingWords,
		},
		{
			slip{file: offers, old: "date: 2025-12-16\n        known: 2025-12-16\n", new: "date: 2025-12-16\n"},
			slip{file: offers, old: "date: 2025-12-16\n        sources: [C25]", new: "date: 2025-12-16\n        sources: []"},
			read.MissingField, check.Unsourced,
		},
		{ // the provider that is meant is another
			slip{file: offers, old: "provider: ecritel", new: "provider: ecritell"},
			slip{file: providers, old: "  - id: adista\n", new: "  - {id: nobody, name: Nobody, known: 2025-12-16, sources: [C25]}\n  - id: adista\n"},
			check.UnknownProvider, check.IdleProvider,
		},
		{ // one version for two
			slip{file: offers, old: "{version: \"3.2\", date", new: "{zzz: \"3.2\", date"},
			slip{file: offers, old: "referential: \"3.2\"", new: "referential: \"9.9\""},
			read.UnknownField, check.WrongVersion,
		},
		{ // one field for two
			slip{file: editorial, old: "title: Nothing moved, except the calendar\n", new: "wobble: Nothing moved, except the calendar\n"},
			slip{file: editorial, old: "signature: The editorial team\n", new: ""},
			read.UnknownField, check.TextParity,
		},
		{ // one source twice, and another that there is not
			slip{file: sources, old: "sources:\n", new: "sources:\n  - {id: C1, grade: J, kind: article, about: {fr: Bleu au jalon J0, en: Bleu at milestone J0}, publisher: Clubic, date: 2025-04-17}\n"},
			slip{file: editorial, old: "[@C5]", new: "[@Z99]"},
			data.DuplicateID, check.UnknownSource,
		},
	} {
		folder := sample.Shipped(t, nil)
		c.a.make(t, folder)
		c.b.make(t, folder)
		got := early(t, folder, c.a.file)
		if !got.Has(c.one) || !got.Has(c.two) {
			t.Errorf("%d: want %s and %s, have\n%v", i, c.one, c.two, got)
		}
	}
}

// slip is one thing that an editor typed wrongly in the shipped folder: the first
// of an old text of a file becomes another; without an old text the file is new.
type slip struct{ name, file, old, new string }

// harmless is the slips of which nothing need be told before pages are made: what
// was typed may be meant, changes nothing that is printed, or is missed on pages.
func harmless() []string {
	return []string{"a soft hyphen", "an ampersand", "a decision's number", "a doubled space", "a heading closed", "a space before a heading",
		"a space at the end of an address", "a number in figures", "no space in a quote", "a space at the end of a link's words",
		"a doubled word", "a word of the other language", "a source's language", "a letter of 3000 in a word", "a style's name",
		"a style's name unlike any", "a distance's name", "a distance's name unlike any"}
}

// linked is a slip in a link that both languages have.
const linked = "(linked)"

// make types the slip.
func (s slip) make(t *testing.T, folder fstest.MapFS) {
	t.Helper()
	text := s.new
	if s.old == linked {
		s.old = "\nOn 31 March"
		fr := string(folder[editofr].Data)
		folder[editofr] = &fstest.MapFile{Data: []byte(strings.Replace(fr, "\nAu 31 mars", "\nVoir [là](https://example.com/x). Au 31 mars", 1))}
	}
	if s.file == language {
		raw, err := fs.ReadFile(locales.Files(), "en/language.yaml")
		if err != nil {
			t.Fatal(err)
		}
		folder[language] = &fstest.MapFile{Data: raw}
	}
	if s.old != "" {
		before := string(folder[s.file].Data)
		if text = strings.Replace(before, s.old, s.new, 1); text == before {
			t.Fatalf("%s does not hold %q", s.file, s.old)
		}
	}
	folder[s.file] = &fstest.MapFile{Data: []byte(text)}
}

// types is the faces and the words of the press, which most slips leave alone.
var types = sync.OnceValues(func() (*fonts.Set, *locales.Catalog) {
	faces, _ := fonts.Load()
	words, _ := locales.Load()
	return faces, words
})

// early is what an editor of April 2026 is told before pages are made.
func early(t *testing.T, folder fs.FS, file string) diag.List {
	t.Helper()
	langs := []string{"fr", "en"}
	faces, words := types()
	p := &layout.Press{Locales: words}
	if p.Store, p.Issues = data.Load(folder); strings.HasPrefix(file, "locales/") || file == theme {
		var err error
		if p, err = layout.Open(folder); err != nil {
			t.Fatal(err)
		}
	} else {
		p.Issues.Add(review.Characters(p.Store, words, faces)...)
	}
	ed, _ := p.Store.Edition("2026-04")
	all := findings.New(p.Locales, langs...).Placed(p.Store.Place)
	for _, is := range p.Issues {
		if p.Store.Serves(ed, is.Pos.File) {
			all.Edition().Add(is)
		}
	}
	all.Edition().Add(check.Edition(p.Store, ed, langs)...)
	for _, lang := range langs {
		if loc, ok := p.Locales.Locale(lang); ok {
			all.In(lang).Add(review.Wording(p.Store, ed, loc)...)
			all.In(lang).Add(review.Claims(p.Store, ed, loc)...)
		}
	}
	return grave(all.List())
}

// checked is what a check tells.
func checked(t *testing.T, folder fs.FS) diag.List {
	t.Helper()
	p, err := layout.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	res, err := p.Build(context.Background(), layout.Order{Month: "2026-04", Langs: []string{"fr", "en"}})
	if err != nil {
		t.Fatal(err)
	}
	return grave(res.Issues)
}

// grave is findings as they are listed, without those on quality.
func grave(l diag.List) diag.List {
	return slices.DeleteFunc(findings.Limited(l), func(is diag.Issue) bool { return is.Severity <= diag.Quality })
}

const (
	april     = "editions/2026-04/"
	edition   = april + "edition.yaml"
	editorial = april + "en/editorial.md"
	editofr   = april + "fr/editorial.md"
	news      = april + "en/news.md"
	offers    = "register/offers.yaml"
	providers = "register/providers.yaml"
	sources   = "register/sources.yaml"
	grid      = "register/grid.yaml"
	theme     = "theme.yaml"
	overlay   = "locales/en/own.yaml"
	language  = "locales/en/language.yaml"
)

func slips() []slip {
	return []slip{
		// the edition
		{"a section", edition, "zoom,", "zoum,"},
		{"a section of the month", edition, "news,", "newz,"},
		{"a section unlike any", edition, "zoom,", "qqqqqq,"},
		{"a section twice", edition, "zoom,", "grid,"},
		{"a comma of the sections", edition, "news, technical", "news technical"},
		{"a full stop of the sections", edition, "news, technical", "news. technical"},
		{"the bracket of the sections", edition, "sections: [", "sections: "},
		{"the closing bracket of the sections", edition, "method, back]", "method, back"},
		{"the name of the sections", edition, "sections:", "sektions:"},
		{"the month", edition, "month: 2026-04", "month: 2026-05"},
		{"the month of another kind", edition, "month: 2026-04", "month: 2026-4"},
		{"the month's name", edition, "month:", "mnth:"},
		{"the number twice", edition, "number: 2 ", "number: 2\nnumber: 2 "},
		{"the number twice, another", edition, "number: 2 ", "number: 2\nnumber: 3 "},
		{"the number", edition, "number: 2 ", "number: z "},
		{"the cut-off's month", edition, "cutoff: 2026-03-31", "cutoff: 2026-13-31"},
		{"the cut-off's day", edition, "cutoff: 2026-03-31", "cutoff: 2026-03-32"},
		{"the name of the cut-off", edition, "cutoff:", "cutof:"},
		{"the previous edition", edition, "previous: 2026-01", "previous: 2026-02"},
		{"published before the cut-off", edition, "published: 2026-04-07", "published: 2026-03-07"},
		{"published in a wrong form", edition, "published: 2026-04-07", "published: 2026-04-7"},
		{"the permalink", edition, "permalink: https://", "permalink: https:/"},
		{"the permalink's space", edition, "permalink: https://secnumcloud", "permalink: https://secnum cloud"},
		{"published on no day", edition, "published: 2026-04-07", "published: 2026-01-32"},
		{"the previous cut-off after this one", edition, "previous: 2026-01 ", "previous-cutoff: 2026-11-30 "},
		{"the previous cut-off on no day", edition, "previous: 2026-01 ", "previous-cutoff: 2025-13-30 "},
		{"a colour of five digits", theme, "#E9EEF4", "#E9EEF"},
		{"the first heading's level", editofr, "\n## ", "\n### "},
		{"a later heading's level", editorial, "\n## The calendar", "\n### The calendar"},
		{"a provider's id", providers, "- id: s3ns", "- id: s3n"},
		{"a provider's id that another has", providers, "- id: s3ns", "- id: outscale"},
		{"an offer's provider", offers, "provider: s3ns", "provider: s3nss"},
		{"the pages", edition, "pages: 28", "pages: 2x"},
		{"a missing space", edition, "pages: 28", "pages:28"},
		{"the imprint", edition, "imprint:", "imprnt:"},
		{"the publisher", edition, "publisher:", "publsher:"},
		{"the publisher in French", edition, "    fr: Observatoire", "    f: Observatoire"},
		{"the publisher in English", edition, "    en: SecNumCloud", "    em: SecNumCloud"},
		{"the team in French", edition, "    fr: La", "    rf: La"},
		{"the team in English", edition, "    en: The", "    eng: The"},
		{"the words of a source in English", sources, "en: Article", "em: Article"},
		{"the email", edition, "redaction@", "redaction"},
		{"the site", edition, "site: https://", "site: htps://"},
		{"the licence's address", edition, "licence-url: https://creative", "licence-url: https://crea tive"},
		{"tab for spaces", edition, "  email:", "\temail:"},
		// texts
		{"the form of a picture", editorial, "form: opener", "form: openr"},
		{"the form in French", editofr, "form: opener", "form: openr"},
		{"the name of the form", editorial, "form: opener", "frm: opener"},
		{"no space in a heading", editorial, "## Two lists", "##Two lists"},
		{"no space in a French heading", editofr, "## Deux listes", "##Deux listes"},
		{"no space in a heading without a margin", editorial, "## What we", "##What we"},
		{"three marks of a heading", editorial, "## Two lists", "### Two lists"},
		{"one mark of a heading", editorial, "## Two lists", "# Two lists"},
		{"a heading of the margin", editorial, "at: Two lists, two clocks", "at: Two lists, two clock"},
		{"a letter of a heading with a margin", editorial, "## Two lists, two clocks", "## Two lists, two clcks"},
		{"no end of bold", editorial, "work.** Between", "work. Between"},
		{"half an end of bold", editorial, "work.** Between", "work.* Between"},
		{"a space in bold", editorial, "**A month", "** A month"},
		{"no space in a quote", editorial, "> A target", ">A target"},
		{"no mark of a quote", editorial, "> A target", "A target"},
		{"a source's letter", editorial, "[@C5]", "[@X5]"},
		{"a source without @", editorial, "[@C5]", "[C5]"},
		{"a source without [", editorial, "[@C5]", "@C5]"},
		{"a source without ]", editorial, "[@C5]", "[@C5"},
		{"a source in braces", editorial, "[@C5]", "{@C5}"},
		{"a source with a space", editorial, "[@C5]", "[@ C5]"},
		{"a source in lower case", editorial, "[@C5]", "[@c5]"},
		{"a source twice", editorial, "[@C5]", "[@C5][@C5]"},
		{"a space in an address", editorial, linked, "\nSee [there](https://exam ple.com/x). On 31 March"},
		{"a space at the end of an address", editorial, linked, "\nSee [there](https://example.com/x ). On 31 March"},
		{"a no-break space at the end of an address", editorial, linked, "\nSee [there](https://example.com/x\u00a0). On 31 March"},
		{"a space at the end of a link's words", editorial, linked, "\nSee [there ](https://example.com/x). On 31 March"},
		{"a space between words and address", editorial, linked, "\nSee [there] (https://example.com/x). On 31 March"},
		{"a letter of an address", editorial, linked, "\nSee [there](https://example.com/y). On 31 March"},
		{"the wrong brackets of a link", editorial, linked, "\nSee (there)[https://example.com/x]. On 31 March"},
		{"a space in the scheme", editorial, linked, "\nSee [there](https: //example.com/x). On 31 March"},
		{"a letter of the scheme", editorial, linked, "\nSee [there](htps://example.com/x). On 31 March"},
		{"an empty address", editorial, linked, "\nSee [there](). On 31 March"},
		{"a comma for a full stop in an address", editorial, linked, "\nSee [there](https://example,com/x). On 31 March"},
		{"words of a link without the first bracket", editorial, linked, "\nSee there](https://example.com/x). On 31 March"},
		{"an override in an address", editorial, linked, "\nSee [there](https://exam\u202eple.com/x). On 31 March"},
		{"an address not closed", editorial, linked, "\nSee [there](https://example.com/x. On 31 March"},
		{"a link not closed", editorial, linked, "\nSee [there(https://example.com/x). On 31 March"},
		{"an address of one slash", editorial, linked, "\nSee [there](https:/example.com/x). On 31 March"},
		{"a bare address with a space", editorial, linked, "\nSee https:// example.com/x. On 31 March"},
		{"an override of direction", editorial, "On 31 March", "On \u202e31 March"},
		{"an override in a head", news, "standfirst: >-\n  Between", "standfirst: >-\n  \u202eBetween"},
		{"a soft hyphen", editorial, "register is", "regis\u00adter is"},
		{"a zero-width space", editorial, "register is", "regis\u200bter is"},
		{"a Cyrillic letter", editorial, "register is", "r\u0435gister is"},
		{"an emoji", editorial, "register is", "register \U0001F600 is"},
		{"a long address", editorial, linked, "\nSee [there](https://example.com/" + strings.Repeat("a", 18000) + "). On 31 March"},
		{"a letter of 3000 in a word", editorial, "register is", strings.Repeat("a", 3000) + " is"},
		{"the title's name", editorial, "title:", "titel:"},
		{"the standfirst's name", editorial, "standfirst:", "standfist:"},
		{"the margin's name", editorial, "margin:", "marginn:"},
		{"the parts' name", editorial, "parts:", "partz:"},
		{"a key of a part", editorial, "key: panel", "key: pannel"},
		{"a key of an item", editorial, "key: provider", "key: providr"},
		{"the name of a key", editorial, "  - key: panel", "  - kee: panel"},
		{"no space behind a colon", editorial, "key: panel", "key:panel"},
		{"no space behind a title", editorial, "title: Nothing moved", "title:Nothing moved"},
		{"a colon in a value", news, "title: Nothing published", "title: Nothing: published"},
		{"a dash lost", editorial, "  - at: Two lists", "    at: Two lists"},
		{"an indent", news, "    title: What stays", "   title: What stays"},
		{"a head not closed", news, "announced to our knowledge.\n---", "announced to our knowledge.\n--"},
		{"a head not opened", news, "---\ntitle", "--\ntitle"},
		{"a quote not closed", april + "en/technical.md", "title: \"24% and 39%: the capital rule\"", "title: \"24% and 39%: the capital rule"},
		{"quotes left out", april + "en/technical.md", "title: \"24% and 39%: the capital rule\"", "title: 24% and 39%: the capital rule"},
		{"a number in words", april + "en/month.md", "seventeen qualified", "sixteen qualified"},
		{"a number in figures", editorial, "12 to 18 months\n    text", "12 to 19 months\n    text"},
		{"a number in the body", editorial, "from 12 to 18 months", "from 12 to 19 months"},
		{"a date", editorial, "On 31 March 2026 the", "On 32 March 2026 the"},
		{"a day in one language", editofr, "17 décembre 2025", "18 décembre 2025"},
		{"a month of another language", editorial, "17 December 2025", "17 Decembre 2025"},
		{"a month in small letters", editorial, "17 December 2025", "17 december 2025"},
		{"a month without its accent", editofr, "17 décembre 2025", "17 decembre 2025"},
		{"a month with a slip", editorial, "17 December 2025", "17 Decmber 2025"},
		{"so many out of others", editorial, "Eleven offers in progress have", "Twelve offers out of sixteen have"},
		{"so many of others", editorial, "Eleven offers in progress have", "Eleven of the fifteen offers in progress have"},
		{"a name", editorial, "S3NS qualification", "S3N qualification"},
		{"a provider's name", editorial, "two ITS Integra", "two ITS Integr"},
		{"an event", news, "key: unchanged", "key: unchangd"},
		{"a picture", editorial, "\nOn 31 March", "\n![A plan](plan.png)\n\nOn 31 March"},
		{"a bullet", editorial, "\nOn 31 March", "\n• On 31 March"},
		{"a dash for a list without space", editorial, "\nOn 31 March", "\n-On 31 March"},
		{"a footnote", editorial, "31 March 2026 the", "31 March 2026[^1] the"},
		{"an ampersand", editorial, "register is", "register &nbsp; is"},
		{"HTML", editorial, "register is", "<b>register</b> is"},
		{"an escape", editorial, "register is", "register {{draft}} is"},
		{"a backtick", editorial, "register is", "`register is"},
		{"a passage in another language", editorial, "register is", "[register]{lang=xx} is"},
		{"a language without its bracket", editorial, "register is", "register{lang=fr} is"},
		{"a standing key", "standing/en/procedure.md", "key: j0", "key: jO"},
		{"a standing item", "standing/en/grid.md", "key: shared", "key: shard"},
		{"a standing key in French", "standing/fr/grid.md", "key: shared", "key: shard"},
		{"a form unlike any", editorial, "form: opener", "form: qqqqqq"},
		{"a space within a source", editorial, "[@C5]", "[@C 5]"},
		{"brackets of a source doubled", editorial, "[@C5]", "[[@C5]]"},
		{"a space before a heading", editorial, "## Two lists", " ## Two lists"},
		{"four spaces before a heading", editorial, "## Two lists", "    ## Two lists"},
		{"a heading closed", editorial, "## Two lists, two clocks", "## Two lists, two clocks ##"},
		{"a heading with a no-break space", editorial, "## Two lists", "##\u00a0Two lists"},
		{"a quote with two marks", editorial, "> A target", ">> A target"},
		{"a star of emphasis", editorial, "**A month", "*A month"},
		{"a signature's name", editorial, "signature:", "signatur:"},
		{"a note's name", news, "note: >-", "not: >-"},
		{"a folding mark", news, "standfirst: >-", "standfirst: -"},
		{"a value lost", news, "title: Nothing published since January", "title:"},
		{"a title as a list", news, "title: Nothing published since January", "title: [Nothing published since January]"},
		{"a title as a group", news, "title: Nothing published since January", "title: {Nothing: published}"},
		{"a share", april + "en/technical.md", "text: 24%", "text: 24"},
		{"a share of another number", april + "en/technical.md", "text: 24%", "text: 25%"},
		{"a share of both", april + "en/technical.md", "text: 24%", "text: 24,%"},
		{"an item's key in the zoom", april + "en/month.md", "key: lead", "key: led"},
		{"an item's title", april + "en/month.md", "title: Read the clause again", "titl: Read the clause again"},
		{"items of a part", april + "en/month.md", "    items:", "    item:"},
		{"parts of a month", april + "en/month.md", "parts:", "part:"},
		{"a mark of the margin", editorial, "  - at: What stillness says", "  - a: What stillness says"},
		{"a decimal comma", editorial, "12 to 18 months between", "12 to 18,5 months between"},
		{"a month of the other language", editorial, "On 31 March 2026 the", "On 31 mars 2026 the"},
		{"a month of the other language, nearly one of this", editorial, "17 December 2025", "17 décembre 2025"},
		{"a word of the other language", editorial, "register is January's", "registre est celui de janvier"},
		{"a certified", editorial, "seventeen qualified", "seventeen certified"},
		{"a doubled word", editorial, "register is", "register is is"},
		{"a doubled space", editorial, "register is", "register  is"},
		{"a doubled full stop", editorial, "five known milestones. We", "five known milestones.. We"},
		{"a straight quote", editorial, "\"In progress\" is", "\"In progress is"},
		// register
		{"an offer's provider", offers, "provider: adista", "provider: adist"},
		{"an offer's name", offers, "name: Adista", "nam: Adista"},
		{"an offer's id", offers, "- id: adista", "- id: adistà"},
		{"an offer's id's name", offers, "- id: adista", "- idd: adista"},
		{"a stage", offers, "stage: candidate", "stage: candidat"},
		{"a stage unlike any", offers, "stage: candidate", "stage: zzzzzzz"},
		{"a stage's name", offers, "- stage: candidate", "- stag: candidate"},
		{"a layer", offers, "layers: [iaas]", "layers: [iass]"},
		{"a layer unlike any", offers, "layers: [iaas]", "layers: [zz]"},
		{"a layers' name", offers, "layers: [iaas]", "layer: [iaas]"},
		{"a layer's bracket", offers, "layers: [iaas]", "layers: [iaas"},
		{"a layer's first bracket", offers, "layers: [iaas]", "layers: iaas]"},
		{"a day", offers, "known: 2025-12-16", "known: 2025-12-36"},
		{"a day of another form", offers, "known: 2025-12-16", "known: 2025-12-6"},
		{"a day's name", offers, "known: 2025-12-16", "knwn: 2025-12-16"},
		{"a source of a stage", offers, "sources: [A4, C25]", "sources: [A4, C2S]"},
		{"a lone source of a milestone", offers, "sources: [C25]", "sources: [C2S]"},
		{"a source's name", offers, "sources: [C25]", "source: [C25]"},
		{"a comma of sources", offers, "sources: [A4, C25]", "sources: [A4 C25]"},
		{"a step", offers, "step: j0", "step: jO"},
		{"a kind", offers, "kind: announced", "kind: anounced"},
		{"a milestone's date", offers, "date: 2025-12-16", "date: 2025-12-46"},
		{"milestones", offers, "    milestones:", "    milestnes:"},
		{"a decision's date", offers, "date: 2024-12-04", "date: 2024-12-44"},
		{"a decision's end", offers, "until: 2027-12-04", "until: 2017-12-04"},
		{"a decision's version", offers, "referential: \"3.2\"", "referential: \"3.3\""},
		{"a decision's number", offers, "number: \"1951\"", "number: 1951\""},
		{"decisions", offers, "    decisions:", "    decision:"},
		{"offers", offers, "offers:", "ofers:"},
		{"the observed day", offers, "observed: 2025-11-30", "observed: 2025-11-31"},
		{"a version", offers, "{version: \"3.2\", date", "{version \"3.2\", date"},
		{"a double offer", offers, "- id: bleu-cloud-de-confiance", "- id: adista-secure-cloud"},
		{"a provider's id", providers, "- id: bleu", "- id: blue"},
		{"a provider's name", providers, "name: Bleu\n", "nme: Bleu\n"},
		{"a provider twice", providers, "- id: bleu\n", "- id: adista\n"},
		{"a provider's day", providers, "known: 2025-12-16", "known: 2025-12-99"},
		{"a provider's sources", providers, "sources: [C25, A4]", "sources: [C25, A44]"},
		{"providers", providers, "providers:", "provders:"},
		{"a source's id", sources, "- id: A2", "- id: A1"},
		{"a cited source's id", sources, "- id: A3", "- id: A33"},
		{"a source's id unlike any", sources, "- id: C5\n", "- id: QQQ\n"},
		{"a grade", sources, "grade: R", "grade: Q"},
		{"a source's kind", sources, "kind: page", "kind: pag"},
		{"a source's language", sources, "lang: fr", "lang: french"},
		{"a source's date", sources, "date: 2022-08-18", "date: 2022-08-38"},
		{"a source's address", sources, "url: https://www.ssi", "url: https//www.ssi"},
		{"a source's address with a space", sources, "url: https://www.ssi", "url: https://www .ssi"},
		{"a source's title", sources, "title: \"FAQ", "titel: \"FAQ"},
		{"a source's publisher", sources, "publisher: ANSSI", "publishr: ANSSI"},
		{"a cell's column", grid, "column: customers", "column: custmers"},
		{"a cell's value", grid, "value: [private]", "value: [privat]"},
		{"a cell's provider", grid, "provider: cegedim", "provider: cegedm"},
		{"a cell's state", grid, "state: not-published", "state: not-publishd"},
		{"a cell's name of a value", grid, "value: [private]", "valu: [private]"},
		{"cells", grid, "cells:", "celss:"},
		// theme
		{"a swatch's name", theme, "name: noir, ", "name: nior, "},
		{"a swatch of a style", theme, "ink: craie, track: -30, lines: 1}", "ink: crae, track: -30, lines: 1}"},
		{"a swatch's rgb", theme, "rgb: \"#1A1A1A\"", "rgb: \"#1A1A1\""},
		{"a swatch's cmyk", theme, "cmyk: [0, 0, 0, 100]", "cmyk: [0, 0, 0, 1000]"},
		{"a swatch's ink in one field too few", theme, "cmyk: [0, 0, 0, 100]", "cmyk: [0, 0, 100]"},
		{"a season's ground", theme, "ground: sapin,", "ground: sapn,"},
		{"a style's name", theme, "name: h1,", "name: h11,"},
		{"a style's name unlike any", theme, "name: chart-name,", "name: qqqqq,"},
		{"a style's size", theme, "size: 30pt, leading: 11.25mm, after", "size: 30pz, leading: 11.25mm, after"},
		{"a style's size without a unit", theme, "size: 30pt, leading: 11.25mm, after", "size: 30, leading: 11.25mm, after"},
		{"a style's font", theme, "font: serif-light, size: 14pt", "font: serif-lite, size: 14pt"},
		{"a style's align", theme, "align: right", "align: rigth"},
		{"a style's field", theme, "leading: 31.5mm", "leadng: 31.5mm"},
		{"a style's brace", theme, "{name: h1,", "name: h1,"},
		{"a distance", theme, "margin: 17.25mm", "margin: 17.25m"},
		{"a distance's name", theme, "  folio: 63u", "  foliu: 63u"},
		{"a distance's name unlike any", theme, "  folio: 63u", "  qqqqq: 63u"},
		{"a pair's ink", theme, "ink: noir, ground: papier", "ink: nuir, ground: papier"},
		{"a pair's ground", theme, "ink: noir, ground: papier", "ink: noir, ground: noir"},
		{"the styles", theme, "\nstyles:", "\nstyels:"},
		{"the spacing", theme, "\nspacing:", "\nspacng:"},
		// words
		{"a fact of a message", overlay, "", "edition:\n  of: \"{{.MonthOff}} edition\"\n"},
		{"a fact of a date", overlay, "", "edition:\n  cutoff: \"Data as of {{.Dya}}\"\n"},
		{"a fact unknown", overlay, "", "cover:\n  head:\n    ending:\n      - 'Next known end of validity: {{.Dya}}.'\n"},
		{"a brace of a fact", overlay, "", "edition:\n  cutoff: \"Data as of {{.Date}\"\n"},
		{"a point of a fact", overlay, "", "edition:\n  cutoff: \"Data as of {{Date}}\"\n"},
		{"a first brace of a fact", overlay, "", "edition:\n  cutoff: \"Data as of {.Date}}\"\n"},
		{"a key", overlay, "", "edition:\n  cutof: \"Data as of {{.Date}}\"\n"},
		{"a key of the top", overlay, "", "editon:\n  cutoff: \"Data as of {{.Date}}\"\n"},
		{"a brace in a message", overlay, "", "section:\n  zoom: \"Zoom on {\"\n"},
		{"a closing brace in a message", overlay, "", "section:\n  zoom: \"Zoom on }\"\n"},
		{"two braces in a message", overlay, "", "section:\n  zoom: \"Zoom on {{\"\n"},
		{"an empty message", overlay, "", "edition:\n  cutoff:\n"},
		{"a message's colon", overlay, "", "edition:\n  cutoff \"Data as of {{.Date}}\"\n"},
		{"a message's quotes", overlay, "", "edition:\n  cutoff: \"Data as of {{.Date}}\n"},
		{"a plural's form", overlay, "", "cover:\n  figure.qualified: {one: offer qualified, othr: offers qualified}\n"},
		{"a plural without other", overlay, "", "cover:\n  figure.qualified: {one: offer qualified}\n"},
		{"a number's noun", overlay, "", "cover:\n  head:\n    others: '{{n \"cover.othrs\" .Others}}.'\n"},
		{"a list of a message", overlay, "", "edition:\n  cutoff: [\"Data as of {{.Date}}\"\n"},
		{"an override of direction in a message", overlay, "", "edition:\n  cutoff: \"Data as \u202eof {{.Date}}\"\n"},
		{"an emoji in a message", overlay, "", "edition:\n  cutoff: \"Data ☃ as of {{.Date}}\"\n"},
		{"a setting", language, "number:\n", "numbr:\n"},
		{"a setting of a group", language, "  group: ", "  grup: "},
		{"a setting of a date", language, "  months:", "  monts:"},
		{"a setting's kind", language, "  four: true", "  four: yess"},
		{"a setting's list", language, "  prefixes: [under,", "  prefixes: under # ["},
		{"a month too few", language, "November, December]\n", "December]\n"},
		{"a comma between months", language, "November, December]\n", "November December]\n"},
		{"a date's form", language, "  day: \"{d}\\u00a0{month}", "  day: \"{d}\\u00a0{mnth}"},
		{"a date's brace", language, "  day: \"{d}\\u00a0{month}", "  day: \"{d}\\u00a0{month"},
		{"a rule", language, "  - rule: spaces", "  - rule: spacs"},
		{"the rule of quotes", language, "  - rule: quotes", "  - rule: quots"},
		{"a rule's name", language, "  - rule: spaces", "  - rul: spaces"},
		{"a rule's field", language, "before: \".,;:!?)]\"", "befor: \".,;:!?)]\""},
		{"a field of the rule of quotes", language, "    levels:", "    levls:"},
		{"a tag", language, "tag: en-GB", "tag: en_GB_"},
		{"a tag's letters", language, "tag: en-GB", "tag: e"},
		{"the tag's name", language, "tag: en-GB", "tagg: en-GB"},
		{"a hyphenation", language, "  left: 2", "  left: two"},
		{"a hyphenation without a space", language, "  left: 2", "  left:2"},
		{"a number", language, "zero, one, two,", "zero, one two,"},
		{"a bracket of a setting", language, "seams: [", "seams: "},
		{"a class of words", language, "  articles: [the", "  artcles: [the"},
		{"the terms", language, "\nterms:", "\nterm:"},
		{"the wording", language, "\nwording:", "\nwordng:"},
		{"the claims", language, "\nclaims:", "\nclams:"},
		{"a language's file", "locales/en/langage.yaml", "", "tag: en-GB\n"},
		{"a language's folder", "locales/eng_/words.yaml", "", "edition:\n  of: \"x\"\n"},
	}
}
