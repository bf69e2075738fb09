package data

import (
	"io/fs"
	"path"
	"sort"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// editions reads every folder of editions/.
func (l *loader) editions() {
	ids := l.dirs("editions")
	if len(ids) == 0 {
		l.out.Add(diag.Issue{Code: Unreadable, Severity: diag.Error, Pos: diag.Pos{File: "editions"}, Msg: "The data folder holds no edition.",
			Hint: "Each edition is a folder such as editions/2026-01 with an edition.yaml."})
	}
	for _, id := range ids {
		l.store.editions[id] = l.edition(id)
	}
	for _, id := range l.store.Editions() {
		l.previous(l.store.editions[id])
	}
}

func editionFields() []string {
	return []string{"month", "cutoff", "previous", "previous-cutoff", "published", "specimen", "sections", "imprint"}
}

func (l *loader) edition(id string) *Edition {
	dir := path.Join("editions", id)
	file := path.Join(dir, "edition.yaml")
	o, ok := l.yaml(file, true, editionFields()...)
	if !ok {
		return &Edition{ID: id, Pos: diag.Pos{File: file, Line: 1, Col: 1}, folder: dir, register: l.store.Register, texts: map[string]map[string]*Text{}}
	}
	e := &Edition{ID: id, Cutoff: o.wholeDay("cutoff"), Previous: o.day("previous-cutoff"), Published: o.wholeDay("published"),
		Specimen: o.flag("specimen"), PreviousID: o.str("previous"), Pos: o.pos(), folder: dir, register: l.store.Register}
	e.Month = o.needDay("month")
	if e.Month.Day != 0 || e.Month.Known() && e.Month.Month == 0 {
		o.get("month").find(BadDate, "Write year and month: 2026-05.", "month is %s; a year and a month are expected.", e.Month)
		e.Month.Day = 0
	} else if e.Month.Known() && !e.Specimen && e.Month.String() != id {
		o.get("month").find(EditionOrder, "Rename the folder, or correct the month.", "The edition in the folder %s says it is that of %s.", id, e.Month)
	}
	e.sections(o)
	e.imprint(o)
	if o.get("previous-cutoff").is() && e.Previous.Known() && e.Previous.Day == 0 {
		o.wholeDay("previous-cutoff")
	}
	if _, err := fs.Stat(l.fsys, path.Join(dir, "register")); err == nil {
		e.register = l.register(path.Join(dir, "register"), true)
		e.register.borrow(l.store.Register)
	}
	e.own = map[string]map[string]bool{}
	e.texts = l.texts(dir)
	for lang, ts := range e.texts {
		e.own[lang] = map[string]bool{}
		for section := range ts {
			e.own[lang][section] = true
		}
	}
	return e
}

// borrow adds the sources of another register, which standing texts cite.
func (r *Register) borrow(other *Register) {
	for _, s := range other.Sources {
		if _, own := r.Source(s.ID); !own {
			r.Sources = append(r.Sources, s)
		}
	}
	r.Unread["sources.yaml"] = r.Unread["sources.yaml"] || other.Unread["sources.yaml"]
}

func (e *Edition) sections(o object) {
	if !o.get("sections").is() {
		e.Sections = AllSections()
		return
	}
	seen := map[string]bool{}
	listed := o.get("sections").list()
	if len(listed) == 0 {
		o.get("sections").find(MissingField, "List the sections; or delete the line to have every section.", "The list of sections is empty.")
	}
	for _, v := range listed {
		s, ok := v.text()
		switch {
		case !ok:
		case !has(AllSections(), s):
			v.find(UnknownSection, suggest(s, AllSections()), "There is no section %s.", s)
		case seen[s]:
			v.find(DuplicateField, "Delete one of the two.", "The section %s is listed twice.", s)
		default:
			seen[s] = true
			e.Sections = append(e.Sections, s)
		}
	}
}

func imprintFields() []string {
	return []string{"publisher", "team", "email", "site", "licence", "licence-url"}
}

func (e *Edition) imprint(o object) {
	if !o.get("imprint").is() {
		o.missing("imprint", "publisher, team, email, site, licence, licence-url, one per line below it")
		return
	}
	i, ok := o.get("imprint").object(imprintFields()...)
	if !ok {
		return
	}
	e.Imprint = Imprint{Publisher: i.words("publisher"), Team: i.words("team"), Email: i.str("email"), Site: i.str("site"),
		Licence: i.str("licence"), LicenceURL: i.str("licence-url")}
	if !i.get("publisher").is() {
		i.missing("publisher", "the name of who publishes the edition")
	}
}

// previous finds the cut-off of the edition before. previous names an edition
// of the folder; previous-cutoff serves when that edition is not in it.
func (l *loader) previous(e *Edition) {
	if e.PreviousID == "" {
		return
	}
	before, ok := l.store.editions[e.PreviousID]
	if !ok {
		l.out.Add(diag.Issue{Code: UnknownEdition, Severity: diag.Error, Pos: e.Pos, Field: "previous",
			Msg: "The previous edition, " + e.PreviousID + ", is not in the folder.", Hint: suggest(e.PreviousID, l.store.Editions())})
		return
	}
	e.Previous = before.Cutoff
}

// settle completes an edition once everything is read: the view, the texts it
// takes from the standing ones, the numbers of its sources.
func (l *loader) settle(e *Edition) {
	e.View = e.register.AsOf(e.Cutoff, e.Previous)
	e.unread = l.unread
	for lang, ts := range l.store.standing {
		if e.texts[lang] == nil {
			e.texts[lang] = map[string]*Text{}
		}
		for section, t := range ts {
			if _, own := e.texts[lang][section]; !own {
				e.texts[lang][section] = t
			}
		}
	}
	e.langs = append(e.langs, sortedKeys(e.texts)...)
	used := map[string]bool{}
	for _, s := range e.View.Sources() {
		used[s.ID] = true
	}
	for _, lang := range e.langs {
		for _, section := range e.Sections {
			if t, ok := e.Text(lang, section); ok {
				t.each(func(r Rich) {
					for _, s := range r {
						used[s.Cite] = used[s.Cite] || s.Cite != ""
					}
				})
			}
		}
	}
	e.cites = e.View.numbered(used)
	e.numbers = map[string]int{}
	for i, s := range e.cites {
		e.numbers[s.ID] = i + 1
	}
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

// each calls do with every run of inline text, in the order of the file.
func (t *Text) each(do func(Rich)) {
	for _, r := range []Rich{t.Title, t.Standfirst, t.Signature, t.Note} {
		do(r)
	}
	eachPart(t.Parts, do)
	eachBlock(t.Body, do)
}

func eachPart(ps []Part, do func(Rich)) {
	for _, p := range ps {
		do(p.Title)
		do(p.Text)
		eachPart(p.Items, do)
	}
}

func eachBlock(bs []Block, do func(Rich)) {
	for _, b := range bs {
		do(b.Rich)
		for _, it := range b.Items {
			eachBlock(it, do)
		}
	}
}
