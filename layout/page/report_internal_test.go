package page

import (
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// What the register says is not cut: what does not fit of it is answered with
// what an editor can do.
func TestMisfitsOfTheRegister(t *testing.T) {
	offers := diag.Pos{File: "register/offers.yaml", Line: 6, Col: 11}
	for name, c := range map[string]struct {
		fault block.Fault
		asks  string
	}{
		"a long name":         {block.Fault{From: offers, Lines: 1, Chars: 30}, "a shorter name under short"},
		"hundreds of names":   {block.Fault{From: offers, Lines: 85, Chars: 2781}, "take news out of sections"},
		"a chart of all":      {block.Fault{Name: "chart bricks"}, "take news out of sections"},
		"a drawing of a text": {block.Fault{Name: "picture"}, "give it more room"},
	} {
		is := misfit{Fault: c.fault}.issue(&Section{ID: "news"}, 3)
		if !strings.Contains(is.Hint.String(), c.asks) {
			t.Errorf("%s: %s", name, is.Hint)
		}
	}
}
