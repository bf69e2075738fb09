package finish

import (
	"errors"
	"strings"
	"testing"
)

// Whatever bytes the parser of the painter's files is given, it answers: with
// objects, or with an error of its own.
func FuzzParse(f *testing.F) {
	small := "%PDF-1.7\n1 0 obj\n<</Type/Catalog/A[1 0 R (a\\)b) <41> -1.5 true null]>>\nendobj\n2 0 obj\n<</Length 3>>\nstream\nabc\nendstream\nendobj\n" +
		"xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000083 00000 n \ntrailer\n<</Size 3/Root 1 0 R>>\nstartxref\n131\n%%EOF\n"
	for _, s := range []string{"", "startxref", "startxref\n0", "startxref\n-1", "startxref 99999999999999999999", small,
		strings.Replace(small, "/Length 3", "/Length 999999999", 1), strings.Replace(small, "/Length 3", "/Length -3", 1),
		strings.Replace(small, "0000000009", "9999999999", 1), strings.Replace(small, "0 3\n", "0 2000000000\n", 1),
		strings.Replace(small, "[1 0 R", strings.Repeat("[", 50_000), 1), strings.Replace(small, "<</Type", strings.Repeat("<</A", 50_000), 1),
		strings.Replace(small, "(a", strings.Repeat("(", 50_000), 1), small[:len(small)/2]} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		d, err := parse(raw)
		if err == nil && d == nil {
			t.Error("neither a trailer nor an error")
		}
		if err != nil && !errors.Is(err, errSyntax) {
			t.Errorf("not an error of the parser: %v", err)
		}
	})
}
