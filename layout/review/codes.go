package review

import "github.com/secnumcloud-observatory/press/layout/diag"

// The findings of an edition and its pages seen together.
const (
	OtherMonth    diag.Code = "OtherMonth"
	OtherLanguage diag.Code = "OtherLanguage"
	MisspeltName  diag.Code = "MisspeltName"
	TooManyLines  diag.Code = "TooManyLines"
	UntrueCount   diag.Code = "UntrueCount"
	UntrueDenial  diag.Code = "UntrueDenial"
	UntrueClaim   diag.Code = "UntrueClaim"
	SectionDrift  diag.Code = "SectionDrift"
	UnequalPages  diag.Code = "UnequalPages"
	WaitingText   diag.Code = "WaitingText"
	WordOrder     diag.Code = "WordOrder"
	RepeatedText  diag.Code = "RepeatedText"

	// Told by edition links --check alone: a build asks nothing of a network.
	DeadLink  diag.Code = "DeadLink"
	MovedLink diag.Code = "MovedLink"
)

// Catalogue explains the findings of this package.
func Catalogue() []diag.Entry { return append(ofPages(), ofLinks()...) }

// ofLinks explains what is found of addresses.
func ofLinks() []diag.Entry {
	return []diag.Entry{
		{Code: DeadLink, Severity: diag.Warning,
			Means:   "An address that the edition leads to has no page: its site says so, has no such name, or proves by no certificate who it is.",
			Example: "https://cyber.gouv.fr/offres-qualifiee: its site says that it has no such page (404).",
			Fix:     "Open the address in a browser, and write the one that leads to the page; or cite another source."},
		{Code: MovedLink, Severity: diag.Quality,
			Means:   "A page that the edition leads to stands at another address from now on.",
			Example: "http://www.ssi.gouv.fr/ has moved to https://cyber.gouv.fr/.",
			Fix:     "Write the new address, once you have seen that it shows what is meant."},
	}
}

// ofPages explains what is found of texts and pages.
func ofPages() []diag.Entry {
	return []diag.Entry{
		{Code: UntrueCount, Severity: diag.Warning,
			Means: "A text gives a number of offers, providers, candidates, milestones, ends or movements " +
				"that is not the register's at the cut-off.",
			Example: "“dix-huit offres qualifiées” where the register has seventeen",
			Fix:     "Correct the sentence, or the register. What the text rests on can be written in its head: assumes: {qualified: 17}."},
		{Code: UntrueDenial, Severity: diag.Warning,
			Means:   "A text says that nothing moved, and the register has a movement since the previous edition.",
			Example: "“Aucun mouvement publié” where an offer reached J2",
			Fix:     "Correct the sentence, or the register."},
		{Code: UntrueClaim, Severity: diag.Warning,
			Means: "A text says of a provider or an offer by its name what the register does not: a stage, a milestone, a layer, " +
				"a date, a movement.",
			Example: "“Bleu atteint le jalon J2” where the last milestone known is J1",
			Fix:     "Correct the sentence, or the register. A hope, a plan or somebody's words are let be: say whose they are."},
		{Code: MisspeltName, Severity: diag.Warning,
			Means: "A word is nearly a name of the register, or one that recurs in the edition: another capital or space, letters that " +
				"look alike, a letter more, less, changed or exchanged.",
			Example: "“OVHcIoud” with a capital i, “OVHclould”, “Cloud temple”", Fix: "Write the name as the register has it, if it is meant."},
		{Code: OtherLanguage, Severity: diag.Warning,
			Means:   "A sentence of one language stands in the text of another, or a date with the month of one.",
			Example: "“Aucune décision ne les couvre.” in en/editorial.md",
			Fix: "Translate it. Words that are meant in the other language are written [words]{lang=fr}; " +
				"quotations stand between quotation marks."},
		{Code: OtherMonth, Severity: diag.Warning,
			Means:   "The text of one month gives the month, the edition before or the day on which data close as they were for another edition.",
			Example: "“this April edition”, “avril 2026”, “Data closed on 31 March” left over in the text of May",
			Fix:     "Correct it, if it was left over from the last edition. Days on which something happened are let be."},
		{Code: TooManyLines, Severity: diag.Error,
			Means:   "A title, standfirst or label takes more lines than its style in the theme allows.",
			Example: "fr/editorial.md:2:8: “Rien n’a bougé, sauf le calendri …” takes 4 lines on page 3, and may take 2 at most",
			Fix:     "Cut the number of characters that is given. A title drawn from the register can be replaced by a title of your own."},
		{Code: WaitingText, Severity: diag.Warning,
			Means: "A section that fills the pages of an edition, with a text or without, has a page in one language and none in another: " +
				"the languages have not the same number of pages before it.",
			Example: "The section method has a page in another language and none in this one",
			Fix:     "Shorten the longer text of the section that the hint names, or lengthen the shorter one."},
		{Code: WordOrder, Severity: diag.Error,
			Means:   "Two passages of a text stand on the pages in another order than they were written in.",
			Example: "“nommément” stands on the pages before the words it was written behind.",
			Fix:     "This is a fault of the press, not of the text. Report it with the edition's folder."},
		{Code: RepeatedText, Severity: diag.Error,
			Means:   "A passage of a text stands on the pages more than once, outside of running heads and the contents.",
			Example: "“Nothing moved.” stands on the pages more than once.",
			Fix:     "This is a fault of the press, not of the text. Report it with the edition's folder."},
		{Code: UnequalPages, Severity: diag.Warning,
			Means:   "The languages of an edition come to different numbers of pages, and it declares none.",
			Example: "the edition has 20 pages in fr and 24 in en",
			Fix:     "Declare the number in edition.yaml, such as pages: 24: the press brings every language to it, or says by how much it misses."},
		{Code: SectionDrift, Severity: diag.Quality,
			Means: "A section starts on another page in one language than in the other, " +
				"so that the two editions can no longer be leafed through side by side.",
			Example: "section glossary starts on page 16 in fr and on page 17 in en",
			Fix:     "Shorten the longer text of the section before it, or lengthen the shorter one."},
	}
}
