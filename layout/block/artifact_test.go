package block

import (
	"testing"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// What is drawn again, such as a table's head on its second page, keeps its
// marks and loses its elements, at every depth; the original keeps both.
func TestRepeatedMatterLeavesTheTree(t *testing.T) {
	link, cell := draw.New(draw.Span), draw.New(draw.HeadCell)
	inner := draw.Box{Elem: cell, Ops: []draw.Op{draw.Text{Str: "a", Elem: link}, draw.Path{Elem: link}, draw.Image{Elem: link}}}
	b := draw.Box{Elem: draw.New(draw.TableRow), Kids: []draw.At{{Point: unit.Point{X: mm}, Box: inner}}}
	got := artifact(b)
	if got.Elem == nil || got.Elem.Role != draw.Layout || got.Elem == b.Elem {
		t.Errorf("the repeated box is %+v", got.Elem)
	}
	if len(got.Kids) != 1 || got.Kids[0].X != mm || got.Kids[0].Box.Elem != nil {
		t.Fatalf("its parts are %+v", got.Kids)
	}
	seen := 0
	for _, op := range got.Kids[0].Box.Ops {
		switch o := op.(type) {
		case draw.Text:
			if seen++; o.Elem != nil || o.Str != "a" {
				t.Errorf("a text is %+v", o)
			}
		case draw.Path:
			if seen++; o.Elem != nil {
				t.Error("a path is still in the tree")
			}
		case draw.Image:
			if seen++; o.Elem != nil {
				t.Error("a picture is still in the tree")
			}
		}
	}
	if seen != 3 {
		t.Errorf("%d of 3 marks are drawn again", seen)
	}
	if b.Kids[0].Box.Elem != cell || inner.Ops[0].(draw.Text).Elem != link {
		t.Error("the first one has lost its elements")
	}
}

// A frame that wraps for want of height is told with what it needs and has.
func TestPlacedTellsWhatWraps(t *testing.T) {
	got := Placed{Name: "panel", H: 20 * mm}.faults(Plan{Fit: Wrap, Need: 30 * mm})
	if len(got) != 1 || got[0].Name != "panel" || got[0].Need != 30*mm || got[0].Have != 20*mm {
		t.Errorf("got %+v", got)
	}
}
