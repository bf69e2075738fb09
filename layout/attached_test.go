package layout_test

import (
	"bytes"
	"encoding/csv"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data/facts"
)

// The archive holds the register and a table for each chart: as many rows as the register
// has offers, and in the bricks as many as stand on each milestone.
func TestArchiveHoldsItsData(t *testing.T) {
	for _, lang := range languages() {
		out, h := beside(t, lang, "archive")
		if !out.Built || !slices.Contains(h.Claims.Standards, "PDF/A-3a") || !slices.Contains(h.Claims.Standards, "PDF/UA-1") {
			t.Fatalf("built: %v, claims %v", out.Built, h.Claims.Standards)
		}
		files := map[string][][]string{}
		names := h.Array(h.Dict(h.Dict(h.Catalog["Names"])["EmbeddedFiles"])["Names"])
		for i := 1; i < len(names); i += 2 {
			spec := h.Dict(names[i])
			name := h.Text(spec["UF"])
			raw, ok := h.Body(h.Dict(spec["EF"])["F"])
			if !ok || h.Name(spec["AFRelationship"]) != "Data" || h.Text(spec["Desc"]) == "" || h.Text(spec["F"]) != name {
				t.Fatalf("%s: %v", name, spec)
			}
			if strings.HasSuffix(name, ".csv") {
				r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(raw, []byte("\ufeff"))))
				if r.Comma = ','; lang == "fr" {
					r.Comma = ';'
				}
				rows, err := r.ReadAll()
				if err != nil {
					t.Fatalf("%s: %v", name, err)
				}
				files[name] = rows
			}
		}
		if with := h.Array(h.Catalog["AF"]); len(with) != len(names)/2 {
			t.Errorf("%d files belong to the document, of %d", len(with), len(names)/2)
		}
		view := result(t, "2026-04").Edition.View
		if got := len(files["register.csv"]) - 1; got != len(view.Cells()) {
			t.Errorf("%s: %d rows, the register has %d", lang, got, len(view.Cells()))
		}
		bricks := files["chart-bricks.csv"]
		if len(bricks) != 5 {
			t.Fatalf("%s: the bricks are %v, of %q", lang, bricks, slices.Sorted(maps.Keys(files)))
		}
		for i, c := range []facts.Code{facts.J0, facts.J1, facts.J2, facts.Unpublished} {
			if n := view.Counts().Milestones[c]; bricks[i+1][1] != strconv.Itoa(n) {
				t.Errorf("%s: %s counts %s, the register %d", lang, bricks[i+1][0], bricks[i+1][1], n)
			}
		}
		if calendar := files["chart-calendar.csv"]; len(calendar) != len(view.Qualified())+1 {
			t.Errorf("%s: %d rows of the calendar", lang, len(calendar))
		}
		for name, rows := range files { // csv.Reader holds that rows have one length
			if len(rows) < 2 || len(rows[0]) < 2 {
				t.Errorf("%s: %s is no table", lang, name)
			}
		}
	}
}
