package layout_test

import (
	"fmt"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/data/testdata/sample"
	"github.com/secnumcloud-observatory/press/layout/golden"
	"github.com/secnumcloud-observatory/press/locales"
)

const (
	guide         = "../docs/editing.md"
	guideInFrench = "../docs/editing.fr.md"
	guideBegin    = "<!-- sections: written by the press from data.Sections; renew with make golden -->\n"
	guideEnd      = "<!-- end of sections -->\n"
)

// The editing guide's table of sections is written from their records, and is
// never a second account of them.
func TestGuideListsTheSections(t *testing.T) {
	for guide, words := range map[string]guideWords{guide: english(), guideInFrench: french()} {
		raw, err := os.ReadFile(guide)
		if err != nil {
			t.Fatal(err)
		}
		head, rest, begun := strings.Cut(string(raw), guideBegin)
		_, tail, ended := strings.Cut(rest, guideEnd)
		if !begun || !ended {
			t.Fatalf("%s has lost the marks between which its table stands:\n%s%s", guide, guideBegin, guideEnd)
		}
		golden.File(t, guide, head+guideBegin+table(t, words)+guideEnd+tail)
	}
}

// What the guides show of pictures and of notes in the margin is read as it stands:
// every field and every form, in the head of an editorial.
func TestGuidesShowPicturesAndMargins(t *testing.T) {
	for _, guide := range []string{guide, guideInFrench} {
		raw, err := os.ReadFile(guide)
		if err != nil {
			t.Fatal(err)
		}
		var head strings.Builder
		for _, fence := range strings.Split(string(raw), "```yaml\n")[1:] {
			if example, _, _ := strings.Cut(fence, "```"); strings.HasPrefix(example, "pictures:") || strings.HasPrefix(example, "margin:") {
				head.WriteString(example)
			}
		}
		name := "editions/2026-01/en/editorial.md"
		s, found := data.Load(sample.Shipped(t, map[string]string{name: "---\ntitle: A title\n" + head.String() + "---\n\nWords.\n"}))
		for _, is := range found {
			if is.Pos.File == name {
				t.Errorf("%s: %v", guide, is)
			}
		}
		ed, _ := s.Edition("2026-01")
		text, _ := ed.Text("en", "editorial")
		if text == nil || len(text.Margin) != 1 || len(text.Pictures) != 3 {
			t.Fatalf("%s: of its examples %+v is read", guide, text)
		}
		for _, form := range read.Forms() {
			if !strings.Contains(string(raw), "`"+string(form)+"`") {
				t.Errorf("%s does not name the form %s", guide, form)
			}
		}
		for _, field := range []string{"file", "form", "alt", "caption", "credit", "rights", "focus", "name", "function", "at", "title", "text"} {
			if !regexp.MustCompile(`[ {` + "`" + `]` + field + "[:`]").Match(raw) {
				t.Errorf("%s does not show the field %s", guide, field)
			}
		}
	}
}

// guideWords is what a guide's table says besides the words of its language's
// locale.
type guideWords struct {
	lang, head, anew, item, items, or, byKey, further, is, and string
}

func english() guideWords {
	return guideWords{"en", "| section | field or part | what it is | lines |", ", anew each month", "item", "items", "or items", "items by key",
		"further items", ": ", "; "}
}

func french() guideWords {
	return guideWords{"fr", "| rubrique | champ ou partie | ce que c’est | lignes |", ", à neuf chaque mois", "élément", "éléments",
		"ou des éléments", "éléments par clé", "autres éléments", " : ", " ; "}
}

// Both guides say the same: heading by heading they have the same paragraphs,
// lists, rows and examples, and name the same fields, files and commands.
func TestBothGuidesSayTheSame(t *testing.T) {
	read := func(name string) []chapter {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		return chapters(string(raw))
	}
	en, fr := read(guide), read(guideInFrench)
	if len(en) != len(fr) {
		t.Fatalf("%d headings and %d", len(en), len(fr))
	}
	for i, x := range en {
		y := fr[i]
		for _, c := range [][2]any{{x.level, y.level}, {x.paragraphs, y.paragraphs}, {x.items, y.items}, {x.rows, y.rows}, {x.code, y.code}} {
			if c[0] != c[1] {
				t.Errorf("%s and %s: %+v, %+v", x.name, y.name, x, y)
				break
			}
		}
		for _, w := range x.names {
			if !slices.Contains(y.names, w) {
				t.Errorf("%s: the French guide does not name `%s`", y.name, w)
			}
		}
		for _, w := range y.names {
			if !slices.Contains(x.names, w) {
				t.Errorf("%s: the English guide does not name `%s`", x.name, w)
			}
		}
	}
}

// chapter is what stands under a heading of a guide.
type chapter struct {
	name                                 string
	level, paragraphs, items, rows, code int      // code: lines of examples
	names                                []string // in code, where no language changes them
}

// exampleWord is a word of a text between marks, which each guide writes in its language: bold in
// **bold**, word in word[^1].
var exampleWord = regexp.MustCompile(`^(\*+|\[|##)\p{L}+|^\p{L}+(\[\^)`)

func chapters(text string) (out []chapter) {
	fenced, blank := false, true
	for line := range strings.SplitSeq(text, "\n") {
		mark, _, _ := strings.Cut(line, " ")
		switch {
		case strings.HasPrefix(line, "```"):
			fenced = !fenced
		case !fenced && strings.HasPrefix(line, "#"):
			out = append(out, chapter{name: line, level: len(mark)})
		}
		c := &out[len(out)-1]
		switch {
		case fenced || strings.HasPrefix(line, "    "):
			c.code++
		case strings.HasPrefix(line, "|"):
			c.rows++
		case strings.HasPrefix(line, "- "), regexp.MustCompile(`^\d\. `).MatchString(line):
			c.items++
		case blank && line != "" && !strings.HasPrefix(line, " "):
			c.paragraphs++
		}
		if blank = line == ""; !fenced {
			for _, m := range regexp.MustCompile("`([^` ]+)`").FindAllStringSubmatch(line, -1) {
				c.names = append(c.names, exampleWord.ReplaceAllString(m[1], "${1}word${2}"))
			}
		}
	}
	return out
}

// guideTable writes the guide's table, a line for each field and part.
type guideTable struct {
	out   strings.Builder
	say   func(string) string
	words guideWords
	theme *data.Theme
}

func table(t *testing.T, words guideWords) string {
	cat, _ := locales.Load()
	l, _ := cat.Locale(words.lang)
	g := &guideTable{say: func(key string) string { return l.T(key) }, words: words, theme: press(t).Store.Theme}
	g.out.WriteString("\n" + words.head + "\n|---|---|---|---|\n")
	for _, s := range data.Sections() {
		name := fmt.Sprintf("**%s** `%s`", l.T("section."+s.ID), s.ID)
		if s.Month {
			name += words.anew
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
		in = append(in, g.words.item+" "+called(keys(alike), alike[0].Required && !p.Pair)+" ("+g.part(alike[0])+")")
	}
	if p.Each != nil {
		in = append(in, g.each(p))
	}
	if p.Brief == "" {
		return strings.Join(in, g.words.and)
	}
	return g.say(p.Brief) + g.words.is + strings.Join(in, g.words.and)
}

// each is the items of a part that have no keys of their own.
func (g *guideTable) each(p data.Part) string {
	name := g.words.items
	switch {
	case p.Pair:
		name = g.words.or
	case p.Count > 0:
		name = fmt.Sprintf("%d %s", p.Count, g.words.items)
	case p.Of != data.Anything:
		name = g.words.byKey
	case len(p.Items) > 0:
		name = g.words.further
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
