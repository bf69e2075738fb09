package preflight

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Reopened is a finished file taken apart into objects that a test can spoil
// and put together again. Objects are named "o" and their number.
type Reopened struct {
	handmade
	File *File
}

// Reopen reads a file and writes its objects out, streams decoded.
func Reopen(t testing.TB, data []byte) *Reopened {
	t.Helper()
	f, err := Read(data)
	if err != nil {
		t.Fatal(err)
	}
	h := &Reopened{File: f, handmade: handmade{t: t, version: string(data[5:8]), bodies: map[string]string{}, streams: map[string][]byte{}}}
	most := 0
	for _, n := range f.numbers() {
		most = max(most, n)
	}
	for n := 1; n <= most; n++ {
		h.take(f, n)
	}
	h.trailer = " /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]"
	h.root, h.info = h.Root(), h.Info()
	return h
}

func (h *Reopened) take(f *File, n int) {
	name := "o" + strconv.Itoa(n)
	o := f.get(reference(n))
	if s, ok := o.(types.StreamDict); ok {
		body, _ := f.body(reference(n))
		d := s.Dict.Clone().(types.Dict)
		delete(d, "Length")
		if len(f.filters(d)) == 1 && f.filters(d)[0] == "FlateDecode" {
			delete(d, "Filter")
			delete(d, "DecodeParms")
		} else if len(f.filters(d)) > 0 {
			body = s.Raw
		}
		h.stream(name, named(d.PDFString()), body)
		return
	}
	body := "null"
	switch v := o.(type) {
	case nil, types.ObjectStreamDict, types.XRefStreamDict:
	default:
		body = named(v.PDFString())
	}
	h.put(name, body)
}

func named(s string) string {
	return regexp.MustCompile(`\b(\d+) 0 R\b`).ReplaceAllString(s, "{o$1}")
}

// Find is the name of the n-th object, from 0, whose dictionary matches.
func (h *Reopened) Find(pattern string, n int) string {
	h.t.Helper()
	re := regexp.MustCompile(pattern)
	for _, name := range h.order {
		if re.MatchString(h.bodies[name]) {
			if n == 0 {
				return name
			}
			n--
		}
	}
	h.t.Fatalf("no object matches %s", pattern)
	return ""
}

// Change replaces what a pattern matches in an object, the first time only.
func (h *Reopened) Change(name, pattern, new string) {
	h.t.Helper()
	re := regexp.MustCompile(pattern)
	if data, ok := h.streams[name]; ok && re.Match(data) {
		loc := re.FindIndex(data)
		h.streams[name] = append(append(append([]byte(nil), data[:loc[0]]...), new...), data[loc[1]:]...)
		return
	}
	loc := re.FindStringIndex(h.bodies[name])
	if loc == nil {
		h.t.Fatalf("object %s has nothing like %s: %.300s", name, pattern, h.bodies[name])
	}
	h.bodies[name] = h.bodies[name][:loc[0]] + new + h.bodies[name][loc[1]:]
}

// Add puts entries into a dictionary.
func (h *Reopened) Add(name, entries string) { h.also(name, entries) }

// Draw paints more on a page, numbered from 1.
func (h *Reopened) Draw(page int, ops string) {
	h.draw("o"+strconv.Itoa(number(h.File.pages[page-1].dict["Contents"])), ops)
}

// Content is the name of a page's content stream.
func (h *Reopened) Content(page int) string {
	return "o" + strconv.Itoa(number(h.File.pages[page-1].dict["Contents"]))
}

// Page is the name of a page's dictionary.
func (h *Reopened) Page(page int) string { return "o" + strconv.Itoa(h.File.pages[page-1].object) }

// Root is the name of the catalog.
func (h *Reopened) Root() string { return "o" + strconv.Itoa(number(*h.File.ctx.Root)) }

// Info is the name of the information dictionary.
func (h *Reopened) Info() string { return "o" + strconv.Itoa(number(*h.File.ctx.Info)) }

// XMP is the name of the metadata stream.
func (h *Reopened) XMP() string { return "o" + strconv.Itoa(number(h.File.catalog["Metadata"])) }

// Bytes is the file with its changes.
func (h *Reopened) Bytes() []byte { return h.bytes() }

// Failing is the codes of failed rules, in order.
func Failing(r Report) []string { return failing(r) }

// FaultsOnly is what a report says of failed rules.
func FaultsOnly(r Report) string { return faultsOnly(r) }

// Say is the operators for a line of text in an embedded face of the product:
// codes are characters.
func Say(font string, x, y, size float64, text string) string {
	return strings.Replace(setLine(x, y, size, text), "/F1 ", "/"+font+" ", 1)
}

// FontName is the resource name of some font of a page.
func (h *Reopened) FontName(page int) string {
	return keys(h.File.dict(h.File.pages[page-1].resources["Font"]))[0]
}

// Match is the first group of a pattern in an object's dictionary.
func (h *Reopened) Match(name, pattern string) string {
	h.t.Helper()
	m := regexp.MustCompile(pattern).FindStringSubmatch(h.bodies[name])
	if m == nil {
		h.t.Fatalf("object %s has nothing like %s: %.300s", name, pattern, h.bodies[name])
	}
	return m[1]
}

// Has tells whether an object's dictionary matches.
func (h *Reopened) Has(name, pattern string) bool {
	return regexp.MustCompile(pattern).MatchString(h.bodies[name])
}

// BlackOnPaper is where text in black alone stands on bare paper: by page, from
// 1, as left, top, right and bottom in points from the trim's top left.
func BlackOnPaper(t testing.TB, data []byte) map[int][][4]float64 {
	t.Helper()
	f, err := Read(data)
	if err != nil {
		t.Fatal(err)
	}
	out := map[int][][4]float64{}
	for _, p := range f.pages {
		for i := range p.marks {
			m := &p.marks[i]
			if m.sort != textMark || !m.colour.inks.solidBlack() || p.coloured(i) {
				continue
			}
			out[p.number] = append(out[p.number], [4]float64{m.box.x0 - p.trim.x0, p.trim.y1 - m.box.y1, m.box.x1 - p.trim.x0, p.trim.y1 - m.box.y0})
		}
	}
	return out
}
