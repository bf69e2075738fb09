package profile

// What offset on coated paper takes, in percent of the four inks together.
// Everything that judges or limits ink asks here: the theme's swatches, the
// conversion of pictures, preflight.
const (
	MostInk      = 300 // of anything
	MostInkBlack = 280 // of what has BlackFrom or more of black, as words have (GWG 2022, R0015)
	BlackFrom    = 85
)

// InkLimitOf is the most that a mix of inks may come to on a paper.
func InkLimitOf(p Paper, cmyk [4]uint8) int {
	if cmyk[3] >= BlackFrom {
		return min(MostInkBlack, MostInkOn(p))
	}
	return MostInkOn(p)
}
