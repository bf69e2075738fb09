package read

import "github.com/secnumcloud-observatory/press/layout/diag"

// The findings of this package. Catalogue explains each. What cannot be read
// cannot be set: all are errors but those that ask what was meant.
const (
	Unreadable          diag.Code = "Unreadable"
	Forbidden           diag.Code = "Forbidden"
	TooMuch             diag.Code = "TooMuch"
	NotUTF8             diag.Code = "NotUTF8"
	MergeMark           diag.Code = "MergeMark"
	YAMLSyntax          diag.Code = "YAMLSyntax"
	UnknownField        diag.Code = "UnknownField"
	DuplicateField      diag.Code = "DuplicateField"
	MissingField        diag.Code = "MissingField"
	WrongType           diag.Code = "WrongType"
	HiddenText          diag.Code = "HiddenText"
	BadCharacter        diag.Code = "BadCharacter"
	LookalikeLetter     diag.Code = "LookalikeLetter"
	UnknownValue        diag.Code = "UnknownValue"
	FrontMatter         diag.Code = "FrontMatter"
	UnsupportedMarkdown diag.Code = "UnsupportedMarkdown"
	HeadingLevel        diag.Code = "HeadingLevel"
	BadReference        diag.Code = "BadReference"
	TableCells          diag.Code = "TableCells"
	BrokenMark          diag.Code = "BrokenMark"
	DoubtfulMark        diag.Code = "DoubtfulMark"
	BadAddress          diag.Code = "BadAddress"
	DoubtfulAddress     diag.Code = "DoubtfulAddress"
	MissingAltText      diag.Code = "MissingAltText"
	BadLogo             diag.Code = "BadLogo"
)

// Catalogue explains every finding of this package, in the order in which
// an editor is likely to meet them.
func Catalogue() []diag.Entry {
	es := append(fileEntries(), textEntries()...)
	for i := range es {
		es[i].Severity = severity(es[i].Code)
	}
	return es
}

// severity is how grave a finding of ours is: an error unless the press sets
// what was typed as it stands and only doubts that it was meant.
func severity(c diag.Code) diag.Severity {
	if c == DoubtfulMark || c == DoubtfulAddress {
		return diag.Warning
	}
	return diag.Error
}

func fileEntries() []diag.Entry {
	return []diag.Entry{
		{Code: Forbidden, Means: "A file or folder is there and may not be taken: it is a link out of the data folder, a pipe or a device, " +
			"too large, or closed to you.",
			Example: "register/grid.yaml: This cannot be read: it is a link that leads out of the data folder.",
			Fix:     "Put the file itself in its place, or take it out of the data folder."},
		{Code: TooMuch, Means: "A line, a passage, a list or a file is longer than any edition's, or things stand too deep " +
			"inside one another; nothing of it is read.",
			Example: "A paragraph of 60,000 words; a list ten thousand levels deep.",
			Fix:     "Break it into paragraphs, or take away what was repeated by accident. The message says how much is the most."},
		{Code: Unreadable, Means: "A file or folder of the data cannot be read.",
			Example: "register/offers.yaml is missing from the folder given with --data.",
			Fix:     "Check the folder's name and the rights of the file."},
		{Code: BadLogo, Means: "The theme's logo is no drawing that can be printed in one ink: " +
			"a logo is a PNG file, or an SVG file of filled paths.",
			Example: "<circle> in logo.svg, or a second colour.",
			Fix:     "In a drawing program, turn everything into paths, give them one colour, and save as plain SVG."},
		{Code: NotUTF8, Means: "A file holds bytes that are not UTF-8 text.",
			Example: "A file saved by an old Windows program, in which é is one byte.", Fix: "Save it again with the encoding UTF-8."},
		{Code: MergeMark, Means: "The marks of an unfinished merge stand in a file.", Example: "<<<<<<< HEAD",
			Fix: "Keep the right version of the lines and delete the marks."},
		{Code: YAMLSyntax, Means: "A YAML file or a text's front matter cannot be read: indentation, quotes, colons or dashes.",
			Example: "title: SecNumCloud: the procedure",
			Fix:     "Put values that contain a colon and a space between double quotes; indent with spaces, two for each level."},
		{Code: UnknownField, Means: "A field has a name that does not exist at this place.", Example: "milestnes:",
			Fix: "Use the name the message proposes; edition schema lists them all."},
		{Code: DuplicateField, Means: "A field is given twice in one group; one of the two would be lost.",
			Example: "Two lines cutoff: in edition.yaml.", Fix: "Keep one."},
		{Code: MissingField, Means: "A field that must be given is not there.", Example: "An offer without provider:",
			Fix: "Add the line the message shows."},
		{Code: WrongType, Means: "A list stands where one value belongs, or the reverse.", Example: "layers: {iaas: yes}",
			Fix: "Follow the example in the message."},
		{Code: HiddenText, Means: "YAML takes part of a value for a comment, a tag or an anchor, so that it would not be printed.",
			Example: "title: C# and the #cloud", Fix: "Put the whole value between double quotes."},
		{Code: BadCharacter,
			Means: "A character that is not seen, or not by everyone, stands in a text: of no width, marks of direction, line separators, " +
				"private characters, an accent that joins no letter, control characters; or letters that were read with the wrong encoding (Ã© for é).",
			Example: "A right-to-left mark (U+200F) pasted with a name.", Fix: "Delete it and type the words around it again."},
		{Code: LookalikeLetter,
			Means:   "A letter or figure of another script stands where one looks like ours: readers see no difference, search and voices do.",
			Example: "OVHcloud with a Cyrillic О (U+041E)",
			Fix:     "Type the word again. A word of another language is written [words]{lang=ru}."},
		{Code: UnknownValue, Means: "A field that takes one of a few words has another.", Example: "layers: [iaaas]",
			Fix: "Use one of the words listed in the message."},
	}
}

func textEntries() []diag.Entry {
	return []diag.Entry{
		{Code: FrontMatter, Means: "The head of a text, between two lines ---, is not closed.", Example: "--- at the top and no second ---",
			Fix: "Write --- on a line of its own after the last field."},
		{Code: UnsupportedMarkdown,
			Means:   "A text uses something of Markdown that the press does not set. Nothing is dropped silently, so it must be rewritten.",
			Example: "HTML, a horizontal rule, crossed-out text, a table inside a list.",
			Fix: "Say it with paragraphs, ## and ### headings, lists, > quotes, tables, notes, **bold**, *italic*, `code`, [links](https://…) " +
				"and pictures."},
		{Code: HeadingLevel, Means: "A heading has a level the press does not set, or skips one.",
			Example: "# Title, #### Detail, or ### before any ##",
			Fix:     "Use ## for sub-heads and ### below them; the title of the section is the field title."},
		{Code: BadReference, Means: "A reference mark, the number of a page, the call of a note or a passage with braces is not well written.",
			Example: "[@], [#the grid], or [cloud]{fr}",
			Fix:     "Write [@C5], [@C5, C7], [#grid], [^1], [words]{lang=en} or [words]{.smallcaps}."},
		{Code: TableCells, Means: "A table of a text is not whole: a row has more or fewer cells than the head, a column has no head, " +
			"there are no rows, a second line of dashes, or too many columns.",
			Example: "| A | B | C | under | one | two |", Fix: "Write as many cells in each row as the head has; one without words is | |."},
		{Code: BrokenMark,
			Means:   "A mark of Markdown is not complete, or is one the press does not know, so that it would be printed as it stands.",
			Example: "**bold without its end, [words](https://…, ##Head, [C5] for [@C5]",
			Fix:     "Write what the message proposes. For the character itself, put a backslash before it: \\*."},
		{Code: DoubtfulMark, Means: "Characters stand in a text as they would in a mark, and are set as they are; or an empty " +
			"line in a field of one paragraph, which is set as a new line.",
			Example: "prices * quantities * rates; a tab between two words; note: | with two paragraphs",
			Fix:     "Write what the message proposes, if it was meant; else put a backslash before the character."},
		{Code: BadAddress, Means: "An address does not lead anywhere from a printed page, or hides where it leads.",
			Example: "[words](javascript:…), [words](plan.html), https://user:password@…",
			Fix:     "Write the whole address, beginning with https://, http:// or mailto:."},
		{Code: DoubtfulAddress, Means: "An address may not be what it seems, or is no link as it is written.",
			Example: "www.cyber.gouv.fr in a sentence", Fix: "Write https:// before it."},
		{Code: MissingAltText, Stops: diag.TaggedFiles, Means: "A picture has no words for readers who cannot see it.", Example: "![](map.png)",
			Fix: "Write what the picture tells: ![The four layers](map.png)."},
	}
}
