package layout_test

import (
	"io"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/review"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// Signs that somebody holds a key down for, or a program writes by the thousand, by
// themselves and mixed.
func repeatedSigns() []string {
	return []string{"«", "»", "“", "‘a", "(", ")", "a(e) ", "\"", "a\"b", "(a «", "\"('«", "'", "l'", "’", ".", "...", ". . ", "…", ",", ":", ";", "? ", "-", "a-", "–", "—",
		" – ", "1 ", "12 345 ", "7", "1.", "1,", "1:", "1/", "1-", "5 km ", "12 h ", "n° ", "p. ", "e.g. ", "XIV ", "% ", "€", "§ ", "°", "=", "+", "#", "$", "|", "{", "/",
		"a@", "a@b.c ", "http://", "http://a.fr/", "www.", "www.a.", "a\u00a0", "\u202f", "a\u00ad", "a\u200b", "A", "(A", "A»", "é", "mot ", "12 offres ", "OVHcloud ",
		"1er janvier 2026 ", "qualifiée le ", "s' a ", "« a\" ", ". – A ", "A-1", "(12 offres ", "12 000", "..)", "«»", "()", "\"\" "}
}

// stage is one thing that is done with the words of a paragraph.
type stage struct {
	name string
	do   func()
}

// stagesOf is what becomes of an editorial of one paragraph, but its pages.
func stagesOf(t *testing.T, lang, words string) []stage {
	f := monolingual(brief(t, folder(t), "2026-04", "cover", "editorial"), lang)
	for other := range f {
		if strings.HasPrefix(other, "editions/") && !strings.HasPrefix(other, "editions/2026-04/") {
			delete(f, other)
		}
	}
	name := "editions/2026-04/" + lang + "/editorial.md"
	f[name] = &fstest.MapFile{Data: []byte("---\ntitle: T\nstandfirst: S\nsignature: R\n---\n\n" + words + "\n")}
	p, err := layout.Open(f)
	if err != nil {
		t.Fatal(err)
	}
	ed, ok := p.Store.Edition("2026-04")
	loc, spoken := p.Locales.Locale(lang)
	if !ok || !spoken {
		t.Fatalf("no edition, or no language %s", lang)
	}
	style := text.Style{Font: "serif", Code: "code", Size: 10 * unit.PT, Leading: 14 * unit.PT, Protrude: true, Hyphens: true, Stretch: 20}
	var found diag.List
	return []stage{
		{"read", func() { read.NewFolder(f).Text(name, lang, read.Offer{}) }},
		{"typography", func() { loc.Typographic(words) }},
		{"set", func() {
			// what fits on no line is told at the end: here time is asked for
			_ = text.NewSetter(p.Faces, p.Locales).Lines(io.Discard, strings.NewReader(words), style, loc.Tag, 80*unit.MM)
		}},
		{"wording", func() { found.Add(review.Wording(p.Store, ed, loc)...) }},
		{"claims", func() { found.Add(review.Claims(p.Store, ed, loc)...) }},
		{"places", func() {
			for _, is := range found {
				p.Store.Place(is.Pos)
			}
		}},
	}
}

// Whatever sign stands in a paragraph ten times as often, no stage takes more than fifteen
// times as long. Time is measured, for a pass may compare and allocate nothing; a busy
// machine is asked again, and a pass that compares each sign with each never passes.
func TestSignsGrowEvenly(t *testing.T) {
	const few, slack, attempts = 1_900, 40 * time.Millisecond, 6
	for i, sign := range repeatedSigns() {
		lang := languages()[i%len(languages())]
		uneven := map[string]string{}
		for attempt := range attempts {
			again := func(n int) []stage { // no attempt remembers what another was told
				return stagesOf(t, lang, strings.Repeat(sign, n/len([]rune(sign)))+strings.Repeat("x", attempt))
			}
			some, many := again(few), again(10*few)
			clear(uneven)
			for k := range some {
				short, long := taken(some[k].do), taken(many[k].do)
				if long > 15*short+slack {
					uneven[some[k].name] = short.String() + " and " + long.String()
				}
			}
			if len(uneven) == 0 {
				break
			}
		}
		for name, took := range uneven {
			t.Errorf("%q in %s: %s took %s", sign, lang, name, took)
		}
	}
}

// A headline as long as a chapter is set in lines of even length, and told, in time that grows
// with it: it is tried in a few numbers of lines, however many it has.
func TestLongHeadlinesGrowEvenly(t *testing.T) {
	p, err := layout.Open(folder(t))
	if err != nil {
		t.Fatal(err)
	}
	style := text.Style{Font: "serif", Code: "code", Size: 10 * unit.PT, Leading: 14 * unit.PT, Align: text.Balanced}
	set := func(n int) time.Duration {
		words := strings.Repeat("12 offres ", n)
		return taken(func() {
			if err := text.NewSetter(p.Faces, p.Locales).Lines(io.Discard, strings.NewReader(words), style, "fr-FR", 80*unit.MM); err != nil {
				t.Fatal(err)
			}
		})
	}
	short, long := set(500), set(5000)
	for range 5 {
		if long <= 15*short {
			return
		}
		short, long = set(500), set(5000)
	}
	t.Errorf("500 words took %v, 5,000 %v", short, long)
}

func taken(do func()) time.Duration {
	start := time.Now()
	do()
	return time.Since(start)
}
