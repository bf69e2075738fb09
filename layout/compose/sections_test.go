package compose

import (
	"io/fs"
	"testing"
	"testing/fstest"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/fonts"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/locales"
)

// What is declared is composed, and what is composed is declared.
func TestEverySectionHasAComposer(t *testing.T) {
	all := composers()
	for _, id := range data.SectionIDs() {
		if c, ok := all[id]; !ok || c.pages == nil {
			t.Errorf("data.Sections declares %s, and nothing composes it", id)
		}
		delete(all, id)
	}
	for id := range all {
		t.Errorf("%s is composed, and data.Sections does not declare it", id)
	}
}

// Every section has its name, and every field and part its brief, in every
// language; briefs say nothing that a check of the text would take for a fault.
func TestEverySectionHasItsWords(t *testing.T) {
	cat, _ := locales.Load()
	for _, lang := range cat.Languages() {
		loc, _ := cat.Locale(lang)
		for _, s := range data.Sections() {
			loc.T("section." + s.ID)
			for _, key := range briefs(s.Fields, s.Parts) {
				if key == "" {
					t.Errorf("%s: a field or part has no brief", s.ID)
				}
				loc.T(key)
			}
		}
	}
	for _, is := range cat.Missing() {
		t.Error(is)
	}
}

func briefs(fs []data.Field, ps []data.Part) []string {
	var out []string
	for _, f := range fs {
		out = append(out, f.Brief)
	}
	for _, p := range ps {
		if p.Key != "" {
			out = append(out, p.Brief)
		}
		out = append(out, briefs(p.Fields, nil)...)
		for _, it := range p.Items {
			out = append(out, briefs(it.Fields, it.Items)...)
		}
		if p.Each != nil {
			out = append(out, briefs(nil, []data.Part{*p.Each})...)
		}
	}
	return out
}

// A composer that makes nothing of a section that has something to show is a
// finding, whichever section it is and whether its text stands or is the month's.
func TestAComposerThatMakesNothingIsAFinding(t *testing.T) {
	cat, _ := locales.Load()
	faces, err := fonts.Load()
	if err != nil {
		t.Fatal(err)
	}
	store, _ := data.Load(data.FS())
	ed, _ := store.Edition("2026-04")
	files := fstest.MapFS{}
	for _, rec := range data.Sections() {
		if _, written := ed.Text("fr", rec.ID); rec.Needed() && !written { // a section of other editions
			files["editions/2026-04/fr/"+rec.ID+".md"] = &fstest.MapFile{Data: []byte("---\ntitle: Titre\n---\n\nCorps.\n")}
		}
	}
	if err := fs.WalkDir(data.FS(), ".", func(name string, e fs.DirEntry, err error) error {
		if err == nil && e.Type().IsRegular() {
			var raw []byte
			raw, err = fs.ReadFile(data.FS(), name)
			files[name] = &fstest.MapFile{Data: raw}
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	store, _ = data.Load(files)
	ed, _ = store.Edition("2026-04")
	for _, rec := range data.Sections() {
		k, _ := newKit(Input{Edition: ed, Lang: "fr", Locales: cat, Theme: store.Theme, Faces: faces, Read: store.ReadFile})
		k.composed(rec.ID, composer{pages: func(*kit) []page.Section { return nil }})
		if len(k.issues) != 1 || k.issues[0].Code != UncomposedSection || k.issues[0].Section != rec.ID {
			t.Errorf("%s: %v", rec.ID, k.issues)
		}
		if k.issues[0].Pos == ed.At("sections") {
			t.Errorf("%s is told at the list, and not at its word", rec.ID)
		}
	}
}

// A section without a composer is a finding, not a page less.
func TestASectionWithoutAComposerIsAFinding(t *testing.T) {
	cat, _ := locales.Load()
	k, _ := newKit(Input{Edition: &data.Edition{Sections: []string{"nobody"}}, Lang: "fr", Locales: cat, Theme: &data.Theme{}})
	k.issues = nil // what an empty theme lacks
	for _, id := range k.order() {
		if pages := k.pagesOf(id); pages != nil {
			t.Error(pages)
		}
	}
	if len(k.issues) != 1 || k.issues[0].Code != UncomposedSection || k.issues[0].Hint == "" {
		t.Errorf("%v", k.issues)
	}
}

// An edition in a language that nobody knows is a finding, and no pages.
func TestAnUnknownLanguageIsAFinding(t *testing.T) {
	cat, _ := locales.Load()
	doc, found := Edition(Input{Edition: &data.Edition{}, Lang: "xx", Locales: cat, Theme: &data.Theme{}})
	if doc != nil || len(found) != 1 || found[0].Code != UnknownLanguage || found[0].Hint == "" {
		t.Errorf("%v %v", doc, found)
	}
}
