package compose_test

import (
	"slices"
	"testing"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// The rules of the art direction, held over every mark of every page: sizes of
// text, widths of lines, and the one bright colour.
func TestMeasuresOfEveryPage(t *testing.T) {
	s := load(t, data.FS())
	for _, id := range s.Editions() {
		for _, lang := range languages() {
			t.Run(id+" "+lang, func(t *testing.T) {
				ed, _ := s.Edition(id)
				texts, lines := 0, 0
				for i, p := range shippedPages(t, id)[lang].Pages {
					still := ed.View.Counts().Changed == 0 && p.Section != "method" // which explains the colour
					draw.Walk(&p.Box, func(v draw.Visit) bool {
						for _, op := range v.Box.Ops {
							switch o := op.(type) {
							case draw.Text:
								texts++
								textRules(t, i+1, v, o)
								bright(t, i+1, still, v.Name, o.Ink)
								gridded(t, i+1, p.Section, v, o)
							case draw.Path:
								if o.Stroke != "" {
									lines++
									lineRules(t, i+1, v, o)
								}
								bright(t, i+1, still, v.Name, o.Fill)
								bright(t, i+1, still, v.Name, o.Stroke)
							}
						}
						return true
					})
				}
				if texts < 1000 || lines < 100 {
					t.Errorf("only %d texts and %d lines were looked at", texts, lines)
				}
			})
		}
	}
}

func textRules(t *testing.T, page int, v draw.Visit, o draw.Text) {
	t.Helper()
	if o.Size < unit.Points(7.75) {
		t.Errorf("page %d, %s: %.2f pt: %s", page, v.Name, o.Size.PT(), o.Str)
	}
	if l := v.Box.Line; l != nil && l.Style == "body" && o.Size < unit.Points(9.5) && o.Font != "sans" && o.Font != "code" {
		t.Errorf("page %d, %s: body text of %.2f pt: %s", page, v.Name, o.Size.PT(), o.Str)
	}
	if o.Ink == "vermillon" && o.Size < unit.Points(18) {
		t.Errorf("page %d, %s: vermillon under 18 pt: %s", page, v.Name, o.Str)
	}
	if l := v.Box.Line; l != nil && l.Style == "table-s" && !slices.Contains(keys(), v.Name) {
		t.Errorf("page %d, %s: %.2f pt is for labels of charts and keys: %s", page, v.Name, o.Size.PT(), o.Str)
	}
	if o.Size < unit.Points(9) && (o.Ink == "nuit" || o.Ink == "sapin" || o.Ink == "prune" || o.Ink == "bronze") {
		t.Errorf("page %d, %s: text of %.2f pt in four inks: %s", page, v.Name, o.Size.PT(), o.Str)
	}
	if o.Ink == "vermtexte" && o.Font == "sans" {
		t.Errorf("page %d, %s: changed text that is not semibold: %s", page, v.Name, o.Str)
	}
}

// gridded holds the words of the full comparison grid and what explains them,
// calls too, to the least size of tables, its heads to that of labels.
func gridded(t *testing.T, page int, section string, v draw.Visit, o draw.Text) {
	t.Helper()
	l := v.Box.Line
	if section != "grid" || v.Artifact || l == nil || !slices.Contains([]string{"table", "grid-head"}, l.Style) {
		return
	}
	least := unit.Points(8.75)
	if l.Style == "grid-head" {
		least = unit.Points(8.5)
	}
	if o.Size < least-1 {
		t.Errorf("page %d, %s: %.2f pt: %s", page, v.Name, o.Size.PT(), o.Str)
	}
}

// keys are the components that explain signs: their words may be as small as
// the labels of charts.
func keys() []string { return []string{"cover", "method"} }

// tinted are the swatches whose dots a line must hold on press.
func tinted(i draw.Ink) bool { return i == "glace" || i == "azur" || i == "brume" }

func lineRules(t *testing.T, page int, v draw.Visit, o draw.Path) {
	t.Helper()
	least := unit.Points(0.25)
	if tinted(o.Stroke) {
		least = unit.Points(0.5)
	}
	if o.Width < least-1 {
		t.Errorf("page %d, %s: a line of %.3f pt in %s", page, v.Name, o.Width.PT(), o.Stroke)
	}
}

// bright holds that a month without a movement has no vermilion.
func bright(t *testing.T, page int, still bool, name string, ink draw.Ink) {
	t.Helper()
	if name == "colour key" { // which shows the colour
		return
	}
	if still && (ink == "vermillon" || ink == "vermtexte") {
		t.Errorf("page %d, %s: vermilion in a month without a movement", page, name)
	}
}
