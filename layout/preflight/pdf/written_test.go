package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// packed is a small file whose table is a stream and whose pages stand in a stream
// of objects, as most programs write them. Each part may be spelt otherwise: rows of
// the table are kind, place and rest, in one, two and one bytes.
func packed(spell func(part, s string) string, deflate bool) []byte {
	var b bytes.Buffer
	at := map[int]int{}
	b.WriteString("%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
	put := func(n int, dict string, data []byte) {
		at[n] = b.Len()
		if deflate {
			dict += "/Filter/FlateDecode"
			if n == 5 {
				dict += "/DecodeParms<</Predictor 12/Columns 4>>"
				data = predicted(data, 4)
			}
			var z bytes.Buffer
			w := zlib.NewWriter(&z)
			_, _ = w.Write(data)
			_ = w.Close()
			data = z.Bytes()
		}
		fmt.Fprintf(&b, "%d 0 obj\n<<%s/Length %d>>\nstream\n%s\nendstream\nendobj\n", n, dict, len(data), spell(fmt.Sprint("data", n), string(data)))
	}
	objects := []string{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"}
	head, body := "", ""
	for i, o := range objects {
		head += fmt.Sprintf("%d %d ", i+1, len(body))
		body += o + "\n"
	}
	head, body = spell("head", head), spell("objects", body)
	put(4, fmt.Sprintf("/Type/ObjStm/N 3/First %d", len(head)), []byte(head+body))
	rows := []byte{0, 0, 0, 255, 2, 0, 4, 0, 2, 0, 4, 1, 2, 0, 4, 2, 1, 0, byte(at[4]), 0, 1, byte(b.Len() >> 8), byte(b.Len()), 0}
	put(5, spell("trailer", "/Type/XRef/Size 6/W[1 2 1]/Root 1 0 R"), []byte(spell("rows", string(rows))))
	fmt.Fprintf(&b, "startxref\n%d\n%%%%EOF\n", at[5])
	return b.Bytes()
}

// predicted takes from each row what stands above it, as PNG's filter Up does.
func predicted(data []byte, row int) []byte {
	var out []byte
	for i := 0; i < len(data); i += row {
		out = append(out, 2)
		for k := i; k < i+row; k++ {
			v := data[k]
			if k >= row {
				v -= data[k-row]
			}
			out = append(out, v)
		}
	}
	return out
}

// A file whose table and objects are packed is read as it is written, and what is
// wrong in the packing is told.
func TestPackedFiles(t *testing.T) {
	for _, c := range []struct {
		name, part, old, new string
		want                 []Stumble
	}{
		{name: "as it should be"},
		{"catalog not named", "trailer", "/Root", "/Rout", []Stumble{{Sort: RootMissing}}},
		{"size of the table", "trailer", "/Size 6", "/Size 7", []Stumble{{Sort: TableShort, N: 5}}},
		{"an object under another number", "head", "3 ", "9 ", []Stumble{{Sort: ObjectElsewhere, N: 3}}},
		{"no number in the head", "head", "2 ", "a ", []Stumble{{Sort: ObjectMalformed, N: 4}, {Sort: ObjectElsewhere, N: 2}, {Sort: ObjectElsewhere, N: 3}}},
		{"a key twice", "objects", "/Type/Pages/Count 1", "/Count 1/Count 1   ", []Stumble{{Sort: KeyTwice, N: 2, Name: "Count"}}},
		{"no object", "objects", "/Parent 2 0 R", "/Parent 2 0 ]", []Stumble{{Sort: ObjectMalformed, N: 3}}},
		{"no kind of object stands there", "rows", "\x02\x00\x04\x02", "\x02\x00\x05\x02", []Stumble{{Sort: ObjectElsewhere, N: 3}}},
		{"rows too few", "rows", "\x02\x00\x04\x02", "", []Stumble{{Sort: TableShort, N: 5}}},
	} {
		for _, deflate := range []bool{false, true} {
			d := packed(func(part, s string) string {
				if part == c.part {
					if !strings.Contains(s, c.old) {
						t.Fatalf("%s: no %q in %q", c.name, c.old, s)
					}
					return strings.Replace(s, c.old, c.new, 1)
				}
				return s
			}, deflate)
			w := writtenOf(d)
			got := slices.Concat(w.References, w.Streams, w.Objects)
			slices.SortFunc(got, func(a, b Stumble) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
			slices.SortFunc(c.want, func(a, b Stumble) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
			if !slices.Equal(got, c.want) {
				t.Errorf("%s, deflated %v: %v, want %v", c.name, deflate, got, c.want)
			}
			if f, err := Read(d); err == nil && c.want == nil && len(f.Written().Objects)+len(f.Written().References) > 0 {
				t.Errorf("%s, deflated %v: %+v", c.name, deflate, f.Written())
			}
		}
	}
}

// What is looked at grows with the file, however its objects lie in one another.
func TestObjectsWithinObjects(t *testing.T) {
	var b, table bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	table.WriteString("0000000000 65535 f \n")
	const n = 300_000
	for i := 1; i <= n; i++ {
		fmt.Fprintf(&table, "%010d 00000 n \n", b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n(", i)
	}
	at := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n%strailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF", n+1, table.String(), n+1, at)
	if w := writtenOf(b.Bytes()); !w.Part || len(w.Objects) > 10 {
		t.Errorf("part %v, %d objects were looked at", w.Part, len(w.Objects))
	}
}
