package finish

import (
	"bytes"
	"fmt"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/paint"
	"github.com/secnumcloud-observatory/press/layout/profile"
)

// Refused is the error of a file that would not keep what it claims, with a
// finding for each reason.
type Refused struct{ Issues diag.List }

func (r *Refused) Error() string {
	return fmt.Sprintf("the file would break what it claims: %s, the first: %s", diag.Count(len(r.Issues), "finding"), r.Issues[0].String())
}

// File is the finished file: what the painter made, with everything around the
// content streams built anew as the profile says. pages are those that were
// painted. Faults of structure are refused whole, as *Refused, but for a draft,
// which claims nothing that they could break.
func File(p *paint.Painted, doc Doc, pages []draw.Page, prof profile.Profile) ([]byte, error) {
	if is := Check(p, doc, prof); len(is) > 0 && !prof.Draft {
		return nil, &Refused{is}
	}
	trailer, err := parse(p.File)
	if err != nil {
		return nil, fmt.Errorf("painted file: %w", err)
	}
	f := &file{in: p, doc: doc.filled(), pages: pages, prof: prof, sheet: prof.Sheet()}
	if err := f.adopt(trailer); err != nil {
		return nil, fmt.Errorf("painted file: %w", err)
	}
	root := f.catalog()
	info := &indirect{value: f.doc.info(prof)}
	packet := func(sum []byte) []byte { return f.doc.packet(prof, sum) }
	out, err := write(prof.Version, prof.Tags, root, info, f.meta, packet)
	if err != nil {
		return nil, fmt.Errorf("file: %w", err)
	}
	return out, nil
}

// file is the graph while it is built.
type file struct {
	in    *paint.Painted
	doc   Doc
	pages []draw.Page
	prof  profile.Profile
	sheet profile.Sheet

	leaves []*indirect // the pages' dictionaries
	annots [][]object  // of each page
	meta   *indirect
	tree   *tree
}

// adopt takes the pages' streams and the faces from fpdf's file and makes the
// pages anew.
func (f *file) adopt(trailer dict) error {
	pages := dictOf(dictOf(trailer["Root"])["Pages"])
	kids, _ := deref(pages["Kids"]).(array)
	if len(kids) != len(f.pages) || len(kids) == 0 {
		return fmt.Errorf("%w: %s for %d", errSyntax, diag.Count(len(kids), "page").String(), len(f.pages))
	}
	old := dictOf(dictOf(kids[0])["Resources"])
	fonts, err := faces(old, f.in.Fonts)
	if err != nil {
		return err
	}
	res := &indirect{value: f.resources(fonts)}
	for i, k := range kids {
		content, ok := deref(dictOf(k)["Contents"]).(*stream)
		if !ok {
			return fmt.Errorf("%w: page %d has no content", errSyntax, i+1)
		}
		if at := bytes.Index(content.data, []byte(paint.Start)); at > 0 {
			content.data = content.data[at:]
		}
		f.leaves = append(f.leaves, &indirect{value: dict{
			"Type": name("Page"), "Resources": res, "Contents": &indirect{value: content},
			"MediaBox": rectangle(f.sheet.Media), "TrimBox": rectangle(f.sheet.Trim), "BleedBox": rectangle(f.sheet.Bleed),
		}})
	}
	f.annots = make([][]object, len(f.leaves))
	return nil
}

// resources is the one dictionary all pages share: every page is set in the
// same faces.
func (f *file) resources(fonts dict) dict {
	out := dict{"Font": fonts}
	if len(f.in.Images) > 0 {
		x := dict{}
		for _, i := range f.in.Images {
			x[name(i.Resource)] = &indirect{value: raster(i)}
		}
		out["XObject"] = x
	}
	if f.prof.Intent.Space == profile.CMYK {
		out["ExtGState"] = dict{
			paint.GSOver:  dict{"Type": name("ExtGState"), "OP": true, "op": true, "OPM": 1},
			paint.GSKnock: dict{"Type": name("ExtGState"), "OP": false, "op": false, "OPM": 0},
		}
	}
	if f.prof.Marks != profile.NoMarks {
		tint := dict{"FunctionType": 2, "Domain": array{0, 1}, "C0": array{0, 0, 0, 0}, "C1": array{1, 1, 1, 1}, "N": 1}
		out["ColorSpace"] = dict{paint.CSAll: array{name("Separation"), name("All"), name("DeviceCMYK"), &indirect{value: tint}}}
	}
	return out
}

func raster(i paint.Image) *stream {
	s := &stream{data: i.Data, raw: i.JPEG, dict: dict{
		"Type": name("XObject"), "Subtype": name("Image"), "Width": i.W, "Height": i.H,
		"ColorSpace": name(i.Space), "BitsPerComponent": 8,
	}}
	if i.JPEG {
		s.dict["Filter"] = name("DCTDecode")
	}
	return s
}

// catalog builds everything the catalogue leads to.
func (f *file) catalog() *indirect {
	f.meta = &indirect{value: &stream{dict: dict{"Type": name("Metadata"), "Subtype": name("XML")}, raw: true}}
	nodes := make(array, len(f.leaves))
	parent := &indirect{}
	for i, l := range f.leaves {
		nodes[i] = l
		l.value.(dict)["Parent"] = parent
	}
	parent.value = dict{"Type": name("Pages"), "Kids": nodes, "Count": len(nodes)}
	root := dict{
		"Type": name("Catalog"), "Pages": parent, "Metadata": f.meta, "Lang": text(f.doc.Lang),
		"ViewerPreferences": dict{"DisplayDocTitle": true},
	}
	if all := f.intents(); len(all) > 0 {
		root["OutputIntents"] = all
	}
	f.tree = grow(f.in.Events)
	if f.prof.Tags {
		root["MarkInfo"] = dict{"Marked": true}
		root["StructTreeRoot"] = f.structure()
	}
	if f.prof.Outlines {
		if o := f.outlines(); o != nil {
			root["Outlines"], root["PageMode"] = o, name("UseOutlines")
		}
		root["PageLabels"] = f.labels()
		root["OpenAction"] = array{f.leaves[0], name("Fit")}
	}
	for i, a := range f.annots {
		if len(a) > 0 {
			f.leaves[i].value.(dict)["Annots"] = array(a)
		}
	}
	return &indirect{value: root}
}

// intents are the output intents of the standards the file claims, all with
// one and the same profile object (ISO 19005-2, 6.2.3).
func (f *file) intents() array {
	in := f.prof.Intent
	n := 3
	if in.Space == profile.CMYK {
		n = 4
	}
	icc := &indirect{value: &stream{dict: dict{"N": n}, data: in.ICC}}
	var kinds []name
	if f.prof.Claimed(profile.PDFX4) {
		kinds = append(kinds, "GTS_PDFX")
	}
	if f.prof.Claimed(profile.PDFA2A) || f.prof.Claimed(profile.PDFA2B) {
		kinds = append(kinds, "GTS_PDFA1")
	}
	out := array{}
	for _, k := range kinds {
		intent := dict{"Type": name("OutputIntent"), "S": k, "OutputConditionIdentifier": text(in.Condition),
			"OutputCondition": text(in.Info), "Info": text(in.Info), "DestOutputProfile": icc}
		if in.Registered {
			intent["RegistryName"] = text("http://www.color.org")
		}
		out = append(out, &indirect{value: intent})
	}
	return out
}
