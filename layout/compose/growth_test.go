package compose_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/data/testdata/sample"
)

// folderOf is a sample folder or the end of the test.
func folderOf(t *testing.T, make func(int) (fs.FS, error), n int) fs.FS {
	t.Helper()
	f, err := make(n)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// grown lays a folder's only edition out in both languages. With LOOK set, the
// folder is written under it, for eyes.
func grown(t *testing.T, folder fs.FS, id string) {
	t.Helper()
	if dir := os.Getenv("LOOK"); dir != "" {
		if err := os.CopyFS(filepath.Join(dir, strings.ReplaceAll(t.Name(), "/", "-")), folder); err != nil {
			t.Fatal(err)
		}
	}
	s := load(t, folder)
	for _, lang := range languages() {
		t.Run(lang, func(t *testing.T) { sound(t, lay(t, s, id, lang)) })
	}
}

// Registers of every size lay out without an error or a page half empty.
func TestRegistersOfEverySize(t *testing.T) {
	for _, n := range []int{1, 5, 17, 60, 200} {
		t.Run(fmt.Sprint(n), func(t *testing.T) { grown(t, folderOf(t, sample.FS, n), sample.ID) })
	}
}

// Milestones that are all dated find their room at every size: above the columns,
// under them, or on pages of their own; so does a register that moves at once.
func TestDatesOfEverySize(t *testing.T) {
	for _, n := range datedSizes() {
		t.Run(fmt.Sprint(n), func(t *testing.T) { grown(t, folderOf(t, sample.Dated, n), sample.ID) })
	}
}

// Thirty offers at one milestone, and one further on.
func TestOneColumnHoldsEverything(t *testing.T) {
	folder := folderOf(t, sample.Crowd, 30)
	name := "editions/" + sample.ID + "/register/offers.yaml"
	lone := `  - id: lone
    provider: sample-0
    name: Offre seule
    stages:
      - {stage: candidate, layers: [saas], known: 2025-06-30, sources: [S2]}
    milestones:
      - {step: j2, date: 2025-09-01, known: 2025-09-01, sources: [S2]}
`
	grown(t, with(t, folder, map[string]string{name: file(t, folder, name) + lone}), sample.ID)
}

// Every provider has a name of sixty characters.
func TestLongNames(t *testing.T) {
	folder := folderOf(t, sample.FS, 40)
	name := "editions/" + sample.ID + "/register/providers.yaml"
	long := regexp.MustCompile(`name: "([^"]*)"`).ReplaceAllStringFunc(file(t, folder, name), func(s string) string {
		s = strings.TrimSuffix(s, `"`) + " groupement coopératif interrégional des hébergeuses de données"
		return string([]rune(s)[:len(`name: "`)+60]) + `"`
	})
	if !strings.Contains(long, "groupement") {
		t.Fatal("no name was lengthened")
	}
	grown(t, with(t, folder, map[string]string{name: long}), sample.ID)
}

// Every French text is a fifth longer than it is.
func TestLongerFrench(t *testing.T) {
	for _, id := range []string{"2026-01", "2026-04", "specimen"} {
		t.Run(id, func(t *testing.T) {
			s := load(t, undeclared(t, data.FS()))
			ed, _ := s.Edition(id)
			n := 0
			for _, section := range data.SectionIDs() {
				if x, ok := ed.Text("fr", section); ok {
					lengthen(x)
					n++
				}
			}
			if n < 10 {
				t.Fatalf("only %d texts", n)
			}
			sound(t, lay(t, s, id, "fr"))
		})
	}
}

// lengthen makes a text's running matter a fifth longer. Headlines stay: they
// are written to a length.
func lengthen(t *read.Text) {
	t.Standfirst, t.Note = longer(t.Standfirst), longer(t.Note)
	for i := range t.Body {
		blocks(t.Body[i : i+1])
	}
	parts(t.Parts)
}

func blocks(bs []read.Block) {
	for i := range bs {
		if bs[i].Kind == read.Paragraph {
			bs[i].Rich = longer(bs[i].Rich)
		}
		if bs[i].Kind == read.List {
			for j := range bs[i].Items {
				blocks(bs[i].Items[j])
			}
		}
	}
}

func parts(ps []read.Part) {
	for i := range ps {
		ps[i].Text = longer(ps[i].Text)
		parts(ps[i].Items)
	}
}

// longer repeats a fifth of the words behind them.
func longer(r read.Rich) read.Rich {
	ws := strings.Fields(r.String())
	n := len(ws) / 5
	if n == 0 {
		return r
	}
	return append(append(read.Rich(nil), r...), read.Span{Text: " " + strings.Join(ws[:n], " "), Pos: r[0].Pos})
}

// Editorials from short to long, with quote and panel.
func TestEditorials(t *testing.T) {
	name := "editions/2026-04/fr/editorial.md"
	whole := file(t, data.FS(), name)
	at := strings.Index(whole[4:], "\n---\n") + len("\n---\n") + 4
	front, body := whole[:at], whole[at:]
	for _, n := range []int{0, 40, 300, 900, 2000} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			folder := with(t, undeclared(t, data.FS()), map[string]string{name: front + article(body, n)})
			s := load(t, folder)
			sound(t, lay(t, s, "2026-04", "fr"))
		})
	}
}

// article is so many words of a text, in whole paragraphs as far as it goes,
// and again from its beginning where it is too short.
func article(body string, words int) string {
	var out []string
	for n := 0; n < words; {
		for _, p := range strings.Split(strings.TrimSpace(body), "\n\n") {
			if n >= words {
				break
			}
			if n > 0 && strings.HasPrefix(p, ">") && strings.Contains(strings.Join(out, "\n"), p) {
				continue
			}
			if n += len(strings.Fields(p)); n <= words || strings.HasPrefix(p, "#") {
				out = append(out, p)
				continue
			}
			ws := strings.Fields(p)
			out = append(out, strings.Join(ws[:max(len(ws)-(n-words), 1)], " "))
		}
	}
	return "\n" + strings.Join(out, "\n\n") + "\n"
}

// Sections that have nothing to show compose no page and no entry; what is
// left fills the edition.
func TestEmptySections(t *testing.T) {
	folder := folderOf(t, sample.FS, 17)
	offers := "editions/" + sample.ID + "/register/offers.yaml"
	all := file(t, folder, offers)
	head, list, _ := strings.Cut(all, "offers:\n")
	var qualified, progress strings.Builder
	for _, o := range strings.Split(list, "  - id: ")[1:] {
		if strings.Contains(o, "stage: qualified") {
			qualified.WriteString("  - id: " + o)
		} else {
			progress.WriteString("  - id: " + o)
		}
	}
	for name, s := range map[string]string{"no qualified offer": progress.String(), "no candidate": qualified.String()} {
		t.Run(name, func(t *testing.T) {
			grown(t, with(t, folder, map[string]string{offers: head + "offers:\n" + s}), sample.ID)
		})
	}
	t.Run("no texts of the month", func(t *testing.T) {
		gone := map[string]string{}
		for _, lang := range languages() {
			for _, section := range []string{"editorial", "technical", "news", "zoom", "grid", "scope", "candidates", "register"} {
				gone["editions/"+sample.ID+"/"+lang+"/"+section+".md"] = ""
			}
		}
		grown(t, with(t, folder, gone), sample.ID)
	})
}
