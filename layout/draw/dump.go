package draw

import (
	"fmt"
	"strings"
)

// Dump is the pages as text, one line for each box that holds marks: the role,
// then x, y, width and height in millimetres on the page, then what stands in
// it. It is made to be compared and reviewed: same pages, same text.
func Dump(pages []Page) string {
	var b strings.Builder
	for i := range pages {
		p := &pages[i]
		fmt.Fprintf(&b, "page %d  folio %s  section %s", i+1, word(p.Folio), word(p.Section))
		if p.Ground != "" {
			fmt.Fprintf(&b, "  ground %s", p.Ground)
		}
		b.WriteString("\n")
		Walk(&p.Box, func(v Visit) bool {
			if s := content(v.Box); s != "" {
				fmt.Fprintf(&b, "  %-10s %6.1f %6.1f %6.1f %6.1f  %s\n", role(v), v.At.X.MM(), v.At.Y.MM(), v.At.W.MM(), v.At.H.MM(), s)
			}
			return true
		})
	}
	return b.String()
}

func word(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// role is the role of a visit, artifacts by their kind in small letters.
func role(v Visit) string {
	switch {
	case v.Elem == nil:
		return "-"
	case v.Elem.Role.Artifact():
		return strings.ToLower(strings.TrimPrefix(string(v.Elem.Role), "Artifact:"))
	case v.Artifact:
		return "layout"
	}
	return string(v.Elem.Role)
}

// content is what a box holds itself, in one line.
func content(b *Box) string {
	var text []string
	var line strings.Builder
	paths := map[Ink]int{}
	var inks []Ink
	var more []string
	for _, op := range b.Ops {
		switch o := op.(type) {
		case Text:
			if o.Actual == "\u00AD" {
				line.WriteString("¬")
				continue
			}
			line.WriteString(o.Str)
		case Path:
			ink := o.Fill
			if ink == "" {
				ink = o.Stroke
			}
			if paths[ink]++; paths[ink] == 1 {
				inks = append(inks, ink)
			}
		case Image:
			more = append(more, "image "+o.Picture.Name)
		case Link:
			more = append(more, "→ "+o.Href)
		case Anchor:
			more = append(more, "#"+o.Name)
		}
	}
	if line.Len() > 0 {
		text = append(text, "“"+strings.TrimRight(line.String(), " ")+"”")
	}
	for _, ink := range inks {
		text = append(text, fmt.Sprintf("%d× %s", paths[ink], ink))
	}
	return strings.Join(append(text, more...), "  ")
}
