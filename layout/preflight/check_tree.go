package preflight

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

func checkUAIdentification(j *judge) {
	if v := j.xmp.one("pdfuaid:part"); v != "1" {
		j.file(v, "1", say("identification PDF/UA dans XMP (pdfuaid:part)", "PDF/UA identification in XMP (pdfuaid:part)"))
	}
}

func checkMarked(j *judge) {
	d := j.dict(j.catalog["MarkInfo"])
	if !j.truth(d["Marked"]) {
		j.file("", "", say("le catalogue ne dit pas que le fichier est balisé (MarkInfo)", "the catalog does not say that the file is tagged (MarkInfo)"))
	}
	if j.truth(d["Suspects"]) {
		j.file("", "", say("le fichier se dit douteux (Suspects)", "the file calls itself suspect (Suspects)"))
	}
}

func checkTree(j *judge) {
	switch {
	case !j.tree.present:
		j.file("", "", say("pas d'arbre de structure", "no structure tree"))
	case len(j.tree.all) == 0:
		j.file("", "", say("l'arbre de structure est vide", "the structure tree is empty"))
	case j.tree.loops:
		j.file("", "", say("un élément de structure est atteint deux fois", "a structure element is reached twice"))
	}
	if len(j.tree.top) > 1 || len(j.tree.top) == 1 && j.tree.top[0].role != "Document" {
		j.file(j.tree.top[0].role, "Document", say("racine de la structure", "root of the structure"))
	}
}

func checkTitleBar(j *judge) {
	if !j.truth(j.dict(j.catalog["ViewerPreferences"])["DisplayDocTitle"]) {
		j.file("", "", say("la fenêtre montre le nom du fichier, pas le titre (DisplayDocTitle)", "the window shows the file's name, not the title (DisplayDocTitle)"))
	}
}

// tagOK tells whether a language tag has the shape of BCP 47's common part.
func tagOK(s string) bool {
	parts := strings.Split(s, "-")
	if len(parts[0]) < 2 || len(parts[0]) > 3 {
		return false
	}
	for i, p := range parts {
		if len(p) == 0 || len(p) > 8 {
			return false
		}
		for _, c := range p {
			if !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || i > 0 && c >= '0' && c <= '9') {
				return false
			}
		}
	}
	return true
}

func checkLanguage(j *judge) {
	lang := j.text(j.catalog["Lang"])
	if !tagOK(lang) {
		j.file(lang, "fr-FR", say("langue du document (Lang du catalogue)", "language of the document (Lang of the catalog)"))
	}
	j.figure("%s", lang)
	for _, n := range j.tree.all {
		if n.dict["Lang"] != nil && !tagOK(n.lang) {
			page, box := j.placeOf(n)
			j.fail(page, box, n.lang, "en-GB", say("langue d'un élément %s", "language of an element %s", n.role))
		}
	}
	for _, p := range j.pages {
		for _, q := range p.pieces {
			if q.lang != "" && !tagOK(q.lang) {
				j.fail(p.number, q.box, q.lang, "en-GB", say("langue d'un passage", "language of a passage"))
			}
		}
	}
	dc := j.xmp.values["dc:language"]
	if len(dc) > 0 && tagOK(lang) && !slices.ContainsFunc(dc, func(s string) bool { return primary(s) == primary(lang) }) {
		j.file(strings.Join(dc, ", "), lang, say("dc:language de XMP", "dc:language of XMP"))
	}
}

func primary(lang string) string {
	p, _, _ := strings.Cut(strings.ToLower(lang), "-")
	return p
}

// checkPassages: the passages the edition declares stand under their language;
// longer paragraphs in the other working language are found by their small
// words.
func checkPassages(j *judge) {
	lang := j.text(j.catalog["Lang"])
	unnamed := j.o.unnamed()
	for _, n := range j.tree.all {
		text := j.inherited(n)
		in := n.language(lang)
		if seems := tongue(unnamed(text)); seems != "" && seems != primary(in) && (primary(in) == "fr" || primary(in) == "en") {
			page, box := j.placeOf(n)
			j.failText(page, box, text, in, seems, say("langue annoncée d'un passage", "declared language of a passage"))
		}
	}
	for _, p := range j.o.Passages {
		if !j.spoken(p, lang) {
			j.failText(0, rect{}, p.Text, lang, p.Lang, say("langue annoncée d'un passage", "declared language of a passage"))
		}
	}
}

// unnamed takes the proper names out of a text, in small letters.
func (o Options) unnamed() func(string) string {
	plain := func(s string) string {
		s = strings.Map(func(r rune) rune {
			if unicode.Is(unicode.Cf, r) {
				return -1
			}
			return r
		}, s)
		return strings.Join(strings.Fields(strings.ToLower(s)), " ")
	}
	names := make([]string, 0, len(o.Names))
	for _, n := range o.Names {
		if n = plain(n); strings.Contains(n, " ") {
			names = append(names, n)
		}
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
	var pairs []string
	for _, n := range slices.Compact(names) {
		pairs = append(pairs, n, " ")
	}
	without := strings.NewReplacer(pairs...)
	return func(s string) string { return without.Replace(plain(s)) }
}

// inherited is the words of an element in its own language: those of inline
// elements and marked content that name another are theirs.
func (j *judge) inherited(n *node) string {
	var b strings.Builder
	for _, k := range n.kids {
		switch {
		case k.node != nil && !blockRole(k.node.role) && k.node.lang == "":
			b.WriteString(j.inherited(k.node))
		case k.node == nil && k.mcid >= 0:
			for _, p := range j.index[key{k.page, k.stream, k.mcid}] {
				if p.lang == "" {
					b.WriteString(p.text.String())
				}
			}
		}
	}
	return b.String()
}

// spoken looks for a passage's words under an element or marked content of its
// language.
func (j *judge) spoken(p Passage, document string) bool {
	want := squeeze(p.Text)
	for _, n := range j.tree.all {
		if primary(n.language(document)) == primary(p.Lang) && strings.Contains(squeeze(j.words(n)), want) {
			return true
		}
	}
	for _, pg := range j.pages {
		for _, q := range pg.pieces {
			if primary(q.lang) == primary(p.Lang) && strings.Contains(squeeze(q.text.String()), want) {
				return true
			}
		}
	}
	return false
}

// tongue guesses between French and English from small words; "" when there
// are too few to be sure.
func tongue(text string) string {
	const french = " le la les des une est dans pour sur que qui aux du et ne pas par leur cette sont avec être ou "
	const english = " the of and to in is for by with that are from this which its be has not an as or at "
	fr, en := 0, 0
	letters := func(r rune) bool { return !(r >= 'a' && r <= 'z' || r > 127) }
	for _, w := range strings.Fields(strings.ToLower(text)) {
		if strings.Contains(w, "/") || strings.Contains(w, "www.") {
			continue // an address is of no language
		}
		w = strings.TrimFunc(w, letters)
		if strings.Contains(french, " "+w+" ") {
			fr++
		}
		if strings.Contains(english, " "+w+" ") {
			en++
		}
	}
	switch {
	case fr >= 4 && fr >= 3*en:
		return "fr"
	case en >= 4 && en >= 3*fr:
		return "en"
	}
	return ""
}

func checkTabs(j *judge) {
	for _, p := range j.pages {
		if j.name(p.dict["Tabs"]) != "S" && len(j.array(p.dict["Annots"])) > 0 {
			j.fail(p.number, rect{}, j.name(p.dict["Tabs"]), "S", say("ordre de tabulation", "tab order"))
		}
	}
}

// checkTagged: everything painted is under an MCID that an element holds, or
// an artifact.
func checkTagged(j *judge) {
	for _, p := range j.pages {
		for i := range p.marks {
			m := &p.marks[i]
			if m.piece == nil || !m.piece.covered() {
				j.failText(p.number, m.box, m.text, "", "", say("contenu ni balisé ni déclaré artefact", "content neither tagged nor an artifact"))
			}
		}
		for _, q := range p.pieces {
			k := key{p.number, q.owner, q.mcid}
			if q.mcid >= 0 && len(j.tree.byPiece[k]) == 0 && q.marks > 0 {
				j.failText(p.number, q.box, q.text.String(), strconv.Itoa(q.mcid), "", say("séquence marquée qu'aucun élément ne reprend", "marked content that no element holds"))
			}
		}
	}
}

// covered tells whether the piece or one around it is tagged or an artifact.
func (p *piece) covered() bool {
	for q := p; q != nil; q = q.parent {
		if q.mcid >= 0 || q.artifact {
			return true
		}
	}
	return false
}

func checkNesting(j *judge) {
	for _, p := range j.pages {
		for _, w := range append(append([]Words{}, p.nested...), p.crossed...) {
			j.fail(p.number, rect{}, "", "", w)
		}
	}
}

// checkParents: from the page's content and from each annotation the way leads
// back to the element (14.7.4.4).
func checkParents(j *judge) {
	for _, p := range j.pages {
		sp, ok := j.integer(p.dict["StructParents"])
		mine := slices.ContainsFunc(p.pieces, func(q *piece) bool { return q.mcid >= 0 && q.owner == 0 })
		if !mine {
			continue
		}
		if !ok {
			j.fail(p.number, rect{}, "", "", say("la page n'a pas de StructParents", "the page has no StructParents"))
			continue
		}
		list := j.array(j.tree.parents[sp])
		for _, q := range p.pieces {
			if q.mcid < 0 || q.owner != 0 {
				continue
			}
			holder := -1
			if q.mcid < len(list) {
				holder = number(list[q.mcid])
			}
			held := j.tree.byPiece[key{p.number, 0, q.mcid}]
			if len(held) > 0 && held[0].object != holder {
				j.fail(p.number, q.box, "", "", say("l'arbre des parents ne mène pas du contenu à son élément", "the parent tree does not lead from the content to its element"))
			}
		}
	}
	j.annotations(func(p *page, o object, d types.Dict) {
		e := j.tree.objr[number(o)]
		if e == nil {
			return // LinkElement says so
		}
		sp, ok := j.integer(d["StructParent"])
		if !ok || number(j.tree.parents[sp]) != e.object {
			j.fail(p.number, j.annotRect(d), "", "", say("l'arbre des parents ne mène pas de l'annotation à son élément", "the parent tree does not lead from the annotation to its element"))
		}
	})
}

func checkRoles(j *judge) {
	for _, n := range j.tree.all {
		if !standard(n.role) {
			page, box := j.placeOf(n)
			j.fail(page, box, n.own, "", say("type d'élément qui ne mène à aucun type normalisé", "element type that leads to no standard type"))
		}
	}
	for _, from := range keys(j.tree.roles) {
		if standard(from) {
			j.file(from, "", say("un type normalisé est détourné par la table des rôles", "the role map changes a standard type"))
		}
	}
}

func checkUp(j *judge) {
	for _, n := range j.tree.all {
		want := number(j.catalog["StructTreeRoot"])
		if n.parent != nil {
			want = n.parent.object
		}
		if number(n.dict["P"]) != want {
			j.file(n.role, "", say("l'élément %d ne nomme pas son parent (P)", "element %d does not name its parent (P)", n.object))
		}
	}
}

func checkPg(j *judge) {
	for _, n := range j.tree.all {
		for _, k := range n.kids {
			if k.mcid >= 0 && !k.pageOwn && n.page == 0 {
				j.file(n.role, "", say("l'élément %d ne nomme pas sa page (Pg)", "element %d does not name its page (Pg)", n.object))
				break
			}
			if k.mcid >= 0 && k.page > 0 && len(j.index[key{k.page, k.stream, k.mcid}]) == 0 {
				j.fail(k.page, rect{}, strconv.Itoa(k.mcid), "", say("l'élément %s renvoie à un contenu absent de la page", "element %s refers to content the page does not have", n.role))
			}
		}
	}
}

func checkShared(j *judge) {
	for _, p := range j.pages {
		seen := map[key]bool{}
		for _, q := range p.pieces {
			k := key{p.number, q.owner, q.mcid}
			if q.mcid < 0 {
				continue
			}
			if seen[k] {
				j.fail(p.number, q.box, strconv.Itoa(q.mcid), "", say("numéro de contenu employé deux fois", "content number used twice"))
			}
			seen[k] = true
			if n := len(j.tree.byPiece[k]); n > 1 {
				j.fail(p.number, q.box, strconv.Itoa(n), "1", say("éléments qui reprennent le même contenu", "elements that hold the same content"))
			}
		}
		for _, f := range keysInt(p.forms) {
			if p.forms[f] > 1 && p.tagged[f] {
				j.fail(p.number, rect{}, strconv.Itoa(p.forms[f]), "1", say("un formulaire balisé est dessiné plusieurs fois", "a tagged form is drawn several times"))
			}
		}
	}
}

func keysInt[V any](m map[int]V) []int {
	out := make([]int, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// checkArtifacts: what is no content says what it is. Words at the page's head
// or foot that come back on three pages are pagination.
func checkArtifacts(j *judge) {
	heads := j.repeated()
	for _, p := range j.pages {
		for _, q := range p.pieces {
			if !q.artifact || q.marks == 0 || q.parent != nil && q.parent.artifact {
				continue
			}
			text := strings.TrimSpace(q.text.String())
			switch {
			case q.kind == "":
				j.failText(p.number, q.box, text, "", "Pagination, Layout, Page, Background", say("artefact sans nature", "artifact of no kind"))
			case !slices.Contains([]string{"Pagination", "Layout", "Page", "Background"}, q.kind):
				j.failText(p.number, q.box, text, q.kind, "Pagination, Layout, Page, Background", say("nature d'artefact inconnue", "unknown kind of artifact"))
			case q.kind == "Pagination" && !slices.Contains([]string{"Header", "Footer", "Watermark"}, q.sub):
				j.failText(p.number, q.box, text, q.sub, "Header, Footer", say("titre courant ou folio sans sa nature", "running head or folio without its kind"))
			case q.kind != "Pagination" && text != "" && heads[headKey(q)]:
				j.failText(p.number, q.box, text, q.kind, "Pagination", say("titre courant ou folio déclaré autrement", "running head or folio declared otherwise"))
			}
		}
	}
}

// headKey is the height and the words of an artifact, its figures aside: a
// folio changes from page to page.
func headKey(q *piece) string {
	words := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return -1
		}
		return r
	}, squeeze(q.text.String()))
	return fmt.Sprintf("%.0f %s", q.box.y0, words)
}

// repeated is the artifacts with words that stand highest or lowest of all
// words on their page and come back at that height on three pages.
func (j *judge) repeated() map[string]bool {
	count := map[string]int{}
	for _, p := range j.pages {
		lo, hi := 1e9, -1e9
		for i := range p.marks {
			if m := &p.marks[i]; m.sort == textMark {
				lo, hi = min(lo, m.box.y0), max(hi, m.box.y1)
			}
		}
		seen := map[string]bool{}
		for _, q := range p.pieces {
			edge := q.box.y0 < lo+2 || q.box.y1 > hi-2
			if q.artifact && q.marks > 0 && edge && strings.TrimSpace(q.text.String()) != "" && !seen[headKey(q)] {
				seen[headKey(q)] = true
				count[headKey(q)]++
			}
		}
	}
	out := map[string]bool{}
	for k, n := range count {
		if n >= 3 {
			out[k] = true
		}
	}
	return out
}

func checkEmptyElements(j *judge) {
	for _, n := range j.tree.all {
		if n.role == "TD" || n.role == "Document" && len(j.tree.all) == 1 {
			continue
		}
		if j.holds(n) {
			continue
		}
		if n.parent != nil && !j.holds(n.parent) && n.parent.role != "TD" {
			continue // the parent is reported
		}
		page, box := j.placeOf(n)
		j.fail(page, box, n.role, "", say("élément vide", "empty element"))
	}
}

// holds tells whether something painted or an object stands below n.
func (j *judge) holds(n *node) bool {
	for _, k := range n.kids {
		switch {
		case k.node != nil && (j.holds(k.node) || k.node.role == "TD"):
			return true
		case k.objr > 0:
			return true
		case k.mcid >= 0:
			for _, p := range j.index[key{k.page, k.stream, k.mcid}] {
				if p.marks > 0 {
					return true
				}
			}
		}
	}
	return false
}
