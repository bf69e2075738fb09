package data

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/data/write"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Voice is what a new month is written with: what the languages know, and what
// the press itself says of a month. Counts and News may be nil.
type Voice struct {
	// Brief is a mark's words: what the field of a key is, its most lines and
	// the characters it had last time, 0 where there is no telling.
	Brief func(lang, key string, lines, last int) string
	// Counts is what figures the words of a language count or deny, by the
	// names of assumes.
	Counts func(lang, words string) []string
	// News is the news of an edition, and false in a language without words
	// for them.
	News func(lang string, e *Edition) (News, bool)
	// Langs is the languages of an edition in a folder that has no texts yet.
	Langs []string
}

// Skeleton is the files of the edition of a month, made from the last edition
// before it: paths in the data folder and their bytes. Every field that must be
// written anew is marked with {{rewrite: …}} and its brief, whatever the press
// says of the month in its place with {{draft: …}}, and Check refuses an edition in which a
// mark is left. Nothing of the last edition's texts is carried over but
// behind a mark. It writes nothing; a month that the folder already has is a
// finding. A folder without any edition gets its first, from the records alone. A text that counts
// says what it rests on: the figures of the register on the new cut-off day, so
// that whatever becomes known later is a finding at that line.
func Skeleton(s *Store, month facts.Day, v Voice) (map[string][]byte, diag.List) {
	n, found := begin(s, month, v)
	if n == nil {
		return nil, found
	}
	n.edition()
	for _, lang := range n.last.langs {
		for _, rec := range Sections() {
			if n.last.Has(rec.ID) && n.wants(lang, rec) {
				n.text(lang, rec)
			}
		}
	}
	return n.files, n.out.Sorted()
}

// begin settles what the edition of a month is to be; nil where it cannot be.
func begin(s *Store, month facts.Day, v Voice) (*novice, diag.List) {
	id := facts.Day{Year: month.Year, Month: month.Month}.String()
	refuse := func(hint, msg diag.Text, args ...any) (*novice, diag.List) {
		return nil, diag.List{{Code: UnknownEdition, Severity: diag.Error, Pos: diag.Pos{File: "editions"}, Msg: diag.Said(msg, args...),
			Hint: hint}}
	}
	if month.Month == 0 || !month.Valid() {
		return refuse("Write it as in 2026-05.", "The new edition needs a year and a month.")
	}
	if _, there := s.editions[id]; there {
		return refuse("Delete the folder first, or choose another month.", "There is already an edition %s.", id)
	}
	last := s.before(id)
	if last == nil && s.Latest() != "" {
		return refuse("Copy the folder of another edition and change it by hand.", "There is no edition before %s to start from.", id)
	}
	if last == nil {
		last = s.none(v.Langs)
	}
	n := &novice{store: s, last: last, voice: v, files: map[string][]byte{}}
	n.new = s.following(last, id, month)
	return n, nil
}

// none is what the first edition of a folder begins from: every section, in the
// languages of the standing texts.
func (s *Store) none(langs []string) *Edition {
	if spoken := slices.Sorted(maps.Keys(s.standing)); len(spoken) > 0 {
		langs = spoken
	}
	return &Edition{Sections: SectionIDs(), langs: langs}
}

// following is the edition of a month after another as far as it is known before
// anybody writes it: its days, as they were announced where they were, and the
// register on its cut-off day.
func (s *Store) following(last *Edition, id string, month facts.Day) *Edition {
	e := &Edition{ID: id, Month: facts.Day{Year: month.Year, Month: month.Month}, Cutoff: month.MonthEnd(-1), Sections: last.Sections,
		Published: workdayFrom(facts.Day{Year: month.Year, Month: month.Month, Day: publishing}),
		Previous:  last.Cutoff, PreviousID: last.ID, before: last.Month,
		register: s.Register, folder: path.Join("editions", id)}
	if told := last.Next; told.Date.Day > 0 && told.Date.Year == month.Year && told.Date.Month == month.Month {
		if e.Published = told.Date; told.Cutoff.Known() {
			e.Cutoff = told.Cutoff
		}
	}
	e.View = s.Register.AsOf(e.Cutoff, e.Previous)
	return e
}

// before is the last real edition before an id.
func (s *Store) before(id string) *Edition {
	var last *Edition
	for _, x := range s.Editions() {
		if e := s.editions[x]; !e.Specimen && x < id {
			last = e
		}
	}
	return last
}

// novice is a new edition in the making: its files, and what could not be
// taken over from the last one.
type novice struct {
	store *Store
	last  *Edition
	new   *Edition
	voice Voice
	files map[string][]byte
	out   diag.List
}

// fault is a file of the last edition that does not carry over.
func (n *novice) fault(name string, err error) {
	is := diag.Issue{Code: read.Unreadable, Severity: diag.Error, Pos: diag.Pos{File: name},
		Msg: "The file of the last edition cannot be read.", Hint: "Mend it, or write the new one by hand."}
	var f *write.Fault
	if errors.As(err, &f) {
		is.Pos, is.Msg, is.Hint = f.Pos, f.Msg, f.Hint
	}
	n.out.Add(is)
}

// fail is fault for a change that a file does not take.
func (n *novice) fail(err error) {
	var f *write.Fault
	if errors.As(err, &f) {
		n.fault(f.Pos.File, err)
	}
}

// edition is the last edition's own file with the new days, which the editor
// settles; without a last edition, a file of its own.
func (n *novice) edition() {
	name, raw := path.Join(n.last.folder, "edition.yaml"), []byte(nil)
	if n.last.folder != "" {
		var err error
		if raw, err = fs.ReadFile(n.store.files, name); err != nil {
			n.fault(name, err)
			return
		}
	}
	d, err := write.YAML(name, raw)
	if err != nil {
		n.fault(name, err)
		return
	}
	e := n.new
	days := write.Group{{Name: "month", Value: write.Bare(e.ID)}, {Name: "cutoff", Value: write.Bare(e.Cutoff.String())}}
	if e.PreviousID != "" {
		days = append(days, write.Pair{Name: "previous", Value: write.Bare(e.PreviousID)})
	}
	for _, f := range append(days, write.Pair{Name: "published", Value: write.Bare(e.Published.String())}) {
		n.set(d, write.Path{write.Field(f.Name)}, f.Value)
	}
	if n.last.folder == "" {
		for _, lang := range n.last.langs {
			n.set(d, write.Path{write.Field("imprint"), write.Field("publisher"), write.Field(lang)},
				write.Text(n.mark(lang, "brief.publisher", 0, "")))
		}
	}
	n.numbered(d)
	n.parted(d)
	n.assume(d, names(n.last.Assumes))
	n.files[path.Join(e.folder, "edition.yaml")] = n.referring(d.Bytes())
}

// parted takes away what the last edition says of itself alone: what was found
// wrong in it, what is called by its name, and waivers that hold no longer.
func (n *novice) parted(d *write.Doc) {
	last := n.last
	gone := []string{"previous-cutoff", "next", "corrections"} // the edition before is in the folder now; the one after is not decided
	if !strings.Contains(last.Permalink, last.ID) {
		gone = append(gone, "permalink")
	}
	if !strings.Contains(last.Campaign, last.ID) {
		gone = append(gone, "campaign")
	}
	if !slices.ContainsFunc(last.Waivers, n.holds) {
		gone = append(gone, "waivers")
	} else {
		n.lapsed(d)
	}
	for _, field := range gone {
		if last.Written(field) {
			n.drop(d, write.Path{write.Field(field)})
		}
	}
}

// holds tells whether a waiver lets stand what the new edition may have too: it
// is not of the last one's words, and has its day still to come.
func (n *novice) holds(w Waiver) bool { return w.File == "" && !w.Until.Before(n.new.Published) }

// lapsed takes away the waivers that hold no longer.
func (n *novice) lapsed(d *write.Doc) {
	for i := len(n.last.Waivers) - 1; i >= 0; i-- {
		if !n.holds(n.last.Waivers[i]) {
			n.drop(d, write.Path{write.Field("waivers"), write.Item(i)})
		}
	}
}

func (n *novice) set(d *write.Doc, p write.Path, v write.Value) { n.fail(d.Set(p, v)) }

func (n *novice) drop(d *write.Doc, p write.Path) { n.fail(d.Delete(p)) }

// schemaMark begins the line by which editors' programs find a file's schema.
const schemaMark = "# yaml-language-server: $schema="

// referring is an edition's own file with the line that names its schema, where
// the folder has it: the last one may have been written before there was one.
func (n *novice) referring(raw []byte) []byte {
	if _, err := fs.Stat(n.store.files, path.Join(schemaFolder, "edition.json")); err != nil || bytes.Contains(raw, []byte(schemaMark)) {
		return raw
	}
	return slices.Concat([]byte(schemaMark+"../../"+schemaFolder+"/edition.json\n"), raw)
}

// numbered gives the new edition the next number of its year, its own lasting
// address and name, and the pages of the last one: what that has not, this has not.
func (n *novice) numbered(d *write.Doc) {
	set := func(field string, v write.Value) { n.set(d, write.Path{write.Field(field)}, v) }
	last := n.last
	switch {
	case last.Ordinal > 0 && last.Month.Year == n.new.Month.Year:
		set("number", write.Bare(strconv.Itoa(last.Ordinal+1)))
	case last.Ordinal > 0:
		set("number", write.Bare("1"))
	}
	for field, was := range map[string]string{"permalink": last.Permalink, "campaign": last.Campaign} {
		if last.ID != "" && strings.Contains(was, last.ID) {
			set(field, write.Bare(strings.Replace(was, last.ID, n.new.ID, 1)))
		}
	}
	if last.Pages > 0 {
		set("pages", write.Bare(strconv.Itoa(last.Pages)))
	}
}
