package pdf

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strconv"
)

// locked tells whether a file that is not opened is whole and encrypted: then a
// password is what is missing, or a certificate.
func locked(data []byte) bool {
	w := writtenOf(data)
	return w.Led && w.Sealed && len(w.References) == 0
}

// Encrypted tells whether the file is encrypted: whether a trailer says so, in its
// cross-reference's dictionary or behind its table, by a reference or by the dictionary
// itself (ISO 32000-1, 7.5.5). It looks at the bytes too: a file whose password is
// unknown is not opened, and that is the reason.
func (f *File) Encrypted() bool {
	if f.ctx == nil {
		return f.NamesEncryption() || ledTo(f.Data).Sealed
	}
	return f.sealed || f.ctx.Encrypt != nil
}

// NamesEncryption tells whether the bytes name an encryption, wherever it stands.
func (f *File) NamesEncryption() bool { return bytes.Contains(f.Data, []byte("/Encrypt")) }

// referred is the file as the reader can open it: it looks for the dictionary of
// encryption where a reference leads, and takes a file whose trailer holds it for one
// that is not encrypted. Such a file is added to as 7.5.6 allows, by the dictionary as
// an object of its own and a trailer that refers to it; no byte before it moves.
func (w *written) referred() []byte {
	dict, direct := w.encrypt.(map[string]any)
	if !direct {
		return w.d
	}
	n := 1 + slices.Max(append(slices.Collect(maps.Keys(w.table)), 0))
	trailer := map[string]any{"Size": float64(n + 1), "Prev": float64(w.start), "Encrypt": ref{n: n}}
	for _, key := range []string{"Root", "Info", "ID"} {
		if v := w.trailer[key]; v != nil {
			trailer[key] = v
		}
	}
	b := bytes.NewBuffer(slices.Clone(w.d))
	b.WriteByte('\n')
	at := b.Len()
	fmt.Fprintf(b, "%d 0 obj\n", n)
	spell(b, dict)
	b.WriteString("\nendobj\n")
	table := b.Len()
	fmt.Fprintf(b, "xref\n%d 1\n%010d 00000 n \ntrailer\n", n, at)
	spell(b, trailer)
	fmt.Fprintf(b, "\nstartxref\n%d\n%%%%EOF\n", table)
	return b.Bytes()
}

// spell writes a value as a speller reads it.
func spell(b *bytes.Buffer, v any) {
	switch v := v.(type) {
	case bool:
		b.WriteString(strconv.FormatBool(v))
	case float64:
		b.WriteString(strconv.FormatFloat(v, 'f', -1, 64))
	case name:
		b.WriteByte('/')
		for _, c := range []byte(v) {
			if c > '~' || c <= ' ' || bytes.IndexByte([]byte("#()<>[]{}/%"), c) >= 0 {
				fmt.Fprintf(b, "#%02X", c)
			} else {
				b.WriteByte(c)
			}
		}
	case []byte:
		fmt.Fprintf(b, "<%X>", v)
	case ref:
		fmt.Fprintf(b, "%d %d R", v.n, v.g)
	case []any:
		b.WriteByte('[')
		for _, x := range v {
			spell(b, x)
			b.WriteByte(' ')
		}
		b.WriteByte(']')
	case map[string]any:
		b.WriteString("<<")
		for _, key := range slices.Sorted(maps.Keys(v)) {
			spell(b, name(key))
			b.WriteByte(' ')
			spell(b, v[key])
			b.WriteByte('\n')
		}
		b.WriteString(">>")
	default:
		b.WriteString("null")
	}
}
