package review

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/locales"
)

func TestDrift(t *testing.T) {
	places := func(pages ...[2]int) []Placement {
		var out []Placement
		for i, p := range pages {
			out = append(out, Placement{Section: string(rune('a' + i)), Pages: map[string]int{"fr": p[0], "en": p[1]}})
		}
		return out
	}
	if found := Drift(places([2]int{1, 1}, [2]int{2, 2}), "fr", "en"); len(found) > 0 {
		t.Errorf("equal pages: %v", found)
	}
	found := Drift(places([2]int{1, 1}, [2]int{4, 5}, [2]int{6, 7}, [2]int{9, 9}), "fr", "en")
	if len(found) != 1 || found[0].Section != "b" || found[0].Code != SectionDrift || found[0].Severity != diag.Quality {
		t.Fatalf("the shift begins at b: %v", found)
	}
	if end := "From the section d on, page 9, the two are level again."; !strings.HasSuffix(found[0].Hint.String(), end) {
		t.Errorf("the shift ends at d: %q", found[0].Hint)
	}
	again := Drift(places([2]int{1, 1}, [2]int{4, 5}, [2]int{6, 8}, [2]int{9, 9}, [2]int{11, 10}), "fr", "en")
	for n, section := range []string{"b", "c", "e"} {
		if len(again) != 3 || again[n].Section != section || strings.HasSuffix(again[n].Hint.String(), "level again.") != (section == "c") {
			t.Fatalf("the pages part at b, further at c, and once more at e: %v", again)
		}
	}
	if want := "section b starts on page 4 in fr and on page 5 in en"; found[0].Msg.String() != want {
		t.Errorf("got %q", found[0].Msg)
	}
	if found := Drift(places([2]int{1, 9}), "fr", "fr"); found != nil {
		t.Errorf("one language cannot drift: %v", found)
		ed := &data.Edition{ID: "2026-05", Pos: diag.Pos{File: "edition.yaml", Line: 1, Col: 1}}
		for _, c := range []struct {
			declared, fr, en int
			want             string
		}{{0, 20, 20, ""}, {0, 24, 20, "the edition has 20 pages in en and 24 in fr"}, {24, 24, 20, ""}, {0, 20, 0, ""}} {
			ed.Pages = c.declared
			got := ""
			for _, is := range Unequal(ed, map[string]int{"fr": c.fr, "en": c.en}, []string{"fr", "en"}) {
				if got = is.Msg.String(); is.Code != UnequalPages || is.Severity != diag.Warning || !strings.Contains(is.Hint.String(), "pages: 24") {
					t.Errorf("%v", is)
				}
			}
			if got != c.want {
				t.Errorf("%+v: %q", c, got)
			}
		}
	}
}

// The place of a word in a paragraph is counted from its span.
func TestPlaceOfAWord(t *testing.T) {
	at := func(line, col int) diag.Pos { return diag.Pos{File: "fr/zoom.md", Line: line, Col: col} }
	r := read.Rich{{Text: "Un été ", Pos: at(3, 1)}, {Text: "chaud", Pos: at(3, 10)}, {Text: "."}}
	for offset, want := range map[int]diag.Pos{0: at(3, 1), 6: at(3, 7), 7: at(3, 10), 11: at(3, 14), 12: {}, 99: at(3, 1)} {
		if got := spotsOf(r).place(offset); got != want {
			t.Errorf("offset %d is at %s, want %s", offset, got, want)
		}
	}
	broken := read.Rich{{Text: "Un.", Pos: at(3, 1), Break: true}, {Text: "Deux.", Pos: at(5, 1)}}
	if got := spotsOf(broken).place(5); got != at(5, 2) {
		t.Errorf("a line break counts as one: %s", got)
	}
	if got := spotsOf(nil).place(0); !got.IsZero() {
		t.Errorf("nothing stands at %s", got)
	}
}

// What is missing is named without what stands there, be its letters the same.
func TestLacking(t *testing.T) {
	for _, c := range [][3]string{{"anna", "ana", "n"}, {"un deux trois", "untrois", "deux"}, {"dit-il — oui", "ditiloui", "—"}, {"qui ?", "qui", "?"},
		{"deux deux", "deux", "deux"}, {"abc", "xyz", "abc"}} {
		if got := lacking(c[0], c[1]); got != c[2] {
			t.Errorf("%q drawn as %q lacks %q, want %q", c[0], c[1], got, c[2])
		}
	}
}

// The lines of a field are its record's, where that has any, and its style's
// elsewhere: the cover's title has two, its style three.
func TestLinesOfTheRecord(t *testing.T) {
	s, _ := shipped(t, nil)
	ed, _ := s.Edition("specimen")
	title, ok := ed.Text("fr", "cover")
	if !ok || len(title.Title) == 0 {
		t.Fatal("the specimen has no cover of its own")
	}
	of := func(n int) []draw.Box {
		lines := make([]draw.Box, n)
		for i := range lines {
			lines[i] = draw.Box{Line: &draw.Line{Style: "cover-head"}, From: title.Title[0].Pos, Ops: []draw.Op{draw.Text{Str: "douze lettre"}}}
		}
		return lines
	}
	own := budgets(ed, "fr", s.Theme)[title.Title[0].Pos]
	style, _ := s.Theme.Style("cover-head")
	for n, want := range map[int]bool{2: false, 3: true} {
		found := tall(of(n), own, 4, diag.Pos{})
		if len(found) > 0 != want || want && (!strings.HasSuffix(found[0].Msg.String(), "takes 3 lines on page 4, and may take 2 at most") ||
			found[0].Field != "title" || found[0].Page != 4) {
			t.Errorf("%d lines of the cover's title: %v", n, found)
		}
		if found := tall(of(n), budget{}.of(style), 4, diag.Pos{}); len(found) > 0 {
			t.Errorf("%d lines of the style: %v", n, found)
		}
	}
	if found := tall(of(4), budget{}.of(style), 4, diag.Pos{File: "editions/x/edition.yaml"}); len(found) != 1 || !strings.Contains(found[0].Msg.String(), "takes 4 lines on page 4, and may take 3 at most") {
		t.Errorf("four lines of the style: %v", found)
	}
}

// shipped is the shipped data with some files replaced.
func shipped(t *testing.T, files map[string]string) (*data.Store, *locales.Catalog) {
	t.Helper()
	folder := fstest.MapFS{}
	if err := fs.WalkDir(data.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		raw, err := fs.ReadFile(data.FS(), name)
		folder[name] = &fstest.MapFile{Data: raw}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		folder[name] = &fstest.MapFile{Data: []byte(text)}
	}
	s, _ := data.Load(folder)
	all, found := locales.Load()
	if len(found) > 0 {
		t.Fatal(found)
	}
	return s, all
}

// Words that a language forbids, words it would write otherwise and months of
// other editions are found at their places, in either language, whatever space
// stands before the year; a standing text may speak of months that are no edition's,
// nor the cut-off's.
func TestWording(t *testing.T) {
	s, all := shipped(t, map[string]string{
		"editions/2026-04/fr/register.md": "---\nnote: Voilà depuis Janvier\u00a02026, certifiée SecNumCloud.\n---\n",
		"editions/2026-04/en/register.md": "---\nnote: This edition of January 2026, of April 2026, in cyber security.\n---\n",
		"standing/fr/scope.md":            "---\nnote: |\n  En janvier 2022.\n\n  Les pages suivent.\n---\n",
		"standing/fr/validity.md":         "---\nnote: En janvier 2026.\n---\n",
		"standing/en/validity.md":         "---\nnote: On 31 March 2026.\n---\n",
	})
	ed, ok := s.Edition("2026-04")
	if !ok {
		t.Fatal("no edition")
	}
	var got []string
	for _, lang := range []string{"fr", "en"} {
		loc, _ := all.Locale(lang)
		for _, is := range Wording(s, ed, loc) {
			if is.Lang != "" && is.Lang != loc.Tag {
				t.Errorf("%s is in the language %q", is, is.Lang)
			}
			got = append(got, is.Pos.String()+" "+string(is.Code))
		}
	}
	want := []string{"editions/2026-04/fr/register.md:2:34 BannedWord", "editions/2026-04/fr/register.md:2:34 Wording", "editions/2026-04/fr/register.md:2:20 OtherMonth",
		"standing/fr/validity.md:2:10 OtherMonth", "editions/2026-04/en/register.md:2:55 Wording", "editions/2026-04/en/register.md:2:23 OtherMonth",
		"standing/en/validity.md:2:13 OtherMonth"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// What follows in a text follows on the pages, and a reference mark has the
// number of its source: blocks that changed places and a number that is another
// source's are told, each at its place.
func TestOrderOfBlocks(t *testing.T) {
	at := func(line int) diag.Pos { return diag.Pos{File: "fr/zoom.md", Line: line, Col: 1} }
	para := func(line int, words string) read.Block {
		return read.Block{Kind: read.Paragraph, Pos: at(line), Rich: read.Rich{{Text: words, Pos: at(line)}}}
	}
	cited := para(9, "quatre")
	cited.Rich = append(cited.Rich, read.Span{Cite: "A1", Pos: diag.Pos{File: "fr/zoom.md", Line: 9, Col: 8}})
	list := read.Block{Kind: read.List, Items: [][]read.Block{{para(5, "deux")}, {para(7, "trois")}}}
	quote := read.Block{Kind: read.Quote, Items: [][]read.Block{{para(3, "pris")}}}
	all, _ := locales.Load()
	for _, c := range []struct {
		name, mark string
		order      []int // lines, as they are drawn
		want       []string
	}{
		{"as it was written", "0", []int{3, 1, 5, 7, 9}, nil}, // a quote has a place of its own
		{"paragraphs that changed places", "0", []int{9, 1, 5, 7}, []string{"fr/zoom.md:9:1 WordOrder"}},
		{"items that changed places", "0", []int{1, 7, 5, 9}, []string{"fr/zoom.md:7:1 WordOrder"}},
		{"another source's number", "7", []int{1, 5, 7, 9}, []string{"fr/zoom.md:9:8 UnsetField"}},
		{"a source's number twice", "00", []int{1, 5, 7, 9}, []string{"fr/zoom.md:9:8 RepeatedText"}},
	} {
		i := inventory{places: places{words: map[diag.Pos]string{}, turn: map[diag.Pos]int{}}, ed: &data.Edition{}, all: all, lang: "fr", shown: true}
		for turn, line := range c.order {
			i.turn[at(line)] = 2 * turn
		}
		for line, words := range map[int]string{1: "un", 3: "pris", 5: "deux", 7: "trois", 9: "quatre"} {
			i.words[at(line)] = words
		}
		mark := cited.Rich[1].Pos
		i.words[mark], i.turn[mark] = c.mark, i.turn[at(9)]+1
		i.blocks("body", []read.Block{para(1, "un"), quote, list, cited})
		var got []string
		for _, is := range i.out {
			got = append(got, is.Pos.String()+" "+string(is.Code))
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
	}
}

// A passage stands once, as it was typed or as it is ruled; twice, or not whole, is told.
func TestTimes(t *testing.T) {
	for _, c := range []struct {
		drawn, typed, ruled string
		want                int
	}{
		{"un", "un", "un", 1}, {"unun", "un", "un", 2}, {"uneun", "une", "un", 2}, {"unun", "unun", "unun", 1}, {"ununu", "un", "un", 0},
		{"", "un", "un", 0}, {"", "", "", 1}, {"un", "", "", 0},
	} {
		if got := times(c.drawn, c.typed, c.ruled); got != c.want {
			t.Errorf("%+v: %d", c, got)
		}
	}
}

// What tells of a picture's file is lost where the press draws the picture itself.
func TestPicturesWithoutAFile(t *testing.T) {
	at := diag.Pos{File: "fr/editorial.md", Line: 3, Col: 5}
	for _, c := range []struct {
		shown read.Shown
		want  []string
	}{
		{read.Shown{}, nil},
		{read.Shown{Focus: [2]int{50, 50}}, nil},
		{read.Shown{Alt: "Zaqur dessin"}, []string{"pictures[1].alt"}},
		{read.Shown{Rights: "à nous", Focus: [2]int{20, 50}}, []string{"pictures[1].rights", "pictures[1].focus"}},
		{read.Shown{Src: "a.png", Alt: "x", Rights: "à nous", Focus: [2]int{20, 50}}, nil},
	} {
		i := inventory{places: places{pictures: map[diag.Pos]string{at: "x"}}, ed: &data.Edition{}, laid: &page.Result{}, lang: "fr", shown: true}
		c.shown.Form, c.shown.Pos = read.Opener, at
		i.shownPicture("pictures[1]", c.shown)
		var got []string
		for _, is := range i.out {
			got = append(got, is.Field)
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%+v: %s", c.shown, d)
		}
	}
}

// Items stand on the pages in the order of their record or file, each title before
// its text; events may stand in that of the month. One that does not is told once.
func TestOrderOfItems(t *testing.T) {
	at := func(line int) diag.Pos { return diag.Pos{File: "fr/what.md", Line: line, Col: 1} }
	words := func(line int) read.Rich { return read.Rich{{Text: "mot", Pos: at(line)}} }
	items := []read.Part{{Title: words(1), Text: words(2)}, {Title: words(3), Text: words(4)}, {Key: "first", Title: words(5)}}
	record := data.Part{Items: []data.Part{{Key: "first"}}, Each: &data.Part{}}
	month := data.Part{Each: &data.Part{}, Of: data.Events}
	two := data.Part{Items: []data.Part{{Key: "first"}, {Key: "second"}}, Each: &data.Part{}}
	between := []read.Part{{Key: "first", Title: words(5)}, {Title: words(1), Text: words(2)}, {Key: "second", Title: words(6)}}
	for _, c := range []struct {
		name  string
		rec   data.Part
		order []int // lines, as they are drawn
		want  []string
		items []read.Part
	}{
		{"keys of the record behind the others", record, []int{1, 2, 3, 4, 5}, nil, items},
		{"two items", record, []int{3, 4, 1, 2, 5}, []string{"fr/what.md:3:1 WordOrder"}, items},
		{"a title behind its text", record, []int{1, 2, 4, 3, 5}, []string{"fr/what.md:4:1 WordOrder"}, items},
		{"a text that took another's place", record, []int{1, 4, 3, 2, 5}, []string{"fr/what.md:4:1 WordOrder"}, items},
		{"events of the month", month, []int{3, 4, 1, 2}, nil, items},
		{"a further one between those of the record, as typed", two, []int{5, 1, 2, 6}, nil, between},
		{"a further one behind those of the record", two, []int{5, 6, 1, 2}, nil, between},
		{"those of the record exchanged", two, []int{6, 1, 2, 5}, []string{"fr/what.md:6:1 WordOrder"}, between},
	} {
		i := inventory{places: places{words: map[diag.Pos]string{}, turn: map[diag.Pos]int{}}, ed: &data.Edition{}, lang: "fr", shown: true}
		for turn, line := range c.order {
			i.turn[at(line)] = turn
		}
		i.order("", c.rec, c.items)
		var got []string
		for _, is := range i.out {
			got = append(got, is.Pos.String()+" "+string(is.Code))
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
	}
}

// A language whose rules take marks away, or write nothing in their place, loses
// what was typed, however well its pages agree with its rules.
func TestRulesThatTakeMarksAreTold(t *testing.T) {
	all, _ := locales.Load(fstest.MapFS{"it.yaml": {Data: []byte("language: {tag: it-IT, name: Italiano, base: en, " +
		"typography: [{rule: quotes, levels: [{open: \"\", close: \"\"}]}]}\n")}})
	pos := diag.Pos{File: "it/zoom.md", Line: 1, Col: 1}
	typed := read.Rich{{Text: `Disse "vero", e tacque.`, Pos: pos}}
	loc, ok := all.Locale("it")
	if !ok {
		t.Fatal("no Italian")
	}
	i := inventory{places: places{words: map[diag.Pos]string{pos: signs(loc.Typographic(typed[0].Text))}, turn: map[diag.Pos]int{}},
		ed: &data.Edition{}, all: all, lang: "it", shown: true, laid: &page.Result{}}
	i.field("body", typed)
	if len(i.out) != 1 || i.out[0].Pos != pos || i.out[0].Severity != diag.Error {
		t.Errorf("%q is set as %q, and told: %v", typed[0].Text, loc.Typographic(typed[0].Text), i.out)
	}
}
