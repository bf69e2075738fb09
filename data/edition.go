package data

import (
	"cmp"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Imprint is who publishes the edition, and under what terms.
type Imprint struct {
	Publisher  read.Words
	Team       read.Words // who signs for the edition as a whole: author of the files
	Email      string
	Site       string
	Licence    string // short name, such as "CC BY 4.0"
	LicenceURL string
}

// Next is the edition after this one, as far as it is decided.
type Next struct {
	Date   facts.Day // of publication: to the day, or the month alone; unknown when nothing is decided
	Cutoff facts.Day // its last day whose facts are shown
}

// Strange is a name among the sections of an edition that no section has.
type Strange struct {
	Name   string
	Before int // of so many sections it stands behind
	From   diag.Span
}

// Edition is one issue: the register on its cut-off day, and the texts.
type Edition struct {
	ID          string
	Ordinal     int       // number: among the editions of its calendar year, from 1; 0 when it has none
	Month       facts.Day // year and month
	Cutoff      facts.Day // last day whose facts are shown
	Previous    facts.Day // cut-off of the previous edition; unknown when there is none
	PreviousID  string    // as it is written
	Stated      facts.Day // previous-cutoff, as it is written
	Published   facts.Day // day of publication: the date of the files
	Next        Next
	Permalink   string // lasting address of this edition, which codes on its pages lead to
	Pages       int    // how many pages it is to have in each language; 0 when that is not decided
	Specimen    bool
	Sections    []string // ids, in order
	Strange     []Strange
	Imprint     Imprint
	Assumes     []read.Assumption // what its texts rest on, all together
	Campaign    string            // the name under which links of this edition are counted; "" for none
	Waivers     []Waiver
	Corrections []Correction // oldest first
	View        *facts.View
	Pos         diag.Pos

	at        map[string]diag.Span // its fields, as far as they are written
	meant     string               // the edition before, where previous does not name it and it is there
	before    facts.Day            // month of the previous edition, where it is in the folder
	skipped   *Edition             // one between the cut-off that is stated for the edition before and its own
	langs     []string
	texts     map[string]map[string]*read.Text
	own       map[string]map[string]bool // texts of the edition's folder, not standing ones
	cites     []*facts.Source            // called on pages, in the order of their numbers
	consulted []*facts.Source            // called nowhere
	numbers   map[string]int
	register  *facts.Register
	folder    string
	unread    map[string]bool // files of the data folder that could not be read
}

// Readable tells whether everything the edition shows in a language could be
// read. An edition with a file missing is another one than was meant: what
// there is to say of its pages would follow from that file alone.
func (e *Edition) Readable(lang string) bool {
	if e.unread["theme.yaml"] || !e.Counted() || !e.Entered() {
		return false
	}
	for _, section := range e.Sections {
		if t, ok := e.Text(lang, section); ok && e.unread[t.Pos.File] {
			return false
		}
	}
	return true
}

// Counted tells whether all could be read of which the edition's figures are
// made: its days, and every file of its register.
func (e *Edition) Counted() bool {
	return e.Dated() && e.Bounded() && !slices.ContainsFunc(facts.Files(), func(file string) bool { return e.register.Unread[file] })
}

// Listed tells whether the edition's own file could be read, and with it which
// sections there are.
func (e *Edition) Listed() bool { return !e.unread[e.folder+"/edition.yaml"] }

// Dated tells whether the edition's days could be read: that of the edition
// before it too, where one is named.
func (e *Edition) Dated() bool {
	return e.since() && e.Listed() && e.Month.Month > 0 && e.Cutoff.Day > 0 && e.Published.Day > 0
}

// Bounded tells whether the days could be read between which the edition looks
// at the register, and stand in their order. Else every day would count among
// those since the edition before, or none.
func (e *Edition) Bounded() bool {
	return e.since() && e.Listed() && e.Cutoff.Day > 0 && (!e.Previous.Known() || e.Previous.Before(e.Cutoff))
}

// since tells whether the cut-off of the edition before is known, where there is
// one.
func (e *Edition) since() bool {
	return e.Previous.Known() || !e.Written("previous") && !e.Written("previous-cutoff")
}

// BeforeID is the edition before: the one that is named, or that is meant where none is, or
// one that cannot be it; "" where there is none.
func (e *Edition) BeforeID() string { return cmp.Or(e.meant, e.PreviousID) }

// Entered tells whether every folder could be entered in which the edition's
// texts and pictures stand. What is missing, or is in one language alone, would
// follow from the folder that could not.
func (e *Edition) Entered() bool {
	for name, closed := range e.unread {
		if closed && path.Ext(name) == "" && (within(name, "standing") || within(name, e.folder)) {
			return false
		}
	}
	return true
}

// within tells whether a name is that of a folder, or lies in it.
func within(name, folder string) bool { return name == folder || strings.HasPrefix(name, folder+"/") }

// At is where a field of the edition's file is written; the head of the file
// when it is not.
func (e *Edition) At(field string) diag.Pos {
	if at, ok := e.at[field]; ok {
		return at.Pos
	}
	return e.Pos
}

// Written tells whether the edition's file has a field.
func (e *Edition) Written(field string) bool {
	_, there := e.at[field]
	return there
}

// Own tells whether the edition has a text of its own for a section, instead
// of the standing one.
func (e *Edition) Own(lang, section string) bool { return e.own[lang][section] }

// Folder is the edition's folder in the data folder.
func (e *Edition) Folder() string { return e.folder }

// Unread tells whether a file of the data folder could not be read as a whole.
func (e *Edition) Unread(file string) bool { return e.unread[file] }

// Has tells whether the edition has the section.
func (e *Edition) Has(section string) bool { return slices.Contains(e.Sections, section) }

// Text is what the editor wrote for a section: the edition's own text, else
// the standing one; false when there is neither.
func (e *Edition) Text(lang, section string) (*read.Text, bool) {
	t, ok := e.texts[lang][section]
	return t, ok
}

// FieldAt is the path of the field of one of the edition's texts in whose words a place
// lies, "" where it lies in none.
func (e *Edition) FieldAt(at diag.Pos) string {
	for _, of := range e.texts {
		for _, t := range of {
			if t.Pos.File == at.File && at.Line > 0 {
				return t.FieldAt(at)
			}
		}
	}
	return ""
}

// Langs is the languages the edition has any text in, sorted.
func (e *Edition) Langs() []string { return append([]string(nil), e.langs...) }

// Cites is the sources that the pages of the edition call, beside facts or in a
// text of any language, in the order of their numbers.
func (e *Edition) Cites() []*facts.Source { return e.cites }

// Consulted is the sources that the facts shown rest on and that no page calls,
// in the register's order: what there is to read further.
func (e *Edition) Consulted() []*facts.Source { return e.consulted }

// Number is the number of a source in the edition's list, from 1; 0 when the
// edition does not cite it.
func (e *Edition) Number(source string) int { return e.numbers[source] }

// Register is the register the edition is a view of.
func (e *Edition) Register() *facts.Register { return e.register }

// Of is the edition as it would be of another register.
func (e *Edition) Of(r *facts.Register) *Edition {
	own := *e
	own.register, own.View = r, r.AsOf(e.Cutoff, e.Previous)
	return &own
}

// Unskipped is the edition as it follows the last of the folder before it, where the cut-off
// that it states for the edition before is earlier than that; false for any other.
func (e *Edition) Unskipped() (*Edition, bool) {
	if e.skipped == nil {
		return nil, false
	}
	own := *e
	own.PreviousID, own.Previous, own.before, own.skipped = e.skipped.ID, e.skipped.Cutoff, e.skipped.Month, nil
	return own.Of(e.register), true
}

// Store is a loaded data folder.
type Store struct {
	Register *facts.Register
	Theme    *Theme
	editions map[string]*Edition
	standing map[string]map[string]*read.Text
	files    fs.FS
	rare     []read.Rare
	lines    *sync.Map // the measures of texts, by file
}

// Dressed is the store with another theme.
func (s *Store) Dressed(t *Theme) *Store {
	out := *s
	out.Theme = t
	return &out
}

// Rare is every character in the folder that a face for European languages
// may lack, in the order of reading. Which of them can be set, the faces know.
func (s *Store) Rare() []read.Rare { return s.rare }

// Editions is the ids of every edition, sorted.
func (s *Store) Editions() []string {
	return slices.Sorted(maps.Keys(s.editions))
}

// Edition is the edition of an id, and false when the folder has none.
func (s *Store) Edition(id string) (*Edition, bool) {
	e, ok := s.editions[id]
	return e, ok
}

// Serves tells whether an edition is made from a file of the data folder, or
// from a folder of it. The files of other editions are theirs alone, but for what
// the one before says of itself, and an edition with a register of its own takes
// no more of the shared one than its sources.
func (s *Store) Serves(e *Edition, file string) bool {
	for _, other := range s.editions {
		if other != e && (file == other.folder || strings.HasPrefix(file, other.folder+"/")) {
			return other.ID == e.PreviousID && (file == other.folder || file == other.folder+"/edition.yaml")
		}
	}
	return e.register == s.Register || !strings.HasPrefix(file, "register/") || file == "register/sources.yaml"
}

// Beside tells whether a file or folder is that of an edition that could not be
// read, and that this one is not made from: what is wrong there stops nobody
// else's month, and is to be told all the same.
func (s *Store) Beside(e *Edition, file string) bool {
	rest, ok := strings.CutPrefix(file, "editions/")
	id, _, _ := strings.Cut(rest, "/")
	return ok && s.editions[id] == nil && id != e.PreviousID
}

// Latest is the id of the latest edition that is no specimen, "" when there is
// none.
func (s *Store) Latest() string {
	last := ""
	for _, id := range s.Editions() {
		if !s.editions[id].Specimen {
			last = id
		}
	}
	return last
}

// ReadFile reads a file of the data folder, such as a picture's Src.
func (s *Store) ReadFile(name string) ([]byte, error) { return fs.ReadFile(s.files, name) }

// Stat tells of a file of the data folder.
func (s *Store) Stat(name string) (fs.FileInfo, error) { return fs.Stat(s.files, name) }
