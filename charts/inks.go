package charts

import "github.com/secnumcloud-observatory/press/layout/draw"

// Inks are the swatches a chart draws with, by their part in it. The zero
// value of a field prints nothing.
type Inks struct {
	Sign       draw.Ink // discs, stacks, bars, headings
	Text       draw.Ink // words
	Change     draw.Ink // marks of what changed since the previous edition
	ChangeText draw.Ink // names of what changed
	Unknown    draw.Ink // outlines of the unknown, uncovered bars
	Hairline   draw.Ink // row hairlines and year lines
	Plate      draw.Ink // bricks of a known milestone
	Paper      draw.Ink // the page
	Reversed   draw.Ink // marks and words on a filled block
	Fine       draw.Ink // hairlines inside a filled block
}

// StandardInks are the swatches of the art direction's pages.
func StandardInks() Inks {
	return Inks{
		Sign: "nuit", Text: "noir", Change: "vermillon", ChangeText: "vermtexte", Unknown: "acier",
		Hairline: "glace", Plate: "brume", Paper: "papier", Reversed: "papier", Fine: "azur",
	}
}

// Season is the pair of swatches of a cover: its ground and its bands.
type Season struct {
	Ground draw.Ink
	Band   draw.Ink
	Disc   draw.Ink // discs of what did not change
	Change draw.Ink // discs of what did
}

// SeasonOf is the season of a month (1 to 12): the quarter it stands in.
func SeasonOf(month int) Season {
	s := Season{Ground: "nuit", Band: "azur", Disc: "craie", Change: "vermillon"}
	switch (month - 1) / 3 {
	case 1:
		s.Ground, s.Band = "sapin", "sapinclair"
	case 2:
		s.Ground, s.Band = "prune", "pruneclair"
	case 3:
		s.Ground, s.Band = "bronze", "bronzeclair"
	}
	return s
}
