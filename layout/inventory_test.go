package layout_test

import (
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/preflight/pdf"
)

// passage is one inline text of a section as the editor wrote it.
type passage struct {
	field, words string
	body         bool // of the running text, whose order is that of the file
}

// passages are what a section's file holds. Reference marks become numbers and
// are left out, and so are the pieces between them kept apart.
func passages(t *read.Text) []passage {
	var out []passage
	add := func(field string, body bool, r read.Rich) {
		words := ""
		flush := func() {
			if squeeze(words) != "" {
				out = append(out, passage{field, words, body})
			}
			words = ""
		}
		for _, s := range r {
			if s.Marks() {
				flush()
				continue
			}
			words += s.Text
		}
		flush()
	}
	add("title", false, t.Title)
	add("standfirst", false, t.Standfirst)
	add("signature", false, t.Signature)
	add("note", false, t.Note)
	var parts func(string, []read.Part)
	parts = func(path string, ps []read.Part) {
		for _, p := range ps {
			at := path + "." + p.Key
			add(at+".title", false, p.Title)
			add(at+".text", false, p.Text)
			parts(at, p.Items)
		}
	}
	parts("parts", t.Parts)
	var blocks func([]read.Block, bool)
	blocks = func(bs []read.Block, running bool) {
		for _, b := range bs {
			add("body", running, b.Rich)
			for _, it := range b.Items {
				blocks(it, running && b.Kind != read.Quote && b.Kind != read.Note) // a pull quote stands where it fits, a note at a foot
			}
		}
	}
	blocks(t.Body, true)
	return out
}

// Every word an editor wrote stands in the file, as another reader than the
// one that wrote it reads the file aloud: each passage whole, on the pages of
// its section, and the running text in the order of its file.
func TestEveryWordIsReadAloud(t *testing.T) {
	for _, month := range editions() {
		r := result(t, month)
		for _, l := range r.Pages {
			f, err := pdf.Read(output(t, r, l.Lang, "screen").Data)
			if err != nil {
				t.Fatal(err)
			}
			read := map[string]string{} // by section
			for _, b := range f.ReadingOrder() {
				read[page.Whole(l.Result.Pages[max(b.Page, 1)-1].Section)] += squeeze(b.Text)
			}
			n := 0
			for _, section := range r.Edition.Sections {
				text, ok := r.Edition.Text(l.Lang, section)
				if !ok || read[section] == "" {
					if ok && !slices.Contains(l.Result.Left, section) {
						t.Errorf("%s %s: the section %s has a text and no page", month, l.Lang, section)
					}
					continue
				}
				n += readAloud(t, month+" "+l.Lang+" "+section, passages(due(r.Edition, l.Lang, text)), read[section])
			}
			if n < 150 {
				t.Errorf("%s %s: only %d passages were looked for", month, l.Lang, n)
			}
		}
	}
}

func readAloud(t *testing.T, where string, ps []passage, read string) int {
	t.Helper()
	from := 0
	for _, p := range ps {
		want := squeeze(p.words)
		switch i := strings.Index(read[from:], want); {
		case !strings.Contains(read, want):
			t.Errorf("%s: %s is not read: %q", where, p.field, p.words)
		case p.body && i < 0:
			t.Errorf("%s: %s is read too early: %q", where, p.field, p.words)
		case p.body:
			from += i + len(want)
		}
	}
	return len(ps)
}

// The words on the pages are the words in the file, one by one and in order.
func TestPagesAndFileHoldTheSameWords(t *testing.T) {
	for _, month := range editions() {
		r := result(t, month)
		for _, l := range r.Pages {
			f, err := pdf.Read(output(t, r, l.Lang, "screen").Data)
			if err != nil {
				t.Fatal(err)
			}
			read := ""
			for _, b := range f.ReadingOrder() {
				read += squeeze(b.Text)
			}
			words := strings.Fields(draw.Tree(l.Result.Pages).Words())
			if len(words) < 3000 {
				t.Errorf("%s %s: the pages hold only %d words", month, l.Lang, len(words))
			}
			counts := map[rune]int{}
			for _, c := range squeeze(strings.Join(words, "")) {
				counts[c]++
			}
			for _, c := range read {
				counts[c]--
			}
			for c, n := range counts {
				if n > 0 {
					t.Errorf("%s %s: %q stands on the pages %d times more than it is read", month, l.Lang, c, n)
				}
			}
		}
	}
}

// Every provider, every offer and every rubric of the edition stands in it, and
// no message of the press is missing.
func TestNamesOfTheRegister(t *testing.T) {
	for _, month := range editions() {
		r := result(t, month)
		for _, l := range r.Pages {
			all := squeeze(draw.Tree(l.Result.Pages).Words())
			for _, e := range r.Edition.View.Cells() {
				for _, name := range []string{e.Provider.Name, e.Name} {
					if !strings.Contains(all, squeeze(name)) {
						t.Errorf("%s %s: %q is not in the edition", month, l.Lang, name)
					}
				}
			}
			loc, _ := press(t).Locales.Locale(l.Lang)
			shown := page.ReadAloud(l.Result.Pages)
			for _, s := range l.Doc.Sections {
				if slices.Contains(r.Edition.Sections, s.ID) && s.ID != "cover" && s.ID != "back" && !slices.Contains(l.Result.Left, s.ID) && s.Rubric != "" && s.Rubric != loc.T("section."+s.ID) {
					t.Errorf("%s %s: the rubric of %s is %q", month, l.Lang, s.ID, s.Rubric)
				}
			}
			if i := strings.Index(shown, "?]"); i >= 0 {
				t.Errorf("%s %s: a message is missing: %q", month, l.Lang, shown[max(0, i-40):i+2])
			}
		}
	}
}

// A program that knows nothing of structure finds every word too, in both kinds
// of file, with words whole that were divided at a line's end.
func TestPoppler(t *testing.T) {
	pdftotext := tool(t, "pdftotext")
	for _, month := range editions() {
		r := result(t, month)
		for i := range r.Outputs {
			o := &r.Outputs[i]
			raw, err := exec.Command(pdftotext, "-enc", "UTF-8", "-raw", written(t, o), "-").Output()
			if err != nil {
				t.Fatal(err)
			}
			found := map[string]int{}
			for _, w := range words(whole(string(raw))) {
				found[w]++
			}
			if o.Profile == "print" { // untagged: a hyphen at a line's end may be a word's own, or not
				for _, m := range divided.FindAllStringSubmatch(norm.NFKC.String(string(raw)), -1) {
					found[m[1]+m[2]]++
				}
			}
			missing := 0
			for _, l := range r.Pages {
				if l.Lang != o.Lang {
					continue
				}
				if o.Profile == "print" {
					for _, w := range words(grouped(heard(l.Result.Pages))) {
						found[w]++
					}
				}
				for _, w := range words(grouped(draw.Tree(l.Result.Pages).Words())) {
					if found[w]--; found[w] < 0 {
						if missing++; missing <= 5 {
							t.Errorf("%s: %q is missing from the text", o.Path, w)
						}
					}
				}
			}
		}
	}
}

// due is a text without the standing parts that wait for another form of their
// section.
func due(ed *data.Edition, lang string, text *read.Text) *read.Text {
	s, _ := data.SectionOf(text.Section)
	if ed.Own(lang, text.Section) {
		return text
	}
	out := *text
	out.Parts = slices.DeleteFunc(slices.Clone(text.Parts), func(p read.Part) bool {
		return slices.ContainsFunc(s.Parts, func(r data.Part) bool { return r.Key == p.Key && r.Waits })
	})
	return &out
}

// heard is what signs and short forms say to a listener alone: a file without
// tags has no place for it. The halves of a divided word are not among them.
func heard(pages []draw.Page) string {
	var b strings.Builder
	letters := func(s string) string { return strings.Join(words(s), "") }
	for i := range pages {
		draw.Walk(&pages[i].Box, func(v draw.Visit) bool {
			for _, op := range v.Box.Ops {
				x, ok := op.(draw.Text)
				if !ok || x.Actual == "" || strings.HasSuffix(x.Str, "-") || strings.HasSuffix(x.Str, "\u2010") || letters(x.Actual) == letters(x.Str) {
					continue
				}
				drawn := words(x.Str)
				for _, w := range words(x.Actual) {
					if k := slices.Index(drawn, w); k >= 0 {
						drawn = slices.Delete(drawn, k, k+1)
						continue
					}
					b.WriteString(w + " ")
				}
			}
			return true
		})
	}
	return b.String()
}

// divided is a word over the end of a line.
var divided = regexp.MustCompile(`([\pL\pN]+)[-\x{2010}]\n([\pL\pN]+)`)

// whole joins words divided at a line's end: the division is a soft hyphen.
func whole(s string) string {
	return strings.NewReplacer("\u00AD\n", "", "\u00AD\r\n", "", "\u00AD", "").Replace(s)
}

// grouped writes numbers as pdftotext does, which takes the narrow space
// between groups of figures for no space at all.
func grouped(s string) string {
	out := []rune(s)
	var kept []rune
	for i, r := range out {
		if r == '\u202f' && i > 0 && i+1 < len(out) && unicode.IsDigit(out[i-1]) && unicode.IsDigit(out[i+1]) {
			continue
		}
		kept = append(kept, r)
	}
	return string(kept)
}

// words are the runs of letters and figures.
func words(s string) []string {
	return strings.FieldsFunc(norm.NFKC.String(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
