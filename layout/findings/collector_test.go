package findings

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/check"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/compose"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/finish"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/paint"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/layout/review"
	"github.com/secnumcloud-observatory/press/locales"
)

func catalog(t *testing.T) *locales.Catalog {
	t.Helper()
	all, found := locales.Load()
	if len(found) > 0 {
		t.Fatal(found)
	}
	return all
}

// Every finding leaves with the BCP 47 tag of its language, whatever its stage
// knew the language by, and whatever its code.
func TestLanguagesAreTags(t *testing.T) {
	all := catalog(t)
	for _, e := range Catalogue() {
		c := New(all, "fr", "en")
		msg := func(s string) diag.Issue { return diag.Issue{Code: e.Code, Severity: e.Severity, Msg: diag.Text(s)} }
		in := func(s, lang string) diag.Issue {
			is := msg(s)
			is.Lang = lang
			return is
		}
		c.Edition().Add(msg("a"), in("b", "fr"), in("c", "en-GB"), in("d", "de"))
		c.In("fr").Add(msg("e"))
		c.In("en").Of("a.pdf").Add(msg("f"), in("g", "en-GB"))
		var got []string
		for _, is := range c.List() {
			got = append(got, is.Msg.String()+" "+is.Lang)
		}
		want := []string{"a ", "d de", "c en-GB", "f en-GB", "g en-GB", "b fr-FR", "e fr-FR"}
		if d := cmp.Diff(want, got); d != "" {
			t.Fatalf("%s: %s", e.Code, d)
		}
	}
}

// at is a finding somewhere.
func at(code diag.Code, file string, line int) diag.Issue {
	return diag.Issue{Code: code, Severity: diag.Error, Pos: diag.Pos{File: file, Line: line, Col: 1}, Msg: diag.Text(code)}
}

func column(is diag.Issue, n int) diag.Issue         { is.Pos.Col = n; return is }
func field(is diag.Issue, path string) diag.Issue    { is.Field = path; return is }
func onPage(is diag.Issue, n int) diag.Issue         { is.Page = n; return is }
func about(is diag.Issue, subject string) diag.Issue { is.Subject = subject; return is }
func inSection(is diag.Issue, s string) diag.Issue   { is.Section = s; return is }
func speaks(is diag.Issue, lang string) diag.Issue   { is.Lang = lang; return is }

// A cause hides what follows from it at its own place, and nothing else.
func TestCausesHideAtTheirPlaceOnly(t *testing.T) {
	const a, b = "standing/fr/glossary.md", "standing/fr/method.md"
	words := catalog(t)
	for _, c := range []struct {
		name      string
		cause, is diag.Issue
		hidden    bool
	}{
		{"a character on a page", about(at(read.BadCharacter, a, 3), "U+2603"), about(at(page.MissingGlyph, a, 1), "U+2603"), true},
		{"a character of another file", about(at(read.BadCharacter, a, 3), "U+2603"), about(at(page.MissingGlyph, b, 1), "U+2603"), false},
		{"a character of words without a place", about(at(read.BadCharacter, a, 3), "U+2603"), about(diag.Issue{Code: page.MissingGlyph, Severity: diag.Error, Msg: "x"}, "U+2603"), true},
		{"a character of a passage", about(at(read.BadCharacter, a, 3), "U+65E5 U+672C"), about(at(page.MissingGlyph, a, 3), "U+672C"), true},
		{"another character", about(at(read.BadCharacter, a, 3), "U+2603"), about(at(page.MissingGlyph, a, 3), "U+2604"), false},
		{"a drawing without a character", about(at(read.BadCharacter, a, 3), "U+2603"), diag.Issue{Code: compose.UndrawnChart, Severity: diag.Error, Msg: "x"}, false},
		{"a drawing in a style that there is not", field(at(compose.MissingStyle, "theme.yaml", 6), "styles.table"), about(diag.Issue{Code: compose.UndrawnChart, Severity: diag.Error, Msg: "x"}, "styles.label styles.table"), true},
		{"a link that the file does not follow either", speaks(field(at(page.MissingAnchor, a, 3), "src-C5"), "fr"), speaks(about(at(finish.BrokenLink, b, 7), "#src-C5"), "fr"), true},
		{"another link that the file does not follow", speaks(field(at(page.MissingAnchor, a, 3), "src-C5"), "fr"), speaks(about(at(finish.BrokenLink, a, 3), "#src-C6"), "fr"), false},
		{"such a link of another language", speaks(field(at(page.MissingAnchor, a, 3), "src-C5"), "fr"), speaks(about(at(finish.BrokenLink, a, 3), "#src-C5"), "en"), false},
		{"a drawing in other styles", field(at(compose.MissingStyle, "theme.yaml", 6), "styles.kicker"), about(diag.Issue{Code: compose.UndrawnChart, Severity: diag.Error, Msg: "x"}, "styles.label"), false},
		{"a drawing for another reason", field(at(compose.MissingStyle, "theme.yaml", 6), "styles.table"), diag.Issue{Code: compose.UndrawnChart, Severity: diag.Error, Msg: "x"}, false},
		{"a picture of another kind", at(check.MissingPicture, a, 3), at(data.PictureFormat, a, 3), true},
		{"a picture that nothing reads", about(at(check.MissingPicture, a, 3), "standing/fr/x.svg"), diag.Issue{Code: data.StrayFile, Severity: diag.Warning, Pos: diag.Pos{File: "standing/fr/x.svg"}, Msg: "x"}, true},
		{"a file under another name", about(at(data.StrayFile, "register/source.yaml", 0), "register/sources.yaml"), at(read.Unreadable, "register/sources.yaml", 0), true},
		{"a file of a folder under another name", about(at(data.StrayFile, "registr", 0), "register"), at(read.Unreadable, "register/sources.yaml", 0), true},
		{"another file that is not there", about(at(data.StrayFile, "register/source.yaml", 0), "register/sources.yaml"), at(read.Unreadable, "register/grid.yaml", 0), false},
		{"a text under another name", about(at(data.StrayFile, "standing/fr/metod.md", 0), b), about(at(check.MissingText, "edition.yaml", 3), a+" "+b), true},
		{"another text that is not there", about(at(data.StrayFile, "standing/fr/metod.md", 0), b), about(at(check.MissingText, "edition.yaml", 3), a), false},
		{"items without a key in an unknown part", field(at(check.UnknownPart, a, 3), "more"), field(at(check.UnsetField, a, 5), "more[2].text"), true},
		{"items without a key in another part", field(at(check.UnknownPart, a, 3), "more"), field(at(check.UnsetField, a, 5), "moreover[2].text"), false},
		{"an item of a list given twice", field(at(read.DuplicateField, a, 3), "iaas.items"), field(at(check.MissingPart, a, 2), "iaas.keeps"), true},
		{"an item of another list", field(at(read.DuplicateField, a, 3), "iaas.items"), field(at(check.MissingPart, a, 2), "caas.keeps"), false},
		{"the words beside a list given twice", field(at(read.DuplicateField, a, 3), "iaas.items"), field(at(check.MissingPart, a, 2), "iaas.text"), false},
		{"a part of parts given twice", field(at(read.DuplicateField, a, 3), "parts"), field(at(check.MissingPart, a, 1), "disc"), true},
		{"two faults of one body", field(at(read.HeadingLevel, a, 40), "body"), speaks(about(field(at(check.TextParity, a, 111), "body"), b+":124:1"), "fr"), false},
		{"another file that nothing reads", about(at(check.MissingPicture, a, 3), "standing/fr/x.svg"), diag.Issue{Code: data.StrayFile, Severity: diag.Warning, Pos: diag.Pos{File: "standing/fr/y.svg"}, Msg: "x"}, false},
		{"a message that is wrong", speaks(field(at(locales.CodeBadMessage, "locales/fr/x.yaml", 3), "section.news"), "fr-FR"), speaks(field(at(locales.CodeMissingTranslation, "locales/fr", 0), "section.news"), "fr-FR"), true},
		{"placeholders of a message that is none", field(at(locales.CodeBadMessage, "locales/fr/x.yaml", 3), "section.news"), speaks(field(at(locales.CodePlaceholderMismatch, "locales/fr/x.yaml", 3), "section.news"), "fr-FR"), true},
		{"placeholders of another language", field(at(locales.CodeBadMessage, "locales/fr/x.yaml", 3), "section.news"), speaks(field(at(locales.CodePlaceholderMismatch, "locales/en/x.yaml", 3), "section.news"), "en-GB"), false},
		{"placeholders beside a character that nobody sees", at(locales.CodeOddCharacter, "locales/fr/x.yaml", 3), speaks(field(at(locales.CodePlaceholderMismatch, "locales/fr/x.yaml", 3), "section.news"), "fr-FR"), true},
		{"placeholders on another line", at(locales.CodeOddCharacter, "locales/fr/x.yaml", 3), speaks(field(at(locales.CodePlaceholderMismatch, "locales/fr/x.yaml", 4), "section.news"), "fr-FR"), false},
		{"a glyph that cannot be painted", about(at(page.MissingGlyph, a, 3), "U+2603"), about(at(paint.UnpaintableGlyph, a, 3), "U+2603"), true},
		{"words in an unknown part", field(at(check.UnknownPart, a, 3), "parts.more"), field(at(check.UnsetField, a, 5), "parts.more.text"), true},
		{"words in another part", field(at(check.UnknownPart, a, 3), "parts.more"), field(at(check.UnsetField, a, 5), "parts.moreover.text"), false},
		{"words in another file", field(at(check.UnknownPart, a, 3), "parts.more"), field(at(check.UnsetField, b, 5), "parts.more.text"), false},
		{"a field told by its record", field(at(check.UnsetField, a, 3), "note"), inSection(field(at(check.UnsetField, a, 3), "note"), "glossary"), true},
		{"a field that is set nowhere", field(at(check.UnsetField, a, 3), "x"), inSection(field(at(check.UnsetField, a, 9), "y"), "glossary"), false},
		{"another field", field(at(check.UnsetField, a, 3), "note"), field(at(check.UnsetField, a, 3), "title"), false},
		{"words that do not fit", inSection(at(page.Overflow, "register/offers.yaml", 9), "glossary"), about(inSection(at(check.UnsetField, a, 3), "glossary"), "register/offers.yaml:9:1"), true},
		{"words of a part that fits", inSection(at(page.Overflow, a, 9), "glossary"), inSection(at(check.UnsetField, a, 3), "glossary"), false},
		{"words of another section", at(page.Overflow, a, 3), inSection(at(check.UnsetField, b, 3), "method"), false},
		{"a field without a place beside words that do not fit", inSection(at(page.Overflow, a, 9), "glossary"), field(at(check.UnsetField, a, 3), "note"), false},
		{"a box that is too full", onPage(at(page.Overflow, a, 3), 4), onPage(at(page.OutOfBox, a, 3), 4), true},
		{"a box by its name", onPage(field(at(page.Overflow, a, 3), "body"), 4), onPage(field(at(page.Overlap, b, 7), "body"), 4), true},
		{"another box on a page that is too full", onPage(field(at(page.Overflow, a, 3), "body"), 4), onPage(field(at(page.OutOfBox, b, 3), "side"), 4), false},
		{"a box on another page", onPage(at(page.Overflow, a, 3), 4), onPage(at(page.OutOfBox, a, 3), 5), false},
		{"a page that is too full and half empty", onPage(at(page.Overflow, a, 3), 4), onPage(at(page.UnderfullPage, b, 3), 4), true},
		{"a box that lies over what has no room", onPage(at(page.Overflow, a, 3), 4), onPage(about(at(page.Overlap, b, 7), a+":3:1"), 4), true},
		{"a box that lies over something else", onPage(at(page.Overflow, a, 3), 4), onPage(about(at(page.Overlap, b, 7), a+":4:1"), 4), false},
		{"a text pushed onto another ground", onPage(at(page.Overflow, a, 3), 4), onPage(about(at(data.LowContrast, a, 9), a+":3:1"), 4), true},
		{"a text of too little contrast", onPage(at(page.Overflow, a, 3), 4), onPage(at(data.LowContrast, a, 9), 4), false},
		{"words without a place that the other language has not", speaks(field(at(check.UnsetField, a, 3), "note"), "fr"),
			speaks(about(field(at(check.TextParity, b, 1), "note"), a+":3:1"), "en"), true},
		{"a field without a place and another that is missing", speaks(field(at(check.UnsetField, a, 3), "note"), "fr"),
			speaks(about(field(at(check.TextParity, b, 1), "title"), a+":2:1"), "en"), false},
		{"a part without a place", speaks(field(at(check.UnknownPart, a, 3), "more"), "fr"), speaks(about(field(at(check.TextParity, b, 1), "more"), a+":4:7"), "en"), true},
		{"a missing field and another at the head", speaks(field(at(check.MissingPart, a, 1), "title"), "fr"), speaks(field(at(check.TextParity, a, 1), "note"), "fr"), false},
		{"a missing picture of one language", at(check.MissingPicture, a, 3), speaks(about(field(at(check.TextParity, b, 9), "body"), a+":3:1"), "en"), true},
		{"a missing picture and bodies that part elsewhere", at(check.MissingPicture, a, 3), speaks(about(field(at(check.TextParity, b, 9), "body"), a+":8:1"), "en"), false},
		{"a quote without a place and bodies that part elsewhere", speaks(field(at(check.UnsetField, a, 3), "body.quote"), "fr"),
			speaks(about(field(at(check.TextParity, b, 9), "body"), a+":8:1"), "en"), false},
		{"a text that waits for one that fits", speaks(at(page.Overflow, a, 3), "fr"), speaks(about(inSection(at(review.WaitingText, b, 1), "method"), "glossary"), "en"), true},
		{"a text that waits for another", speaks(at(page.Overflow, a, 3), "fr"), speaks(about(inSection(at(review.WaitingText, b, 1), "method"), "news"), "en"), false},
		{"a text that waits for others too", speaks(at(page.Overflow, a, 3), "fr"), speaks(about(inSection(at(review.WaitingText, b, 1), "method"), "glossary, news"), "en"), false},
		{"a message that was asked for", speaks(field(at(locales.CodeMissingTranslation, "locales/fr/common.yaml", 3), "scope"), "en"), speaks(field(at(locales.CodeMissingTranslation, "locales/en", 0), "scope"), "en"), true},
		{"another message", speaks(field(at(locales.CodeMissingTranslation, "locales/fr/common.yaml", 3), "scope"), "en"), speaks(field(at(locales.CodeMissingTranslation, "locales/en", 0), "news"), "en"), false},
		{"a message of another language", speaks(field(at(locales.CodeMissingTranslation, "locales/fr/common.yaml", 3), "scope"), "en"), speaks(field(at(locales.CodeMissingTranslation, "locales/fr", 0), "scope"), "fr"), false},
		{"a message that no language has", field(at(locales.CodeMissingTranslation, "locales", 0), "scope"), speaks(field(at(locales.CodeMissingTranslation, "locales/en", 0), "scope"), "en"), true},
		{"another message that a language has not", field(at(locales.CodeMissingTranslation, "locales", 0), "scope"), speaks(field(at(locales.CodeMissingTranslation, "locales/en", 0), "news"), "en"), false},
		{"the name that is misspelt", speaks(about(at(review.MisspeltName, a, 3), "Integr\nITS Integra"), "fr"), speaks(about(at(check.NameParity, b, 9), a+":3:1\nITS Integra"), "en"), true},
		{"another name than the one misspelt", speaks(about(at(review.MisspeltName, a, 3), "Integr\nITS Integra"), "fr"), speaks(about(at(check.NameParity, b, 9), a+":3:1\nBleu"), "en"), false},
		{"another name beside it", speaks(about(at(review.MisspeltName, a, 3), "Integr\nITS Integra"), "fr"), speaks(about(at(check.NameParity, b, 9), a+":3:1\nITS Integra\nBleu"), "en"), false},
		{"a figure of what is untrue", speaks(about(at(review.UntrueClaim, a, 3), a+":3:9 "+a+":3:19"), "fr"), speaks(about(at(check.NumberParity, b, 9), a+":3:19\n"+a+":3:19 "+b+":9:1"), "en"), true},
		{"a figure of another sentence", speaks(about(at(review.UntrueClaim, a, 3), a+":3:9"), "fr"), speaks(about(at(check.NumberParity, b, 9), a+":3:19\n"+a+":3:19 "+b+":9:1"), "en"), false},
		{"words that a lost rule sets", speaks(about(field(at(locales.CodeUnknownSetting, "locales/fr/language.yaml", 9), "rule"), locales.LostRule), "fr-FR"), speaks(about(at(locales.CodeWording, a, 3), "\"\n"+locales.LostRule), "fr-FR"), true},
		{"words that no rule sets", speaks(about(field(at(locales.CodeUnknownSetting, "locales/fr/language.yaml", 9), "rule"), locales.LostRule), "fr-FR"), speaks(about(at(locales.CodeWording, a, 3), "les les"), "fr-FR"), false},
		{"words that a lost advice would not find", speaks(field(at(locales.CodeUnknownSetting, "locales/fr/language.yaml", 9), "rule"), "fr-FR"), speaks(at(locales.CodeWording, a, 3), "fr-FR"), false},
		{"a bracket of a broken mark", at(read.BrokenMark, a, 3), at(locales.CodeWording, a, 3), true},
		{"a bracket beside a broken mark", at(read.BrokenMark, a, 3), column(at(locales.CodeWording, a, 3), 9), false},
		{"a letter of another alphabet that the faces lack", at(read.LookalikeLetter, a, 3), at(read.BadCharacter, a, 3), true},
		{"a name with a letter of another alphabet", column(at(read.LookalikeLetter, a, 3), 2), about(at(review.MisspeltName, a, 3), "Sсaleway"), true},
		{"a name beside a letter of another alphabet", column(at(read.LookalikeLetter, a, 3), 12), about(at(review.MisspeltName, a, 3), "Sсaleway"), false},
		{"a word that is forbidden", at(locales.CodeBanned, a, 3), at(locales.CodeWording, a, 3), true},
		{"a word of several", column(at(locales.CodeBanned, a, 3), 13), about(at(locales.CodeWording, a, 3), "SecNumCloud certified"), true},
		{"a word behind them", column(at(locales.CodeBanned, a, 3), 22), about(at(locales.CodeWording, a, 3), "SecNumCloud certified"), false},
		{"a word on another line", at(locales.CodeBanned, a, 3), at(locales.CodeWording, a, 4), false},
		{"words under a name that nobody knows", about(at(read.UnknownField, a, 3), "iaas.title iaas.text"), field(at(check.MissingPart, a, 2), "iaas.text"), true},
		{"words beside a list under such a name", about(at(read.UnknownField, a, 3), "iaas.items"), field(at(check.MissingPart, a, 2), "iaas.text"), false},
		{"a list under such a name", about(at(read.UnknownField, a, 3), "iaas.items"), field(at(check.MissingPart, a, 2), "iaas"), true},
		{"a part beside words under such a name", about(at(read.UnknownField, a, 3), "standfirst note"), field(at(check.MissingPart, a, 1), "iaas"), false},
		{"the title beside parts under such a name", about(at(read.UnknownField, a, 3), "parts"), field(at(check.MissingPart, a, 1), "title"), false},
		{"such a name in another text", about(at(read.UnknownField, b, 3), "iaas.text"), field(at(check.MissingPart, a, 2), "iaas.text"), false},
		{"a part under another name", about(field(at(check.UnknownPart, a, 3), "disk"), "disc"), field(at(check.MissingPart, a, 1), "disc"), true},
		{"a part under a strange name", field(at(check.UnknownPart, a, 3), "more"), field(at(check.MissingPart, a, 1), "disc"), false},
		{"a field that the other language has", speaks(field(at(check.MissingPart, a, 4), "disc.text"), "fr"), speaks(about(field(at(check.TextParity, b, 7), "disc.text"), a), "en"), true},
		{"a field that the other language has and another", speaks(field(at(check.MissingPart, a, 4), "disc.text"), "fr"), speaks(about(field(at(check.TextParity, b, 7), "disc.title"), a), "en"), false},
		{"a part of more items than its page is drawn for", about(at(check.MissingPart, a, 4), a+":4:1"), at(page.Overflow, a, 4), true},
		{"a part that lacks a field and is too long", field(at(check.MissingPart, a, 4), "disc.title"), at(page.Overflow, a, 4), false},
		{"another part that does not fit", at(check.MissingPart, a, 4), at(page.Overflow, a, 9), false},
		{"a field under another name and another field", about(field(at(read.UnknownField, a, 2), "titel"), "title"), speaks(about(field(at(check.TextParity, b, 2), "note"), a), "en"), false},
		{"a field of another text", about(field(at(read.UnknownField, a, 2), "titel"), "title"), speaks(about(field(at(check.TextParity, "c", 2), "title"), b), "en"), false},
		{"a group where words are wanted", field(at(read.WrongType, a, 3), "note"), speaks(about(field(at(check.TextParity, b, 2), "note"), a), "en"), true},
		{"a key given twice", field(at(read.DuplicateField, a, 3), "facts.lead"), field(at(check.UnsetField, a, 5), "facts.lead.text"), true},
		{"a key given twice and another", field(at(read.DuplicateField, a, 3), "facts.lead"), field(at(check.UnsetField, a, 5), "facts.next.text"), false},
		{"bars that became a list", at(check.MixedShares, a, 3), inSection(at(page.SparsePage, a, 1), "glossary"), true},
		{"bars that became a list and another page", at(check.MixedShares, a, 3), inSection(at(page.SparsePage, b, 1), "method"), false},
		{"a heading that is too deep", at(read.HeadingLevel, a, 9), speaks(about(field(at(check.TextParity, b, 8), "body"), a+":9:1"), "en"), true},
		{"a heading elsewhere", at(read.HeadingLevel, a, 9), speaks(about(field(at(check.TextParity, b, 8), "body"), a+":7:1"), "en"), false},
		{"a fact without a day and without sources", field(at(read.MissingField, "register/offers.yaml", 9), "offers[1].known"), at(check.Unsourced, "register/offers.yaml", 9), false},
		{"a fact without sources", field(at(read.MissingField, "register/offers.yaml", 9), "offers[1].sources"), at(check.Unsourced, "register/offers.yaml", 9), true},
		{"another fact without sources", at(read.MissingField, "register/offers.yaml", 9), at(check.Unsourced, "register/offers.yaml", 12), false},
		{"an id given twice and a count without it", at(data.DuplicateID, "register/offers.yaml", 9), about(at(review.UntrueCount, a, 3), "register/offers.yaml:9:1"), true},
		{"an id given twice and another count", at(data.DuplicateID, "register/offers.yaml", 9), at(review.UntrueCount, a, 3), false},
		{"an id given twice and a count without another", at(data.DuplicateID, "register/offers.yaml", 9), about(at(review.UntrueClaim, a, 3), "register/offers.yaml:19:1"), false},
		{"an id given twice", at(data.DuplicateID, "register/sources.yaml", 9), at(page.DuplicateAnchor, "register/sources.yaml", 9), true},
		{"a number of pages that no edition has", at(data.EditionOrder, "edition.yaml", 7), at(page.PageCount, "edition.yaml", 7), true},
		{"a day that cannot be", at(data.EditionOrder, "edition.yaml", 5), at(page.PageCount, "edition.yaml", 7), false},
		{"a picture of too few pixels", at(coarseInFile, a, 9), at(paint.CoarsePicture, a, 9), true},
		{"another picture", at(coarseInFile, a, 9), at(paint.CoarsePicture, a, 12), false},
		{"a missing picture", at(check.MissingPicture, a, 3), field(at(check.UnsetField, b, 3), "note"), false},
		{"another language", speaks(field(at(check.UnknownPart, a, 3), "parts.x"), "en"), speaks(field(at(check.UnsetField, a, 3), "parts.x"), "fr"), false},
		{"pages that do not bind", diag.Issue{Code: page.PageCount, Severity: diag.Error, Msg: "x"}, diag.Issue{Code: bindingPages, Severity: diag.Error, Msg: "y"}, true},
	} {
		all := New(words, "fr", "en")
		all.Edition().Add(c.cause, c.is)
		if got := all.List(); (len(got) == 1) != c.hidden {
			t.Errorf("%s: hidden is not %t: %v", c.name, c.hidden, got)
		}
	}
}

// What is hidden stops no file that its cause does not stop: a reader who is
// told nothing of it finds nothing stopped by it. Words for an event that the
// month does not have are told by the event, which is a warning.
func TestCausesStopWhatTheyHide(t *testing.T) {
	rows := 0
	for _, e := range Catalogue() {
		stops, _ := policy(e.Code)
		for _, q := range consequences(e.Code) {
			rows++
			hidden, known := policy(q.code)
			if !known {
				t.Errorf("%s hides %s, which nobody has decided on", e.Code, q.code)
			}
			if hidden&^stops != 0 && e.Code != check.UnknownEvent {
				t.Errorf("%s stops fewer files than %s, which it hides", e.Code, q.code)
			}
		}
	}
	if rows < 15 {
		t.Errorf("only %d consequences were found", rows)
	}
}

// One fact told in every language of the build is told once, of none; told in
// some of them it keeps their names; and nothing is told twice.
func TestRepeatsAreFolded(t *testing.T) {
	c := New(catalog(t), "fr", "en")
	both, one := at(page.SmallText, "theme.yaml", 4), at(page.ThinLine, "theme.yaml", 5)
	c.In("fr").Add(both, one)
	c.In("en").Add(both)
	c.In("en").Of("a.pdf").Add(both)
	c.In("en").Of("b.pdf").Add(both)
	want := diag.List{both, speaks(one, "fr-FR")}
	if d := cmp.Diff(want, c.List()); d != "" {
		t.Error(d)
	}
	if n := c.In("en").Counts(diag.Error); n[page.SmallText] != 1 || len(n) != 1 {
		t.Errorf("counted in English: %v", n)
	}
}

// A folder's report folds what it joins as a build folds its own: what one says
// of every language and another of some is told once.
func TestJoinedListsAreFolded(t *testing.T) {
	is := at(page.SmallText, "theme.yaml", 4)
	later, fr, en := at(page.SmallText, "theme.yaml", 5), speaks(is, "fr-FR"), speaks(is, "en-GB")
	for _, c := range []struct {
		name string
		in   diag.List
		tags []string
		want diag.List
	}{
		{"both languages", diag.List{later, fr, en, fr}, []string{"fr-FR", "en-GB"}, diag.List{is, later}},
		{"two of three", diag.List{fr, en}, []string{"fr-FR", "en-GB", "it-IT"}, diag.List{en, fr}},
		{"one of one", diag.List{fr, fr}, []string{"fr-FR"}, diag.List{fr}},
	} {
		if d := cmp.Diff(c.want, Folded(c.in, c.tags...)); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
	}
}

// What every month is told is told once, and what some are is told with their
// names, unless its file says of which month it is.
func TestMonthsAreTold(t *testing.T) {
	all, some := at(page.SmallText, "theme.yaml", 4), onPage(at(page.Overflow, "standing/fr/criteria.md", 4), 11)
	own := at(page.Overflow, "editions/2026-04/fr/news.md", 4)
	var m Months
	m.Add("2026-01", diag.List{speaks(all, "fr-FR"), some})
	m.Add("2026-04", diag.List{own, some, all})
	m.Add("specimen", diag.List{all})
	told := some
	told.Msg = diag.Said("%s: %s", "2026-01, 2026-04", diag.Text("Overflow"))
	if d := cmp.Diff(diag.List{own, told, all}, m.List()); d != "" {
		t.Error(d)
	}
}

// The list is the same, whichever language or file was first.
func TestOrderDoesNotDependOnWhoWasFirst(t *testing.T) {
	add := []func(*Collector){
		func(c *Collector) { c.In("fr").Add(at(page.OffPage, "b.md", 2), at(page.OffPage, "a.md", 2)) },
		func(c *Collector) {
			c.In("en").Add(at(page.OffPage, "b.md", 2), onPage(at(page.Overflow, "a.md", 9), 3))
		},
		func(c *Collector) {
			c.In("en").Of("x.pdf").Add(field(at(page.OffPage, "b.md", 2), "p"), field(at(page.OffPage, "b.md", 2), "q"), onPage(at(page.OutOfBox, "a.md", 9), 3))
		},
		func(c *Collector) { c.Edition().Add(at(read.BadCharacter, "", 0)) },
	}
	var want diag.List
	words := catalog(t)
	for first := range add {
		for step := 1; step < len(add); step++ {
			if len(add)%step == 0 && step > 1 {
				continue
			}
			c := New(words, "fr", "en")
			for i := range add {
				add[(first+i*step)%len(add)](c)
			}
			got := c.List()
			if want == nil {
				want = got
			}
			if d := cmp.Diff(want, got); d != "" {
				t.Fatalf("from %d by %d: %s", first, step, d)
			}
		}
	}
	if len(want) != 6 {
		t.Errorf("%d findings: %v", len(want), want)
	}
}

// A finding of one file stops that file, one of a language its files, one of
// the edition all.
func TestScopesStopTheirFiles(t *testing.T) {
	bad := at(page.OffPage, "a.md", 1)
	screen := profile.Screen()
	for _, c := range []struct {
		in                     func(*Collector) Scope
		french, other, english bool
	}{
		{func(c *Collector) Scope { return c.Edition() }, true, true, true},
		{func(c *Collector) Scope { return c.In("fr") }, true, true, false},
		{func(c *Collector) Scope { return c.In("fr").Of("x.pdf") }, true, false, false},
	} {
		all := New(catalog(t), "fr", "en")
		c.in(all).Add(bad)
		got := [3]bool{all.In("fr").Of("x.pdf").Stops(screen), all.In("fr").Of("y.pdf").Stops(screen), all.In("en").Of("z.pdf").Stops(screen)}
		if want := [3]bool{c.french, c.other, c.english}; got != want {
			t.Errorf("stopped are %v, want %v", got, want)
		}
	}
}

// Of thousands alike the first are listed and the others counted, whoever
// limits how often; nothing of another code, severity, file or language goes.
func TestLimitedHidesNoKind(t *testing.T) {
	var l diag.List
	for i := range 3000 {
		l.Add(at("A", "a", i+1))
	}
	warning := at("A", "a", 4000)
	warning.Severity = diag.Warning
	l.Add(at("B", "a", 3001), speaks(at("A", "a", 3002), "fr-FR"), warning, at("A", "b", 1), diag.Issue{Code: "A", Severity: diag.Error, Msg: "nowhere"})
	l = Folded(l)
	got := Limited(l)
	if len(got) != listed+5 {
		t.Fatalf("%d are listed", len(got))
	}
	more := 0
	kinds := map[diag.Issue]bool{}
	for _, is := range got {
		more += is.More
		kinds[diag.Issue{Code: is.Code, Severity: is.Severity, Lang: is.Lang, Pos: diag.Pos{File: is.Pos.File}}] = true
	}
	if more != 3000-listed || len(kinds) != 6 {
		t.Errorf("%d more, %d kinds", more, len(kinds))
	}
	if d := cmp.Diff(got, Limited(got)); d != "" {
		t.Errorf("a second time: %s", d)
	}
	if last := got[listed]; last.Msg != "A" || last.More != 3000-listed || got[0].Msg != "nowhere" {
		t.Errorf("%+v", last)
	}
	l.Add(at("A", "a", 9000)) // found by another build
	if again := Limited(Folded(append(got, at("A", "a", 9000)))); again[listed].More != 3000-listed+1 {
		t.Errorf("with one more: %+v", again[listed])
	}
	if few := l[:listed]; len(Limited(few)) != listed || Limited(few)[listed-1].More != 0 {
		t.Error("few are all listed")
	}
}

// A name that nothing bears is one finding wherever it stands, in whatever
// language; another name is another, and so is what is told at each place.
func TestGathered(t *testing.T) {
	named := func(file string, line int, lang string, msg diag.Text) diag.Issue {
		is := at(check.UnknownSource, file, line)
		is.Lang, is.Msg = lang, msg
		return is
	}
	l := diag.List{named("a", 1, "fr", "A"), named("a", 2, "fr", "B"), at(check.TextParity, "a", 2), named("b", 1, "en", "A"), named("b", 2, "en", "A"),
		at(check.TextParity, "b", 3), named("c", 1, "", "A")}
	first := named("a", 1, "", "A")
	first.Elsewhere = diag.Few([]diag.Text{diag.Said("%s (%s)", diag.Text("b"), diag.Count(2, "time")), "c"})
	want := diag.List{first, l[1], l[2], l[5]}
	got := Gathered(l)
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(want, Gathered(got)); d != "" {
		t.Errorf("gathered again: %s", d)
	}
	if d := cmp.Diff(want, Limited(l)); d != "" {
		t.Errorf("limited: %s", d)
	}
}

// A character of the press's own words that a face lacks is told in the file that
// says it, in its language; one that no message has stays without a place.
func TestMissingGlyphsOfThePressHaveAPlace(t *testing.T) {
	words, _ := locales.Load(fstest.MapFS{"en/words.yaml": &fstest.MapFile{Data: []byte("section:\n  news: What’s new ☃\n")}})
	for _, x := range []struct{ lang, subject, want string }{{"en", "U+2603", "locales/en/words.yaml:2:3"}, {"fr", "U+2603", "-"}, {"en", "U+2604", "-"}} {
		c := New(words, "fr", "en")
		c.In(x.lang).Add(about(diag.Issue{Code: page.MissingGlyph, Severity: diag.Error, Msg: "x"}, x.subject))
		if got := c.List(); len(got) != 1 || got[0].Pos.String() != strings.Replace(x.want, "-", diag.Pos{}.String(), 1) {
			t.Errorf("%s in %s: %v", x.subject, x.lang, got)
		}
	}
}
