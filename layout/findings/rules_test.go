package findings

import (
	"fmt"
	"testing"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/check"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/compose"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/finish"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/paint"
	"github.com/secnumcloud-observatory/press/layout/review"
	"github.com/secnumcloud-observatory/press/locales"
)

// law is some rules on what follows from what: causes as their stages give them,
// what follows, and faults like it in another file, that nothing of it caused.
type law struct {
	from, to []diag.Code
	cause    diag.Issue
	is       diag.Issue
	others   []diag.Issue
}

// these is some codes.
func these(codes ...diag.Code) []diag.Code { return codes }

// as is a finding with another code.
func as(is diag.Issue, code diag.Code) diag.Issue {
	is.Code, is.Severity, is.Msg = code, diag.Error, diag.Text(code)
	return is
}

// Each rule hides what follows from its cause, and leaves a fault of the same kind in
// another file alone, however alike the two look. A rule without a law here fails.
func TestEveryRuleLeavesOtherFilesAlone(t *testing.T) {
	words, proven := catalog(t), map[[2]diag.Code]bool{}
	told := func(cause, is diag.Issue) bool {
		all := New(words, "fr", "en")
		all.Edition().Add(cause, is)
		return len(all.List()) == 2
	}
	for _, l := range laws() {
		for _, from := range l.from {
			for _, to := range l.to {
				proven[[2]diag.Code{from, to}] = true
				if told(as(l.cause, from), as(l.is, to)) {
					t.Errorf("%s does not hide the %s that follows from it", from, to)
				}
				for i, other := range append(l.others, elsewhere(l.is)) {
					if !told(as(l.cause, from), as(other, to)) {
						t.Errorf("%s hides the %s of another file (%d): %v", from, to, i, other)
					}
				}
			}
		}
	}
	for _, e := range Catalogue() {
		for _, q := range consequences(e.Code) {
			if !proven[[2]diag.Code{e.Code, q.code}] {
				t.Errorf("no law holds what %s hides of %s", e.Code, q.code)
			}
		}
	}
}

// elsewhere is a finding of the same kind in a file of which nothing else is told.
func elsewhere(is diag.Issue) diag.Issue {
	is.Pos, is.Subject, is.Section = diag.Pos{File: "editions/2026-04/en/technical.md", Line: 77, Col: 7}, "", ""
	is.Says = ""
	if is.Field, is.Lang = "unlike.any", "de"; is.Page > 0 {
		is.Page += 9
	}
	return is
}

// The files of the laws: a text, its other language, another text.
const (
	mine, theirs, apart = "standing/fr/glossary.md", "standing/en/glossary.md", "editions/2026-04/en/zoom.md"
	register            = "register/offers.yaml"
)

// spot is a place of the laws.
func spot(file string, line int) diag.Issue { return at("", file, line) }

func laws() []law {
	return append(append(lawsOfTexts(), lawsOfFacts()...), lawsOfPages()...)
}

func lawsOfTexts() []law {
	note := func(is diag.Issue) diag.Issue { return field(is, "note") }
	return []law{
		{these(read.BadCharacter, locales.CodeOddCharacter), these(page.MissingGlyph, paint.UnpaintableGlyph, paint.ControlCharacter),
			about(spot(mine, 3), "U+2603"), about(spot(mine, 9), "U+2603"), []diag.Issue{about(spot(apart, 9), "U+2603")}},
		{these(read.BadCharacter), these(compose.UndrawnChart, read.BadAddress),
			about(spot(mine, 3), "U+2603"), about(spot(mine, 9), "U+2603"), []diag.Issue{about(spot(apart, 9), "U+2603")}},
		{these(locales.CodeOddCharacter), these(read.BadCharacter), about(spot(mine, 3), "U+2603"), about(spot(mine, 9), "U+2603"),
			[]diag.Issue{about(spot(apart, 3), "U+2603")}},
		{these(locales.CodeOddCharacter), these(locales.CodePlaceholderMismatch, locales.CodeBadMessage), spot("locales/fr/x.yaml", 3),
			spot("locales/fr/x.yaml", 3), []diag.Issue{spot("locales/en/x.yaml", 3)}},
		{these(check.UnknownPart, check.UnknownEvent, check.UnknownApplicant, read.DuplicateField, check.UnsetField), these(check.TextParity),
			speaks(field(spot(mine, 3), "facts.lead"), "fr"), speaks(about(field(spot(theirs, 9), "facts.lead"), mine), "en"),
			[]diag.Issue{speaks(about(field(spot(apart, 9), "facts.lead"), "editions/2026-04/fr/zoom.md"), "en")}},
		{these(check.UnknownPart, check.UnknownEvent, check.UnknownApplicant, read.DuplicateField), these(check.UnsetField), field(spot(mine, 3), "facts.lead"),
			field(spot(mine, 5), "facts.lead.text"), []diag.Issue{field(spot(apart, 5), "facts.lead.text")}},
		{these(check.UnknownPart, check.UnknownEvent, check.UnknownApplicant), these(check.MissingPart), about(field(spot(mine, 3), "disk"), "disc"),
			field(spot(mine, 1), "disc"), []diag.Issue{field(spot(apart, 1), "disc")}},
		{these(read.UnknownField), these(check.MissingPart, read.MissingField), about(field(spot(mine, 3), "zzz"), "title note"), note(spot(mine, 1)),
			[]diag.Issue{note(spot(apart, 1))}},
		{these(read.UnknownField), these(check.TextParity), speaks(about(field(spot(mine, 3), "zzz"), "title note"), "fr"),
			speaks(about(note(spot(theirs, 4)), mine), "en"), []diag.Issue{speaks(about(note(spot(apart, 4)), "editions/2026-04/fr/zoom.md"), "en")}},
		{these(check.UnsetField), these(check.UnsetField), note(spot(mine, 3)), inSection(note(spot(mine, 3)), "glossary"),
			[]diag.Issue{inSection(note(spot(apart, 3)), "zoom")}},
		{these(check.MissingPart), these(check.TextParity), speaks(field(spot(mine, 4), "disc.text"), "fr"),
			speaks(about(field(spot(theirs, 9), "disc.text"), mine), "en"), []diag.Issue{speaks(about(field(spot(apart, 9), "disc.text"), "editions/2026-04/fr/zoom.md"), "en"),
				speaks(about(field(spot(mine, 4), "disc.title"), theirs+":9:1"), "fr")}}, // another field of the part
		{these(check.MissingPart), these(check.TextParity), about(field(spot(mine, 4), "disc"), "1"), about(field(spot(theirs, 9), "disc.watch"), mine+":4:1"),
			[]diag.Issue{about(field(spot(theirs, 9), "disc.watch"), mine+":4:1"+check.Instead), about(field(spot(theirs, 9), "disc.watch.text"), mine+":4:1"),
				about(field(spot(apart, 9), "disc.watch"), "editions/2026-04/fr/zoom.md:4:1")}},
		{these(check.MissingPart), these(check.TextParity), about(field(spot(mine, 4), "disc"), mine+":4:1\n1"),
			about(field(spot(theirs, 9), "disc.watch"), mine+":4:1"+check.Lacking),
			[]diag.Issue{about(field(spot(theirs, 9), "disc.watch"), mine+":4:1"+check.Instead), about(field(spot(theirs, 9), "disc.watch"), mine+":4:1"),
				about(field(spot(theirs, 9), "disc.watch.text"), mine+":4:1"+check.Lacking),
				about(field(spot(apart, 9), "disc.watch"), "editions/2026-04/fr/zoom.md:4:1"+check.Lacking)}},
		{these(check.MissingPart), these(page.SparsePage), about(field(spot(mine, 4), "disc"), mine+":4:1\n2"), inSection(spot(mine, 1), "glossary"),
			[]diag.Issue{inSection(spot(apart, 1), "zoom")}},
		{these(check.MissingPart), these(page.Overflow), about(field(spot(mine, 4), "disc"), mine+":4:1"), spot(mine, 4),
			[]diag.Issue{spot(apart, 4)}},
		{these(check.MissingPart, check.MissingPicture, data.PictureFormat, check.MissingText, check.TextParity, page.NoProgress, check.MixedShares,
			compose.UncomposedSection, page.Overflow, review.TooManyLines), these(review.WaitingText),
			inSection(spot(mine, 4), "glossary"), about(inSection(spot("standing/en/method.md", 1), "method"), "glossary"),
			[]diag.Issue{about(inSection(spot("standing/en/method.md", 1), "method"), "zoom"), about(inSection(spot("standing/en/method.md", 1), "method"), "glossary, zoom")}},
		{these(read.DuplicateField), these(check.MissingPart), field(spot(mine, 3), "iaas.items"), field(spot(mine, 2), "iaas.keeps"),
			[]diag.Issue{field(spot(apart, 2), "iaas.keeps")}},
		{these(read.DuplicateField, data.UnknownSection), these(check.UnsetField), about(field(spot("editions/2026-04/edition.yaml", 9), "sections[3]"), "zoom grid"),
			spot(apart, 1), []diag.Issue{spot("editions/2026-04/en/technical.md", 1), field(spot(apart, 4), "note")}},
		{these(read.DuplicateField, data.UnknownSection), these(check.UnlistedSources, page.PageCount),
			about(field(spot("editions/2026-04/edition.yaml", 9), "sections[3]"), "sources"), spot("editions/2026-04/edition.yaml", 2),
			[]diag.Issue{spot("editions/2026-01/edition.yaml", 2)}},
		{these(check.Unwritten), these(page.Overflow, review.TooManyLines), spot(mine, 3), spot(mine, 3), []diag.Issue{spot(apart, 3)}},
		{these(check.Unwritten), these(page.SparsePage, page.EmptyHalfPage, page.UnderfullPage), spot(mine, 3), inSection(spot(mine, 1), "glossary"),
			[]diag.Issue{inSection(spot(apart, 1), "zoom")}},
		{these(compose.UndrawnChart), these(page.SparsePage, page.EmptyHalfPage, page.UnderfullPage), inSection(field(diag.Issue{}, "when"), "validity"),
			inSection(spot(mine, 1), "validity"), []diag.Issue{inSection(spot(apart, 1), "zoom")}},
		{these(review.TooManyLines), these(page.SparsePage), spot(mine, 3), inSection(spot(mine, 1), "glossary"),
			[]diag.Issue{inSection(spot(apart, 1), "zoom")}},
		{these(review.TooManyLines), these(page.Overflow), about(onPage(spot(mine, 2), 4), mine+":4:1"), onPage(spot(mine, 4), 4),
			[]diag.Issue{onPage(spot(mine, 6), 4), onPage(spot(mine, 4), 5)}},
		{these(check.Unwritten), these(review.WaitingText), spot(mine, 3), about(inSection(spot("standing/en/method.md", 1), "method"), "glossary, zoom"),
			[]diag.Issue{about(inSection(spot("standing/en/method.md", 1), "method"), "zoom")}},
		{these(read.DoubtfulMark, read.BrokenMark, review.OtherLanguage), these(locales.CodeWording), spot(mine, 3), spot(mine, 3), []diag.Issue{spot(apart, 3)}},
		{these(read.BrokenMark), these(check.UnknownSource), spot(mine, 3), spot(mine, 3), []diag.Issue{spot(apart, 3)}},
		{these(check.MixedShares, page.Overflow), these(page.SparsePage), inSection(spot(mine, 3), "glossary"), inSection(spot(mine, 1), "glossary"),
			[]diag.Issue{inSection(spot(apart, 1), "zoom")}},
		{these(check.MixedShares, read.WrongType, read.HeadingLevel, read.UnsupportedMarkdown, read.BrokenMark, read.MissingField, check.MissingPicture, data.PictureFormat),
			these(check.TextParity), speaks(spot(mine, 3), "fr"), speaks(about(field(spot(theirs, 4), "body"), mine+":3:1"), "en"),
			[]diag.Issue{speaks(about(field(spot(apart, 4), "body"), "editions/2026-04/fr/zoom.md:3:1"), "en")}},
		{these(read.LookalikeLetter), these(read.BadCharacter), spot(mine, 3), spot(mine, 3), []diag.Issue{spot(apart, 3)}},
		{these(read.LookalikeLetter), these(review.MisspeltName), column(spot(mine, 3), 2), about(spot(mine, 3), "Sсaleway"), []diag.Issue{about(spot(apart, 3), "Sсaleway")}},
		{these(locales.CodeBanned), these(locales.CodeWording), column(spot(mine, 3), 13), about(spot(mine, 3), "SecNumCloud certified"),
			[]diag.Issue{about(spot(apart, 3), "SecNumCloud certified")}},
		{these(read.UnsupportedMarkdown), these(read.UnsupportedMarkdown), spot(mine, 3), about(spot(mine, 5), mine+":3:1"), []diag.Issue{about(spot(apart, 5), apart+":3:1")}},
		{these(read.UnknownValue), these(check.MissingWords), about(field(spot("register/sources.yaml", 9), "sources[2].publisher.xx"), "register/sources.yaml:7:5 register/sources.yaml:9:1"),
			speaks(field(column(spot("register/sources.yaml", 7), 5), "publisher"), "en"),
			[]diag.Issue{speaks(field(column(spot("register/sources.yaml", 7), 5), "about"), "en"), speaks(field(spot("editions/2026-04/edition.yaml", 12), "imprint.publisher"), "en")}},
		{these(read.UnknownValue), these(check.UnsetField), field(spot("editions/2026-04/edition.yaml", 16), "corrections[0].text.xx"),
			field(column(spot("editions/2026-04/edition.yaml", 16), 21), "corrections[0].text.xx"),
			[]diag.Issue{field(spot("editions/2026-04/edition.yaml", 16), "corrections[0].text.es"), field(spot("editions/2026-01/edition.yaml", 16), "corrections[0].text.xx")}},
		{these(review.MisspeltName), these(check.NameParity), speaks(about(spot(mine, 3), "Integr\nITS Integra"), "fr"),
			speaks(about(spot(theirs, 9), mine+":3:1\nITS Integra"), "en"), []diag.Issue{speaks(about(spot(apart, 9), "editions/2026-04/fr/zoom.md:3:1\nITS Integra"), "en")}},
		{these(review.UntrueCount, review.UntrueClaim, review.UntrueDenial, review.OtherMonth), these(check.NumberParity), speaks(about(spot(mine, 3), mine+":3:9"), "fr"),
			speaks(about(spot(theirs, 9), mine+":3:9\n"+mine+":3:9 "+theirs+":9:1"), "en"),
			[]diag.Issue{speaks(about(spot(apart, 9), "editions/2026-04/fr/zoom.md:3:9\neditions/2026-04/fr/zoom.md:3:9 "+apart+":9:1"), "en"),
				speaks(about(spot(theirs, 9), mine+":3:2\n"+mine+":3:2 "+theirs+":9:1"), "en"),                             // another figure of the sentence
				speaks(about(spot(theirs, 9), mine+":3:9\n"+mine+":3:9 "+mine+":3:2 "+theirs+":9:1 "+theirs+":9:7"), "en"), // and another
				speaks(about(spot(theirs, 9), mine+":3:9\n"+mine+":3:9 "+theirs+":9:1 "+theirs+":9:7"), "en")}},            // that one text has alone
		{these(check.StandingText), these(check.TextParity, check.ParagraphParity, check.NumberParity, check.CiteParity, check.LinkParity, check.NameParity),
			speaks(spot(theirs, 1), "en"), speaks(spot(theirs, 9), "en"), []diag.Issue{speaks(spot(apart, 9), "en")}},
		{these(read.MissingField), these(check.Unsourced), field(spot(register, 9), "offers[0].stages[0].sources"), spot(register, 9),
			[]diag.Issue{spot("register/grid.yaml", 9), spot(register, 12)}},
		{these(read.MissingField), these(check.MissingPart), note(spot(mine, 9)), note(spot(mine, 1)), []diag.Issue{note(spot(apart, 1))}},
		{these(check.MissingPicture, data.PictureFormat), these(check.UnsetField, data.PictureFormat, check.MissingRights), spot(mine, 3), spot(mine, 3), []diag.Issue{spot(apart, 3)}},
		{these(check.MissingPicture, data.PictureFormat), these(data.StrayFile), about(spot(mine, 3), "standing/fr/x.svg"), spot("standing/fr/x.svg", 0),
			[]diag.Issue{spot("standing/fr/y.svg", 0)}},
		{these(passageInFile), these(review.OtherLanguage), speaks(spot(mine, 3), "en-GB"), speaks(spot(mine, 3), "en-GB"), []diag.Issue{spot(apart, 3), spot(mine, 9)}},
		{these(locales.CodeWording), these(check.NumberParity), speaks(field(spot(mine, 3), locales.Calendar), "fr"), speaks(about(spot(theirs, 9), mine+":3:1\n"+mine+":3:1 "+theirs+":9:1"), "en"),
			[]diag.Issue{speaks(about(spot(apart, 9), "editions/2026-04/fr/zoom.md:3:1\neditions/2026-04/fr/zoom.md:3:1 "+apart+":9:1"), "en"),
				speaks(about(spot(theirs, 9), mine+":3:1\n"+mine+":3:1 "+mine+":3:20 "+theirs+":9:1 "+theirs+":9:9"), "en")}},
		{these(locales.CodeUnknownSetting), these(locales.CodeWording), speaks(about(field(spot("locales/fr/language.yaml", 9), "rule"), locales.LostRule), "fr-FR"),
			speaks(about(spot(mine, 3), "\"\n"+locales.LostRule), "fr-FR"),
			[]diag.Issue{speaks(about(spot(mine, 3), "les les"), "fr-FR"), speaks(about(spot(apart, 3), "\"\n"+locales.LostRule), "en-GB")}},
	}
}

// said is a finding on words of a message.
func said(is diag.Issue, key string) diag.Issue {
	is.Says = ownMessage + key
	return is
}

func lawsOfFacts() []law {
	return []law{
		{these(check.ValidityOrder, check.BeforeFramework), these(check.ValidityEnded), spot(register, 9), spot(register, 9), []diag.Issue{spot(register, 19)}},
		{these(check.UnknownSource), these(check.TextParity), speaks(spot(mine, 3), "fr"), speaks(about(spot(theirs, 9), mine+":3:1"), "en"),
			[]diag.Issue{speaks(about(spot(apart, 9), "editions/2026-04/fr/zoom.md:3:1"), "en")}},
		{these(check.UnknownSource), these(check.TextParity), speaks(spot(mine, 3), "fr"), speaks(spot(mine, 3), "en"),
			[]diag.Issue{speaks(spot(apart, 3), "en")}},
		{these(check.UnknownSource), these(check.Unsourced, check.LateSource), about(field(column(spot(register, 12), 20), "offers.un"), "Z9 "+register+":9:1"), spot(register, 9),
			[]diag.Issue{spot(register, 19), spot("register/providers.yaml", 9)}},
		{these(data.DuplicateID), these(page.DuplicateAnchor), spot("register/sources.yaml", 9), spot("register/sources.yaml", 9), []diag.Issue{spot("register/sources.yaml", 12)}},
		{these(data.DuplicateID), these(check.UnknownSource, check.UnknownProvider), about(field(spot("register/sources.yaml", 9), "id"), "A2"), about(spot(apart, 3), "A2"),
			[]diag.Issue{about(spot(apart, 3), "Z99")}},
		{these(check.UnknownProvider), these(check.UnknownEvent), about(field(spot(register, 9), "provider"), "itss its its-one"), about(spot("editions/2026-04/en/news.md", 3), "its-arrival"),
			[]diag.Issue{about(spot("editions/2026-04/en/news.md", 3), "its-integra-arrival")}},
		{these(data.StrayFile), these(check.StandingText), about(spot("editions/2026-04/en/zooom.md", 0), "editions/2026-04/en/zoom.md"),
			about(spot("standing/en/zoom.md", 1), "editions/2026-04/en/zoom.md"), []diag.Issue{about(spot("standing/en/zoom.md", 1), "editions/2026-04/fr/zoom.md")}},
		{these(read.BadCharacter), these(review.MisspeltName), about(spot("register/providers.yaml", 9), "U+4E91"), about(spot(mine, 3), "Outscale\nOutsc云ale"),
			[]diag.Issue{about(spot(mine, 3), "Outscale\nOutscales")}},
		{these(data.StrayFile), these(read.Unreadable, check.MissingText), about(spot("standing/fr/metod.md", 0), "standing/fr/method.md"),
			about(spot("editions/2026-04/edition.yaml", 3), "standing/fr/method.md"), []diag.Issue{about(spot("editions/2026-04/edition.yaml", 3), "standing/en/method.md")}},
		{these(data.EditionOrder), these(check.EditionGap, data.EditionOrder), spot("editions/2026-04/edition.yaml", 3),
			about(spot("editions/2026-04/edition.yaml", 5), "editions/2026-04/edition.yaml:3:1"),
			[]diag.Issue{about(spot("editions/2026-01/edition.yaml", 5), "editions/2026-01/edition.yaml:3:1")}},
		{these(data.EditionOrder), these(read.MissingField), field(spot("editions/2026-04/edition.yaml", 2), "previous"),
			field(spot("editions/2026-04/edition.yaml", 5), "previous"),
			[]diag.Issue{field(spot("editions/2026-01/edition.yaml", 5), "previous"), field(spot("editions/2026-04/edition.yaml", 9), "next")}},
		{these(data.EditionOrder), these(page.PageCount), spot("editions/2026-04/edition.yaml", 3), spot("editions/2026-04/edition.yaml", 3),
			[]diag.Issue{spot("editions/2026-01/edition.yaml", 3)}},
		{these(check.ValidityOrder, check.ValidityLength, check.StageOrder, check.BeforeSubject, facts.BadDate, read.UnknownValue, read.UnknownField, read.MissingField,
			read.DuplicateField, read.WrongType, read.TooMuch, read.BadCharacter, read.BrokenMark, check.UnknownProvider, data.DuplicateID, check.EditionGap, check.ValidityEnded,
			check.KnownTooEarly, check.StageContradiction),
			these(review.UntrueCount, review.UntrueClaim, review.UntrueDenial), spot(register, 9), about(spot(apart, 3), register+":9:1 "+apart+":3:9"),
			[]diag.Issue{about(spot(apart, 3), register+":19:1"), spot(apart, 3)}},
		{these(facts.BadDate, read.UnknownValue, read.UnknownField, read.MissingField, read.DuplicateField, read.WrongType, read.TooMuch, read.BadCharacter,
			read.BrokenMark, check.UnknownProvider, data.DuplicateID),
			these(check.WrongAssumption), spot(register, 9), about(spot(apart, 3), register+":9:1"), []diag.Issue{spot(apart, 3)}},
	}
}

func lawsOfPages() []law {
	onFour := func(file string, line int) diag.Issue { return onPage(spot(file, line), 4) }
	return []law{
		{these(page.MissingGlyph), these(paint.UnpaintableGlyph), about(spot(mine, 3), "U+2603"), about(spot(mine, 9), "U+2603"), []diag.Issue{about(spot(apart, 9), "U+2603")}},
		{these(page.MissingAnchor), these(finish.BrokenLink), field(spot(mine, 3), "src-C5"), about(spot(apart, 7), "#src-C5"), []diag.Issue{about(spot(apart, 7), "#src-C6")}},
		{these(coarseInFile, paint.UnreadablePicture), these(paint.CoarsePicture), spot(mine, 3), spot(mine, 3), []diag.Issue{spot(apart, 3)}},
		{these(coarseInFile, paint.CoarsePicture, paint.UnreadablePicture), these(softInFile), spot(mine, 3), spot(mine, 3), []diag.Issue{spot(apart, 3)}},
		{these(paint.UnreadablePicture), these(compose.BrightPicture, coarseInFile), spot(mine, 3), spot(mine, 3), []diag.Issue{spot(apart, 3)}},
		{these(data.UnknownSwatch), these(compose.MissingSwatch), about(spot("theme.yaml", 62), "encre"), field(spot("theme.yaml", 20), "swatches.encre"),
			[]diag.Issue{field(spot("theme.yaml", 20), "swatches.acier")}},
		{these("InkTotal"), these("InkBlackText"), about(onPage(spot(mine, 3), 4), "sable\nnoir"), about(onPage(spot(mine, 9), 6), "sable\nnoir"),
			[]diag.Issue{about(onPage(spot(mine, 9), 6), "sable\nnuit")}},
		{these(page.UnsafeMargin, page.OffPage), these(safeInFile), onFour(mine, 3), onFour("", 0), []diag.Issue{onPage(spot(mine, 3), 5)}},
		{these(check.InkLimit), inkInFile, about(spot("theme.yaml", 8), "noir"), about(onPage(spot(mine, 3), 4), "sable\nnoir"),
			[]diag.Issue{about(onPage(spot(mine, 3), 4), "sable\nnuit"), onPage(spot(mine, 3), 4)}},
		{these(page.Overlap, page.OffPage), these(data.LowContrast), said(spot("theme.yaml", 6), "layer.iaas"), said(spot("theme.yaml", 9), "layer.iaas"),
			[]diag.Issue{said(spot("theme.yaml", 9), "layer.paas"), spot("theme.yaml", 9)}},
		{these(compose.MissingStyle), these(compose.UndrawnChart), field(spot("theme.yaml", 6), "styles.table"), about(spot(mine, 3), "styles.label styles.table"),
			[]diag.Issue{about(spot(mine, 3), "styles.label")}},
		{these(compose.UncomposedSection), these(check.UnsetField), inSection(spot("", 0), "glossary"), inSection(spot(mine, 3), "glossary"), []diag.Issue{inSection(spot(apart, 3), "zoom")}},
		{these(page.Overflow), these(check.UnsetField), inSection(spot(mine, 3), "glossary"), about(inSection(spot(mine, 9), "glossary"), mine+":3:1"),
			[]diag.Issue{inSection(spot(apart, 9), "zoom"), inSection(spot(mine, 9), "glossary")}},
		{these(page.Overflow), these(page.PageCount), speaks(spot(mine, 3), "fr"), speaks(spot("editions/2026-04/edition.yaml", 8), "fr"),
			[]diag.Issue{speaks(spot("editions/2026-04/edition.yaml", 8), "en")}},
		{these(review.TooManyLines), these(page.Overflow), spot(mine, 3), spot(mine, 3), []diag.Issue{spot(apart, 3)}},
		{these(review.TooManyLines), these(page.OffPage, page.OutOfBox, page.Overlap, page.UnsafeMargin, data.LowContrast), onFour(mine, 3),
			onFour(mine, 5), []diag.Issue{onFour(mine, 2), onFour(apart, 5), onPage(spot(mine, 5), 5)}},
		{these(page.Overflow), these(page.OffPage, page.OutOfBox, page.Overlap, page.UnsafeMargin, page.ShortBleed, data.LowContrast), field(onFour(mine, 3), "body"),
			field(onFour(mine, 3), "body"), []diag.Issue{field(onFour(apart, 3), "side")}},
		{these(page.Overflow), these(page.EmptyHalfPage, page.SparsePage, page.UnderfullPage), onFour(mine, 3), onFour(apart, 9), []diag.Issue{onPage(spot(apart, 9), 5)}},
		{these(data.BadColour), these(paleInFile), about(field(spot("theme.yaml", 3), "swatches[1].rgb"), "ciel"), about(onFour(mine, 3), "nuit on papier\nnuit on ciel"),
			[]diag.Issue{about(onFour(mine, 3), "nuit on papier"), onFour(mine, 3)}},
		{these(data.LowContrast), these(paleInFile), about(field(spot("theme.yaml", 3), "pairs"), "nuit on ciel"), about(onFour(mine, 3), "nuit on ciel"),
			[]diag.Issue{about(onFour(mine, 3), "nuit on papier")}},
		{these(data.LowContrast), these(paleInFile), field(onFour(mine, 3), "nuit on ciel"), about(onFour(mine, 9), "nuit on ciel"),
			[]diag.Issue{about(onFour(mine, 9), "nuit on papier"), about(onPage(spot(apart, 9), 5), "nuit on ciel")}},
		{these(data.LowContrast), these(data.LowContrast), about(field(spot("theme.yaml", 3), "pairs"), "nuit on ciel"), field(onFour(mine, 3), "nuit on ciel"),
			[]diag.Issue{field(onFour(mine, 3), "nuit on papier"), about(field(spot("theme.yaml", 4), "pairs"), "gris on ciel")}},
		{these(locales.CodeBadMessage, locales.CodePlaceholderMismatch, locales.CodeMissingTranslation), these(locales.CodeMissingTranslation),
			speaks(field(spot("locales/fr/x.yaml", 3), "section.news"), "fr-FR"), speaks(field(spot("locales/fr", 0), "section.news"), "fr-FR"),
			[]diag.Issue{speaks(field(spot("locales/en", 0), "section.news"), "en-GB"), speaks(field(spot("locales/fr", 0), "section.zoom"), "fr-FR")}},
		{these(locales.CodeBadMessage), these(locales.CodePlaceholderMismatch), speaks(field(spot("locales/fr/x.yaml", 3), "section.news"), "fr-FR"),
			speaks(field(spot("locales/fr/x.yaml", 3), "section.news"), "fr-FR"), []diag.Issue{speaks(field(spot("locales/en/x.yaml", 3), "section.news"), "en-GB")}},
		{these(page.PageCount), these(bindingPages), speaks(spot("editions/2026-04/edition.yaml", 3), "fr-FR"), speaks(diag.Issue{}, "fr-FR"),
			[]diag.Issue{speaks(diag.Issue{}, "en-GB")}},
	}
}

// What stands for one thing among several hides that one is missed; where more are
// missed than there are such causes, all are told: some of them are missing.
func TestWhatStandsForOneThingHidesNoMore(t *testing.T) {
	strange := func(line int, meant string) diag.Issue {
		return about(field(at(read.UnknownField, mine, line), "zzz"), meant)
	}
	overfull := func(n int) diag.Issue {
		return about(field(at(check.MissingPart, mine, 4), "disc"), fmt.Sprintf("%s:4:1\n%d", mine, n))
	}
	more := func(key string) diag.Issue {
		return about(field(at(check.TextParity, theirs, 9), "disc."+key), mine+":4:1"+check.Lacking)
	}
	misnamed := func(key string) diag.Issue {
		return about(field(at(check.TextParity, theirs, 11), "disc."+key), mine+":4:1"+check.Instead)
	}
	lacks := func(name string) diag.Issue { return field(at(check.MissingPart, mine, 1), name) }
	for _, c := range []struct {
		name string
		in   []diag.Issue
		told int
	}{
		{"one for one", []diag.Issue{strange(3, "title note"), lacks("note")}, 1},
		{"one for two", []diag.Issue{strange(3, "title note"), lacks("note"), lacks("title")}, 3},
		{"two for two", []diag.Issue{strange(3, "title note"), strange(4, "title note"), lacks("note"), lacks("title")}, 2},
		{"two for two, of which one can be one alone", []diag.Issue{strange(3, "title note"), strange(4, "title"), lacks("title"), lacks("note")}, 2},
		{"two that can be one alone, for two", []diag.Issue{strange(3, "title"), strange(4, "title"), lacks("title"), lacks("note")}, 3},
		{"two for three, and one apart", []diag.Issue{strange(3, "title note body"), strange(4, "title note body"), strange(9, "signature"), lacks("title"), lacks("note"), lacks("body"), lacks("signature")}, 6},
		{"a list with one item too many, for one, and a key that is wrong", []diag.Issue{overfull(1), more("watch"), misnamed("seat")}, 2},
		{"a list with one item too many, for two", []diag.Issue{overfull(1), more("watch"), more("seat")}, 3},
		{"a list with two items too many, for two", []diag.Issue{overfull(2), more("watch"), more("seat")}, 1},
		{"one for one, which is missed twice", []diag.Issue{strange(3, "title note"), lacks("note"), speaks(about(field(at(check.TextParity, theirs, 9), "note"), mine), "en")}, 1},
	} {
		all := New(catalog(t), "fr", "en")
		all.Edition().Add(c.in...)
		if got := all.List(); len(got) != c.told {
			t.Errorf("%s: %d are told, not %d: %v", c.name, len(got), c.told, got)
		}
	}
}
