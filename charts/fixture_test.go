package charts

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/fonts"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/locales"
)

// house is what every test reads and none changes, loading it once keeps the
// tests short: the faces, the languages, and the theme that is shipped.
type house struct {
	set     *fonts.Set
	catalog *locales.Catalog
	setter  *text.Setter
	theme   *data.Theme
}

var shared = sync.OnceValue(func() house {
	set, err := fonts.Load()
	if err != nil {
		panic(err)
	}
	c, _ := locales.Load()
	s, _ := data.Load(data.FS())
	return house{set, c, text.NewSetter(set, c), s.Theme}
})

func faces(t testing.TB) *fonts.Set {
	t.Helper()
	return shared().set
}

// sheet is a sheet of the inside pages in a language.
func sheet(t testing.TB, lang string) Sheet {
	t.Helper()
	l, ok := shared().catalog.Locale(lang)
	if !ok {
		t.Fatalf("no language %s", lang)
	}
	return sheetIn(t, l)
}

func sheetIn(t testing.TB, l *locales.Locale) Sheet {
	t.Helper()
	h := shared()
	return Sheet{Locale: l, Date: Date{2025, 12, 31}, Fonts: h.set, Setter: h.setter, Width: 1755 * mm / 10, Since: l.T("since.month"),
		Inks: StandardInks(), Styles: StylesOf(func(name string) text.Style { return styled(t, name) })}
}

// styled is a style of the shipped theme.
func styled(t testing.TB, name string) text.Style {
	t.Helper()
	s, ok := shared().theme.Style(name)
	if !ok {
		t.Fatalf("the theme has no style %s", name)
	}
	return text.Style{Name: name, Font: draw.Font(s.Font), Bold: draw.Font(s.Bold), Italic: draw.Font(s.Italic), Size: s.Size,
		Leading: s.Leading, Ink: draw.Ink(s.Ink), Track: s.Track, Hyphens: s.Hyphens}
}

// seasonOf is the season the shipped theme gives a month.
func seasonOf(month int) Season {
	s := shared().theme.Season(facts.Day{Month: month})
	return SeasonIn(draw.Ink(s.Ground), draw.Ink(s.Band))
}

// colour is a swatch of the shipped theme on the screen.
func colour(ink draw.Ink) [3]uint8 {
	s, _ := shared().theme.Swatch(string(ink))
	return s.RGB
}

func lay(s string) (l Layers) {
	for _, r := range s {
		switch r {
		case 'I':
			l[0] = true
		case 'C':
			l[1] = true
		case 'P':
			l[2] = true
		case 'S':
			l[3] = true
		}
	}
	return l
}

// held is an offer with its dates, and what the register's queries say of them
// at the cut-off of these tests' sheets, the end of 2025.
func held(o Offer, start, end Date) Offer {
	o.Start, o.End = start, end
	if start.Day > 0 {
		o.Ruled, o.Young = start, start.Year == 2025
	} else if start.Known() {
		o.Near, o.NearKind = start, Itself
	}
	o.Ended = end.Known() && end.Year < 2026
	o.ThisYear, o.Soon = end.Year == 2026, end.Year == 2026
	return o
}

// january is the 34 entries of the mock pages' register, by name, as the
// register's query gives them.
func january() []Offer {
	offers := unordered()
	slices.SortStableFunc(offers, func(a, b Offer) int {
		return cmp.Or(strings.Compare(strings.ToLower(a.Provider), strings.ToLower(b.Provider)), strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)))
	})
	return offers
}

func unordered() []Offer {
	c := func(p, n, l string, s State, ch bool) Offer {
		return Offer{Provider: p, Name: n, Layers: lay(l), Stage: InProgress, State: s, Changed: ch}
	}
	q := func(p, n, l string, start, end Date) Offer {
		return held(Offer{Provider: p, Name: n, Layers: lay(l), Stage: Qualified, State: J3}, start, end)
	}
	var no Date
	s3ns := q("S3NS", "Cloud de confiance S3NS", "ICP", Date{2025, 12, 17}, Date{2028, 12, 17})
	s3ns.Changed = true
	return []Offer{
		c("Adista", "Adista Secure Cloud", "I", J0, true),
		c("Bleu", "Cloud de Confiance Bleu", "ICP", J1, false),
		c("Bretagne Télécom", "Blue Secure Cloud", "I", NotPublished, true),
		c("Cyllene ITS", "IaaS SecNumCloud", "I", NotPublished, false),
		c("Ecritel", "Ecritel Secure Cloud", "I", NotPublished, false),
		c("GIP MiPih", "Cloud Premier Souverain", "I", NotPublished, false),
		c("ITS Integra", "ITSecureCloud", "I", J1, true),
		c("NumSpot", "Plateforme des services cloud", "I", NotPublished, false),
		c("Orange Business", "Cloud Avenue SecNum Dynamic", "I", NotPublished, false),
		c("OVHcloud", "SNC Cloud Platform", "IP", NotPublished, false),
		c("Prolival", "Horizon SecNumCloud", "I", NotPublished, false),
		c("Scaleway", "Scaleway SecNumCloud", "IP", J0, false),
		c("ITS Integra", "ITSecureKube", "C", J1, true),
		c("Ecritel", "Ecritel Secure Backup", "S", NotPublished, false),
		c("NetExplorer", "Share and Workspace", "S", NotPublished, false),
		c("Cloud Solutions", "Wimi", "S", NotPublished, false),
		{Provider: "Free Pro", Stage: Candidacy},
		q("Cegedim", "CegNumCloud Secured IaaS", "I", Date{2024, 12, 4}, Date{2027, 12, 4}),
		q("Cloud Temple", "IaaS Secure Temple", "I", no, no),
		q("OVHcloud", "Bare Metal Pod", "I", Date{2025, 3, 24}, Date{2028, 3, 24}),
		q("OVHcloud", "Hosted Private Cloud powered by VMware", "I", Date{2023, 12, 28}, Date{2026, 12, 29}),
		q("Orange Business", "Cloud Avenue SecNum", "I", Date{2025, 7, 11}, Date{2028, 7, 11}),
		q("Outscale", "IaaS Cloud on Demand", "I", Date{2023, 11, 30}, Date{2026, 11, 30}),
		q("Worldline", "Worldline Cloud Services - Secured IaaS", "I", Date{2025, 3, 24}, Date{2028, 3, 31}),
		s3ns,
		q("Cloud Temple", "PaaS OpenShift", "P", Date{2025, 5, 30}, Date{2028, 5, 30}),
		q("Index Éducation", "EDT", "S", no, no),
		q("Index Éducation", "HYPERPLANNING", "S", no, no),
		q("Index Éducation", "PRONOTE", "S", no, no),
		q("Index Éducation", "PRONOTE Primaire", "S", no, no),
		q("Oodrive", "Oodrive_Work_Share", "S", no, Date{2028, 1, 25}),
		q("Oodrive", "Oodrive_Work", "S", no, Date{2028, 1, 25}),
		q("Oodrive", "Oodrive_Meet", "S", no, Date{2028, 1, 25}),
		q("Whaller", "Whaller DONJON", "S", no, no),
	}
}

// crowd is a register of n fictional offers: one half qualified, the other in
// progress, every third of those with a public milestone.
func crowd(n int) []Offer {
	out := make([]Offer, 0, n)
	for i := range n {
		o := Offer{Provider: fmt.Sprintf("Specimen %03d", i), Name: fmt.Sprintf("Offre fictive %03d", i), Changed: i%7 == 3}
		o.Layers[i%4] = true
		o.Layers[(i*5+1)%4] = o.Layers[(i*5+1)%4] || i%3 == 0
		if i%2 == 0 {
			o.Stage, o.State = Qualified, J3
			if i%3 != 0 {
				o = held(o, Date{2023 + i%3, 1 + i%12, 1 + i%28}, Date{2026 + i%3, 1 + i%12, 1 + i%28})
			}
		} else {
			o.Stage = InProgress
			if i%3 == 0 {
				o.State = State(1 + i%3)
			}
		}
		out = append(out, o)
	}
	return out
}
