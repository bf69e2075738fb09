package svg

import (
	"fmt"
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/profile"
)

// Style is the style sheet of pictures: a rule for each face, which is read from
// the address that address gives it, a variable for each swatch as a screen shows
// it, and the classes of both. What fonts do by themselves in a browser is off: the
// pages were set with the forms and the distances that are drawn.
func Style(palette profile.Palette, faces []draw.Font, address func(draw.Font) string) string {
	var b strings.Builder
	for _, f := range faces {
		fmt.Fprintf(&b, "@font-face{font-family:\"press-%s\";src:url(\"%s\");font-display:block}\n.pg .f-%s{font-family:\"press-%s\"}\n",
			f, address(f), f, f)
	}
	inks := make([]draw.Ink, 0, len(palette))
	for i := range palette {
		inks = append(inks, i)
	}
	slices.Sort(inks)
	b.WriteString(":root{")
	for _, i := range inks {
		c := palette[i].RGB
		fmt.Fprintf(&b, "--%s:#%02X%02X%02X;", i, c[0], c[1], c[2])
	}
	b.WriteString("}\n")
	for _, i := range inks {
		fmt.Fprintf(&b, ".pg .i-%s{fill:var(--%s)}.pg .k-%s{stroke:var(--%s)}\n", i, i, i, i)
	}
	b.WriteString(".pg .n{fill:none}\n.pg text{white-space:pre;font-kerning:none;font-variant-ligatures:none;font-synthesis:none;" +
		"text-rendering:geometricPrecision}\n")
	return b.String()
}
