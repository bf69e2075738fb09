package preflight

import (
	"slices"
	"strconv"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

func checkAIdentification(j *judge) {
	part, level := j.xmp.one("pdfaid:part"), j.xmp.one("pdfaid:conformance")
	j.figure("PDF/A-%s%s", part, lower(level))
	if !slices.Contains([]string{"1", "2", "3"}, part) {
		j.file(part, "2", say("pdfaid:part", "pdfaid:part"))
	}
	if !slices.Contains([]string{"A", "B", "U"}, level) {
		j.file(level, "A, B, U", say("pdfaid:conformance", "pdfaid:conformance"))
	}
	if level == "A" && j.kind&Tagged == 0 {
		j.file("A", "B", say("le niveau A demande un fichier balisé", "level A asks for a tagged file"))
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
	for _, p := range keys(j.xmp.used) {
		space := j.xmp.used[p]
		local := p[strings.LastIndexAny(p, ": ")+1:]
		known := predefined(space) && p != "pdf:Trapped"
		if !known && !j.xmp.declared[space+" "+local] {
			j.file(p, "", say("propriété XMP que le fichier ne déclare pas", "XMP property that the file does not declare"))
		}
	}
}

// checkAIntent: what is painted in a device space needs an intent of that
// space (6.2.4.3), and all intents one profile (6.2.3).
func checkAIntent(j *judge) {
	a := j.intents("GTS_PDFA1")
	profiles := map[int]bool{}
	for _, o := range j.array(j.catalog["OutputIntents"]) {
		if n := number(j.dict(o)["DestOutputProfile"]); n > 0 {
			profiles[n] = true
		}
	}
	if len(profiles) > 1 {
		j.file(strconv.Itoa(len(profiles)), "1", say("profils des conditions de sortie", "profiles of the output intents"))
	}
	if len(a) == 0 {
		j.file("", "", say("pas de condition de sortie GTS_PDFA1", "no output intent GTS_PDFA1"))
		return
	}
	b, _ := j.body(a[0]["DestOutputProfile"])
	p := readICC(b)
	n, _ := j.integer(j.dict(a[0]["DestOutputProfile"])["N"])
	if !p.headers || p.magic != "acsp" || p.class != "prtr" && p.class != "mntr" || p.size != p.length || n != p.channels() || p.major > 4 {
		j.file(p.class+" "+p.space, "mntr RGB, prtr CMYK", say("profil de la condition de sortie", "profile of the output intent"))
		return
	}
	j.figure("%s %s", p.class, strings.TrimSpace(p.space))
	for _, pg := range j.pages {
		for _, u := range pg.spaces {
			for _, k := range u.space.uses() {
				if k == "DeviceRGB" && p.space != "RGB " || k == "DeviceCMYK" && p.space != "CMYK" {
					j.fail(pg.number, u.at, k, strings.TrimSpace(p.space), say("espace de couleur étranger à la condition de sortie", "colour space foreign to the output intent"))
				}
			}
		}
	}
}

func checkAnnotationFlags(j *judge) {
	j.annotations(func(p *page, o object, d types.Dict) {
		if j.name(d["Subtype"]) == "Popup" {
			return
		}
		const hidden = 1 | 2 | 32 | 256 // Invisible, Hidden, NoView, ToggleNoView
		v, ok := j.integer(d["F"])
		if !ok || v&4 == 0 || v&hidden != 0 {
			j.fail(p.number, j.annotRect(d), strconv.Itoa(v), "4", say("drapeaux d'une annotation (F) : imprimée et visible", "flags of an annotation (F): printed and visible"))
		}
	})
}

// annotations calls do for each annotation of each page.
func (j *judge) annotations(do func(p *page, o object, d types.Dict)) {
	for _, p := range j.pages {
		for _, o := range j.array(p.dict["Annots"]) {
			if d := j.dict(o); d != nil {
				do(p, o, d)
			}
		}
	}
}

func checkOwnResources(j *judge) {
	for _, p := range j.pages {
		if !p.owned && len(p.marks) > 0 {
			j.fail(p.number, rect{}, "", "", say("la page hérite de ses ressources", "the page inherits its resources"))
		}
	}
}

func checkLayers(j *judge) {
	oc := j.dict(j.catalog["OCProperties"])
	if oc == nil {
		return
	}
	configs := append(types.Array{oc["D"]}, j.array(oc["Configs"])...)
	for _, o := range configs {
		d := j.dict(o)
		if j.text(d["Name"]) == "" {
			j.file("", "", say("une configuration de calques n'a pas de nom", "a layer configuration has no name"))
		}
		if d["AS"] != nil {
			j.file("AS", "", say("les calques changent d'eux-mêmes", "the layers change by themselves"))
		}
	}
}
