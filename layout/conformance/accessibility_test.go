package conformance_test

import (
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/conformance"
	"github.com/secnumcloud-observatory/press/layout/preflight"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/locales"
)

// The statement says of each rule of reading aloud what the judge has found in
// the file, and nothing of rules about other things or that were not tested.
func TestAccessibility(t *testing.T) {
	all, _ := locales.Load()
	said := func(fr, en string) preflight.Words {
		return preflight.Words{"fr-FR": fr, "en-GB": en, "fr": fr, "en": en}
	}
	r := preflight.Report{Claims: []string{"PDF/UA-1"}, Results: []preflight.Result{
		{Code: "NotMarked", Source: "Matterhorn 01", Status: preflight.Pass, Title: said("balisé", "tagged")},
		{Code: "ReadingOrder", Source: "own", Status: preflight.Fail, Title: said("ordre", "order"),
			Faults: []preflight.Fault{{Page: 3, Remark: said("saute <là>", "jumps <there>")}}},
		{Code: "TabOrder", Source: "Matterhorn 28", Title: said("tabulation", "tabs"), Why: said("pas lue", "not read")},
		{Code: "InkTotal", Source: "GWG", Status: preflight.Pass, Title: said("plaques", "plates")},
	}}
	for lang, want := range map[string][]string{
		"en": {`<html lang="en-GB">`, `<th scope="row">tagged</th><td>Matterhorn 01</td>`, "Page 3: jumps &lt;there&gt;", "<li>tabs (Matterhorn 28): not read</li>",
			"hold: 1; that do not: 1; not tested: 1.", "12 January 2026", "mailto:a@b.fr", "screen reader"},
		"fr": {`<html lang="fr-FR">`, `<th scope="row">balisé</th>`, "saute &lt;là&gt;", "pas lue", "Rien n’est dit par la couleur seule."},
	} {
		l, _ := all.Locale(lang)
		raw, err := conformance.Accessibility(r, profile.Screen(), conformance.Subject{File: "a.pdf", SHA256: "00", Pages: 4, Edition: "X",
			Date: "12 January 2026", Contact: "a@b.fr"}, l)
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range want {
			if !strings.Contains(strings.ReplaceAll(string(raw), "\u00a0", " "), w) {
				t.Errorf("%s: without %q\n%s", lang, w, raw)
			}
		}
		for _, w := range []string{"plates", "plaques", "InkTotal"} {
			if strings.Contains(string(raw), w) {
				t.Errorf("%s speaks of %s", lang, w)
			}
		}
	}
}
