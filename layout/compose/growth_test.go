package compose_test

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/data/testdata/sample"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/unit"
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
func grown(t *testing.T, folder fs.FS, id string) map[string]*page.Result {
	t.Helper()
	if dir := os.Getenv("LOOK"); dir != "" {
		if err := os.CopyFS(filepath.Join(dir, strings.ReplaceAll(t.Name(), "/", "-")), folder); err != nil {
			t.Fatal(err)
		}
	}
	return grows(t, load(t, folder), id)
}

// grows holds both languages of an edition to what holds of every one: nothing
// overflows, no heading stands alone, a page with next to nothing on it is told
// with what would fill it, the map stands on two pages that face, and both have as
// many pages and the same sections in the same order. It gives the pages.
func grows(t *testing.T, s *data.Store, id string) map[string]*page.Result {
	t.Helper()
	laid := layAll(t, s, id, languages()...)
	if fr, en := len(laid["fr"].Pages), len(laid["en"].Pages); fr != en { // declared, both have the greater number
		ed, _ := s.Edition(id)
		ed.Pages = max(fr, en)
		laid = layAll(t, s, id, languages()...)
	}
	for _, lang := range languages() {
		t.Run(lang, func(t *testing.T) {
			sound(t, laid[lang])
			told(t, laid[lang])
			faces(t, laid[lang])
		})
	}
	if fr, en := sectionsOf(laid["fr"]), sectionsOf(laid["en"]); !slices.Equal(fr, en) {
		t.Errorf("in French %v, in English %v", fr, en)
	}
	if fr, en := laid["fr"], laid["en"]; len(fr.Pages) != len(en.Pages) || !slices.Equal(fr.Left, en.Left) {
		t.Errorf("%d pages without %v, and %d without %v", len(fr.Pages), fr.Left, len(en.Pages), en.Left)
	}
	return laid
}

// faces fails for a map whose two pages do not face each other.
func faces(t testing.TB, res *page.Result) {
	t.Helper()
	for i := range res.Pages {
		if first := i + 1; res.Pages[i].Section == "map" && res.Pages[i-1].Section != "map" && first%2 != 0 {
			t.Errorf("the map begins on page %d", first)
		}
	}
}

// sectionsOf is the sections of the pages, in their order.
func sectionsOf(res *page.Result) (out []string) {
	for i := range res.Pages {
		if id := res.Pages[i].Section; len(out) == 0 || out[len(out)-1] != id {
			out = append(out, id)
		}
	}
	return out
}

// told fails for a heading alone at a foot, for a page under a quarter full of
// which no warning says what would fill it or set it free, and for one that asks
// for words where none can be written.
func told(t testing.TB, res *page.Result) {
	t.Helper()
	numbers := regexp.MustCompile(`(\d+ words? more fill half of it|comes from the register).*\d+ page`)
	warned := map[int]bool{}
	for _, is := range res.Issues {
		switch is.Code {
		case page.HeadingAtFoot:
			t.Errorf("%s: %s", is.Code, is.Msg)
		case page.EmptyHalfPage, page.SparsePage:
			rec, known := data.SectionOf(page.Whole(is.Section))
			if words := strings.Contains(is.Hint.String(), "words more"); known && words != rec.Prose() &&
				(words || !strings.Contains(is.Hint.String(), "comes from the register")) { // the press may say most of it
				t.Errorf("section %s: %s", is.Section, is.Hint)
			}
			noted := slices.ContainsFunc(rec.Fields, func(f data.Field) bool { return f.Name == data.Note })
			if h := is.Hint.String(); strings.Contains(h, "shorter names") || strings.Contains(h, "shorter note") && !noted {
				t.Errorf("section %s: %s", is.Section, h) // names are facts, and nobody writes that note
			}
			if is.Code == page.EmptyHalfPage {
				continue
			}
			warned[is.Page] = is.Severity == diag.Warning && (numbers.MatchString(is.Hint.String()) || strings.Contains(is.Hint.String(), "first piece"))
		}
	}
	for i, n := range fills(res) {
		if n < 25 && !warned[i+1] {
			t.Errorf("page %d (%s) is %d %% full, and nothing says what would fill it", i+1, res.Pages[i].Section, n)
		}
	}
}

// fills is how full the pages between the covers are, in per cent; covers are
// full.
func fills(res *page.Result) []int {
	out := make([]int, len(res.Pages))
	area := unit.Rect{Point: unit.Point{Y: areaTop}, Size: unit.Size{W: 210 * unit.MM, H: areaHigh}}
	for i := range res.Pages {
		if out[i] = 100; res.Pages[i].Folio != "" {
			out[i] = page.Fill(&res.Pages[i], area)
		}
	}
	return out
}

// Registers of every size lay out without an error or a page half empty. A
// small one leaves two pages under half full at most.
func TestRegistersOfEverySize(t *testing.T) {
	for _, n := range sizes() {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			laid := grown(t, folderOf(t, sample.FS, n), sample.ID)
			if n == 5 {
				low(t, laid)
			}
		})
	}
}

// A register of five offers leaves two pages under half full at most, however many
// of them are qualified.
func TestSmallRegistersOfOneKind(t *testing.T) {
	for qualified := range 6 {
		t.Run(fmt.Sprint(qualified), func(t *testing.T) {
			f, err := sample.Part(5, qualified)
			if err != nil {
				t.Fatal(err)
			}
			low(t, grown(t, f, sample.ID))
		})
	}
}

// So does one of which nothing is qualified, in a month in which nothing moved, on as
// many pages as it may be told to have.
func TestSmallRegistersThatStandStill(t *testing.T) {
	f, err := sample.Still(5, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, pages := range []int{24, 28} {
		t.Run(fmt.Sprint(pages), func(t *testing.T) {
			s := brief(t, load(t, f), sample.ID, "cover", "contents", "month", "editorial", "news", "technical", "zoom", "grid", "what", "criteria",
				"procedure", "register", "map", "candidates", "scope", "validity", "glossary", "sources", "index", "sheets", "method", "chronology", "back")
			ed, _ := s.Edition(sample.ID)
			ed.Pages = pages
			low(t, layAll(t, s, sample.ID, languages()...))
		})
	}
}

// low fails for more than two pages under half full in a language. A page left to the
// reader's notes is one, however many lines it has.
func low(t *testing.T, laid map[string]*page.Result) {
	t.Helper()
	for lang, res := range laid {
		var low []string
		for i, fill := range fills(res) {
			if fill < 50 || strings.HasPrefix(res.Pages[i].Section, "notes-") {
				low = append(low, fmt.Sprintf("%d %s %d %%", i+1, res.Pages[i].Section, fill))
			}
		}
		if len(low) > 2 {
			t.Errorf("%s: of %d pages, under half full: %s", lang, len(res.Pages), strings.Join(low, ", "))
		}
	}
}

// What stands in one place only: everything qualified, everything at a known
// milestone; months with one event, with none and with thirty.
func TestRegistersOfOneKind(t *testing.T) {
	for name, make := range map[string]func() (fs.FS, error){
		"forty qualified and none in progress": func() (fs.FS, error) { return sample.Settled(40) },
		"seventy-two known milestones":         func() (fs.FS, error) { return sample.Dated(72) },
		"no event":                             func() (fs.FS, error) { return sample.Events(0) },
		"one event":                            func() (fs.FS, error) { return sample.Events(1) },
		"thirty events":                        func() (fs.FS, error) { return sample.Events(30) },
	} {
		if only := onlyKinds(); len(only) > 0 && !slices.Contains(only, name) {
			continue
		}
		t.Run(name, func(t *testing.T) {
			f, err := make()
			if err != nil {
				t.Fatal(err)
			}
			for lang, res := range grown(t, f, sample.ID) {
				for i, fill := range fills(res) {
					if res.Pages[i].Section == "news" && i > 0 && res.Pages[i-1].Section == "news" && fill < 50 { // many events are shared
						t.Errorf("%s: page %d of the news is %d %% full", lang, i+1, fill)
					}
				}
			}
		})
	}
}

// However many sections stand before the map, it begins on a left-hand page in both
// languages.
func TestMapFacesEverywhere(t *testing.T) {
	for name, make := range map[string]func() (fs.FS, error){
		"40 qualified": func() (fs.FS, error) { return sample.Settled(40) },
		"60":           func() (fs.FS, error) { return sample.FS(60) },
	} {
		t.Run(name, func(t *testing.T) {
			f, err := make()
			if err != nil {
				t.Fatal(err)
			}
			s := load(t, f)
			ed, _ := s.Edition(sample.ID)
			for n := range 4 { // each that goes turns what follows
				ed.Sections = slices.DeleteFunc(data.SectionIDs(), func(id string) bool {
					return slices.Contains([]string{"what", "criteria", "technical"}[:n], id)
				})
				for lang, res := range layAll(t, s, sample.ID, languages()...) {
					if faces(t, res); !slices.Contains(sectionsOf(res), "map") {
						t.Errorf("%s, without %d sections: there is no map", lang, n)
					}
				}
			}
		})
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

// Every provider has a name of sixty characters, or of a hundred and twenty.
func TestLongNames(t *testing.T) {
	folder := folderOf(t, sample.FS, 40)
	name := "editions/" + sample.ID + "/register/providers.yaml"
	for _, n := range lengths() {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			long := regexp.MustCompile(`name: "([^"]*)"`).ReplaceAllStringFunc(file(t, folder, name), func(s string) string {
				s = strings.TrimSuffix(s, `"`) + " groupement coopératif interrégional des hébergeuses de données de santé, de recherche et de " +
					"culture du littoral"
				return strings.TrimSpace(string([]rune(s)[:len(`name: "`)+n])) + `"`
			})
			if !strings.Contains(long, "groupement") {
				t.Fatal("no name was lengthened")
			}
			grown(t, with(t, folder, map[string]string{name: long}), sample.ID)
		})
	}
}

// Names that are one long word stop nothing: a word of 24 letters is smaller where it
// finds no room, never under the size of tables and never divided among the answers,
// and one of 60 is divided where no size has room for it.
func TestNamesOfOneWord(t *testing.T) {
	const letters = "Kronzwurtschplankbruxkronzwurtschplankbruxkronzwurtschplankb"
	folder := folderOf(t, sample.FS, 17)
	for _, n := range []int{24, len(letters)} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			names := map[string]string{}
			for _, what := range []string{"providers", "offers"} {
				name := "editions/" + sample.ID + "/register/" + what + ".yaml"
				at := 0
				names[name] = regexp.MustCompile(`name: "[^"]*"`).ReplaceAllStringFunc(file(t, folder, name), func(string) string {
					at++
					return fmt.Sprintf("name: %q", string(rune('A'+at%26))+string(rune('a'+at/26))+letters[2:n])
				})
			}
			names["editions/"+sample.ID+"/register/grid.yaml"] = "cells:\n" +
				"  - {provider: sample-0, column: type, value: [shared], known: 2026-02-28, sources: [S9]}\n"
			for lang, res := range grown(t, with(t, folder, names), sample.ID) {
				sizes, divided := map[unit.Length]bool{}, 0
				for i := range res.Pages {
					if res.Pages[i].Section != "grid" {
						continue
					}
					draw.Walk(&res.Pages[i].Box, func(v draw.Visit) bool {
						for _, op := range v.Box.Ops {
							s, ok := op.(draw.Text)
							if ok && strings.HasSuffix(s.From.Pos.File, "providers.yaml") {
								if sizes[s.Size] = true; s.Actual == "\u00AD" {
									divided++
								}
							}
						}
						return true
					})
				}
				least, most := slices.Min(slices.Collect(maps.Keys(sizes))), slices.Max(slices.Collect(maps.Keys(sizes)))
				if least < 8750*unit.PT/1000 || most >= 14*unit.PT {
					t.Errorf("%s: names among the answers are from %s to %s high", lang, least, most)
				}
				if whole := n == 24; whole != (divided == 0) {
					t.Errorf("%s: %d names of %d letters are divided among the answers", lang, divided, n)
				}
			}
		})
	}
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

// Editorials from short to long, with quote and panel, and with a picture: both
// languages of one length.
func TestEditorials(t *testing.T) {
	fronts, bodies := map[string]string{}, map[string]string{}
	folder := undeclared(t, data.FS())
	for _, lang := range languages() {
		whole := file(t, folder, "editions/2026-04/"+lang+"/editorial.md")
		at := strings.Index(whole[4:], "\n---\n") + len("\n---\n") + 4
		fronts[lang], bodies[lang] = whole[:at], whole[at:]
	}
	for _, n := range articles() {
		for _, picture := range []string{"", "\n\n![Un dessin](plan.png)\n"} {
			if picture != "" && !pictured(n) {
				continue
			}
			t.Run(fmt.Sprint(n, len(picture) > 0), func(t *testing.T) {
				texts := map[string]string{}
				for _, lang := range languages() {
					dir := "editions/2026-04/" + lang + "/"
					texts[dir+"editorial.md"] = fronts[lang] + article(bodies[lang], n) + picture
					texts[dir+"plan.png"] = plan(t)
				}
				s := load(t, with(t, folder, texts))
				if !wholeEditorials {
					s = brief(t, s, "2026-04", ofEditorial()...)
				}
				grows(t, s, "2026-04")
			})
		}
	}
}

// plan is a picture, larger than a column at the density of print.
func plan(t testing.TB) string {
	t.Helper()
	img := image.NewGray(image.Rect(0, 0, 1200, 800))
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Editorials with all that may stand beside their text: a portrait beside the
// headline, or beside the text under an opener; notes at the headings, four to
// a page. Every note is printed.
func TestEditorialsWithNotes(t *testing.T) {
	name := "editions/2026-04/fr/editorial.md"
	whole := file(t, data.FS(), name)
	notes := func(n int) string {
		s := "margin:\n"
		for i := range n {
			at := []string{"Ce que dit l'immobilité", "Deux listes, deux horloges", "Que faire d'un mois calme"}[i%3]
			s += fmt.Sprintf("  - {at: \"%s\", title: \"%d/9\", text: une note de quelques mots qui en prend plusieurs lignes}\n", at, i+1)
		}
		return s
	}
	portrait := "  - {file: ../../specimen/pictures/portrait.png, form: portrait, alt: Quelqu'un, name: Quelqu'un d'autre, function: fonction, credit: x, rights: x}\n"
	whole = regexp.MustCompile(`(?m)^margin:\n(  .*\n)*`).ReplaceAllString(whole, "")
	for form, head := range map[string]string{"opener": "pictures:\n  - form: opener\n" + portrait, "portrait": "pictures:\n" + portrait} {
		for _, n := range []int{300, 900, 2000} {
			t.Run(fmt.Sprint(form, " ", n), func(t *testing.T) {
				most := map[int]int{300: 4, 900: 8, 2000: 9}[n]
				text := strings.Replace(whole, "pictures:\n  - form: opener\n", head+notes(most), 1)
				at := strings.Index(text[4:], "\n---\n") + len("\n---\n") + 4
				s := load(t, with(t, undeclared(t, data.FS()), map[string]string{name: text[:at] + article(text[at:], n)}))
				if !wholeEditorials {
					s = brief(t, s, "2026-04", ofEditorial()...)
				}
				res := lay(t, s, "2026-04", "fr")
				sound(t, res)
				aloud := page.ReadAloud(res.Pages)
				for i := range most {
					if !strings.Contains(aloud, fmt.Sprint(i+1, "/9")) {
						t.Errorf("the note %d is not printed", i+1)
					}
				}
				for i := range res.Pages { // the last page of the text keeps what is left
					goesOn := strings.Contains(page.ReadAloud(res.Pages[i+1:]), "/9")
					if c := strings.Count(page.ReadAloud(res.Pages[i:i+1]), "/9"); goesOn && c > 4 {
						t.Errorf("page %d has %d notes", i+1, c)
					}
				}
				if !strings.Contains(aloud, "[figure: Quelqu") {
					t.Error("there is no portrait")
				}
			})
		}
	}
}

// A list beside notes in the margin takes no more than in proportion to its items: a
// long one asks for no more ways to end than long texts of paragraphs do.
func TestListsOfEditorialsGrowEvenly(t *testing.T) {
	name := "editions/2026-01/fr/editorial.md"
	whole := file(t, data.FS(), name)
	allocs := func(items int) float64 {
		text := whole + "\n" + strings.Repeat("- Une ligne de la liste, la ligne ordinaire que l'on tape.\n", items)
		s := brief(t, load(t, with(t, data.FS(), map[string]string{name: text})), "2026-01", ofEditorial()...)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		lay(t, s, "2026-01", "fr")
		runtime.ReadMemStats(&after)
		return float64(after.Mallocs - before.Mallocs)
	}
	few, many := allocs(100), allocs(300)
	if many > 3*few {
		t.Errorf("%.1f M allocations with 100 items, %.1f M with 300", few/1e6, many/1e6)
	}
	t.Logf("%.1f M allocations with 100 items, %.1f M with 300", few/1e6, many/1e6)
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

// Providers without an answer stand on one page, on their plate, however many there
// are beside those that answered.
func TestSilentProvidersTogether(t *testing.T) {
	for _, n := range []int{24, 28, 32, 36} {
		f, err := sample.Settled(n)
		if err != nil {
			t.Fatal(err)
		}
		dir := "editions/" + sample.ID + "/register/"
		var cells strings.Builder
		cells.WriteString("cells:\n")
		for i := 0; i < n*3/4; i += 3 {
			fmt.Fprintf(&cells, "  - {provider: sample-%d, column: type, value: [dedicated], known: 2025-06-30, sources: [S2]}\n", i)
		}
		s := load(t, with(t, f, map[string]string{dir + "grid.yaml": cells.String()}))
		ed, _ := s.Edition(sample.ID)
		silent := map[string]bool{}
		for _, r := range ed.View.Grid() {
			silent[r.Provider.Name] = !r.Known
		}
		for lang, res := range layAll(t, s, sample.ID, languages()...) {
			on := map[int]int{}
			for i := range res.Pages {
				draw.Walk(&res.Pages[i].Box, func(v draw.Visit) bool {
					if res.Pages[i].Section == "grid" && v.Box.Line != nil && silent[strings.TrimSpace(wordsIn(v.Box))] {
						on[i+1]++
					}
					return true
				})
			}
			if len(on) != 1 {
				t.Errorf("%d offers, %s: silent providers by page: %v", n, lang, on)
			}
		}
	}
}
