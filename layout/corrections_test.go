package layout_test

import (
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/draw"
)

// What an edition said wrong is printed in its imprint in every language, and
// the report says it too, with what was let stand.
func TestCorrectionsArePrinted(t *testing.T) {
	f := folder(t)
	change(t, f, "editions/2026-04/edition.yaml", "sections:", `campaign: obs-2026-04
corrections:
  - {date: 2026-04-20, text: {fr: "page 9, l'offre couvre deux couches.", en: "page 9, the offer covers two layers."}}
waivers:
  - {code: UnderfullPage, place: editorial, reason: seen, until: 2026-12-31}
sections:`)
	r := buildIn(t, f, layout.Order{Month: "2026-04", Langs: languages(), Profiles: layout.Profiles()[:1]})
	if r.Stopped {
		t.Fatal(errorsOf(r.Issues))
	}
	want := map[string]string{"fr": "Correction du 20 avril 2026 : page 9, l’offre couvre deux couches.",
		"en": "Corrected on 20 April 2026: page 9, the offer covers two layers."}
	for _, l := range r.Pages {
		got := strings.Join(strings.Fields(draw.Tree(l.Result.Pages).Words()), " ")
		if !strings.Contains(strings.ReplaceAll(got, "\u2060", ""), want[l.Lang]) {
			t.Errorf("%s does not say %q", l.Lang, want[l.Lang])
		}
	}
	rep := r.Report()
	if rep.Campaign != "obs-2026-04" || len(rep.Changes) != 1 || rep.Changes[0].Date != "2026-04-20" || rep.Changes[0].Says.In("en") == "" {
		t.Errorf("%+v", rep.Changes)
	}
	for _, is := range r.Issues {
		if is.Code == "UnderfullPage" && is.Section == "editorial" {
			t.Errorf("%s is told, though it was let stand", is)
		}
	}
}
