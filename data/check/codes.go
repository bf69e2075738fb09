package check

import (
	"slices"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/profile"
)

// The findings of this package. Catalogue explains each.
const (
	MissingPicture     diag.Code = "MissingPicture"
	MissingRights      diag.Code = "MissingRights"
	UnknownHeading     diag.Code = "UnknownHeading"
	DuplicateName      diag.Code = "DuplicateName"
	UnknownSource      diag.Code = "UnknownSource"
	UnknownProvider    diag.Code = "UnknownProvider"
	UnknownEvent       diag.Code = "UnknownEvent"
	UnknownApplicant   diag.Code = "UnknownApplicant"
	Unsourced          diag.Code = "Unsourced"
	UnlistedSources    diag.Code = "UnlistedSources"
	SectionPlace       diag.Code = "SectionPlace"
	LateSource         diag.Code = "LateSource"
	KnownTooEarly      diag.Code = "KnownTooEarly"
	StageOrder         diag.Code = "StageOrder"
	MilestoneOrder     diag.Code = "MilestoneOrder"
	ValidityOrder      diag.Code = "ValidityOrder"
	ValidityLength     diag.Code = "ValidityLength"
	ValidityOverlap    diag.Code = "ValidityOverlap"
	StageContradiction diag.Code = "StageContradiction"
	DecisionKind       diag.Code = "DecisionKind"
	DecisionNumber     diag.Code = "DecisionNumber"
	SameNumber         diag.Code = "SameNumber"
	ValidityGap        diag.Code = "ValidityGap"
	LateArrival        diag.Code = "LateArrival"
	EmptyRival         diag.Code = "EmptyRival"
	FewerLayers        diag.Code = "FewerLayers"
	GridContradiction  diag.Code = "GridContradiction"
	ChangedAnswer      diag.Code = "ChangedAnswer"
	EmptyExtension     diag.Code = "EmptyExtension"
	SameName           diag.Code = "SameName"
	Foreknown          diag.Code = "Foreknown"
	BeforeSubject      diag.Code = "BeforeSubject"
	BeforeFramework    diag.Code = "BeforeFramework"
	WrongVersion       diag.Code = "WrongVersion"
	EarlySource        diag.Code = "EarlySource"
	FarDay             diag.Code = "FarDay"
	IdleProvider       diag.Code = "IdleProvider"
	SourceDays         diag.Code = "SourceDays"
	SameSource         diag.Code = "SameSource"
	EditionGap         diag.Code = "EditionGap"
	WrongAssumption    diag.Code = "WrongAssumption"
	ValidityEnded      diag.Code = "ValidityEnded"
	ValidityEnding     diag.Code = "ValidityEnding"
	ValidityNear       diag.Code = "ValidityNear"
	ParagraphParity    diag.Code = "ParagraphParity"
	MergedQuotes       diag.Code = "MergedQuotes"
	UnknownNote        diag.Code = "UnknownNote"
	UncalledNote       diag.Code = "UncalledNote"
	PageReference      diag.Code = "PageReference"
	MissingText        diag.Code = "MissingText"
	MissingWords       diag.Code = "MissingWords"
	StandingText       diag.Code = "StandingText"
	MissingPart        diag.Code = "MissingPart"
	UnknownPart        diag.Code = "UnknownPart"
	UnsetField         diag.Code = "UnsetField"
	TextParity         diag.Code = "TextParity"
	LinkParity         diag.Code = "LinkParity"
	CiteParity         diag.Code = "CiteParity"
	NumberParity       diag.Code = "NumberParity"
	NameParity         diag.Code = "NameParity"
	Unwritten          diag.Code = "Unwritten"
	MixedShares        diag.Code = "MixedShares"
	NearShare          diag.Code = "NearShare"
	InkLimit           diag.Code = "InkLimit"
)

// severity is how grave a finding of ours is: an error unless listed.
func severity(c diag.Code) diag.Severity {
	switch c {
	case DuplicateName, SameNumber, ValidityOverlap, ValidityGap, LateArrival, EmptyExtension, EmptyRival, FewerLayers, ChangedAnswer,
		IdleProvider, SameSource, EditionGap, UnknownEvent, MissingRights, UnknownHeading,
		LateSource, EarlySource, KnownTooEarly, ValidityEnded, LinkParity, NumberParity, NameParity, MissingWords,
		ValidityNear, ParagraphParity, MergedQuotes, UnlistedSources, SectionPlace, NearShare:
		return diag.Warning
	case ValidityEnding:
		return diag.Quality
	}
	return diag.Error
}

// Catalogue explains every finding of this package, in the order in which
// an editor is likely to meet them.
func Catalogue() []diag.Entry {
	es := slices.Concat(textEntries(), registerEntries(), contradictions(), contradictoryDays(), editionEntries())
	for i := range es {
		es[i].Severity = severity(es[i].Code)
	}
	return es
}

func textEntries() []diag.Entry {
	return []diag.Entry{
		{Code: UnknownApplicant,
			Means:   "Words are written on an applicant without a published offer, and by the cut-off the register has none of that id.",
			Example: "key: bleu under applicants, where Bleu has published its offer",
			Fix:     "Correct the id to one that the message names, or take the words out."},
		{Code: MissingRights, Means: "A picture is printed and nobody says whose it is, or by what right.",
			Example: "pictures: [{file: photo.jpg}] without credit and rights",
			Fix:     "Say both under pictures, in the head of the text: credit: whose it is, rights: by what right it is printed."},
		{Code: UnknownHeading, Means: "A note in the margin stands at a heading that the body does not have.",
			Example: "at: What the register says, where the body has “What it says”", Fix: "Write the heading as the body has it."},
		{Code: UnknownNote, Means: "A note is called in a text and is not written below it.", Example: "A word[^1] without a line [^1]: …",
			Fix: "Write the note below the text, or correct the mark of the call."},
		{Code: UncalledNote, Means: "A note is written below a text and is called nowhere in it, so that nobody would find it.",
			Example: "[^2]: A note, without [^2] in the text", Fix: "Call it behind the words it belongs to, or delete it."},
		{Code: PageReference, Means: "A text asks for the page of a section that the edition does not have, or asks for it in a headline.",
			Example: "See page [#grille], where the section is grid",
			Fix:     "Write the section as edition.yaml does; [#grid] for the comparison grid."},
		{Code: MissingPicture, Means: "A text shows a picture that is not in the folder.", Example: "![…](pictures/plan.png) and no such file",
			Fix: "Put the picture beside the text, or correct the name."},
		{Code: MissingText, Means: "A section of the edition has no text in one of its languages.",
			Example: "sections lists technical; editions/2026-05/en/technical.md does not exist",
			Fix:     "Create the file the message names, or take the section out of edition.yaml."},
		{Code: StandingText, Means: "An edition has a text of its own for a section in one language, and prints the standing text in another.",
			Example: "editions/2026-04/fr/zoom.md without editions/2026-04/en/zoom.md", Fix: "Create the file that the message names."},
		{Code: MissingWords, Means: "A field written by language lacks one of the edition's languages; another one's words are printed.",
			Example: "publisher: {fr: Observatoire SecNumCloud} in an edition in English", Fix: "Add the language."},
		{Code: MissingPart, Means: "A text lacks a title or a part that its section needs.", Example: "procedure.md without the part j2",
			Fix: "Add the part under parts:, with its key."},
		{Code: UnknownPart, Means: "A text has a part, or a part an item, that its section does not set, so that its words would be lost.",
			Example: "key: definition in grid.md, where definitions is expected; items under unchanged in news.md",
			Fix:     "Correct the key, or move the words to a field or part that the section sets."},
		{Code: UnsetField, Means: "Words of a text would be lost: its section has no place for them, the edition has no such section, " +
			"or a passage was not set whole.",
			Example: "A body below the head of criteria.md", Fix: "Move the words to a field or part that the section sets, or add the section."},
		{Code: TextParity, Means: "The two languages of a section differ in build: fields, parts, items, headings, lists.",
			Example: "Six criteria in French, five in English", Fix: "Bring both files to the same build."},
		{Code: ParagraphParity, Means: "One language has a paragraph that the other lacks, or another in its place.",
			Example: "The last paragraph of fr/editorial.md, and none in en/editorial.md", Fix: "Translate it, or take it out of both."},
		{Code: MergedQuotes, Means: "Two pull quotes follow one another, so that readers take them for one.",
			Example: "> One.\n>\n> Two.", Fix: "Leave a paragraph of the text between them, or keep one."},
		{Code: LinkParity, Means: "The two languages of a section link to different addresses.", Example: "A link in the French text only",
			Fix: "Give both the same links, or accept it knowingly."},
		{Code: CiteParity, Means: "The two languages of a part refer to different sources.", Example: "[@C5] in French only",
			Fix: "Give both the same reference marks."},
		{Code: NumberParity, Means: "The two languages of a part hold different numbers or dates.", Example: "24 % in French, 25% in English",
			Fix: "Compare the two sentences."},
		{Code: NameParity, Means: "The two languages of a part name different providers or offers.",
			Example: "Bleu in French, Outscale in English",
			Fix:     "Compare the two sentences."},
		{Code: MixedShares, Means: "Some items of a diagram are percentages and some are not, so that no bars can be drawn of them.",
			Example: "24 %, 39 %, and “24 % environ”", Fix: "Write a percentage and nothing more in each; other words stand in titles."},
		{Code: NearShare, Means: "The items of a diagram are nearly percentages: they are set as a list, and may have been meant as bars.",
			Example: "“24 pour cent”, “24%%”, “about 24%”", Fix: "Write 24 % or 12,5 % and nothing more, or sentences."},
		{Code: Unwritten, Means: "A passage is still marked as to be written.", Example: "{{rewrite: the month's article}}",
			Fix: "Write the passage and delete the mark with its braces."},
	}
}

func registerEntries() []diag.Entry {
	return []diag.Entry{
		{Code: DuplicateName, Means: "Two providers, two offers of two providers, or an offer and another provider, go by the same name.",
			Example: "Two providers with the alias OVH", Fix: "Check that they are not one; otherwise tell them apart by name."},
		{Code: SectionPlace, Means: "The cover is not the first of the sections, or the back cover not the last; " +
			"the contents stand behind others, or sources, index, glossary or method before texts of the month.",
			Example: "sections: [editorial, cover, back]", Fix: "Move it, or take it out of the sections."},
		{Code: UnknownSource, Means: "A fact or a text refers to a source that is not in sources.yaml.", Example: "[@C99]",
			Fix: "Correct the id, or add the source."},
		{Code: UnknownProvider, Means: "An offer or a cell of the grid names a provider that is not in providers.yaml.",
			Example: "provider: ovh", Fix: "Use the provider's id, or add the provider."},
		{Code: Unsourced, Means: "A fact has no source, or none that could be cited at the edition's cut-off.", Example: "sources: []",
			Fix: "Name the source; a fact without one is not printed."},
		{Code: UnlistedSources, Means: "The edition prints numbers of sources and leaves out the list of them.",
			Example: "sections: [cover, register]", Fix: "Add sources to the sections."},
		{Code: LateSource, Means: "All the sources of a fact are later than the day it is said to have become known.",
			Example: "known: 2025-12-31 with a source of May 2026", Fix: "Correct the day, or add the earlier source."},
		{Code: KnownTooEarly, Means: "A fact is said to have been known before it happened.", Example: "date: 2025-12-17 and known: 2025-12-01",
			Fix: "Correct one of the two days."},
		{Code: StageOrder, Means: "The stages of an offer do not follow one another in time.",
			Example: "candidate known in 2026 below qualified known in 2025", Fix: "Put the stages in the order in which they became known."},
		{Code: MilestoneOrder, Means: "The dates of an offer's milestones contradict the order J0, J1, J2, J3.",
			Example: "J1 in September and J0 in October", Fix: "Correct the dates; milestones in between may be missing."},
		{Code: ValidityOrder, Means: "A decision ends before it begins.", Example: "date: 2028-05-30 and until: 2026-07-31",
			Fix: "Correct the dates."},
		{Code: ValidityEnded, Means: "A decision in force has ended by the edition's cut-off and the offer is still shown as qualified.",
			Example: "until: 2026-11-30 in the edition of January 2027",
			Fix:     "Record the renewal, or that the offer left the list, with the day this became known."},
		{Code: ValidityNear, Means: "A decision in force ends within 90 days of the edition's cut-off.",
			Example: "until: 2026-05-30 in the edition of April 2026",
			Fix:     "Look for a renewal, and say of the offer what is known of it; let the finding stand by a waiver once you have looked."},
		{Code: ValidityEnding, Means: "A decision in force ends within six months of the edition's cut-off.",
			Example: "until: 2026-11-30 in the edition of June 2026", Fix: "Nothing, unless a renewal is known."},
	}
}

// contradictions is what the register, the editions and the texts say against
// themselves. Each names both places.
func contradictions() []diag.Entry {
	return []diag.Entry{
		{Code: StageContradiction, Means: "The stages of an offer contradict one another or its decisions: a decision on a candidate, " +
			"a return from qualified to candidate, two stages on one day, something later than its leaving.",
			Example: "decisions: under an offer whose one stage is candidate",
			Fix:     "Add the stage that is missing, or correct the one that is wrong; the message names both places."},
		{Code: DecisionKind, Means: "A decision does not say what it does to the one above it, or cannot do it: a second first " +
			"decision, a renewal of nothing.",
			Example: "Two decisions on an offer, the second without kind:",
			Fix:     "Write kind: renewal or kind: extension; put the first decision above it, without dates when nobody has published them."},
		{Code: DecisionNumber, Means: "Two decisions of one year have one number.",
			Example: "number: \"1951\" on offers of two providers", Fix: "Correct one of the numbers, or the dates that differ."},
		{Code: SameNumber, Means: "Two decisions of different years have one number.",
			Example: "number: \"1951\" on a decision of 2024 and on one of 2025",
			Fix:     "Check it in the sources: numbers begin anew each year, and a copied line keeps the old one."},
		{Code: ValidityLength, Means: "A decision is said to last longer than the three years that the framework allows, and a month.",
			Example: "date: 2025-05-30 and until: 2029-05-30", Fix: "Correct the dates: they are copied, never computed."},
		{Code: ValidityOverlap, Means: "Two decisions on one offer are in force at once for more than a month, or a renewal ends " +
			"before what it renews.",
			Example: "until: 2028-05-30, and below it a renewal of 2026-01-15",
			Fix:     "Check the days. The later decision is shown as the one in force."},
		{Code: ValidityGap,
			Means:   "A renewal is dated more than a month after the end of what it renews, or an extension after the end of what it extends.",
			Example: "until: 2024-03-24, and below it a renewal of 2025-11-01",
			Fix:     "Check the days, or add what stood between the two."},
		{Code: LateArrival,
			Means:   "An offer is said to have entered the candidates after it had filed or reached a milestone, or was decided on.",
			Example: "stage: candidate, date: 2025-11-30, and J0 of 2025-09",
			Fix:     "Correct one of the two dates, unless the list was that late."},
		{Code: EmptyExtension, Means: "A decision extends an offer, and no later stage of the offer has a layer more.",
			Example: "kind: extension under an offer with one stage",
			Fix:     "Add the stage with its new layers, unless the decision adds services within the layers."},
		{Code: EmptyRival, Means: "What another source says against a statement is what the statement says.",
			Example: "date: 2025-12-17, and under others: the same date", Fix: "Correct it, or add its source to those of the statement."},
		{Code: FewerLayers, Means: "A later stage of an offer lacks a layer that it was qualified for, or all for which it was a candidate.",
			Example: "layers: [iaas, paas], and below it layers: [iaas]", Fix: "Add the layer, unless the offer really lost it."},
		{Code: GridContradiction, Means: "A cell of the grid gives two answers that exclude each other, or ends an answer that nobody gave.",
			Example: "column: extension, value: [yes, no]", Fix: "Keep one of the two."},
		{Code: ChangedAnswer, Means: "A source answers a cell of the grid otherwise than an earlier one did; the later one is printed.",
			Example: "no: [shared], known in January, and value: [shared], known in February",
			Fix:     "Keep both if the later source corrects the earlier one; else correct the wrong one."},
		{Code: SameName, Means: "Two providers, or two offers of one provider, have names that differ in nothing but case, accents, " +
			"spaces or punctuation.",
			Example: "Secure Cloud under one id and Sécure-Cloud under another", Fix: "Make one of them; or name them as their sources do."},
		{Code: IdleProvider, Means: "A provider has no offer, or a cell of the grid is about a provider that has no qualified one, so " +
			"that it stands on no page.",
			Example: "A provider left over from an entry that was taken out", Fix: "Add the offer, or take the entry out."},
		{Code: SameSource, Means: "Two sources have one address.",
			Example: "The same url: under C5 and C17", Fix: "Keep one and cite it everywhere, unless the page has changed between the two."},
		{Code: WrongAssumption, Means: "What a text or an edition says that it rests on is not what the register says.",
			Example: "assumes: {movements: 0} in a month with a movement",
			Fix:     "Read the text again, change what is no longer so, then the number."},
	}
}

// contradictoryDays is what days contradict, those of the world or those on
// which something became known.
func contradictoryDays() []diag.Entry {
	return []diag.Entry{
		{Code: Foreknown, Means: "A milestone is said to have been known before it was reached.",
			Example: "step: j0, date: 2026-03-12 and known: 2026-02-28", Fix: "Correct one of the two days."},
		{Code: BeforeSubject, Means: "Something is said to have been known of an offer or a provider before the offer or the provider " +
			"itself was known.",
			Example: "known: 2024-05 under a provider known since 2025-12-16", Fix: "Correct one of the two days in known."},
		{Code: BeforeFramework, Means: "A milestone or a decision is dated before the first version of the framework.",
			Example: "date: 2005-03-24", Fix: "Correct the year."},
		{Code: WrongVersion, Means: "A decision names a version of the framework that did not exist then, that the register does not " +
			"have, or an older one than what it renews.",
			Example: "referential: \"3.2\" on a decision of 2021",
			Fix:     "Correct the version or the day; a version that is missing is added to versions:."},
		{Code: EarlySource, Means: "All the sources of a milestone, a decision or a stage are older than the day it happened.",
			Example: "step: j1, date: 2025-11-17, and one source of April 2025", Fix: "Add the source that tells of it, or correct the day."},
		{Code: FarDay, Means: "A day lies years after the last edition of the folder.",
			Example: "known: 2062-03-24", Fix: "Correct the year."},
		{Code: SourceDays, Means: "The days of a source contradict one another.",
			Example: "date: 2026-02-01 and known: 2026-01-15", Fix: "Correct one of the two days."},
		{Code: EditionGap, Means: "An edition compares itself with one that is not the last before it, or with a day from which the " +
			"register is not complete.",
			Example: "previous: 2026-01 in July, and April is in the folder", Fix: "Name the last edition, unless the gap is meant."},
	}
}

func editionEntries() []diag.Entry {
	return []diag.Entry{
		{Code: UnknownEvent,
			Means:   "The words for an event are keyed by an id that the month's register does not produce, so they would not be printed.",
			Example: "key: s3ns-j3 where the event is s3ns-premi3ns-j3", Fix: "Use the id the message proposes."},
		{Code: InkLimit, Stops: diag.PrintedFiles, Means: "A swatch lays down more ink than the press takes.", Example: "cmyk: [100, 90, 90, 80]",
			Fix: diag.Said("Stay at %d %% in all, %d %% when black is %d %% or more.", profile.MostInk, profile.MostInkBlack,
				profile.BlackFrom)},
	}
}
