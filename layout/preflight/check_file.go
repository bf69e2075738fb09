package preflight

import (
	"bytes"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/preflight/pdf"
)

// checkReadable has nothing to find once the file was read; the report on an
// unreadable one fails it.
func checkReadable(j *judge) {
	if j.Opened() && len(j.Pages) == 0 {
		j.file("0", "", say("FileUnreadable.no-page"))
	}
}

// checkHeader: the version at byte 0, and the comment that tells transfer
// programs the file is binary.
func checkHeader(j *judge) {
	d := j.Data
	if len(d) < 9 || !bytes.HasPrefix(d, []byte("%PDF-")) {
		j.file("", "%PDF-1.n", say("FileHeader.place"))
		return
	}
	version := string(d[5:8])
	j.figure("PDF %s", version)
	most := "1.7"
	switch {
	case j.kind&Print != 0:
		most = "1.6"
	case j.Claims.A == "4" || j.Claims.UA == "2": // ISO 19005-4 and ISO 14289-2 are of PDF 2.0
		most = "2.0"
	}
	if version < "1.3" || version > most {
		j.file("PDF "+version, "PDF "+most, say("FileHeader.version"))
	}
	if v := j.catalogName("Version"); v > most {
		j.file("PDF "+v, "PDF "+most, say("FileHeader.catalog"))
	}
	rest := d[8:]
	rest = bytes.TrimPrefix(bytes.TrimPrefix(rest, []byte("\r")), []byte("\n"))
	high := 0
	for i := 1; i < len(rest) && rest[0] == '%' && rest[i] != '\n' && rest[i] != '\r'; i++ {
		if rest[i] > 127 {
			high++
		}
	}
	if high < 4 && j.owes(Print|Archive) {
		j.file(strconv.Itoa(high), "4", say("FileHeader.high-bytes"))
	}
}

// catalogName is a name of the catalog, also when no catalog was read.
func (j *judge) catalogName(key string) string {
	if !j.Opened() {
		return ""
	}
	return j.Name(j.Catalog[key])
}

func checkEnd(j *judge) {
	d := j.Data
	i := bytes.LastIndex(d, []byte("%%EOF"))
	if i < 0 {
		j.file("", "", say("FileEnd.end-missing"))
		return
	}
	rest := bytes.TrimPrefix(bytes.TrimPrefix(d[i+5:], []byte("\r")), []byte("\n"))
	if len(rest) > 0 && j.owes(Print|Archive) {
		j.file(strconv.Itoa(len(rest)), "0", say("FileEnd.after"))
	}
	if n := bytes.Count(d, []byte("%%EOF")); n > 1 && j.house() && // standards allow a file to be added to (ISO 32000-1, 7.5.6)
		!bytes.Contains(d[:min(len(d), 1024)], []byte("/Linearized")) {
		j.file(strconv.Itoa(n), "1", say("FileEnd.changed"))
	}
}

// checkXref: readers repair what is wrong here, RIPs may not.
func checkXref(j *judge) {
	w := j.Written()
	for _, s := range w.References {
		// What every reader gets along with: white space before a place, a table of more room than it needs.
		harmless := s.Sort == pdf.StartBefore || s.Sort == pdf.ObjectBefore || s.Sort == pdf.SizeWrong && s.N >= s.M
		if j.house() || !harmless {
			j.stumble(0, s)
		}
	}
	if w.Sealed {
		j.skip(say("report.sealed"))
	}
}

// checkStreams: a reader that does not find endstream where a length says looks for
// it, and one that finds data cut short shows what there is.
func checkStreams(j *judge) {
	archive := j.kind&Archive != 0
	for _, s := range j.asWritten().Streams {
		if s.Sort != pdf.StreamUnparted || archive { // a should of ISO 32000-1, a shall of ISO 19005-2
			j.stumble(0, s)
		}
	}
}

// checkObjects: what a reader makes of an object that is not well formed is its own
// affair, and another one makes something else of it.
func checkObjects(j *judge) {
	for _, s := range j.asWritten().Objects {
		if s.Sort != pdf.ObjectSpaced || j.owes(Archive) {
			j.stumble(0, s)
		}
	}
}

// asWritten is what is wrong with how the file is written; a rule that could not see
// all of it is not checked.
func (j *judge) asWritten() pdf.Written {
	w := j.Written()
	switch {
	case !w.Led || w.Part:
		j.skip(say("report.damaged"))
	case w.Sealed:
		j.skip(say("report.sealed"))
	}
	return w
}

func checkID(j *judge) {
	ids := j.Identifiers()
	if w := j.Written(); w.Led && !w.Identified {
		ids = 0 // of an older trailer, which readers may not look at
	}
	if ids != 2 {
		j.file(strconv.Itoa(ids), "2", say("FileIdentifier.empty"))
	}
}

func checkEncrypted(j *judge) {
	switch {
	case j.Encrypted():
		j.file("", "", say("FileEncrypted.encrypted"))
	case j.NamesEncryption() && !j.Written().Led: // no trailer that says
		j.skip(say("report.damaged"))
	}
}

func checkFilters(j *judge) {
	j.Streams(func(n int, s pdf.Stream) {
		for _, f := range j.Filters(s.Dict) {
			if f == "LZWDecode" || f == "Crypt" {
				j.file(f, "FlateDecode, DCTDecode …", say("StreamFilter.filter", "object", n))
			}
		}
		if s.Dict["F"] != nil {
			j.file("", "", say("StreamFilter.outside", "object", n))
		}
	})
	for _, p := range j.Pages {
		for _, im := range p.Pictures {
			for _, f := range im.Image.Filters {
				if im.Image.Inline() && !slices.Contains(inlineFilters(), f) {
					j.fail(p.Number, im.Box, f, "", say("StreamFilter.inline"))
				}
			}
		}
	}
}

// inlineFilters is what may code a picture, by long names and short.
func inlineFilters() []string {
	return []string{"ASCIIHexDecode", "AHx", "ASCII85Decode", "A85", "FlateDecode", "Fl", "RunLengthDecode", "RL", "CCITTFaxDecode", "CCF",
		"DCTDecode", "DCT"}
}

// checkAttached: PDF/A-3 holds whatever is attached to it; PDF/A-2 holds archives.
func checkAttached(j *judge) {
	if j.Claims.A == "3" && j.kind&Print == 0 {
		j.associated()
		return
	}
	found := 0
	for _, n := range j.Numbers() {
		d := j.Dict(pdf.Reference(n))
		switch {
		case j.Dict(d["EF"]) != nil:
			if f := j.Dict(d["EF"]); j.house() || j.kind&Print != 0 || !j.archived(f["F"]) {
				found++
			}
		case j.Name(d["Type"]) == "EmbeddedFile" && j.house():
			found++
		}
	}
	if found > 0 {
		j.file(strconv.Itoa(found), "0", say("FileAttached.attached"))
	}
}

// associated holds that what is attached to PDF/A-3 says its relationship and its media
// type, and that something of the document is what it belongs to (ISO 19005-3, 6.8).
func (j *judge) associated() {
	with := map[int]bool{}
	for _, n := range j.Numbers() {
		for _, o := range j.Array(j.Dict(pdf.Reference(n))["AF"]) {
			with[pdf.Number(o)] = true
		}
	}
	for _, n := range j.Numbers() {
		d := j.Dict(pdf.Reference(n))
		switch ef := j.Dict(d["EF"]); {
		case ef == nil:
		case j.Name(d["AFRelationship"]) == "", !with[n], j.Name(j.Dict(ef["F"])["Subtype"]) == "":
			j.file("", "", say("FileAttached.alone", "object", strconv.Itoa(n)))
		}
	}
}

// archived tells whether an attached file is an archive itself, of part 1 or 2.
func (j *judge) archived(o pdf.Object) bool {
	b, ok := j.Body(o)
	if !ok {
		return false
	}
	f, err := pdf.Read(b)
	return err == nil && (f.Claims.A == "1" || f.Claims.A == "2")
}

// checkDraft: a draft says so in its metadata, whatever it is called by now.
func checkDraft(j *judge) {
	if class := j.XMP.First("xmpMM:RenditionClass"); class == "draft" || strings.HasPrefix(class, "draft:") {
		j.file(class, "default", say("FileDraft.draft"))
	}
}

// scripts is the action types that run something or leave the file other than
// by a link.
func scripts() []string {
	return []string{"JavaScript", "Launch", "Sound", "Movie", "ResetForm", "ImportData", "Hide", "SetOCGState", "Rendition", "Trans",
		"GoTo3DView"}
}

func checkScripts(j *judge) {
	for _, n := range j.Numbers() {
		j.scriptsIn(pdf.Reference(n), n, 0)
	}
	if j.Dict(j.Dict(j.Catalog["Names"])["JavaScript"]) != nil {
		j.file("", "", say("ScriptAction.script"))
	}
}

// scriptsIn looks through an object's own dictionaries.
func (j *judge) scriptsIn(o pdf.Object, n, depth int) {
	if depth > 6 {
		return
	}
	if depth == 0 {
		o = j.Get(o)
	}
	switch v := o.(type) {
	case pdf.Dictionary:
		if s := j.Name(v["S"]); slices.Contains(scripts(), s) &&
			(v["JS"] != nil || v["F"] != nil || v["Type"] == nil || j.Name(v["Type"]) == "Action") && s != "Trans" {
			j.file(s, "", say("ScriptAction.action", "object", n))
		}
		if v["AA"] != nil {
			j.file("AA", "", say("ScriptAction.triggered", "object", n))
		}
		for _, k := range slices.Sorted(maps.Keys(v)) {
			j.scriptsIn(v[k], n, depth+1)
		}
	case pdf.Array:
		for _, x := range v {
			j.scriptsIn(x, n, depth+1)
		}
	}
}

// checkContent gathers what the interpreter stumbled over.
func checkContent(j *judge) {
	for _, p := range j.Pages {
		for _, op := range p.Unknown {
			j.fail(p.Number, pdf.Rect{}, op, "", say("ContentDamaged.operator"))
		}
		for _, w := range p.Faults {
			j.stumble(p.Number, w)
		}
		if p.Compat && j.owes(Archive) {
			j.fail(p.Number, pdf.Rect{}, "BX", "", say("ContentDamaged.compatibility"))
		}
		if p.Deepest > 28 && j.owes(Archive) {
			j.fail(p.Number, pdf.Rect{}, strconv.Itoa(p.Deepest), "28", say("ContentDamaged.deep"))
		}
	}
}

func checkEmptyPage(j *judge) {
	for _, p := range j.Pages {
		seen := false
		for i := range p.Marks {
			m := &p.Marks[i]
			seen = seen || !m.Hidden && m.Box.Touches(p.Trim) && (m.Image != nil || !m.Colour.Inks.White() && m.Colour.RGB != [3]float64{1, 1, 1})
		}
		if !seen {
			j.fail(p.Number, pdf.Rect{}, "", "", say("PageEmpty.empty"))
		}
	}
}

// checkForeign: objects that look different elsewhere, or come from elsewhere.
func checkForeign(j *judge) {
	j.Streams(func(n int, s pdf.Stream) {
		d := s.Dict
		sub := j.Name(d["Subtype"])
		if sub != "Image" && sub != "Form" && sub != "PS" {
			return
		}
		for _, k := range []string{"OPI", "Ref", "PS", "Alternates", "Subtype2"} {
			if d[k] != nil && (k == "Ref" || j.owes(Print|Archive)) {
				j.file(k, "", say("ForeignObject.entry", "object", n))
			}
		}
		if !j.owes(Print | Archive) {
			return
		}
		if sub == "PS" {
			j.file("PostScript", "", say("ForeignObject.postscript", "object", n))
		}
		if j.Truth(d["Interpolate"]) {
			j.file("Interpolate", "", say("ForeignObject.smoothing", "object", n))
		}
	})
}

func standardBlend(b string) bool {
	return b == "" || slices.Contains([]string{"Normal", "Compatible", "Multiply", "Screen", "Overlay", "Darken", "Lighten",
		"ColorDodge", "ColorBurn", "HardLight", "SoftLight", "Difference", "Exclusion", "Hue", "Saturation", "Color", "Luminosity"}, b)
}

func checkBlend(j *judge) {
	for _, p := range j.Pages {
		for i := range p.Marks {
			if b := p.Marks[i].Blend; !standardBlend(b) {
				j.fail(p.Number, p.Marks[i].Box, b, "", say("BlendMode.mode"))
			}
		}
	}
}

func checkRendering(j *judge) {
	for _, p := range j.Pages {
		names := slices.Clone(p.Intents)
		for _, d := range p.States {
			if n := j.Name(d["RI"]); n != "" {
				names = append(names, n)
			}
		}
		for _, n := range names {
			if !slices.Contains([]string{"RelativeColorimetric", "AbsoluteColorimetric", "Perceptual", "Saturation"}, n) {
				j.fail(p.Number, pdf.Rect{}, n, "", say("RenderingIntent.intent"))
			}
		}
	}
}

func checkTransfer(j *judge) {
	for _, p := range j.Pages {
		for _, d := range p.States {
			for _, k := range []string{"TR", "HTP"} {
				if d[k] != nil {
					j.fail(p.Number, pdf.Rect{}, k, "", say("TransferFunction.screen"))
				}
			}
			if t := d["TR2"]; t != nil && j.Name(t) != "Default" {
				j.fail(p.Number, pdf.Rect{}, "TR2", "Default", say("TransferFunction.function"))
			}
			if h := j.Dict(d["HT"]); h != nil {
				t, _ := j.Integer(h["HalftoneType"])
				if t != 1 && t != 5 || h["HalftoneName"] != nil || j.reshaped(h, "") {
					j.fail(p.Number, pdf.Rect{}, strconv.Itoa(t), "1, 5", say("TransferFunction.halftone"))
				}
			}
		}
	}
}

// reshaped tells whether a halftone has a transfer function where ISO 32000-1,
// 10.5.5 does not require it, or lacks one where it does: for a colour that is no
// process colour.
func (j *judge) reshaped(h pdf.Dictionary, colorant string) bool {
	for _, k := range slices.Sorted(maps.Keys(h)) {
		if sub := j.Dict(h[k]); sub != nil && sub["HalftoneType"] != nil && j.reshaped(sub, k) {
			return true
		}
	}
	switch colorant {
	case "Default":
		return false
	case "", "Cyan", "Magenta", "Yellow", "Black":
		return h["TransferFunction"] != nil
	}
	return h["TransferFunction"] == nil
}

// checkLimits: the limits of PDF/A-2 6.1.13 that a press file could meet.
func checkLimits(j *judge) {
	for _, s := range j.asWritten().Limits {
		if beyond(s.Sort) {
			j.stumble(0, s)
		}
	}
	for _, p := range j.Pages {
		for _, s := range p.Limits {
			switch s.Sort {
			case pdf.IntegerLarge:
				j.fail(p.Number, pdf.Rect{}, "", "", say("Limits.content-integer-large"))
			case pdf.RealLarge:
				j.fail(p.Number, pdf.Rect{}, "", "", say("Limits.content-real-large"))
			case pdf.RealSmall:
				j.fail(p.Number, pdf.Rect{}, "", "", say("Limits.content-real-small"))
			case pdf.StringLong:
				j.fail(p.Number, pdf.Rect{}, "", "", say("Limits.content-string-long"))
			case pdf.NameLong:
				j.fail(p.Number, pdf.Rect{}, "", "", say("Limits.content-name-long"))
			}
		}
	}
	for _, p := range j.Pages {
		for _, b := range []pdf.Rect{p.Media, p.Crop, p.Bleed, p.Trim} {
			if b.W() < 3 || b.H() < 3 || b.W() > 14400 || b.H() > 14400 {
				j.fail(p.Number, pdf.Rect{}, fmt.Sprintf("%.2f × %.2f pt", b.W(), b.H()), "3–14400 pt", say("Limits.box"))
			}
		}
	}
}

// beyond tells what is larger, smaller or longer than readers must know.
func beyond(s pdf.StumbleSort) bool {
	switch s {
	case pdf.IntegerLarge, pdf.RealLarge, pdf.RealSmall, pdf.StringLong, pdf.NameLong:
		return true
	}
	return false
}

func checkMetadata(j *judge) {
	m := j.XMP
	if !m.Present {
		j.file("", "", say("MetadataMissing.absent"))
		return
	}
	if m.Filtered && j.owes(Print) {
		j.file("", "", say("MetadataMissing.filtered"))
	}
	if !m.Typed {
		j.file("", "", say("MetadataMissing.undeclared"))
	}
	if m.Undecoded {
		j.file("", "", say("MetadataMissing.undecoded"))
	}
	if m.Malformed > 0 {
		j.file("", "", say("MetadataMissing.malformed", "line", m.Malformed))
	}
	if m.Header == "" {
		j.file("", "", say("MetadataMissing.no-header"))
	} else if strings.Contains(m.Header, "bytes=") || strings.Contains(m.Header, "encoding=") {
		j.file("", "", say("MetadataMissing.attributes"))
	}
}

func checkTitle(j *judge) {
	if j.Text(j.Info["Title"]) == "" && j.owes(Print) {
		j.file("", "", say("MetadataTitle.no-info"))
	}
	if j.XMP.First("dc:title") == "" {
		j.file("", "", say("MetadataTitle.no-xmp"))
	}
	j.figure("%s", j.XMP.First("dc:title"))
}

func checkDates(j *judge) {
	for _, p := range [][2]string{{"CreationDate", "xmp:CreateDate"}, {"ModDate", "xmp:ModifyDate"}} {
		v := j.Text(j.Info[p[0]])
		if iso, ok := isoDate(v); !ok || !zoned(iso) {
			j.file(v, "D:20260401000000Z", say("MetadataDates.info", "entry", p[0]))
		}
		if x := j.XMP.First(p[1]); !zoned(x) {
			j.file(x, "2026-04-01T00:00:00Z", say("MetadataDates.xmp", "entry", p[1]))
		}
	}
}

// isoDate rewrites a PDF date (7.9.4) as XMP writes it.
func isoDate(s string) (string, bool) {
	m := regexp.MustCompile(`^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(Z|[+-]\d\d'\d\d)?`).FindStringSubmatch(s)
	if m == nil {
		return "", false
	}
	return fmt.Sprintf("%s-%s-%sT%s:%s:%s%s", m[1], m[2], m[3], m[4], m[5], m[6], zone(m[7])), true
}

func zone(s string) string {
	s = strings.ReplaceAll(s, "'", ":")
	if s == "+00:00" || s == "-00:00" {
		return "Z"
	}
	return s
}

func zoned(s string) bool {
	return regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$`).MatchString(s)
}

// checkAgreement compares Info with XMP, entry by entry (ISO 19005-1, table 1;
// ISO 15930-7, 6.14).
func checkAgreement(j *judge) {
	for _, p := range [][2]string{{"Title", "dc:title"}, {"Author", "dc:creator"}, {"Subject", "dc:description"}, {"Keywords", "pdf:Keywords"},
		{"Creator", "xmp:CreatorTool"}, {"Producer", "pdf:Producer"}} {
		a, b := j.Text(j.Info[p[0]]), strings.Join(j.XMP.Values[p[1]], "; ")
		if p[0] != "Author" {
			b = j.XMP.First(p[1])
		}
		if a != "" && a != b {
			j.file(b, a, say("MetadataDisagrees.entry", "xmp", p[1], "info", p[0]))
		}
	}
	for _, p := range [][2]string{{"CreationDate", "xmp:CreateDate"}, {"ModDate", "xmp:ModifyDate"}} {
		a, ok := isoDate(j.Text(j.Info[p[0]]))
		if !ok {
			continue
		}
		b := j.XMP.First(p[1])
		if n := len(b) - 6; n > 0 && zone(b[n:]) == "Z" {
			b = b[:n] + "Z"
		}
		if a != b {
			j.file(b, a, say("MetadataDisagrees.entry", "xmp", p[1], "info", p[0]))
		}
	}
	if t := j.Name(j.Info["Trapped"]); t != "" && j.XMP.First("pdf:Trapped") != t {
		j.file(j.XMP.First("pdf:Trapped"), t, say("MetadataDisagrees.trapped"))
	}
}
