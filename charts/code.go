package charts

import (
	"errors"
	"image/color"

	"github.com/boombuler/barcode/qr"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// The measures of a QR code: the least module a telephone reads off paper, and
// the quiet zone around the code, in modules.
const (
	codeModule = 6 * mm / 10
	codeQuiet  = 4
)

// ErrDense is an address too long for a code of the room it has.
var ErrDense = errors.New("the address makes a QR code of modules under 0.6 mm")

// Code is an address as a QR code: dark modules on a light square, side wide with
// its quiet zone, at the lowest level of correction, whose modules are the
// largest. It is one path: no seam shows between modules, whatever draws it.
func Code(address string, side unit.Length, dark, light draw.Ink) (draw.Box, error) {
	m, err := qr.Encode(address, qr.L, qr.Auto)
	if err != nil {
		return draw.Box{}, ErrDense
	}
	n := m.Bounds().Dx()
	all := n + 2*codeQuiet
	if side < unit.Length(all)*codeModule {
		return draw.Box{}, ErrDense
	}
	at := func(i int) unit.Length { return side.Scale(int64(i+codeQuiet), int64(all)) }
	black := func(x, y int) bool { return x < n && m.At(x, y) == color.Color(color.Black) }
	modules := draw.Path{Fill: dark}
	for y := range n {
		for x := 0; x < n; x++ {
			from := x
			for black(x, y) {
				x++
			}
			if x > from {
				modules.Segs = append(modules.Segs, draw.Rectangle(unit.Box(at(from), at(y), at(x)-at(from), at(y+1)-at(y)))...)
			}
		}
	}
	square := draw.Path{Fill: light, Segs: draw.Rectangle(unit.Box(0, 0, side, side))}
	return draw.Box{Size: unit.Size{W: side, H: side}, Name: "QR code", Free: true, Ops: []draw.Op{square, modules}}, nil
}
