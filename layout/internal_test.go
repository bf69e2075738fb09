package layout

import (
	"context"
	"testing"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/layout/findings"
)

// A stumble of the press is a finding of the language it happened in, and its
// files are listed as not made.
func TestStumble(t *testing.T) {
	whole, err := Open(data.FS())
	if err != nil {
		t.Fatal(err)
	}
	faceless := &Press{Store: whole.Store, Locales: whole.Locales}
	r, err := faceless.Build(context.Background(), Order{Month: "2026-04", Langs: []string{"fr"}, Profiles: Profiles()})
	if err != nil {
		t.Fatal(err)
	}
	if !r.Issues.Has(findings.PressFault) || !r.Stopped || len(r.Outputs) != 2 || r.Outputs[0].Built {
		t.Errorf("stopped %t, %d files: %v", r.Stopped, len(r.Outputs), r.Issues)
	}
}
