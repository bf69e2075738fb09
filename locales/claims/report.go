package claims

import "slices"

// reported is a clause that says what another edition said, as that edition would
// say it, and which edition that was; nil where the clause speaks for itself, or only
// holds something against that edition.
func (c clause) reported() (clause, *Edition) {
	k := c.index("edition", 0)
	if k < 0 || c.hasAny("than", "still", "since", "level", "asmany", "grew", "shrank", "between", "side") {
		return c, nil
	}
	from, to := k, k+1
	ed := &Edition{}
	for from > 0 && k-from < 3 && c[from-1].is("date", "of", "its", "article", "earlier", "first", "last") {
		from--
	}
	for to < len(c) && to-k < 4 && (c[to].is("of", "date", "earlier", "first") || c[to].is("fill") && c[to].value == "") {
		to++
	}
	near := c[from:to]
	ed.Month, ed.First = Date{Month: near.date().Month, Year: near.date().Year}, near.has("first")
	if ed.Month.Month == 0 && !near.hasAny("earlier", "first", "last") {
		return c, nil
	}
	out := slices.Concat(c[:from], clause{{class: "fill", value: "list", i: c[from].i, j: c[to-1].j}}, c[to:])
	for i := range out {
		if out[i].is("past") {
			out[i].class, out[i].value = "fill", "aux"
		}
	}
	return out, ed
}

// reportedBy is claims as those of another edition.
func reportedBy(ed *Edition, claims []Claim) []Claim {
	for i := range claims {
		if ed != nil {
			claims[i].Edition = ed
		}
	}
	return claims
}
