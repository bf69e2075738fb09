package findings

import (
	"slices"
	"sort"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/check"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/data/sheet"
	"github.com/secnumcloud-observatory/press/layout/compose"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/finish"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/paint"
	"github.com/secnumcloud-observatory/press/layout/preflight"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/layout/review"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/locales"
)

// The findings of the road itself.
const (
	UnreadableFile diag.Code = "UnreadableFile"
	PressFault     diag.Code = "PressFault"
)

// Catalogue explains every finding of the press, by code.
func Catalogue() []diag.Entry {
	all := slices.Concat(read.Catalogue(), facts.Catalogue(), data.Catalogue(), check.Catalogue(), sheet.Catalogue(),
		locales.Catalogue(), compose.Catalogue(),
		text.Catalogue(), page.Catalogue(),
		paint.Catalogue(), finish.Catalogue(), preflight.Catalogue(), review.Catalogue(), entries())
	sort.SliceStable(all, func(a, b int) bool { return all[a].Code < all[b].Code })
	return all
}

func entries() []diag.Entry {
	return append(waiverEntries(), []diag.Entry{
		{Code: UnreadableFile, Severity: diag.Error,
			Means:   "A finished file could not be read back by an independent reader, so it was not published.",
			Example: "the finished file cannot be read back: xref: no trailer",
			Fix:     "This is a fault of the press. Report it with the edition's folder."},
		{Code: PressFault, Severity: diag.Error,
			Means:   "The press itself failed while it composed or laid out a language, most often on data that other findings name already.",
			Example: "the press stumbled over the edition in fr (index out of range)",
			Fix:     "Correct the other findings first. If this one stays, it is a fault of the press: report it with the edition's folder."},
	}...)
}

// files is the kinds of file that an error stops.
type files uint8

// What only a voice or a click meets stops tagged files; what only plates and
// knives meet stops files for print.
const (
	none    files = 0
	tagged  files = 1
	printed files = 2
	every         = tagged | printed
)

// of tells whether a profile makes files of the kind.
func (s files) of(p profile.Profile) bool {
	return s&tagged != 0 && p.Tags || s&printed != 0 && p.Intent.Space == profile.CMYK || s == every
}

// Stops tells whether a finding stops a profile's file. Errors stop the kinds
// of file that the policy lists, and a code the policy does not know stops
// all; warnings stop what the profile forbids besides. Quality stops nothing.
func Stops(p profile.Profile, is diag.Issue) bool {
	switch is.Severity {
	case diag.Quality:
		return false
	case diag.Error:
		if s, known := policy(is.Code); s.of(p) || !known {
			return true
		}
	}
	return slices.Contains(p.Forbids, is.Code)
}

// policy says which kinds of file a finding stops when it is an error, and
// false for a code nobody has decided on: what the files of an edition are told
// of, then its pages, then the finished file. A code is one case of one of the
// three, and a name is one package's (a test holds both).
func policy(c diag.Code) (files, bool) {
	for _, decided := range decisions() {
		if s, known := decided(c); known {
			return s, true
		}
	}
	return none, false
}

func decisions() []func(diag.Code) (files, bool) {
	return []func(diag.Code) (files, bool){written, laid, finished}
}

// written is what findings on data, texts and languages stop.
func written(c diag.Code) (files, bool) {
	switch c {
	case read.Unreadable, read.Forbidden, read.TooMuch, read.NotUTF8, read.MergeMark, read.YAMLSyntax, read.UnknownField, read.DuplicateField,
		read.MissingField, read.WrongType, read.HiddenText, read.BadCharacter, read.LookalikeLetter,
		read.BrokenMark, read.BadAddress, read.BadLogo, read.UnknownValue, facts.BadDate, data.BadLength, data.BadColour,
		read.FrontMatter, read.UnsupportedMarkdown, read.HeadingLevel, read.BadReference, check.MissingPicture,
		data.DuplicateID, check.UnknownSource, check.UnknownProvider, data.UnknownSection, data.UnknownEdition,
		data.UnknownSwatch, check.Unsourced, check.StageOrder, check.MilestoneOrder, check.ValidityOrder, data.EditionOrder,
		data.EditionName,
		check.StageContradiction, check.DecisionKind, check.DecisionNumber, check.ValidityLength, check.SameName, check.Foreknown,
		check.BeforeSubject, check.BeforeFramework, check.WrongVersion, check.GridContradiction, check.SourceDays, check.WrongAssumption,
		data.StrayFile, check.MissingText, check.MissingPart, check.UnknownPart, check.UnsetField, check.TextParity, check.CiteParity,
		check.Unwritten, check.StandingText, check.MixedShares, sheet.BadWorkbook, sheet.BadCell, sheet.UnknownRow, sheet.ChangedSince,
		data.LowContrast, data.SmallType, data.BadFace:
		return every, true
	case read.MissingAltText: // a picture needs no words on paper
		return tagged, true
	case check.InkLimit:
		return printed, true
	case data.OffCentre, data.IdlePicture, check.MissingRights, check.UnknownHeading, check.DuplicateName, check.UnknownEvent,
		check.LateSource, check.EarlySource, check.SectionPlace,
		check.KnownTooEarly, check.ValidityEnded, check.SameNumber, check.ValidityGap, check.LateArrival,
		check.ValidityEnding, check.LinkParity, check.NumberParity, check.NameParity, check.UnlistedSources,
		check.MissingWords,
		read.DoubtfulMark, read.DoubtfulAddress, check.NearShare, check.ValidityOverlap,
		check.EmptyExtension, check.EmptyRival, check.FewerLayers, check.FarDay, check.IdleProvider, check.SameSource,
		check.EditionGap, sheet.LostFields, sheet.UnknownColumn:
		return none, true

	case locales.CodeMissingTranslation, locales.CodePlaceholderMismatch, locales.CodeBadLocale, locales.CodeBadMessage,
		locales.CodeOddCharacter,
		locales.CodeUnknownSetting, locales.CodeBadSetting, locales.CodeBanned:
		return every, true
	case locales.CodeDuplicateKey, locales.CodeWording, locales.CodeStrayLocale:
		return none, true
	}
	return none, false
}

// laid is what findings on pages stop, and on what is seen on them.
func laid(c diag.Code) (files, bool) {
	switch c {
	case compose.UnknownLanguage, compose.MissingStyle, compose.MissingDistance, compose.PictureFormat, compose.UndrawnChart,
		compose.UncomposedSection:
		return every, true
	case compose.DenseCode:
		return none, true

	case text.LooseLine, text.Ladder, text.River, text.StubLine:
		return none, true

	case page.Overflow, page.NoProgress, page.UnsettledPages, page.MissingAnchor, page.OffPage, page.OutOfBox,
		page.Overlap, page.SmallText, page.MissingGlyph, page.PageCount:
		return every, true
	case page.UnsafeMargin, page.ShortBleed, page.ThinLine: // knife, plate
		return printed, true
	case page.DuplicateAnchor, page.StartSide, page.EmptyHalfPage, page.SparsePage, page.UnderfullPage, page.Widow, page.Orphan,
		page.HeadingAtFoot, page.HyphenAtBreak, page.UnevenColumns:
		return none, true

	case paint.UnpaintableGlyph, paint.ControlCharacter, paint.UnpaintableText, paint.UnknownFace, paint.UnknownInk,
		paint.UnreadablePicture, paint.PageSize:
		return every, true
	case paint.CoarsePicture, compose.BrightPicture:
		return none, true

	case finish.NoTitle, finish.NoLanguage:
		return every, true
	case finish.NoAlt, finish.HeadingLevel, finish.NoScope, finish.BadNesting, finish.BrokenLink:
		return tagged, true

	case review.TooManyLines, review.WordOrder:
		return every, true
	case review.UntrueCount, review.UntrueDenial, review.UntrueClaim, review.OtherLanguage,
		review.OtherMonth, review.MisspeltName, review.SectionDrift,
		review.UnequalPages, review.WaitingText:
		return none, true

	case UnreadableFile, PressFault:
		return every, true
	case IdleWaiver, ExpiredWaiver, WrongWaiver:
		return none, true
	}
	return none, false
}

// finished is the policy of the rules that finished files are held to: a rule
// stops the kinds of file it applies to, unless it only warns.
func finished(c diag.Code) (files, bool) {
	for _, r := range preflight.Rules() {
		switch {
		case r.Code != c:
		case r.Severity != diag.Error:
			return none, true
		case r.For == preflight.Print:
			return printed, true
		case r.For == preflight.Tagged:
			return tagged, true
		default:
			return every, true
		}
	}
	return none, false
}
