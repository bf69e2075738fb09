package compose

import (
	"github.com/secnumcloud-observatory/press/charts"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// qr is an address as a QR code, side wide, dark on a light square. Flush, its
// dark edge stands at the left, and the quiet zone before it. The address stands
// in words beside it: where it is too long for a code that can be read there is
// none, and a finding says so.
func (k *kit) qr(address string, side unit.Length, dark, light draw.Ink, flush bool) block.Block {
	b, err := charts.Code(address, side, dark, light)
	if err != nil {
		is := diag.Issue{Code: DenseCode, Severity: diag.Warning, Lang: k.lang, Pos: k.ed.At("permalink"), Field: "permalink",
			Msg:  diag.Said("%s: %s", diag.Why(err), diag.Short(address, 80)),
			Hint: "choose a shorter address; the page has it in words and no code"}
		for _, known := range k.issues {
			if known == is {
				return block.Gap{H: side}
			}
		}
		k.issues.Add(is)
		return block.Gap{H: side}
	}
	b.Elem = &draw.Elem{Role: draw.Figure, Alt: k.say("sign.code.alt", map[string]any{"Address": address})}
	x := unit.Length(0)
	if marks, ok := draw.Extent(b.Ops[len(b.Ops)-1]); ok && flush {
		x = -marks.X
	}
	link := draw.Box{Size: unit.Size{W: b.W + x, H: b.H}, Name: b.Name, Free: true, Elem: &draw.Elem{Role: draw.LinkElem, Desc: address},
		Ops: []draw.Op{draw.Link{Rect: unit.Rect{Point: unit.Point{X: x}, Size: b.Size}, Href: address}}}
	link.Put(x, 0, b)
	return block.Marked{Elem: draw.New(draw.P), Body: drawn(link)}
}
