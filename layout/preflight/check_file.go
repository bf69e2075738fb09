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
		j.file("0", "", say("le fichier n'a aucune page", "the file has no page"))
	}
}

// checkHeader: the version at byte 0, and the comment that tells transfer
// programs the file is binary.
func checkHeader(j *judge) {
	d := j.Data
	if len(d) < 9 || !bytes.HasPrefix(d, []byte("%PDF-")) {
		j.file("", "%PDF-1.n", say("l'en-tête n'est pas au premier octet", "the header does not stand at the first byte"))
		return
	}
	version := string(d[5:8])
	j.figure("PDF %s", version)
	most := "1.7"
	if j.Claims.Print || j.o.As&Print != 0 {
		most = "1.6"
	}
	if version < "1.3" || version > most {
		j.file("PDF "+version, "PDF "+most, say("version du format", "version of the format"))
	}
	if v := j.catalogName("Version"); v > most {
		j.file("PDF "+v, "PDF "+most, say("le catalogue annonce une autre version", "the catalog names another version"))
	}
	rest := d[8:]
	rest = bytes.TrimPrefix(bytes.TrimPrefix(rest, []byte("\r")), []byte("\n"))
	high := 0
	for i := 1; i < len(rest) && rest[0] == '%' && rest[i] != '\n' && rest[i] != '\r'; i++ {
		if rest[i] > 127 {
			high++
		}
	}
	if high < 4 {
		j.file(strconv.Itoa(high), "4", say("octets au-dessus de 127 dans le commentaire après l'en-tête", "bytes above 127 in the comment after the header"))
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
		j.file("", "", say("la marque de fin %%EOF manque", "the end mark %%EOF is missing"))
		return
	}
	rest := bytes.TrimPrefix(bytes.TrimPrefix(d[i+5:], []byte("\r")), []byte("\n"))
	if len(rest) > 0 {
		j.file(strconv.Itoa(len(rest)), "0", say("octets après la marque de fin", "bytes after the end mark"))
	}
	if n := bytes.Count(d, []byte("%%EOF")); n > 1 && !bytes.Contains(d[:min(len(d), 1024)], []byte("/Linearized")) {
		j.file(strconv.Itoa(n), "1", say("le fichier a été modifié après coup (plusieurs fins)", "the file was changed afterwards (several ends)"))
	}
}

// checkXref: readers repair what is wrong here, RIPs may not.
func checkXref(j *judge) {
	for _, w := range pdf.CrossReference(j.Data) {
		j.stumble(0, w)
	}
}

func checkID(j *judge) {
	if ids := j.Identifiers(); ids != 2 {
		j.file(strconv.Itoa(ids), "2", say("identifiants non vides dans la fin de fichier (ID)", "non-empty identifiers in the trailer (ID)"))
	}
}

func checkEncrypted(j *judge) {
	if j.Encrypted() {
		j.file("", "", say("le fichier est chiffré", "the file is encrypted"))
	}
}

func checkFilters(j *judge) {
	j.Streams(func(n int, s pdf.Stream) {
		for _, f := range j.Filters(s.Dict) {
			if f == "LZWDecode" || f == "Crypt" {
				j.file(f, "FlateDecode, DCTDecode …", say("filtre de l'objet %d", "filter of object %d", n))
			}
		}
		if s.Dict["F"] != nil {
			j.file("", "", say("l'objet %d renvoie à un fichier extérieur", "object %d refers to an outside file", n))
		}
	})
	for _, p := range j.Pages {
		for _, im := range p.Pictures {
			if slices.Contains(im.Image.Filters, "LZW") {
				j.fail(p.Number, im.Box, "LZW", "", say("filtre d'une image en ligne", "filter of an inline image"))
			}
		}
	}
}

func checkAttached(j *judge) {
	found := 0
	for _, n := range j.Numbers() {
		if d := j.Dict(pdf.Reference(n)); d != nil && (j.Dict(d["EF"]) != nil || j.Name(d["Type"]) == "EmbeddedFile") {
			found++
		}
	}
	if found > 0 {
		j.file(strconv.Itoa(found), "0", say("fichiers joints", "attached files"))
	}
}

// scripts is the action types that run something or leave the file other than
// by a link.
func scripts() []string {
	return []string{"JavaScript", "Launch", "Sound", "Movie", "ResetForm", "ImportData", "Hide", "SetOCGState", "Rendition", "Trans", "GoTo3DView"}
}

func checkScripts(j *judge) {
	for _, n := range j.Numbers() {
		j.scriptsIn(pdf.Reference(n), n, 0)
	}
	if j.Dict(j.Dict(j.Catalog["Names"])["JavaScript"]) != nil {
		j.file("", "", say("le fichier contient du JavaScript", "the file holds JavaScript"))
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
		if s := j.Name(v["S"]); slices.Contains(scripts(), s) && (v["JS"] != nil || v["F"] != nil || v["Type"] == nil || j.Name(v["Type"]) == "Action") && s != "Trans" {
			j.file(s, "", say("action dans l'objet %d", "action in object %d", n))
		}
		if v["AA"] != nil {
			j.file("AA", "", say("actions déclenchées dans l'objet %d", "triggered actions in object %d", n))
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
			j.fail(p.Number, pdf.Rect{}, op, "", say("opérateur inconnu", "unknown operator"))
		}
		for _, w := range p.Faults {
			j.stumble(p.Number, w)
		}
		if p.Compat {
			j.fail(p.Number, pdf.Rect{}, "BX", "", say("section de compatibilité", "compatibility section"))
		}
		if p.Deepest > 28 {
			j.fail(p.Number, pdf.Rect{}, strconv.Itoa(p.Deepest), "28", say("niveaux d'état graphique (q)", "levels of graphics state (q)"))
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
			j.fail(p.Number, pdf.Rect{}, "", "", say("rien n'est imprimé sur cette page", "nothing prints on this page"))
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
			if d[k] != nil {
				j.file(k, "", say("entrée interdite dans l'objet %d", "forbidden entry in object %d", n))
			}
		}
		if sub == "PS" {
			j.file("PostScript", "", say("l'objet %d est du PostScript", "object %d is PostScript", n))
		}
		if j.Truth(d["Interpolate"]) {
			j.file("Interpolate", "", say("l'image %d demande un lissage", "image %d asks for smoothing", n))
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
				j.fail(p.Number, p.Marks[i].Box, b, "", say("mode de fusion inconnu", "unknown blend mode"))
			}
		}
	}
}

func checkRendering(j *judge) {
	for _, p := range j.Pages {
		for _, n := range p.Intents {
			if !slices.Contains([]string{"RelativeColorimetric", "AbsoluteColorimetric", "Perceptual", "Saturation"}, n) {
				j.fail(p.Number, pdf.Rect{}, n, "", say("intention de rendu inconnue", "unknown rendering intent"))
			}
		}
	}
}

func checkTransfer(j *judge) {
	for _, p := range j.Pages {
		for _, d := range p.States {
			for _, k := range []string{"TR", "HTP"} {
				if d[k] != nil {
					j.fail(p.Number, pdf.Rect{}, k, "", say("fonction de transfert ou trame dans l'état graphique", "transfer function or screen in the graphics state"))
				}
			}
			if t := d["TR2"]; t != nil && j.Name(t) != "Default" {
				j.fail(p.Number, pdf.Rect{}, "TR2", "Default", say("fonction de transfert dans l'état graphique", "transfer function in the graphics state"))
			}
			if h := j.Dict(d["HT"]); h != nil {
				t, _ := j.Integer(h["HalftoneType"])
				if t != 1 && t != 5 || h["HalftoneName"] != nil {
					j.fail(p.Number, pdf.Rect{}, strconv.Itoa(t), "1, 5", say("type de trame", "kind of halftone"))
				}
			}
		}
	}
}

// checkLimits: the limits of PDF/A-2 6.1.13 that a press file could meet.
func checkLimits(j *judge) {
	for _, p := range j.Pages {
		for _, b := range []pdf.Rect{p.Media, p.Crop, p.Bleed, p.Trim} {
			if b.W() < 3 || b.H() < 3 || b.W() > 14400 || b.H() > 14400 {
				j.fail(p.Number, pdf.Rect{}, fmt.Sprintf("%.2f × %.2f pt", b.W(), b.H()), "3–14400 pt", say("taille d'une boîte de page", "size of a page box"))
			}
		}
	}
	for _, n := range j.Numbers() {
		for k, v := range j.Dict(pdf.Reference(n)) {
			if len(k) > 127 {
				j.file(strconv.Itoa(len(k)), "127", say("octets d'un nom de l'objet %d", "bytes of a name in object %d", n))
			}
			if b, ok := j.Raw(pdf.DirectOnly(v)); ok && len(b) > 32767 {
				j.file(strconv.Itoa(len(b)), "32767", say("octets d'une chaîne de l'objet %d", "bytes of a string in object %d", n))
			}
		}
	}
}

func checkMetadata(j *judge) {
	m := j.XMP
	if !m.Present {
		j.file("", "", say("le catalogue n'a pas de métadonnées XMP", "the catalog has no XMP metadata"))
		return
	}
	if m.Filtered {
		j.file("", "", say("les métadonnées sont compressées", "the metadata are compressed"))
	}
	if !m.Typed {
		j.file("", "", say("le flux de métadonnées n'est pas annoncé comme tel", "the metadata stream is not declared as such"))
	}
	if m.Undecoded {
		j.file("", "", say("le flux de métadonnées ne peut pas être décodé", "the metadata stream cannot be decoded"))
	}
	if m.Malformed > 0 {
		j.file("", "", say("le XML des métadonnées est mal formé à la ligne %d", "the XML of the metadata is malformed in line %d", m.Malformed))
	}
	if m.Header == "" {
		j.file("", "", say("le paquet XMP n'a pas d'en-tête", "the XMP packet has no header"))
	} else if strings.Contains(m.Header, "bytes=") || strings.Contains(m.Header, "encoding=") {
		j.file("", "", say("l'en-tête du paquet XMP a des attributs abandonnés", "the XMP packet header has abandoned attributes"))
	}
}

func checkTitle(j *judge) {
	if j.Text(j.Info["Title"]) == "" {
		j.file("", "", say("pas de titre dans Info", "no title in Info"))
	}
	if j.XMP.First("dc:title") == "" {
		j.file("", "", say("pas de titre dans XMP (dc:title)", "no title in XMP (dc:title)"))
	}
	j.figure("%s", j.XMP.First("dc:title"))
}

func checkDates(j *judge) {
	for _, p := range [][2]string{{"CreationDate", "xmp:CreateDate"}, {"ModDate", "xmp:ModifyDate"}} {
		v := j.Text(j.Info[p[0]])
		if iso, ok := isoDate(v); !ok || !zoned(iso) {
			j.file(v, "D:20260401000000Z", say("date %s d'Info absente, fausse ou sans fuseau", "date %s of Info missing, wrong or without a zone", p[0]))
		}
		if x := j.XMP.First(p[1]); !zoned(x) {
			j.file(x, "2026-04-01T00:00:00Z", say("date %s de XMP absente, fausse ou sans fuseau", "date %s of XMP missing, wrong or without a zone", p[1]))
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
			j.file(b, a, say("%s de XMP diffère de %s d'Info", "%s of XMP differs from %s of Info", p[1], p[0]))
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
			j.file(b, a, say("%s de XMP diffère de %s d'Info", "%s of XMP differs from %s of Info", p[1], p[0]))
		}
	}
	if t := j.Name(j.Info["Trapped"]); t != "" && j.XMP.First("pdf:Trapped") != t {
		j.file(j.XMP.First("pdf:Trapped"), t, say("pdf:Trapped de XMP diffère d'Info", "pdf:Trapped of XMP differs from Info"))
	}
}
