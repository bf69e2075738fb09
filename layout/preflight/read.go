package preflight

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// The ways reading can end early.
var (
	ErrNotPDF     = errors.New("preflight: not a PDF file")
	ErrUnreadable = errors.New("preflight: the file cannot be read")
)

// File is a PDF as an independent reader found it. It is read only; a File is
// for one goroutine at a time, because decoded streams are kept as they are
// asked for.
type File struct {
	data    []byte
	ctx     *model.Context
	catalog types.Dict
	info    types.Dict
	xmp     metadata
	pages   []*page
	bodies  map[int][]byte
	fonts   map[int]*font
	images  map[int]*picture
	spaces  map[int]*space
	tree    *tree
	index   map[key][]*piece // marked content by place
	kind    Kind
	claims  []string
}

// Read parses a file and interprets all its pages. It changes nothing, writes
// nothing and touches no configuration folder. The error wraps ErrNotPDF or
// ErrUnreadable; a parser's panic on broken bytes is one of the latter.
func Read(data []byte) (f *File, err error) {
	defer func() {
		if p := recover(); p != nil {
			f, err = nil, fmt.Errorf("%w: %v", ErrUnreadable, p)
		}
	}()
	if !bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")) {
		return nil, ErrNotPDF
	}
	ctx, err := api.ReadContext(bytes.NewReader(data), reader())
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrUnreadable, err)
	}
	f = &File{data: data, ctx: ctx, bodies: map[int][]byte{}, fonts: map[int]*font{},
		images: map[int]*picture{}, spaces: map[int]*space{}}
	if ctx.Root == nil {
		return nil, fmt.Errorf("%w: no catalog", ErrUnreadable)
	}
	if f.catalog = f.dict(*ctx.Root); f.catalog == nil {
		return nil, fmt.Errorf("%w: no catalog", ErrUnreadable)
	}
	if ctx.Info != nil {
		f.info = f.dict(*ctx.Info)
	}
	f.xmp = f.readMetadata()
	f.kind, f.claims = f.claimed()
	f.readPages()
	f.tree = f.readTree()
	f.index = f.pieceIndex()
	return f, nil
}

// reader is pdfcpu's configuration written out: asking pdfcpu for its own
// default makes a folder in the user's configuration directory.
func reader() *model.Configuration {
	limits := model.DefaultResourceLimits()
	limits.MaxObjectCount, limits.MaxXRefEntries = 1_000_000, 1_000_000
	limits.MaxStreamBytes, limits.MaxDecodeBytes = 256<<20, 256<<20
	return &model.Configuration{
		Version: model.VersionStr, Reader15: true, ValidationMode: model.ValidationRelaxed,
		Eol: types.EolLF, Offline: true, Limits: limits,
	}
}

// Pages is the number of pages.
func (f *File) Pages() int { return len(f.pages) }

// Claims is the standards the file names, such as PDF/X-4, in a fixed order.
func (f *File) Claims() []string { return append([]string(nil), f.claims...) }

// claimed reads what the file says of itself.
func (f *File) claimed() (Kind, []string) {
	kind, claims := Plain, []string{}
	x := f.xmp.one("pdfxid:GTS_PDFXVersion")
	if x == "" {
		x = f.text(f.info["GTS_PDFXVersion"])
	}
	if x != "" {
		kind, claims = kind|Print, append(claims, x)
	}
	if p := f.xmp.one("pdfaid:part"); p != "" {
		kind, claims = kind|Archive, append(claims, "PDF/A-"+p+lower(f.xmp.one("pdfaid:conformance")))
	}
	if p := f.xmp.one("pdfuaid:part"); p != "" {
		kind, claims = kind|Tagged, append(claims, "PDF/UA-"+p)
	}
	if f.truth(f.dict(f.catalog["MarkInfo"])["Marked"]) {
		kind |= Tagged
	}
	return kind, claims
}

func lower(s string) string { return string(bytes.ToLower([]byte(s))) }

// Check judges a file. On a file that cannot be read the report still holds
// the rules on its bytes, all others stand as not checked, and the error says
// why.
func Check(data []byte, o Options) (Report, error) {
	f, err := Read(data)
	if err != nil {
		return unreadable(data, o, err), err
	}
	return f.Check(o)
}

// Check judges a file that was read.
func (f *File) Check(o Options) (r Report, err error) {
	o = o.filled()
	kind := f.kind
	if o.As != Auto {
		kind = o.As | Plain
	}
	r = outline(f.data, kind, o)
	r.Claims, r.Pages = f.Claims(), len(f.pages)
	for _, rule := range Rules() {
		if rule.For&kind == 0 {
			continue
		}
		res := rule.blank()
		if e := rule.run(&judge{File: f, o: o, r: &res}); e != nil {
			err = errors.Join(err, e)
		}
		r.Results = append(r.Results, res)
	}
	return r, err
}

func (rule Rule) blank() Result {
	return Result{Code: rule.Code, Source: rule.Source, Severity: rule.Severity, Title: rule.Title, Fix: rule.Fix, Status: Pass}
}

// run lets a rule judge; what makes a rule stumble over broken bytes is a
// fault of the file, never a pass.
func (rule Rule) run(j *judge) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: rule %s: %v", ErrUnreadable, rule.Code, p)
			j.file("", "", say("le fichier est trop abîmé pour cette vérification", "the file is too damaged for this check"))
		}
	}()
	rule.check(j)
	return nil
}

func outline(data []byte, kind Kind, o Options) Report {
	sum := sha256.Sum256(data)
	return Report{Kind: kind, Claims: []string{}, Bytes: len(data), SHA256: hex.EncodeToString(sum[:]), Strict: o.Strict}
}

// unreadable is the report on bytes no reader can make sense of.
func unreadable(data []byte, o Options, cause error) Report {
	kind := o.As | Plain
	r := outline(data, kind, o)
	why := say("le fichier ne peut pas être lu : %v", "the file cannot be read: %v", cause)
	for _, rule := range Rules() {
		if rule.For&kind == 0 {
			continue
		}
		res := rule.blank()
		j := &judge{File: &File{data: data}, o: o.filled(), r: &res}
		switch {
		case rule.Code == "FileUnreadable":
			j.file("", "", why)
		case !onBytes(rule.Code):
			j.skip(why)
		default:
			_ = rule.run(j) // a fault is recorded in the result
		}
		r.Results = append(r.Results, res)
	}
	return r
}
