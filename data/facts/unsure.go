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
// to hold. What would take more is counted as lost.
const mostReadings = 400

// Unsure is an offer of which something could not be read, and what.
type Unsure struct {
	Offer *Offer // as far as it was read
	Entry read.Value
	Gaps  []diag.Issue
}

// Lost is an offer of which nobody can say what was meant, or several where entries
// run into one another. It may be anything at all of what is not known of it.
type Lost struct {
	ID, Provider string // "" where these are not known either
	N            int    // how many there may be
	At           string // where this is told, with blanks between
}

// mostMoves is how many movements one offer may have since the edition before: one of
// each kind, a milestone of each.
const mostMoves = 12

// Slack is by how much a count may be another for what is lost: of offers or of
// their providers, or of movements.
func Slack(lost []Lost, movements bool) (n int) {
	for _, x := range lost {
		n += x.N
	}
	if movements {
		n *= mostMoves
	}
	return n
}

// Told is where it is told what is lost, with blanks between.
func Told(lost []Lost) string {
	var out []string
	for _, x := range lost {
		out = append(out, x.At)
	}
	return strings.Join(out, " ")
}

// Called is a name that may be lost: the words of a field that there is not, where a
// name may have been meant.
type Called struct{ Of, Name string } // of "offer ID" or "provider ID"

// Readings is a register as it may have been meant where what is written of its
// offers could not be read, or names no provider.
type Readings struct {
	At   string              // where this is told, with blanks between
	Days bool                // some hang on the days that were asked for
	Each iter.Seq[*Register] // each register; none when all could be read
	Lost []Lost              // what is anything, in each of them
}

// ways is one part of a register that is unsure: how it may have been meant, where
// that is told, and what is lost where this is too much to try.
type ways struct {
	n    int
	each func(*Register) []*Register
	at   string
	lost []Lost
}

// Readings is the registers that may have been meant: whatever could not be read is
// each of the values that it can have, a day each of those given. A provider that
// there is not is any other one, or one of its own.
func (r *Register) Readings(days ...Day) Readings {
	out := Readings{Lost: slices.Clone(r.Lost)}
	var all []ways
	for _, u := range r.Unsure {
		offers, dated := u.readings(days)
		out.Days = out.Days || dated
		w := ways{len(offers) + 1, func(r *Register) []*Register { return with(r, u.Offer, offers) }, u.at(),
			[]Lost{{u.Offer.ID, r.holding(u.Offer), 1, u.at()}}}
		if len(offers) == 0 {
			w.n = mostReadings + 1
		}
		all = append(all, w)
	}
	for _, id := range r.strangers() {
		w := ways{n: len(r.Providers) + 1, each: func(r *Register) []*Register { return provided(r, id.offers) }, at: strings.Join(id.at, " ")}
		for _, i := range id.offers {
			w.lost = append(w.lost, Lost{r.Offers[i].ID, "", 1, w.at})
		}
		all = append(all, w)
	}
	slices.SortStableFunc(all, func(a, b ways) int { return a.n - b.n })
	n := 1
	var at []string
	var each []func(*Register) []*Register
	for _, w := range all {
		if n*w.n > mostReadings {
			out.Lost = append(out.Lost, w.lost...)
			continue
		}
		n, at, each = n*w.n, append(at, w.at), append(each, w.each)
	}
	out.At = strings.Join(at, " ")
	out.Each = func(yield func(*Register) bool) {
		if n > 1 {
			product(r, each, yield)
		}
	}
	return out
}

// holding is the provider of an offer, "" where there is none of that id.
func (r *Register) holding(o *Offer) string {
	if _, known := r.Holder(o.Provider); !known {
		return ""
	}
	return o.Provider
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
		if !o.ProviderAt.IsZero() {
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
func (u Unsure) at() string { return places(u.Gaps) }

// places is where findings stand, with blanks between.
func places(found []diag.Issue) string {
	var out []string
	for _, is := range found {
		out = append(out, is.Pos.String())
	}
	return strings.Join(out, " ")
}

// readings is the offer as it may have been meant, and whether that hangs on days;
// none, where there are too many, or no path leads to what was not read.
func (u Unsure) readings(days []Day) (out []*Offer, dated bool) {
	entries := []read.Value{u.Entry}
	for _, is := range u.Gaps {
		path, _ := u.Entry.Within(is.Field)
		words, ofDay := words(path, days)
		dated = dated || ofDay && is.Code != read.DuplicateField
		var next []read.Value
		for _, v := range entries {
			if later, ok := v.Later(path); ok && is.Code == read.DuplicateField {
				next = append(next, v, later)
				continue
			}
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
	unnamed              // a name is lost, by which texts may call it
	gap                  // it may be one of some values
	loss                 // nobody can say what was meant
)

// senseOf is what a finding at a path of an offer means.
func senseOf(v read.Value, path string, is diag.Issue) sense {
	list := unnumbered(path)
	name := last(list)
	filled, _ := words(path, []Day{{Year: 1}})
	_, either := v.Later(path)
	naming := named(list, "name", "short", "market", "renamed", "aliases")
	switch {
	case is.Severity != diag.Error, named(list, "note", "sources", "number", "referential", "others", "aims"), naming && name == "known":
		return nothing
	case is.Code == read.DuplicateField && name == "layers" && !v.Twice(path): // one of them is named twice
		return nothing
	case naming && v.Doubled() < 2: // else two entries may be one
		return unnamed
	case is.Code == read.DuplicateField && either:
		return gap
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
// another, or none is missing.
func misnamed(is diag.Issue) sense {
	meant := strings.Fields(is.Subject)
	if len(meant) == 0 || len(meant) == 1 && diag.Nearest(last(is.Field), []string{last(meant[0])}) != "" {
		return nothing
	}
	return gap
}

// last is the last step of a path.
func last(path string) string { return path[strings.LastIndexByte(path, '.')+1:] }

// named tells whether a path leads through a field of one of some names.
func named(path string, names ...string) bool {
	return slices.ContainsFunc(strings.Split(path, "."), func(s string) bool { return slices.Contains(names, s) })
}

// weigh keeps what could not be read of an entry of the offers.
func (r *Register) weigh(v read.Value, told diag.List, offers []*Offer) {
	v = meant(v, told)
	u, gone := Unsure{Entry: v}, false
	for _, is := range told {
		path, within := v.Within(is.Field)
		s := senseOf(v, path, is)
		switch {
		case s == loss, !within && s != nothing:
			gone = true
		case s == gap:
			u.Gaps = append(u.Gaps, is)
		}
		if len(offers) > 0 && offers[0].Provider == "" && path == "provider" {
			offers[0].ProviderAt = is.Pos
		}
		if len(offers) > 0 && (s == unnamed || s == gap && is.Code == read.UnknownField) {
			r.unname(v, path, is, "offer "+offers[0].ID)
		}
	}
	at := places(told)
	switch {
	case len(offers) == 0:
		r.Lost = append(r.Lost, Lost{N: 1, At: at})
	case gone, len(offers[0].Stages) == 0:
		lost := Lost{offers[0].ID, offers[0].Provider, 1, at}
		if k := v.Doubled(); k > 1 { // of several fields: two entries in one
			lost.Provider, lost.N = "", 2
		}
		r.Lost = append(r.Lost, lost)
	case len(u.Gaps) > 0:
		u.Offer = offers[0]
		r.Unsure = append(r.Unsure, u)
	}
}

// meant is an entry with its fields under the names that they were read as.
func meant(v read.Value, told diag.List) read.Value {
	for _, is := range told {
		path, within := v.Within(is.Field)
		if is.Code != read.UnknownField || !within || misnamed(is) != nothing || is.Subject == "" {
			continue
		}
		if as, ok := v.Renamed(path, last(is.Subject)); ok {
			v = as
		}
	}
	return v
}

// unname keeps the name that a finding may have lost, or that some name was lost.
func (r *Register) unname(v read.Value, path string, is diag.Issue, of string) {
	lost, known := v, is.Code == read.UnknownField
	switch {
	case known && !namesIn(is):
		return
	case is.Code == read.DuplicateField:
		lost, known = v.Later(path)
	}
	if words, given := lost.At(path).Scalar(); known && given {
		r.Called = append(r.Called, Called{of, printed(words)})
		return
	}
	r.Nameless = append(r.Nameless, is.Pos.String())
}

// namesIn tells whether a field that there is not may have been meant as a name.
func namesIn(is diag.Issue) bool {
	return slices.ContainsFunc(strings.Fields(is.Subject), func(field string) bool {
		return named(unnumbered(field), "name", "short", "market", "aliases")
	})
}

// weighHolder is weigh of a provider, of which names alone are asked for.
func (r *Register) weighHolder(v read.Value, told diag.List, holders []*Holder) {
	for _, is := range told {
		path, within := v.Within(is.Field)
		switch {
		case is.Severity != diag.Error, is.Code == read.UnknownField && misnamed(is) == nothing:
		case len(holders) == 0, !within:
			r.Nameless = append(r.Nameless, is.Pos.String())
		case !named(unnumbered(path), "id", "known", "sources", "note", "group") || v.Doubled() > 1:
			r.unname(v, path, is, "provider "+holders[0].ID)
		}
	}
}

// weighRest is weigh of what stands in a file beside its entries.
func (r *Register) weighRest(told diag.List) {
	r.Doubtful = r.Doubtful || slices.ContainsFunc(told, func(is diag.Issue) bool {
		return is.Severity == diag.Error && (is.Code != read.UnknownField || misnamed(is) != nothing)
	})
}
