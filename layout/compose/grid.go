package compose

import "github.com/secnumcloud-observatory/press/layout/unit"

// u is the baseline grid.
const u = unit.U

// grid is the page as the theme sets it out: twelve columns between margins,
// the text area, and what lies outside it.
type grid struct {
	pageW, pageH          unit.Length // of the trimmed sheet
	margin, gutter, bleed unit.Length
	pitch                 unit.Length // from a column to the next
	textW                 unit.Length // of the twelve columns
	axis                  unit.Length // x of column 3 in the text area: titles and texts start here
	areaY, areaH          unit.Length // of the text area
	right                 unit.Length // the margin beyond the twelve columns
	toBleed               unit.Length // from its foot to the bleed's edge
}

// newGrid takes the theme's distances. The right margin is what remains.
func newGrid(sheet unit.Size, space func(string) unit.Length) grid {
	g := grid{pageW: sheet.W, pageH: sheet.H,
		margin: space("margin"), gutter: space("gutter"), bleed: space("bleed"), areaY: space("text-top")}
	g.pitch = space("column") + g.gutter
	g.textW = 12*g.pitch - g.gutter
	g.axis = 2 * g.pitch
	g.right = g.pageW - g.margin - g.textW
	g.areaH = space("text-bottom") - g.areaY
	g.toBleed = g.pageH + g.bleed - g.areaY - g.areaH
	return g
}

// col is the x of column n, from the left edge of the text area.
func (g grid) col(n int) unit.Length { return unit.Length(n-1) * g.pitch }

// span is the width of n columns with the gutters between them.
func (g grid) span(n int) unit.Length { return unit.Length(n)*g.pitch - g.gutter }

// lies tells whether the sheet is wider than high.
func (g grid) lies() bool { return unit.Size{W: g.pageW, H: g.pageH}.Lies() }
