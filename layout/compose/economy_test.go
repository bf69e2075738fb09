package compose_test

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/testdata/sample"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// measured is an editorial of so many words with a signature, a pull quote and
// a panel.
func measured(words int, front string) string {
	const sentence = "Le lecteur compare le contrat et le registre, ligne par ligne, et note ce que dit chacun des deux. "
	var body strings.Builder
	for n := 0; n < words; n += 6 * len(strings.Fields(sentence)) {
		body.WriteString("\n" + strings.Repeat(sentence, 6) + "\n")
		if n == 0 {
			body.WriteString("\n## Ce que dit la suite\n\n> Une intention n’est pas une fin.\n")
		}
	}
	return "---\ntitle: Un éditorial de mesure, et ce qu’il tient\nstandfirst: Deux phrases disent ce que le lecteur va trouver.\n" +
		"signature: La rédaction\n" + front + "parts:\n  - key: panel\n    title: Deux gestes\n    items:\n" +
		"      - {key: one, title: Nommer, text: Nommer le service.}\n" +
		"      - {key: two, title: Dater, text: Dire la fin.}\n---\n" + body.String()
}

// At no length does an editorial leave a page to its panel or to its quote, or
// half of a page white while its text goes on; it is signed in one piece, under
// two lines of text at least.
func TestNoPanelAlone(t *testing.T) {
	opener := "pictures:\n  - form: opener\n"
	for _, front := range []string{"", opener} {
		for _, n := range []int{300, 440, 560, 900, 2000} {
			t.Run(fmt.Sprint(n, len(front) > 0), func(t *testing.T) {
				texts := map[string]string{"editions/2026-01/fr/editorial.md": measured(n, front)}
				res := lay(t, brief(t, load(t, with(t, data.FS(), texts)), "2026-01", ofEditorial()...), "2026-01", "fr")
				sound(t, res)
				leastOf(t, res, "editorial")
				signed(t, res)
			})
		}
	}
}

// What an editor says of an opener stands apart from what the press says of it.
func TestCaptionOfAnOpenerStandsApart(t *testing.T) {
	front := "pictures:\n  - form: opener\n    caption: Une légende typée.\n    credit: Une autre.\n"
	texts := map[string]string{"editions/2026-01/fr/editorial.md": measured(300, front)}
	res := lay(t, brief(t, load(t, with(t, data.FS(), texts)), "2026-01", ofEditorial()...), "2026-01", "fr")
	said := draw.Tree(res.Pages).Words()
	for _, words := range []string{"Une légende typée.", "Une autre."} {
		before, _, ok := strings.Cut(said, words)
		if last, _ := utf8.DecodeLastRuneInString(before); !ok || !unicode.IsSpace(last) {
			t.Errorf("%q follows %q", words, before[max(0, len(before)-40):])
		}
	}
}

// A caption ends with a stop before whose picture it is, its own or the press's.
func TestCaptionsEndBeforeTheCredit(t *testing.T) {
	for caption, want := range map[string]string{"Une légende": "Une légende. Image : Une autre", "Une légende ?": "légende ? Image : Une autre"} {
		front := "pictures:\n  - form: opener\n    caption: " + caption + "\n    credit: Une autre\n"
		texts := map[string]string{"editions/2026-01/fr/editorial.md": measured(300, front)}
		res := lay(t, brief(t, load(t, with(t, data.FS(), texts)), "2026-01", ofEditorial()...), "2026-01", "fr")
		said := strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\n", " ").Replace(draw.Tree(res.Pages).Words())
		if at := strings.Index(said, "Une légende"); !strings.Contains(said, want) {
			t.Errorf("%q: %q", caption, said[max(0, at):min(len(said), max(0, at)+60)])
		}
	}
}

// signed fails for an editorial that goes on over a page half empty, and for a
// signature that is divided or stands away from its text.
func signed(t *testing.T, res *page.Result) {
	t.Helper()
	full := fills(res)
	for i := range res.Pages {
		p := &res.Pages[i]
		if page.Whole(p.Section) != "editorial" {
			continue
		}
		if i+1 < len(res.Pages) && page.Whole(res.Pages[i+1].Section) == "editorial" && full[i] < 50 {
			t.Errorf("page %d is %d %% full, and the editorial goes on", i+1, full[i])
		}
		lines, who, where := 0, 0, 0
		draw.Walk(&p.Box, func(v draw.Visit) bool {
			if l := v.Box.Line; l != nil && !v.Artifact {
				switch words := strings.TrimSpace(draw.Tree([]draw.Page{{Box: *v.Box}}).Words()); {
				case l.Style == "body":
					lines++
				case l.Style == "label" && words == "La rédaction":
					who++
				case l.Style == "table" && words == "Observatoire SecNumCloud":
					where++
				}
			}
			return true
		})
		if who != where || who > 0 && lines < 2 {
			t.Errorf("page %d: a signature of %d and %d lines under %d lines of text", i+1, who, where, lines)
		}
	}
}

// The heads of the families stand on one line, also where one of their names is
// too long for its place beside its sign.
func TestFamilyHeadsStandLevel(t *testing.T) {
	name := "standing/fr/criteria.md"
	words := file(t, data.FS(), name)
	for _, title := range []string{"Opérationnels", "Organisationnellement", "Interopérationnellement dit"} {
		texts := map[string]string{name: strings.Replace(words, "title: Opérationnels", "title: "+title, 1)}
		res := lay(t, brief(t, load(t, with(t, data.FS(), texts)), "2026-01", "cover", "criteria"), "2026-01", "fr")
		heads := map[string][]unit.Length{}
		for i := range res.Pages {
			draw.Walk(&res.Pages[i].Box, func(v draw.Visit) bool {
				if l := v.Box.Line; res.Pages[i].Section == "criteria" && l != nil && l.Para == l.Of-1 && v.Elem != nil && v.Elem.Role == draw.H2 {
					heads[l.Style] = append(heads[l.Style], v.At.Y)
				}
				return true
			})
		}
		for style, ys := range heads {
			if len(heads) != 1 || len(ys) != 3 || slices.Min(ys) != slices.Max(ys) {
				t.Errorf("%s: heads in %s at %v", title, style, ys)
			}
		}
	}
}

// The heads of a card's lists end on one line, one of two lines beside those of
// one, and their lists begin on one.
func TestListHeadsEndLevel(t *testing.T) {
	folder := undeclared(t, data.FS())
	ed, words := "editions/2026-01/edition.yaml", "standing/fr/glossary.md"
	texts := map[string]string{ed: regexp.MustCompile(`(?m)^sections:.*\n`).ReplaceAllString(file(t, folder, ed), "sections: [glossary]\n"),
		words: strings.Replace(file(t, folder, words), "- key: keeps\n", "- key: keeps\n        title: Vous gardez, corrigez et surveillez\n", 1)}
	res := lay(t, load(t, with(t, folder, texts)), "2026-01", "fr")
	ends, lists := map[unit.Length]int{}, map[unit.Length]int{}
	draw.Walk(&res.Pages[1].Box, func(v draw.Visit) bool {
		l := v.Box.Line
		switch {
		case l == nil || v.At.Y > res.Pages[1].H/2:
		case l.Style == "h3" && v.Elem.Role == draw.H3 && l.Last:
			ends[v.At.Y]++
		case l.Style == "t10" && strings.Contains(wordsIn(v.Box), "–"):
			lists[v.At.Y]++
		}
		return true
	})
	if len(ends) != 1 || slices.Max(slices.Collect(maps.Values(lists))) != 3 {
		t.Errorf("heads end at %v, items stand at %v", ends, lists)
	}
}

// wordsIn is what is read of a box.
func wordsIn(b *draw.Box) string { return draw.Tree([]draw.Page{{Box: *b}}).Words() }

// Where an article ends with a few lines, its steps stand under one another and
// fill the page, in each language.
func TestStepsFillShortEnds(t *testing.T) {
	for lang, res := range shippedPages(t, "2026-04") {
		for i, n := range fills(res) {
			if page.Whole(res.Pages[i].Section) == "editorial" && n < 65 {
				t.Errorf("%s: page %d is %d %% full", lang, i+1, n)
			}
		}
	}
}

// Where the columns of the candidates and their rows are higher than a page, the
// columns give way.
func TestRowsUnderTheirColumns(t *testing.T) {
	s := brief(t, load(t, folderOf(t, sample.FS, 60)), sample.ID, "cover", "contents", "candidates", "sources", "back")
	for _, lang := range languages() {
		leastOf(t, lay(t, s, sample.ID, lang), "candidates")
	}
}

// Long names leave no line of a note alone on a page, nor the definitions of the
// grid.
func TestNotesInOnePiece(t *testing.T) {
	for _, n := range []int{17, 40} {
		folder := folderOf(t, sample.FS, n)
		name := "editions/" + sample.ID + "/register/providers.yaml"
		long := strings.ReplaceAll(file(t, folder, name), `name: "`, `name: "Groupement interrégional des hébergeuses du littoral `)
		s := brief(t, load(t, with(t, folder, map[string]string{name: long})), sample.ID, "cover", "zoom", "register", "candidates", "grid", "sources", "back")
		res := lay(t, s, sample.ID, "fr")
		for _, section := range []string{"candidates", "register", "zoom", "grid"} {
			leastOf(t, res, section)
		}
	}
}

// Air is no filler: a zoom that stands on one page stays on it, whatever page
// that spares a section behind it, and the index fills the edition first.
func TestZoomKeepsToItsPage(t *testing.T) {
	for lang, res := range shippedPages(t, "2026-04") {
		n := 0
		for i := range res.Pages {
			if res.Pages[i].Section == "zoom" {
				n++
			}
		}
		if n != 1 || slices.Contains(res.Left, "index") {
			t.Errorf("%s: the zoom has %d pages, and the edition is without %v", lang, n, res.Left)
		}
	}
}

// Rows that leave a page of words nearly empty stand apart over both.
func TestZoomOverTwoPages(t *testing.T) {
	folder, err := sample.Events(0)
	if err != nil {
		t.Fatal(err)
	}
	leastOf(t, lay(t, load(t, folder), sample.ID, "fr"), "zoom")
}

// leastOf fails for a page of a section that is under a quarter full, and for a
// section without any page.
func leastOf(t *testing.T, res *page.Result, section string) {
	t.Helper()
	seen := false
	for i, n := range fills(res) {
		if page.Whole(res.Pages[i].Section) != section {
			continue
		}
		seen = true
		if n < 25 {
			t.Errorf("page %d (%s) is %d %% full", i+1, section, n)
		}
	}
	if !seen {
		t.Errorf("the section %s has no page", section)
	}
}
