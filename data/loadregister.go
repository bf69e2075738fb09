package data

import (
	"path"
	"sort"
	"strings"
)

// register reads the four files of a register folder.
func (l *loader) register(dir string, must bool) *Register {
	r := &Register{Unread: map[string]bool{}}
	if o, ok := l.yaml(path.Join(dir, "sources.yaml"), must, "sources"); ok {
		for _, v := range o.get("sources").list() {
			r.Sources = append(r.Sources, readSource(v)...)
		}
	}
	if o, ok := l.yaml(path.Join(dir, "providers.yaml"), must, "providers"); ok {
		for _, v := range o.get("providers").list() {
			r.Providers = append(r.Providers, readHolder(v)...)
		}
	}
	if o, ok := l.yaml(path.Join(dir, "offers.yaml"), must, "observed", "offers"); ok {
		r.Observed = o.wholeDay("observed")
		for _, v := range o.get("offers").list() {
			r.Offers = append(r.Offers, readOffer(v)...)
		}
	}
	if o, ok := l.yaml(path.Join(dir, "grid.yaml"), false, "cells"); ok {
		for _, v := range o.get("cells").list() {
			r.Grid = append(r.Grid, readCell(v)...)
		}
	}
	for _, file := range registerFiles() {
		r.Unread[file] = l.unread[path.Join(dir, file)]
	}
	return r
}

func sourceFields() []string {
	return []string{"id", "grade", "kind", "title", "about", "publisher", "lang", "date", "updated", "rhythm", "url", "known", "note"}
}

func sourceKinds() []string {
	return []string{"page", "release", "article", "document", "catalogue", "law", "note"}
}

func readSource(v value) []*Source {
	o, ok := v.object(sourceFields()...)
	if !ok {
		return nil
	}
	s := &Source{ID: o.id(), Title: o.str("title"), About: o.words("about"), Publisher: o.need("publisher", "ANSSI"), Lang: o.str("lang"),
		Date: o.day("date"), Updated: o.day("updated"), URL: o.str("url"), Known: o.day("known"), Note: o.str("note"), Pos: o.pos()}
	s.Grade = o.get("grade").choice([]string{"P", "J", "R"})
	s.Kind = o.get("kind").choice(sourceKinds())
	s.Rhythm = Rhythm(o.get("rhythm").choice([]string{string(Undated), string(Changing), string(Monthly), string(InForce)}))
	if s.Lang == "" && s.Title != "" {
		o.missing("lang", "fr")
	}
	if s.Title == "" && len(s.About) == 0 {
		o.missing("title", "the title as printed; or about: what it is, when no title was found")
	}
	if s.URL != "" && !strings.HasPrefix(s.URL, "https://") && !strings.HasPrefix(s.URL, "http://") {
		o.get("url").find(UnknownValue, "Begin the address with https://.", "%q is not an address.", s.URL)
	}
	if !s.Date.Known() && s.Rhythm == Dated {
		o.missing("date", "2025-12-31, or rhythm: undated")
	}
	return []*Source{s}
}

// id is the id of an entry.
func (o object) id() string {
	s := o.need("id", "a short name of small letters and dashes")
	if s != "" && !isID(s) {
		o.get("id").find(UnknownValue, "Use letters, digits and dashes, without spaces or accents.", "%q cannot be an id.", s)
	}
	return s
}

// fact is the day a statement became known, and its sources. A statement
// without its own takes those of the one it stands in.
func (o object) fact(within Fact) Fact {
	f := Fact{Known: within.Known, Cites: within.Cites, Note: o.str("note"), Pos: o.pos()}
	if o.get("known").is() {
		f.Known = o.day("known")
	} else if !f.Known.Known() {
		o.missing("known", "2025-12-31")
	}
	if v := o.get("sources"); v.is() {
		f.Cites = nil
		for _, s := range v.list() {
			if id, ok := s.text(); ok {
				f.Cites = append(f.Cites, Cite{id, s.pos()})
			}
		}
	} else if len(f.Cites) == 0 {
		o.missing("sources", "[A4]")
	}
	return f
}

// claims is names that sources give, each a single value or a group.
func (o object) claims(name string, within Fact) []Claim {
	var out []Claim
	for _, v := range o.get(name).listOrOne() {
		if s, ok := v.scalar(); ok {
			f := within
			f.Note, f.Pos = "", v.pos()
			out = append(out, Claim{s, f})
			continue
		}
		if c, ok := v.object("name", "known", "sources", "note"); ok {
			out = append(out, Claim{c.need("name", "the name as printed"), c.fact(within)})
		}
	}
	return out
}

func holderFields() []string {
	return []string{"id", "name", "renamed", "legal", "group", "aliases", "known", "sources", "note"}
}

func readHolder(v value) []*Holder {
	o, ok := v.object(holderFields()...)
	if !ok {
		return nil
	}
	h := &Holder{ID: o.id(), Name: o.need("name", "the name as the observatory prints it"), Fact: o.fact(Fact{})}
	h.Renamed, h.Legal = o.claims("renamed", h.Fact), o.claims("legal", h.Fact)
	h.Group, h.Aliases = o.claims("group", h.Fact), o.claims("aliases", h.Fact)
	return []*Holder{h}
}

func offerFields() []string {
	return []string{"id", "provider", "name", "short", "market", "renamed", "aliases", "stages", "milestones", "decisions", "note"}
}

func readOffer(v value) []*Offer {
	o, ok := v.object(offerFields()...)
	if !ok {
		return nil
	}
	of := &Offer{ID: o.id(), Provider: o.need("provider", "an id of providers.yaml"), Name: o.str("name"), Short: o.str("short"), Note: o.str("note"), Pos: o.pos()}
	if !o.get("stages").is() {
		o.missing("stages", "a list of stages, each with stage, layers, known and sources")
	}
	for _, s := range o.get("stages").list() {
		of.Stages = append(of.Stages, readStanding(s)...)
	}
	first := Fact{}
	if len(of.Stages) > 0 {
		first = of.Stages[0].Fact
	}
	of.Market, of.Renamed, of.Aliases = o.claims("market", first), o.claims("renamed", first), o.claims("aliases", first)
	for _, s := range o.get("milestones").list() {
		of.Milestones = append(of.Milestones, readStep(s)...)
	}
	for i, s := range o.get("decisions").list() {
		of.Decisions = append(of.Decisions, readRuling(s, i)...)
	}
	return []*Offer{of}
}

func readStanding(v value) []Standing {
	o, ok := v.object("stage", "layers", "date", "others", "known", "sources", "note")
	if !ok {
		return nil
	}
	s := Standing{Stage: Stage(o.need("stage", "candidate")), Layers: o.layers("layers"), Date: o.day("date"), Fact: o.fact(Fact{})}
	s.Others = o.rivals(s.Fact)
	if s.Stage != "" {
		o.get("stage").choice([]string{string(Candidate), string(Qualified), string(Left)})
	}
	return []Standing{s}
}

// layers is a set of layers, put in the order of the stack.
func (o object) layers(name string) []Layer {
	var out []Layer
	var names []string
	for _, l := range Layers() {
		names = append(names, l.String())
	}
	for _, v := range o.get(name).list() {
		w := v.choice(names)
		for _, l := range Layers() {
			if l.String() == w {
				out = append(out, l)
			}
		}
	}
	sort.Slice(out, func(a, b int) bool { return out[a] < out[b] })
	for i := 1; i < len(out); i++ {
		if out[i] == out[i-1] {
			o.get(name).find(DuplicateField, "Name each layer once.", "A layer is named twice.")
			return append(out[:i], out[i+1:]...)
		}
	}
	return out
}

func readStep(v value) []Step {
	o, ok := v.object("step", "kind", "date", "others", "known", "sources", "note")
	if !ok {
		return nil
	}
	s := Step{Date: o.day("date"), Fact: o.fact(Fact{})}
	s.Others = o.rivals(s.Fact)
	if o.need("step", "j0") != "" {
		switch o.get("step").choice([]string{"filed", "j0", "j1", "j2"}) {
		case "filed":
			s.Code, s.Kind = Unpublished, Filed
		case "j0":
			s.Code = J0
		case "j1":
			s.Code = J1
		case "j2":
			s.Code = J2
		}
	}
	if s.Code == Unpublished {
		return []Step{s}
	}
	s.Kind = Accepted
	if o.get("kind").is() {
		s.Kind = Kind(o.get("kind").choice([]string{string(Accepted), string(Announced)}))
	}
	return []Step{s}
}

func readRuling(v value, i int) []Ruling {
	o, ok := v.object("kind", "number", "date", "announced", "until", "referential", "others", "known", "sources", "note")
	if !ok {
		return nil
	}
	d := Ruling{Number: o.str("number"), Date: o.day("date"), Announced: o.day("announced"), Until: o.day("until"), Referential: o.str("referential"), Fact: o.fact(Fact{})}
	d.Others = o.rivals(d.Fact)
	d.Kind = FirstRuling
	if i > 0 {
		d.Kind = RenewalRuling
	}
	if o.get("kind").is() {
		d.Kind = RulingKind(o.get("kind").choice([]string{string(FirstRuling), string(RenewalRuling), string(ExtendedRuling)}))
	}
	return []Ruling{d}
}

// rivals is what other sources say against the statement.
func (o object) rivals(within Fact) []Rival {
	var out []Rival
	for _, v := range o.get("others").list() {
		if r, ok := v.object("layers", "date", "until", "known", "sources", "note"); ok {
			out = append(out, Rival{r.layers("layers"), r.day("date"), r.day("until"), r.fact(Fact{Known: within.Known})})
		}
	}
	return out
}

// values is the words a column of the grid can hold, in their order.
func (c Column) values() []string {
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

func cellFields() []string {
	return []string{"provider", "column", "value", "state", "inferred", "known", "sources", "note"}
}

func readCell(v value) []*GridFact {
	o, ok := v.object(cellFields()...)
	if !ok {
		return nil
	}
	g := &GridFact{Provider: o.need("provider", "an id of providers.yaml"), State: Published, Inferred: o.flag("inferred"), Fact: o.fact(Fact{})}
	names := make([]string, 0, len(Columns()))
	for _, c := range Columns() {
		names = append(names, c.String())
	}
	word := o.get("column").choice(names)
	for _, c := range Columns() {
		if c.String() == word {
			g.Column = c
		}
	}
	switch o.get("state").choice([]string{"not-applicable", "not-published"}) {
	case "not-applicable":
		g.State = NotApplicable
	case "not-published":
		g.State = NotPublished
	}
	if g.State == Published {
		g.read(o)
	}
	return []*GridFact{g}
}

// read is the value of a cell, in its column's own words.
func (g *GridFact) read(o object) {
	if !o.get("value").is() {
		o.missing("value", "one of the column's values; or state: not-published")
		return
	}
	switch g.Column {
	case Share:
		g.Number = o.whole("value", 0, 100)
	case Services:
		switch o.get("value").choice([]string{"10+", "20+", "50+"}) {
		case "10+":
			g.Number = 10
		case "20+":
			g.Number = 20
		case "50+":
			g.Number = 50
		}
	default:
		given := map[string]bool{}
		for _, v := range o.get("value").list() {
			given[v.choice(g.Column.values())] = true
		}
		for _, w := range g.Column.values() {
			if given[w] {
				g.Values = append(g.Values, w)
			}
		}
	}
}
