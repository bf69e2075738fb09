package check_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/secnumcloud-observatory/press/data/testdata/sample"
)

// A swatch that lost its colour of the night is told once, where it stands, and one of which
// a single pair is too pale at the pair.
func TestASwatchWithoutItsNight(t *testing.T) {
	theme := string(sample.Small(t, nil)["theme.yaml"].Data)
	line := func(of string) int { return 1 + strings.Count(theme[:strings.Index(theme, of)], "\n") }
	for _, c := range []struct{ swatch, at string }{
		{"nuit", "name: nuit,"},
		{"noir", "name: noir,"},
	} {
		without := regexp.MustCompile(`(name: `+c.swatch+`,.*?)night: \w+,`).ReplaceAllString(theme, "$1")
		if without == theme {
			t.Fatal(c.swatch)
		}
		var got []string
		for _, is := range checked(t, map[string]string{"theme.yaml": without}, "fr") {
			if is.Code == "LowContrast" {
				got = append(got, fmt.Sprint(is.Pos.File, ":", is.Pos.Line))
			}
		}
		if d := cmp.Diff([]string{fmt.Sprint("theme.yaml:", line(c.at))}, got); d != "" {
			t.Errorf("%s: %s", c.swatch, d)
		}
	}
}
