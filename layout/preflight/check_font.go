package preflight

import (
	"strconv"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/preflight/pdf"
)

// collections is the predefined maps of codes (ISO 32000-1, table 118) by the
// collection of characters they lead to.
func collections() map[string]string {
	out := map[string]string{}
	for ordering, names := range map[string]string{
		"GB1": "GB-EUC-H GB-EUC-V GBpc-EUC-H GBpc-EUC-V GBK-EUC-H GBK-EUC-V GBKp-EUC-H GBKp-EUC-V GBK2K-H GBK2K-V UniGB-UCS2-H UniGB-UCS2-V " +
			"UniGB-UTF16-H UniGB-UTF16-V",
		"CNS1": "B5pc-H B5pc-V HKscs-B5-H HKscs-B5-V ETen-B5-H ETen-B5-V ETenms-B5-H ETenms-B5-V CNS-EUC-H CNS-EUC-V UniCNS-UCS2-H " +
			"UniCNS-UCS2-V UniCNS-UTF16-H UniCNS-UTF16-V",
		"Japan1": "83pv-RKSJ-H 90ms-RKSJ-H 90ms-RKSJ-V 90msp-RKSJ-H 90msp-RKSJ-V 90pv-RKSJ-H Add-RKSJ-H Add-RKSJ-V EUC-H EUC-V Ext-RKSJ-H " +
			"Ext-RKSJ-V H V UniJIS-UCS2-H UniJIS-UCS2-V UniJIS-UCS2-HW-H UniJIS-UCS2-HW-V UniJIS-UTF16-H UniJIS-UTF16-V",
		"Korea1": "KSC-EUC-H KSC-EUC-V KSCms-UHC-H KSCms-UHC-V KSCms-UHC-HW-H KSCms-UHC-HW-V KSCpc-EUC-H UniKS-UCS2-H UniKS-UCS2-V " +
			"UniKS-UTF16-H UniKS-UTF16-V",
		"": "Identity-H Identity-V",
	} {
		for _, n := range strings.Fields(names) {
			out[n] = ordering
		}
	}
	return out
}

// collected tells whether a font's characters are known by their collection, so that
// it needs no map to Unicode (ISO 32000-1, 9.10.2).
func (j *judge) collected(ft *pdf.Font) bool {
	r, ok := j.Collection(ft)
	switch r.Ordering {
	case "GB1", "CNS1", "Japan1", "Korea1":
		return ok && ft.Two && r.Registry == "Adobe"
	}
	return false
}

// checkCodeMaps: a composite font's map of codes is known to every reader or lies in
// the file, and leads to the characters that the font has.
func checkCodeMaps(j *judge) {
	known := collections()
	for _, ft := range j.Shown() {
		m, ok := j.CodeMapOf(ft)
		if !ok {
			continue
		}
		s := ft.First()
		fault := func(got, limit string, w Fact) { j.fail(s.Page, s.At, got, limit, w) }
		if ft.Inner == "CIDFontType2" && !ft.Mapped {
			fault(ft.Name, "", say("FontCodeMap.unmapped"))
		}
		ordering, predefined := known[m.Name]
		if !m.Embedded && !predefined {
			fault(m.Name, "", say("FontCodeMap.absent", "font", ft.Name))
			continue
		}
		if m.Embedded && m.WMode != m.Says {
			fault(strconv.Itoa(m.WMode), strconv.Itoa(m.Says), say("FontCodeMap.mode", "font", ft.Name))
		}
		for _, u := range m.Uses {
			if _, ok := known[u]; !ok {
				fault(u, "", say("FontCodeMap.uses", "font", ft.Name))
			}
		}
		if m.Largest > 65535 && j.owes(Archive) {
			fault(strconv.Itoa(m.Largest), "65535", say("FontCodeMap.large", "font", ft.Name))
		}
		own, _ := j.Collection(ft)
		want := m.Collection
		if predefined && !m.Embedded {
			want = pdf.Registry{Registry: "Adobe", Ordering: ordering, Supplement: own.Supplement}
		}
		if ordering == "" && predefined {
			continue // codes are characters
		}
		if own.Registry != want.Registry || own.Ordering != want.Ordering || own.Supplement > want.Supplement {
			fault(own.Registry+"-"+own.Ordering, want.Registry+"-"+want.Ordering, say("FontCodeMap.collection", "font", ft.Name))
		}
	}
}

// checkEncodings: by which table a TrueType font's characters are found is said once
// and for all (ISO 14289-1, 7.21.6).
func checkEncodings(j *judge) {
	unknown := ""
	for _, ft := range j.Shown() {
		if ft.Kind != "TrueType" {
			continue
		}
		s := ft.First()
		e := j.EncodingOf(ft)
		fault := func(got, limit string, w Fact) { j.fail(s.Page, s.At, got, limit, w) }
		maps, symbol, uni := 0, false, false
		if ft.Program != nil {
			maps, symbol = ft.Program.Charmaps()
			uni = ft.Program.Unicode()
		}
		if ft.Symbolic() {
			if e.Given {
				fault(ft.Name, "", say("FontEncoding.symbolic"))
			}
			if ft.Program != nil && maps != 1 && !symbol {
				fault(strconv.Itoa(maps), "1", say("FontEncoding.tables", "font", ft.Name))
			}
			continue
		}
		if e.Base != "MacRomanEncoding" && e.Base != "WinAnsiEncoding" {
			fault(e.Base, "WinAnsiEncoding, MacRomanEncoding", say("FontEncoding.base", "font", ft.Name))
		}
		if ft.Program != nil && (maps == 0 || maps == 1 && symbol) {
			fault(strconv.Itoa(maps), "", say("FontEncoding.tables", "font", ft.Name))
		}
		if len(e.Names) > 0 && ft.Program != nil && !uni {
			fault(ft.Name, "", say("FontEncoding.differences"))
		}
		for _, n := range e.Names {
			if _, ok := pdf.NamedRune(n); !ok {
				unknown = n
			}
		}
	}
	if unknown != "" {
		j.skip(say("FontEncoding.names", "name", unknown))
	}
}

// checkGlyphSets: a subset that lists what it has lists all of it.
func checkGlyphSets(j *judge) {
	unread := ""
	for _, ft := range j.Shown() {
		desc := ft.Descriptor()
		if ft.File == nil || !pdf.Subset(ft.Name) {
			continue
		}
		if desc["CharSet"] != nil && ft.Kind != "Type0" {
			unread = ft.Name
		}
		bits, ok := j.Body(desc["CIDSet"])
		if !ok || ft.Kind != "Type0" {
			continue
		}
		cids, known := ft.CIDs()
		if !known {
			unread = ft.Name
			cids = ft.CodesUsed()
		}
		for _, c := range cids {
			if c/8 >= len(bits) || bits[c/8]&(0x80>>(c%8)) == 0 {
				s := ft.First()
				j.fail(s.Page, s.At, ft.Name, "", say("FontGlyphSet.lacking", "code", c))
				break
			}
		}
	}
	if unread != "" {
		j.skip(say("FontGlyphSet.unread", "font", unread))
	}
}

// checkFontKeys: a font's dictionary has what ISO 32000-1, 9.6 and 9.7 require.
func checkFontKeys(j *judge) {
	kinds := map[string]bool{"Type1": true, "MMType1": true, "TrueType": true, "Type3": true, "Type0": true}
	for _, ft := range j.Shown() {
		s, d := ft.First(), ft.Dict()
		want := func(ok bool, key string) {
			if !ok {
				j.fail(s.Page, s.At, ft.Name, key, say("FontKeys.missing"))
			}
		}
		want(j.Name(d["Type"]) == "Font", "Type")
		want(kinds[ft.Kind], "Subtype")
		want(ft.Kind == "Type3" || ft.Name != "", "BaseFont")
		if file := j.Dict(ft.File); file != nil && file["Subtype"] != nil {
			n := j.Name(file["Subtype"])
			want(n == "Type1C" || n == "CIDFontType0C" || n == "OpenType", "Subtype")
		}
		if ft.Kind == "Type0" || ft.Descriptor() == nil && ft.Kind == "Type1" {
			continue
		}
		first, ok1 := j.Integer(d["FirstChar"])
		last, ok2 := j.Integer(d["LastChar"])
		want(ok1, "FirstChar")
		want(ok2, "LastChar")
		want(d["Widths"] != nil && len(j.Array(d["Widths"])) == last-first+1, "Widths")
	}
}
