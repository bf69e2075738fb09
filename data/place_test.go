package data_test

import (
	"testing"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/testdata/sample"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// What is found in a passage of several lines is told on the line where it
// stands, in the head and in the body, behind indentation and in a quotation.
func TestPlace(t *testing.T) {
	const file = "standing/fr/register.md"
	s, _ := data.Load(sample.Small(t, map[string]string{file: "---\ntitle: R\nstandfirst: >-\n  un deux\n  trois\n---\n\nquatre été\nsix\n\n> sept\n> huit\n"}))
	for _, c := range []struct{ line, col, wantLine, wantCol int }{
		{2, 8, 2, 8}, {4, 6, 4, 6}, {4, 11, 5, 3}, {8, 8, 8, 8}, {8, 12, 9, 1}, {8, 14, 9, 3}, {11, 8, 12, 3},
		{9, 40, 9, 40}, {0, 0, 0, 0}, {99, 4, 99, 4},
	} {
		want := diag.Pos{File: file, Line: c.wantLine, Col: c.wantCol}
		if got := s.Place(diag.Pos{File: file, Line: c.line, Col: c.col}); got != want {
			t.Errorf("%d:%d is at %s, want %s", c.line, c.col, got, want)
		}
	}
}
