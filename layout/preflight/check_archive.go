package preflight

import (
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
	j.prefixed("pdfaid", func(key string) Fact { return say("ArchiveIdentification.prefix", "entry", key) },
		"part", "conformance", "amd", "corr")
	if level == "A" && !j.Claims.Tagged {
		j.file("A", "B", say("ArchiveIdentification.level-a"))
	}
}

// checkAIntent: what is painted in a device space needs an intent of that
// space (6.2.4.3), and all intents one profile (6.2.3).
func checkAIntent(j *judge) {
	a := j.intents("GTS_PDFA1")
	profiles := map[int]bool{}
	for _, o := range j.Array(j.Catalog["OutputIntents"]) {
		d := j.Dict(o)
		if n := pdf.Number(d["DestOutputProfile"]); n > 0 {
			profiles[n] = true
		}
		if j.Name(d["S"]) == "GTS_PDFX" && d["DestOutputProfileRef"] != nil {
			j.file("", "", say("OutputIntent.external"))
		}
	}
	if len(profiles) > 1 {
		j.file(strconv.Itoa(len(profiles)), "1", say("ArchiveIntent.profiles"))
	}
	space := ""
	if len(a) > 0 && a[0]["DestOutputProfile"] != nil {
		b, _ := j.Body(a[0]["DestOutputProfile"])
		p := pdf.ReadICC(b)
		n, _ := j.Integer(j.Dict(a[0]["DestOutputProfile"])["N"])
		if !p.Headers || p.Magic != "acsp" || p.Class != "prtr" && p.Class != "mntr" || p.Space == "Lab " || p.Size != p.Length ||
			n != p.Channels() || p.Major > 4 {
			j.file(p.Class+" "+p.Space, "mntr RGB, prtr CMYK", say("ArchiveIntent.profile"))
			return
		}
		space = strings.TrimSpace(p.Space)
		j.figure("%s %s", p.Class, space)
	} else if j.house() {
		j.file("", "", say("ArchiveIntent.no-intent"))
		return
	}
	for _, p := range j.Pages {
		at, yes := p.Transparent(j.File)
		for _, side := range p.Asides {
			_, also := side.Transparent(j.File)
			yes = yes || also
		}
		if yes && space == "" && j.Dict(p.Dict["Group"])["CS"] == nil {
			j.fail(p.Number, at, "", "", say("ArchiveIntent.ungrouped"))
		}
	}
	j.devices(func(page int, at pdf.Rect, kind string) {
		switch {
		case space == "":
			j.fail(page, at, kind, "", say("ArchiveIntent.no-intent"))
		case kind == "DeviceRGB" && space != "RGB", kind == "DeviceCMYK" && space != "CMYK":
			j.fail(page, at, kind, space, say("ArchiveIntent.foreign"))
		}
	})
}

// devices calls do for each device space that is painted or blended in.
func (j *judge) devices(do func(page int, at pdf.Rect, kind string)) {
	device := []string{"DeviceRGB", "DeviceCMYK", "DeviceGray"}
	for _, pg := range j.Pages {
		for _, p := range append([]*pdf.Page{pg}, pg.Asides...) {
			for _, u := range p.Spaces {
				for _, k := range u.Space.Uses() {
					if slices.Contains(device, k) {
						do(p.Number, u.At, k)
					}
				}
			}
			others := slices.Clone(p.Chosen)
			for _, g := range slices.Concat([]pdf.Dictionary{j.Dict(p.Dict["Group"])}, p.Groups, p.Masks) {
				if g["CS"] != nil {
					others = append(others, j.SpaceOf(g["CS"], p.Resources))
				}
			}
			for _, s := range others {
				for _, k := range s.Uses() {
					if slices.Contains(device, k) {
						do(p.Number, pdf.Rect{}, k)
					}
				}
			}
		}
	}
}

// checkSourceProfiles: the profiles that colours are given in (6.2.4.2).
func checkSourceProfiles(j *judge) {
	for _, p := range j.Pages {
		for _, u := range p.Spaces {
			for _, icc := range u.Space.Profiles() {
				known := slices.Contains([]string{"prtr", "mntr", "scnr", "spac"}, icc.Class)
				if !icc.Headers || !known || icc.Channels() == 0 || icc.Major > 4 {
					j.fail(p.Number, u.At, strings.TrimSpace(icc.Class+" "+icc.Space), "", say("SourceProfile.kind"))
				}
			}
		}
		for i := range p.Marks {
			m := &p.Marks[i]
			if s := m.Colour.Space; s != nil && s.Kind == "ICCBased" && s.N == 4 && m.Over && m.OPM == 1 && m.Image == nil {
				j.failText(p.Number, m.Box, m.Text, "OPM 1", "OPM 0", say("SourceProfile.overprint"))
			}
		}
	}
}

// checkDescribed: each spot colour of a space of several inks is described (6.2.4.4),
// and no such space has more inks than readers must know (6.1.13).
func checkDescribed(j *judge) {
	for _, p := range j.Pages {
		for _, u := range p.Spaces {
			for _, s := range u.Space.Within() {
				if s.Kind != "DeviceN" {
					continue
				}
				if n := len(s.Names); n > 32 {
					j.fail(p.Number, u.At, strconv.Itoa(n), "32", say("SpotUndescribed.many"))
				}
				var about pdf.Dictionary
				if len(s.Raw) > 4 {
					about = j.Dict(s.Raw[4])
				}
				process := j.Array(j.Dict(about["Process"])["Components"])
				for _, n := range s.Names {
					own := slices.ContainsFunc(process, func(o pdf.Object) bool { return j.Name(o) == n })
					if !processName(n) && !own && j.Dict(about["Colorants"])[n] == nil {
						j.fail(p.Number, u.At, n, "Colorants", say("SpotUndescribed.colorant"))
					}
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
		borrowed := p.Borrowed
		for _, side := range p.Asides {
			borrowed += side.Borrowed
		}
		if !p.Owned && len(p.Marks) > 0 || borrowed > 0 {
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
	all := map[int]bool{}
	for _, o := range j.Array(oc["OCGs"]) {
		all[pdf.Number(o)] = true
	}
	names := map[string]bool{}
	for _, o := range configs {
		d := j.Dict(o)
		name := j.Text(d["Name"])
		if name == "" {
			j.file("", "", say("LayerConfiguration.unnamed"))
		}
		if d["AS"] != nil {
			j.file("AS", "", say("LayerConfiguration.changing"))
		}
		if j.kind&Archive == 0 {
			continue
		}
		if name != "" && names[name] {
			j.file(name, "", say("LayerConfiguration.twice"))
		}
		names[name] = true
		if d["Order"] != nil {
			listed := map[int]bool{}
			j.listed(d["Order"], listed, 0)
			for n := range all {
				if !listed[n] {
					j.file("Order", "", say("LayerConfiguration.unlisted"))
					break
				}
			}
		}
	}
}

// listed gathers the objects that an array refers to, also through arrays in it.
func (j *judge) listed(o pdf.Object, into map[int]bool, depth int) {
	if n := pdf.Number(o); n > 0 {
		into[n] = true
	}
	for _, x := range j.Array(o) {
		if depth < 16 {
			j.listed(x, into, depth+1)
		}
	}
}
