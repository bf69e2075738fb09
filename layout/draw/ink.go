package draw

// Ink names a swatch of the theme; empty draws nothing.
type Ink string

// The swatches that components and charts draw with. What they look like is
// the theme's; a test of layout/compose holds that each is one of its swatches,
// and that none of those is missing here.
const (
	Noir        Ink = "noir"      // words
	Papier      Ink = "papier"    // the page, and words on filled blocks
	Nuit        Ink = "nuit"      // headings, signs, filled blocks
	Encre       Ink = "encre"     // heads and labels under 9 pt: nuit in two inks
	Azur        Ink = "azur"      // hairlines inside filled blocks
	Glace       Ink = "glace"     // hairlines of rows
	Brume       Ink = "brume"     // plates
	Voile       Ink = "voile"     // every second band of the map
	Sable       Ink = "sable"     // full-bleed panels
	Craie       Ink = "craie"     // words and discs on dark grounds
	Vermillon   Ink = "vermillon" // marks of what changed
	Vermtexte   Ink = "vermtexte" // names of what changed
	Acier       Ink = "acier"     // outlines of the unknown
	Sapin       Ink = "sapin"     // grounds and bands of covers, by season
	Sapinclair  Ink = "sapinclair"
	Prune       Ink = "prune"
	Pruneclair  Ink = "pruneclair"
	Bronze      Ink = "bronze"
	Bronzeclair Ink = "bronzeclair"
)

// Inks is all of them: a theme without one cannot be drawn with.
func Inks() []Ink {
	return []Ink{Noir, Papier, Nuit, Encre, Azur, Glace, Brume, Voile, Sable, Craie, Vermillon, Vermtexte, Acier,
		Sapin, Sapinclair, Prune, Pruneclair, Bronze, Bronzeclair}
}
