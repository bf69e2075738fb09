package layout_test

import (
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"
	"unicode"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/layout/golden"
	"github.com/secnumcloud-observatory/press/locales"
)

const (
	guide      = "../docs/editing.md"
	guideBegin = "<!-- sections: written by the press from data.Sections; renew with make golden -->\n"
	guideEnd   = "<!-- end of sections -->\n"
)

// The editing guide's table of sections is written from their records, and is
// never a second account of them.
func TestGuideListsTheSections(t *testing.T) {
	raw, err := os.ReadFile(guide)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, begun := strings.Cut(string(raw), guideBegin)
	_, tail, ended := strings.Cut(rest, guideEnd)
	if !begun || !ended {
		t.Fatalf("%s has lost the marks between which its table stands:\n%s%s", guide, guideBegin, guideEnd)
	}
	golden.File(t, guide, head+guideBegin+table(t)+guideEnd+tail)
}

// guideTable writes the guide's table, a line for each field and part.
type guideTable struct {
	out   strings.Builder
	say   func(string) string
	theme *data.Theme
}

func table(t *testing.T) string {
	cat, _ := locales.Load()
	en, _ := cat.Locale("en")
	g := &guideTable{say: func(key string) string { return en.T(key) }, theme: press(t).Store.Theme}
	g.out.WriteString("\n| section | field or part | what it is | lines |\n|---|---|---|---|\n")
	for _, s := range data.Sections() {
		name := fmt.Sprintf("**%s** `%s`", en.T("section."+s.ID), s.ID)
		if s.Month {
			name += ", anew each month"
		}
		for _, f := range s.Fields {
			g.line(name, called(f.Name, f.Required), g.say(f.Brief), g.lines(f))
			name = ""
		}
		for _, alike := range runs(s.Parts) {
			g.line(name, called(keys(alike), alike[0].Required), g.part(alike[0]), "")
		}
	}
	g.out.WriteString("\n")
	for _, is := range cat.Missing() {
		t.Error(is)
	}
	return g.out.String()
}

func (g *guideTable) line(cells ...string) {
	g.out.WriteString("| " + strings.Join(cells, " | ") + " |\n")
}

// lines is the budget of a field: the record's, else its style's.
func (g *guideTable) lines(f data.Field) string {
	n := f.Lines
	if style, ok := g.theme.Style(f.Style); ok && n == 0 {
		n = style.Lines
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
}

// called is a name, with a star when it must be there.
func called(name string, required bool) string {
	if name = "`" + name + "`"; required {
		return name + " *"
	}
	return name
}

// part is what a part is, with its fields and items.
func (g *guideTable) part(p data.Part) string {
	var in []string
	for _, f := range p.Fields {
		in = append(in, called(f.Name, f.Required)+" "+g.say(f.Brief))
	}
	for _, alike := range runs(p.Items) {
		in = append(in, "item "+called(keys(alike), alike[0].Required && !p.Pair)+" ("+g.part(alike[0])+")")
	}
	if p.Each != nil {
		in = append(in, g.each(p))
	}
	if p.Brief == "" {
		return strings.Join(in, "; ")
	}
	return g.say(p.Brief) + ": " + strings.Join(in, "; ")
}

// each is the items of a part that have no keys of their own.
func (g *guideTable) each(p data.Part) string {
	name := "items"
	switch {
	case p.Pair:
		name = "or items"
	case p.Count > 0:
		name = fmt.Sprintf("%d items", p.Count)
	case p.Events:
		name = "items by key"
	case len(p.Items) > 0:
		name = "further items"
	}
	return name + " (" + g.part(*p.Each) + ")"
}

// runs is records one after the other that differ in their keys alone.
func runs(ps []data.Part) [][]data.Part {
	var out [][]data.Part
	for i, p := range ps {
		if i > 0 {
			last := out[len(out)-1]
			if q := last[0]; q.Brief == p.Brief {
				if q.Key = p.Key; reflect.DeepEqual(p, q) {
					out[len(out)-1] = append(last, p)
					continue
				}
			}
		}
		out = append(out, []data.Part{p})
	}
	return out
}

func keys(ps []data.Part) string {
	var out []string
	for _, p := range ps {
		out = append(out, p.Key)
	}
	return strings.Join(out, "`, `")
}

// The way through the house is two printed pages: what goes in takes the place
// of something else.
func TestArchitectureIsTwoPages(t *testing.T) {
	raw, err := os.ReadFile("../docs/architecture.md")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, w := range strings.Fields(string(raw)) {
		if strings.ContainsFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			n++
		}
	}
	if n > 1300 {
		t.Errorf("%d words, 1300 at most: say it shorter, or in the document that it belongs to", n)
	}
}
