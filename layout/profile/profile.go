// Package profile says how the same pages become one kind of file. It is
// data: the painter and the finisher read a profile and never test its name.
package profile

import (
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// Space is the process colour space of a file.
type Space uint8

// The colour spaces a file may paint in.
const (
	RGB Space = iota
	CMYK
)

// Marks is what is printed outside the bleed for the print shop.
type Marks uint8

// None leaves the media box equal to the bleed box; Crop adds crop marks; Full
// adds registration marks, colour bar and slug line.
const (
	NoMarks Marks = iota
	CropMarks
	FullMarks
)

// Intent is the printing or viewing condition a file is made for.
type Intent struct {
	Space     Space
	Condition string // OutputConditionIdentifier: the characterisation, such as FOGRA39
	Info      string // the condition in words
	ICC       []byte // the profile that is embedded

	Registered bool  // the condition's name is one of the ICC's registry
	Paper      Paper // that the condition prints on
	Limit      int   // most ink the condition takes, in percent; 0: none
}

// Swatch is a named colour with the values of both kinds of file.
type Swatch struct {
	Name string
	RGB  [3]uint8
	CMYK [4]uint8 // percent
	Role string   // what it is for, in words
}

// Palette is the swatches by ink.
type Palette map[draw.Ink]Swatch

// Standard is a conformance a file claims.
type Standard string

// The standards this press can claim.
const (
	PDFX4  Standard = "PDF/X-4"
	PDFA2B Standard = "PDF/A-2b"
	PDFA2A Standard = "PDF/A-2a"
	PDFA3A Standard = "PDF/A-3a"
	PDFUA1 Standard = "PDF/UA-1"
	PDFA4  Standard = "PDF/A-4"
	PDFUA2 Standard = "PDF/UA-2"
)

// Imposition is how pages stand on the sheets of a booklet that is folded once and
// stapled in the fold.
type Imposition struct {
	Sheet unit.Size   // on its long side
	Edge  unit.Length // of the sheet that a printer leaves white, and where the marks are
	Paper unit.Length // thickness of a sheet: those inside reach out by it and are moved in
}

// Scale is the size of a page on the sheet in thousandths of its own: two stand beside
// each other within the edges.
func (i Imposition) Scale(page unit.Size) int64 {
	wide := (i.Sheet.W/2 - i.Edge) * 1000 / page.W
	high := (i.Sheet.H - 2*i.Edge) * 1000 / page.H
	return int64(min(wide, high, 1000))
}

// Creep is how far the pages of a sheet are moved towards the fold, the outermost sheet
// being 0: by the thickness of those around it.
func (i Imposition) Creep(sheet int) unit.Length { return unit.Length(sheet) * i.Paper }

// Side is the pages on one side of a sheet, from 0, the left one first; -1 where none is.
type Side struct {
	Sheet       int
	Left, Right int
}

// Sides is the sides of a booklet's sheets, the outermost first, front before back: the
// printer turns each over its short side. The pages are made up to fours at the end, before
// the last one, which is the back of the cover.
func Sides(pages int) []Side {
	all := (pages + 3) / 4 * 4
	at := func(n int) int {
		switch {
		case n == all-1 && pages > 0:
			return pages - 1
		case n < pages-1:
			return n
		}
		return -1
	}
	var out []Side
	for s := range all / 4 {
		out = append(out, Side{s, at(all - 1 - 2*s), at(2 * s)}, Side{s, at(2*s + 1), at(all - 2 - 2*s)})
	}
	return out
}

// Pages is how many pages a file of the profile has, of so many of the edition.
func (p Profile) Pages(n int) int {
	if p.Imposed != nil {
		return len(Sides(n))
	}
	return n
}

// Profile is one kind of output file.
type Profile struct {
	Name     string // as in --profile: "screen", "print"
	File     string // as in the file's name; "": Name
	Version  string // PDF header version: "1.7", "1.6"
	Trim     unit.Size
	Bleed    unit.Length
	Safe     unit.Length // nothing but background nearer to the trim than this; 0: not checked
	Drawn    unit.Length // the same of drawings on a ground that covers the page; 0: as Safe
	Intent   Intent
	Links    bool
	Tags     bool
	Outlines bool
	Marks    Marks
	InkLimit int // total ink in percent; 0: none
	MinPPI   int // least effective resolution of a picture; 0: any
	Claims   []Standard
	Forbids  []diag.Code // findings that stop this profile's file
	Window   bool        // it is no PDF but a folder for browsers, which offers the PDFs made with it
	Together bool        // every language of the edition in one file, one after the other
	Imposed  *Imposition // two pages a side of a sheet, to be folded; nil: each on a sheet of its own
	Attach   bool        // with the data of the register and of the charts inside
	Section  string      // only the pages of a section; "": all
	Kit      bool        // it is no PDF but a folder for others: cards, charts, the newsletter
	Draft    bool        // it is to be read before all is right: no finding stops it, and it says of itself that it is a draft
}
