package layout_test

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/secnumcloud-observatory/press/data/check"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/preflight"
	"github.com/secnumcloud-observatory/press/layout/preflight/pdf"
	"github.com/secnumcloud-observatory/press/layout/review"
)

// draftDay is the day of the drafts that tests make.
var draftDay = time.Date(2026, 4, 28, 17, 0, 0, 0, time.UTC)

// drafted is a draft of the April edition in French.
func drafted(t *testing.T, f fstest.MapFS) (*layout.Result, *pdf.File) {
	t.Helper()
	r := buildIn(t, f, layout.Order{Month: "2026-04", Langs: []string{"fr"}, Profiles: layout.Profiles()[:1], Draft: draftDay})
	if len(r.Outputs) != 1 || !r.Outputs[0].Built || r.Outputs[0].Path != "secnumcloud-observatory-2026-04-fr-draft.pdf" {
		t.Fatalf("there is no draft: %+v\n%v", r.Outputs, r.Issues)
	}
	file, err := pdf.Read(r.Outputs[0].Data)
	if err != nil {
		t.Fatal(err)
	}
	return r, file
}

// draftWords is the words of a file as they are read, and those of each page as they
// are drawn, running heads too.
func draftWords(f *pdf.File) (all string, pages []string) {
	for _, b := range f.ReadingOrder() {
		all += b.Text + "\n"
	}
	for _, p := range f.Pages {
		words := ""
		for _, piece := range p.Pieces {
			words += piece.Text.String() + " "
		}
		pages = append(pages, words)
	}
	return all, pages
}

const tooLong = "Une phrase trop longue pour sa place. "

const frApril, ofApril = "editions/2026-04/fr/", "editions/2026-04/"

// wrongs are editions with something wrong, the finding that says so, and words
// that are to be read in the draft all the same.
var wrongs = []struct {
	name     string
	sections []string
	change   func(*testing.T, fstest.MapFS)
	code     diag.Code
	nowhere  bool // no page is of its place
	words    []string
}{
	{"a section file that is no text", []string{"editorial", "technical"}, func(t *testing.T, f fstest.MapFS) {
		f[frApril+"technical.md"] = &fstest.MapFile{Data: append(bytes.Clone(f[frApril+"technical.md"].Data), 0xFF, 0xFE)}
	}, read.NotUTF8, false, []string{"Le point technique", "<FF><FE>", "## Deux interdits", "Rien n’a bougé, sauf le calendrier"}},
	{"a head that is no YAML", []string{"editorial", "technical"}, func(t *testing.T, f fstest.MapFS) {
		change(t, f, frApril+"technical.md", "standfirst: >-\n", "standfirst: >-\n: : [\n")
	}, read.YAMLSyntax, false, []string{": : [", "key: diagram", "Deux interdits", "Même sous les seuils, ces entités"}},
	{"a head that is not closed", []string{"technical"}, func(t *testing.T, f fstest.MapFS) {
		change(t, f, frApril+"technical.md", "---\n\n## Deux", "\n## Deux")
	}, read.FrontMatter, false, []string{"## Deux seuils", "standfirst: >-"}},
	{"a picture that is not there", []string{"technical"}, func(t *testing.T, f fstest.MapFS) {
		change(t, f, frApril+"technical.md", "## Deux interdits", "![Un plan](pictures/absent.png)\n\n## Deux interdits")
	}, check.MissingPicture, false, []string{"Image manquante : absent.png", "Même sous les seuils"}},
	{"a text of one language alone", []string{"editorial", "technical"}, func(t *testing.T, f fstest.MapFS) {
		delete(f, frApril+"technical.md")
	}, check.MissingText, false, []string{"[à écrire]", "Rien n’a bougé, sauf le calendrier"}},
	{"a title and a part that are missing", []string{"technical", "procedure"}, func(t *testing.T, f fstest.MapFS) {
		change(t, f, frApril+"technical.md", "title: \"24", "#title: \"24")
		change(t, f, "standing/fr/procedure.md", "- key: j1", "- key: jx")
	}, check.MissingPart, false, []string{"[à écrire]"}},
	{"a sentence too long for the cover", []string{"cover", "technical"}, func(t *testing.T, f fstest.MapFS) {
		f[frApril+"cover.md"] = &fstest.MapFile{Data: []byte("---\ntitle: " + strings.Repeat(tooLong, 9) + "\n---\n")}
	}, review.TooManyLines, false, []string{"Les mots qui ne se lisent pas à leur place", strings.Repeat(tooLong, 3)}},
	{"a source that there is not", []string{"technical", "sources"}, func(t *testing.T, f fstest.MapFS) {
		change(t, f, frApril+"technical.md", "Même sous les seuils", "Même sous les seuils[@ZZ9]")
	}, check.UnknownSource, false, []string{"[@ZZ9]", "Même sous les seuils"}},
	{"a date of the register that contradicts another", []string{"technical", "register"}, func(t *testing.T, f fstest.MapFS) {
		change(t, f, "register/offers.yaml", "date: 2025-11-17", "date: 2025-01-17")
	}, check.MilestoneOrder, false, []string{"Cloud de Confiance Bleu"}},
	{"an offer of nobody", []string{"technical", "register"}, func(t *testing.T, f fstest.MapFS) {
		change(t, f, "register/offers.yaml", "provider: bleu", "provider: nobody")
	}, check.UnknownProvider, false, []string{"provider: nobody"}},
	{"a register that is no YAML", []string{"cover", "technical", "zoom", "register"}, func(t *testing.T, f fstest.MapFS) {
		change(t, f, "register/offers.yaml", "provider: bleu", "provider: bleu: x")
	}, read.YAMLSyntax, false, []string{"cette rubrique n’est pas dessinée", "Les mêmes offres qu’en janvier", "Même sous les seuils"}},
	{"a section that there is not", []string{"technical", "interview"}, func(t *testing.T, f fstest.MapFS) {
		f[frApril+"interview.md"] = &fstest.MapFile{Data: []byte("---\ntitle: Un entretien\n---\n\nTrois questions à une responsable.\n")}
	}, "UnknownSection", false, []string{"Il n’y a pas de rubrique « interview »", "Trois questions à une responsable."}},
	{"a file with a name misspelt", []string{"editorial", "technical"}, func(t *testing.T, f fstest.MapFS) {
		f[frApril+"tecnical.md"] = f[frApril+"technical.md"]
		delete(f, frApril+"technical.md")
	}, "StrayFile", false, []string{"[à écrire]", "## Deux interdits", "standfirst: >-"}},
	{"an edition that is no YAML", []string{"technical"}, func(t *testing.T, f fstest.MapFS) {
		change(t, f, ofApril+"edition.yaml", "month: 2026-04", "month: [2026-04")
	}, read.YAMLSyntax, false, []string{"month: [2026-04", "## Deux interdits"}},
	{"a theme that is no YAML", []string{"technical"}, func(t *testing.T, f fstest.MapFS) {
		change(t, f, "theme.yaml", "spacing:", "spacing: [")
	}, read.YAMLSyntax, true, []string{"Sur aucune page", "Même sous les seuils"}},
	{"letters that no face has, and what is not set", []string{"technical"}, func(t *testing.T, f fstest.MapFS) {
		change(t, f, frApril+"technical.md", "## Deux interdits", "Un signe \U0001F600 ici.\n\n```\nun bloc\n\nde code\n```\n\n## Deux interdits")
	}, read.UnsupportedMarkdown, false, []string{"U+1F600", "un bloc", "de code"}},
}

// Whatever is wrong, a draft holds what can be set, each finding marked in its
// place and listed, and what cannot be set as it was typed. It finds what the
// edition does, and makes no file of it.
func TestADraftIsMadeOfWhatThereIs(t *testing.T) {
	for _, c := range wrongs {
		t.Run(c.name, func(t *testing.T) {
			f := brief(t, folder(t), "2026-04", c.sections...)
			if c.code != check.MissingText {
				f = monolingual(f, "fr")
			}
			c.change(t, f)
			r, file := drafted(t, f)
			if !r.Stopped {
				t.Error("the edition is not stopped")
			}
			at := slices.IndexFunc(r.Issues, func(is diag.Issue) bool { return is.Code == c.code && is.Severity == diag.Error })
			if at < 0 {
				t.Fatalf("%s is not found: %v", c.code, r.Issues)
			}
			all, pages := draftWords(file)
			if mark := "(" + string(c.code) + ")"; strings.Contains(all, mark) == c.nowhere {
				t.Errorf("is the place marked? %t: %s", !c.nowhere, all)
			}
			for _, w := range append(c.words, "À corriger avant de publier", string(c.code)) {
				if !strings.Contains(squeeze(all), squeeze(w)) {
					t.Errorf("%q is not in the draft:\n%s", w, all)
				}
			}
			if strings.Contains(all, "cette rubrique n’est pas dessinée") && strings.Contains(all, "Motif de couverture") {
				t.Errorf("figures are drawn of a register that could not be read:\n%s", all)
			}
			for i, p := range pages {
				if !strings.Contains(squeeze(p), squeeze("Épreuve du 28 avril 2026")) {
					t.Errorf("page %d does not say that it is of a draft: %s", i+1, p)
				}
			}
		})
	}
}

// A draft tells what the edition is told, and no more, where all could be read.
func TestADraftFindsWhatTheEditionDoes(t *testing.T) {
	f := brief(t, folder(t), "2026-04", "cover", "technical", "back")
	change(t, f, frApril+"technical.md", "title: \"24", "#title: \"24")
	change(t, f, frApril+"technical.md", "Même sous les seuils", "Même sous les seuils[@ZZ9]")
	change(t, f, ofApril+"en/technical.md", "\n\n**", "[@ZZ9]\n\n**")
	o := layout.Order{Month: "2026-04", Langs: languages(), Profiles: layout.Profiles()[:1]}
	want := buildIn(t, f, o)
	o.Draft = draftDay
	got := buildIn(t, f, o)
	if !slices.Equal(got.Issues, want.Issues) || fmt.Sprint(got.Quality) != fmt.Sprint(want.Quality) {
		t.Errorf("the draft finds\n%v\nand the edition\n%v", got.Issues, want.Issues)
	}
	if len(got.Outputs) != 2 {
		t.Fatalf("%+v", got.Outputs)
	}
	for _, out := range got.Outputs {
		if !out.Built || out.Conformance != nil || out.Tickets != nil {
			t.Errorf("%+v", out)
		}
		file, err := pdf.Read(out.Data)
		if err != nil {
			t.Fatal(err)
		}
		if all, _ := draftWords(file); !strings.Contains(all, "(UnknownSource)") { // told once, of both files
			t.Errorf("%s does not mark what both languages have", out.Path)
		}
	}
	again := buildIn(t, f, o)
	for i, out := range got.Outputs {
		if !bytes.Equal(out.Data, again.Outputs[i].Data) {
			t.Errorf("two drafts of one day differ: %s", out.Path)
		}
	}
}

// A draft of what is right has the edition's pages and no list; and no judge takes
// it for an edition, whatever it is called.
func TestADraftIsNoEdition(t *testing.T) {
	f := brief(t, folder(t), "2026-04", "cover", "technical", "sources", "back")
	change(t, f, ofApril+"edition.yaml", "permalink:", "pages: 4\npermalink:")
	r, file := drafted(t, f)
	for _, is := range errorsOf(r.Issues) {
		t.Errorf("%s", is)
	}
	if all, _ := draftWords(file); strings.Contains(all, "À corriger") {
		t.Errorf("a list of nothing: %s", all)
	}
	out := r.Outputs[0]
	if class := file.XMP.First("xmpMM:RenditionClass"); class != "draft" {
		t.Errorf("it says it is %q", class)
	}
	if title := file.Text(file.Info["Title"]); !strings.HasPrefix(squeeze(title), squeeze("Épreuve du 28 avril 2026")) {
		t.Errorf("its title is %q", title)
	}
	report, err := preflight.Judge(file, preflight.Options{Multiple: 1})
	if err != nil {
		t.Fatal(err)
	}
	failed := slices.ContainsFunc(report.Results, func(x preflight.Result) bool { return x.Code == "FileDraft" && x.Status == preflight.Fail })
	if !failed || !report.Failed() {
		t.Errorf("the judge lets it pass")
	}
	rep := r.Report()
	if rep.Draft != "2026-04-28" || len(rep.Outputs) != 1 || rep.Outputs[0].Profile != "draft" || rep.Outputs[0].SHA256 != out.SHA256 {
		t.Errorf("%+v", rep)
	}
}

// The press stumbles over a section, and its words are set all the same.
func TestADraftOfWhatThePressStumblesOver(t *testing.T) {
	p, err := layout.Open(brief(t, folder(t), "2026-04", "cover", "technical"))
	if err != nil {
		t.Fatal(err)
	}
	p.Faces = nil // whatever measures, stumbles
	r, err := p.Build(context.Background(), layout.Order{Month: "2026-04", Langs: []string{"fr"}, Draft: draftDay})
	if err != nil || len(r.Outputs) > 0 || !r.Issues.Has("PressFault") {
		t.Errorf("%v %+v %v", err, r, r.Issues)
	}
}
