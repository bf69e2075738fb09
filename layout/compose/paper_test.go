package compose_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/layout/compose"
	"github.com/secnumcloud-observatory/press/layout/profile"
)

// TestPaperInks: a file on a paper takes the theme's inks for it; where there are none
// it takes those of coated paper, and PaperInks says so, as it does of a condition that
// nobody knows.
func TestPaperInks(t *testing.T) {
	theme := &data.Theme{Swatches: []data.Swatch{
		{Name: "noir", CMYK: [4]uint8{0, 0, 0, 100}, Papers: map[string][4]uint8{"uncoated": {0, 0, 0, 95}}},
		{Name: "nuit", CMYK: [4]uint8{100, 80, 15, 60}},
		{Name: "minuit", Screen: true},
	}}
	on := func(p profile.Paper) [2][4]uint8 {
		all := compose.Palette(theme, p)
		return [2][4]uint8{all["noir"].CMYK, all["nuit"].CMYK}
	}
	if got := on(profile.Uncoated); got != [2][4]uint8{{0, 0, 0, 95}, {100, 80, 15, 60}} {
		t.Errorf("on uncoated paper %v", got)
	}
	if got := on(profile.Coated); got != [2][4]uint8{{0, 0, 0, 100}, {100, 80, 15, 60}} {
		t.Errorf("on coated paper %v", got)
	}
	for _, c := range []struct {
		in   profile.Intent
		want []string
	}{
		{profile.FOGRA39(), nil},
		{profile.SRGB(), nil},
		{profile.Intent{Space: profile.CMYK, Condition: "FOGRA52", Paper: profile.Uncoated, Limit: 280}, []string{"for 1 colour, the first is nuit"}},
		{profile.Intent{Space: profile.CMYK, Condition: "House", Paper: profile.Coated, Limit: 300}, []string{"House is no printing condition"}},
	} {
		var got []string
		for _, is := range compose.PaperIssues(theme, c.in) {
			if is.Code != compose.PaperInks {
				t.Errorf("%s: %s", c.in.Condition, is.Code)
			}
			got = append(got, is.Msg.String())
		}
		if len(got) != len(c.want) || !slices.EqualFunc(got, c.want, strings.Contains) {
			t.Errorf("%s: %q", c.in.Condition, got)
		}
	}
}
