package layout_test

import (
	"fmt"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// inked is an inline drawing or a line's words where they stand on the page.
type inked struct {
	ink  unit.Rect
	line unit.Rect // the line's box
}

// Signs set in lines stay inside their line's box, and the words of no other
// line touch them: neither the line below nor the one above.
func TestSignsKeepToTheirLines(t *testing.T) {
	for _, month := range editions() {
		for _, l := range result(t, month).Pages {
			signs := 0
			for i := range l.Result.Pages {
				found, lines := signsOf(&l.Result.Pages[i].Box)
				signs += len(found)
				for _, s := range found {
					if bad := touched(s, lines); bad != "" {
						t.Errorf("%s %s page %d: %s", month, l.Lang, i+1, bad)
					}
					if s.ink.Y += s.line.H; touched(s, lines) == "" {
						t.Errorf("%s %s page %d: a sign a line too low passes", month, l.Lang, i+1)
					}
				}
			}
			if signs < 50 {
				t.Errorf("%s %s: %d signs in lines", month, l.Lang, signs)
			}
		}
	}
}

// touched says what a sign touches, "" when nothing.
func touched(s inked, lines []inked) string {
	if s.ink.Y < s.line.Y || s.ink.Bottom() > s.line.Bottom() {
		return fmt.Sprintf("a sign from %v to %v leaves its line from %v to %v", s.ink.Y, s.ink.Bottom(), s.line.Y, s.line.Bottom())
	}
	for _, l := range lines {
		if l.line != s.line && l.ink.Overlaps(s.ink, 0) {
			return fmt.Sprintf("a sign at %v %v touches the words of another line", s.ink.X, s.ink.Y)
		}
	}
	return ""
}

// signsOf are the signs in the lines of a page, and the words of all its lines.
// A sign is what is drawn within a line and is no text.
func signsOf(page *draw.Box) (signs, lines []inked) {
	var line unit.Rect
	depth := -1
	draw.Walk(page, func(v draw.Visit) bool {
		if v.Depth <= depth {
			depth = -1
		}
		if v.Box.Line != nil {
			line, depth = v.At, v.Depth
		}
		if depth < 0 {
			return true
		}
		for _, op := range v.Box.Ops {
			ink, ok := draw.Extent(op)
			if !ok {
				continue
			}
			ink.X, ink.Y = ink.X+v.At.X, ink.Y+v.At.Y
			if _, words := op.(draw.Text); words {
				lines = append(lines, inked{ink, line})
			} else if v.Depth > depth { // a line's own paths are its underlines
				signs = append(signs, inked{ink, line})
			}
		}
		return true
	})
	return signs, lines
}
