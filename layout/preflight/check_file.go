package preflight

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// checkReadable has nothing to find once the file was read; the report on an
// unreadable one fails it.
func checkReadable(j *judge) {
	if j.ctx != nil && len(j.pages) == 0 {
		j.file("0", "", say("le fichier n'a aucune page", "the file has no page"))
	}
}

// checkHeader: the version at byte 0, and the comment that tells transfer
// programs the file is binary.
func checkHeader(j *judge) {
	d := j.data
	if len(d) < 9 || !bytes.HasPrefix(d, []byte("%PDF-")) {
		j.file("", "%PDF-1.n", say("l'en-tête n'est pas au premier octet", "the header does not stand at the first byte"))
		return
	}
	version := string(d[5:8])
	j.figure("PDF %s", version)
	most := "1.7"
	if j.kind&Print != 0 || j.o.As&Print != 0 {
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
	if j.ctx == nil {
		return ""
	}
	return j.name(j.catalog[key])
}

func checkEnd(j *judge) {
	d := j.data
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

// checkXref follows startxref to the cross-reference and each classic entry to
// its object; readers repair what is wrong here, RIPs may not.
func checkXref(j *judge) {
	d := j.data
	i := bytes.LastIndex(d, []byte("startxref"))
	if i < 0 {
		j.file("", "", say("startxref manque", "startxref is missing"))
		return
	}
	l := &lexer{b: d, pos: i + len("startxref")}
	v, _ := l.next()
	at, ok := v.(float64)
	if !ok || int(at) >= len(d) || at < 0 {
		j.file("", "", say("startxref ne mène nulle part", "startxref leads nowhere"))
		return
	}
	target := d[int(at):]
	if bytes.HasPrefix(target, []byte("xref")) {
		j.classicXref(int(at))
		return
	}
	l = &lexer{b: d, pos: int(at)}
	for _, want := range []string{"number", "number", "obj"} {
		v, _ := l.next()
		_, isNumber := v.(float64)
		if want == "number" && !isNumber || want == "obj" && v != operator("obj") {
			j.file("", "", say("startxref ne mène pas à une table de références", "startxref does not lead to a cross-reference"))
			return
		}
	}
}

func (j *judge) classicXref(at int) {
	d := j.data
	l := &lexer{b: d, pos: at + 4}
	for {
		v, ok := l.next()
		first, isNumber := v.(float64)
		if !ok || !isNumber {
			return
		}
		n, _ := l.next()
		count, _ := n.(float64)
		for i := range int(count) {
			off, ok1 := l.next()
			gen, ok2 := l.next()
			kind, ok3 := l.next()
			o, isOff := off.(float64)
			g, _ := gen.(float64)
			if !ok1 || !ok2 || !ok3 || !isOff {
				j.file("", "", say("la table de références est tronquée", "the cross-reference table is cut short"))
				return
			}
			if kind != operator("n") {
				continue
			}
			want := fmt.Sprintf("%d %d obj", int(first)+i, int(g))
			if int(o) >= len(d) || o < 0 || !bytes.HasPrefix(d[int(o):], []byte(want)) {
				j.file("", "", say("l'objet %d n'est pas où la table le dit", "object %d is not where the table says", int(first)+i))
			}
		}
	}
}

func checkID(j *judge) {
	ids := 0
	for _, o := range j.ctx.ID {
		if b, ok := j.raw(o); ok && len(b) > 0 {
			ids++
		}
	}
	if ids != 2 {
		j.file(strconv.Itoa(ids), "2", say("identifiants non vides dans la fin de fichier (ID)", "non-empty identifiers in the trailer (ID)"))
	}
}

// checkEncrypted looks at the bytes too: a file whose password is unknown is
// not readable, and that is the reason to name.
func checkEncrypted(j *judge) {
	if j.ctx != nil && j.ctx.Encrypt != nil || j.ctx == nil && bytes.Contains(j.data, []byte("/Encrypt")) {
		j.file("", "", say("le fichier est chiffré", "the file is encrypted"))
	}
}

// streams calls do for every stream of the file.
func (f *File) streams(do func(n int, s types.StreamDict)) {
	for _, n := range f.numbers() {
		if s, ok := f.stream(reference(n)); ok {
			do(n, s)
		}
	}
}

func checkFilters(j *judge) {
	j.streams(func(n int, s types.StreamDict) {
		for _, f := range j.filters(s.Dict) {
			if f == "LZWDecode" || f == "Crypt" {
				j.file(f, "FlateDecode, DCTDecode …", say("filtre de l'objet %d", "filter of object %d", n))
			}
		}
		if s.Dict["F"] != nil {
			j.file("", "", say("l'objet %d renvoie à un fichier extérieur", "object %d refers to an outside file", n))
		}
	})
	for _, p := range j.pages {
		for _, im := range p.pictures {
			if slices.Contains(im.image.filters, "LZW") {
				j.fail(p.number, im.box, "LZW", "", say("filtre d'une image en ligne", "filter of an inline image"))
			}
		}
	}
}

func checkAttached(j *judge) {
	found := 0
	for _, n := range j.numbers() {
		if d := j.dict(reference(n)); d != nil && (j.dict(d["EF"]) != nil || j.name(d["Type"]) == "EmbeddedFile") {
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
	for _, n := range j.numbers() {
		j.scriptsIn(reference(n), n, 0)
	}
	if j.dict(j.dict(j.catalog["Names"])["JavaScript"]) != nil {
		j.file("", "", say("le fichier contient du JavaScript", "the file holds JavaScript"))
	}
}

// scriptsIn looks through an object's own dictionaries.
func (j *judge) scriptsIn(o object, n, depth int) {
	if depth > 6 {
		return
	}
	if depth == 0 {
		o = j.get(o)
	}
	switch v := o.(type) {
	case types.Dict:
		if s := j.name(v["S"]); slices.Contains(scripts(), s) && (v["JS"] != nil || v["F"] != nil || v["Type"] == nil || j.name(v["Type"]) == "Action") && s != "Trans" {
			j.file(s, "", say("action dans l'objet %d", "action in object %d", n))
		}
		if v["AA"] != nil {
			j.file("AA", "", say("actions déclenchées dans l'objet %d", "triggered actions in object %d", n))
		}
		for _, k := range keys(v) {
			j.scriptsIn(v[k], n, depth+1)
		}
	case types.Array:
		for _, x := range v {
			j.scriptsIn(x, n, depth+1)
		}
	}
}

// checkContent gathers what the interpreter stumbled over.
func checkContent(j *judge) {
	for _, p := range j.pages {
		for _, op := range p.unknown {
			j.fail(p.number, rect{}, op, "", say("opérateur inconnu", "unknown operator"))
		}
		for _, w := range p.faults {
			j.fail(p.number, rect{}, "", "", w)
		}
		if p.compat {
			j.fail(p.number, rect{}, "BX", "", say("section de compatibilité", "compatibility section"))
		}
		if p.deepest > 28 {
			j.fail(p.number, rect{}, strconv.Itoa(p.deepest), "28", say("niveaux d'état graphique (q)", "levels of graphics state (q)"))
		}
	}
}

func checkEmptyPage(j *judge) {
	for _, p := range j.pages {
		seen := false
		for i := range p.marks {
			m := &p.marks[i]
			seen = seen || !m.hidden && m.box.touches(p.trim) && (m.image != nil || !m.colour.inks.white() && m.colour.rgb != [3]float64{1, 1, 1})
		}
		if !seen {
			j.fail(p.number, rect{}, "", "", say("rien n'est imprimé sur cette page", "nothing prints on this page"))
		}
	}
}

// checkForeign: objects that look different elsewhere, or come from elsewhere.
func checkForeign(j *judge) {
	j.streams(func(n int, s types.StreamDict) {
		d := s.Dict
		sub := j.name(d["Subtype"])
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
		if j.truth(d["Interpolate"]) {
			j.file("Interpolate", "", say("l'image %d demande un lissage", "image %d asks for smoothing", n))
		}
	})
}

func standardBlend(b string) bool {
	return b == "" || slices.Contains([]string{"Normal", "Compatible", "Multiply", "Screen", "Overlay", "Darken", "Lighten",
		"ColorDodge", "ColorBurn", "HardLight", "SoftLight", "Difference", "Exclusion", "Hue", "Saturation", "Color", "Luminosity"}, b)
}

func checkBlend(j *judge) {
	for _, p := range j.pages {
		for i := range p.marks {
			if b := p.marks[i].blend; !standardBlend(b) {
				j.fail(p.number, p.marks[i].box, b, "", say("mode de fusion inconnu", "unknown blend mode"))
			}
		}
	}
}

func checkRendering(j *judge) {
	for _, p := range j.pages {
		for _, n := range p.intents {
			if !slices.Contains([]string{"RelativeColorimetric", "AbsoluteColorimetric", "Perceptual", "Saturation"}, n) {
				j.fail(p.number, rect{}, n, "", say("intention de rendu inconnue", "unknown rendering intent"))
			}
		}
	}
}

func checkTransfer(j *judge) {
	for _, p := range j.pages {
		for _, d := range p.states {
			for _, k := range []string{"TR", "HTP"} {
				if d[k] != nil {
					j.fail(p.number, rect{}, k, "", say("fonction de transfert ou trame dans l'état graphique", "transfer function or screen in the graphics state"))
				}
			}
			if t := d["TR2"]; t != nil && j.name(t) != "Default" {
				j.fail(p.number, rect{}, "TR2", "Default", say("fonction de transfert dans l'état graphique", "transfer function in the graphics state"))
			}
			if h := j.dict(d["HT"]); h != nil {
				t, _ := j.integer(h["HalftoneType"])
				if t != 1 && t != 5 || h["HalftoneName"] != nil {
					j.fail(p.number, rect{}, strconv.Itoa(t), "1, 5", say("type de trame", "kind of halftone"))
				}
			}
		}
	}
}

// checkLimits: the limits of PDF/A-2 6.1.13 that a press file could meet.
func checkLimits(j *judge) {
	for _, p := range j.pages {
		for _, b := range []rect{p.media, p.crop, p.bleed, p.trim} {
			if b.w() < 3 || b.h() < 3 || b.w() > 14400 || b.h() > 14400 {
				j.fail(p.number, rect{}, fmt.Sprintf("%.2f × %.2f pt", b.w(), b.h()), "3–14400 pt", say("taille d'une boîte de page", "size of a page box"))
			}
		}
	}
	for _, n := range j.numbers() {
		for k, v := range j.dict(reference(n)) {
			if len(k) > 127 {
				j.file(strconv.Itoa(len(k)), "127", say("octets d'un nom de l'objet %d", "bytes of a name in object %d", n))
			}
			if b, ok := j.raw(directOnly(v)); ok && len(b) > 32767 {
				j.file(strconv.Itoa(len(b)), "32767", say("octets d'une chaîne de l'objet %d", "bytes of a string in object %d", n))
			}
		}
	}
}

func directOnly(o object) object {
	if _, ok := o.(types.IndirectRef); ok {
		return nil
	}
	return o
}

func checkMetadata(j *judge) {
	m := j.xmp
	if !m.present {
		j.file("", "", say("le catalogue n'a pas de métadonnées XMP", "the catalog has no XMP metadata"))
		return
	}
	if m.filtered {
		j.file("", "", say("les métadonnées sont compressées", "the metadata are compressed"))
	}
	if !m.typed {
		j.file("", "", say("le flux de métadonnées n'est pas annoncé comme tel", "the metadata stream is not declared as such"))
	}
	if m.err != nil {
		j.file("", "", say("le XML des métadonnées est mal formé : %v", "the XML of the metadata is malformed: %v", m.err))
	}
	if m.header == "" {
		j.file("", "", say("le paquet XMP n'a pas d'en-tête", "the XMP packet has no header"))
	} else if strings.Contains(m.header, "bytes=") || strings.Contains(m.header, "encoding=") {
		j.file("", "", say("l'en-tête du paquet XMP a des attributs abandonnés", "the XMP packet header has abandoned attributes"))
	}
}

func checkTitle(j *judge) {
	if j.text(j.info["Title"]) == "" {
		j.file("", "", say("pas de titre dans Info", "no title in Info"))
	}
	if j.xmp.one("dc:title") == "" {
		j.file("", "", say("pas de titre dans XMP (dc:title)", "no title in XMP (dc:title)"))
	}
	j.figure("%s", j.xmp.one("dc:title"))
}

func checkDates(j *judge) {
	for _, p := range [][2]string{{"CreationDate", "xmp:CreateDate"}, {"ModDate", "xmp:ModifyDate"}} {
		v := j.text(j.info[p[0]])
		if iso, ok := isoDate(v); !ok || !zoned(iso) {
			j.file(v, "D:20260401000000Z", say("date %s d'Info absente, fausse ou sans fuseau", "date %s of Info missing, wrong or without a zone", p[0]))
		}
		if x := j.xmp.one(p[1]); !zoned(x) {
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
		a, b := j.text(j.info[p[0]]), strings.Join(j.xmp.values[p[1]], "; ")
		if p[0] != "Author" {
			b = j.xmp.one(p[1])
		}
		if a != "" && a != b {
			j.file(b, a, say("%s de XMP diffère de %s d'Info", "%s of XMP differs from %s of Info", p[1], p[0]))
		}
	}
	for _, p := range [][2]string{{"CreationDate", "xmp:CreateDate"}, {"ModDate", "xmp:ModifyDate"}} {
		a, ok := isoDate(j.text(j.info[p[0]]))
		if !ok {
			continue
		}
		b := j.xmp.one(p[1])
		if n := len(b) - 6; n > 0 && zone(b[n:]) == "Z" {
			b = b[:n] + "Z"
		}
		if a != b {
			j.file(b, a, say("%s de XMP diffère de %s d'Info", "%s of XMP differs from %s of Info", p[1], p[0]))
		}
	}
	if t := j.name(j.info["Trapped"]); t != "" && j.xmp.one("pdf:Trapped") != t {
		j.file(j.xmp.one("pdf:Trapped"), t, say("pdf:Trapped de XMP diffère d'Info", "pdf:Trapped of XMP differs from Info"))
	}
}
