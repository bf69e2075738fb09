package preflight

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/secnumcloud-observatory/press/layout/preflight/pdf"
)

func checkUAIdentification(j *judge) {
	if v := j.XMP.First("pdfuaid:part"); v != "1" {
		j.file(v, "1", say("UAIdentification.xmp"))
	}
	j.prefixed("pdfuaid", func(key string) Fact { return say("UAIdentification.prefix", "entry", key) }, "part", "amd", "corr")
}

// prefixed fails the properties of an identification that stand under another prefix
// than the one their standard requires: validators know them by it.
func (j *judge) prefixed(prefix string, fault func(key string) Fact, names ...string) {
	for _, name := range names {
		if key := prefix + ":" + name; len(j.XMP.Values[key]) > 0 && !j.XMP.Spelt(key) {
			j.file("", prefix, fault(key))
		}
	}
}

func checkMarked(j *judge) {
	d := j.Dict(j.Catalog["MarkInfo"])
	if !j.Truth(d["Marked"]) {
		j.file("", "", say("NotMarked.unmarked"))
	}
	if j.Truth(d["Suspects"]) {
		j.file("", "", say("NotMarked.suspect"))
	}
}

func checkTree(j *judge) {
	switch {
	case !j.Tree.Present:
		j.file("", "", say("TreeMissing.none"))
	case len(j.Tree.All) == 0:
		j.file("", "", say("TreeMissing.empty"))
	case j.Tree.Loops:
		j.file("", "", say("TreeMissing.twice"))
	}
	if j.house() && len(j.Tree.Top) > 1 || j.house() && len(j.Tree.Top) == 1 && j.Tree.Top[0].Role != "Document" {
		j.file(j.Tree.Top[0].Role, "Document", say("TreeMissing.root"))
	}
}

func checkTitleBar(j *judge) {
	if !j.Truth(j.Dict(j.Catalog["ViewerPreferences"])["DisplayDocTitle"]) {
		j.file("", "", say("TitleHidden.file-name"))
	}
}

// tagOK tells whether a language tag has the shape that ISO 32000-1, 14.9.2 asks
// for: subtags of eight characters at most, of which the first has letters alone.
func tagOK(s string) bool {
	parts := strings.Split(s, "-")
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
	lang := j.Text(j.Catalog["Lang"])
	switch {
	case lang == "" && !j.house(): // parts that name their own do
		j.unspoken()
	case !tagOK(lang):
		j.file(lang, "fr-FR", say("LanguageMissing.document"))
	}
	j.figure("%s", lang)
	for _, n := range j.Tree.All {
		if n.Dict["Lang"] != nil && !tagOK(n.Lang) {
			page, box := j.PlaceOf(n)
			j.fail(page, box, n.Lang, "en-GB", say("LanguageMissing.element", "element", n.Role))
		}
	}
	for _, p := range j.Pages {
		for _, q := range p.Pieces {
			if q.Lang != "" && !tagOK(q.Lang) {
				j.fail(p.Number, q.Box, q.Lang, "en-GB", say("LanguageMissing.passage"))
			}
		}
	}
	dc := slices.DeleteFunc(slices.Clone(j.XMP.Values["dc:language"]), func(s string) bool { return s == "x-default" })
	if j.house() && len(dc) > 0 && tagOK(lang) && !slices.ContainsFunc(dc, func(s string) bool { return primary(s) == primary(lang) }) {
		j.file(strings.Join(dc, ", "), lang, say("LanguageMissing.xmp"))
	}
}

// unspoken fails what is of no language in a document that names none: words on
// pages and in elements, annotations, fields, bookmarks, metadata.
func (j *judge) unspoken() {
	for _, n := range j.Tree.All {
		if (n.Dict["Alt"] != nil || n.Dict["ActualText"] != nil || n.Dict["E"] != nil) && n.Language("") == "" {
			j.at(n, n.Role, "", say("LanguageMissing.nowhere"))
		}
	}
	for _, p := range j.Pages {
		for i := range p.Marks {
			if m := &p.Marks[i]; m.Sort == pdf.TextMark && !j.tongued(p, m.Piece) {
				j.failText(p.Number, m.Box, m.Text, "", "", say("LanguageMissing.nowhere"))
			}
		}
		for _, q := range p.Pieces {
			if q.Spoken && !j.tongued(p, q) {
				j.failText(p.Number, q.Box, q.Actual, "", "", say("LanguageMissing.nowhere"))
			}
		}
	}
	j.Annotations(func(p *pdf.Page, o pdf.Object, d pdf.Dictionary) {
		if e := j.Holder(o, d); (j.Text(d["Contents"]) != "" || j.inField(d, "TU") != "") && (e == nil || e.Language("") == "") {
			j.fail(p.Number, j.AnnotationRect(d), j.Name(d["Subtype"]), "", say("LanguageMissing.nowhere"))
		}
	})
	if len(j.Outline()) > 0 {
		j.file("Outlines", "", say("LanguageMissing.nowhere"))
	}
	for _, key := range j.XMP.Universal() {
		j.file(key, "", say("LanguageMissing.nowhere"))
	}
}

// tongued tells whether content names its language, or the element it belongs to
// does; what belongs to none is not read.
func (j *judge) tongued(p *pdf.Page, q *pdf.Piece) bool {
	for up := q; up != nil; up = up.Parent {
		if up.Lang != "" || up.Artifact {
			return true
		}
		if up.MCID < 0 {
			continue
		}
		for _, n := range j.Tree.ByPiece[pdf.Key{Page: p.Number, Stream: up.Owner, MCID: up.MCID}] {
			if n.Language("") != "" {
				return true
			}
		}
		return false
	}
	return q == nil
}

func primary(lang string) string {
	p, _, _ := strings.Cut(strings.ToLower(lang), "-")
	return p
}

// checkPassages: the passages the edition declares stand under their language;
// longer paragraphs in another of the judge's languages are found by their small
// words.
func checkPassages(j *judge) {
	lang := j.Text(j.Catalog["Lang"])
	unnamed, small := j.o.unnamed(), j.o.Lexicon.tongues()
	for _, n := range j.Tree.All {
		text := j.inherited(n)
		in := n.Language(lang)
		if seems := small.of(unnamed(text)); seems != "" && seems != primary(in) && small.know(in) {
			page, box := j.PlaceOf(n)
			j.failMended(page, box, text, in, seems, say("PassageLanguage.declared"), j.remedy(lang, seems))
		}
	}
	for _, p := range j.o.Passages {
		if !j.spoken(p, lang) {
			j.failMended(0, pdf.Rect{}, p.Text, lang, p.Lang, say("PassageLanguage.declared"), say("PassageLanguage.tag", "lang", p.Lang))
		}
	}
	if j.o.Source == nil && j.o.Passages == nil {
		j.skip(say("report.edition"))
	}
}

// remedy is what to do about words that seem to be of a language, in a document
// of another or of the same. Only what an edition's texts say can be marked there.
func (j *judge) remedy(document, seems string) Fact {
	switch {
	case j.o.Locate == nil:
		return say("PassageLanguage.tag", "lang", seems)
	case primary(document) == seems:
		return say("PassageLanguage.unmark", "lang", seems)
	}
	return say("PassageLanguage.mark", "mark", "{lang="+seems+"}")
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
func (j *judge) inherited(n *pdf.Node) string {
	var b strings.Builder
	for _, k := range n.Kids {
		switch {
		case k.Node != nil && !pdf.BlockRole(k.Node.Role) && k.Node.Lang == "":
			b.WriteString(j.inherited(k.Node))
		case k.Node == nil && k.MCID >= 0:
			for _, p := range j.Index[pdf.Key{Page: k.Page, Stream: k.Stream, MCID: k.MCID}] {
				if p.Lang == "" {
					b.WriteString(p.Text.String())
				}
			}
		}
	}
	return b.String()
}

// spoken looks for a passage's words under an element or marked content of its
// language.
func (j *judge) spoken(p Passage, document string) bool {
	want := pdf.Squeeze(p.Text)
	for _, n := range j.Tree.All {
		if primary(n.Language(document)) == primary(p.Lang) && strings.Contains(pdf.Squeeze(j.Words(n)), want) {
			return true
		}
	}
	for _, pg := range j.Pages {
		for _, q := range pg.Pieces {
			if primary(q.Lang) == primary(p.Lang) && strings.Contains(pdf.Squeeze(q.Text.String()), want) {
				return true
			}
		}
	}
	return false
}

// tongues is the languages by whose small words a text is known: those that
// every text in it has, and texts of another do not.
type tongues map[string][]string

// smallWords is a language's words in tongues.
func smallWords() Fact { return say("PassageLanguage.small") }

// tongues is the small words of the judge's languages.
func (x Lexicon) tongues() tongues {
	out := tongues{}
	for _, lang := range x.Languages() {
		for _, w := range strings.Fields(x.In(lang, smallWords())) {
			out[w] = append(out[w], primary(lang))
		}
	}
	return out
}

// know tells whether texts in a language are known by their words.
func (t tongues) know(lang string) bool {
	for _, langs := range t {
		if slices.Contains(langs, primary(lang)) {
			return true
		}
	}
	return false
}

// of guesses the language of a text; "" when it has too few small words to be
// sure, or almost as many of another.
func (t tongues) of(text string) string {
	count := map[string]int{}
	letters := func(r rune) bool { return !(r >= 'a' && r <= 'z' || r > 127) }
	for _, w := range strings.Fields(strings.ToLower(text)) {
		if strings.Contains(w, "/") || strings.Contains(w, "www.") {
			continue // an address is of no language
		}
		for _, lang := range t[strings.TrimFunc(w, letters)] {
			count[lang]++
		}
	}
	for lang, n := range count {
		next := 0
		for other, m := range count {
			if other != lang {
				next = max(next, m)
			}
		}
		if n >= 4 && n >= 3*next {
			return lang
		}
	}
	return ""
}

func checkTabs(j *judge) {
	for _, p := range j.Pages {
		if j.Name(p.Dict["Tabs"]) != "S" && len(j.Array(p.Dict["Annots"])) > 0 {
			j.fail(p.Number, pdf.Rect{}, j.Name(p.Dict["Tabs"]), "S", say("TabOrder.order"))
		}
	}
}

// checkTagged: everything painted is under an MCID that an element holds, or
// an artifact.
func checkTagged(j *judge) {
	for _, p := range j.Pages {
		for i := range p.Marks {
			m := &p.Marks[i]
			if m.Piece == nil || !m.Piece.Covered() {
				j.failText(p.Number, m.Box, m.Text, "", "", say("ContentUntagged.untagged"))
			}
		}
		for _, b := range p.Blanks {
			j.failText(p.Number, b.At, b.Text, "", "", say("ContentUntagged.blank"))
		}
		for _, q := range p.Pieces {
			k := pdf.Key{Page: p.Number, Stream: q.Owner, MCID: q.MCID}
			if q.MCID >= 0 && len(j.Tree.ByPiece[k]) == 0 && q.Marks > 0 {
				j.failText(p.Number, q.Box, q.Text.String(), strconv.Itoa(q.MCID), "", say("ContentUntagged.unheld"))
			}
		}
	}
}

func checkNesting(j *judge) {
	for _, p := range j.Pages {
		for _, w := range slices.Concat(p.Nested, p.Crossed) {
			j.stumble(p.Number, w)
		}
	}
}

// checkParents: from the page's content and from each annotation the way leads
// back to the element (14.7.4.4).
func checkParents(j *judge) {
	for _, p := range j.Pages {
		sp, ok := j.Integer(p.Dict["StructParents"])
		mine := slices.ContainsFunc(p.Pieces, func(q *pdf.Piece) bool { return q.MCID >= 0 && q.Owner == 0 })
		if !mine {
			continue
		}
		if !ok {
			j.fail(p.Number, pdf.Rect{}, "", "", say("ParentTree.no-page"))
			continue
		}
		list := j.Array(j.Tree.Parents[sp])
		for _, q := range p.Pieces {
			if q.MCID < 0 || q.Owner != 0 {
				continue
			}
			holder := -1
			if q.MCID < len(list) {
				holder = pdf.Number(list[q.MCID])
			}
			held := j.Tree.ByPiece[pdf.Key{Page: p.Number, Stream: 0, MCID: q.MCID}]
			if len(held) > 0 && held[0].Object != holder {
				j.fail(p.Number, q.Box, "", "", say("ParentTree.content"))
			}
		}
	}
	j.Annotations(func(p *pdf.Page, o pdf.Object, d pdf.Dictionary) {
		e := j.Tree.OBJR[pdf.Number(o)]
		if e == nil {
			return // LinkElement says so
		}
		sp, ok := j.Integer(d["StructParent"])
		if !ok || pdf.Number(j.Tree.Parents[sp]) != e.Object {
			j.fail(p.Number, j.AnnotationRect(d), "", "", say("ParentTree.annotation"))
		}
	})
}

func checkRoles(j *judge) {
	for _, n := range j.Tree.All {
		if !pdf.Standard(n.Role) {
			page, box := j.PlaceOf(n)
			j.fail(page, box, n.Own, "", say("RoleMapping.no-role"))
		}
	}
	for _, from := range slices.Sorted(maps.Keys(j.Tree.Roles)) {
		if pdf.Standard(from) {
			j.file(from, "", say("RoleMapping.changed"))
		}
	}
}

func checkUp(j *judge) {
	for _, n := range j.Tree.All {
		want := pdf.Number(j.Catalog["StructTreeRoot"])
		if n.Parent != nil {
			want = n.Parent.Object
		}
		if pdf.Number(n.Dict["P"]) != want {
			j.file(n.Role, "", say("ElementParent.parent", "element", n.Object))
		}
	}
}

func checkPg(j *judge) {
	for _, n := range j.Tree.All {
		for _, k := range n.Kids {
			if k.MCID >= 0 && !k.PageOwn && n.Page == 0 {
				j.file(n.Role, "", say("ElementPage.page", "element", n.Object))
				break
			}
			if k.MCID >= 0 && k.Page > 0 && len(j.Index[pdf.Key{Page: k.Page, Stream: k.Stream, MCID: k.MCID}]) == 0 {
				j.fail(k.Page, pdf.Rect{}, strconv.Itoa(k.MCID), "", say("ElementPage.absent", "element", n.Role))
			}
		}
	}
}

func checkShared(j *judge) {
	for _, p := range j.Pages {
		seen := map[pdf.Key]bool{}
		for _, q := range p.Pieces {
			k := pdf.Key{Page: p.Number, Stream: q.Owner, MCID: q.MCID}
			if q.MCID < 0 {
				continue
			}
			if seen[k] {
				j.fail(p.Number, q.Box, strconv.Itoa(q.MCID), "", say("ContentShared.twice"))
			}
			seen[k] = true
			if n := len(j.Tree.ByPiece[k]); n > 1 {
				j.fail(p.Number, q.Box, strconv.Itoa(n), "1", say("ContentShared.elements"))
			}
		}
		for _, f := range slices.Sorted(maps.Keys(p.Forms)) {
			if p.Forms[f] > 1 && p.Tagged[f] {
				j.fail(p.Number, pdf.Rect{}, strconv.Itoa(p.Forms[f]), "1", say("ContentShared.form"))
			}
		}
	}
}

// checkArtifacts: what is no content says what it is. Words at the page's head
// or foot that come back on three pages are pagination.
func checkArtifacts(j *judge) {
	heads := j.repeated()
	for _, p := range j.Pages {
		for _, q := range p.Pieces {
			if !q.Artifact || q.Marks == 0 || q.Parent != nil && q.Parent.Artifact {
				continue
			}
			text := strings.TrimSpace(q.Text.String())
			switch {
			case q.Kind == "":
				j.failText(p.Number, q.Box, text, "", "Pagination, Layout, Page, Background", say("ArtifactKind.no-kind"))
			case !slices.Contains([]string{"Pagination", "Layout", "Page", "Background"}, q.Kind):
				j.failText(p.Number, q.Box, text, q.Kind, "Pagination, Layout, Page, Background", say("ArtifactKind.kind"))
			case q.Kind == "Pagination" && !slices.Contains([]string{"Header", "Footer", "Watermark"}, q.Sub):
				j.failText(p.Number, q.Box, text, q.Sub, "Header, Footer", say("ArtifactKind.no-subtype"))
			case q.Kind != "Pagination" && text != "" && heads[headKey(q)]:
				j.failText(p.Number, q.Box, text, q.Kind, "Pagination", say("ArtifactKind.otherwise"))
			}
		}
	}
}

// headKey is the height and the words of an artifact, its figures aside: a
// folio changes from page to page.
func headKey(q *pdf.Piece) string {
	words := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return -1
		}
		return r
	}, pdf.Squeeze(q.Text.String()))
	return fmt.Sprintf("%.0f %s", q.Box.Y0, words)
}

// repeated is the artifacts with words that stand highest or lowest of all
// words on their page and come back at that height on three pages.
func (j *judge) repeated() map[string]bool {
	count := map[string]int{}
	for _, p := range j.Pages {
		lo, hi := 1e9, -1e9
		for i := range p.Marks {
			if m := &p.Marks[i]; m.Sort == pdf.TextMark {
				lo, hi = min(lo, m.Box.Y0), max(hi, m.Box.Y1)
			}
		}
		seen := map[string]bool{}
		for _, q := range p.Pieces {
			edge := q.Box.Y0 < lo+2 || q.Box.Y1 > hi-2
			if q.Artifact && q.Marks > 0 && edge && strings.TrimSpace(q.Text.String()) != "" && !seen[headKey(q)] {
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
	for _, n := range j.Tree.All {
		if n.Role == "TD" || n.Role == "Document" && len(j.Tree.All) == 1 {
			continue
		}
		if j.holds(n) {
			continue
		}
		if n.Parent != nil && !j.holds(n.Parent) && n.Parent.Role != "TD" {
			continue // the parent is reported
		}
		page, box := j.PlaceOf(n)
		j.fail(page, box, n.Role, "", say("ElementEmpty.empty"))
	}
}

// holds tells whether something painted, an object or a replacement in words stands below n.
func (j *judge) holds(n *pdf.Node) bool {
	for _, k := range n.Kids {
		switch {
		case k.Node != nil && (j.holds(k.Node) || k.Node.Role == "TD"):
			return true
		case k.OBJR > 0:
			return true
		case k.MCID >= 0:
			for _, p := range j.Index[pdf.Key{Page: k.Page, Stream: k.Stream, MCID: k.MCID}] {
				if p.Marks > 0 || strings.TrimSpace(p.Actual) != "" {
					return true
				}
			}
		}
	}
	return false
}
