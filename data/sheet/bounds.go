package sheet

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
)

// Bounds of a workbook: a hundred times what the register takes, and less than
// keeps anybody waiting or leaves the memory. They hold for what is unpacked,
// whatever the file says of it.
const (
	MaxBook     = 32 << 20  // bytes of the file
	mostOpened  = 32 << 20  // bytes when it is unpacked: none of it is put aside on a disk
	mostMarks   = 1_000_000 // marks of XML, of which each cell takes a few
	mostParts   = 1_000
	mostRows    = 50_000
	mostColumns = 100
)

// errVast is the error of a workbook that is beyond bounds, errDeclared of one
// whose parts declare a type of document, which no part may (ECMA-376, part 2, XML
// usage): a few entities of such a type hold gigabytes.
var (
	errVast     = errors.New("beyond bounds")
	errDeclared = errors.New("a type of document is declared")
)

// bounded unpacks a workbook as far as its bounds go and keeps nothing: what
// reads it next is not held to any.
func bounded(raw []byte) error {
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return err
	}
	if len(z.File) > mostParts {
		return errVast
	}
	room := weight{bytes: mostOpened, marks: mostMarks}
	for _, part := range z.File {
		f, err := part.Open()
		if err != nil {
			return err
		}
		room.last = nil
		_, err = io.Copy(&room, f)
		if err := errors.Join(err, f.Close()); err != nil {
			return err
		}
	}
	return nil
}

// weight is what may still come of a workbook.
type weight struct {
	bytes, marks int
	last         []byte // the end of what came of this part
}

// declared is how a part declares a type of document.
const declared = "<!DOCTYPE"

// Write weighs some of it.
func (w *weight) Write(p []byte) (int, error) {
	w.bytes -= len(p)
	w.marks -= bytes.Count(p, []byte{'<'})
	if w.bytes < 0 || w.marks < 0 {
		return 0, errVast
	}
	w.last = append(w.last, p[:min(len(p), len(declared))]...)
	if bytes.Contains(w.last, []byte(declared)) || bytes.Contains(p, []byte(declared)) {
		return 0, errDeclared
	}
	w.last = append(w.last[:0], p[max(0, len(p)-len(declared)+1):]...)
	return len(p), nil
}

// vast tells that a workbook is beyond bounds.
func (r *reader) vast() {
	r.found.Add(issue(BadWorkbook, r.name, r.name, "Export the register again, and copy what was changed into that workbook.",
		"Unpacked, the workbook is larger than one of the register can be."))
}
