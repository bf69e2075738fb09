package facts

import (
	"cmp"
	"path"
	"slices"
	"sort"
	"strings"

	"golang.org/x/text/language"

	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Read reads the four files of a register folder.
func Read(l *read.Folder, dir string) *Register {
	r := &Register{Unread: map[string]bool{}}
	if o, ok := l.YAML(path.Join(dir, "sources.yaml"), true, "sources"); ok {
		for _, v := range o.Get("sources").List() {
			r.Sources = append(r.Sources, readSource(v)...)
		}
	}
	n := len(l.Found)
	if o, ok := l.YAML(path.Join(dir, "providers.yaml"), true, "providers"); ok {
		list := o.Get("providers").List()
		r.weighRest(l.Found[n:])
		for _, v := range list {
			n := len(l.Found)
			holders := readHolder(v)
			r.Providers = append(r.Providers, holders...)
			r.weighHolder(v, l.Found[n:], holders)
		}
	}
	n = len(l.Found)
	if o, ok := l.YAML(path.Join(dir, "offers.yaml"), true, "observed", "missed", "versions", "offers"); ok {
		r.Observed, r.From = WholeDay(o, "observed"), o.Get("observed").From()
		for _, v := range o.Get("missed").List() {
			r.Missed = append(r.Missed, monthOf(v)...)
		}
		list := o.Get("offers").List()
		r.weighRest(l.Found[n:])
		for _, v := range o.Get("versions").List() { // of which nothing is counted
			r.Versions = append(r.Versions, readVersion(v)...)
		}
		for _, v := range list {
			n := len(l.Found)
			offers := readOffer(v)
			r.Offers = append(r.Offers, offers...)
			r.weigh(v, l.Found[n:], offers)
		}
	}
	if o, ok := l.YAML(path.Join(dir, "grid.yaml"), true, "cells"); ok {
		for _, v := range o.Get("cells").List() {
			r.Grid = append(r.Grid, readCell(v)...)
		}
	}
	for _, file := range Files() {
		r.Unread[file] = l.Unread[path.Join(dir, file)]
	}
	return r
}

func sourceFields() []string {
	return []string{"id", "grade", "kind", "title", "about", "publisher", "lang", "date", "updated", "rhythm", "url", "known", "note"}
}

// SourceKinds is the kinds a source can be of.
func SourceKinds() []string {
	return []string{"page", "release", "article", "document", "catalogue", "law", "note"}
}

func readSource(v read.Value) []*Source {
	o, ok := v.Object(sourceFields()...)
	if !ok {
		return nil
	}
	s := &Source{ID: o.ID(), Title: o.Str("title"), About: o.Words("about"), Publisher: o.Words("publisher"), Lang: o.Str("lang"),
		Date: DayOf(o, "date"), Updated: DayOf(o, "updated"), URL: o.Address("url"), Known: DayOf(o, "known"), Note: o.Str("note"),
		Pos: o.Pos()}
	s.TitleFrom = o.Get("title").From()
	if s.Named() {
		s.PublisherFrom = o.Get("publisher").From()
	}
	if len(s.Publisher) == 0 {
		o.Missing("publisher", "ANSSI")
	}
	s.Grade = o.Get("grade").Choice([]string{"P", "J", "R"})
	s.Kind = o.Get("kind").Choice(SourceKinds())
	s.Rhythm = Rhythm(o.Get("rhythm").Choice([]string{string(Undated), string(Changing), string(Monthly), string(InForce)}))
	if s.Lang == "" && s.Title != "" {
		o.Missing("lang", "fr")
	}
	s.Lang = tongue(o.Get("lang"), s.Lang)
	if s.Title == "" && len(s.About) == 0 {
		o.Missing("title", "the title as printed; or about: what it is, when no title was found")
	}
	if !s.Date.Known() && s.Rhythm == Dated {
		o.Missing("date", "2025-12-31, or rhythm: undated")
	}
	return []*Source{s}
}

// tongue is the code of a language (BCP 47), or "" for what is none. A language's
// own name often begins with its code.
func tongue(v read.Value, code string) string {
	if _, err := language.Parse(code); code == "" || err == nil && read.IsLang(code) {
		return code
	}
	hint := diag.Text("Write the code that the language has, such as en, de or ru.")
	if begin := strings.ToLower(code[:min(2, len(code))]); read.IsLang(begin) {
		if _, err := language.ParseBase(begin); err == nil {
			hint = diag.Said("Did you mean %s?", begin)
		}
	}
	v.Find(read.UnknownValue, hint, "There is no language with the code %s.", code)
	return ""
}

// factOf is the day a statement became known, and its sources. A statement
// without its own takes those of the one it stands in.
func factOf(o read.Object, within Fact) Fact {
	f := Fact{Known: within.Known, Cites: within.Cites, Note: o.Str("note"), Pos: o.Pos(), Given: within.Given}
	if o.Get("known").Is() {
		f.Known, f.Given = DayOf(o, "known"), true
	} else if !f.Known.Known() && !f.Given {
		o.Missing("known", "2025-12-31")
	}
	if v := o.Get("sources"); v.Is() {
		f.Cites = nil
		for _, s := range v.List() {
			if id, ok := s.Text(); ok {
				f.Cites = append(f.Cites, Cite{Source: id, Pos: s.Pos(), Len: s.From().Len})
			}
		}
	} else if len(f.Cites) == 0 {
		o.Missing("sources", "[A4]")
	}
	return f
}

// claimsOf is names that sources give, each a single value or a group.
func claimsOf(o read.Object, name string, within Fact) []Claim {
	var out []Claim
	for _, v := range o.Get(name).ListOrOne() {
		if s, ok := v.Scalar(); ok {
			f := within
			f.Note, f.Pos = "", v.Pos()
			out = append(out, Claim{printed(s), v.From(), f})
			continue
		}
		if c, ok := v.Object("name", "known", "sources", "note"); ok {
			out = append(out, Claim{printed(c.Need("name", "the name as printed")), c.Get("name").From(), factOf(c, within)})
		}
	}
	return out
}

// printed is a name with the apostrophe of print: rules of typography reach no
// name, and a name stands alike wherever it stands.
func printed(name string) string { return strings.ReplaceAll(name, "'", "\u2019") }

func holderFields() []string {
	return []string{"id", "name", "renamed", "legal", "group", "aliases", "known", "sources", "note"}
}

func readHolder(v read.Value) []*Holder {
	o, ok := v.Object(holderFields()...)
	if !ok {
		return nil
	}
	h := &Holder{ID: o.ID(), Name: printed(o.Need("name", "the name as the observatory prints it")), From: o.Get("name").From(),
		Fact: factOf(o, Fact{})}
	if h.Name == "" { // told; nothing is drawn empty for it
		h.Name = h.ID
	}
	h.Renamed, h.Legal = claimsOf(o, "renamed", h.Fact), claimsOf(o, "legal", h.Fact)
	h.Group, h.Aliases = claimsOf(o, "group", h.Fact), claimsOf(o, "aliases", h.Fact)
	return []*Holder{h}
}

func offerFields() []string {
	return []string{"id", "provider", "name", "short", "market", "renamed", "aliases", "stages", "milestones", "decisions", "aims", "note"}
}

func readOffer(v read.Value) []*Offer {
	o, ok := v.Object(offerFields()...)
	if !ok {
		return nil
	}
	of := &Offer{ID: o.ID(), Provider: o.Need("provider", "an id of providers.yaml"), Name: printed(o.Str("name")), From: o.Get("name").From(),
		Short: printed(o.Str("short")), ShortFrom: o.Get("short").From(), Note: o.Str("note"), Pos: o.Pos(),
		ProviderAt: o.Get("provider").Pos()}
	if !o.Get("stages").Is() {
		o.Missing("stages", "a list of stages, each with stage, layers, known and sources")
	}
	for _, s := range o.Get("stages").List() {
		of.Stages = append(of.Stages, readStanding(s)...)
	}
	first := Fact{}
	if len(of.Stages) > 0 {
		first = of.Stages[0].Fact
	}
	of.Market, of.Renamed, of.Aliases = claimsOf(o, "market", first), claimsOf(o, "renamed", first), claimsOf(o, "aliases", first)
	for _, s := range o.Get("milestones").List() {
		of.Milestones = append(of.Milestones, readStep(s)...)
	}
	for i, s := range o.Get("decisions").List() {
		of.Decisions = append(of.Decisions, readRuling(s, i)...)
	}
	for _, s := range o.Get("aims").List() {
		of.Aims = append(of.Aims, readTarget(s)...)
	}
	return []*Offer{of}
}

func readStanding(v read.Value) []Standing {
	o, ok := v.Object("stage", "layers", "date", "others", "known", "sources", "note")
	if !ok {
		return nil
	}
	s := Standing{Stage: Stage(o.Need("stage", "candidate")), Layers: layersOf(o, "layers"), Date: DayOf(o, "date"), Fact: factOf(o, Fact{})}
	s.Others = rivalsOf(o, s.Fact)
	if s.Stage != "" {
		s.Stage = Stage(cmp.Or(o.Get("stage").Choice([]string{string(Candidate), string(Qualified), string(Left)}), string(s.Stage)))
	}
	if l := o.Get("layers"); s.Stage != Qualified && l.None() { // a qualified one is checked
		l.Find(read.UnknownValue, "Name its layers; or delete the line, if they are not published.", "An offer stands in one layer at least.")
	}
	return []Standing{s}
}

// layersOf is a set of layers, put in the order of the stack.
func layersOf(o read.Object, name string) []Layer {
	var out []Layer
	var names []string
	for _, l := range Layers() {
		names = append(names, l.String())
	}
	for _, v := range o.Get(name).List() {
		w := v.Choice(names)
		for _, l := range Layers() {
			if l.String() == w {
				out = append(out, l)
			}
		}
	}
	sort.Slice(out, func(a, b int) bool { return out[a] < out[b] })
	for i := 1; i < len(out); i++ {
		if out[i] == out[i-1] {
			o.Get(name).Find(read.DuplicateField, "Name each layer once.", "A layer is named twice.")
			return append(out[:i], out[i+1:]...)
		}
	}
	return out
}

func readStep(v read.Value) []Step {
	o, ok := v.Object("step", "kind", "date", "others", "known", "sources", "note")
	if !ok {
		return nil
	}
	s := Step{Date: DayOf(o, "date"), Fact: factOf(o, Fact{})}
	s.Others = rivalsOf(o, s.Fact)
	switch step := o.Need("step", "j0"); {
	case strings.EqualFold(step, "j3"):
		o.Get("step").Find(read.UnknownValue, "Write it under decisions:, with the date of the decision, and delete this step.",
			"J3 is the qualification itself, and no milestone that is recorded.")
		return nil
	case step != "":
		switch o.Get("step").Choice([]string{"filed", "j0", "j1", "j2"}) {
		case "filed":
			s.Code, s.Kind = Unpublished, Filed
		case "j0":
			s.Code = J0
		case "j1":
			s.Code = J1
		case "j2":
			s.Code = J2
		default:
			return nil
		}
	}
	if s.Code == Unpublished {
		return []Step{s}
	}
	s.Kind = Accepted
	if o.Get("kind").Is() {
		s.Kind = Kind(o.Get("kind").Choice([]string{string(Accepted), string(Announced)}))
	}
	return []Step{s}
}

func readRuling(v read.Value, i int) []Ruling {
	o, ok := v.Object("kind", "number", "date", "announced", "until", "referential", "others", "known", "sources", "note")
	if !ok {
		return nil
	}
	d := Ruling{Number: o.Str("number"), Date: DayOf(o, "date"), Announced: DayOf(o, "announced"), Until: DayOf(o, "until"),
		Referential: o.Str("referential"), Fact: factOf(o, Fact{})}
	d.Others = rivalsOf(o, d.Fact)
	d.Kind = FirstRuling
	if i > 0 {
		d.Kind = RenewalRuling
	}
	if d.Untold = !o.Get("kind").Is(); !d.Untold {
		d.Kind = RulingKind(o.Get("kind").Choice([]string{string(FirstRuling), string(RenewalRuling), string(ExtendedRuling)}))
	}
	return []Ruling{d}
}

func readVersion(v read.Value) []Version {
	o, ok := v.Object("version", "date", "known", "sources", "note")
	if !ok {
		return nil
	}
	x := Version{Name: o.Need("version", "3.2"), Date: DayOf(o, "date")}
	x.Fact = factOf(o, Fact{Known: x.Date, Given: o.Get("date").Is()})
	return []Version{x}
}

func readTarget(v read.Value) []Target {
	o, ok := v.Object("by", "known", "sources", "note")
	if !ok {
		return nil
	}
	if !o.Get("by").Is() {
		o.Missing("by", "2026-06")
	}
	return []Target{{By: DayOf(o, "by"), Fact: factOf(o, Fact{})}}
}

// rivalsOf is what other sources say against the statement.
func rivalsOf(o read.Object, within Fact) []Rival {
	var out []Rival
	for _, v := range o.Get("others").List() {
		if r, ok := v.Object("layers", "date", "until", "known", "sources", "note"); ok {
			of := factOf(r, Fact{Known: within.Known, Given: within.Given})
			out = append(out, Rival{layersOf(r, "layers"), DayOf(r, "date"), DayOf(r, "until"), of})
		}
	}
	return out
}

// Values is the words a column of the grid can hold, in their order.
func (c Column) Values() []string {
	switch c {
	case CloudType:
		return []string{"shared", "dedicated"}
	case Customers:
		return []string{"sme", "private", "vital", "public"}
	case Horizon:
		return []string{"france", "europe", "world"}
	case Role:
		return []string{"facilitator", "beneficiary"}
	case Extends:
		return []string{"yes", "no"}
	}
	return nil
}

// Answered tells whether a column is answered value by value; the others are
// one question.
func (c Column) Answered() bool { return c != Share && c != Services && c != Extends }

func cellFields() []string {
	return []string{"provider", "column", "value", "no", "state", "inferred", "evidence", "known", "sources", "note"}
}

func readCell(v read.Value) []*GridFact {
	o, ok := v.Object(cellFields()...)
	if !ok {
		return nil
	}
	g := &GridFact{Provider: o.Need("provider", "an id of providers.yaml"), State: Published,
		Inferred: o.Flag("inferred"), Evidence: Evidence{o.Words("evidence"), o.Places("evidence")}, Fact: factOf(o, Fact{})}
	names := make([]string, 0, len(Columns()))
	for _, c := range Columns() {
		names = append(names, c.String())
	}
	word := o.Get("column").Choice(names)
	if word == "" && o.Get("column").Is() { // what it answers is not known
		return nil
	}
	for _, c := range Columns() {
		if c.String() == word {
			g.Column = c
		}
	}
	switch o.Get("state").Choice([]string{"not-applicable", "not-published", "lapsed"}) {
	case "not-applicable":
		g.State = NotApplicable
	case "not-published":
		g.State = NotPublished
	case "lapsed":
		g.State = Lapsed
	}
	for _, name := range []string{"value", "no"} {
		if v := o.Get(name); g.State != Published && v.Is() {
			v.Find(read.UnknownValue, "Keep one of the two: what a source says, or that it says nothing.",
				"This cell has a state and a value besides: one of them would be lost.")
		}
	}
	if e := o.Get("evidence"); e.Is() && (g.State != Published || g.Inferred) {
		e.Find(read.UnknownValue, "Move it to the cell's note, or give the cell the value that the source states.",
			"Evidence is printed under a value that a source states; this cell shows none, and the words would be lost.")
	}
	if g.State == Published {
		g.read(o)
	}
	return []*GridFact{g}
}

// read is what a cell says, in its column's own words.
func (g *GridFact) read(o read.Object) {
	if no := o.Get("no"); no.Is() && !g.Column.Answered() {
		no.Find(read.UnknownValue, "Leave it out: only type, customers, horizon and role are answered value by value.",
			"This column has no values to deny.")
		return
	}
	if !o.Get("value").Is() && !o.Get("no").Is() {
		o.Missing("value", "one of the column's values; or state: not-published")
		return
	}
	switch g.Column {
	case Share:
		g.Number = o.Whole("value", 0, 100)
	case Services:
		switch o.Get("value").Choice([]string{"10+", "20+", "50+"}) {
		case "10+":
			g.Number = 10
		case "20+":
			g.Number = 20
		case "50+":
			g.Number = 50
		}
	default:
		g.Values, g.Denied = g.answers(o, "value"), g.answers(o, "no")
		for _, w := range g.Denied {
			if slices.Contains(g.Values, w) {
				o.Get("no").Find(read.UnknownValue, "Keep it in value or in no; a source that says otherwise is a note.",
					"%s is answered yes and no.", w)
			}
		}
	}
}

// answers is the values a field names, in the column's order.
func (g *GridFact) answers(o read.Object, field string) []string {
	given := map[string]bool{}
	for _, v := range o.Get(field).List() {
		given[v.Choice(g.Column.Values())] = true // the column has no value ""
	}
	return slices.DeleteFunc(slices.Clone(g.Column.Values()), func(w string) bool { return !given[w] })
}
