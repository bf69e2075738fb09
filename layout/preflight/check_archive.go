package preflight

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/preflight/pdf"
)

func checkAIdentification(j *judge) {
	part, level := j.XMP.First("pdfaid:part"), j.XMP.First("pdfaid:conformance")
	j.figure("PDF/A-%s%s", part, strings.ToLower(level))
	if !slices.Contains([]string{"1", "2", "3"}, part) {
		j.file(part, "2", say("ArchiveIdentification.part"))
	}
	if !slices.Contains([]string{"A", "B", "U"}, level) {
		j.file(level, "A, B, U", say("ArchiveIdentification.level"))
	}
	if level == "A" && !j.Claims.Tagged {
		j.file("A", "B", say("ArchiveIdentification.level-a"))
	}
}

// predefined is the schemas whose properties PDF/A-2 knows by itself (XMP 2005,
// named in 6.6.2.3.1).
func predefined(space string) bool {
	switch space {
	case "http://purl.org/dc/elements/1.1/", "http://ns.adobe.com/xap/1.0/", "http://ns.adobe.com/xap/1.0/mm/",
		"http://ns.adobe.com/xap/1.0/rights/", "http://www.aiim.org/pdfa/ns/id/", "http://ns.adobe.com/pdf/1.3/",
		"http://www.aiim.org/pdfa/ns/extension/", "http://ns.adobe.com/xap/1.0/bj/", "http://ns.adobe.com/xap/1.0/t/pg/",
		"http://ns.adobe.com/photoshop/1.0/", "http://ns.adobe.com/tiff/1.0/", "http://ns.adobe.com/exif/1.0/":
		return true
	}
	return false
}

func checkExtension(j *judge) {
	for _, p := range slices.Sorted(maps.Keys(j.XMP.Used)) {
		space := j.XMP.Used[p]
		local := p[strings.LastIndexAny(p, ": ")+1:]
		known := predefined(space) && p != "pdf:Trapped"
		if !known && !j.XMP.Declared[space+" "+local] {
			j.file(p, "", say("MetadataUndeclared.undeclared"))
		}
	}
}

// checkAIntent: what is painted in a device space needs an intent of that
// space (6.2.4.3), and all intents one profile (6.2.3).
func checkAIntent(j *judge) {
	a := j.intents("GTS_PDFA1")
	profiles := map[int]bool{}
	for _, o := range j.Array(j.Catalog["OutputIntents"]) {
		if n := pdf.Number(j.Dict(o)["DestOutputProfile"]); n > 0 {
			profiles[n] = true
		}
	}
	if len(profiles) > 1 {
		j.file(strconv.Itoa(len(profiles)), "1", say("ArchiveIntent.profiles"))
	}
	if len(a) == 0 {
		j.file("", "", say("ArchiveIntent.no-intent"))
		return
	}
	b, _ := j.Body(a[0]["DestOutputProfile"])
	p := pdf.ReadICC(b)
	n, _ := j.Integer(j.Dict(a[0]["DestOutputProfile"])["N"])
	if !p.Headers || p.Magic != "acsp" || p.Class != "prtr" && p.Class != "mntr" || p.Size != p.Length || n != p.Channels() || p.Major > 4 {
		j.file(p.Class+" "+p.Space, "mntr RGB, prtr CMYK", say("ArchiveIntent.profile"))
		return
	}
	j.figure("%s %s", p.Class, strings.TrimSpace(p.Space))
	for _, pg := range j.Pages {
		for _, u := range pg.Spaces {
			for _, k := range u.Space.Uses() {
				if k == "DeviceRGB" && p.Space != "RGB " || k == "DeviceCMYK" && p.Space != "CMYK" {
					j.fail(pg.Number, u.At, k, strings.TrimSpace(p.Space), say("ArchiveIntent.foreign"))
				}
			}
		}
	}
}

func checkAnnotationFlags(j *judge) {
	j.Annotations(func(p *pdf.Page, o pdf.Object, d pdf.Dictionary) {
		if j.Name(d["Subtype"]) == "Popup" {
			return
		}
		const hidden = 1 | 2 | 32 | 256 // Invisible, Hidden, NoView, ToggleNoView
		v, ok := j.Integer(d["F"])
		if !ok || v&4 == 0 || v&hidden != 0 {
			j.fail(p.Number, j.AnnotationRect(d), strconv.Itoa(v), "4", say("AnnotationFlags.flags"))
		}
	})
}

func checkOwnResources(j *judge) {
	for _, p := range j.Pages {
		if !p.Owned && len(p.Marks) > 0 {
			j.fail(p.Number, pdf.Rect{}, "", "", say("PageResources.inherited"))
		}
	}
}

func checkLayers(j *judge) {
	oc := j.Dict(j.Catalog["OCProperties"])
	if oc == nil {
		return
	}
	configs := append(pdf.Array{oc["D"]}, j.Array(oc["Configs"])...)
	for _, o := range configs {
		d := j.Dict(o)
		if j.Text(d["Name"]) == "" {
			j.file("", "", say("LayerConfiguration.unnamed"))
		}
		if d["AS"] != nil {
			j.file("AS", "", say("LayerConfiguration.changing"))
		}
	}
}
