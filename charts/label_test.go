package charts

import (
	"slices"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// spoken are the words of a label's lines.
func (l label) spoken() []string {
	var out []string
	for i := range l.lines {
		var s strings.Builder
		for _, r := range l.runs(i) {
			s.WriteString(r.Str)
		}
		out = append(out, s.String())
	}
	return out
}

// Labels break where the language lets lines break, names between words, and
// what is wider than its room behind the marks of identifiers or, at the worst,
// inside a word, where the language divides it, with a hyphen: nothing is lost,
// and no line is too wide.
func TestLabelsBreak(t *testing.T) {
	for _, c := range []struct {
		name, lang string
		run        text.Run
		w          unit.Length
		want       []string
	}{
		{"it fits", "fr", named("Orange Business"), 60 * mm, []string{"Orange Business"}},
		{"two words", "fr", named("Orange Business"), 18 * mm, []string{"Orange ", "Business"}},
		{"an identifier", "fr", named("un_deux_trois"), 13 * mm, []string{"un_deux_", "trois"}},
		{"an identifier among words", "fr", named("Offre un_deux_trois quatre"), 13 * mm, []string{"Offre un_", "deux_", "trois ", "quatre"}},
		{"one long word", "fr", named("Hébergement"), 13 * mm, []string{"Héberge-", "ment"}},
		{"one that no language divides", "fr", named("Xxxxxxxxxxxx"), 13 * mm, []string{"Xxxxxxxx-", "xxxx"}},
		{"no room at all", "fr", named("ab"), 0, []string{"ab"}},
		{"no words", "fr", named(""), 13 * mm, nil},
		{"a colon stays", "fr", said("Couches visées : IaaS"), 20 * mm, []string{"Couches ", "visées\u00a0: IaaS"}},
		{"and in English", "en", said("Layers aimed at 2 layers"), 24 * mm, []string{"Layers ", "aimed at 2\u00a0layers"}},
	} {
		s := sheet(t, c.lang)
		l := s.set(c.w, s.table(), c.run)
		if got := l.spoken(); !slices.Equal(got, c.want) {
			t.Errorf("%s: lines %q, want %q", c.name, got, c.want)
		}
		if got := slices.Contains(l.forced, true); got != (c.name == "one that no language divides") {
			t.Errorf("%s: divided where no language does: %v", c.name, got)
		}
		for _, line := range l.spoken() {
			if c.w > 0 && s.wide(strings.TrimRight(line, " "), s.table()) > c.w {
				t.Errorf("%s: line %q is wider than %v", c.name, line, c.w)
			}
		}
	}
}

// A name whose words are wider than its room is set in the first type that holds
// them; where none does, in the largest, divided.
func TestLabelsKeepWordsWhole(t *testing.T) {
	s := sheet(t, "fr")
	types := []text.Style{s.Styles.Read, s.Styles.Small}
	word := named("Hébergement")
	for _, c := range []struct {
		w     unit.Length
		style string
		lines int
	}{
		{s.wide(word.Text, types[0]), types[0].Name, 1},
		{s.wide(word.Text, types[1]), types[1].Name, 1},
		{s.wide(word.Text, types[1]) - mm, types[0].Name, 2},
	} {
		if l := s.first(c.w, types, word); l.style.Name != c.style || len(l.lines) != c.lines {
			t.Errorf("%v: %q in %s", c.w, l.spoken(), l.style.Name)
		}
	}
}

// An address ends its lines after a slash and before a point or a hyphen,
// nowhere else, and is whole when its lines are put together.
func TestLabelsBreakAddresses(t *testing.T) {
	s := sheet(t, "fr")
	for _, address := range []string{"www.example.org/un/deux/trois", "docs.example.org/un-deux/trois-quatre"} {
		lines := s.set(20*mm, s.table(), named(address)).spoken()
		if len(lines) < 2 || strings.Join(lines, "") != address {
			t.Errorf("%s in lines %q", address, lines)
		}
		for i, line := range lines[:len(lines)-1] {
			if !strings.HasSuffix(line, "/") && !strings.HasPrefix(lines[i+1], ".") && !strings.HasPrefix(lines[i+1], "-") {
				t.Errorf("%s: a line ends between %q and %q", address, line, lines[i+1])
			}
		}
	}
}

// A change of role is where a label breaks best: a name stands whole before
// its layers, which its words would else be nearer to than to each other.
func TestLabelsKeepNames(t *testing.T) {
	s := sheet(t, "fr")
	for _, c := range []struct {
		name, layers string
		w            unit.Length
		want         []string
	}{
		{"Adista Secure Cloud", "IaaS", 30 * mm, []string{"Adista Secure Cloud ", "IaaS"}},
		{"PaaS OpenShift", "PaaS", 27 * mm, []string{"PaaS OpenShift ", "PaaS"}},
		{"Cloud de Confiance Bleu", "IaaS", 34 * mm, []string{"Cloud ", "de Confiance Bleu IaaS"}}, // two names side by side stay so
	} {
		name := named(c.name + " ")
		name.Font = s.bold().Font
		if got := s.set(c.w, s.table(), name, said(c.layers)).spoken(); !slices.Equal(got, c.want) {
			t.Errorf("lines %q, want %q", got, c.want)
		}
	}
	for name, want := range map[string][]string{
		"Cloud de Confiance Bleu": {"Cloud de Confiance ", "Bleu"},
		"Cloud de confiance S3NS": {"Cloud de confiance ", "S3NS"},
		"IaaS Cloud on Demand":    {"IaaS Cloud ", "on Demand"},
	} {
		if got := s.set(28*mm, s.table(), named(name)).spoken(); !slices.Equal(got, want) {
			t.Errorf("lines %q, want %q", got, want)
		}
	}
}

// A label without words, of a provider without a name, has no line to draw.
func TestLabelsWithoutWords(t *testing.T) {
	s := sheet(t, "fr")
	l := s.set(20*mm, s.table(), named(""))
	if got := l.runs(0); len(got) > 0 || l.drop() != 0 {
		t.Errorf("%d runs, %v down", len(got), l.drop())
	}
}

// Runs of a label keep their faces; what changed is underlined, line by line,
// and what readers are told of a run rides along.
func TestLabelsAreDrawn(t *testing.T) {
	s := sheet(t, "fr")
	provider := named("Cloud Temple ")
	provider.Font, provider.Ink, provider.Underline = s.bold().Font, s.Inks.ChangeText, true
	l := s.set(20*mm, s.table(), provider, named("IaaS Secure Temple"))
	if got := strings.Join(l.spoken(), ""); got != "Cloud Temple IaaS Secure Temple" || len(l.lines) != 3 {
		t.Errorf("%q in %d lines", got, len(l.lines))
	}
	if l.drop() != 2*s.table().Leading {
		t.Errorf("the third line stands %v lower", l.drop())
	}
	rec := newRecorder(s.Fonts)
	p := pen{r: rec, rec: rec}
	p.label(l, 0, 0)
	var faces []draw.Font
	lines := 0
	for _, op := range rec.ops("") {
		switch o := op.(type) {
		case draw.Text:
			faces = append(faces, o.Font)
		case draw.Path:
			lines++
		}
	}
	if !slices.Equal(faces, []draw.Font{"sans-semibold", "sans", "sans"}) || lines != 1 {
		t.Errorf("the runs are in %v with %d underlines", faces, lines)
	}
	p.label(s.set(17*mm, s.table(), said("Ministère-Cloud")), 0, 0)
	ops := rec.ops("")
	told := ""
	for _, op := range ops {
		if o, ok := op.(draw.Text); ok {
			told += o.Actual
		}
	}
	if told != "\u2010" {
		t.Errorf("a hyphen at the end of a line is told as %q", told)
	}
}
