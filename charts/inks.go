package charts

import "github.com/secnumcloud-observatory/press/layout/draw"

// Inks are the swatches a chart draws with, by their part in it. The zero
// value of a field prints nothing.
type Inks struct {
	Sign       draw.Ink // discs, stacks, bars, headings
	SignText   draw.Ink // names and labels under 9 pt
	Text       draw.Ink // words
	Change     draw.Ink // marks of what changed since the previous edition
	ChangeText draw.Ink // names of what changed
	Unknown    draw.Ink // outlines of the unknown, uncovered bars
	Hairline   draw.Ink // row hairlines and year lines
	Plate      draw.Ink // bricks of a known milestone
	Veil       draw.Ink // every second band of the map
	Paper      draw.Ink // the page
	Reversed   draw.Ink // marks and words on a filled block
	Fine       draw.Ink // hairlines inside a filled block
}

// StandardInks are the swatches of the art direction's pages.
func StandardInks() Inks {
	return Inks{
		Sign: draw.Nuit, SignText: draw.Encre, Text: draw.Noir, Change: draw.Vermillon, ChangeText: draw.Vermtexte, Unknown: draw.Acier,
		Hairline: draw.Glace, Plate: draw.Brume, Veil: draw.Voile, Paper: draw.Papier, Reversed: draw.Papier, Fine: draw.Azur,
	}
}

// Season is the swatches of a cover.
type Season struct {
	Ground draw.Ink
	Band   draw.Ink
	Disc   draw.Ink // discs of what did not change
	Change draw.Ink // discs of what did
}

// SeasonIn is a season in the two swatches a theme gives it.
func SeasonIn(ground, band draw.Ink) Season {
	return Season{Ground: ground, Band: band, Disc: draw.Craie, Change: draw.Vermillon}
}
