package check

import (
	"fmt"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/profile"
)

// The findings of this package. Catalogue explains each.
const (
	MissingPicture  diag.Code = "MissingPicture"
	DuplicateName   diag.Code = "DuplicateName"
	UnknownSource   diag.Code = "UnknownSource"
	UnknownProvider diag.Code = "UnknownProvider"
	UnknownEvent    diag.Code = "UnknownEvent"
	Unsourced       diag.Code = "Unsourced"
	UnlistedSources diag.Code = "UnlistedSources"
	LateSource      diag.Code = "LateSource"
	KnownTooEarly   diag.Code = "KnownTooEarly"
	StageOrder      diag.Code = "StageOrder"
	MilestoneOrder  diag.Code = "MilestoneOrder"
	ValidityOrder   diag.Code = "ValidityOrder"
	ValidityEnded   diag.Code = "ValidityEnded"
	ValidityEnding  diag.Code = "ValidityEnding"
	MissingText     diag.Code = "MissingText"
	MissingWords    diag.Code = "MissingWords"
	MissingPart     diag.Code = "MissingPart"
	UnknownPart     diag.Code = "UnknownPart"
	UnsetField      diag.Code = "UnsetField"
	TextParity      diag.Code = "TextParity"
	LinkParity      diag.Code = "LinkParity"
	CiteParity      diag.Code = "CiteParity"
	NumberParity    diag.Code = "NumberParity"
	Unwritten       diag.Code = "Unwritten"
	InkLimit        diag.Code = "InkLimit"
)

// severity is how grave a finding of ours is: an error unless listed.
func severity(c diag.Code) diag.Severity {
	switch c {
	case DuplicateName, UnknownEvent, LateSource, KnownTooEarly, ValidityEnded, LinkParity, NumberParity, MissingWords, UnlistedSources:
		return diag.Warning
	case ValidityEnding:
		return diag.Quality
	}
	return diag.Error
}

// Catalogue explains every finding of this package, in the order in which
// an editor is likely to meet them.
func Catalogue() []diag.Entry {
	es := append(append(textEntries(), registerEntries()...), editionEntries()...)
	for i := range es {
		es[i].Severity = severity(es[i].Code)
	}
	return es
}

func textEntries() []diag.Entry {
	return []diag.Entry{
		{Code: MissingPicture, Means: "A text shows a picture that is not in the folder.", Example: "![…](pictures/plan.png) and no such file",
			Fix: "Put the picture beside the text, or correct the name."},
		{Code: MissingText, Means: "A section of the edition has no text in one of its languages.",
			Example: "sections lists technical; editions/2026-05/en/technical.md does not exist",
			Fix:     "Create the file the message names, or take the section out of edition.yaml."},
		{Code: MissingWords, Means: "A field written by language lacks one of the edition's languages; another one's words are printed.",
			Example: "publisher: {fr: Observatoire SecNumCloud} in an edition in English", Fix: "Add the language."},
		{Code: MissingPart, Means: "A text lacks a title or a part that its section needs.", Example: "procedure.md without the part j2",
			Fix: "Add the part under parts:, with its key."},
		{Code: UnknownPart, Means: "A text has a part, or a part an item, that its section does not set, so that its words would be lost.",
			Example: "key: definition in grid.md, where definitions is expected; items under unchanged in news.md",
			Fix:     "Correct the key, or move the words to a field or part that the section sets."},
		{Code: UnsetField, Means: "A text fills a field that its section has no place for, so that its words would be lost.",
			Example: "A body below the head of criteria.md", Fix: "Move the words to a field or part that the section sets."},
		{Code: TextParity, Means: "The two languages of a section differ in build: fields, parts, items, headings, lists.",
			Example: "Six criteria in French, five in English", Fix: "Bring both files to the same build."},
		{Code: LinkParity, Means: "The two languages of a section link to different addresses.", Example: "A link in the French text only",
			Fix: "Give both the same links, or accept it knowingly."},
		{Code: CiteParity, Means: "The two languages of a part refer to different sources.", Example: "[@C5] in French only",
			Fix: "Give both the same reference marks."},
		{Code: NumberParity, Means: "The two languages of a part hold different numbers or dates.", Example: "24 % in French, 25% in English",
			Fix: "Compare the two sentences."},
		{Code: Unwritten, Means: "A passage is still marked as to be written.", Example: "{{rewrite: the month's article}}",
			Fix: "Write the passage and delete the mark with its braces."},
	}
}

func registerEntries() []diag.Entry {
	return []diag.Entry{
		{Code: DuplicateName, Means: "Two providers go by the same name.", Example: "Two providers with the alias OVH",
			Fix: "Check that they are not one; otherwise tell them apart by name."},
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
		{Code: ValidityEnding, Means: "A decision in force ends within six months of the edition's cut-off.",
			Example: "until: 2026-11-30 in the edition of June 2026", Fix: "Nothing, unless a renewal is known."},
	}
}

func editionEntries() []diag.Entry {
	return []diag.Entry{
		{Code: UnknownEvent,
			Means:   "The words for an event are keyed by an id that the month's register does not produce, so they would not be printed.",
			Example: "key: s3ns-j3 where the event is s3ns-premi3ns-j3", Fix: "Use the id the message proposes."},
		{Code: InkLimit, Means: "A swatch lays down more ink than the press takes.", Example: "cmyk: [100, 90, 90, 80]",
			Fix: fmt.Sprintf("Stay at %d %% in all, %d %% when black is %d %% or more.", profile.MostInk, profile.MostInkBlack, profile.BlackFrom)},
	}
}
