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
		Sign: draw.Nuit, Text: draw.Noir, Change: draw.Vermillon, ChangeText: draw.Vermtexte, Unknown: draw.Acier,
		Hairline: draw.Glace, Plate: draw.Brume, Paper: draw.Papier, Reversed: draw.Papier, Fine: draw.Azur,
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
	s := Season{Ground: draw.Nuit, Band: draw.Azur, Disc: draw.Craie, Change: draw.Vermillon}
	switch (month - 1) / 3 {
	case 1:
		s.Ground, s.Band = draw.Sapin, draw.Sapinclair
	case 2:
		s.Ground, s.Band = draw.Prune, draw.Pruneclair
	case 3:
		s.Ground, s.Band = draw.Bronze, draw.Bronzeclair
	}
	return s
}
