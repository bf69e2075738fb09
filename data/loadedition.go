package data

import (
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// editions reads every folder of editions/.
func (l *loader) editions() {
	ids := l.dirs("editions")
	if len(ids) == 0 {
		l.Found.Add(diag.Issue{Code: read.Unreadable, Severity: diag.Error, Pos: diag.Pos{File: "editions"},
			Msg:  "The data folder holds no edition.",
			Hint: "Each edition is a folder such as editions/2026-01 with an edition.yaml."})
	}
	for _, id := range ids {
		if !named(id) {
			hint := diag.Text("Use letters, figures and dashes, such as 2026-01.")
			if id == Drafts {
				hint = "Drafts of editions are made in a folder of that name. Give it another one, such as 2026-01."
			}
			l.Found.Add(diag.Issue{Code: EditionName, Severity: severity(EditionName), Pos: diag.Pos{File: path.Join("editions", id)},
				Msg: "An edition's folder cannot have this name; the edition was not read.", Hint: hint})
			continue
		}
		l.store.editions[id] = l.edition(id)
	}
	for _, id := range l.store.Editions() {
		l.previous(l.store.editions[id])
	}
}

// Names is the ids of the editions of a data folder, sorted, of which nothing
// else is read: what [Store.Editions] is of the folder loaded. The list tells of
// those that may not be read.
func Names(fsys fs.FS) ([]string, diag.List) {
	l := &loader{Folder: read.NewFolder(fsys)}
	ids := slices.DeleteFunc(l.dirs("editions"), func(id string) bool { return !named(id) })
	for _, id := range ids {
		dir := path.Join("editions", id)
		if _, err := fs.ReadDir(fsys, dir); err != nil {
			l.Blocked(dir, err)
		}
	}
	return ids, l.Found.Sorted()
}

// longestName is the most letters in the name of an edition: the names of its
// files are longer.
const longestName = 64

// Drafts is the folder, beside those of the editions that were made, in which
// drafts are made, so that no edition can have that name.
const Drafts = "draft"

// named tells whether an edition may have a name: files have it in theirs, and
// commands and addresses.
func named(id string) bool {
	return len(id) <= longestName && id != Drafts && !strings.ContainsFunc(id, func(r rune) bool {
		return (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && r != '-' && r != '_'
	})
}

func editionFields() []string {
	return []string{"month", "number", "cutoff", "previous", "previous-cutoff", "published", "next", "permalink", "pages", "specimen",
		"sections", "imprint", "assumes", "campaign", "corrections", "waivers"}
}

// The most editions of a year, one a week, and the most pages of one.
const (
	mostNumber = 53
	mostPages  = 400
)

func (l *loader) edition(id string) *Edition {
	dir := path.Join("editions", id)
	file := path.Join(dir, "edition.yaml")
	o, ok := l.YAML(file, true, editionFields()...)
	if !ok {
		return &Edition{ID: id, Pos: diag.Pos{File: file, Line: 1, Col: 1}, folder: dir, register: l.store.Register,
			texts: map[string]map[string]*read.Text{}}
	}
	month, eve, within := examples(id)
	e := &Edition{ID: id, Cutoff: needDay(o, "cutoff", eve), Previous: facts.DayOf(o, "previous-cutoff"),
		Published: needDay(o, "published", within),
		Specimen:  o.Flag("specimen"), PreviousID: o.Str("previous"), Pos: o.Pos(), folder: dir, register: l.store.Register}
	e.Stated, e.at = e.Previous, map[string]diag.Span{}
	for _, field := range o.Order {
		if e.at[field] = o.Get(field).From(); e.at[field].IsZero() { // a group or a list: where it begins
			e.at[field] = diag.Span{Pos: o.Get(field).Pos()}
		}
	}
	if e.Month = facts.DayOf(o, "month"); !o.Get("month").Is() {
		o.Missing("month", month)
	}
	if e.Month.Day != 0 || e.Month.Known() && e.Month.Month == 0 {
		o.Get("month").Find(facts.BadDate, "Write year and month: 2026-05.", "month is %s; a year and a month are expected.", e.Month)
		e.Month.Day = 0
	} else if e.Month.Known() && !e.Specimen && e.Month.String() != id {
		o.Get("month").Find(EditionOrder, "Rename the folder, or correct the month.", "The edition in the folder %s says it is that of %s.",
			id, e.Month)
	}
	e.Ordinal, e.Pages = o.Whole("number", 1, mostNumber), o.Whole("pages", 4, mostPages)
	e.Permalink = o.Address("permalink")
	e.next(o.Get("next"))
	e.Assumes, e.Campaign = read.Assumptions(o.Get("assumes")), campaign(o)
	l.waived(e, o.Get("waivers"))
	e.corrected(o.Get("corrections"))
	e.sections(o)
	e.imprint(o)
	if o.Get("previous-cutoff").Is() && e.Previous.Known() && e.Previous.Day == 0 {
		facts.WholeDay(o, "previous-cutoff")
	}
	own := path.Join(dir, "register")
	_, err := fs.Stat(l.FS, own)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		l.Blocked(own, err)
	}
	if err == nil {
		e.register = facts.Read(l.Folder, own)
		e.register.Borrow(l.store.Register)
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

func (e *Edition) sections(o read.Object) {
	if !o.Get("sections").Is() {
		e.Sections = SectionIDs()
		return
	}
	listed := o.Get("sections").List()
	if len(listed) == 0 {
		o.Get("sections").Find(read.MissingField, "List the sections; or delete the line to have every section.",
			"The list of sections is empty.")
		e.Sections = SectionIDs() // so that no text is told to be in vain
	}
	var typed []string
	for _, v := range listed {
		s, _ := v.Scalar()
		typed = append(typed, s)
	}
	absent := slices.DeleteFunc(SectionIDs(), func(id string) bool { return slices.Contains(typed, id) })
	for i, v := range listed {
		s, ok := v.Text()
		switch {
		case !ok:
		case !slices.Contains(SectionIDs(), s):
			meant, hint := sectionsIn(s, absent), diag.DidYouMean(s, SectionIDs())
			if len(meant) > 1 {
				hint = diag.Said("Part the sections by commas: %s.", strings.Join(meant, ", "))
			}
			v.Find(UnknownSection, hint, "There is no section %s.", s)
			if len(meant) > 0 {
				e.listed(v, meant...)
				continue
			}
			e.Strange = append(e.Strange, Strange{s, len(e.Sections), v.From()})
			if diag.Nearest(s, SectionIDs()) == "" { // else it is one that is listed already
				v.Meant(between(typed, i)...)
			}
		case e.Has(s):
			v.Find(read.DuplicateField, "Delete one of the two.", "The section %s is listed twice.", s)
			v.Meant(append(between(typed, slices.Index(typed, s)), between(typed, i)...)...)
		default:
			e.listed(v, s)
		}
	}
}

// listed notes sections, and the word that lists them.
func (e *Edition) listed(v read.Value, ids ...string) {
	e.Sections = append(e.Sections, ids...)
	for _, id := range ids {
		if e.at["sections."+id] = v.From(); e.at["sections."+id].IsZero() {
			e.at["sections."+id] = diag.Span{Pos: v.Pos()}
		}
	}
}

// sectionsIn is the sections that a name which is none was meant to list, among
// those that are listed nowhere else: several between which a comma is missing, or
// the one that is like it.
func sectionsIn(s string, absent []string) (out []string) {
	for _, word := range strings.FieldsFunc(s, func(r rune) bool { return r < 'a' || r > 'z' }) {
		if slices.Contains(absent, word) && !slices.Contains(out, word) {
			out = append(out, word)
		}
	}
	if near := diag.Nearest(s, absent); len(out) == 0 && near != "" {
		return []string{near}
	}
	return out
}

// between is the sections that a word in the list may stand for by its place: those
// that are listed nowhere and come behind the one before it and ahead of the one
// behind it.
func between(typed []string, i int) (out []string) {
	order := SectionIDs()
	from, to := -1, len(order)
	for _, s := range typed[:i] {
		if k := slices.Index(order, s); k >= 0 {
			from = k
		}
	}
	for _, s := range slices.Backward(typed[i+1:]) {
		if k := slices.Index(order, s); k >= 0 {
			to = k
		}
	}
	for k := from + 1; k < to; k++ {
		if !slices.Contains(typed, order[k]) {
			out = append(out, order[k])
		}
	}
	return out
}

// examples is what the line of an edition's month would hold, that of its cut-off, which is
// usually the last day before the month, and that of its publication, which is within it.
func examples(id string) (month, eve, within diag.Text) {
	m, err := time.Parse("2006-01", id)
	if err != nil {
		return "2026-01", "2025-12-31", "2026-01-12"
	}
	return diag.Text(id), diag.Text(m.AddDate(0, 0, -1).Format(time.DateOnly)), diag.Text(id + "-…")
}

// needDay is a date to the day that must be given; example is what its line would hold.
func needDay(o read.Object, name string, example diag.Text) facts.Day {
	if !o.Get(name).Is() {
		o.Missing(name, example)
		return facts.Day{}
	}
	return facts.WholeDay(o, name)
}

// next is the edition after this one. One of which no more than the date is
// decided may be written as that date.
func (e *Edition) next(v read.Value) {
	if !v.Is() {
		return
	}
	if !v.Group() {
		e.Next.Date = facts.DayIn(v)
	} else if o, ok := v.Object("date", "cutoff"); ok {
		e.Next.Date = facts.NeedDay(o, "date")
		if o.Get("cutoff").Is() {
			e.Next.Cutoff = facts.WholeDay(o, "cutoff")
		}
		for _, field := range o.Order {
			e.at["next."+field] = o.Get(field).From()
		}
	}
	if d := e.Next.Date; d.Known() && d.Month == 0 {
		v.Find(facts.BadDate, "Write 2026-05-11, or 2026-05 when the day is not decided.", "next is %s; a month is needed at least.", d)
		e.Next.Date = facts.Day{}
	}
}

func imprintFields() []string {
	return []string{"publisher", "team", "email", "site", "licence", "licence-url"}
}

func (e *Edition) imprint(o read.Object) {
	if !o.Get("imprint").Is() {
		o.Missing("imprint", "publisher, team, email, site, licence, licence-url, one per line below it")
		return
	}
	i, ok := o.Get("imprint").Object(imprintFields()...)
	if !ok {
		return
	}
	e.Imprint = Imprint{Publisher: i.Words("publisher"), Team: i.Words("team"), Email: i.Mail("email"), Site: i.Address("site"),
		Licence: i.Str("licence"), LicenceURL: i.Address("licence-url")}
	for _, field := range i.Order {
		e.at["imprint."+field] = diag.Span{Pos: i.Get(field).Pos()}
	}
	if !i.Get("publisher").Is() {
		i.Missing("publisher", "the name of who publishes the edition")
	}
}

// previous finds the cut-off of the edition before. previous names an edition
// of the folder; previous-cutoff serves when that edition is not in it.
func (l *loader) previous(e *Edition) {
	last, folder := l.last(e), path.Join("editions", e.PreviousID)
	// It is there, and why it cannot be read is said.
	unread := slices.ContainsFunc(l.Found, func(is diag.Issue) bool { return is.Pos.File == folder })
	if e.meant = e.instead(l.store.editions[e.PreviousID], last, unread); e.meant != "" {
		e.Previous, e.before = last.Cutoff, last.Month
	}
	if e.PreviousID == "" {
		if last != nil && e.meant == "" && e.Stated.Before(last.Cutoff) && last.Cutoff.Before(e.Cutoff) {
			e.skipped = last
		}
		return
	}
	before, ok := l.store.editions[e.PreviousID]
	if !ok {
		if unread {
			return
		}
		others := slices.DeleteFunc(l.store.Editions(), func(id string) bool { return id == e.ID })
		l.Found.Add(diag.Issue{Code: UnknownEdition, Severity: diag.Error, Pos: e.At("previous"), Field: "previous",
			Msg: diag.Said("The previous edition, %s, is not in the folder.", e.PreviousID), Hint: diag.DidYouMean(e.PreviousID, others)})
		return
	}
	if e.meant == "" {
		e.Previous, e.before = before.Cutoff, before.Month
	}
}

// last is the last edition of an earlier month; nil for a specimen, and where none is there.
func (l *loader) last(e *Edition) (last *Edition) {
	for _, o := range l.store.Editions() {
		x := l.store.editions[o]
		if e.Specimen || x == e || x.Specimen || x.Cutoff.Day == 0 || !x.Month.Before(e.Month) {
			continue
		}
		if last == nil || last.Month.Before(x.Month) || last.Month == x.Month && last.Cutoff.Before(x.Cutoff) {
			last = x
		}
	}
	return last
}

// instead is the edition before where none is named and one is there, or where the one that is
// named cannot be it: the last of earlier months, so that nothing follows for its texts from a
// slip that is told where it stands. Its cut-off may be no earlier than the edition's own, which
// is told too; then a day that is stated for it, and is earlier, is no more right than that.
func (e *Edition) instead(named, last *Edition, unread bool) string {
	wrong := e.Stated.Known() && !e.Stated.Before(e.Cutoff)
	switch {
	case last == nil:
		return ""
	case named != nil && (named == e || named.Specimen || !named.Month.Before(e.Month) && !named.Cutoff.Before(e.Cutoff)):
	case e.PreviousID != "" && (named != nil || unread || e.Stated.Known()):
		return ""
	case e.PreviousID != "":
	case e.Stated.Known() && !wrong && (last.Cutoff.Before(e.Cutoff) || !e.Stated.Before(last.Cutoff)):
		return ""
	}
	return last.ID
}

// settle completes an edition once everything is read: the view, the texts it
// takes from the standing ones, the numbers of its sources.
func (l *loader) settle(e *Edition) {
	e.View = e.register.AsOf(e.Cutoff, e.Previous)
	e.unread = l.Unread
	for lang, ts := range l.store.standing {
		if e.texts[lang] == nil {
			e.texts[lang] = map[string]*read.Text{}
		}
		for section, t := range ts {
			if _, own := e.texts[lang][section]; !own {
				e.texts[lang][section] = t
			}
		}
	}
	e.langs = append(e.langs, slices.Sorted(maps.Keys(e.texts))...)
	e.number()
}
