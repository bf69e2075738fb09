package data

import "github.com/secnumcloud-observatory/press/layout/diag"

// The findings of this package. Catalogue explains each.
const (
	Unreadable          diag.Code = "Unreadable"
	NotUTF8             diag.Code = "NotUTF8"
	MergeMark           diag.Code = "MergeMark"
	StrayFile           diag.Code = "StrayFile"
	YAMLSyntax          diag.Code = "YAMLSyntax"
	UnknownField        diag.Code = "UnknownField"
	DuplicateField      diag.Code = "DuplicateField"
	MissingField        diag.Code = "MissingField"
	WrongType           diag.Code = "WrongType"
	HiddenText          diag.Code = "HiddenText"
	BadCharacter        diag.Code = "BadCharacter"
	UnknownValue        diag.Code = "UnknownValue"
	BadDate             diag.Code = "BadDate"
	BadLength           diag.Code = "BadLength"
	BadColour           diag.Code = "BadColour"
	FrontMatter         diag.Code = "FrontMatter"
	UnsupportedMarkdown diag.Code = "UnsupportedMarkdown"
	HeadingLevel        diag.Code = "HeadingLevel"
	BadReference        diag.Code = "BadReference"
	MissingAltText      diag.Code = "MissingAltText"
	MissingPicture      diag.Code = "MissingPicture"
	DuplicateID         diag.Code = "DuplicateID"
	DuplicateName       diag.Code = "DuplicateName"
	UnknownSource       diag.Code = "UnknownSource"
	UnknownProvider     diag.Code = "UnknownProvider"
	UnknownSection      diag.Code = "UnknownSection"
	UnknownEdition      diag.Code = "UnknownEdition"
	UnknownEvent        diag.Code = "UnknownEvent"
	UnknownSwatch       diag.Code = "UnknownSwatch"
	Unsourced           diag.Code = "Unsourced"
	UnlistedSources     diag.Code = "UnlistedSources"
	LateSource          diag.Code = "LateSource"
	KnownTooEarly       diag.Code = "KnownTooEarly"
	StageOrder          diag.Code = "StageOrder"
	MilestoneOrder      diag.Code = "MilestoneOrder"
	ValidityOrder       diag.Code = "ValidityOrder"
	ValidityEnded       diag.Code = "ValidityEnded"
	ValidityEnding      diag.Code = "ValidityEnding"
	EditionOrder        diag.Code = "EditionOrder"
	MissingText         diag.Code = "MissingText"
	MissingWords        diag.Code = "MissingWords"
	MissingPart         diag.Code = "MissingPart"
	UnknownPart         diag.Code = "UnknownPart"
	UnsetField          diag.Code = "UnsetField"
	TextParity          diag.Code = "TextParity"
	LinkParity          diag.Code = "LinkParity"
	CiteParity          diag.Code = "CiteParity"
	NumberParity        diag.Code = "NumberParity"
	BannedWord          diag.Code = "BannedWord"
	OtherMonth          diag.Code = "OtherMonth"
	Unwritten           diag.Code = "Unwritten"
	LowContrast         diag.Code = "LowContrast"
	InkLimit            diag.Code = "InkLimit"
	SmallType           diag.Code = "SmallType"
)

// severity is how grave a finding of ours is: an error unless listed.
func severity(c diag.Code) diag.Severity {
	switch c {
	case StrayFile, DuplicateName, UnknownEvent, LateSource, KnownTooEarly, ValidityEnded, LinkParity, NumberParity, OtherMonth, UnknownPart, MissingWords, UnlistedSources:
		return diag.Warning
	case ValidityEnding:
		return diag.Quality
	}
	return diag.Error
}

// Catalogue explains every finding of this package, in the order in which an
// editor is likely to meet them.
func Catalogue() []diag.Entry {
	es := append(append(fileEntries(), textEntries()...), append(registerEntries(), editionEntries()...)...)
	for i := range es {
		es[i].Severity = severity(es[i].Code)
	}
	return es
}

func fileEntries() []diag.Entry {
	return []diag.Entry{
		{Code: Unreadable, Means: "A file or folder of the data cannot be read.", Example: "register/offers.yaml is missing from the folder given with --data.", Fix: "Check the folder's name and the rights of the file."},
		{Code: NotUTF8, Means: "A file holds bytes that are not UTF-8 text, or an invisible control character.", Example: "A file saved by an old Windows program, in which é is one byte.", Fix: "Save it again with the encoding UTF-8."},
		{Code: MergeMark, Means: "The marks of an unfinished merge stand in a file.", Example: "<<<<<<< HEAD", Fix: "Keep the right version of the lines and delete the marks."},
		{Code: StrayFile, Means: "The folder holds a file that nothing reads.", Example: "standing/fr/glosary.md", Fix: "Correct its name, or move it out of the data folder."},
		{Code: YAMLSyntax, Means: "A YAML file or a text's front matter cannot be read: indentation, quotes, colons or dashes.", Example: "title: SecNumCloud: the procedure", Fix: "Put values that contain a colon and a space between double quotes; indent with spaces, two for each level."},
		{Code: UnknownField, Means: "A field has a name that does not exist at this place.", Example: "milestnes:", Fix: "Use the name the message proposes; edition schema lists them all."},
		{Code: DuplicateField, Means: "A field is given twice in one group; one of the two would be lost.", Example: "Two lines cutoff: in edition.yaml.", Fix: "Keep one."},
		{Code: MissingField, Means: "A field that must be given is not there.", Example: "An offer without provider:", Fix: "Add the line the message shows."},
		{Code: WrongType, Means: "A list stands where one value belongs, or the reverse.", Example: "layers: {iaas: yes}", Fix: "Follow the example in the message."},
		{Code: HiddenText, Means: "YAML takes part of a value for a comment, a tag or an anchor, so that it would not be printed.", Example: "title: C# and the #cloud", Fix: "Put the whole value between double quotes."},
		{Code: BadCharacter, Means: "A character that is not seen, or not by everyone, stands in a text: marks of direction, line separators, private characters.", Example: "A right-to-left mark (U+200F) pasted with a name.", Fix: "Delete it and type the words around it again."},
		{Code: UnknownValue, Means: "A field that takes one of a few words has another.", Example: "layers: [iaaas]", Fix: "Use one of the words listed in the message."},
		{Code: BadDate, Means: "A date is not written year-month-day, is not in the calendar, or is less precise than needed.", Example: "known: 31/12/2025, or date: 2025-13-01", Fix: "Write 2025-12-31; 2025-12 or 2025 when no more is known."},
		{Code: BadLength, Means: "A length of the theme has no unit, or is no number.", Example: "size: 9,75", Fix: "Write a number and mm, pt, cm, in or u (4.5 mm): 9.75pt."},
		{Code: BadColour, Means: "A colour of the theme is not readable.", Example: "rgb: 10264B, or cmyk: [100, 80, 15]", Fix: `Write rgb: "#10264B" and cmyk: [100, 80, 15, 60], in per cent.`},
	}
}

func textEntries() []diag.Entry {
	return []diag.Entry{
		{Code: FrontMatter, Means: "The head of a text, between two lines ---, is not closed.", Example: "--- at the top and no second ---", Fix: "Write --- on a line of its own after the last field."},
		{Code: UnsupportedMarkdown, Means: "A text uses something of Markdown that the press does not set. Nothing is dropped silently, so it must be rewritten.", Example: "A table, a footnote, HTML, a horizontal rule, crossed-out text.", Fix: "Say it with paragraphs, ## and ### headings, lists, > quotes, **bold**, *italic*, `code`, [links](https://…) and pictures."},
		{Code: HeadingLevel, Means: "A heading has a level the press does not set, or skips one.", Example: "# Title, #### Detail, or ### before any ##", Fix: "Use ## for sub-heads and ### below them; the title of the section is the field title."},
		{Code: BadReference, Means: "A reference mark or a foreign passage is not well written.", Example: "[@], or [cloud]{fr}", Fix: "Write [@C5], [@C5, C7] or [words]{lang=en}."},
		{Code: MissingAltText, Means: "A picture has no words for readers who cannot see it.", Example: "![](map.png)", Fix: "Write what the picture tells: ![The four layers](map.png)."},
		{Code: MissingPicture, Means: "A text shows a picture that is not in the folder.", Example: "![…](pictures/plan.png) and no such file", Fix: "Put the picture beside the text, or correct the name."},
		{Code: MissingText, Means: "A section of the edition has no text in one of its languages.", Example: "sections lists technical; editions/2026-05/en/technical.md does not exist", Fix: "Create the file the message names, or take the section out of edition.yaml."},
		{Code: MissingWords, Means: "A field written by language lacks one of the edition's languages; another one's words are printed.", Example: "publisher: {fr: Observatoire SecNumCloud} in an edition in English", Fix: "Add the language."},
		{Code: MissingPart, Means: "A text lacks a title or a part that its section needs.", Example: "procedure.md without the part j2", Fix: "Add the part under parts:, with its key."},
		{Code: UnknownPart, Means: "A text has a part that its section does not set.", Example: "key: definition in grid.md, where definitions is expected", Fix: "Correct the key."},
		{Code: UnsetField, Means: "A text fills a field that its section has no place for, so that its words would be lost.", Example: "A body below the head of criteria.md", Fix: "Move the words to a field or part that the section sets."},
		{Code: TextParity, Means: "The two languages of a section differ in build: fields, parts, items, headings, lists.", Example: "Six criteria in French, five in English", Fix: "Bring both files to the same build."},
		{Code: LinkParity, Means: "The two languages of a section link to different addresses.", Example: "A link in the French text only", Fix: "Give both the same links, or accept it knowingly."},
		{Code: CiteParity, Means: "The two languages of a part refer to different sources.", Example: "[@C5] in French only", Fix: "Give both the same reference marks."},
		{Code: NumberParity, Means: "The two languages of a part hold different numbers or dates.", Example: "24 % in French, 25% in English", Fix: "Compare the two sentences."},
		{Code: BannedWord, Means: "A text calls a SecNumCloud qualification a certification.", Example: "S3NS est certifié SecNumCloud", Fix: "Write qualification, qualified, qualifié. The comparison of the two in “what is it” may name both."},
		{Code: OtherMonth, Means: "The text of one month speaks of another edition's month.", Example: "“avril 2026” left over in the text of May", Fix: "Correct it, if it was left over from the last edition."},
		{Code: Unwritten, Means: "A passage is still marked as to be written.", Example: "{{rewrite: the month's article}}", Fix: "Write the passage and delete the mark with its braces."},
	}
}

func registerEntries() []diag.Entry {
	return []diag.Entry{
		{Code: DuplicateID, Means: "Two entries of the register have one id.", Example: "id: numspot twice in offers.yaml", Fix: "Give the second another id."},
		{Code: DuplicateName, Means: "Two providers go by the same name.", Example: "Two providers with the alias OVH", Fix: "Check that they are not one; otherwise tell them apart by name."},
		{Code: UnknownSource, Means: "A fact or a text refers to a source that is not in sources.yaml.", Example: "[@C99]", Fix: "Correct the id, or add the source."},
		{Code: UnknownProvider, Means: "An offer or a cell of the grid names a provider that is not in providers.yaml.", Example: "provider: ovh", Fix: "Use the provider's id, or add the provider."},
		{Code: Unsourced, Means: "A fact has no source, or none that could be cited at the edition's cut-off.", Example: "sources: []", Fix: "Name the source; a fact without one is not printed."},
		{Code: UnlistedSources, Means: "The edition prints numbers of sources and leaves out the list of them.", Example: "sections: [cover, register]", Fix: "Add sources to the sections."},
		{Code: LateSource, Means: "All the sources of a fact are later than the day it is said to have become known.", Example: "known: 2025-12-31 with a source of May 2026", Fix: "Correct the day, or add the earlier source."},
		{Code: KnownTooEarly, Means: "A fact is said to have been known before it happened.", Example: "date: 2025-12-17 and known: 2025-12-01", Fix: "Correct one of the two days."},
		{Code: StageOrder, Means: "The stages of an offer do not follow one another in time.", Example: "candidate known in 2026 below qualified known in 2025", Fix: "Put the stages in the order in which they became known."},
		{Code: MilestoneOrder, Means: "The dates of an offer's milestones contradict the order J0, J1, J2, J3.", Example: "J1 in September and J0 in October", Fix: "Correct the dates; milestones in between may be missing."},
		{Code: ValidityOrder, Means: "A decision ends before it begins.", Example: "date: 2028-05-30 and until: 2026-07-31", Fix: "Correct the dates."},
		{Code: ValidityEnded, Means: "A decision in force has ended by the edition's cut-off and the offer is still shown as qualified.", Example: "until: 2026-11-30 in the edition of January 2027", Fix: "Record the renewal, or that the offer left the list, with the day this became known."},
		{Code: ValidityEnding, Means: "A decision in force ends within six months of the edition's cut-off.", Example: "until: 2026-11-30 in the edition of June 2026", Fix: "Nothing, unless a renewal is known."},
	}
}

func editionEntries() []diag.Entry {
	return []diag.Entry{
		{Code: UnknownSection, Means: "A section or a text has a name that does not exist.", Example: "sections: [editoral]", Fix: "Use the name the message proposes."},
		{Code: UnknownEdition, Means: "An edition refers to a previous one that is not in the folder.", Example: "previous: 2026-13", Fix: "Correct it, or give previous-cutoff instead."},
		{Code: EditionOrder, Means: "The days of an edition contradict one another or the previous edition's.", Example: "cutoff before the previous cut-off", Fix: "Correct the days."},
		{Code: UnknownEvent, Means: "The words for an event are keyed by an id that the month's register does not produce, so they would not be printed.", Example: "key: s3ns-j3 where the event is s3ns-premi3ns-j3", Fix: "Use the id the message proposes."},
		{Code: UnknownSwatch, Means: "The theme names a swatch that it does not define.", Example: "ink: noire", Fix: "Use one of the swatches."},
		{Code: LowContrast, Means: "Text on its ground has less contrast than WCAG AA asks: 4.5, or 3 for large text.", Example: "vermillon on sable for a note", Fix: "Choose a darker ink or a lighter ground."},
		{Code: InkLimit, Means: "A swatch lays down more ink than the press takes.", Example: "cmyk: [100, 90, 90, 80]", Fix: "Stay at 300 % in all, 280 % when black is 85 % or more."},
		{Code: SmallType, Means: "A style is smaller than can be read in print.", Example: "size: 6pt", Fix: "Use 7.5 pt or more; 9.5 pt or more for the body."},
	}
}
