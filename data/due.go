package data

import (
	"cmp"
	"slices"

	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// How far an editor is to look from the cut-off, in months.
const (
	dueAhead = 6  // ends of validity
	dueSince = 12 // milestones
)

// Due is what the register asks an editor to look at for the edition of a month:
// ends of validity that come near, milestones that are old, aims whose day has
// passed, and the days of the edition. They are questions, and no facts of
// any text. It is empty where Skeleton refuses.
func Due(s *Store, month facts.Day) []diag.Text {
	n, _ := begin(s, month, Voice{})
	if n == nil {
		return nil
	}
	e := n.new
	out := []diag.Text{diag.Said("The cut-off is %s, and the day of publication %s: are they right?", e.Cutoff, e.Published)}
	switch n.last.Next.Date {
	case e.Published:
		out = append(out, diag.Text("So they were announced. Write those of the edition after this one under next, once they are decided."))
	default:
		out = append(out,
			diag.Text("These days were not announced: write those of the edition after this one under next, once they are decided."))
	}
	for _, x := range e.View.Ending(e.Cutoff.Plus(dueAhead)) {
		out = append(out, diag.Said("%s (%s): the validity ends on %s. Is a renewal published?", x.Name, x.Provider.Name, x.End()))
	}
	for _, x := range old(e.View) {
		out = append(out, diag.Said("%s: the last milestone, %s, is of %s. Is there a later one?", entitled(x), x.Last().Code, x.Last().Date))
	}
	for _, x := range e.View.Overdue() {
		out = append(out, diag.Said("%s: the applicant meant to be qualified by %s. What does it say now?", entitled(x), x.Aim().By))
	}
	return out
}

// entitled is an offer with its provider; one that is not published by its name
// has the provider's alone.
func entitled(x *facts.Entry) diag.Text {
	if x.Name == "" {
		return diag.Said("%s", x.Provider.Name)
	}
	return diag.Said("%s (%s)", x.Name, x.Provider.Name)
}

// old is the offers in progress whose last milestone is more than a year before
// the cut-off, the oldest first.
func old(v *facts.View) []*facts.Entry {
	var out []*facts.Entry
	for _, x := range v.Cells() {
		if m := x.Last(); x.Stage == facts.Candidate && m != nil && m.Date.Known() && m.Date.Last().Before(v.Cutoff.Plus(-dueSince)) {
			out = append(out, x)
		}
	}
	slices.SortStableFunc(out, func(a, b *facts.Entry) int {
		return cmp.Compare(a.Last().Date.Last().String(), b.Last().Date.Last().String())
	})
	return out
}
