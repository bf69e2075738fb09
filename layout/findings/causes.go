package findings

import (
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

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

// Preflight's words for a page count that does not bind, for a picture of too few
// pixels, and for words that are pale on their ground.
const (
	bindingPages diag.Code = "BindingPages"
	coarseInFile diag.Code = "ImageResolution"
	softInFile   diag.Code = "ImageSoft"
	paleInFile   diag.Code = "Contrast"

	passageInFile diag.Code = "PassageLanguage"
	safeInFile    diag.Code = "SafeMargin"
)

// inkInFile is preflight's words for what is drawn with too many inks, or too much of
// them.
var inkInFile = []diag.Code{"InkTotal", "InkSquare", "InkBlackText", "TextManyInks", "LineManyInks"}

// place tells whether a finding stands where its cause does, of one language or
// of all. A cause hides nothing that stands elsewhere, however alike the two may
// look.
type place func(cause, is *diag.Issue) bool

// consequence is a kind of finding that only says a cause again further down
// the press, where it stands at the cause's place.
//
// What nobody can guess stands for one thing among several: it hides the finding
// that one of them is missed, and no more of these than there are such causes.
type consequence struct {
	code diag.Code
	at   place
	one  thing                       // nil: the cause says what it is
	many func(cause *diag.Issue) int // how many things the cause stands for; nil: one
}

// times is how many things a cause stands for.
func (q consequence) times(cause *diag.Issue) int {
	if q.many == nil {
		return 1
	}
	return q.many(cause)
}

// thing is what a cause stands for where a finding follows from it, "" where none
// does.
type thing func(cause, is *diag.Issue) string

// consequences is what may follow from a finding. Whoever mends the cause
// mends them, and would look for them in the wrong place. A fault in another file
// follows only where the cause names it, or must be what it is about: what a slip
// may have meant is told beside the slip.
func consequences(cause diag.Code) []consequence {
	return slices.Concat(ofTexts(cause), ofFacts(cause), ofRegister(cause), ofPages(cause))
}

// ofTexts is what follows from how a text is read and built.
func ofTexts(cause diag.Code) []consequence {
	switch cause {
	case read.BadCharacter:
		return slices.Concat(across(misnamedBy, review.MisspeltName),
			follow(sameCharacter, page.MissingGlyph, paint.UnpaintableGlyph, paint.ControlCharacter, compose.UndrawnChart, read.BadAddress))
	case check.UnknownPart, check.UnknownEvent, check.UnknownApplicant:
		return slices.Concat(follow(within, check.UnsetField), follow(meant, check.MissingPart), across(sameWords, check.TextParity))
	case read.UnknownField: // its value is what is missing
		return one(unread, check.MissingPart, read.MissingField, check.TextParity)
	case check.UnsetField:
		return slices.Concat(follow(onPages, check.UnsetField), across(sameWords, check.TextParity))
	case check.MissingPart: // what a page is not drawn for may not fit on it
		return slices.Concat(across(sameField, check.TextParity), some(missedIn, missed, check.TextParity),
			some(extraIn, extra, check.TextParity), follow(overlong, page.SparsePage), across(parting, review.WaitingText),
			follow(noRoom, page.Overflow))
	case read.DuplicateField: // the second of a name is set by nobody
		return slices.Concat(across(sameWords, check.TextParity), follow(within, check.UnsetField), follow(entry, check.MissingPart),
			across(entryItself, check.TextParity), one(leftOut, check.UnsetField), follow(unlisted, check.UnlistedSources, page.PageCount))
	case check.Unwritten: // the words of a mark are nobody's, and too many
		return slices.Concat(follow(samePlace, page.Overflow, review.TooManyLines),
			follow(setInSection, page.SparsePage, page.EmptyHalfPage, page.UnderfullPage), across(partingToo, review.WaitingText))
	case check.MixedShares: // a list is longer than bars
		return slices.Concat(across(sameWords, check.TextParity), follow(setInSection, page.SparsePage), across(parting, review.WaitingText))
	case read.DoubtfulMark:
		return follow(samePlace, locales.CodeWording)
	case read.LookalikeLetter:
		return slices.Concat(follow(samePlace, read.BadCharacter), follow(sameRunes, review.MisspeltName))
	case read.WrongType, read.HeadingLevel:
		return across(sameWords, check.TextParity)
	case read.UnsupportedMarkdown: // what is opened is closed
		return slices.Concat(across(sameWords, check.TextParity), follow(against, read.UnsupportedMarkdown))
	case read.BrokenMark: // what it was read as is a guess, and what is left of it is no wording
		return slices.Concat(across(unmended, check.TextParity), follow(samePlace, check.UnknownSource, locales.CodeWording))
	case read.UnknownValue: // words in a language that there is not are those of one that is missing
		return slices.Concat(one(ofEntry, check.MissingWords), follow(within, check.UnsetField))
	case review.MisspeltName: // one language has another name
		return across(sameName, check.NameParity)
	case review.UntrueCount, review.UntrueClaim, review.UntrueDenial, review.OtherMonth: // the other language says what is so
		return across(ownFigures, check.NumberParity)
	case data.BadColour: // what stands for it in the file is nobody's choice
		return across(inInk, paleInFile)
	case data.UnknownSwatch: // what asks for it by name, and the press, which draws with it
		return across(sameSwatch, compose.MissingSwatch)
	case check.InkLimit: // whatever is drawn in it
		return across(drawnWith, inkInFile...)
	case data.LowContrast: // a pair of the theme is set on many pages, and the file's reader measures what was set
		return across(sameInks, paleInFile, data.LowContrast)
	case check.StandingText: // another text is not its translation
		return across(withPart, check.TextParity, check.ParagraphParity, check.NumberParity, check.CiteParity, check.LinkParity,
			check.NameParity)
	case read.MissingField: // of what is given and empty, nothing is there
		return slices.Concat(follow(unsourced, check.Unsourced), follow(within, check.MissingPart), across(sameWords, check.TextParity))
	case check.MissingPicture, data.PictureFormat: // its alternative is told with it, and that it is none
		return slices.Concat(follow(samePlace, check.UnsetField, data.PictureFormat),
			across(samePlace, check.MissingRights), across(itsFile, data.StrayFile), across(sameWords, check.TextParity),
			across(parting, review.WaitingText))
	case check.MissingText, check.TextParity, page.NoProgress:
		return across(parting, review.WaitingText)
	}
	return nil
}

// ofFacts is what follows from a fact of the register, the edition or the folder.
func ofFacts(cause diag.Code) []consequence {
	switch cause {
	case check.ValidityOrder, check.BeforeFramework: // an end that is not so has not passed
		return follow(samePlace, check.ValidityEnded)
	case check.UnknownSource: // a fact is as late as the sources that there are, and has as many
		return slices.Concat(across(ofFact, check.Unsourced, check.LateSource), across(against, check.TextParity),
			across(samePlace, check.TextParity)) // under its id, a text lists it to be read
	case data.DuplicateID:
		return slices.Concat(follow(samePlace, page.DuplicateAnchor),
			one(misnumbered, check.UnknownSource, check.UnknownProvider))
	case check.UnknownProvider: // what happened to those without a provider is no event
		return follow(ofStranger, check.UnknownEvent)
	case data.UnknownSection: // one that is not listed may be meant: it has no pages
		return slices.Concat(one(leftOut, check.UnsetField), follow(unlisted, check.UnlistedSources, page.PageCount))
	case data.StrayFile: // a file under another name
		return across(awaited, read.Unreadable, check.MissingText, check.StandingText)
	case data.EditionOrder: // a number of pages that no edition has; a line without its value; a month that it is not
		return slices.Concat(follow(samePlace, page.PageCount), follow(valueless, read.MissingField),
			follow(against, check.EditionGap, data.EditionOrder))
	}
	return nil
}

// ofRegister is what is untrue of the register as it is, and may be so of the one
// that was meant: of what was not read, is there twice, or ends before it begins.
func ofRegister(cause diag.Code) []consequence {
	untrue := across(doubted, review.UntrueCount, review.UntrueClaim, review.UntrueDenial)
	switch cause {
	case check.ValidityOrder, check.ValidityLength, check.StageOrder, check.BeforeSubject, check.ValidityEnded,
		check.KnownTooEarly, check.StageContradiction, check.EditionGap: // of an edition that skips one
		return untrue
	case facts.BadDate, read.UnknownValue, read.UnknownField, read.MissingField, read.DuplicateField, read.WrongType, read.TooMuch,
		read.BadCharacter, read.BrokenMark, check.UnknownProvider, data.DuplicateID:
		return slices.Concat(untrue, across(doubted, check.WrongAssumption))
	}
	return nil
}

// ofPages is what follows from pages, the design they are made in and the words
// of the press.
func ofPages(cause diag.Code) []consequence {
	switch cause {
	case page.MissingGlyph:
		return follow(sameCharacter, paint.UnpaintableGlyph)
	case page.MissingAnchor: // the file's checker follows the same links
		return follow(sameAnchor, finish.BrokenLink)
	case coarseInFile: // the file's reader measures what the painter did
		return follow(samePlace, paint.CoarsePicture, softInFile)
	case paint.CoarsePicture:
		return follow(samePlace, softInFile)
	case paint.UnreadablePicture: // what is not seen is not too bright, nor too coarse
		return follow(samePlace, compose.BrightPicture, paint.CoarsePicture, coarseInFile, softInFile)
	case compose.MissingStyle: // what stands in for it may have no room in a chart
		return follow(drawnIn, compose.UndrawnChart)
	case compose.UndrawnChart: // its page is empty without it
		return follow(setInSection, page.SparsePage, page.EmptyHalfPage, page.UnderfullPage)
	case review.TooManyLines: // what is as long as it may be has no room beside it
		return slices.Concat(follow(crowded, page.Overflow), follow(samePlace, page.Overflow), follow(setInSection, page.SparsePage),
			follow(pushedDown, page.OffPage, page.OutOfBox, page.Overlap, page.UnsafeMargin, data.LowContrast),
			across(parting, review.WaitingText))
	case compose.UncomposedSection:
		return slices.Concat(follow(setInSection, check.UnsetField), across(parting, review.WaitingText))
	case page.Overflow: // what does not fit is not set whole, and not where it should stand
		return slices.Concat(follow(pushedOut, check.UnsetField), follow(setInSection, page.SparsePage),
			follow(sameBox, page.OffPage, page.OutOfBox, page.Overlap, page.UnsafeMargin, page.ShortBleed, data.LowContrast),
			follow(samePage, page.EmptyHalfPage, page.SparsePage, page.UnderfullPage), follow(sameDocument, page.PageCount),
			across(parting, review.WaitingText))
	case locales.CodeBadMessage: // what is wrong is not written, and asked for in vain
		return follow(sameKey, locales.CodeMissingTranslation, locales.CodePlaceholderMismatch)
	case locales.CodePlaceholderMismatch:
		return follow(sameKey, locales.CodeMissingTranslation)
	case locales.CodeOddCharacter: // of which no face has any
		return slices.Concat(follow(sameCharacter, read.BadCharacter, page.MissingGlyph, paint.UnpaintableGlyph, paint.ControlCharacter),
			follow(sameLine, locales.CodePlaceholderMismatch, locales.CodeBadMessage))
	case locales.CodeUnknownSetting: // without one of its rules a language finds fault with what the rule sets right
		return follow(ofRule, locales.CodeWording)
	case locales.CodeWording: // a day that there is not
		return across(sameDay, check.NumberParity)
	case locales.CodeMissingTranslation: // the check of the languages tells it where it is to be written
		return follow(sameKey, locales.CodeMissingTranslation)
	case locales.CodeBanned:
		return follow(sameRunes, locales.CodeWording)
	case review.OtherLanguage: // a month of another language is nearly one of this
		return follow(samePlace, locales.CodeWording)
	case passageInFile: // the file's reader hears what is read as another language
		return across(samePlace, review.OtherLanguage)
	case page.UnsafeMargin: // the file's reader measures what was placed
		return across(samePage, safeInFile)
	case page.OffPage: // what leaves its ground is pale on another
		return slices.Concat(across(samePage, safeInFile), follow(sameMessage, data.LowContrast))
	case page.Overlap:
		return follow(sameMessage, data.LowContrast)
	case "InkTotal": // black that is more ink than a press takes has too much beside it, too
		return across(sameMarks, "InkBlackText")
	case page.PageCount:
		return follow(sameDocument, bindingPages)
	}
	return nil
}

// follow is what follows from a cause in its own language, or in each when the
// cause is of none.
func follow(at place, codes ...diag.Code) []consequence {
	return across(func(cause, is *diag.Issue) bool { return (cause.Lang == "" || cause.Lang == is.Lang) && at(cause, is) }, codes...)
}

// across is what follows in whatever language: there the languages are held
// against each other.
func across(at place, codes ...diag.Code) []consequence {
	out := make([]consequence, len(codes))
	for i, c := range codes {
		out[i] = consequence{code: c, at: at}
	}
	return out
}

// one is what follows where a cause stands for one thing among several, in
// whatever language.
func one(of thing, codes ...diag.Code) []consequence {
	out := make([]consequence, len(codes))
	for i, c := range codes {
		out[i] = consequence{code: c, one: of}
	}
	return out
}

// some is one where a cause stands for several things.
func some(of thing, many func(cause *diag.Issue) int, codes ...diag.Code) []consequence {
	out := one(of, codes...)
	for i := range out {
		out[i].many = many
	}
	return out
}

// ofRule: what is found in words as the rules of a language set them, of which the
// cause is one that nobody can guess. What was typed no rule sets right.
func ofRule(cause, is *diag.Issue) bool {
	_, set, _ := strings.Cut(is.Subject, "\n")
	return cause.Field == "rule" && cause.Subject == locales.LostRule && set == locales.LostRule
}

// inInk: words of the file of which the cause is the ink or the ground.
func inInk(cause, is *diag.Issue) bool {
	return cause.Subject != "" && slices.ContainsFunc(strings.Split(is.Subject, "\n"), func(pair string) bool {
		ink, ground, _ := strings.Cut(pair, " on ")
		return ink == cause.Subject || ground == cause.Subject
	})
}

// sameInks: one ink on one ground: a pair that the theme promises, by the subject;
// one that was set on the page, by the field.
func sameInks(cause, is *diag.Issue) bool {
	switch {
	case cause.Page > 0:
		return samePage(cause, is) && is.Code == paleInFile && slices.Contains(strings.Split(is.Subject, "\n"), cause.Field)
	case cause.Subject == "":
		return false
	case is.Code == paleInFile:
		return slices.Contains(strings.Split(is.Subject, "\n"), cause.Subject)
	}
	return is.Page > 0 && is.Field == cause.Subject
}

// sameSwatch: the swatch that the cause names.
func sameSwatch(cause, is *diag.Issue) bool { return is.Field == "swatches."+cause.Subject }

// drawnWith: what is drawn in the file in the swatch of the cause.
func drawnWith(cause, is *diag.Issue) bool {
	return cause.Subject != "" && slices.Contains(strings.Split(is.Subject, "\n"), cause.Subject)
}

// sameMarks: marks in the same swatches.
func sameMarks(cause, is *diag.Issue) bool { return cause.Subject != "" && cause.Subject == is.Subject }

// withPart: anywhere in the file, or where another text is held against it.
func withPart(cause, is *diag.Issue) bool {
	return cause.Pos.File == is.Pos.File || strings.HasPrefix(is.Subject, cause.Pos.File+":")
}

// misnamedBy: a name of the register that the cause's character is in.
func misnamedBy(cause, is *diag.Issue) bool {
	_, called, _ := strings.Cut(is.Subject, "\n")
	return strings.ContainsFunc(called, func(r rune) bool { return diag.Character(r) == cause.Subject })
}

// samePlace: the very line and column.
func samePlace(cause, is *diag.Issue) bool { return !is.Pos.IsZero() && cause.Pos == is.Pos }

// ofFact: the fact that names the cause, by its place or by its field.
func ofFact(cause, is *diag.Issue) bool {
	return cause.Subject != "" && (slices.Contains(strings.Fields(cause.Subject), is.Pos.String()) ||
		cause.Pos.File == is.Pos.File && strings.HasPrefix(is.Field, "offers.") && strings.HasPrefix(cause.Field, is.Field+"[") ||
		strings.HasPrefix(is.Field, "cells.") && cause.Field == is.Field)
}

// ofEntry: the language in which words are missing of a field of an entry, where the
// cause is the name of a language that there is not.
func ofEntry(cause, is *diag.Issue) string {
	in := "." + index.ReplaceAllString(cause.Field, "") + "."
	if is.Field == "" || !slices.Contains(strings.Fields(cause.Subject), is.Pos.String()) || !strings.Contains(in, "."+is.Field+".") {
		return ""
	}
	return is.Lang + " " + is.Field + " " + is.Pos.String()
}

var index = regexp.MustCompile(`\[\d+\]`)

// unsourced: the statement whose sources are what is missing.
func unsourced(cause, is *diag.Issue) bool {
	return samePlace(cause, is) && strings.HasSuffix("."+cause.Field, ".sources")
}

// crowded: what is no longer than it may be, on the page on which the cause is.
func crowded(cause, is *diag.Issue) bool {
	return samePage(cause, is) && cause.Pos.File == is.Pos.File && slices.Contains(strings.Fields(cause.Subject), is.Pos.String())
}

// pushedDown: what is written behind the cause and stands on its page, where the lines that are too many push it:
// out of its place, or off the ground that it was to stand on.
func pushedDown(cause, is *diag.Issue) bool {
	return samePage(cause, is) && !is.Pos.IsZero() && cause.Pos.File == is.Pos.File && cause.Pos.Line <= is.Pos.Line
}

// noRoom: what does not fit because there is more of it than the page is drawn for.
func noRoom(cause, is *diag.Issue) bool {
	list, _, _ := strings.Cut(cause.Subject, "\n")
	return list != "" && list == is.Pos.String()
}

// leftOut: a section that is not listed and has a text, where the cause stands in its
// place of the list.
func leftOut(cause, is *diag.Issue) string {
	of := section(is)
	if path.Ext(is.Pos.File) != ".md" || is.Section != "" || is.Field != "" || !slices.Contains(strings.Fields(cause.Subject), of) {
		return ""
	}
	return of
}

// unlisted: what hangs on the sections that are listed, in whose list the cause
// stands in the place of one that is not.
func unlisted(cause, is *diag.Issue) bool {
	meant := strings.Fields(cause.Subject)
	return cause.Pos.File == is.Pos.File && len(meant) > 0 && (is.Code == page.PageCount || slices.Contains(meant, "sources"))
}

// against: two fields that contradict each other, of which the cause is one.
func against(cause, is *diag.Issue) bool { return is.Subject != "" && cause.Pos.String() == other(is) }

// other is the place in the other text where two texts part.
func other(is *diag.Issue) string {
	place, _, _ := strings.Cut(is.Subject, "\n")
	return place
}

// valueless: the line of the cause's field, which is there without its value.
func valueless(cause, is *diag.Issue) bool {
	return cause.Pos.File == is.Pos.File && cause.Field == is.Field && is.Field != ""
}

// misnumbered: an id that nothing has, and that the cause is nearly.
func misnumbered(cause, is *diag.Issue) string {
	id, _, _ := strings.Cut(is.Subject, " ")
	if !slices.Contains(strings.Fields(cause.Subject), id) {
		return ""
	}
	return id
}

// ofStranger: an event of the provider that the cause names, or may mean, or of the
// offer that names it. What an event is called behind the name has no dash in it.
func ofStranger(cause, is *diag.Issue) bool {
	return slices.ContainsFunc(strings.Fields(cause.Subject), func(id string) bool {
		kind, of := strings.CutPrefix(is.Subject, id+"-")
		return is.Subject == id || of && !strings.Contains(kind, "-")
	})
}

// sameDay: figures of a day that no calendar has, in the one text or in the other.
func sameDay(cause, is *diag.Issue) bool {
	return cause.Field == locales.Calendar && alone(is, cause.Pos.File, []string{cause.Pos.String()})
}

// sameAnchor: links that lead to one name.
func sameAnchor(cause, is *diag.Issue) bool { return is.Subject == "#"+cause.Field }

// drawnIn: a chart in a style that the theme has not.
func drawnIn(cause, is *diag.Issue) bool {
	return slices.Contains(strings.Fields(is.Subject), cause.Field)
}

// doubted: what is so once the cause is mended. Whoever found it has tried.
func doubted(cause, is *diag.Issue) bool {
	return slices.Contains(strings.Fields(is.Subject), cause.Pos.String())
}

// itsFile: the file that the cause speaks of.
func itsFile(cause, is *diag.Issue) bool { return cause.Subject != "" && cause.Subject == is.Pos.File }

// within: the same field of the same file, or one inside it.
func within(cause, is *diag.Issue) bool {
	return cause.Pos.File != "" && cause.Pos.File == is.Pos.File && inside(is.Field, cause.Field)
}

// inside: the same field, or one of its own.
func inside(field, of string) bool {
	rest, begins := strings.CutPrefix(field, of)
	return begins && of != "" && (rest == "" || rest[0] == '.' || rest[0] == '[')
}

// entry: an entry of the list that the cause is, in a part or in the text. A
// part and its list have one path, in which its own words stand beside.
func entry(cause, is *diag.Issue) bool {
	of, items := strings.CutSuffix(cause.Field, ".items")
	if cause.Field == "parts" {
		of, items = "", true
	}
	rest, in := strings.CutPrefix(is.Field, of)
	return items && in && !words(of, rest) && sameText(cause, is)
}

// entryItself: an entry of the list that the cause is, and not what is in it.
func entryItself(cause, is *diag.Issue) bool {
	c := *cause
	if i := strings.LastIndexByte(is.Field, '.'); i >= 0 {
		c.Field = is.Field[:i] + ".items"
	} else {
		c.Field = "parts"
	}
	return c.Field == cause.Field && entry(cause, is)
}

// words tells whether what follows a path is the name of words that stand there,
// beside its items.
func words(of, rest string) bool {
	switch name, below := strings.CutPrefix(rest, "."); name {
	case data.Title, data.Words, data.Standfirst, data.Signature, data.Note, data.Body:
		return below || of == ""
	}
	return of == "" && rest == ""
}

// unread: the field that a field without a place may have been meant to be, where
// it is missed, or an entry of such a list.
func unread(cause, is *diag.Issue) string {
	for field := range strings.FieldsSeq(cause.Subject) {
		c := *cause
		c.Field = field
		if field == is.Field && sameText(cause, is) || entry(&c, is) {
			return cause.Pos.File + " " + field
		}
	}
	return ""
}

// sameText: both stand in one text, or the cause does in the one that is held
// against another.
func sameText(cause, is *diag.Issue) bool {
	return cause.Pos.File == is.Pos.File || cause.Pos.File == other(is) || strings.HasPrefix(is.Subject, cause.Pos.File+":")
}

// sameName: the one name that a text lacks, or has, is the one that was meant.
func sameName(cause, is *diag.Issue) bool {
	_, meant, _ := strings.Cut(cause.Subject, "\n")
	_, names, _ := strings.Cut(is.Subject, "\n")
	return meant != "" && meant == names && sameText(cause, is)
}

// ownFigures: figures that differ in two texts, of which the cause speaks of those in
// its own, or is about them.
func ownFigures(cause, is *diag.Issue) bool {
	return alone(is, cause.Pos.File, append(strings.Fields(cause.Subject), cause.Pos.String()))
}

// alone tells whether of the figures in which two texts part those of one file stand
// at some places, each against one of the other text at most.
func alone(is *diag.Issue, file string, places []string) bool {
	_, figures, _ := strings.Cut(is.Subject, "\n")
	own, others := 0, 0
	for at := range strings.FieldsSeq(figures) {
		switch {
		case slices.Contains(places, at):
			own++
		case strings.HasPrefix(at, file+":"):
			return false
		default:
			others++
		}
	}
	return own > 0 && others <= own
}

// awaited: a file that is not there, under the name that the cause's was meant
// to have, or in such a folder.
func awaited(cause, is *diag.Issue) bool {
	wanted := strings.Fields(is.Subject)
	if len(wanted) == 0 {
		wanted = []string{is.Pos.File}
	}
	return cause.Subject != "" && slices.ContainsFunc(wanted, func(file string) bool {
		return file == cause.Subject || strings.HasPrefix(file, cause.Subject+"/")
	})
}

// meant: a field of the same file that was given another name.
func meant(cause, is *diag.Issue) bool {
	return cause.Subject != "" && cause.Subject == is.Field && cause.Pos.File == is.Pos.File
}

// sameWords: words that one language has and the other not, by their place in
// either or by their field. A body is one field, and where it parts is a place; what
// lacks there is told behind something else.
func sameWords(cause, is *diag.Issue) bool {
	if samePlace(cause, is) && cause.Pos.Line > 1 && !strings.HasSuffix(is.Subject, check.Lacking) || cause.Pos.String() == other(is) {
		return true
	}
	return sameField(cause, is)
}

// sameField: words that one language has and the other not, by their field alone: that
// of the cause, an entry of a list of which the cause is how many it has, or whatever is
// in what the cause takes away.
func sameField(cause, is *diag.Issue) bool {
	rest, in := strings.CutPrefix(is.Field, cause.Field+".")
	switch {
	case is.Field == data.Body || cause.Field == "" || !sameText(cause, is):
		return false
	case is.Field == cause.Field:
		return true
	}
	switch cause.Code {
	case read.BrokenMark, read.UnsupportedMarkdown, read.HeadingLevel:
		return false
	case check.MissingPart: // how many items it lacks, or has too many, is what it says
		return missed(cause) == 0 && extra(cause) == 0 && in && !strings.Contains(rest, ".")
	case check.MixedShares:
		return in && !strings.Contains(rest, ".")
	}
	return inside(is.Field, cause.Field)
}

// missed is how many items a list lacks, as its finding says.
func missed(cause *diag.Issue) int {
	n, err := strconv.Atoi(cause.Subject)
	if err != nil {
		return 0
	}
	return n
}

// missedIn: an item that one language has and the other not, of a list that the cause says
// is too short, in the text that lacks it. None is missing where one has another's place.
func missedIn(cause, is *diag.Issue) string {
	if missed(cause) == 0 || strings.HasSuffix(is.Subject, check.Lacking) != (cause.Pos.File == is.Pos.File) {
		return ""
	}
	return itemIn(cause, is)
}

// extra is how many items a list has too many, as its finding says.
func extra(cause *diag.Issue) int {
	_, many, _ := strings.Cut(cause.Subject, "\n")
	n, err := strconv.Atoi(many)
	if err != nil {
		return 0
	}
	return n
}

// extraIn is missedIn of a list that is too long, in the text that has more. What has
// another's place in either text is none too many.
func extraIn(cause, is *diag.Issue) string {
	if extra(cause) == 0 || strings.HasSuffix(is.Subject, check.Lacking) == (cause.Pos.File == is.Pos.File) {
		return ""
	}
	return itemIn(cause, is)
}

// overlong: pages of a section of which the cause is a list that is too long.
func overlong(cause, is *diag.Issue) bool { return extra(cause) > 0 && setInSection(cause, is) }

// itemIn: an item, alone in one of two texts, of the list that the cause counts.
func itemIn(cause, is *diag.Issue) string {
	rest, in := strings.CutPrefix(is.Field, cause.Field)
	if !in || rest == "" || strings.Contains(rest[1:], ".") || strings.HasSuffix(is.Subject, check.Instead) || !sameText(cause, is) {
		return ""
	}
	return cause.Pos.File + " " + is.Field + " " + is.Pos.String()
}

// parting: what keeps the pages of a section from being as many as they will
// be, where they alone are more in one language than in the other.
func parting(cause, is *diag.Issue) bool { return is.Subject != "" && section(cause) == is.Subject }

// partingToo is parting of one section among several: nobody knows how long it will be.
func partingToo(cause, is *diag.Issue) bool {
	return slices.Contains(strings.Split(is.Subject, ", "), section(cause))
}

// unmended is sameWords of a mark that was not read as what was meant.
func unmended(cause, is *diag.Issue) bool { return cause.Subject == "" && sameWords(cause, is) }

// sameRunes: a word within what is said of it, on one line.
func sameRunes(cause, is *diag.Issue) bool {
	typed, _, _ := strings.Cut(is.Subject, "\n")
	end := is.Pos.Col + utf8.RuneCountInString(typed)
	return cause.Pos.File != "" && cause.Pos.File == is.Pos.File && cause.Pos.Line == is.Pos.Line &&
		(samePlace(cause, is) || is.Pos.Col <= cause.Pos.Col && cause.Pos.Col < end)
}

// onPages: the same field, of which the section's record knows what the pages
// then show.
func onPages(cause, is *diag.Issue) bool {
	return cause.Section == "" && is.Section != "" && (samePlace(cause, is) || within(cause, is))
}

// pushedOut: words for which the cause left no room, in its own part of a text.
func pushedOut(cause, is *diag.Issue) bool {
	return setInSection(cause, is) && is.Subject == cause.Pos.String()
}

// setInSection: words looked for on the pages of a section in one language,
// whose text is one file. What its record says of a field needs no pages, and
// stays so when they fit.
func setInSection(cause, is *diag.Issue) bool {
	return is.Section != "" && section(cause) == is.Section
}

func section(is *diag.Issue) string {
	if is.Section == "" && path.Ext(is.Pos.File) == ".md" {
		return strings.TrimSuffix(path.Base(is.Pos.File), ".md")
	}
	return is.Section
}

// samePage: a page of one language.
func samePage(cause, is *diag.Issue) bool { return is.Page > 0 && cause.Page == is.Page }

// sameBox: one box on a page, by its name, by where its matter is written, or
// by what it had no room for.
func sameBox(cause, is *diag.Issue) bool {
	return samePage(cause, is) && (is.Field != "" && cause.Field == is.Field || samePlace(cause, is) ||
		is.Subject != "" && cause.Pos.String() == is.Subject)
}

// sameKey: one message of one language, by its tag or by the folder it is read
// from; or of all, where no language has it.
func sameKey(cause, is *diag.Issue) bool {
	of := path.Base(path.Dir(cause.Pos.File))
	if cause.Pos.File == locales.Folder { // in no language
		of = is.Lang
	}
	return is.Field != "" && cause.Field == is.Field &&
		(cause.Lang == is.Lang || cause.Lang == "" && (is.Lang == of || strings.HasPrefix(is.Lang, of+"-")))
}

// sameLine: one line of a file in which each message has its own.
func sameLine(cause, is *diag.Issue) bool {
	return cause.Pos.Line > 0 && cause.Pos.File == is.Pos.File && cause.Pos.Line == is.Pos.Line
}

// sameCharacter: one character of one file, or drawn in words of which nobody
// knows where they are written. Its cause is told at every place where it is
// written, once for a passage.
func sameCharacter(cause, is *diag.Issue) bool {
	return is.Subject != "" && (is.Pos.IsZero() || is.Pos.File == cause.Pos.File) && slices.Contains(strings.Fields(cause.Subject), is.Subject)
}

// sameMessage: words of one message of a publisher's own.
func sameMessage(cause, is *diag.Issue) bool { return cause.Says != "" && cause.Says == is.Says }

// sameDocument: both count the same pages.
func sameDocument(*diag.Issue, *diag.Issue) bool { return true }

// causes is what was told without what follows from something else. Of two
// that explain each other the one told first stays.
func causes(got []told) []told {
	by := map[diag.Code][]int{}
	for i := range got {
		for _, q := range consequences(got[i].Code) {
			by[q.code] = append(by[q.code], i)
		}
	}
	var may guesses
	sure := make([]bool, len(got))
	for i := range got {
		sure[i] = follows(got, i, by[got[i].Code], &may)
	}
	guessed := may.settled()
	var out []told
	for i := range got {
		if !sure[i] && !guessed[i] {
			out = append(out, got[i])
		}
	}
	return out
}

// follows tells whether a finding follows from one of the candidates: one of its
// file, or of all of them. Where a candidate stands for one thing among several it
// may, which is noted.
func follows(got []told, i int, candidates []int, may *guesses) bool {
	is := &got[i]
	for _, c := range candidates {
		cause := &got[c]
		switch {
		case cause.Code == is.Code && c >= i:
		case cause.file != "" && cause.file != is.file && (cause.Code != passageInFile || is.file != ""):
			// but what a file's reader hears explains what was heard in the text
		case explains(cause, is, func(what string, n int) { may.add(c+n*len(got), what, i) }):
			return true
		}
	}
	return false
}

// explains tells whether a finding follows from a cause; where that stands for things among
// several, may is told which, for each that it may be.
func explains(cause, is *told, may func(what string, n int)) bool {
	for _, q := range consequences(cause.Code) {
		switch {
		case q.code != is.Code:
		case q.one == nil && q.at(&cause.Issue, &is.Issue):
			return true
		case q.one != nil:
			if what := q.one(&cause.Issue, &is.Issue); what != "" {
				for n := range q.times(&cause.Issue) {
					may(what, n)
				}
			}
		}
	}
	return false
}
