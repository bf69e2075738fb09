package read_test

import (
	"testing"

	"github.com/secnumcloud-observatory/press/data/read"
)

// A heading is named by its words, whatever marks stand in it.
func TestAnchor(t *testing.T) {
	for typed, want := range map[string]string{
		"Le vermillon": "Le vermillon", "Le vermillon [@A3]": "Le vermillon", "Le **vermillon**[@A3], *encore*": "Le vermillon, encore",
		"The\u00a0`J0`  milestone": "The J0 milestone", "Von [Cloud]{lang=en} und [hier](https://example.org)": "Von Cloud und hier",
		"Oodrive_Work": "Oodrive_Work", "[@A3]": "",
	} {
		if got := read.Anchor(typed); got != want {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}
