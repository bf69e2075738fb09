package charts

import (
	"fmt"
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// dump writes a box as an SVG picture into the folder CHARTS_SVG names, to be
// looked at; without it, nothing is written.
func dump(t *testing.T, name string, b draw.Box) {
	t.Helper()
	dir := os.Getenv("CHARTS_SVG")
	if dir == "" {
		return
	}
	var s strings.Builder
	fmt.Fprintf(&s, `<svg xmlns="http://www.w3.org/2000/svg" width="%.2fmm" height="%.2fmm" viewBox="0 0 %.3f %.3f">`,
		b.W.MM(), b.H.MM(), b.W.MM(), b.H.MM())
	s.WriteString(`<rect width="100%" height="100%" fill="white"/>`)
	svg(&s, unit.Point{}, b)
	s.WriteString("</svg>\n")
	if err := os.WriteFile(filepath.Join(dir, name+".svg"), []byte(s.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

func svg(s *strings.Builder, o unit.Point, b draw.Box) {
	hex := func(k draw.Ink) string {
		if k == "" {
			return "none"
		}
		return fmt.Sprintf("#%06X", colour(k))
	}
	for _, op := range b.Ops {
		switch op := op.(type) {
		case draw.Text:
			family, weight, style := "Source Sans 3", 400, "normal"
			switch {
			case strings.Contains(string(op.Font), "semibold"):
				weight = 600
			case strings.Contains(string(op.Font), "bold"):
				weight = 700
			case strings.Contains(string(op.Font), "italic"):
				style = "italic"
			}
			fmt.Fprintf(s, `<text x="%.3f" y="%.3f" font-family="'%s'" font-weight="%d" font-style="%s" font-size="%.3f" fill="%s" textLength="%.3f" xml:space="preserve">%s</text>`,
				(o.X + op.X).MM(), (o.Y + op.Y).MM(), family, weight, style, op.Size.MM(), hex(op.Ink), op.Width.MM(), html.EscapeString(op.Str))
		case draw.Path:
			s.WriteString(`<path d="`)
			for i := range op.Segs {
				s.WriteString([]string{"M", "L", "C", "Z"}[op.Segs[i].Kind])
				for _, p := range op.Segs[i].Points() {
					fmt.Fprintf(s, "%.4f %.4f ", (o.X + p.X).MM(), (o.Y + p.Y).MM())
				}
			}
			fmt.Fprintf(s, `" fill="%s" stroke="%s" stroke-width="%.4f"`, hex(op.Fill), hex(op.Stroke), op.Width.MM())
			if len(op.Dash) > 0 {
				s.WriteString(` stroke-dasharray="`)
				for _, d := range op.Dash {
					fmt.Fprintf(s, "%.3f ", d.MM())
				}
				s.WriteString(`"`)
			}
			s.WriteString("/>")
		}
	}
	for _, k := range b.Kids {
		svg(s, unit.Point{X: o.X + k.X, Y: o.Y + k.Y}, k.Box)
	}
}
