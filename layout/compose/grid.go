package compose

import "github.com/secnumcloud-observatory/press/layout/unit"

// The page of the art direction: twelve columns of 10.5 mm with gutters of
// 4.5 mm between margins of 17.25 mm, on a grid of 4.5 mm.
const (
	u      = unit.U
	margin = 17*unit.MM + unit.MM/4
	pitch  = 15 * unit.MM
	gutter = u
	textW  = 12*pitch - gutter
	areaY  = 6 * u
	areaH  = 55 * u // to 61 u
	pageW  = 210 * unit.MM
	pageH  = 297 * unit.MM
	axis   = 2 * pitch // x of column 3 in the text area: titles and texts start here
	bleed  = 3 * unit.MM
)

// col is the x of column n, from the left edge of the text area.
func col(n int) unit.Length { return unit.Length(n-1) * pitch }

// span is the width of n columns with the gutters between them.
func span(n int) unit.Length { return unit.Length(n)*pitch - gutter }

// mm and pt shorten the lengths that the art direction gives.
func mm(v float64) unit.Length { return unit.Millimetres(v) }
func pt(v float64) unit.Length { return unit.Points(v) }
