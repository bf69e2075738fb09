package preflight

import (
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
	"github.com/secnumcloud-observatory/press/layout/preflight/handmade"
	"github.com/secnumcloud-observatory/press/layout/preflight/pdf"
)

// Reopened is a finished file taken apart into objects that a test can spoil
// and put together again. Objects are named "o" and their number.
type Reopened struct {
	handmade.PDF
	File *pdf.File
}

// Reopen reads a file and writes its objects out, streams decoded.
func Reopen(t testing.TB, data []byte) *Reopened {
	t.Helper()
	f, err := pdf.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	h := &Reopened{File: f, PDF: handmade.PDF{T: t, Version: string(data[5:8]), Bodies: map[string]string{}, Streams: map[string][]byte{}}}
	most := 0
	for _, n := range f.Numbers() {
		most = max(most, n)
	}
	for n := 1; n <= most; n++ {
		h.take(f, n)
	}
	h.Trailer = " /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]"
	h.PDF.Root, h.PDF.Info = h.Root(), h.Info()
	return h
}

func (h *Reopened) take(f *pdf.File, n int) {
	name := "o" + strconv.Itoa(n)
	o := f.Get(pdf.Reference(n))
	if s, ok := o.(types.StreamDict); ok {
		body, _ := f.Body(pdf.Reference(n))
		d := s.Dict.Clone().(types.Dict)
		delete(d, "Length")
		if len(f.Filters(d)) == 1 && f.Filters(d)[0] == "FlateDecode" {
			delete(d, "Filter")
			delete(d, "DecodeParms")
		} else if len(f.Filters(d)) > 0 {
			body = s.Raw
		}
		h.Stream(name, named(d.PDFString()), body)
		return
	}
	body := "null"
	switch v := o.(type) {
	case nil, types.ObjectStreamDict, types.XRefStreamDict:
	default:
		body = named(v.PDFString())
	}
	h.Put(name, body)
}

func named(s string) string {
	return regexp.MustCompile(`\b(\d+) 0 R\b`).ReplaceAllString(s, "{o$1}")
}

// Find is the name of the n-th object, from 0, whose dictionary matches.
func (h *Reopened) Find(pattern string, n int) string {
	h.T.Helper()
	re := regexp.MustCompile(pattern)
	for _, name := range h.Order {
		if re.MatchString(h.Bodies[name]) {
			if n == 0 {
				return name
			}
			n--
		}
	}
	h.T.Fatalf("no object matches %s", pattern)
	return ""
}

// Change replaces what a pattern matches in an object, the first time only.
func (h *Reopened) Change(name, pattern, new string) {
	h.T.Helper()
	re := regexp.MustCompile(pattern)
	if data, ok := h.Streams[name]; ok && re.Match(data) {
		loc := re.FindIndex(data)
		h.Streams[name] = append(append(append([]byte(nil), data[:loc[0]]...), new...), data[loc[1]:]...)
		return
	}
	loc := re.FindStringIndex(h.Bodies[name])
	if loc == nil {
		h.T.Fatalf("object %s has nothing like %s: %.300s", name, pattern, h.Bodies[name])
	}
	h.Bodies[name] = h.Bodies[name][:loc[0]] + new + h.Bodies[name][loc[1]:]
}

// Add puts entries into a dictionary.
func (h *Reopened) Add(name, entries string) { h.Also(name, entries) }

// Draw paints more on a page, numbered from 1.
func (h *Reopened) Draw(page int, ops string) {
	h.PDF.Draw("o"+strconv.Itoa(pdf.Number(h.File.Pages[page-1].Dict["Contents"])), ops)
}

// Page is the name of a page's dictionary.
func (h *Reopened) Page(page int) string { return "o" + strconv.Itoa(h.File.Pages[page-1].Object) }

// Root is the name of the catalog.
func (h *Reopened) Root() string { return h.Find(`/Type ?/Catalog`, 0) }

// Info is the name of the information dictionary.
func (h *Reopened) Info() string {
	h.T.Helper()
	for _, n := range h.File.Numbers() {
		if d := h.File.Dict(pdf.Reference(n)); d != nil && reflect.DeepEqual(d, h.File.Info) {
			return "o" + strconv.Itoa(n)
		}
	}
	h.T.Fatal("the file has no information dictionary")
	return ""
}

// XMP is the name of the metadata stream.
func (h *Reopened) XMP() string { return "o" + strconv.Itoa(pdf.Number(h.File.Catalog["Metadata"])) }

// Failing is the codes of failed rules, in order.
func Failing(r Report) []string { return failing(r) }

// FaultsOnly is what a report says of failed rules.
func FaultsOnly(r Report) string { return faultsOnly(r) }

// Say is the operators for a line of text in an embedded face of the product:
// codes are characters.
func Say(font string, x, y, size float64, text string) string {
	return strings.Replace(handmade.Line(x, y, size, text), "/F1 ", "/"+font+" ", 1)
}

// FontName is the resource name of some font of a page.
func (h *Reopened) FontName(page int) string {
	return slices.Sorted(maps.Keys(h.File.Dict(h.File.Pages[page-1].Resources["Font"])))[0]
}

// Match is the first group of a pattern in an object's dictionary.
func (h *Reopened) Match(name, pattern string) string {
	h.T.Helper()
	m := regexp.MustCompile(pattern).FindStringSubmatch(h.Bodies[name])
	if m == nil {
		h.T.Fatalf("object %s has nothing like %s: %.300s", name, pattern, h.Bodies[name])
	}
	return m[1]
}

// Has tells whether an object's dictionary matches.
func (h *Reopened) Has(name, pattern string) bool {
	return regexp.MustCompile(pattern).MatchString(h.Bodies[name])
}

// BlackOnPaper is where text in black alone stands on bare paper: by page, from
// 1, as left, top, right and bottom in points from the trim's top left.
func BlackOnPaper(t testing.TB, data []byte) map[int][][4]float64 {
	t.Helper()
	f, err := pdf.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	out := map[int][][4]float64{}
	for _, p := range f.Pages {
		for i := range p.Marks {
			m := &p.Marks[i]
			if m.Sort != pdf.TextMark || !m.Colour.Inks.SolidBlack() || p.Coloured(i) {
				continue
			}
			out[p.Number] = append(out[p.Number], [4]float64{m.Box.X0 - p.Trim.X0, p.Trim.Y1 - m.Box.Y1, m.Box.X1 - p.Trim.X0, p.Trim.Y1 - m.Box.Y0})
		}
	}
	return out
}

// NewTicket reads a file and fills its ticket in. The error is Read's or
// Check's.
func NewTicket(data []byte, o Options) (Ticket, error) {
	f, err := pdf.Read(data)
	if err != nil {
		return Ticket{}, err
	}
	report, err := Judge(f, o)
	if err != nil {
		return Ticket{}, err
	}
	return TicketOf(f, report), nil
}

// GoodTagged is a file that is read aloud and has no fault.
func GoodTagged(t testing.TB) []byte { return goodTagged(t).Bytes() }

// GoodPrint is a file for print that has none.
func GoodPrint(t testing.TB) []byte { return goodPrint(t).Bytes() }
