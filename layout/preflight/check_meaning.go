package preflight

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

func (j *judge) roles(do func(n *node), roles ...string) {
	for _, n := range j.tree.all {
		if slices.Contains(roles, n.role) {
			do(n)
		}
	}
}

// at fails an element at its place.
func (j *judge) at(n *node, got, limit string, w Words) {
	page, box := j.placeOf(n)
	for up := n.parent; page == 0 && up != nil; up = up.parent {
		page, box = j.placeOf(up) // an element without content is sought where its parent is
	}
	j.failText(page, box, strings.TrimSpace(j.words(n)), got, limit, w)
}

func checkAlternative(j *judge) {
	j.roles(func(n *node) {
		if strings.TrimSpace(j.text(n.dict["Alt"])) == "" && strings.TrimSpace(j.text(n.dict["ActualText"])) == "" {
			j.at(n, "", "", say("%s sans texte de remplacement", "%s without an alternative", n.role))
		}
	}, "Figure", "Formula")
}

// checkFigureBox: the box is there and holds what the figure paints.
func checkFigureBox(j *judge) {
	j.roles(func(n *node) {
		b := j.reals(n.attrs["BBox"])
		if len(b) != 4 {
			j.at(n, "", "", say("figure sans BBox", "figure without a BBox"))
			return
		}
		page, box := j.placeOf(n)
		given := rect{min(b[0], b[2]), min(b[1], b[3]), max(b[0], b[2]), max(b[1], b[3])}
		if box.valid() && page > 0 {
			box = box.cut(j.pages[page-1].media)
			if !box.in(given, 2) {
				j.at(n, millimetres(given), millimetres(box), say("la BBox ne contient pas la figure", "the BBox does not hold the figure"))
			}
		}
	}, "Figure", "Formula")
}

func checkHeadings(j *judge) {
	last := 0
	plain, numbered := 0, 0
	for _, n := range j.tree.all {
		level := headingLevel(n.role)
		switch {
		case n.role == "H":
			plain++
			continue
		case level == 0:
			continue
		}
		numbered++
		if last == 0 && level != 1 {
			j.at(n, n.role, "H1", say("le premier titre", "the first heading"))
		} else if level > last+1 {
			j.at(n, n.role, "H"+strconv.Itoa(last+1), say("un niveau de titre est sauté", "a heading level is skipped"))
		}
		if strings.TrimSpace(j.words(n)) == "" {
			j.at(n, "", "", say("titre vide", "empty heading"))
		}
		last = level
	}
	if plain > 0 && numbered > 0 {
		j.file("", "", say("H et H1 … H6 mêlés", "H and H1 … H6 mixed"))
	}
	j.figure("%d", numbered)
}

func headingLevel(role string) int {
	if len(role) == 2 && role[0] == 'H' && role[1] >= '1' && role[1] <= '6' {
		return int(role[1] - '0')
	}
	return 0
}

// checkOutlines: each bookmark is a heading's words and leads to its page, in
// order, and each H1 has one.
func checkOutlines(j *judge) {
	marks := j.outline()
	if len(marks) == 0 {
		j.file("", "", say("pas de signets", "no bookmarks"))
		return
	}
	heads := []*node{}
	for _, n := range j.tree.all {
		if headingLevel(n.role) > 0 {
			heads = append(heads, n)
		}
	}
	next := 0
	found := map[*node]bool{}
	for _, b := range marks {
		at := slices.IndexFunc(heads[next:], func(n *node) bool { return j.headed(n, b.title) })
		if at < 0 {
			j.failText(b.page, rect{}, b.title, "", "", say("signet qui n'est pas un titre, ou pas à sa place", "bookmark that is no heading, or out of place"))
			continue
		}
		n := heads[next+at]
		found[n] = true
		if page := j.pageOf(n); b.page != page {
			j.failText(page, rect{}, b.title, strconv.Itoa(b.page), strconv.Itoa(page), say("page où mène un signet", "page a bookmark leads to"))
		}
		next += at + 1
	}
	for _, n := range heads {
		if n.role == "H1" && !found[n] {
			j.at(n, "", "", say("titre sans signet", "heading without a bookmark"))
		}
	}
	if c, ok := j.integer(j.dict(j.catalog["Outlines"])["Count"]); !ok || c == 0 {
		j.file("", "", say("la racine des signets n'a pas de Count", "the root of the bookmarks has no Count"))
	}
}

func (j *judge) headed(n *node, title string) bool {
	t := squeeze(title)
	return t == squeeze(j.words(n)) || t == squeeze(j.text(n.dict["T"])) && t != ""
}

type bookmark struct {
	title string
	page  int
}

func (f *File) outline() []bookmark {
	var out []bookmark
	seen := map[int]bool{}
	var walk func(o object, depth int)
	walk = func(o object, depth int) {
		for d := f.dict(o); d != nil && !seen[number(o)] && depth < deepest; d = f.dict(o) {
			seen[number(o)] = true
			dest := d["Dest"]
			if dest == nil {
				dest = f.dict(d["A"])["D"]
			}
			out = append(out, bookmark{f.text(d["Title"]), f.destination(dest)})
			walk(d["First"], depth+1)
			o = d["Next"]
		}
	}
	walk(f.dict(f.catalog["Outlines"])["First"], 0)
	return out
}

// destination is the page a destination leads to, 0 when it leads nowhere.
func (f *File) destination(o object) int {
	switch v := f.get(o).(type) {
	case types.Array:
		if len(v) == 0 {
			return 0
		}
		for _, p := range f.pages {
			if p.object == number(v[0]) {
				return p.number
			}
		}
		return 0
	case types.Dict:
		return f.destination(v["D"])
	case types.Name:
		return f.destination(f.dict(f.catalog["Dests"])[string(v)])
	}
	if b, ok := f.raw(o); ok {
		return f.destination(f.named(f.dict(f.catalog["Names"])["Dests"], string(b), map[int]bool{}))
	}
	return 0
}

// named looks a string up in a name tree; seen stops rings.
func (f *File) named(o object, want string, seen map[int]bool) object {
	d, n := f.dict(o), number(o)
	if d == nil || n > 0 && seen[n] {
		return nil
	}
	seen[n] = true
	list := f.array(d["Names"])
	for i := 0; i+1 < len(list); i += 2 {
		if b, ok := f.raw(list[i]); ok && string(b) == want {
			return list[i+1]
		}
	}
	for _, k := range f.array(d["Kids"]) {
		if v := f.named(k, want, seen); v != nil {
			return v
		}
	}
	return nil
}

func checkDestinations(j *judge) {
	j.annotations(func(p *page, _ object, d types.Dict) {
		if j.name(d["Subtype"]) != "Link" {
			return
		}
		dest := d["Dest"]
		a := j.dict(d["A"])
		if j.name(a["S"]) == "GoTo" {
			dest = a["D"]
		}
		if dest != nil && j.destination(dest) == 0 {
			j.fail(p.number, j.annotRect(d), "", "", say("lien interne qui ne mène nulle part", "internal link that leads nowhere"))
		}
		if dest == nil && a == nil {
			j.fail(p.number, j.annotRect(d), "", "", say("lien sans but", "link without a target"))
		}
	})
}

func checkLinks(j *judge) {
	j.annotations(func(p *page, o object, d types.Dict) {
		kind := j.name(d["Subtype"])
		e := j.tree.objr[number(o)]
		switch {
		case kind == "Popup" || kind == "PrinterMark":
		case e == nil:
			j.fail(p.number, j.annotRect(d), kind, "Link, OBJR", say("annotation que la structure ne reprend pas", "annotation the structure does not hold"))
		case kind == "Link" && e.role != "Link":
			j.fail(p.number, j.annotRect(d), e.role, "Link", say("élément autour d'un lien", "element around a link"))
		}
	})
	j.roles(func(n *node) {
		if !slices.ContainsFunc(n.kids, func(k kid) bool { return k.objr > 0 }) {
			j.at(n, "", "OBJR", say("élément Link sans son annotation", "Link element without its annotation"))
		}
	}, "Link")
}

func checkDescriptions(j *judge) {
	vague := []string{"ici", "cliquezici", "lien", "ensavoirplus", "here", "clickhere", "link", "readmore", "more"}
	j.annotations(func(p *page, o object, d types.Dict) {
		if k := j.name(d["Subtype"]); k == "Popup" || k == "PrinterMark" || k == "Widget" {
			return
		}
		c := strings.TrimSpace(j.text(d["Contents"]))
		if c == "" {
			j.fail(p.number, j.annotRect(d), "", "", say("annotation sans description (Contents)", "annotation without a description (Contents)"))
		}
		if slices.Contains(vague, strings.ToLower(squeeze(c))) {
			j.fail(p.number, j.annotRect(d), c, "", say("description qui ne dit pas où mène le lien", "description that does not say where the link leads"))
		}
	})
}

func checkLists(j *judge) {
	j.roles(func(n *node) {
		for _, k := range n.children() {
			if !slices.Contains([]string{"LI", "Caption", "L"}, k.role) {
				j.at(k, k.role, "LI", say("dans une liste", "in a list"))
			}
		}
	}, "L")
	j.roles(func(n *node) {
		if n.parent == nil || n.parent.role != "L" {
			j.at(n, "LI", "L", say("élément de liste hors d'une liste", "list item outside a list"))
		}
		for _, k := range n.children() {
			if k.role != "Lbl" && k.role != "LBody" {
				j.at(k, k.role, "Lbl, LBody", say("dans un élément de liste", "in a list item"))
			}
		}
	}, "LI")
	j.roles(func(n *node) {
		if n.parent == nil || n.parent.role != "LI" {
			j.at(n, "LBody", "LI", say("corps d'élément hors d'une liste", "item body outside a list"))
		}
	}, "LBody")
}

// checkNumbering: a list with numbers says how it counts; one with signs does
// not say that it counts. None with dashes is right: such labels follow no
// numbering (14.8.5.5).
func checkNumbering(j *judge) {
	known := []string{"None", "Disc", "Circle", "Square", "Decimal", "UpperRoman", "LowerRoman", "UpperAlpha", "LowerAlpha"}
	j.roles(func(n *node) {
		how := j.name(n.attrs["ListNumbering"])
		if how == "" {
			how = "None"
		}
		if !slices.Contains(known, how) {
			j.at(n, how, "Disc, Decimal …", say("numérotation de liste inconnue", "unknown list numbering"))
		}
		labels, counted := 0, 0
		for _, li := range n.children() {
			for _, k := range li.children() {
				if t := strings.Trim(j.words(k), " .)\u00a0\u202f"); k.role == "Lbl" && t != "" {
					labels++
					if _, err := strconv.Atoi(t); err == nil {
						counted++
					}
				}
			}
		}
		switch {
		case counted == labels && labels > 1 && how != "Decimal":
			j.at(n, how, "Decimal", say("liste numérotée", "numbered list"))
		case counted == 0 && labels > 1 && how == "Decimal":
			j.at(n, how, "Disc", say("liste à puces", "bulleted list"))
		}
	}, "L")
}

func checkContents(j *judge) {
	j.roles(func(n *node) {
		for _, k := range n.children() {
			if k.role != "TOCI" && k.role != "TOC" && k.role != "Caption" {
				j.at(k, k.role, "TOCI", say("dans une table des matières", "in a table of contents"))
			}
		}
	}, "TOC")
	j.roles(func(n *node) {
		if n.parent == nil || n.parent.role != "TOC" {
			j.at(n, "TOCI", "TOC", say("entrée hors d'une table des matières", "entry outside a table of contents"))
		}
	}, "TOCI")
}

func checkNotes(j *judge) {
	seen := map[string]bool{}
	j.roles(func(n *node) {
		b, _ := j.raw(n.dict["ID"])
		switch id := string(b); {
		case id == "":
			j.at(n, "", "", say("note sans identifiant", "note without an identifier"))
		case seen[id]:
			j.at(n, id, "", say("identifiant de note employé deux fois", "note identifier used twice"))
		default:
			seen[id] = true
		}
	}, "Note")
}

func checkCaptions(j *judge) {
	j.roles(func(n *node) {
		if n.parent == nil {
			return
		}
		kids := n.parent.children()
		place := slices.Index(kids, n)
		if n.parent.role == "Table" && place != 0 && place != len(kids)-1 {
			j.at(n, "", "", say("légende au milieu d'un tableau", "caption in the middle of a table"))
		}
		if !slices.Contains([]string{"Table", "Figure", "Formula", "L", "TOC", "Div", "Sect"}, n.parent.role) {
			j.at(n, n.parent.role, "Figure, Table", say("légende de rien", "caption of nothing"))
		}
	}, "Caption")
}

// folioTokens is the figures and roman numerals in a head or foot.
func folioTokens(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool {
		return !(r >= '0' && r <= '9' || strings.ContainsRune("ivxlcdmIVXLCDM", r))
	})
}

func checkLabels(j *judge) {
	if j.catalog["PageLabels"] == nil {
		j.file("", "", say("pas d'étiquettes de pages (PageLabels)", "no page labels (PageLabels)"))
		return
	}
	labels := j.labels()
	for _, p := range j.pages {
		var numbers []string
		at := rect{}
		for _, q := range p.pieces {
			if q.artifact && q.kind == "Pagination" {
				for _, t := range folioTokens(q.text.String()) {
					if _, err := strconv.Atoi(t); err == nil && len(t) < 4 {
						numbers, at = append(numbers, t), q.box
					}
				}
			}
		}
		if len(numbers) > 0 && !slices.Contains(numbers, labels[p.number-1]) {
			j.fail(p.number, at, labels[p.number-1], strings.Join(numbers, ", "), say("étiquette de page qui n'est pas le folio imprimé", "page label that is not the printed folio"))
		}
	}
}

// labels is the label of each page (12.4.2).
func (f *File) labels() []string {
	tree := map[int]object{}
	f.numberTree(f.catalog["PageLabels"], tree, map[int]bool{})
	starts := keysInt(tree)
	out := make([]string, len(f.pages))
	for i := range out {
		at := -1
		for _, s := range starts {
			if s <= i {
				at = s
			}
		}
		if at < 0 {
			continue
		}
		d := f.dict(tree[at])
		first, ok := f.integer(d["St"])
		if !ok {
			first = 1
		}
		out[i] = f.text(d["P"]) + numeral(f.name(d["S"]), first+i-at)
	}
	return out
}

func numeral(style string, n int) string {
	switch style {
	case "D":
		return strconv.Itoa(n)
	case "R":
		return strings.ToUpper(roman(n))
	case "r":
		return roman(n)
	case "A", "a":
		s := strings.Repeat(string(rune('a'+(n-1)%26)), (n-1)/26+1)
		if style == "A" {
			return strings.ToUpper(s)
		}
		return s
	}
	return ""
}

func roman(n int) string {
	var b strings.Builder
	for _, r := range []struct {
		v int
		s string
	}{{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}} {
		for n >= r.v && b.Len() < 64 {
			b.WriteString(r.s)
			n -= r.v
		}
	}
	return b.String()
}

// checkOrder compares with the source when it is given; without it, a
// paragraph that stands wholly above the one read before it in the same column
// is suspicious.
func checkOrder(j *judge) {
	blocks := j.ReadingOrder()
	if j.o.Source != nil {
		j.againstSource(blocks)
		return
	}
	var last *node
	var lastBox rect
	for _, n := range j.tree.all {
		if !slices.Contains([]string{"P", "H1", "H2", "H3", "BlockQuote", "LBody"}, n.role) || n.within("Table") != nil || n.within("Figure") != nil {
			continue
		}
		page, box := j.placeOf(n)
		if page == 0 || !box.valid() {
			continue
		}
		if last != nil && j.pageOf(last) == page && n.parent == last.parent {
			shared := min(box.x1, lastBox.x1) - max(box.x0, lastBox.x0)
			if shared > 0.6*min(box.w(), lastBox.w()) && box.y0 >= lastBox.y1 {
				j.at(n, "", "", say("lu après un passage qui se trouve plus bas", "read after a passage that stands below it"))
			}
		}
		last, lastBox = n, box
	}
}

// againstSource walks both texts and stops where they part.
func (j *judge) againstSource(blocks []Block) {
	var all strings.Builder
	for _, b := range blocks {
		all.WriteString(squeeze(b.Text))
	}
	rest := all.String()
	for i, s := range j.o.Source {
		want := squeeze(s)
		if want == "" {
			continue
		}
		at := strings.Index(rest, want)
		if at < 0 {
			j.failText(0, rect{}, s, strconv.Itoa(i+1), "", say("passage absent ou lu trop tôt", "passage missing or read too early"))
			continue
		}
		rest = rest[at+len(want):]
	}
}

// checkContrast compares each text with what it stands on: 4.5 to 1, or 3 to 1
// from 18 points, or from 14 when bold (WCAG 2.1, 1.4.3).
func checkContrast(j *judge) {
	least := 21.0
	j.visible(textMark, func(p *page, i int, m *mark) {
		limit := 4.5
		if m.size >= 18 || m.size >= 14 && bold(m.font.name) {
			limit = 3
		}
		for _, pt := range m.samples() {
			under, sure := p.screen(i, pt)
			if !sure {
				continue
			}
			own := m.colour.rgb
			for k := range own {
				own[k] = m.alpha*own[k] + (1-m.alpha)*under[k]
			}
			c := contrast(own, under)
			least = min(least, c)
			if c < limit-0.005 {
				j.failText(p.number, m.box, m.text, fmt.Sprintf("%.2f:1", c), fmt.Sprintf("%.1f:1", limit), say("contraste du texte", "contrast of the text"))
				return
			}
		}
	})
	j.figure("%.2f:1", least)
}

func bold(n string) bool {
	n = strings.ToLower(n)
	return strings.Contains(n, "bold") || strings.Contains(n, "black") || strings.Contains(n, "heavy")
}

// checkActual: private-use characters mean nothing to a reader without
// ActualText.
func checkActual(j *judge) {
	for _, p := range j.pages {
		for i := range p.marks {
			m := &p.marks[i]
			private := strings.ContainsFunc(m.text, func(r rune) bool { return r >= 0xE000 && r <= 0xF8FF })
			if !private {
				continue
			}
			told := false
			for q := m.piece; q != nil; q = q.parent {
				told = told || q.replaced || q.artifact
			}
			if !told {
				j.failText(p.number, m.box, m.text, "", "", say("caractère privé sans texte de remplacement (ActualText)", "private character without ActualText"))
			}
		}
	}
}
