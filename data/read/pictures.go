package read

import (
	"fmt"
	"path"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Form is how a picture is set.
type Form string

// The forms of a picture. The body says where one in a column or over both
// stands; a portrait and an opener have places of their own.
const (
	Column   Form = "column"
	Columns  Form = "columns"
	Portrait Form = "portrait"
	Opener   Form = "opener"
)

// Forms is every form, in the order in which editors are told of them.
func Forms() []Form { return []Form{Column, Columns, Portrait, Opener} }

// Shown is what the head of a text says of one of its pictures: how it is set,
// whose it is, and by what right it is printed.
type Shown struct {
	Src      string // path in the data folder; "" for an opener drawn by the press
	Form     Form
	Alt      string // what it tells those who cannot see it
	Caption  Rich
	Credit   Rich
	Rights   string // by what right it is printed; never printed itself
	Focus    [2]int // the point that stays when it is cropped, in per cent from the left and from the top
	Name     Rich   // of who is portrayed
	Function Rich
	Pos      diag.Pos
}

// middle is the point that stays of a picture of which nothing else is said.
var middle = [2]int{50, 50}

// Focused is the point that stays as an editor gave it, "" for the middle.
func (s Shown) Focused() string {
	if s.Focus == middle || s.Focus == [2]int{} {
		return ""
	}
	return fmt.Sprintf("x: %d, y: %d", s.Focus[0], s.Focus[1])
}

// Aside is a note in the margin, beside the passage under a heading.
type Aside struct {
	At    string // the heading, as the body has it
	Title Rich   // a figure, or a term
	Text  Rich
	Pos   diag.Pos
}

// Picture is what a text says of a picture by its path, and false when it says
// nothing.
func (t *Text) Picture(src string) (Shown, bool) {
	for _, p := range t.Pictures {
		if p.Src == src && src != "" {
			return p, true
		}
	}
	return Shown{}, false
}

// Formed is the text's first picture of a form.
func (t *Text) Formed(f Form) (Shown, bool) {
	for _, p := range t.Pictures {
		if p.Form == f {
			return p, true
		}
	}
	return Shown{}, false
}

// pictures is what the head says of the text's pictures, whose addresses count
// from the text's own folder.
func (p *prose) pictures(v Value, dir string) []Shown {
	var out []Shown
	if !v.Is() {
		return nil
	}
	names := make([]string, 0, len(Forms()))
	for _, f := range Forms() {
		names = append(names, string(f))
	}
	for _, it := range v.List() {
		o, ok := it.Object("file", "form", "alt", "caption", "credit", "rights", "focus", "name", "function")
		if !ok {
			continue
		}
		s := Shown{Alt: o.Str("alt"), Caption: p.field0(o.Get("caption")), Credit: p.field0(o.Get("credit")), Rights: o.Str("rights"),
			Focus: middle, Name: p.field0(o.Get("name")), Function: p.field0(o.Get("function")), Pos: it.Pos()}
		if s.Form = Column; o.Get("form").Is() {
			s.Form = Form(o.Get("form").Choice(names))
		}
		if src := o.Str("file"); src != "" {
			s.Src = src
			if !strings.Contains(src, "://") {
				s.Src = path.Join(dir, src)
			}
		} else if s.Form != Opener && s.Form != "" { // one that there is not may be an opener
			o.Missing("file", "portrait.png")
		}
		if f := o.Get("focus"); f.Is() {
			if g, ok := f.Object("x", "y"); ok {
				s.Focus = [2]int{g.Whole("x", 0, 100), g.Whole("y", 0, 100)}
			}
		}
		out = append(out, s)
	}
	return out
}

// Anchor is the words by which a note names a heading: as typed, without marks of
// reference, emphasis, code, links or languages, and any spaces as one.
func Anchor(heading string) string {
	heading = compiled(`\[@[^\]]*\]`).ReplaceAllString(heading, "")
	heading = compiled(`\[([^\]]*)\](?:\{[^}]*\}|\([^)]*\))`).ReplaceAllString(heading, "$1")
	return strings.Join(strings.Fields(strings.NewReplacer("*", "", "`", "").Replace(heading)), " ")
}

// margin is the notes beside the body.
func (p *prose) margin(v Value) []Aside {
	var out []Aside
	if !v.Is() {
		return nil
	}
	for _, it := range v.List() {
		o, ok := it.Object("at", "title", "text")
		if !ok {
			continue
		}
		a := Aside{At: o.Need("at", "the heading it stands beside"),
			Title: p.field0(o.Get("title")), Text: p.field0(o.Get("text")), Pos: it.Pos()}
		if len(a.Title) == 0 && len(a.Text) == 0 {
			o.Missing("text", "what the note says")
		}
		out = append(out, a)
	}
	return out
}
