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
	PDFUA1 Standard = "PDF/UA-1"
)

// Profile is one kind of output file.
type Profile struct {
	Name     string // as in the file's name and --profile: "screen", "print"
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
	Kit      bool        // it is no PDF but a folder for others: cards, charts, the newsletter
	Draft    bool        // it is to be read before all is right: no finding stops it, and it says of itself that it is a draft
}
