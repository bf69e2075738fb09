package page

import "github.com/secnumcloud-observatory/press/layout/diag"

// The findings of this package.
const (
	Overflow        diag.Code = "Overflow"
	NoProgress      diag.Code = "NoProgress"
	UnsettledPages  diag.Code = "UnsettledPages"
	MissingAnchor   diag.Code = "MissingAnchor"
	DuplicateAnchor diag.Code = "DuplicateAnchor"
	PageCount       diag.Code = "PageCount"
	StartSide       diag.Code = "StartSide"
	OffPage         diag.Code = "OffPage"
	OutOfBox        diag.Code = "OutOfBox"
	Overlap         diag.Code = "Overlap"
	GroundEdge      diag.Code = "GroundEdge"
	UnsafeMargin    diag.Code = "UnsafeMargin"
	ShortBleed      diag.Code = "ShortBleed"
	SmallText       diag.Code = "SmallText"
	ThinLine        diag.Code = "ThinLine"
	MissingGlyph    diag.Code = "MissingGlyph"
	EmptyHalfPage   diag.Code = "EmptyHalfPage"
	SparsePage      diag.Code = "SparsePage"
	UnderfullPage   diag.Code = "UnderfullPage"
	Widow           diag.Code = "Widow"
	Orphan          diag.Code = "Orphan"
	HeadingAtFoot   diag.Code = "HeadingAtFoot"
	HyphenAtBreak   diag.Code = "HyphenAtBreak"
	ForcedDivision  diag.Code = "ForcedDivision"
	UnevenColumns   diag.Code = "UnevenColumns"
)

// Catalogue explains the findings of this package.
func Catalogue() []diag.Entry { return append(faults(), flaws()...) }

// faults is what is wrong with pages.
func faults() []diag.Entry {
	return []diag.Entry{
		entry(Overflow, diag.Error, "A text, row or drawing is larger than the room it has, even on a page of its own.",
			"fr/editorial.md:4:1: “the standfirst” does not fit on page 3 (section editorial): it needs 31.5 mm and there are 27 mm: 1 line too "+
				"long, cut about 45 characters",
			"Shorten the field by the number of characters that is given, or, for a word that is too wide, "+
				"mark where it may be divided with a soft hyphen (U+00AD)."),
		entry(NoProgress, diag.Error, "A section filled page after page without getting to its end.",
			"section register makes no progress on page 12",
			"Take out what was last added to the section; if that is ordinary text, report it as a fault of the press."),
		entry(UnsettledPages, diag.Error, "Page numbers in the text change the text so that the page numbers change again.",
			"the page of “glossary” came out as 14, 15, 14, 15, 14",
			"Shorten or lengthen the section that ends at the very foot of its page by a line."),
		entry(MissingAnchor, diag.Error, "A link or page reference leads to a place that is not in the edition.",
			"a link or page number refers to “#method”, which is nowhere in this edition",
			"Correct the name, or take the link out together with the section it led to."),
		entry(DuplicateAnchor, diag.Warning, "Two places in the edition have the same name, and links can only lead to the first.",
			"the name “card-iaas” stands on pages 16 and 17", "Give one of them another name."),
		entry(PageCount, diag.Error, "The number of pages is not the one that the edition declares for every language, "+
			"or no multiple of what the binding needs.",
			"the edition has 18 pages, 2 short of a multiple of 4",
			"Add or take away the number of pages that is given: a section, or a longer or shorter editorial."),
		entry(StartSide, diag.Warning, "A section that should open on a right-hand or left-hand page opens on the other, "+
			"and one that belongs on facing pages stands on both sides of a leaf.",
			"section map belongs on facing pages and stands on both sides of one leaf, pages 17 and 18",
			"Move a section of one page before or behind it in sections, or let it start on any side."),
		entry(OffPage, diag.Error, "Text or a drawing that is not a background reaches over the edge of the page.",
			"“cover sentence” reaches 4 mm over the right edge", "Shorten it or make its place larger."),
		entry(OutOfBox, diag.Error, "Matter reaches out of the box that was reserved for it.",
			"“Hosted Private Cloud” reaches 2.1 mm out of its box", "Shorten it or widen the column in the theme."),
		entry(Overlap, diag.Error, "Two pieces stand on top of each other.",
			"“note” and “definitions” overlap by 12 by 3 mm",
			"Shorten one of them or move it; if they are meant to overlap, the component has to say so."),
		entry(GroundEdge, diag.Warning, "Text stands over the edge of a coloured ground, or so near to it that it seems to.",
			"“offers of a layer” stands over the edge of the ground of “card” by 1.2 mm",
			"Shorten the text, or give the ground more room around it."),
		cut(entry(UnsafeMargin, diag.Error, "Something other than a background stands so near the edge that trimming could cut it.",
			"“folio” stands 3.2 mm from the left edge, 5 mm are needed", "Move it inwards.")),
		cut(entry(ShortBleed, diag.Error,
			"A background that reaches the edge of the page does not reach through the bleed: trimming could leave a white line.",
			"a background ends 0 mm beyond the bottom edge, 3 mm are needed", "Give the panel the distance to the bleed.")),
		entry(SmallText, diag.Error, "Text is set smaller than the design allows.",
			"text of 6.8 pt in “chart-scope”, the least is 7.75 pt",
			"Enlarge the style in the theme, or shorten the text so that it need not be small."),
		cut(entry(ThinLine, diag.Error, "A line is thinner than can be printed safely.",
			"a line of 0.2 pt in “grid”, the least is 0.25 pt", "Make the line thicker in the theme.")),
		entry(MissingGlyph, diag.Error, "A typeface has no drawing for a character of the text.",
			"“→” (U+2192) is not in the face serif", "Use another character, or another style for it."),
		entry(SparsePage, diag.Warning, "A page in the middle of the edition is under a quarter full, whatever the press tried.",
			"page 4 is 18 % full: section editorial ends on it with 62 words",
			"Cut or add the words that the message counts, or leave the section out; a page is full where no band of it stands empty."),
	}
}

// flaws is what pages could do better.
func flaws() []diag.Entry {
	return []diag.Entry{
		entry(EmptyHalfPage, diag.Quality, "A page in the middle of the edition is under half full.",
			"page 19 is 37 % full: section sources has 210 words",
			"Cut or add the words that the message counts, or leave the section out."),
		entry(UnderfullPage, diag.Quality, "A page in the middle of a section ends early.",
			"page 7 ends after 190 of 247.5 mm though section zoom goes on", "Add or cut a few lines before the break."),
		entry(Widow, diag.Quality, "The last line of a paragraph stands alone at the head of a column or page.",
			"the last line of a paragraph stands alone: “fin du mois.”", "Cut or add a few words in the paragraph."),
		entry(Orphan, diag.Quality, "The first line of a paragraph stands alone at the foot of a column or page.",
			"the first line of a paragraph stands alone: “En décembre, une dix-septième”", "Cut or add a few words above."),
		entry(HeadingAtFoot, diag.Quality, "A heading stands at the foot of a column or page without its text.",
			"the heading “Des échéances à inscrire” has nothing under it", "Cut or add a line above it."),
		entry(HyphenAtBreak, diag.Quality, "A word is divided between two columns or pages.",
			"a word is divided over the break after “la procé-”", "Cut or add a few words in the paragraph."),
		entry(ForcedDivision, diag.Quality, "A word is so wide for its place that it is divided where no language divides it.",
			"a word is divided where no language divides it, after “Hxgr”: it is wider than its place",
			"Give the register a shorter name for it, or mark where it may be divided with a soft hyphen (U+00AD)."),
		entry(UnevenColumns, diag.Quality, "Columns that should end level differ by more than two lines.",
			"the columns end 18 mm apart", "Move a heading or cut a line, so that the text divides better."),
	}
}

func entry(c diag.Code, s diag.Severity, means, example, fix diag.Text) diag.Entry {
	return diag.Entry{Code: c, Severity: s, Means: means, Example: example, Fix: fix}
}

// cut is the entry of what only knife and plate meet.
func cut(e diag.Entry) diag.Entry {
	e.Stops = diag.PrintedFiles
	return e
}
