package facts

import (
	"iter"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// mostReadings is how many registers are tried for what one may have been meant
// to hold; where there are more, nothing is said of what follows from any.
const mostReadings = 400

// Unsure is an offer of which something could not be read, and what.
type Unsure struct {
	Offer *Offer // as far as it was read
	Entry read.Value
	Gaps  []diag.Issue
}

// Readings is a register as it may have been meant where what is written of its
// offers could not be read, or names no provider.
type Readings struct {
	At   string              // where this is told, with blanks between
	Many bool                // too many to be tried, or nobody can say which
	Days bool                // some hang on the days that were asked for
	Each iter.Seq[*Register] // each register; none when all could be read
}

// Readings is the registers that may have been meant: whatever could not be read is
// each of the values that it can have, a day each of those given. A provider that
// there is not is any other one, or one of its own.
func (r *Register) Readings(days ...Day) Readings {
	var at []string
	out, n := Readings{}, 1
	var each []func(*Register) []*Register
	for _, u := range r.Unsure {
		offers, dated := u.readings(days)
		at, out.Days, n = append(at, u.at()...), out.Days || dated, n*(len(offers)+1)
		out.Many = out.Many || len(offers) == 0
		each = append(each, func(r *Register) []*Register { return with(r, u.Offer, offers) })
	}
	for _, id := range r.strangers() {
		at, n = append(at, id.at...), n*(len(r.Providers)+1)
		each = append(each, func(r *Register) []*Register { return provided(r, id.offers) })
	}
	out.At, out.Many = strings.Join(at, " "), out.Many || n > mostReadings
	out.Each = func(yield func(*Register) bool) {
		if n > 1 && !out.Many {
			product(r, each, yield)
		}
	}
	return out
}

// product is a register changed in every way of each.
func product(r *Register, each []func(*Register) []*Register, yield func(*Register) bool) bool {
	if len(each) == 0 {
		return yield(r)
	}
	for _, x := range each[0](r) {
		if !product(x, each[1:], yield) {
			return false
		}
	}
	return true
}

// with is a register with each of the readings of an offer in its place, and as it is.
func with(r *Register, o *Offer, readings []*Offer) []*Register {
	out := []*Register{r}
	k := slices.Index(r.Offers, o)
	for _, x := range readings {
		if k < 0 { // it is one of two, and the other is kept
			break
		}
		own := *r
		own.Offers = slices.Clone(r.Offers)
		own.Offers[k] = x
		out = append(out, &own)
	}
	return out
}

// stranger is the offers that name one provider that there is not, or of one that
// names none, and where.
type stranger struct {
	offers []int
	at     []string
}

func (r *Register) strangers() []stranger {
	by := map[string]*stranger{}
	for i, o := range r.Offers {
		if _, ok := r.Holder(o.Provider); ok {
			continue
		}
		key := o.Provider
		if key == "" {
			key = " " + o.Pos.String() // of each its own
		}
		if by[key] == nil {
			by[key] = &stranger{}
		}
		by[key].offers = append(by[key].offers, i)
		if o.Provider != "" {
			by[key].at = append(by[key].at, o.ProviderAt.String())
		}
	}
	var out []stranger
	for _, key := range slices.Sorted(maps.Keys(by)) {
		out = append(out, *by[key])
	}
	return out
}

// provided is a register in which some offers are those of each provider, and of one
// of their own.
func provided(r *Register, offers []int) []*Register {
	own := *r
	id := "\x00" + r.Offers[offers[0]].ID // of no provider
	own.Providers = append(slices.Clone(r.Providers), &Holder{ID: id, Name: id})
	var out []*Register
	for _, h := range own.Providers {
		of := own
		of.Offers = slices.Clone(r.Offers)
		for _, i := range offers {
			o := *r.Offers[i]
			o.Provider = h.ID
			of.Offers[i] = &o
		}
		out = append(out, &of)
	}
	return out
}

// at is the places at which it is told what could not be read.
func (u Unsure) at() []string {
	var out []string
	for _, is := range u.Gaps {
		out = append(out, is.Pos.String())
	}
	return out
}

// readings is the offer as it may have been meant, and whether that hangs on days;
// none, where there are too many, or no path leads to what was not read.
func (u Unsure) readings(days []Day) (out []*Offer, dated bool) {
	entries := []read.Value{u.Entry}
	for _, is := range u.Gaps {
		path, _ := u.Entry.Within(is.Field)
		words, ofDay := words(path, days)
		dated = dated || ofDay
		var next []read.Value
		for _, v := range entries {
			next = append(next, filled(v, path, is, words)...)
		}
		if entries = next; len(next) > mostReadings {
			return nil, dated
		}
	}
	for _, v := range entries {
		out = append(out, readOffer(v)...)
	}
	return out, dated
}

// filled is an entry with a gap filled in each way.
func filled(v read.Value, path string, is diag.Issue, words []string) []read.Value {
	var out []read.Value
	for _, w := range words {
		if x, ok := v.With(path, w); ok {
			out = append(out, x)
		}
	}
	if is.Code == read.UnknownField {
		for _, field := range strings.Fields(is.Subject) {
			if x, ok := v.Renamed(path, last(field)); ok {
				out = append(out, x)
			}
		}
	}
	return out
}

var index = regexp.MustCompile(`\[\d+\]`)

// unnumbered is a path without the numbers of entries of lists.
func unnumbered(path string) string { return index.ReplaceAllString(path, "") }

// words is what can stand at a path of an offer, and whether these are days; none
// where nobody can list it.
func words(path string, days []Day) (out []string, ofDay bool) {
	list := unnumbered(path)
	name := last(list)
	switch name {
	case "stage":
		return []string{string(Candidate), string(Qualified), string(Left)}, false
	case "layers":
		for _, l := range Layers() {
			out = append(out, l.String())
		}
		return out, false
	case "step":
		return []string{"filed", "j0", "j1", "j2"}, false
	case "kind":
		if list == "decisions.kind" {
			return []string{string(FirstRuling), string(RenewalRuling), string(ExtendedRuling)}, false
		}
		return []string{string(Accepted), string(Announced)}, false
	case "known", "date", "until", "announced":
		for _, d := range days {
			out = append(out, d.String())
		}
		if name != "known" {
			out = append(out, "~")
		}
		return out, true
	}
	return nil, false
}

// sense is what a finding in the register means for what is counted.
type sense uint8

const (
	nothing sense = iota // it is of no matter
	gap                  // it may be one of some values
	loss                 // nobody can say what was meant
)

// senseOf is what a finding at a path of an offer means.
func senseOf(path string, is diag.Issue) sense {
	list := unnumbered(path)
	name := last(list)
	filled, _ := words(path, []Day{{Year: 1}})
	switch {
	case is.Severity != diag.Error, named(list, "note", "sources", "number", "referential", "others", "aims"):
		return nothing
	case is.Code == read.DuplicateField && name == "layers": // one of them is named twice
		return nothing
	case is.Code == read.DuplicateField, name == "":
		return loss
	case is.Code == read.UnknownField:
		return misnamed(is)
	case name == "id", name == "provider": // who has none is a stranger
		return nothing
	case len(filled) > 0:
		return gap
	}
	return loss
}

// misnamed is what a field that there is not means: nothing where it was read as
// another, or none is missing. By a name that was lost texts may call it.
func misnamed(is diag.Issue) sense {
	meant := strings.Fields(is.Subject)
	lost := func(field string) bool { return last(field) == "name" }
	switch {
	case len(meant) == 0, len(meant) == 1 && diag.Nearest(last(is.Field), []string{last(meant[0])}) != "":
		return nothing
	case slices.ContainsFunc(meant, lost):
		return loss
	}
	return gap
}

// last is the last step of a path.
func last(path string) string { return path[strings.LastIndexByte(path, '.')+1:] }

// named tells whether a path leads through a field of one of some names.
func named(path string, names ...string) bool {
	return slices.ContainsFunc(strings.Split(path, "."), func(s string) bool { return slices.Contains(names, s) })
}

// weigh keeps what could not be read of an entry of the offers. What cannot be told
// of the ways in which it may have been meant makes the register doubtful.
func (r *Register) weigh(v read.Value, told diag.List, offers []*Offer) {
	u := Unsure{Entry: v}
	for _, is := range told {
		path, within := v.Within(is.Field)
		switch s := senseOf(path, is); {
		case s == loss, !within && s != nothing:
			r.Doubtful = true
		case s == gap:
			u.Gaps = append(u.Gaps, is)
		}
	}
	switch {
	case len(offers) == 0, len(offers[0].Stages) == 0:
		r.Doubtful = true
	case len(u.Gaps) > 0:
		u.Offer = offers[0]
		r.Unsure = append(r.Unsure, u)
	}
}

// weighHolder is weigh of a provider, of which names alone are asked for.
func (r *Register) weighHolder(v read.Value, told diag.List, holders []*Holder) {
	r.Doubtful = r.Doubtful || len(holders) == 0 || slices.ContainsFunc(told, func(is diag.Issue) bool {
		path, within := v.Within(is.Field)
		switch {
		case is.Severity != diag.Error:
			return false
		case is.Code == read.UnknownField:
			return misnamed(is) == loss
		}
		return !within || is.Code == read.DuplicateField || !named(unnumbered(path), "id", "known", "sources", "note", "group")
	})
}

// weighRest is weigh of what stands in a file beside its entries.
func (r *Register) weighRest(told diag.List) {
	r.Doubtful = r.Doubtful || slices.ContainsFunc(told, func(is diag.Issue) bool {
		return is.Severity == diag.Error && (is.Code != read.UnknownField || misnamed(is) != nothing)
	})
}
