package fonts

import (
	"bytes"
	"encoding/binary"

	"github.com/andybalholm/brotli"
	"github.com/andybalholm/brotli/matchfinder"
)

// knownTags is the tables that WOFF2 numbers (WOFF 2.0, 5.2, Known Table Tags), as far
// as Web makes them.
func knownTags() map[string]byte {
	return map[string]byte{"cmap": 0, "head": 1, "hhea": 2, "hmtx": 3, "maxp": 4, "name": 5, "OS/2": 6, "post": 7, "cvt ": 8, "fpgm": 9,
		"glyf": 10, "loca": 11, "prep": 12, "gasp": 17, "kern": 19}
}

// Signs of a WOFF2 file (WOFF 2.0, 4.1 and 5.1).
const (
	woff2Signature = 0x774F4632
	woff2Head      = 48
	untransformed  = 3 << 6 // of glyf and loca; of every other table it is 0
	lossless       = 1 << 11
)

// WOFF2 is a TrueType file that Web made, as browsers fetch it: its tables one after
// another, compressed with Brotli, none of them in another form. The compressor counts
// in integers, so the bytes are the same on every processor.
func WOFF2(file []byte) []byte {
	known := knownTags()
	n := int(binary.BigEndian.Uint16(file[4:]))
	var directory, body []byte
	for _, last := range []bool{false, true} { // loca stands right behind glyf
		for i := range n {
			record := file[12+16*i:]
			tag := string(record[:4])
			if (tag == "glyf" || tag == "loca") != last {
				continue
			}
			at, size := binary.BigEndian.Uint32(record[8:]), binary.BigEndian.Uint32(record[12:])
			t := bytes.Clone(file[at : at+size])
			if tag == "head" {
				binary.BigEndian.PutUint16(t[16:], binary.BigEndian.Uint16(t[16:])|lossless)
			}
			flags := known[tag]
			if last {
				flags |= untransformed
			}
			directory = base128(append(directory, flags), size)
			body = append(body, t...)
		}
	}
	packed := compressed(body)
	total := woff2Head + len(directory) + len(packed)
	total += -total & 3
	out := binary.BigEndian.AppendUint32(nil, woff2Signature)
	out = append(out, file[:4]...)
	out = binary.BigEndian.AppendUint32(out, uint32(total))
	out = binary.BigEndian.AppendUint16(out, uint16(n))
	out = binary.BigEndian.AppendUint16(out, 0)
	out = binary.BigEndian.AppendUint32(out, uint32(len(file)))
	out = binary.BigEndian.AppendUint32(out, uint32(len(packed)))
	out = append(out, make([]byte, woff2Head-len(out))...) // version 0.0, neither metadata nor private data
	out = append(append(out, directory...), packed...)
	return append(out, make([]byte, total-len(out))...)
}

// base128 appends a number of as few bytes as it takes, seven bits in each (WOFF 2.0,
// 4.1, UIntBase128).
func base128(out []byte, v uint32) []byte {
	shift := 0
	for v>>(shift+7) > 0 && shift < 28 {
		shift += 7
	}
	for ; shift > 0; shift -= 7 {
		out = append(out, byte(v>>shift)&0x7F|0x80)
	}
	return append(out, byte(v)&0x7F)
}

// compressed is data as one Brotli stream. Of the package's ways this is one whose
// matches and codes are found without floating point.
func compressed(data []byte) []byte {
	var out bytes.Buffer
	w := matchfinder.Writer{Dest: &out, MatchFinder: &matchfinder.M4{MaxDistance: 1 << 18, ChainLength: 64, HashLen: 5, DistanceBitCost: 57},
		Encoder: &brotli.Encoder{}, BlockSize: max(len(data), 1)}
	_, _ = w.Write(data) // a buffer takes everything
	_ = w.Close()
	return out.Bytes()
}
