package web

import (
	_ "embed" // the sheet
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/fonts"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/svg"
)

//go:embed style.css
var sheet string

// Sheet is the rules of every edition's sheet, a file of the program.
func Sheet() []byte { return []byte(sheet) }

// style is the sheet: the faces, the swatches of the theme, the faces of its styles,
// then the rules, which name neither a colour nor a face themselves.
func (ed *Edition) style(faces []draw.Font, rows map[string]string) []byte {
	var b strings.Builder
	for _, f := range faces {
		fmt.Fprintf(&b, "@font-face{font-family:\"press-%s\";src:url(%s) format(\"woff2\");font-display:swap}\n", f, faceAt(f))
	}
	b.WriteString(":root{")
	for _, i := range slices.Sorted(maps.Keys(ed.Palette)) {
		fmt.Fprintf(&b, "--day-%s:%s;", i, ed.colour(i))
	}
	fmt.Fprintf(&b, "--cover-ground:var(--day-%s);--cover-band:var(--day-%s)}\n", ed.Ground, ed.Band)
	day := make([]string, 0, len(ed.Palette))
	for _, i := range slices.Sorted(maps.Keys(ed.Palette)) {
		day = append(day, fmt.Sprintf("--%s:var(--day-%s)", i, i))
	}
	fmt.Fprintf(&b, ":root,.cover,.foot,.bar,.fig-duties .draw,.fig-cover-map .draw,.fig-relief .draw{%s}\n", strings.Join(day, ";"))
	for _, f := range faces {
		fmt.Fprintf(&b, ".f-%s,.pg .f-%s{font-family:\"press-%s\",%s}\n", f, f, f, standIn(f))
	}
	for _, name := range slices.Sorted(maps.Keys(ed.Styles)) {
		if st := ed.Styles[name]; slices.Contains(faces, st.Font) {
			fmt.Fprintf(&b, ".s-%s{font-family:\"press-%s\",%s}\n", name, st.Font, standIn(st.Font))
		}
	}
	for _, i := range slices.Sorted(maps.Keys(ed.Palette)) {
		fmt.Fprintf(&b, ".i-%s{fill:var(--%s)}.k-%s{stroke:var(--%s)}\n", i, i, i, i)
	}
	b.WriteString(sheet)
	b.WriteString(ed.night())
	b.WriteString("@media (min-width:60rem){\n")
	for _, c := range slices.Sorted(maps.Keys(rows)) {
		fmt.Fprintf(&b, ".row.%s{grid-template-columns:%s}\n", c, rows[c])
	}
	b.WriteString("}\n")
	return []byte(b.String())
}

// night is the swatches of the theme that are others by night. Cover, bar, foot and
// the drawings whose words name a colour keep those of the day.
func (ed *Edition) night() string {
	if len(ed.Night) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("@media screen and (prefers-color-scheme:dark){\n:root{")
	for _, i := range slices.Sorted(maps.Keys(ed.Night)) {
		c := ed.Night[i]
		fmt.Fprintf(&b, "--%s:#%02X%02X%02X;", i, c[0], c[1], c[2])
	}
	b.WriteString("color-scheme:dark;--rule:var(--day-glace)}\n}\n")
	return b.String()
}

// standIn is the kind of face that stands in until one has come.
func standIn(f draw.Font) string {
	switch {
	case strings.HasPrefix(string(f), "serif"):
		return "Georgia,serif"
	case strings.HasPrefix(string(f), "code"):
		return "ui-monospace,monospace"
	}
	return "system-ui,sans-serif"
}

// colour is a swatch as a screen shows it.
func (ed *Edition) colour(i draw.Ink) string {
	c := ed.Palette[i].RGB
	return fmt.Sprintf("#%02X%02X%02X", c[0], c[1], c[2])
}

func faceAt(f draw.Font) string { return path.Join("fonts", string(f)+".woff2") }

// set is what is set in a face: its codes, and which stand beside each other.
type set struct {
	codes map[rune]bool
	pairs map[[2]rune]bool
}

// faces puts into the folder the faces that the page is set and drawn in, with the
// characters that it shows in each, and gives their names in order.
func (w *writer) faces(root *node, files map[string][]byte) (names []draw.Font) {
	sets := wardrobe{}
	w.dress(root, sets)
	return sets.files(w.ed.Faces, files)
}

// wardrobe is what is set in each face.
type wardrobe map[draw.Font]*set

// of is the set of a face.
func (all wardrobe) of(f draw.Font) *set {
	if all[f] == nil {
		all[f] = &set{map[rune]bool{}, map[[2]rune]bool{}}
	}
	return all[f]
}

// dress adds what the page is set and drawn in.
func (w *writer) dress(root *node, sets wardrobe) {
	w.spelt(root, w.ed.Styles["table"].Font, sets.of)
	for f, codes := range svg.Codes(append(w.ed.drawings(w.read.root), w.phones...)) {
		for _, r := range codes {
			sets.of(f).codes[r] = true
		}
	}
}

// files puts the faces into a folder, and gives their names in order.
func (all wardrobe) files(faces *fonts.Set, files map[string][]byte) (names []draw.Font) {
	for f, s := range all {
		face, has := faces.Face(string(f))
		if !has {
			continue
		}
		for r := '0'; r <= '9'; r++ { // counters
			s.codes[r] = true
		}
		names = append(names, f)
		files[faceAt(f)] = fonts.WOFF2(face.Kerned(slices.Sorted(maps.Keys(s.codes)), slices.Collect(maps.Keys(s.pairs))))
	}
	slices.Sort(names)
	return names
}

// spelt notes what an element shows in which face: that of its class, else of the
// element around it.
func (w *writer) spelt(n *node, f draw.Font, of func(draw.Font) *set) {
	for _, c := range strings.Fields(n.get("class")) {
		if name, is := strings.CutPrefix(c, "f-"); is {
			f = draw.Font(name)
		} else if name, is := strings.CutPrefix(c, "s-"); is && w.ed.Styles[name].Font != "" {
			f = w.ed.Styles[name].Font
		}
	}
	var last rune
	for _, r := range n.text {
		s := of(f)
		s.codes[r] = true
		if last != 0 {
			s.pairs[[2]rune{last, r}] = true
		}
		last = r
	}
	for _, r := range n.get("data-label") {
		of(w.ed.Styles["table"].Font).codes[r] = true
	}
	for _, k := range n.kids {
		w.spelt(k, f, of)
	}
}

// drawings is the boxes that the page draws, as pages.
func (ed *Edition) drawings(root *matter) (out []draw.Page) {
	root.each(func(m *matter) {
		for _, p := range m.parts {
			out = append(out, draw.Page{Box: *p.box})
		}
	})
	return out
}
