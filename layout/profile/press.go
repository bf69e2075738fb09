package profile

import (
	"encoding/binary"
	"fmt"
	"math"

	"github.com/secnumcloud-observatory/press/layout/unit"
)

// Press converts pictures' colours to the inks of a printing condition: sRGB
// to CIELAB (D50), then through the perceptual table of the condition's ICC
// profile, then under the limit of total ink. Swatches never pass here: they
// carry their own inks. Every product is rounded by itself: a processor that
// fuses it with a sum would print other bytes.
type Press struct {
	limit    float64 // sum of four inks, each 0 to 1
	in, out  [][]float64
	grid     int
	clut     []float64 // grid³ × 4
	linear   [256]float64
	channels int
}

// NewPress reads the intent's B2A0 table. It knows the tables of version 2
// profiles (lut8 and lut16, ICC.1:2004-10, 10.8 and 10.9); other kinds are
// refused. The limit is in percent, 0 for none.
func NewPress(i Intent, limit int) (*Press, error) {
	if err := CheckICC(i.ICC, CMYK); err != nil {
		return nil, err
	}
	b, err := tag(i.ICC, "B2A0")
	if err != nil {
		return nil, err
	}
	if string(i.ICC[20:24]) != "Lab " || len(b) < 52 || b[8] != 3 || b[9] != 4 || b[10] < 2 {
		return nil, fmt.Errorf("%w: its table B2A0 is not from Lab to four inks", ErrICC)
	}
	p := &Press{limit: 4, channels: 4, grid: int(b[10])}
	if limit > 0 {
		p.limit = float64(limit) / 100
	}
	for v := range p.linear {
		p.linear[v] = unit.Linear(float64(v) / 255)
	}
	switch string(b[:4]) {
	case "mft1":
		err = p.read(b[48:], 1, 256, 256)
	case "mft2":
		err = p.read(b[52:], 2, int(binary.BigEndian.Uint16(b[48:])), int(binary.BigEndian.Uint16(b[50:])))
	default:
		err = fmt.Errorf("%w: its table B2A0 is of the kind %q, known are mft1 and mft2", ErrICC, b[:4])
	}
	return p, err
}

// read takes the curves and the grid from a table of one or two byte values.
func (p *Press) read(b []byte, width, nin, nout int) error {
	cells := p.grid * p.grid * p.grid * p.channels
	if need := width * (3*nin + cells + 4*nout); nin < 2 || nout < 2 || len(b) < need {
		return fmt.Errorf("%w: its table B2A0 is cut short", ErrICC)
	}
	take := func(n int) []float64 {
		out := make([]float64, n)
		for i := range out {
			if width == 1 {
				out[i] = float64(b[i]) / 255
			} else {
				out[i] = float64(binary.BigEndian.Uint16(b[2*i:])) / 65535
			}
		}
		b = b[width*n:]
		return out
	}
	for range 3 {
		p.in = append(p.in, take(nin))
	}
	p.clut = take(cells)
	for range 4 {
		p.out = append(p.out, take(nout))
	}
	return nil
}

// Ink is the four inks of a colour, 255 for solid, within the limit.
func (p *Press) Ink(r, g, b uint8) [4]byte {
	l, a, bb := lab(p.linear[r], p.linear[g], p.linear[b])
	// The 16 bit encoding of Lab reaches a little beyond 100 and 127.
	in := [3]float64{l / 100 * 65280 / 65535, (a + 128) * 256 / 65535, (bb + 128) * 256 / 65535}
	for i := range in {
		in[i] = curve(p.in[i], in[i])
	}
	inks := p.mix(in)
	for i := range inks {
		inks[i] = curve(p.out[i], inks[i])
	}
	inks = p.under(inks)
	var out [4]byte
	for i, v := range inks {
		out[i] = byte(math.Floor(float64(v*255) + 0.5))
	}
	return out
}

// under takes colour away, never black, until the sum is within the limit, with
// a margin for the rounding to bytes.
func (p *Press) under(i [4]float64) [4]float64 {
	limit := p.limit - 4.0/255
	if p.limit >= 4 || i[0]+i[1]+i[2]+i[3] <= limit {
		return i
	}
	f := max(0, limit-i[3]) / (i[0] + i[1] + i[2])
	return [4]float64{i[0] * f, i[1] * f, i[2] * f, i[3]}
}

// mix interpolates the grid linearly in three directions.
func (p *Press) mix(in [3]float64) [4]float64 {
	var cell [3]int
	var part [3]float64
	for i, v := range in {
		x := float64(min(max(v, 0), 1) * float64(p.grid-1))
		cell[i] = min(int(x), p.grid-2)
		part[i] = x - float64(cell[i])
	}
	var out [4]float64
	for corner := range 8 {
		weight, at := 1.0, 0
		for i := range 3 {
			up := corner >> i & 1
			at = at*p.grid + cell[i] + up
			if up == 1 {
				weight *= part[i]
			} else {
				weight *= 1 - part[i]
			}
		}
		for c := range out {
			out[c] += float64(weight * p.clut[at*p.channels+c])
		}
	}
	return out
}

// curve reads a table of equidistant values between 0 and 1.
func curve(t []float64, v float64) float64 {
	x := float64(min(max(v, 0), 1) * float64(len(t)-1))
	i := min(int(x), len(t)-2)
	return t[i] + float64((t[i+1]-t[i])*(x-float64(i)))
}

// lab is CIELAB under D50 of linear sRGB; the matrix is sRGB's adapted to D50
// by Bradford's method, as in the ICC's own sRGB profiles.
func lab(r, g, b float64) (l, a, bb float64) {
	x := (float64(0.4360747*r) + float64(0.3850649*g) + float64(0.1430804*b)) / 0.9642
	y := float64(0.2225045*r) + float64(0.7168786*g) + float64(0.0606169*b)
	z := (float64(0.0139322*r) + float64(0.0971045*g) + float64(0.7141733*b)) / 0.8249
	f := func(t float64) float64 {
		if t > 216.0/24389 {
			return math.Cbrt(t)
		}
		return (float64(24389.0/27*t) + 16) / 116
	}
	return float64(116*f(y)) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))
}
