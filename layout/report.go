package layout

import (
	_ "embed" // the schema
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"time"

	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/findings"
	"github.com/secnumcloud-observatory/press/layout/review"
)

// ReportVersion is the version of the report's form. It grows when a field goes
// or means something else, and not when one is added.
const ReportVersion = 1

// ReportSchema is the JSON Schema of report.json.
//
//go:embed report.schema.json
var ReportSchema []byte

// Report is what report.json holds: each file with its checks, and the
// findings. Nothing in it depends on the machine or the hour, so that the same
// edition has the same report everywhere.
type Report struct {
	Version  int                `json:"version"` // of this form: ReportVersion
	Edition  string             `json:"edition"`
	Cutoff   string             `json:"cutoff"`
	Specimen bool               `json:"specimen,omitempty"`
	Draft    string             `json:"draft,omitempty"` // the day of a draft: what the outputs are then; "" of an edition
	Tags     map[string]string  `json:"tags"`            // BCP 47 tags of the languages, as findings carry them
	Outputs  []Output           `json:"outputs"`
	Findings diag.List          `json:"findings"`
	Waived   []findings.Waived  `json:"waived,omitempty"` // findings that the edition's waivers let stand
	Campaign string             `json:"campaign,omitempty"`
	Changes  []Correction       `json:"corrections,omitempty"`
	Sections []review.Placement `json:"sections"`
	Quality  []review.Quality   `json:"quality"`
	Faces    []Typeface         `json:"faces,omitempty"`  // of the publisher: with what was printed, and under what terms
	Others   []Other            `json:"others,omitempty"` // files of the folder that no build vouches for
}

// Correction is what an edition that is out said wrong, and what is so.
type Correction struct {
	Date string     `json:"date"`
	Says read.Words `json:"text"`
}

// FindingsSchema is the JSON Schema of what the commands give with --format json: the
// version and the findings of a report.
func FindingsSchema() ([]byte, error) {
	var all map[string]any
	if err := json.Unmarshal(ReportSchema, &all); err != nil {
		return nil, err
	}
	fields, ok := all["properties"].(map[string]any)
	if !ok {
		return nil, errors.New("the schema of a report has no properties")
	}
	kept := []string{"version", "findings"}
	maps.DeleteFunc(fields, func(name string, _ any) bool { return !slices.Contains(kept, name) })
	all["required"], all["title"] = kept, "Findings"
	all["description"] = "What check, build and preflight find, as they give it with --format json."
	delete(all, "$id")
	return diag.JSON(all)
}

// Report is the result as report.json says it.
func (r *Result) Report() Report {
	rep := Report{Version: ReportVersion, Edition: r.Edition.ID, Cutoff: r.Edition.Cutoff.String(), Specimen: r.Edition.Specimen, Tags: r.Tags,
		Outputs: r.Outputs, Findings: findings.Settled(findings.Gathered(r.Issues)), Sections: r.placements(), Quality: r.Quality, Faces: r.Faces,
		Waived: findings.SettledWaived(r.Waived), Campaign: r.Edition.Campaign}
	if !r.Draft.IsZero() {
		rep.Draft = r.Draft.Format(time.DateOnly)
	}
	for _, c := range r.Edition.Corrections {
		rep.Changes = append(rep.Changes, Correction{c.Date.String(), c.Says})
	}
	if rep.Quality == nil {
		rep.Quality = []review.Quality{}
	}
	return rep
}

// placements is the first page of each section, by language.
func (r *Result) placements() []review.Placement {
	var out []review.Placement
	at := map[string]int{}
	for _, l := range r.Pages {
		for _, s := range l.Doc.Sections {
			n, ok := l.Result.Anchors[s.ID]
			if !ok {
				continue
			}
			i, seen := at[s.ID]
			if !seen {
				i = len(out)
				at[s.ID] = i
				out = append(out, review.Placement{Section: s.ID, Pages: map[string]int{}})
			}
			out[i].Pages[l.Lang] = n
		}
	}
	return out
}

// JSON is the report as a file, ending in a newline.
func (r Report) JSON() ([]byte, error) { return diag.JSON(r) }
