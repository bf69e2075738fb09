package data

import (
	"path"
	"strings"

	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Waiver is a finding that an editor has seen and lets stand, for a reason and
// until a day.
type Waiver struct {
	Code   diag.Code
	File   string // where the finding is, from the data folder; none: on pages of the section, and in its texts
	Field  string // of the file; none: anywhere in it
	Place  string // as it is written
	Reason string
	Until  facts.Day // the last day of publication it holds for
	Pos    diag.Pos
}

// Correction is what an edition that is out said wrong, and what is so.
type Correction struct {
	Date facts.Day
	Says read.Words
	At   map[string]diag.Pos // where the words of a language stand, by what it is called there
	Pos  diag.Pos
}

// waived reads the waivers of an edition. A place is a file, from the edition's
// folder or from the data folder, a file and a field behind a colon, or the id
// of a section.
func (l *loader) waived(e *Edition, v read.Value) {
	for _, w := range v.List() {
		o, ok := w.Object("code", "place", "reason", "until")
		if !ok {
			continue
		}
		out := Waiver{Code: diag.Code(o.Need("code", "UnderfullPage")), Place: o.Need("place", "fr/editorial.md, or the id of a section"),
			Reason: o.Need("reason", "why it may stand"), Until: facts.WholeDay(o, "until"), Pos: o.Pos()}
		out.File, out.Field, _ = strings.Cut(out.Place, ":")
		out.Field = strings.TrimSpace(out.Field)
		if _, section := SectionOf(out.Place); section {
			out.File = ""
		} else if !strings.HasPrefix(out.File, e.folder+"/") && l.holds(e.folder+"/"+out.File) {
			out.File = e.folder + "/" + out.File
		}
		if out.Code != "" && out.Place != "" && out.Until.Known() {
			e.Waivers = append(e.Waivers, out)
		}
	}
}

// holds tells whether a file is in the data folder.
func (l *loader) holds(name string) bool {
	f, err := l.FS.Open(name)
	if err != nil {
		return false
	}
	return f.Close() == nil
}

// Covers tells whether the waiver is about a finding.
func (w Waiver) Covers(is diag.Issue) bool {
	switch {
	case w.Code != is.Code:
		return false
	case w.File == "":
		return is.Section == w.Place || path.Base(is.Pos.File) == w.Place+".md"
	}
	return is.Pos.File == w.File && (w.Field == "" || is.Field == w.Field || strings.HasPrefix(is.Field, w.Field+"."))
}

// corrected reads what an edition that is out said wrong.
func (e *Edition) corrected(v read.Value) {
	for _, c := range v.List() {
		o, ok := c.Object("date", "text")
		if !ok {
			continue
		}
		if !o.Get("text").Is() {
			o.Missing("text", "{fr: …, en: …}")
		}
		e.Corrections = append(e.Corrections, Correction{Date: facts.WholeDay(o, "date"), Says: o.Words("text"),
			At: o.Places("text"), Pos: o.Pos()})
	}
}

// campaign reads the name under which links of this edition are counted.
func campaign(o read.Object) string {
	name := o.Str("campaign")
	if strings.ContainsFunc(name, func(r rune) bool {
		return (r < '0' || r > '9') && (r < 'a' || r > 'z') && r != '-'
	}) {
		o.Get("campaign").Find(read.UnknownValue, "Write small letters, figures and hyphens, such as observatory-2026-05.",
			"campaign is %q, which an address cannot carry as it is.", name)
		return ""
	}
	return name
}
