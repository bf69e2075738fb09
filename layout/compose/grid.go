package compose

import "github.com/secnumcloud-observatory/press/layout/unit"

// u is the baseline grid; the sheet is A4.
const (
	u     = unit.U
	pageW = 210 * unit.MM
	pageH = 297 * unit.MM
)

// grid is the page as the theme sets it out: twelve columns between margins,
// the text area, and what lies outside it.
type grid struct {
	margin, gutter, bleed unit.Length
	pitch                 unit.Length // from a column to the next
	textW                 unit.Length // of the twelve columns
	axis                  unit.Length // x of column 3 in the text area: titles and texts start here
	areaY, areaH          unit.Length // of the text area
	toBleed               unit.Length // from its foot to the bleed's edge
}

// newGrid takes the theme's distances. The right margin is what remains.
func newGrid(space func(string) unit.Length) grid {
	g := grid{margin: space("margin"), gutter: space("gutter"), bleed: space("bleed"), areaY: space("text-top")}
	g.pitch = space("column") + g.gutter
	g.textW = 12*g.pitch - g.gutter
	g.axis = 2 * g.pitch
	g.areaH = space("text-bottom") - g.areaY
	g.toBleed = pageH + g.bleed - g.areaY - g.areaH
	return g
}

// col is the x of column n, from the left edge of the text area.
func (g grid) col(n int) unit.Length { return unit.Length(n-1) * g.pitch }

// span is the width of n columns with the gutters between them.
func (g grid) span(n int) unit.Length { return unit.Length(n)*g.pitch - g.gutter }
