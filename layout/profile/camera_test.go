package profile

import (
	"encoding/binary"
	"errors"
	"math"
	"testing"
)

// matrixProfile is an ICC profile of three primaries (XYZ under D50) and one
// curve, as cameras and screens have.
func matrixProfile(space string, primaries [3][3]float64, trc []byte) []byte {
	fix := func(v float64) []byte {
		return binary.BigEndian.AppendUint32(nil, uint32(int32(math.Round(v*65536))))
	}
	type item struct {
		name string
		body []byte
	}
	var items []item
	for i, n := range []string{"r", "g", "b"} {
		xyz := []byte("XYZ \x00\x00\x00\x00")
		for _, v := range primaries[i] {
			xyz = append(xyz, fix(v)...)
		}
		items = append(items, item{n + "XYZ", xyz}, item{n + "TRC", trc})
	}
	items = append(items, item{"kTRC", trc})
	head := make([]byte, 128)
	copy(head[12:], "mntr"+space+"XYZ ")
	copy(head[36:], "acsp")
	head[8] = 2
	dir := binary.BigEndian.AppendUint32(nil, uint32(len(items)))
	var body []byte
	at := 132 + 12*len(items)
	for _, it := range items {
		dir = append(dir, it.name...)
		dir = binary.BigEndian.AppendUint32(dir, uint32(at+len(body)))
		dir = binary.BigEndian.AppendUint32(dir, uint32(len(it.body)))
		body = append(body, it.body...)
		for len(body)%4 != 0 {
			body = append(body, 0)
		}
	}
	out := append(append(head, dir...), body...)
	binary.BigEndian.PutUint32(out, uint32(len(out)))
	return out
}

func power(g float64) []byte {
	b := append([]byte("curv\x00\x00\x00\x00"), 0, 0, 0, 1)
	return append(binary.BigEndian.AppendUint16(b, uint16(math.Round(g*256))), 0, 0)
}

// srgbCurve is sRGB's own curve as parameters of kind 3.
func srgbCurve() []byte {
	b := []byte("para\x00\x00\x00\x00\x00\x03\x00\x00")
	for _, v := range []float64{2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045} {
		b = binary.BigEndian.AppendUint32(b, uint32(int32(math.Round(v*65536))))
	}
	return b
}

var (
	wide    = [3][3]float64{{0.60974, 0.31111, 0.01947}, {0.20528, 0.62567, 0.06087}, {0.14919, 0.06322, 0.74457}} // Adobe RGB (1998)
	display = [3][3]float64{{0.51512, 0.2412, -0.00105}, {0.29198, 0.69225, 0.04189}, {0.1571, 0.06657, 0.78407}}  // Display P3
	own     = [3][3]float64{{0.43607, 0.22249, 0.01392}, {0.38515, 0.71687, 0.09708}, {0.14307, 0.06061, 0.7141}}  // sRGB
)

// The colours agree with those that LittleCMS 2 gives for the same profiles,
// relative colorimetric, to two steps of eight bits.
func TestCameraAgreesWithLittleCMS(t *testing.T) {
	for _, c := range []struct {
		name     string
		icc      []byte
		from, to [3]byte
	}{
		{"wide", matrixProfile("RGB ", wide, power(563.0/256)), [3]byte{128, 128, 128}, [3]byte{129, 129, 129}},
		{"wide", matrixProfile("RGB ", wide, power(563.0/256)), [3]byte{200, 100, 50}, [3]byte{227, 100, 42}},
		{"wide", matrixProfile("RGB ", wide, power(563.0/256)), [3]byte{60, 140, 90}, [3]byte{0, 141, 86}},
		{"wide", matrixProfile("RGB ", wide, power(563.0/256)), [3]byte{30, 60, 120}, [3]byte{0, 57, 123}},
		{"wide", matrixProfile("RGB ", wide, power(563.0/256)), [3]byte{240, 230, 210}, [3]byte{244, 231, 210}},
		{"wide", matrixProfile("RGB ", wide, power(563.0/256)), [3]byte{17, 17, 17}, [3]byte{8, 8, 8}},
		{"display", matrixProfile("RGB ", display, srgbCurve()), [3]byte{200, 100, 50}, [3]byte{215, 93, 31}},
		{"display", matrixProfile("RGB ", display, srgbCurve()), [3]byte{30, 60, 120}, [3]byte{17, 61, 124}},
		{"display", matrixProfile("RGB ", display, srgbCurve()), [3]byte{100, 180, 110}, [3]byte{65, 182, 102}},
	} {
		cam, err := NewCamera(c.icc)
		if err != nil {
			t.Fatal(err)
		}
		var got [3]byte
		got[0], got[1], got[2] = cam.Convert(c.from[0], c.from[1], c.from[2])
		for i := range got {
			if d := int(got[i]) - int(c.to[i]); d > 2 || d < -2 {
				t.Errorf("%s: %v became %v, LittleCMS has %v", c.name, c.from, got, c.to)
			}
		}
		if cam.Plain() {
			t.Errorf("%s is taken for sRGB", c.name)
		}
	}
}

func TestCameraKnowsSRGB(t *testing.T) {
	cam, err := NewCamera(matrixProfile("RGB ", own, srgbCurve()))
	if err != nil || !cam.Plain() {
		t.Errorf("sRGB is taken for another space: %v", err)
	}
	if cam, err = NewGamma(2.2); err != nil {
		t.Fatal(err)
	}
	if r, g, b := cam.Convert(128, 128, 128); r != g || g != b || r < 127 || r > 130 {
		t.Errorf("a gamma of 2.2: %d %d %d", r, g, b)
	}
	for _, g := range []float64{0, -1, math.NaN(), math.Inf(1)} {
		if _, err := NewGamma(g); err == nil {
			t.Errorf("a gamma of %g is taken", g)
		}
	}
}

// Any bytes give an answer.
func FuzzCamera(f *testing.F) {
	f.Add(matrixProfile("RGB ", wide, power(2.2)))
	f.Add(matrixProfile("GRAY", own, srgbCurve()))
	f.Add(matrixProfile("CMYK", own, srgbCurve()))
	f.Fuzz(func(t *testing.T, icc []byte) {
		c, err := NewCamera(icc)
		if err == nil {
			c.Convert(1, 2, 3)
			c.Plain()
		}
	})
}

// A profile that would make a picture black, white or its negative, or of which
// a part is missing, is none.
func TestProfilesThatAreNone(t *testing.T) {
	whole := matrixProfile("RGB ", own, srgbCurve())
	falling := binary.BigEndian.AppendUint16([]byte("curv\x00\x00\x00\x00\x00\x00\x00\x02\xff\xff"), 0)
	for name, icc := range map[string][]byte{
		"cut short":                whole[:len(whole)-1],
		"nothing but the head":     whole[:132],
		"primaries of nothing":     matrixProfile("RGB ", [3][3]float64{}, srgbCurve()),
		"primaries of one colour":  matrixProfile("RGB ", [3][3]float64{own[0], own[0], own[0]}, srgbCurve()),
		"a curve that is all ones": matrixProfile("RGB ", own, power(0)),
		"a curve that falls":       matrixProfile("RGB ", own, falling),
		"the same for greys":       matrixProfile("GRAY", own, falling),
		"inks":                     matrixProfile("CMYK", own, srgbCurve()),
	} {
		if _, err := NewCamera(icc); !errors.Is(err, ErrICC) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if cam, err := NewCamera(matrixProfile("GRAY", own, power(1))); err != nil || !cam.Grey {
		t.Errorf("a profile of greys: %v", err)
	}
}
