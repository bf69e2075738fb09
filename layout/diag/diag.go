// Package diag owns positions and findings: where something stands in the
// editor's files, and what there is to say about it. It refuses to log, to
// print and to decide whether a finding stops a build: profiles do that.
package diag

import (
	"fmt"
	"sort"
	"strings"
)

// Pos is a place in an input file. Line and Col count from 1, Col in runes;
// zero means unknown. File is relative to the data folder, with slashes.
type Pos struct {
	File string `json:"file,omitempty"`
	Line int    `json:"line,omitempty"`
	Col  int    `json:"col,omitempty"`
}

// String is file:line:col, as far as it is known.
func (p Pos) String() string {
	switch {
	case p.File == "":
		return ""
	case p.Line == 0:
		return p.File
	case p.Col == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
}

// inFile says that something stands in the place's file, when there is one.
func (p Pos) inFile() string {
	if p.File == "" {
		return ""
	}
	return " in this file"
}

// IsZero tells whether nothing is known of the place.
func (p Pos) IsZero() bool { return p == Pos{} }

// Span is a passage of an input file: where it begins and how many characters
// of the file it takes. It is the identity of words: two spans that begin at
// one place are one. The zero Span is of words that nobody typed.
type Span struct {
	Pos
	Len int `json:"length,omitempty"` // in runes of the file, line ends included; 0: not known
}

// IsZero tells whether the words have no place in a file.
func (s Span) IsZero() bool { return s.Pos.IsZero() }

// Severity orders findings.
type Severity int

// Quality findings describe how well something is set and never stop a build.
// Warnings ask for a look. Errors stop the build of the profiles that forbid
// their code.
const (
	Quality Severity = iota
	Warning
	Error
)

func (s Severity) String() string { return [...]string{"quality", "warning", "error"}[s] }

// MarshalText writes the severity's word.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads the severity's word.
func (s *Severity) UnmarshalText(word []byte) error {
	for k := Quality; k <= Error; k++ {
		if k.String() == string(word) {
			*s = k
			return nil
		}
	}
	return fmt.Errorf("there is no severity %q", word)
}

// Code names a kind of finding. It is stable: reports, waivers and `edition
// explain` know it by this word.
type Code string

// Issue is one finding. Msg says what is so, in the editor's words; Hint says
// what to do about it. The rest is facts, by which findings of several stages
// are known to be about one thing. A stage tells what it knows and no more:
// package findings adds the language, and knows what follows from what.
type Issue struct {
	Code     Code     `json:"code"`
	Severity Severity `json:"severity"`
	Pos      Pos      `json:"pos"`
	Field    string   `json:"field,omitempty"`   // path of the field in its file, such as offers[3].stages[0].known; on pages, a component
	Section  string   `json:"section,omitempty"` // id of the section whose pages it was found on
	Subject  string   `json:"subject,omitempty"` // what it is about, when others may be about the same: characters, as Character writes them
	Lang     string   `json:"lang,omitempty"`    // BCP 47, when it concerns one language
	Page     int      `json:"page,omitempty"`    // physical page from 1, when known
	Msg      Text     `json:"message"`
	Hint     Text     `json:"hint,omitempty"`
	More     int      `json:"more,omitempty"` // so many others of its code follow in its file, and are not listed to people

	// Days is the days that contradict one another in it, of which one at least is wrong, as Day writes them, a line each: what is
	// told of one wrong day is gathered by them, and no reader is told them.
	Days string `json:"-"`
	// Says is the words on the pages that it is about, where these may be the press's: by them the message is known that says them.
	Says string `json:"-"`
	// Within is the path of the field in whose words its place lies, where Field says something else: what is counted, a rule.
	Within string `json:"-"`

	Elsewhere Text `json:"elsewhere,omitempty"` // files in which the same is so for the same cause, and is not told again
}

// Character is a character as the subject of a finding.
func Character(r rune) string { return fmt.Sprintf("U+%04X", r) }

// Day is a day as one of those that contradict one another: where the entry begins
// that gives it, and its field there.
func Day(entry Pos, field string) string { return entry.String() + " " + field }

// String is the finding as an editor reads it: file:line:col: message, and the
// hint on a line of its own. Whatever it quotes stays within its line.
func (i Issue) String() string {
	var b strings.Builder
	if p := i.Pos.String(); p != "" {
		b.WriteString(Shown(p) + ": ")
	}
	b.WriteString(Shown(i.Msg.String()))
	fmt.Fprintf(&b, " [%s]", i.Code)
	if i.Hint != "" {
		b.WriteString("\n    " + Shown(i.Hint.String()))
	}
	if i.Elsewhere != "" {
		b.WriteString("\n    So it is in " + Shown(i.Elsewhere.String()) + " too.")
	}
	if i.More > 0 {
		fmt.Fprintf(&b, "\n    And %d more of this kind%s, not listed.", i.More, i.Pos.inFile())
	}
	return b.String()
}

// List is a collection of findings.
type List []Issue

// Add appends findings.
func (l *List) Add(is ...Issue) { *l = append(*l, is...) }

// Sorted is the list ordered by file, line, column, code, language, page,
// message and whatever else tells two findings apart, without repeats: it does
// not depend on the order of l.
func (l List) Sorted() List {
	out := append(List(nil), l...)
	sort.SliceStable(out, func(a, b int) bool { return less(out[a], out[b]) })
	kept := out[:0]
	for i, is := range out {
		if i > 0 && is == out[i-1] {
			continue
		}
		kept = append(kept, is)
	}
	return kept
}

func less(a, b Issue) bool {
	if a.Pos.File != b.Pos.File {
		return a.Pos.File < b.Pos.File
	}
	if a.Pos.Line != b.Pos.Line {
		return a.Pos.Line < b.Pos.Line
	}
	if a.Pos.Col != b.Pos.Col {
		return a.Pos.Col < b.Pos.Col
	}
	if a.Code != b.Code {
		return a.Code < b.Code
	}
	if a.Lang != b.Lang {
		return a.Lang < b.Lang
	}
	if a.Page != b.Page {
		return a.Page < b.Page
	}
	if a.Msg != b.Msg {
		return a.Msg.String() < b.Msg.String()
	}
	for _, d := range [...]int{strings.Compare(a.Field, b.Field), strings.Compare(a.Section, b.Section), strings.Compare(a.Subject, b.Subject),
		strings.Compare(string(a.Hint), string(b.Hint)), strings.Compare(a.Days, b.Days),
		strings.Compare(a.Says, b.Says), int(b.Severity) - int(a.Severity)} {
		if d != 0 {
			return d < 0
		}
	}
	return false
}

// Worst is the highest severity in the list, and false for an empty list.
func (l List) Worst() (Severity, bool) {
	w := Quality
	for _, i := range l {
		w = max(w, i.Severity)
	}
	return w, len(l) > 0
}

// Has tells whether a finding of that code is in the list.
func (l List) Has(c Code) bool {
	for _, i := range l {
		if i.Code == c {
			return true
		}
	}
	return false
}
