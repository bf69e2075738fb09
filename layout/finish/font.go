package finish

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"unicode/utf16"

	"github.com/secnumcloud-observatory/press/layout/paint"
)

// faces finds the faces in what fpdf wrote and mends them: a subset's tag
// before the name, a map to Unicode that readers understand, the character
// collection that Identity-H goes with.
func faces(res dict, fonts []paint.Font) (dict, error) {
	found := map[string]*indirect{}
	for _, v := range dictOf(res["Font"]) {
		if o, ok := v.(*indirect); ok {
			base, _ := dictOf(o)["BaseFont"].(name)
			found[string(base)] = o
		}
	}
	out := dict{}
	for _, f := range fonts {
		o, ok := found[f.Base]
		if !ok {
			return nil, fmt.Errorf("face %s: %w: not in the writer's output", f.Name, errSyntax)
		}
		if err := mend(dictOf(o), f); err != nil {
			return nil, fmt.Errorf("face %s: %w", f.Name, err)
		}
		out[name(f.Resource)] = o
	}
	return out, nil
}

func mend(d dict, f paint.Font) error {
	kids, _ := deref(d["DescendantFonts"]).(array)
	if len(kids) != 1 {
		return fmt.Errorf("%w: no descendant font", errSyntax)
	}
	cid := dictOf(kids[0])
	desc := dictOf(cid["FontDescriptor"])
	if cid == nil || desc == nil {
		return fmt.Errorf("%w: no descriptor", errSyntax)
	}
	tagged := name(tag(f) + "+" + f.Name)
	d["BaseFont"], cid["BaseFont"], desc["FontName"] = tagged, tagged, tagged
	d["ToUnicode"] = &indirect{value: &stream{dict: dict{}, data: unicodeMap(f.Codes, f.Read)}}
	if gids, ok := deref(cid["CIDToGIDMap"]).(*stream); ok && len(f.Codes) > 0 {
		// The map ends with the last code in use: the rest of the plane is empty.
		gids.data = gids.data[:min(len(gids.data), 2*int(f.Codes[len(f.Codes)-1])+2)]
	}
	cid["CIDSystemInfo"] = dict{"Registry": str("Adobe"), "Ordering": str("Identity"), "Supplement": 0}
	return nil
}

// tag is the six letters that mark a subset, from what is in it.
func tag(f paint.Font) string {
	sum := sha256.Sum256([]byte(f.Name + string(f.Codes)))
	out := make([]byte, 6)
	for i := range out {
		out[i] = 'A' + sum[i]%26
	}
	return string(out)
}

// unicodeMap maps the codes to what they read as: most to themselves, superior
// letters to the letters they are, ligatures of a face without codes for their letters
// to several. Each code has a line: Ghostscript 10.00 and earlier read
// ranges beyond U+00FF wrong, and one range over the whole plane, as fpdf writes it,
// is not valid there (ISO 32000-1, 9.10.3).
func unicodeMap(codes []rune, read []string) []byte {
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for at := 0; at < len(codes); at += mostMapped {
		end := min(at+mostMapped, len(codes))
		fmt.Fprintf(&b, "%d beginbfchar\n", end-at)
		for i := at; i < end; i++ {
			fmt.Fprintf(&b, "<%04X> <%X>\n", codes[i], utf16be(read[i]))
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.Bytes()
}

// mostMapped is the most that a section of a map may hold (Adobe Technical Note
// 5014, 7.5).
const mostMapped = 100

func utf16be(s string) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		out = binary.BigEndian.AppendUint16(out, u)
	}
	return out
}

// deref is the object behind a reference.
func deref(o object) object {
	for {
		i, ok := o.(*indirect)
		if !ok {
			return o
		}
		o = i.value
	}
}

// dictOf is an object as a dictionary, a stream's too; nil when it is neither.
func dictOf(o object) dict {
	switch v := deref(o).(type) {
	case dict:
		return v
	case *stream:
		return v.dict
	}
	return nil
}
