package compose_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/layout/draw"
)

// Every field that a section's record names is on its pages, in the style that
// the record says; and whatever else can be typed is not, at any depth: so what
// stands in no record is truly lost, and the check is right to refuse it.
func TestRecordsAreWhatComposersSet(t *testing.T) {
	for _, rec := range data.Sections() {
		t.Run(rec.ID, func(t *testing.T) {
			id := "specimen"
			if rec.ID == "sources" { // whose facts rest on more than is called
				id = "2026-01"
			}
			exact(t, rec, id)
		})
	}
	t.Run("technical, without a pair", func(t *testing.T) {
		rec, _ := data.SectionOf("technical")
		rec.Parts[0].Items, rec.Parts[0].Pair = nil, false
		exact(t, rec, "specimen")
	})
	t.Run("news, in a month without any", func(t *testing.T) {
		rec, _ := data.SectionOf("news")
		exact(t, rec, "2026-04")
	})
}

func exact(t *testing.T, rec data.Section, id string) {
	f := &filled{want: map[string]string{}}
	ed, _ := shippedStore().Edition(id)
	for _, e := range slices.Concat(ed.View.Events(), ed.View.Arrivals(), ed.View.Recalled()) {
		f.events = append(f.events, e.ID)
	}
	for _, e := range ed.View.Bare() {
		f.applicants = append(f.applicants, e.Provider.ID)
	}
	for _, s := range ed.Consulted() {
		f.readings = append(f.readings, s.ID)
	}
	s := load(t, with(t, data.FS(), map[string]string{"editions/" + id + "/fr/" + rec.ID + ".md": f.text(rec)}))
	ed, _ = s.Edition(id)
	if ed.Sections = []string{"cover", rec.ID}; rec.ID == "cover" {
		ed.Sections = ed.Sections[:1]
	}
	got := map[string][]string{}
	for _, p := range lay(t, s, id, "fr").Pages {
		draw.Walk(&p.Box, func(v draw.Visit) bool {
			for _, op := range v.Box.Ops {
				if x, ok := op.(draw.Text); ok {
					for _, w := range regexp.MustCompile("qz[a-z]{2}").FindAllString(strings.ToLower(x.Str), -1) {
						style := "" // a drawing's own, or a line's with a sign
						if v.Box.Line != nil {
							style = v.Box.Line.Style
						}
						got[w] = append(got[w], style)
					}
				}
			}
			return true
		})
	}
	for w, where := range f.want {
		styles, set := got[w]
		path, wants, declared := strings.Cut(where, sep)
		switch {
		case declared && !set:
			t.Errorf("%s is declared, and the composer does not set it", path)
		case !declared && set:
			t.Errorf("%s is set by the composer, in %q, and no record says so", path, styles)
		case declared && !slices.ContainsFunc(styles, func(s string) bool { return s == "" || slices.Contains(strings.Fields(wants), s) }):
			t.Errorf("%s is set in %q, and its record says %q", path, styles, wants)
		}
	}
}

const sep = " → "

// filled is a text in which everything is written that can be: each word once.
type filled struct {
	n      int
	want   map[string]string // a word: where it stands and, when declared, its styles behind sep
	events []string

	applicants, readings []string
}

// word is a word of its own for a field.
func (f *filled) word(path string, rec data.Field, declared bool) string {
	w := fmt.Sprintf("qz%c%c", 'a'+f.n/26, 'a'+f.n%26)
	f.n++
	f.want[w] = path
	if declared {
		f.want[w] += sep + strings.TrimSpace(rec.Style+" "+rec.Other)
	}
	return w
}

func (f *filled) text(rec data.Section) string {
	var b strings.Builder
	b.WriteString("---\n")
	for _, name := range []string{data.Title, data.Standfirst, data.Signature, data.Note} {
		field, set := rec.Field(name)
		fmt.Fprintf(&b, "%s: %s\n", name, f.word(name, field, set))
	}
	fmt.Fprintf(&b, "parts: %s\n---\n", f.items(data.Part{Items: rec.Parts}, "", 0))
	body, set := rec.Field(data.Body)
	b.WriteString(f.word("body", body, set) + "\n\n## " + f.word("head", data.Field{Style: "h2"}, set) + "\n\n")
	b.WriteString("- " + f.word("list", body, set) + "\n\n  > " + f.word("quote in a list", body, false) + "\n\n")
	b.WriteString("> " + f.word("quote", data.Field{Style: "quote"}, set && body.Quotes) + "\n")
	return b.String()
}

// items is the items of a part: those with a record, and one that has none.
func (f *filled) items(rec data.Part, path string, depth int) string {
	var out []string
	for _, it := range rec.Items {
		out = append(out, f.part(it.Key, it, true, path, depth))
	}
	keys := []string{"one", "two", "three", "four", "five", "six"}[:max(rec.Count, 2)]
	switch rec.Of {
	case data.Events:
		keys = f.events
	case data.Applicants:
		keys = f.applicants
	case data.Readings:
		keys = f.readings
	}
	for _, key := range keys {
		if rec.Each != nil && !rec.Pair {
			out = append(out, f.part(key, *rec.Each, true, path, depth))
		}
	}
	if rec.Each == nil || rec.Pair || rec.Of == data.Events || rec.Of == data.Applicants {
		out = append(out, f.part("stray", data.Part{}, false, path, depth))
	}
	return "[" + strings.Join(out, ", ") + "]"
}

func (f *filled) part(key string, rec data.Part, known bool, path string, depth int) string {
	path = strings.TrimPrefix(path+"."+key, ".")
	title, setTitle := rec.Field(data.Title)
	words, setWords := rec.Field(data.Words)
	s := fmt.Sprintf("{key: %s, title: %s, text: %s", key, f.word(path+".title", title, known && setTitle), f.word(path+".text", words, known && setWords))
	if depth < 3 {
		s += ", items: " + f.items(rec, path, depth+1)
	}
	return s + "}"
}
