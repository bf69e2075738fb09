package data

import (
	"bytes"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/data/write"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Brief says in a language what a field is, by the key in its record.
type Brief func(lang, key string) string

// Counts says what figures the words of a language count or deny, by the names
// of assumes.
type Counts func(lang, words string) []string

// Skeleton is the files of the edition of a month, made from the last edition
// before it: paths in the data folder and their bytes. Every field that must be
// written anew is marked with {{rewrite: …}} and its brief, and Check refuses
// an edition in which a mark is left. It writes nothing; a month that the
// folder already has is a finding. A text that counts says what it rests on: the
// figures of the register on the new cut-off day, so that whatever becomes known
// later is a finding at that line.
func Skeleton(s *Store, month facts.Day, brief Brief, counts Counts) (map[string][]byte, diag.List) {
	var out diag.List
	id := facts.Day{Year: month.Year, Month: month.Month}.String()
	refuse := func(hint, msg diag.Text, args ...any) (map[string][]byte, diag.List) {
		out.Add(diag.Issue{Code: UnknownEdition, Severity: diag.Error, Pos: diag.Pos{File: "editions"}, Msg: diag.Said(msg, args...),
			Hint: hint})
		return nil, out
	}
	if month.Month == 0 || !month.Valid() {
		return refuse("Write it as in 2026-05.", "The new edition needs a year and a month.")
	}
	if _, there := s.editions[id]; there {
		return refuse("Delete the folder first, or choose another month.", "There is already an edition %s.", id)
	}
	last := s.before(id)
	if last == nil {
		return refuse("Copy the folder of another edition and change it by hand.", "There is no edition before %s to start from.", id)
	}
	n := &novice{store: s, last: last, brief: brief, counts: counts, files: map[string][]byte{}}
	n.view = s.Register.AsOf(month.MonthEnd(-1), last.Cutoff)
	n.edition(id, month)
	for _, lang := range last.langs {
		for _, rec := range Sections() {
			if last.own[lang][rec.ID] || rec.Month && last.Has(rec.ID) {
				n.text(id, lang, rec)
			}
		}
	}
	return n.files, n.out.Sorted()
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
	store  *Store
	last   *Edition
	brief  Brief
	view   *facts.View // the register on the new edition's day
	counts Counts
	files  map[string][]byte
	out    diag.List
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

// edition is the last edition's own file with the new days, which the editor
// settles.
func (n *novice) edition(id string, month facts.Day) {
	name := path.Join(n.last.folder, "edition.yaml")
	raw, err := fs.ReadFile(n.store.files, name)
	if err != nil {
		n.fault(name, err)
		return
	}
	d, err := write.YAML(name, raw)
	if err != nil {
		n.fault(name, err)
		return
	}
	first, cutoff := month, month.MonthEnd(-1)
	first.Day = 10
	if told := n.last.Next; told.Date.Day > 0 && told.Date.Year == month.Year && told.Date.Month == month.Month { // as it was announced
		if first = told.Date; told.Cutoff.Known() {
			cutoff = told.Cutoff
		}
	}
	for _, f := range []struct {
		name string
		v    write.Value
	}{{"month", write.Bare(id)}, {"cutoff", write.Bare(cutoff.String())}, {"previous", write.Bare(n.last.ID)},
		{"published", write.Bare(first.String())}} {
		if err := d.Set(write.Path{write.Field(f.name)}, f.v); err != nil {
			n.fault(name, err)
		}
	}
	n.numbered(d, name, id, month)
	gone := []string{"previous-cutoff", "next"} // the edition before is in the folder now; the one after is not decided
	if !strings.Contains(n.last.Permalink, n.last.ID) {
		gone = append(gone, "permalink") // it is the last edition's own
	}
	for _, gone := range gone {
		if n.last.Written(gone) {
			if err := d.Delete(write.Path{write.Field(gone)}); err != nil {
				n.fault(name, err)
			}
		}
	}
	n.assume(d, names(n.last.Assumes))
	n.files[path.Join("editions", id, "edition.yaml")] = n.referring(d.Bytes())
}

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
// address, and the pages of the last one: what that has not, this has not.
func (n *novice) numbered(d *write.Doc, name, id string, month facts.Day) {
	set := func(field string, v write.Value) {
		if err := d.Set(write.Path{write.Field(field)}, v); err != nil {
			n.fault(name, err)
		}
	}
	last := n.last
	switch {
	case last.Ordinal > 0 && last.Month.Year == month.Year:
		set("number", write.Bare(strconv.Itoa(last.Ordinal+1)))
	case last.Ordinal > 0:
		set("number", write.Bare("1"))
	}
	if address := strings.Replace(last.Permalink, last.ID, id, 1); address != last.Permalink {
		set("permalink", write.Bare(address))
	}
	if last.Pages > 0 {
		set("pages", write.Bare(strconv.Itoa(last.Pages)))
	}
}

// text is the last edition's text of a section, every field of its record
// marked. The words stay behind the marks as an example of tone and length.
func (n *novice) text(id, lang string, rec Section) {
	name := path.Join(n.last.folder, lang, rec.ID+".md")
	var raw []byte
	if n.last.own[lang][rec.ID] {
		var err error
		if raw, err = fs.ReadFile(n.store.files, name); err != nil {
			n.fault(name, err)
			return
		}
	}
	d, err := write.Markdown(name, raw)
	if err != nil {
		n.fault(name, err)
		return
	}
	for _, f := range rec.Fields {
		p := write.Path{write.Field(f.Name)}
		was, there := d.Get(p)
		switch {
		case f.Stays:
		case f.Name == Body:
			if f.Required || len(strings.TrimSpace(d.Body())) > 0 {
				d.Lead(n.mark(lang, f))
			}
		case there || f.Required:
			n.marked(d, p, lang, f, was)
		}
	}
	for _, p := range d.Words() {
		if f, ok := rec.at(d, p); ok {
			was, _ := d.Get(p)
			n.marked(d, p, lang, f, was)
		}
	}
	if t, ok := n.last.Text(lang, rec.ID); ok && n.last.own[lang][rec.ID] {
		n.assume(d, n.rests(t))
	}
	n.files[path.Join("editions", id, lang, rec.ID+".md")] = d.Bytes()
}

// rests is the figures that the last text counts, those that it says it rests
// on included.
func (n *novice) rests(t *read.Text) []string {
	out := names(t.Assumes)
	if n.counts == nil {
		return out
	}
	t.Each(func(r read.Rich) {
		for _, f := range n.counts(t.Lang, r.String()) {
			if !slices.Contains(out, f) {
				out = append(out, f)
			}
		}
	})
	return out
}

func names(as []read.Assumption) []string {
	var out []string
	for _, a := range as {
		out = append(out, a.Name)
	}
	return out
}

// assume writes what the words of a new text rest on.
func (n *novice) assume(d *write.Doc, figures []string) {
	for _, f := range facts.Figures() {
		v, _ := n.view.Figure(f)
		if !slices.Contains(figures, string(f)) {
			continue
		}
		if err := d.Set(write.Path{write.Field("assumes"), write.Field(string(f))}, write.Bare(strconv.Itoa(v))); err != nil {
			var fault *write.Fault
			if errors.As(err, &fault) {
				n.fault(fault.Pos.File, err)
			}
		}
	}
}

// mark is what stands for words that are still to be written.
func (n *novice) mark(lang string, f Field) string {
	return "{{rewrite: " + n.brief(lang, f.Brief) + "}}"
}

func (n *novice) marked(d *write.Doc, p write.Path, lang string, f Field, was string) {
	if err := d.Set(p, write.Text(strings.TrimSpace(n.mark(lang, f)+" "+was))); err != nil {
		var fault *write.Fault
		if errors.As(err, &fault) {
			n.fault(fault.Pos.File, err)
		}
	}
}

// at is the record of the field that words in a part stand in, and false when
// they stand in none.
func (s Section) at(d *write.Doc, p write.Path) (Field, bool) {
	if len(p) == 3 && p[0] == write.Field(Margin) && (p[2] == write.Field(Title) || p[2] == write.Field(Words)) {
		return s.Field(Margin) // a note belongs to a body that is written anew
	}
	if len(p) < 2 || p[0] != write.Field("parts") {
		return Field{}, false
	}
	rec := Part{Items: s.Parts}
	for i := 1; i < len(p); i++ {
		key, named := p[i].Name()
		if !named {
			key, _ = d.Get(append(append(write.Path(nil), p[:i+1]...), write.Field("key")))
		}
		it, ok := rec.Item(key)
		if !ok {
			return Field{}, false
		}
		rec = it
		if i == len(p)-1 { // a part that is its text
			return rec.Field(Words)
		}
		i++
		what, _ := p[i].Name()
		if i == len(p)-1 {
			return rec.Field(what)
		}
		if what != "items" {
			return Field{}, false
		}
	}
	return Field{}, false
}
