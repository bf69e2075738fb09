package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// The ways reading can end early.
var (
	ErrNotPDF     = errors.New("pdf: not a PDF file")
	ErrUnreadable = errors.New("pdf: the file cannot be read")
	ErrTooMuch    = errors.New("pdf: the file has more objects than are read")
	ErrPassword   = errors.New("pdf: a password protects the file")
)

// File is a PDF as an independent reader found it. It is read only; a File is
// for one goroutine at a time, because decoded streams are kept as they are
// asked for.
type File struct {
	Data    []byte
	ctx     *model.Context
	Catalog types.Dict
	Info    types.Dict
	XMP     Metadata
	Pages   []*Page
	bodies  map[int][]byte
	kept    int  // bytes of the bodies
	sealed  bool // a trailer says that the file is encrypted
	fonts   map[int]*Font
	images  map[int]*Picture
	spaces  map[int]*Space
	Tree    *Tree
	Index   map[Key][]*Piece // marked content by place
	Claims  Claims
	written *Written // once it was asked for
}

// Read parses a file and interprets all its pages. It changes nothing, writes
// nothing and touches no configuration folder. The error wraps ErrNotPDF, ErrTooMuch or
// ErrUnreadable; a parser's panic on broken bytes is one of the latter.
func Read(data []byte) (f *File, err error) {
	defer func() {
		if p := recover(); p != nil {
			f, err = nil, fmt.Errorf("%w: %v", ErrUnreadable, p)
		}
	}()
	if !Headed(data) {
		return nil, ErrNotPDF
	}
	if tangled(data) {
		return nil, ErrTooMuch
	}
	w := ledTo(data)
	src := &source{Reader: bytes.NewReader(w.referred())}
	ctx, err := pdfcpu.Read(src, reader())
	switch {
	case src.jumps > mostJumps && bytes.Count(data, []byte(" obj")) > mostJumps/4:
		return nil, ErrTooMuch
	case src.jumps > mostJumps: // it jumped about in a file that has no such number of objects
		return nil, fmt.Errorf("%w: the parser found no end", ErrUnreadable)
	case errors.Is(err, pdfcpu.ErrWrongPassword), err != nil && locked(data):
		return nil, ErrPassword
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrUnreadable, err)
	}
	f = &File{Data: data, ctx: ctx, sealed: w.Sealed, bodies: map[int][]byte{}, fonts: map[int]*Font{},
		images: map[int]*Picture{}, spaces: map[int]*Space{}}
	if ctx.Root == nil {
		return nil, fmt.Errorf("%w: no catalog", ErrUnreadable)
	}
	if f.Catalog = f.Dict(*ctx.Root); f.Catalog == nil {
		return nil, fmt.Errorf("%w: no catalog", ErrUnreadable)
	}
	if ctx.Info != nil {
		f.Info = f.Dict(*ctx.Info)
	}
	f.XMP = f.readMetadata()
	f.readPages()
	f.Claims = f.claimed()
	f.Tree = f.readTree()
	f.Index = f.pieceIndex()
	return f, nil
}

// Head is how many bytes of a file tell whether it is a PDF: readers look for
// its header there (PDF Reference 1.7, H.3, note 13).
const Head = 1024

// Headed tells whether a file begins as a PDF does.
func Headed(data []byte) bool { return bytes.Contains(data[:min(len(data), Head)], []byte("%PDF-")) }

// tangled tells whether the parser would hang if it had to mend the file's
// cross-reference: it joins every line that ends in obj to the next one, so that
// objects of one line each are copied again with each that follows.
func tangled(data []byte) bool {
	const most = 4 << 30
	joined, copied := 0, 0
	for line := range bytes.FieldsFuncSeq(data, func(r rune) bool { return r == '\n' || r == '\r' }) {
		if joined += len(line); !bytes.HasSuffix(line, []byte("obj")) {
			joined = 0
		}
		if copied += joined; copied > most {
			return true
		}
	}
	return false
}

// source is the bytes of a file and how often the parser jumped in them: some
// twice for an object. What lies behind the most is not read.
type source struct {
	*bytes.Reader
	jumps int
}

const mostJumps = 100_000

// Seek goes to a place, while there are not too many.
func (s *source) Seek(offset int64, whence int) (int64, error) {
	if s.jumps++; s.jumps > mostJumps {
		return 0, ErrTooMuch
	}
	return s.Reader.Seek(offset, whence)
}

// mostBody bounds a stream as it is decoded, which takes four times as much on
// the way, and what is kept of all streams.
const mostBody = 128 << 20

// reader is pdfcpu's configuration written out: asking pdfcpu for its own
// default makes a folder in the user's configuration directory.
func reader() *model.Configuration {
	limits := model.DefaultResourceLimits()
	limits.MaxObjectCount, limits.MaxXRefEntries = 1_000_000, 1_000_000
	limits.MaxStreamBytes, limits.MaxDecodeBytes = 256<<20, mostBody
	return &model.Configuration{
		Version: model.VersionStr, Reader15: true, ValidationMode: model.ValidationRelaxed,
		Eol: types.EolLF, Offline: true, Limits: limits,
	}
}

// FromBytes is a file of which only the bytes are known.
func FromBytes(data []byte) *File { return &File{Data: data} }

// Opened tells whether the file was read, and not only its bytes taken.
func (f *File) Opened() bool { return f.ctx != nil }

// Permissions is what the file's password lets software do (ISO 32000-1, table 22),
// and false when the file is not encrypted.
func (f *File) Permissions() (int, bool) {
	if f.ctx == nil || f.ctx.Encrypt == nil {
		return 0, false
	}
	return f.Integer(f.Dict(*f.ctx.Encrypt)["P"])
}

// Identifiers is how many of the trailer's two identifiers say something.
func (f *File) Identifiers() int {
	n := 0
	for _, o := range f.ctx.ID {
		if b, ok := f.Raw(o); ok && len(b) > 0 {
			n++
		}
	}
	return n
}

// Claims is what a file says of itself.
type Claims struct {
	Standards []string // as the file names them, such as PDF/X-4, in a fixed order
	Print     bool     // PDF/X, or an intent or boxes that only a print shop asks for
	Archive   bool     // PDF/A
	Tagged    bool     // PDF/UA, or marked

	X, A, Level, UA string // the version of PDF/X, the part and the level of PDF/A, the part of PDF/UA; as written
}

// claimed reads what the file says of itself.
func (f *File) claimed() Claims {
	c := Claims{Standards: []string{}}
	if c.X = f.XMP.First("pdfxid:GTS_PDFXVersion"); c.X == "" {
		c.X = f.Text(f.Info["GTS_PDFXVersion"])
	}
	if c.X != "" {
		c.Standards = append(c.Standards, c.X)
	}
	c.Print = c.X != "" || f.printed()
	c.Level = f.XMP.First("pdfaid:conformance")
	if c.A = f.XMP.First("pdfaid:part"); c.A != "" {
		c.Archive, c.Standards = true, append(c.Standards, "PDF/A-"+c.A+strings.ToLower(c.Level))
	}
	if c.UA = f.XMP.First("pdfuaid:part"); c.UA != "" {
		c.Tagged, c.Standards = true, append(c.Standards, "PDF/UA-"+c.UA)
	}
	c.Tagged = c.Tagged || f.Truth(f.Dict(f.Catalog["MarkInfo"])["Marked"])
	return c
}

// printed tells whether the file was made for a print shop, whatever it claims: it
// names a printing condition as PDF/X does and where its pages are cut, or its pages
// have a bleed to be cut off.
func (f *File) printed() bool {
	intent := false
	for _, o := range f.Array(f.Catalog["OutputIntents"]) {
		intent = intent || f.Name(f.Dict(o)["S"]) == "GTS_PDFX"
	}
	for _, p := range f.Pages {
		if intent && (p.Has["TrimBox"] || p.Has["ArtBox"]) {
			return true
		}
		if p.Has["TrimBox"] && p.Has["BleedBox"] && p.Bleed != p.Trim && p.Trim.In(p.Bleed, 0) {
			return true
		}
	}
	return false
}
