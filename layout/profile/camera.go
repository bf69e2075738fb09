package profile

import (
	"encoding/binary"
	"fmt"
	"math"
)

// Camera converts the colours of a picture to sRGB from the profile it brought
// along: a display or camera profile of three primaries and three curves, or of
// one curve for grey (ICC.1:2022, 8.3.3, 8.4). Every product is rounded by
// itself, so that no processor fuses it with a sum and all give the same bytes.
type Camera struct {
	Grey   bool          // it is of pictures in greys, and says nothing of others
	curves [3]curveTable // to linear light
	matrix [3][3]float64 // linear light of the picture to that of sRGB
	encode [1 << 12]byte // linear light to sRGB
}

// curveTable is a transfer curve, for values of eight bits.
type curveTable [256]float64

// toSRGB is XYZ under D50 to linear sRGB: the inverse of the matrix in lab.
func toSRGB() [3][3]float64 {
	return [3][3]float64{
		{3.1338561, -1.6168667, -0.4906146},
		{-0.9787684, 1.9161415, 0.0334540},
		{0.0719453, -0.2289914, 1.4052427},
	}
}

// NewCamera reads a profile. What is neither RGB nor grey, or works by tables
// of colours, is refused with ErrICC.
func NewCamera(icc []byte) (*Camera, error) {
	if len(icc) < 132 || string(icc[36:40]) != "acsp" {
		return nil, fmt.Errorf("%w: it is not an ICC profile", ErrICC)
	}
	if int64(binary.BigEndian.Uint32(icc)) > int64(len(icc)) {
		return nil, fmt.Errorf("%w: it is cut short", ErrICC)
	}
	c := &Camera{}
	for i := range c.encode {
		c.encode[i] = byte(math.Floor(float64(255*gamma(float64(i)/float64(len(c.encode)-1))) + 0.5))
	}
	switch space := string(icc[16:20]); space {
	case "GRAY":
		b, err := tag(icc, "kTRC")
		if err != nil {
			return nil, err
		}
		t, err := transfer(b)
		if err != nil {
			return nil, err
		}
		c.Grey, c.curves, c.matrix = true, [3]curveTable{t, t, t}, [3][3]float64{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}
		return c, nil
	case "RGB ":
		return c, c.primaries(icc)
	default:
		return nil, fmt.Errorf("%w: its space is %q, known are RGB and grey", ErrICC, space)
	}
}

// NewGamma is the conversion of a picture that says its gamma alone (PNG,
// 11.3.2.2): sRGB's primaries, and that power from samples to light.
func NewGamma(power float64) (*Camera, error) {
	if !(power > 0.2 && power < 10) {
		return nil, fmt.Errorf("%w: a gamma of %g", ErrICC, power)
	}
	c, err := &Camera{matrix: [3][3]float64{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}, error(nil)
	for i := range c.encode {
		c.encode[i] = byte(math.Floor(float64(255*gamma(float64(i)/float64(len(c.encode)-1))) + 0.5))
	}
	for i := range c.curves {
		for v := range c.curves[i] {
			c.curves[i][v] = math.Pow(float64(v)/255, power)
		}
	}
	return c, err
}

// gamma is the transfer of sRGB, from light to samples (IEC 61966-2-1).
func gamma(v float64) float64 {
	if v <= 0.0031308 {
		return 12.92 * v
	}
	return float64(1.055*math.Pow(v, 1/2.4)) - 0.055
}

func (c *Camera) primaries(icc []byte) error {
	var own [3][3]float64
	for i, p := range []string{"r", "g", "b"} {
		b, err := tag(icc, p+"XYZ")
		if err != nil {
			return err
		}
		if len(b) < 20 || string(b[:4]) != "XYZ " {
			return fmt.Errorf("%w: its tag %sXYZ is not a colour", ErrICC, p)
		}
		for row := range 3 {
			own[row][i] = fixed(b[8+4*row:])
		}
		b, err = tag(icc, p+"TRC")
		if err != nil {
			return err
		}
		if c.curves[i], err = transfer(b); err != nil {
			return err
		}
	}
	if !whitens(own) {
		return fmt.Errorf("%w: its primaries do not make white together", ErrICC)
	}
	to := toSRGB()
	for row := range 3 {
		for col := range 3 {
			for k := range 3 {
				c.matrix[row][col] += float64(to[row][k] * own[k][col])
			}
		}
	}
	return nil
}

// whitens tells whether three primaries make the white of profiles, D50 (ICC.1:2022,
// 7.2.16), as far as programs round them: with others a picture would be
// black, or of one colour.
func whitens(own [3][3]float64) bool {
	for row, want := range [3]float64{0.9642, 1, 0.8249} {
		if sum := own[row][0] + own[row][1] + own[row][2]; math.Abs(sum-want) > 0.1 {
			return false
		}
	}
	return true
}

// fixed is an s15Fixed16Number (ICC.1:2022, 4.6).
func fixed(b []byte) float64 { return float64(int32(binary.BigEndian.Uint32(b))) / 65536 }

// transfer reads a curve. One that does not lead from dark to light is none of a
// picture: it would be black or white all over, or its negative.
func transfer(b []byte) (curveTable, error) {
	t, err := curveOf(b)
	if err == nil && (t[0] > 0.2 || t[255] < 0.8) {
		return t, fmt.Errorf("%w: one of its curves does not lead from dark to light", ErrICC)
	}
	return t, err
}

// curveOf reads a table, a power, or one of the five functions (ICC.1:2022, 10.6
// and 10.18).
func curveOf(b []byte) (curveTable, error) {
	var t curveTable
	short := fmt.Errorf("%w: one of its curves is cut short", ErrICC)
	if len(b) < 12 {
		return t, short
	}
	switch string(b[:4]) {
	case "curv":
		return sampled(b)
	case "para":
		need := [...]int{1, 3, 4, 5, 7}
		kind := int(binary.BigEndian.Uint16(b[8:]))
		if kind >= len(need) || len(b) < 12+4*need[kind] {
			return t, short
		}
		p := [7]float64{1}
		for i := range need[kind] {
			p[i] = fixed(b[12+4*i:])
		}
		for v := range t {
			t[v] = min(max(function(kind, p, float64(v)/255), 0), 1)
		}
		return t, nil
	}
	return t, fmt.Errorf("%w: a curve of the kind %q", ErrICC, b[:4])
}

func sampled(b []byte) (curveTable, error) {
	var t curveTable
	n := int(binary.BigEndian.Uint32(b[8:]))
	if n < 0 || n > (len(b)-12)/2 {
		return t, fmt.Errorf("%w: one of its curves is cut short", ErrICC)
	}
	points := make([]float64, n)
	for i := range points {
		points[i] = float64(binary.BigEndian.Uint16(b[12+2*i:])) / 65535
	}
	for v := range t {
		x := float64(v) / 255
		switch n {
		case 0:
			t[v] = x
		case 1:
			t[v] = math.Pow(x, float64(binary.BigEndian.Uint16(b[12:]))/256)
		default:
			t[v] = curve(points, x)
		}
	}
	return t, nil
}

// function is a parametric curve: g, a, b, c, d, e, f are p in this order.
func function(kind int, p [7]float64, x float64) float64 {
	g, a, b, c, d, e, f := p[0], p[1], p[2], p[3], p[4], p[5], p[6]
	power := func() float64 { return math.Pow(max(float64(a*x)+b, 0), g) }
	switch kind {
	case 0:
		return math.Pow(x, g)
	case 1:
		if a != 0 && x >= -b/a {
			return power()
		}
		return 0
	case 2:
		if a != 0 && x >= -b/a {
			return power() + c
		}
		return c
	case 3:
		if x >= d {
			return power()
		}
		return c * x
	}
	if x >= d {
		return power() + e
	}
	return float64(c*x) + f
}

// Plain tells whether the conversion leaves every colour where it is, within a
// step of eight bits: the picture is in sRGB.
func (c *Camera) Plain() bool {
	near := func(a, b byte) bool { return max(a, b)-min(a, b) <= 1 }
	for r := 0; r < 256; r += 17 {
		for g := 0; g < 256; g += 17 {
			for b := 0; b < 256; b += 17 {
				x, y, z := c.Convert(byte(r), byte(g), byte(b))
				if !near(x, byte(r)) || !near(y, byte(g)) || !near(z, byte(b)) {
					return false
				}
			}
		}
	}
	return true
}

// Convert is a colour of the picture in sRGB. Colours outside of it are brought
// to its border.
func (c *Camera) Convert(r, g, b byte) (byte, byte, byte) {
	in := [3]float64{c.curves[0][r], c.curves[1][g], c.curves[2][b]}
	var out [3]byte
	for row := range 3 {
		v := 0.0
		for k := range 3 {
			v += float64(c.matrix[row][k] * in[k])
		}
		v = float64(min(max(v, 0), 1) * float64(len(c.encode)-1))
		out[row] = c.encode[int(v+0.5)]
	}
	return out[0], out[1], out[2]
}
