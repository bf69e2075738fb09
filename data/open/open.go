// Package open gives the register of a cut-off to whoever wants to count again: tables
// of comma-separated values (RFC 4180), the same as JSON, and a Frictionless data
// package that says what each column holds. Days are written as precisely as they are
// known (ISO 8601); what nobody has published is empty. It takes the view that the
// edition is made from, and leaves nothing of it out.
package open

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strconv"
	"strings"

	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Package is what a data package says of itself beside its tables.
type Package struct {
	Name       string // of the publication and the edition, in small letters and hyphens
	Title      string
	Version    string // the edition
	Created    string // ISO 8601
	Licence    string
	LicenceURL string
	Home       string
	Delimiter  rune
	Langs      []string // of the descriptions
	Say        func(lang, key string) string
}

// kind is the type of a column (Frictionless Table Schema).
type kind string

// The types of columns. A day that may be known to the month alone is a string with a
// pattern: a date of the standard is always whole.
const (
	words   kind = "string"
	truth   kind = "boolean"
	day     kind = "day"
	address kind = "uri"
)

// column is a column of a table.
type column struct {
	name string
	kind kind
}

// table is rows of facts under columns; the first is the key.
type table struct {
	name    string
	columns []column
	rows    [][]string
}

// Register is the name of the file that holds the register.
const Register = "register.csv"

// Files is the package by the names of its files: the register, its milestones, its
// decisions, its surveys and its sources, register.json and datapackage.json.
func Files(v *facts.View, p Package) (map[string][]byte, error) {
	all := []table{register(v), milestones(v), decisions(v), surveys(v), sources(v)}
	files := map[string][]byte{}
	for _, t := range all {
		raw, err := t.csv(p.Delimiter)
		if err != nil {
			return nil, err
		}
		files[t.name+".csv"] = raw
	}
	var err error
	if files["register.json"], err = diag.JSON(values(all)); err != nil {
		return nil, err
	}
	files["datapackage.json"], err = diag.JSON(p.describe(all))
	return files, err
}

// register is a row for each offer, and for each application without a published one.
func register(v *facts.View) table {
	t := table{name: "register", columns: []column{{"id", words}, {"provider", words}, {"provider_name", words}, {"offer", words},
		{"market_name", words}, {"stage", words}, {"layers_published", truth}, {"iaas", truth}, {"caas", truth}, {"paas", truth},
		{"saas", truth}, {"milestone", words}, {"milestone_date", day}, {"valid_from", day}, {"valid_from_kind", words},
		{"valid_until", day}, {"aim", day}, {"changed", truth}, {"sources", words}}}
	for _, e := range v.Cells() {
		row := []string{e.ID, e.Provider.ID, e.Provider.Name, e.Name, e.Market, string(e.Stage), yes(len(e.Layers) > 0)}
		for _, l := range facts.Layers() {
			row = append(row, yes(e.Covers(l)))
		}
		reached := ""
		if m := e.Last(); m != nil {
			reached = m.Date.String()
		}
		start := e.Start()
		row = append(row, code(e.Milestone), reached, start.Date.String(), kindOf(start), e.End().String(), e.Aim().By.String(),
			yes(e.Changed), cites(e.Cites))
		t.rows = append(t.rows, row)
	}
	return t
}

// code is a milestone; empty when none is published.
func code(c facts.Code) string {
	if c == facts.Unpublished {
		return ""
	}
	return c.String()
}

func kindOf(s facts.Start) string {
	if !s.Date.Known() {
		return ""
	}
	return string(s.Kind)
}

// milestones is a row for each milestone that is known of an offer.
func milestones(v *facts.View) table {
	t := table{name: "milestones", columns: []column{{"offer", words}, {"milestone", words}, {"date", day}, {"kind", words},
		{"known", day}, {"sources", words}}}
	for _, e := range v.Cells() {
		for _, m := range e.Steps {
			t.rows = append(t.rows, []string{e.ID, m.Code.String(), m.Date.String(), string(m.Kind), m.Known.String(), cites(m.Cites)})
		}
	}
	return t
}

// decisions is a row for each decision that is known of an offer.
func decisions(v *facts.View) table {
	t := table{name: "decisions", columns: []column{{"offer", words}, {"kind", words}, {"number", words}, {"date", day},
		{"announced", day}, {"until", day}, {"referential", words}, {"known", day}, {"sources", words}}}
	for _, e := range v.Cells() {
		for _, d := range e.Decisions {
			t.rows = append(t.rows, []string{e.ID, string(d.Kind), d.Number, d.Date.String(), d.Announced.String(), d.Until.String(),
				d.Referential, d.Known.String(), cites(d.Cites)})
		}
	}
	return t
}

// surveyed is how many months back the surveys go: as far as the charts do.
const surveyed = 12

// surveys is a row for each offer that stood in a list at the end of a month, also of
// those that have left since. A month that nobody surveyed has none.
func surveys(v *facts.View) table {
	t := table{name: "surveys", columns: []column{{"month", day}, {"offer", words}, {"provider_name", words}, {"stage", words}}}
	for _, s := range v.Surveys(surveyed) {
		month := facts.Day{Year: s.End.Year, Month: s.End.Month}
		for _, e := range slices.Concat(s.Qualified.Held, s.InProgress.Held) {
			t.rows = append(t.rows, []string{month.String(), e.ID, e.Provider.Name, string(e.Stage)})
		}
	}
	return t
}

// sources is a row for each source that a fact of the other tables has.
func sources(v *facts.View) table {
	t := table{name: "sources", columns: []column{{"id", words}, {"kind", words}, {"publisher", words}, {"title", words},
		{"language", words}, {"date", day}, {"updated", day}, {"url", address}}}
	for _, s := range v.Sources() {
		t.rows = append(t.rows, []string{s.ID, s.Kind, s.Publisher.In("en"), s.Title, s.Lang, s.Date.String(), s.Updated.String(), s.URL})
	}
	return t
}

func yes(b bool) string { return strconv.FormatBool(b) }

// cites is the ids of sources, each once, with spaces between them.
func cites(cs []facts.Cite) string {
	var ids []string
	for _, c := range cs {
		if !slices.Contains(ids, c.Source) {
			ids = append(ids, c.Source)
		}
	}
	return strings.Join(ids, " ")
}

// csv is the table as a file: a head, then its rows.
func (t table) csv(delimiter rune) ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Comma = delimiter
	var head []string
	for _, c := range t.columns {
		head = append(head, c.name)
	}
	if err := w.WriteAll(append([][]string{head}, t.rows...)); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// values is the tables as JSON has them: truths as such, and what nobody has published
// as null.
func values(all []table) map[string]any {
	out := map[string]any{}
	for _, t := range all {
		rows := make([]map[string]any, 0, len(t.rows))
		for _, row := range t.rows {
			v := map[string]any{}
			for i, c := range t.columns {
				switch {
				case row[i] == "":
					v[c.name] = nil
				case c.kind == truth:
					v[c.name] = row[i] == "true"
				default:
					v[c.name] = row[i]
				}
			}
			rows = append(rows, v)
		}
		out[t.name] = rows
	}
	return out
}
