package preflight

import (
	"encoding/binary"
	"maps"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/secnumcloud-observatory/press/layout/preflight/pdf"
)

// checkSyntax: spellings that every reader takes as they are meant, and an archive
// may not hold (6.1.4, 6.1.6, 6.1.8).
func checkSyntax(j *judge) {
	for _, s := range j.asWritten().Limits {
		switch s.Sort {
		case pdf.HexOdd, pdf.HexForeign, pdf.TableSpaced:
			j.stumble(0, s)
		}
	}
	for _, p := range j.Pages {
		for _, s := range p.Limits {
			switch s.Sort {
			case pdf.HexOdd:
				j.fail(p.Number, pdf.Rect{}, "", "", say("ArchiveSyntax.content-hex-odd"))
			case pdf.HexForeign:
				j.fail(p.Number, pdf.Rect{}, "", "", say("ArchiveSyntax.content-hex-foreign"))
			}
		}
	}
	bad := func(n string) {
		if !utf8.ValidString(n) {
			j.file(strconv.QuoteToASCII(n), "UTF-8", say("ArchiveSyntax.name"))
		}
	}
	for _, ft := range j.Shown() {
		bad(ft.Name)
	}
	for _, p := range j.Pages {
		for _, n := range slices.Sorted(maps.Keys(p.InkNames())) {
			bad(n)
		}
	}
	for _, n := range j.Tree.All {
		bad(n.Own)
	}
}

// checkPictures: how pictures are coded (6.2.8).
func checkPictures(j *judge) {
	for _, p := range j.Pages {
		for _, im := range p.Pictures {
			b := im.Image.Bits
			switch {
			case im.Image.Mask && b > 1:
				j.fail(p.Number, im.Box, strconv.Itoa(b), "1", say("ImageEntries.bits"))
			case b != 0 && !slices.Contains([]int{1, 2, 4, 8, 16}, b):
				j.fail(p.Number, im.Box, strconv.Itoa(b), "1, 2, 4, 8, 16", say("ImageEntries.bits"))
			}
			if im.Image.Smooth {
				j.fail(p.Number, im.Box, "Interpolate", "", say("ImageEntries.smoothing"))
			}
		}
	}
	j.Streams(func(n int, s pdf.Stream) {
		if j.Name(s.Dict["Subtype"]) == "Image" && slices.Contains(j.Filters(s.Dict), "JPXDecode") {
			j.wavelets(n, s)
		}
	})
}

// wavelets holds a JPEG 2000 picture to what archives allow of its header
// (ISO 15444-1, annex I; ISO 19005-2, 6.2.8.3).
func (j *judge) wavelets(n int, s pdf.Stream) {
	b, ok := j.Body(pdf.Reference(n))
	header, found := box(b, "jp2h")
	if !ok || !found {
		j.file("", "jp2h", say("ImageEntries.wavelets-header", "object", n))
		return
	}
	if ihdr, ok := box(header, "ihdr"); ok && len(ihdr) >= 11 {
		channels := int(binary.BigEndian.Uint16(ihdr[8:]))
		if cdef, ok := box(header, "cdef"); ok { // of which some may be opacity
			channels = colours(cdef)
		}
		if channels != 1 && channels != 3 && channels != 4 {
			j.file(strconv.Itoa(channels), "1, 3, 4", say("ImageEntries.wavelets-channels", "object", n))
		}
		if depth := int(ihdr[10]&0x7F) + 1; ihdr[10] == 0xFF || depth > 38 {
			j.file(strconv.Itoa(depth), "1–38", say("ImageEntries.wavelets-depth", "object", n))
		}
	}
	if _, ok := box(header, "bpcc"); ok {
		j.file("bpcc", "", say("ImageEntries.wavelets-depth", "object", n))
	}
	if s.Dict["ColorSpace"] == nil {
		j.specified(header, n)
	}
}

// specified holds the colour specifications of a JPEG 2000 picture that has no other.
func (j *judge) specified(header []byte, n int) {
	all := boxes(header, "colr")
	best := 0
	var used []byte
	for _, c := range all {
		if len(c) < 3 {
			continue
		}
		if c[2] == 1 {
			best++
		}
		if used == nil || c[2] == 1 {
			used = c
		}
	}
	if len(all) > 1 && best != 1 {
		j.file(strconv.Itoa(best), "1", say("ImageEntries.wavelets-spaces", "object", n))
	}
	if len(used) == 0 {
		return
	}
	if used[0] < 1 || used[0] > 3 {
		j.file(strconv.Itoa(int(used[0])), "1, 2, 3", say("ImageEntries.wavelets-method", "object", n))
	}
	if used[0] == 1 && len(used) >= 7 && binary.BigEndian.Uint32(used[3:]) == 19 {
		j.file("19", "", say("ImageEntries.wavelets-method", "object", n))
	}
}

// colours is how many channels of a definition are colours.
func colours(cdef []byte) int {
	n := 0
	for i := 2; i+6 <= len(cdef); i += 6 {
		if binary.BigEndian.Uint16(cdef[i+2:]) == 0 {
			n++
		}
	}
	return n
}

// box is the first box of a kind.
func box(b []byte, kind string) ([]byte, bool) {
	all := boxes(b, kind)
	if len(all) == 0 {
		return nil, false
	}
	return all[0], true
}

// boxes is the contents of the boxes of a kind that stand one behind another.
func boxes(b []byte, kind string) [][]byte {
	var out [][]byte
	for len(b) >= 8 {
		size, head := int(binary.BigEndian.Uint32(b)), 8
		switch {
		case size == 0:
			size = len(b)
		case size == 1 && len(b) >= 16:
			size, head = int(binary.BigEndian.Uint64(b[8:])), 16
		}
		if size < head || size > len(b) {
			return out
		}
		if string(b[4:8]) == kind {
			out = append(out, b[head:size])
		}
		b = b[size:]
	}
	return out
}

// checkAnnotationKinds: annotations that ISO 32000-1 defines, and that do not play
// (6.3.1).
func checkAnnotationKinds(j *judge) {
	allowed := []string{"Text", "Link", "FreeText", "Line", "Square", "Circle", "Polygon", "PolyLine", "Highlight", "Underline", "Squiggly",
		"StrikeOut", "Stamp", "Caret", "Ink", "Popup", "FileAttachment", "Widget", "PrinterMark", "TrapNet", "Watermark", "Redact"}
	j.Annotations(func(p *pdf.Page, _ pdf.Object, d pdf.Dictionary) {
		if k := j.Name(d["Subtype"]); !slices.Contains(allowed, k) {
			j.fail(p.Number, j.AnnotationRect(d), k, "", say("AnnotationKind.kind"))
		}
	})
}

// checkLooks: an annotation brings along how it looks (6.3.3).
func checkLooks(j *judge) {
	j.Annotations(func(p *pdf.Page, _ pdf.Object, d pdf.Dictionary) {
		kind, at, ap := j.Name(d["Subtype"]), j.AnnotationRect(d), j.Dict(d["AP"])
		if ap == nil {
			if kind != "Popup" && kind != "Link" && (at.W() != 0 || at.H() != 0) {
				j.fail(p.Number, at, kind, "AP", say("AnnotationLook.none"))
			}
			return
		}
		if len(ap) != 1 || ap["N"] == nil {
			j.fail(p.Number, at, kind, "N", say("AnnotationLook.states"))
			return
		}
		_, stream := j.Stream(ap["N"])
		button := kind == "Widget" && j.inherits(d, "FT") == "Btn"
		if button == stream {
			j.fail(p.Number, at, kind, "N", say("AnnotationLook.shape"))
		}
	})
}

// inherits is a name of a form's field, or of a field above it.
func (j *judge) inherits(d pdf.Dictionary, key string) string {
	for range 16 {
		if n := j.Name(d[key]); n != "" || d == nil {
			return n
		}
		d = j.Dict(d["Parent"])
	}
	return ""
}

// checkForms: a form does nothing and is drawn (6.4).
func checkForms(j *judge) {
	j.Annotations(func(p *pdf.Page, _ pdf.Object, d pdf.Dictionary) {
		if j.Name(d["Subtype"]) == "Widget" && (d["A"] != nil || d["AA"] != nil) {
			j.fail(p.Number, j.AnnotationRect(d), "A, AA", "", say("FormEntries.action"))
		}
	})
	form := j.Dict(j.Catalog["AcroForm"])
	seen := map[int]bool{}
	var walk func(o pdf.Object, depth int)
	walk = func(o pdf.Object, depth int) {
		d, n := j.Dict(o), pdf.Number(o)
		if d == nil || n > 0 && seen[n] || depth > 32 {
			return
		}
		seen[n] = true
		if d["AA"] != nil {
			j.file("AA", "", say("FormEntries.action"))
		}
		for _, k := range j.Array(d["Kids"]) {
			walk(k, depth+1)
		}
	}
	for _, o := range j.Array(form["Fields"]) {
		walk(o, 0)
	}
	if j.Truth(form["NeedAppearances"]) {
		j.file("NeedAppearances", "", say("FormEntries.drawn"))
	}
	if j.Truth(j.Catalog["NeedsRendering"]) {
		j.file("NeedsRendering", "", say("FormEntries.drawn"))
	}
}

// checkActions: actions that lead somewhere, and no other (6.5).
func checkActions(j *judge) {
	allowed := []string{"GoTo", "GoToR", "GoToE", "Thread", "URI", "Named", "SubmitForm"}
	seen := map[int]bool{}
	var action func(o pdf.Object, n, depth int)
	action = func(o pdf.Object, n, depth int) {
		for _, x := range j.Array(o) {
			action(x, n, depth+1)
		}
		d, own := j.Dict(o), pdf.Number(o)
		s := j.Name(d["S"])
		if s == "" || depth > 32 || own > 0 && seen[own] {
			return
		}
		seen[own] = own > 0
		name := j.Name(d["N"])
		switch {
		case !slices.Contains(allowed, s):
			j.file(s, "", say("ActionKind.kind", "object", n))
		case s == "Named" && !slices.Contains([]string{"NextPage", "PrevPage", "FirstPage", "LastPage"}, name):
			j.file(name, "NextPage, PrevPage, FirstPage, LastPage", say("ActionKind.kind", "object", n))
		}
		action(d["Next"], n, depth+1)
	}
	j.Every(func(n int, d pdf.Dictionary) {
		for _, key := range []string{"A", "OpenAction", "PA"} {
			if j.Dict(d[key]) != nil {
				action(d[key], n, 0)
			}
		}
	})
	if j.Catalog["AA"] != nil {
		j.file("AA", "", say("ActionKind.triggered"))
	}
	for _, p := range j.Pages {
		if p.Dict["AA"] != nil {
			j.fail(p.Number, pdf.Rect{}, "AA", "", say("ActionKind.triggered"))
		}
	}
}

// checkEntries: entries of the catalogue and of pages that an archive may not have
// (6.1.12, 6.10, 6.11).
func checkEntries(j *judge) {
	perms := j.Dict(j.Catalog["Perms"])
	for _, k := range slices.Sorted(maps.Keys(perms)) {
		if k != "UR3" && k != "DocMDP" {
			j.file(k, "UR3, DocMDP", say("ArchiveEntries.entry"))
		}
	}
	if perms["DocMDP"] != nil {
		j.Every(func(_ int, d pdf.Dictionary) {
			if j.Name(d["TransformMethod"]) == "" {
				return
			}
			for _, k := range []string{"DigestLocation", "DigestMethod", "DigestValue"} {
				if d[k] != nil {
					j.file(k, "", say("ArchiveEntries.entry"))
				}
			}
		})
	}
	if j.Dict(j.Catalog["Names"])["AlternatePresentations"] != nil {
		j.file("AlternatePresentations", "", say("ArchiveEntries.entry"))
	}
	if j.Catalog["Requirements"] != nil {
		j.file("Requirements", "", say("ArchiveEntries.entry"))
	}
	for _, p := range j.Pages {
		if p.Dict["PresSteps"] != nil {
			j.fail(p.Number, pdf.Rect{}, "PresSteps", "", say("ArchiveEntries.entry"))
		}
	}
}
