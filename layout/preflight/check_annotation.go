package preflight

import (
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/preflight/pdf"
)

// aside tells whether nobody meets an annotation: it is hidden, or lies outside what
// is shown of its page.
func (j *judge) aside(p *pdf.Page, d pdf.Dictionary) bool {
	flags, _ := j.Integer(d["F"])
	return flags&2 != 0 || !j.AnnotationRect(d).Touches(p.Crop)
}

// checkLinks: an annotation stands in the element of its kind (ISO 14289-1, 7.18).
func checkLinks(j *judge) {
	j.Annotations(func(p *pdf.Page, o pdf.Object, d pdf.Dictionary) {
		kind, e, at := j.Name(d["Subtype"]), j.Holder(o, d), j.AnnotationRect(d)
		if kind == "Popup" || j.aside(p, d) {
			return
		}
		switch element, special := map[string]string{"Link": "Link", "Widget": "Form"}[kind]; {
		case kind == "PrinterMark":
			if e != nil {
				j.fail(p.Number, at, kind, "", say("LinkElement.held"))
			}
		case kind == "TrapNet":
			j.fail(p.Number, at, kind, "", say("LinkElement.forbidden"))
		case e == nil && special:
			j.fail(p.Number, at, kind, element+", OBJR", say("LinkElement.unheld"))
		case e == nil:
			j.fail(p.Number, at, kind, "Annot, OBJR", say("LinkElement.unheld"))
		case special && e.Role != element:
			j.fail(p.Number, at, e.Role, element, say("LinkElement.element"))
		case !special && e.Role != "Annot":
			j.fail(p.Number, at, e.Role, "Annot", say("LinkElement.element"))
		}
	})
	j.roles(func(n *pdf.Node) {
		if j.house() && !slices.ContainsFunc(n.Kids, func(k pdf.Kid) bool { return k.OBJR > 0 }) {
			j.at(n, "", "OBJR", say("LinkElement.no-annotation"))
		}
	}, "Link")
	j.roles(func(n *pdf.Node) {
		if n.Attributes["Role"] == nil && (len(n.Kids) != 1 || n.Kids[0].OBJR == 0) {
			j.at(n, "", "OBJR", say("LinkElement.field"))
		}
	}, "Form")
}

// checkDescriptions: what an annotation is stands in its Contents, or in the
// alternative of the element around it; a link's always in its Contents.
func checkDescriptions(j *judge) {
	vague := j.o.Lexicon.vague()
	j.Annotations(func(p *pdf.Page, o pdf.Object, d pdf.Dictionary) {
		kind, e := j.Name(d["Subtype"]), j.Holder(o, d)
		if kind == "Popup" || kind == "PrinterMark" || j.aside(p, d) {
			return
		}
		c := strings.TrimSpace(j.Text(d["Contents"]))
		told := c != ""
		if kind == "Widget" {
			told = j.inField(d, "TU") != ""
		}
		if kind != "Link" && e != nil {
			told = told || strings.TrimSpace(j.Text(e.Dict["Alt"])) != ""
		}
		if !told {
			j.fail(p.Number, j.AnnotationRect(d), kind, "", say("LinkDescription.empty"))
		}
		if j.house() && slices.Contains(vague, strings.ToLower(pdf.Squeeze(c))) {
			j.fail(p.Number, j.AnnotationRect(d), c, "", say("LinkDescription.vague"))
		}
	})
}

// inField is a text of a form's field: that of the annotation, or of a field above it.
func (j *judge) inField(d pdf.Dictionary, key string) string {
	for depth := range 16 {
		if d == nil {
			break
		}
		if s := strings.TrimSpace(j.Text(d[key])); s != "" && (depth > 0 || d["T"] != nil || d["Parent"] == nil) {
			return s // a widget without a name is not the field, and what it says of one is not read
		}
		d = j.Dict(d["Parent"])
	}
	return ""
}

// checkMedia: a clip says what it is of, and has words in its place (ISO 14289-1,
// 7.18.6.2).
func checkMedia(j *judge) {
	j.Every(func(n int, d pdf.Dictionary) {
		if j.Name(d["S"]) != "MCD" || d["D"] == nil {
			return
		}
		if d["CT"] == nil {
			j.file("", "CT", say("MediaDescription.kind", "object", n))
		}
		alt, words := j.Array(d["Alt"]), ""
		for i := 1; i < len(alt); i += 2 {
			words += strings.TrimSpace(j.Text(alt[i]))
		}
		if words == "" || len(alt)%2 != 0 {
			j.file("", "Alt", say("MediaDescription.words", "object", n))
		}
	})
}

// checkNamed: an attached file is called the same by old readers and new ones.
func checkNamed(j *judge) {
	j.Every(func(n int, d pdf.Dictionary) {
		if j.Dict(d["EF"]) == nil {
			return
		}
		for _, key := range []string{"F", "UF"} {
			if j.Text(d[key]) == "" {
				j.file("", key, say("AttachedName.unnamed", "object", n))
			}
		}
	})
}

// readable is the bit of a password's permissions by which software may read a file
// out to a person (ISO 32000-1, table 22, bit 10).
const readable = 1 << 9

func checkAccess(j *judge) {
	if p, ok := j.Permissions(); ok && p&readable == 0 {
		j.file("", "", say("AccessForbidden.forbidden"))
	}
}

// checkDynamic: a form that is drawn as it is filled in is none of the file's pages.
func checkDynamic(j *judge) {
	form := j.Dict(j.Catalog["AcroForm"])
	if form == nil || form["XFA"] == nil {
		return
	}
	if j.kind&Archive != 0 {
		j.file("XFA", "", say("FormDynamic.present"))
		return
	}
	body := ""
	for _, o := range append(j.Array(form["XFA"]), form["XFA"]) {
		b, _ := j.Body(o)
		body += string(b)
	}
	if strings.Contains(strings.Join(strings.Fields(body), ""), "<dynamicRender>required<") {
		j.file("XFA", "", say("FormDynamic.required"))
	}
}
