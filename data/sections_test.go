package data_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/check"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/data/testdata/sample"
)

// fieldsOf is every field of a record, at any depth, with its path.
func fieldsOf(s data.Section) map[string]data.Field {
	out := map[string]data.Field{}
	var visit func(path string, p data.Part)
	visit = func(path string, p data.Part) {
		for _, f := range p.Fields {
			out[path+f.Name] = f
		}
		for _, it := range p.Items {
			visit(path+it.Key+".", it)
		}
		if p.Each != nil {
			visit(path+"….", *p.Each)
		}
	}
	visit(s.ID+".", data.Part{Fields: s.Fields, Items: s.Parts})
	return out
}

// A record's style is the theme's, and its lines are no more than the style's.
func TestRecordsNameStylesOfTheTheme(t *testing.T) {
	s, _ := sample.Edition(t, "2026-04")
	seen, n := map[string]bool{}, 0
	for _, rec := range data.Sections() {
		if seen[rec.ID] {
			t.Errorf("%s is declared twice", rec.ID)
		}
		seen[rec.ID] = true
		for path, f := range fieldsOf(rec) {
			n++
			style, ok := s.Theme.Style(f.Style)
			if f.Style != "" && !ok || f.Style == "" && !strings.HasPrefix(path, "technical.diagram.") {
				t.Errorf("%s: there is no style %q", path, f.Style)
			}
			if f.Lines > 0 && f.Lines > style.Lines {
				t.Errorf("%s: %d lines, and its style has %d", path, f.Lines, style.Lines)
			}
		}
	}
	if n < 100 {
		t.Errorf("%d fields", n)
	}
}

// Whoever writes a field that a section has not is told those it has.
func TestHintsNameTheRecordsFields(t *testing.T) {
	for _, rec := range data.Sections() {
		var want []string
		for _, f := range rec.Fields {
			if f.Name != data.Body {
				want = append(want, f.Name)
			}
		}
		if len(rec.Parts) > 0 {
			want = append(want, "parts")
		}
		_, found := data.Load(sample.Small(t, map[string]string{"standing/fr/" + rec.ID + ".md": "---\nzozo: a\n---\n"}))
		if len(found) != 1 || found[0].Code != read.UnknownField || found[0].Hint.String() != "Possible: "+strings.Join(append(want, "assumes"), ", ")+"." {
			t.Errorf("%s: %v", rec.ID, found)
		}
	}
}

// So is whoever writes one that a part or an item has not.
func TestHintsNameTheFieldsOfParts(t *testing.T) {
	for head, want := range map[string]string{
		"method.md parts:\n  - key: disc\n    zozo: a":                                              "key, title, text",
		"criteria.md parts:\n  - key: technical\n    zozo: a":                                       "key, title, items",
		"criteria.md parts:\n  - key: technical\n    items:\n      - key: risks\n        zozo: a":   "key, title, text",
		"procedure.md parts:\n  j0:\n    items:\n      holds:\n        zozo: a":                     "key, title, items",
		"procedure.md parts:\n  j0:\n    items:\n      holds:\n        items:\n          - zozo: a": "key, text, items",
		"method.md parts:\n  - key: nobody\n    zozo: a":                                            "key, title, text, items",
	} {
		file, head, _ := strings.Cut(head, " ")
		_, found := data.Load(sample.Small(t, map[string]string{"standing/fr/" + file: "---\n" + head + "\n---\n"}))
		if len(found) != 1 || found[0].Code != read.UnknownField || found[0].Hint.String() != "Possible: "+want+"." {
			t.Errorf("%s: %v", head, found)
		}
	}
}

// A new month's texts are marked wherever their record has a field, with the
// brief of that field; what stays from month to month is not.
func TestSkeletonMarksWhatTheRecordsName(t *testing.T) {
	s, last := sample.Edition(t, "2026-04")
	files, found := data.Skeleton(s, facts.Day{Year: 2026, Month: 5}, voice())
	if len(found) > 0 {
		t.Fatal(found)
	}
	next, found := data.Load(sample.Shipped(t, texts(files)))
	if len(found) > 0 {
		t.Fatal(found)
	}
	e, _ := next.Edition("2026-05")
	for _, lang := range []string{"fr", "en"} {
		for _, rec := range data.Sections() {
			now, _ := e.Text(lang, rec.ID)
			was, _ := last.Text(lang, rec.ID)
			if !last.Own(lang, rec.ID) {
				if rec.Month && last.Has(rec.ID) {
					t.Errorf("%s/%s is the month's to write, and no file was made", lang, rec.ID)
				}
				continue
			}
			compare := func(path string, a, b read.Rich, f data.Field) {
				switch mark := "{{rewrite: " + lang + " " + f.Brief + "}}"; {
				case len(a) == 0 && !f.Required || f.Stays:
					if a.String() != b.String() {
						t.Errorf("%s/%s: %s: %q", lang, rec.ID, path, b)
					}
				case b.String() != strings.TrimSpace(mark+" "+a.String()):
					t.Errorf("%s/%s: %s: %q, want %s", lang, rec.ID, path, b, mark)
				}
			}
			for _, f := range rec.Fields {
				switch f.Name {
				case data.Title:
					compare(f.Name, was.Title, now.Title, f)
				case data.Standfirst:
					compare(f.Name, was.Standfirst, now.Standfirst, f)
				case data.Note:
					compare(f.Name, was.Note, now.Note, f)
				case data.Signature:
					compare(f.Name, was.Signature, now.Signature, f)
				case data.Body:
					if len(was.Body) == 0 && !f.Required { // nothing of it is carried over
						continue
					}
					if len(now.Body) != len(was.Body)+1 || now.Body[0].Rich.String() != "{{rewrite: "+lang+" "+f.Brief+"}}" {
						t.Errorf("%s/%s: the body has %d blocks, then %d", lang, rec.ID, len(was.Body), len(now.Body))
					}
					read.EachBlock(now.Body, func(r read.Rich) {
						if len(r) > 0 && !strings.HasPrefix(r.String(), "{{rewrite") {
							t.Errorf("%s/%s: the body's %q passes unmarked", lang, rec.ID, r)
						}
					})
				}
			}
			var visit func(path string, a, b []read.Part, p data.Part)
			visit = func(path string, a, b []read.Part, p data.Part) {
				for i := range a {
					it, _ := p.Item(a[i].Key)
					title, _ := it.Field(data.Title)
					words, _ := it.Field(data.Words)
					at := fmt.Sprintf("%s.%s[%d]", path, a[i].Key, i)
					compare(at+".title", a[i].Title, b[i].Title, title)
					compare(at+".text", a[i].Text, b[i].Text, words)
					visit(at, a[i].Items, b[i].Items, it)
				}
			}
			visit("parts", was.Parts, now.Parts, data.Part{Items: rec.Parts})
		}
	}
	for _, i := range check.Edition(next, e, []string{"fr", "en"}) {
		if i.Code != check.Unwritten {
			t.Error(i)
		}
	}
}

// Whatever a record has a place for, nothing of it is carried over unmarked but
// what stays; the standing texts are left alone.
func TestSkeletonMarksWhateverARecordHolds(t *testing.T) {
	with := map[string]string{"editions/2026-04/edition.yaml": "month: 2026-04\ncutoff: 2026-03-31\npublished: 2026-04-07\nimprint: {publisher: Nous}\n"}
	for _, rec := range data.Sections() {
		if len(rec.Fields)+len(rec.Parts) == 0 {
			continue
		}
		with["editions/2026-04/fr/"+rec.ID+".md"] = filled(rec)
	}
	s, found := data.Load(sample.Shipped(t, with))
	for _, is := range found {
		t.Error(is)
	}
	files, found := data.Skeleton(s, facts.Day{Year: 2026, Month: 5}, voice())
	if len(found) > 0 {
		t.Fatal(found)
	}
	next, found := data.Load(sample.Shipped(t, texts(files)))
	for _, is := range found {
		t.Error(is)
	}
	e, _ := next.Edition("2026-05")
	for name := range files {
		if strings.HasPrefix(name, "standing/") {
			t.Error(name, "was written")
		}
	}
	seen := 0
	for _, rec := range data.Sections() {
		now, ok := e.Text("fr", rec.ID)
		if !ok || !e.Own("fr", rec.ID) {
			continue
		}
		now.Each(func(r read.Rich) {
			switch text := r.String(); {
			case len(r) == 0 || text == now.Signature.String():
			case !strings.HasPrefix(text, "{{rewrite"):
				t.Errorf("%s: %q passes unmarked", rec.ID, text)
			default:
				seen++
			}
		})
		if f, ok := rec.Field(data.Signature); ok && f.Stays && now.Signature.String() != "Mots signature" {
			t.Errorf("%s: signature %q", rec.ID, now.Signature)
		}
		for _, a := range now.Margin {
			if !strings.HasPrefix(a.At, "{{rewrite}} ") {
				t.Errorf("%s: a note at %q", rec.ID, a.At)
			}
		}
	}
	if seen < 150 {
		t.Errorf("%d passages are marked", seen)
	}
}

// filled is a text with whatever its record has a place for.
func filled(rec data.Section) string {
	var b strings.Builder
	b.WriteString("---\n")
	body := ""
	for _, f := range rec.Fields {
		switch {
		case f.Name == data.Body:
			body = "Un *mot*.\n\n## Titre\n\n**Gras** et suite.[@C5]\n\n- Un\n- [Deux](https://a.example/)\n  - Deux et demi[^1]\n\n1. Trois\n\n" +
				"| Un | Deux |\n|---|---|\n| **Trois** | [@C5] |\n\n[^1]: Une note.\n\n    Et la suite.\n"
			if f.Quotes {
				body += "\n> Cité.\n"
			}
		case f.Holds == data.Asides:
			b.WriteString("margin:\n  - {at: Titre, title: Note, text: Mots}\n")
		case f.Holds == data.Plates:
			fmt.Fprintf(&b, "pictures:\n  - {file: a.png, alt: Mots, caption: Image, credit: Qui, name: Nom, function: Rôle}\n")
		default:
			fmt.Fprintf(&b, "%s: Mots %s\n", f.Name, f.Name)
		}
	}
	if len(rec.Parts) > 0 {
		b.WriteString("parts:\n")
	}
	var part func(p data.Part, key, indent string)
	part = func(p data.Part, key, indent string) {
		fmt.Fprintf(&b, "%s- key: %s\n", indent, key)
		for _, f := range p.Fields {
			fmt.Fprintf(&b, "%s  %s: Mots %s\n", indent, f.Name, f.Name)
		}
		if len(p.Items) > 0 || p.Each != nil {
			fmt.Fprintf(&b, "%s  items:\n", indent)
		}
		for _, it := range p.Items {
			part(it, it.Key, indent+"    ")
		}
		if p.Each != nil {
			part(*p.Each, "further", indent+"    ")
		}
	}
	for _, p := range rec.Parts {
		part(p, p.Key, "  ")
	}
	return b.String() + "---\n\n" + body
}

// What the month must write is there to be written even when the last edition
// has no text of it, and a last edition's comments stay.
func TestSkeletonBeginsWhatIsMissing(t *testing.T) {
	folder := sample.Shipped(t, map[string]string{
		"editions/2026-04/edition.yaml": "# ours\nmonth: 2026-04 # m\ncutoff: '2026-03-31'\nprevious-cutoff: 2026-02-28 # gone\npublished: 2026-04-07\nnumber: 2 # of the year\nnext: {date: 2026-05-12, cutoff: 2026-04-29} # gone\npermalink: https://x.example/2026-04/\npages: 24\nimprint: {publisher: Nous}\nsections: [editorial, sources] # few\n",
	})
	delete(folder, "editions/2026-04/fr/editorial.md")
	s, found := data.Load(folder)
	if len(found) > 0 {
		t.Fatal(found)
	}
	files, found := data.Skeleton(s, facts.Day{Year: 2026, Month: 5}, voice())
	if len(found) > 0 {
		t.Fatal(found)
	}
	if got, want := string(files["editions/2026-05/edition.yaml"]), "# ours\nmonth: 2026-05 # m\ncutoff: 2026-04-29\npublished: 2026-05-12\nnumber: 3 # of the year\npermalink: https://x.example/2026-05/\npages: 24\nimprint: {publisher: Nous}\nsections: [editorial, sources] # few\nprevious: 2026-04\n"; got != want {
		t.Errorf("edition.yaml:\n%s", got)
	}
	if got, want := string(files["editions/2026-05/fr/editorial.md"]), "---\ntitle: \"{{rewrite: fr brief.headline}}\"\n---\n\n{{rewrite: fr brief.editorial}}\n"; got != want {
		t.Errorf("editorial.md:\n%s", got)
	}
}

func texts(files map[string][]byte) map[string]string {
	out := map[string]string{}
	for name, raw := range files {
		out[name] = string(raw)
	}
	return out
}
