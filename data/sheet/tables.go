package sheet

import (
	"maps"
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/write"
)

// Kind is what the cells of a column hold.
type Kind int

// The kinds of column.
const (
	Words   Kind = iota // words as they are printed
	Name                // a name, which may stand alone or with sources of its own
	ID                  // an id of another sheet's first column
	Day                 // a date, as precise as it is known
	Choice              // one of some words
	Several             // any of some words, or ids, between commas
	Answer              // a value of the comparison grid, or several between commas
	Flag                // yes, or nothing
	Each                // words in each language: a column for each
)

// Column is a field of a table.
type Column struct {
	Field  string
	Kind   Kind
	Values []string // that a cell may hold; none: any
	Of     string   // the table whose ids a cell may hold
	Wide   bool     // it holds sentences
}

// Table is a sheet: a list of one of the register's files, an item to a row.
type Table struct {
	Name    string
	File    string
	List    string // the field that holds the list, in the file or in each owner
	Owner   string // the table whose items hold the lists; none: the file does
	Columns []Column
}

// number is the column that tells which item of its list a row is, where no id
// does. A new row leaves it empty.
const number = "n"

// Tables is the sheets of a workbook, in their order.
func Tables() []Table {
	var layers, columns []string
	for _, l := range facts.Layers() {
		layers = append(layers, l.String())
	}
	for _, c := range facts.Columns() {
		columns = append(columns, c.String())
	}
	stages := []string{string(facts.Candidate), string(facts.Qualified), string(facts.Left)}
	steps := []string{string(facts.Filed), facts.J0.String(), facts.J1.String(), facts.J2.String()}
	rulings := []string{string(facts.FirstRuling), string(facts.RenewalRuling), string(facts.ExtendedRuling)}
	rhythms := []string{string(facts.Undated), string(facts.Changing), string(facts.Monthly), string(facts.InForce)}
	return []Table{
		{Name: "providers", File: "providers.yaml", List: "providers", Columns: factual(
			Column{Field: "id"}, Column{Field: "name"}, Column{Field: "legal", Kind: Name}, Column{Field: "group", Kind: Name})},
		{Name: "offers", File: "offers.yaml", List: "offers", Columns: []Column{
			{Field: "id"}, {Field: "provider", Kind: ID, Of: "providers"}, {Field: "name"}, {Field: "short"},
			{Field: "market", Kind: Name}, {Field: "note", Wide: true}}},
		{Name: "stages", File: "offers.yaml", List: "stages", Owner: "offers", Columns: factual(
			Column{Field: "stage", Kind: Choice, Values: stages}, Column{Field: "layers", Kind: Several, Values: layers},
			Column{Field: "date", Kind: Day})},
		{Name: "milestones", File: "offers.yaml", List: "milestones", Owner: "offers", Columns: factual(
			Column{Field: "step", Kind: Choice, Values: steps},
			Column{Field: "kind", Kind: Choice, Values: []string{string(facts.Accepted), string(facts.Announced)}},
			Column{Field: "date", Kind: Day})},
		{Name: "decisions", File: "offers.yaml", List: "decisions", Owner: "offers", Columns: factual(
			Column{Field: "kind", Kind: Choice, Values: rulings}, Column{Field: "number"}, Column{Field: "date", Kind: Day},
			Column{Field: "announced", Kind: Day}, Column{Field: "until", Kind: Day}, Column{Field: "referential"})},
		{Name: "sources", File: "sources.yaml", List: "sources", Columns: []Column{
			{Field: "id"}, {Field: "grade", Kind: Choice, Values: []string{"P", "J", "R"}},
			{Field: "kind", Kind: Choice, Values: facts.SourceKinds()}, {Field: "title", Wide: true}, {Field: "about", Kind: Each, Wide: true},
			{Field: "publisher"}, {Field: "lang"}, {Field: "date", Kind: Day}, {Field: "updated", Kind: Day},
			{Field: "rhythm", Kind: Choice, Values: rhythms}, {Field: "url", Wide: true}, {Field: "known", Kind: Day}, {Field: "note", Wide: true}}},
		{Name: "grid", File: "grid.yaml", List: "cells", Columns: factual(
			Column{Field: "provider", Kind: ID, Of: "providers"}, Column{Field: "column", Kind: Choice, Values: columns},
			Column{Field: "value", Kind: Answer}, Column{Field: "no", Kind: Answer},
			Column{Field: "state", Kind: Choice, Values: []string{"not-published", "not-applicable", "lapsed"}},
			Column{Field: "inferred", Kind: Flag},
			Column{Field: "evidence", Kind: Each, Wide: true})},
	}
}

// factual is columns, and those of what every fact carries.
func factual(own ...Column) []Column {
	return append(own, Column{Field: "known", Kind: Day}, Column{Field: "sources", Kind: Several, Of: "sources"},
		Column{Field: "note", Wide: true})
}

// Files is the names of the files that the tables hold, in order.
func Files() []string {
	names := map[string]bool{}
	for _, t := range Tables() {
		names[t.File] = true
	}
	return slices.Sorted(maps.Keys(names))
}

// own tells whether the rows of the table have ids.
func (t Table) own() bool { return t.Columns[0].Field == "id" }

// heads is the headings of the sheet: what a row is known by, then its fields;
// those said in each language once for each.
func (t Table) heads(langs []string) []string {
	var out []string
	if t.Owner != "" {
		out = append(out, singular(t.Owner))
	}
	if !t.own() {
		out = append(out, number)
	}
	for _, c := range t.Columns {
		if c.Kind != Each {
			out = append(out, c.Field)
			continue
		}
		for _, l := range langs {
			out = append(out, c.Field+"."+l)
		}
	}
	return out
}

// key is the locale key of what a column holds: what every fact carries is said
// alike in every table.
func (t Table) key(head string) string {
	name, _, _ := strings.Cut(head, ".")
	switch {
	case name == "known" || name == "sources" || name == "note" || name == number || t.Owner != "" && name == singular(t.Owner):
		return "field.fact." + name
	}
	return "field." + t.Name + "." + name
}

// singular is the heading of the column that names an owner: offers, offer.
func singular(table string) string { return strings.TrimSuffix(table, "s") }

// column is the column of a heading.
func (t Table) column(head string) (Column, bool) {
	name, _, each := strings.Cut(head, ".")
	for _, c := range t.Columns {
		if c.Field == name && each == (c.Kind == Each) {
			return c, true
		}
	}
	return Column{}, false
}

// field is the path of a heading's field in its item.
func field(head string) write.Path {
	var p write.Path
	for part := range strings.SplitSeq(head, ".") {
		p = append(p, write.Field(part))
	}
	return p
}
