package paint

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"io"
	"slices"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/profile"
)

// unsound says what is wrong with a file of which a decoder makes a picture all
// the same, and another one than was stored; "" for nothing.
func unsound(pic *draw.Picture) diag.Text {
	if pic.Format == "jpeg" {
		return unfinished(pic.Data)
	}
	for _, c := range chunks(pic.Data) {
		critical := c.name[0]&0x20 == 0 // by the case of its first letter (PNG, 5.4)
		if critical && !slices.Contains([]string{"IHDR", "PLTE", "IDAT", "IEND"}, c.name) {
			return "it holds something that nobody may leave out, and that is no part of a PNG file; open it and save it anew"
		}
	}
	return ""
}

// chunk is a part of a PNG file (PNG, 5.3).
type chunk struct {
	name string
	body []byte
}

// chunks is the parts of a PNG file, up to its end or to what is cut short.
func chunks(data []byte) []chunk {
	var out []chunk
	for at := 8; at+8 <= len(data); {
		n := int(binary.BigEndian.Uint32(data[at:]))
		if n < 0 || n > len(data)-at-12 {
			break
		}
		c := chunk{string(data[at+4 : at+8]), data[at+8 : at+8+n]}
		out = append(out, c)
		if c.name == "IEND" {
			break
		}
		at += 12 + n
	}
	return out
}

// swatches is how many colours the palette of a PNG file has (PNG, 11.2.2).
// Decoders make up black for those beyond it that the pixels use.
func swatches(data []byte) int {
	for _, c := range chunks(data) {
		if c.name == "PLTE" {
			return len(c.body) / 3
		}
	}
	return 0
}

// mostProfile is the largest colour profile that is unpacked.
const mostProfile = 4 << 20

// pngProfile is the conversion a PNG file asks for, by the first that it says
// of these (PNG, third edition, 4.3): code points, a profile, sRGB, or its gamma
// and primaries; nil when it is in sRGB or silent.
func pngProfile(data []byte) (*profile.Camera, error) {
	said := map[string][]byte{}
	for _, c := range chunks(data) {
		if c.name == "IDAT" {
			break
		}
		if said[c.name] == nil {
			said[c.name] = append([]byte{}, c.body...)
		}
	}
	switch {
	case said["cICP"] != nil:
		if !bytes.Equal(said["cICP"], []byte{1, 13, 0, 1}) { // sRGB's, whole range (ITU-T H.273)
			return nil, fmt.Errorf("%w: its code points are %v", profile.ErrICC, said["cICP"])
		}
		return nil, nil
	case said["iCCP"] != nil:
		return unpacked(said["iCCP"])
	case said["sRGB"] != nil:
		return nil, nil
	case said["cHRM"] != nil && !primariesOfSRGB(said["cHRM"]):
		return nil, fmt.Errorf("%w: its primaries are others", profile.ErrICC)
	case said["gAMA"] != nil:
		return gammaOf(said["gAMA"])
	}
	return nil, nil
}

// unpacked is the conversion by a profile that is kept in a PNG file.
func unpacked(body []byte) (*profile.Camera, error) {
	_, packed, ok := bytes.Cut(body, []byte{0})
	if !ok || len(packed) < 2 {
		return nil, fmt.Errorf("%w: it is cut short", profile.ErrICC)
	}
	z, err := zlib.NewReader(bytes.NewReader(packed[1:]))
	if err != nil {
		return nil, fmt.Errorf("%w: it is damaged", profile.ErrICC)
	}
	icc, err := io.ReadAll(io.LimitReader(z, mostProfile+1))
	if err != nil || len(icc) > mostProfile {
		return nil, fmt.Errorf("%w: it is damaged", profile.ErrICC)
	}
	return profile.NewCamera(icc)
}

// primariesOfSRGB tells whether a picture's white and primaries, in hundred
// thousandths, are sRGB's (IEC 61966-2-1), as far as programs round them.
func primariesOfSRGB(body []byte) bool {
	const rounding = 500
	if len(body) != 32 {
		return false
	}
	for i, want := range []int{31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000} {
		if is := int(binary.BigEndian.Uint32(body[4*i:])); is < want-rounding || is > want+rounding {
			return false
		}
	}
	return true
}

// gammaOf is the conversion for the samples' power of light, in hundred
// thousandths; nil for sRGB's own, 45455.
func gammaOf(body []byte) (*profile.Camera, error) {
	if len(body) != 4 {
		return nil, fmt.Errorf("%w: its gamma is cut short", profile.ErrICC)
	}
	v := binary.BigEndian.Uint32(body)
	if v >= 45000 && v <= 46000 {
		return nil, nil
	}
	return profile.NewGamma(100000 / float64(v))
}
