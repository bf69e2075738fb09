package profile

import "github.com/secnumcloud-observatory/press/layout/unit"

// Sheet is the geometry of a file's page. All boxes are measured from the
// lower left of the media box, as PDF does.
type Sheet struct {
	Media, Bleed, Trim unit.Rect
}

// Room is the width of the strip outside the bleed that a setting of marks
// needs: nothing, the crop marks, or the marks with colour bar and slug line.
func (m Marks) Room() unit.Length {
	switch m {
	case CropMarks:
		return 9 * unit.MM
	case FullMarks:
		return 15 * unit.MM
	}
	return 0
}

// Sheet is the page of the profile: the trim within the bleed within the room
// for marks, equal on all four sides.
func (p Profile) Sheet() Sheet {
	room := p.Marks.Room()
	d := p.Bleed + room
	return Sheet{
		Media: unit.Box(0, 0, p.Trim.W+2*d, p.Trim.H+2*d),
		Bleed: unit.Box(room, room, p.Trim.W+2*p.Bleed, p.Trim.H+2*p.Bleed),
		Trim:  unit.Box(d, d, p.Trim.W, p.Trim.H),
	}
}

// Page is a rectangle of the page, measured from the trim's top left with y
// downwards, as a rectangle of the sheet, measured from its lower left with y
// upwards; its point is its lower left then.
func (s Sheet) Page(r unit.Rect) unit.Rect {
	return unit.Box(s.Trim.X+r.X, s.Trim.Bottom()-r.Bottom(), r.W, r.H)
}
