package compose_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/testdata/sample"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// A timeline's text, and the centres of its discs' rings from the page's left edge.
type drawnLife struct {
	words  []string
	number map[string]unit.Length // middle of a year's number, which is the middle of the year
	still  []unit.Length
	bright []unit.Length
}

// livesOn reads the timelines of a page from what is drawn.
func livesOn(p *draw.Page) (out []*drawnLife) {
	draw.Walk(&p.Box, func(v draw.Visit) bool {
		switch {
		case v.Box.Name == "marks":
			out = append(out, &drawnLife{number: map[string]unit.Length{}})
		case !strings.HasPrefix(v.Box.Name, "dates ") || len(out) == 0:
			return true
		}
		life, said := out[len(out)-1], ""
		for _, op := range v.Box.Ops {
			switch o := op.(type) {
			case draw.Text:
				said += strings.ReplaceAll(o.Str, "\u00a0", " ")
				life.number[o.Str] = v.At.X + o.X + o.Width/2
			case draw.Path:
				at, _ := draw.Extent(o)
				if round := len(o.Segs) > 4 && o.Stroke != "" && at.W == at.H; !round || at.W < 4*unit.MM {
					continue
				}
				if x := v.At.X + at.X + at.W/2; o.Stroke == draw.Vermillon {
					life.bright = append(life.bright, x)
				} else {
					life.still = append(life.still, x)
				}
			}
		}
		if v.Box.Name != "marks" {
			life.words = append(life.words, said)
		}
		return true
	})
	return out
}

func count[T any](all []T, is func(T) bool) (n int) {
	for _, x := range all {
		if is(x) {
			n++
		}
	}
	return n
}

// place is where a day stands among the numbers of two years.
func (l *drawnLife) place(day time.Time) unit.Length {
	at, next := l.number["2025"], l.number["2026"]
	years := float64(day.Year()-2025) + (float64(day.YearDay())-0.5)/365 - 0.5
	return at + unit.Length(float64(next-at)*years)
}

// Three offers of the specimen that were seen in June 2025 and reached a further
// milestone in the edition's month, two of them as the month ended: sheets say both
// days, and have a disc on each, bright on the day of the month alone. Those of
// which nothing was known have one.
func TestSheetsDateEachMilestone(t *testing.T) {
	june, april := time.Date(2025, 6, 30, 0, 0, 0, 0, time.UTC), time.Date(2026, 4, 8, 0, 0, 0, 0, time.UTC)
	for lang, words := range map[string][2]string{
		"fr": {"relevée le 30 juin 2025, J2 connu le 8 avr. 2026", "relevée le 30 juin 2025, J1 connu le 30 avr. 2026"},
		"en": {"seen on 30 Jun 2025, J2 known on 8 Apr 2026", "seen on 30 Jun 2025, J1 known on 30 Apr 2026"},
	} {
		told := 0
		pages := shippedPages(t, "specimen")[lang].Pages
		for i := range pages {
			if pages[i].Section != "sheets" {
				continue
			}
			for _, l := range livesOn(&pages[i]) {
				for n, day := range []time.Time{april, april.AddDate(0, 0, 22)} {
					rows := count(l.words, func(w string) bool { return w == words[n] })
					near := func(at time.Time) func(unit.Length) bool {
						return func(x unit.Length) bool { return max(x-l.place(at), l.place(at)-x) < unit.MM/5 }
					}
					if told += rows; rows > 0 && (len(l.bright) != rows || slices.IndexFunc(l.bright, near(day)) < 0 || slices.ContainsFunc(l.bright, near(june)) ||
						count(l.still, near(june)) != len(l.words)) {
						t.Errorf("%s, page %d, %q: bright discs at %v, others at %v; June is at %s, %s at %s", lang, i+1, words[n],
							l.bright, l.still, l.place(june), day.Format(time.DateOnly), l.place(day))
					}
				}
			}
		}
		if told != 3 {
			t.Errorf("%s: %d rows say both days, want 3", lang, told)
		}
	}
}

// A provider that has a candidacy without a published offer beside what is qualified:
// its sheet does not leave it at “no offer in progress”.
func TestSheetsTellCandidacies(t *testing.T) {
	const name = "editions/2026-04/edition.yaml"
	later := strings.Replace(file(t, data.FS(), name), "cutoff: 2026-03-31", "cutoff: 2026-07-31", 1)
	s := brief(t, load(t, with(t, data.FS(), map[string]string{name: later})), "2026-04", "cover", "contents", "sheets", "sources", "back")
	ed, _ := s.Edition("2026-04")
	ed.Pages = 12 // so that the sheets are set
	for lang, words := range map[string]string{
		"fr": "Une offre qualifiée, aucune offre en cours, une candidature sans offre publiée.",
		"en": "One qualified offer, no offer in progress, one candidacy without a published offer.",
	} {
		aloud := strings.Join(strings.Fields(page.ReadAloud(lay(t, s, "2026-04", lang).Pages)), " ")
		if strings.Count(aloud, words) != 1 {
			t.Errorf("%s: %d sheets say %q", lang, strings.Count(aloud, words), words)
		}
	}
}

// An offer that was renewed in the edition's month: on its sheet and in the calendar
// what is bright begins at the renewal, and the first decision is as it was.
func TestOnlyTheRenewalIsBright(t *testing.T) {
	f, err := sample.Part(5, 0)
	if err != nil {
		t.Fatal(err)
	}
	const name = "editions/" + sample.ID + "/register/offers.yaml"
	renewed := `  - id: renewed
    provider: sample-0
    name: Offre renouvelée
    stages:
      - {stage: qualified, layers: [saas], known: 2025-06-30, sources: [S2]}
    decisions:
      - {number: "90", date: 2023-04-11, until: 2026-04-10, known: 2025-06-30, sources: [S3]}
      - {number: "91", date: 2026-04-11, until: 2029-04-10, known: 2026-04-11, kind: renewal, sources: [S3]}
`
	s := brief(t, load(t, with(t, f, map[string]string{name: file(t, f, name) + renewed})), sample.ID, "cover", "validity", "sheets", "sources", "back")
	ed, _ := s.Edition(sample.ID)
	ed.Pages = 8 // so that the sheets are set
	pages, begin := lay(t, s, sample.ID, "fr").Pages, time.Date(2026, 4, 11, 0, 0, 0, 0, time.UTC)
	for _, section := range []string{"validity", "sheets"} {
		var bright, still int
		for i := range pages {
			if pages[i].Section != section {
				continue
			}
			numbers := livesOn(&pages[i])
			draw.Walk(&pages[i].Box, func(v draw.Visit) bool {
				if v.Box.Name != "marks" {
					return true
				}
				for _, op := range v.Box.Ops {
					at, _ := draw.Extent(op)
					p, path := op.(draw.Path)
					if at.W == at.H { // a disc stands on its day with its middle
						at.X += at.W / 2
					}
					bar := path && at.H > unit.MM && at.H < 6*unit.MM && at.W > 4*unit.MM
					switch {
					case bar && (p.Fill == draw.Vermillon || p.Stroke == draw.Vermillon):
						if bright++; v.At.X+at.X < numbers[0].place(begin)-unit.MM {
							t.Errorf("%s: bright from %s, the renewal is at %s", section, v.At.X+at.X, numbers[0].place(begin))
						}
					case bar && p.Fill == draw.Nuit:
						still++
					}
				}
				return true
			})
		}
		if bright == 0 || still == 0 {
			t.Errorf("%s: %d bright marks and %d others, want both", section, bright, still)
		}
	}
}
