package finish

import "github.com/secnumcloud-observatory/press/layout/diag"

// Catalogue explains the findings of this package.
func Catalogue() []diag.Entry {
	return []diag.Entry{
		{Code: NoTitle, Severity: diag.Error,
			Means:   "The file has no title for the window's bar and the catalogue (ISO 14289-1, 7.1).",
			Example: "the file has no title",
			Fix:     "Give the publication its name in the locale file of the language."},
		{Code: NoLanguage, Severity: diag.Error,
			Means:   "The file does not say which language it is in, so a voice would not know how to read it (ISO 14289-1, 7.2).",
			Example: "the file has no language",
			Fix:     "Give the locale file its language tag."},
		{Code: NoAlt, Severity: diag.Error, Stops: diag.TaggedFiles,
			Means:   "A drawing or picture that carries meaning has no words for those who cannot see it (ISO 14289-1, 7.3).",
			Example: "fr/technical.md:7: a figure has no alternative description",
			Fix:     "Say in a sentence what it shows: the question, the finding, the figures."},
		{Code: HeadingLevel, Severity: diag.Error, Stops: diag.TaggedFiles,
			Means:   "A heading skips a level, or the first heading is not of the first level (ISO 14289-1, 7.4.2).",
			Example: "a heading of level 3 (\"Sources\") follows one of level 1",
			Fix:     "Begin a section with its title, then sub-heads, then their sub-heads."},
		{Code: NoScope, Severity: diag.Error, Stops: diag.TaggedFiles,
			Means:   "The head cell of a table does not say whether it heads its row, its column or both (ISO 14289-1, 7.5).",
			Example: "the head cell \"Fournisseur\" does not say what it heads",
			Fix:     "This is a fault of the component that draws the table: set the scope of its head cells."},
		{Code: BadNesting, Severity: diag.Error, Stops: diag.TaggedFiles,
			Means:   "Matter stands in the structure where no reader expects it, such as text directly in a table (ISO 14289-1, 7.2).",
			Example: "text or a drawing stands directly in a Table of the structure",
			Fix:     "This is a fault of the component: give the matter an element that may stand there."},
		{Code: BrokenLink, Severity: diag.Error, Stops: diag.TaggedFiles,
			Means:   "A link within the file leads to a place that is on no page.",
			Example: "the link leads to \"#method\", which is on no page",
			Fix:     "Correct the name, or take the link out together with the section it led to."},
	}
}
