package preflight

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/secnumcloud-observatory/press/layout/preflight/pdf"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

func (j *judge) roles(do func(n *pdf.Node), roles ...string) {
	for _, n := range j.Tree.All {
		if slices.Contains(roles, n.Role) {
			do(n)
		}
	}
}

// at fails an element at its place.
func (j *judge) at(n *pdf.Node, got, limit string, w Fact) {
	page, box := j.PlaceOf(n)
	for up := n.Parent; page == 0 && up != nil; up = up.Parent {
		page, box = j.PlaceOf(up) // an element without content is sought where its parent is
	}
	j.failText(page, box, strings.TrimSpace(j.Words(n)), got, limit, w)
}

func checkAlternative(j *judge) {
	j.roles(func(n *pdf.Node) {
		if n.Dict["ActualText"] != nil && !j.house() {
			return // words in its place, be they none
		}
		if strings.TrimSpace(j.Text(n.Dict["Alt"])) == "" && strings.TrimSpace(j.Text(n.Dict["ActualText"])) == "" {
			j.at(n, "", "", say("AlternativeMissing.missing", "element", n.Role))
		}
	}, "Figure", "Formula")
}

// checkFigureBox: the box is there and holds what the figure paints.
func checkFigureBox(j *judge) {
	j.roles(func(n *pdf.Node) {
		b := j.Reals(n.Attributes["BBox"])
		if len(b) != 4 {
			j.at(n, "", "", say("FigureBox.no-box"))
			return
		}
		page, box := j.PlaceOf(n)
		given := pdf.Rect{X0: min(b[0], b[2]), Y0: min(b[1], b[3]), X1: max(b[0], b[2]), Y1: max(b[1], b[3])}
		if box.Valid() && page > 0 {
			box = box.Cut(j.Pages[page-1].Media)
			if !box.In(given, 2) {
				j.at(n, dimensions(given), dimensions(box), say("FigureBox.outside"))
			}
		}
	}, "Figure", "Formula")
}

func checkHeadings(j *judge) {
	last := 0
	plain, numbered := 0, 0
	for _, n := range j.Tree.All {
		level := headingLevel(n.Role)
		switch {
		case n.Role == "H":
			plain++
			continue
		case level == 0:
			continue
		}
		numbered++
		if last == 0 && level != 1 {
			j.at(n, n.Role, "H1", say("HeadingOrder.first"))
		} else if level > last+1 {
			j.at(n, n.Role, "H"+strconv.Itoa(last+1), say("HeadingOrder.skipped"))
		}
		if j.house() && strings.TrimSpace(j.Words(n)) == "" {
			j.at(n, "", "", say("HeadingOrder.empty"))
		}
		last = level
	}
	if plain > 0 && numbered > 0 {
		j.file("", "", say("HeadingOrder.mixed"))
	}
	for _, n := range append([]*pdf.Node{{Kids: topKids(j.Tree)}}, j.Tree.All...) {
		heads := slices.DeleteFunc(n.Children(), func(k *pdf.Node) bool { return k.Role != "H" })
		if len(heads) > 1 {
			j.at(heads[1], "H", "", say("HeadingOrder.siblings"))
		}
	}
	j.figure("%d", numbered)
}

// topKids is the elements without a parent as those of one.
func topKids(t *pdf.Tree) []pdf.Kid {
	var out []pdf.Kid
	for _, n := range t.Top {
		out = append(out, pdf.Kid{Node: n, MCID: -1})
	}
	return out
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
	marks := j.Outline()
	if len(marks) == 0 {
		j.file("", "", say("OutlineMismatch.none"))
		return
	}
	heads := []*pdf.Node{}
	for _, n := range j.Tree.All {
		if headingLevel(n.Role) > 0 {
			heads = append(heads, n)
		}
	}
	next := 0
	found := map[*pdf.Node]bool{}
	for _, b := range marks {
		at := slices.IndexFunc(heads[next:], func(n *pdf.Node) bool { return j.headed(n, b.Title) && j.PageOf(n) == b.Page })
		if at < 0 { // of several of its words it is the one on its page
			at = slices.IndexFunc(heads[next:], func(n *pdf.Node) bool { return j.headed(n, b.Title) })
		}
		if at < 0 {
			j.failText(b.Page, pdf.Rect{}, b.Title, "", "", say("OutlineMismatch.foreign"))
			continue
		}
		n := heads[next+at]
		found[n] = true
		if page := j.PageOf(n); b.Page != page {
			j.failText(page, pdf.Rect{}, b.Title, strconv.Itoa(b.Page), strconv.Itoa(page), say("OutlineMismatch.page"))
		}
		next += at + 1
	}
	for _, n := range heads {
		if n.Role == "H1" && !found[n] {
			j.at(n, "", "", say("OutlineMismatch.heading"))
		}
	}
	if c, ok := j.Integer(j.Dict(j.Catalog["Outlines"])["Count"]); !ok || c == 0 {
		j.file("", "", say("OutlineMismatch.no-count"))
	}
}

func (j *judge) headed(n *pdf.Node, title string) bool {
	t := pdf.Squeeze(title)
	return t == pdf.Squeeze(j.Words(n)) || t == pdf.Squeeze(j.Text(n.Dict["T"])) && t != ""
}

func checkDestinations(j *judge) {
	j.Annotations(func(p *pdf.Page, _ pdf.Object, d pdf.Dictionary) {
		if j.Name(d["Subtype"]) != "Link" {
			return
		}
		dest := d["Dest"]
		a := j.Dict(d["A"])
		if j.Name(a["S"]) == "GoTo" {
			dest = a["D"]
		}
		if dest != nil && j.Destination(dest) == 0 {
			j.fail(p.Number, j.AnnotationRect(d), "", "", say("DestinationBroken.nowhere"))
		}
		if dest == nil && a == nil {
			j.fail(p.Number, j.AnnotationRect(d), "", "", say("DestinationBroken.no-target"))
		}
	})
}

// vague is the descriptions that say in one of the judge's languages that there
// is a link and not where it leads: squeezed, in small letters.
func (x Lexicon) vague() []string {
	var out []string
	for _, lang := range x.Languages() {
		for _, words := range strings.Split(x.In(lang, say("LinkDescription.says-nothing")), ",") {
			out = append(out, strings.ToLower(pdf.Squeeze(words)))
		}
	}
	return out
}

func checkLists(j *judge) {
	j.roles(func(n *pdf.Node) {
		for i, k := range n.Children() {
			if !slices.Contains([]string{"LI", "Caption", "L"}, k.Role) || k.Role == "Caption" && i > 0 {
				j.at(k, k.Role, "LI", say("ListNesting.child"))
			}
		}
	}, "L")
	j.roles(func(n *pdf.Node) {
		if n.Parent == nil || n.Parent.Role != "L" {
			j.at(n, "LI", "L", say("ListNesting.item-outside"))
		}
		for _, k := range n.Children() {
			if k.Role != "Lbl" && k.Role != "LBody" {
				j.at(k, k.Role, "Lbl, LBody", say("ListNesting.item-child"))
			}
		}
	}, "LI")
	j.roles(func(n *pdf.Node) {
		if n.Parent == nil || n.Parent.Role != "LI" {
			j.at(n, "LBody", "LI", say("ListNesting.body-outside"))
		}
	}, "LBody")
}

// checkNumbering: a list with numbers says how it counts; one with signs does
// not say that it counts. None with dashes is right: such labels follow no
// numbering (14.8.5.5).
func checkNumbering(j *judge) {
	known := []string{"None", "Disc", "Circle", "Square", "Decimal", "UpperRoman", "LowerRoman", "UpperAlpha", "LowerAlpha"}
	j.roles(func(n *pdf.Node) {
		how := j.Name(n.Inherited("ListNumbering"))
		if how == "" {
			how = "None"
		}
		if !slices.Contains(known, how) {
			j.at(n, how, "Disc, Decimal …", say("ListNumbering.unknown"))
		}
		labels, counted := 0, 0
		for _, li := range n.Children() {
			for _, k := range li.Children() {
				if t := strings.TrimSpace(j.Words(k)); k.Role == "Lbl" && t != "" {
					labels++
					if isNumber(t) {
						counted++
					}
				}
			}
		}
		switch {
		case counted == labels && labels > 1 && how != "Decimal":
			j.at(n, how, "Decimal", say("ListNumbering.numbered"))
		case counted == 0 && labels > 1 && how == "Decimal":
			j.at(n, how, "Disc", say("ListNumbering.bulleted"))
		}
	}, "L")
}

// isNumber tells whether a label is a number, however it is dressed: 1, (1),
// 1., 1 000.
func isNumber(label string) bool {
	return strings.ContainsFunc(label, unicode.IsDigit) && !strings.ContainsFunc(label, unicode.IsLetter)
}

func checkContents(j *judge) {
	j.roles(func(n *pdf.Node) {
		for i, k := range n.Children() {
			if k.Role != "TOCI" && k.Role != "TOC" && k.Role != "Caption" || k.Role == "Caption" && i > 0 {
				j.at(k, k.Role, "TOCI", say("ContentsNesting.child"))
			}
		}
	}, "TOC")
	j.roles(func(n *pdf.Node) {
		if n.Parent == nil || n.Parent.Role != "TOC" {
			j.at(n, "TOCI", "TOC", say("ContentsNesting.outside"))
		}
	}, "TOCI")
}

func checkNotes(j *judge) {
	seen := map[string]bool{}
	j.roles(func(n *pdf.Node) {
		b, _ := j.Raw(n.Dict["ID"])
		switch id := string(b); {
		case id == "":
			j.at(n, "", "", say("NoteIdentifier.none"))
		case seen[id]:
			j.at(n, id, "", say("NoteIdentifier.twice"))
		default:
			seen[id] = true
		}
	}, "Note")
}

func checkCaptions(j *judge) {
	j.roles(func(n *pdf.Node) {
		if n.Parent == nil {
			return
		}
		kids := n.Parent.Children()
		place := slices.Index(kids, n)
		if n.Parent.Role == "Table" && place != 0 && place != len(kids)-1 {
			j.at(n, "", "", say("CaptionPlace.middle"))
		}
		if !slices.Contains([]string{"Table", "Figure", "Formula", "L", "TOC", "Div", "Sect"}, n.Parent.Role) {
			j.at(n, n.Parent.Role, "Figure, Table", say("CaptionPlace.alone"))
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
	if j.Catalog["PageLabels"] == nil {
		j.file("", "", say("PageLabel.none"))
		return
	}
	labels := j.Labels()
	for _, p := range j.Pages {
		var numbers []string
		at := pdf.Rect{}
		for _, q := range p.Pieces {
			if q.Artifact && q.Kind == "Pagination" {
				for _, t := range folioTokens(q.Text.String()) {
					if _, err := strconv.Atoi(t); err == nil && len(t) < 4 {
						numbers, at = append(numbers, t), q.Box
					}
				}
			}
		}
		if len(numbers) > 0 && !slices.Contains(numbers, labels[p.Number-1]) {
			j.fail(p.Number, at, labels[p.Number-1], strings.Join(numbers, ", "), say("PageLabel.folio"))
		}
	}
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
	var last *pdf.Node
	var lastBox pdf.Rect
	for _, n := range j.Tree.All {
		if !slices.Contains([]string{"P", "H1", "H2", "H3", "BlockQuote", "LBody"}, n.Role) || n.Within("Table") != nil ||
			n.Within("Figure") != nil {
			continue
		}
		page, box := j.PlaceOf(n)
		if page == 0 || !box.Valid() {
			continue
		}
		if last != nil && j.PageOf(last) == page && n.Parent == last.Parent {
			shared := min(box.X1, lastBox.X1) - max(box.X0, lastBox.X0)
			if shared > 0.6*min(box.W(), lastBox.W()) && box.Y0 >= lastBox.Y1 {
				j.at(n, "", "", say("ReadingOrder.below"))
			}
		}
		last, lastBox = n, box
	}
	j.skip(say("report.edition"))
}

// againstSource walks both texts and stops where they part.
func (j *judge) againstSource(blocks []pdf.Block) {
	var all strings.Builder
	for _, b := range blocks {
		all.WriteString(pdf.Squeeze(b.Text))
	}
	rest := all.String()
	for i, s := range j.o.Source {
		want := pdf.Squeeze(s)
		if want == "" {
			continue
		}
		at := strings.Index(rest, want)
		if at < 0 {
			j.failText(0, pdf.Rect{}, s, strconv.Itoa(i+1), "", say("ReadingOrder.missing"))
			continue
		}
		rest = rest[at+len(want):]
	}
}

// checkContrast compares each text with what it stands on: 4.5 to 1, or 3 to 1
// from 18 points, or from 14 when bold (WCAG 2.1, 1.4.3).
func checkContrast(j *judge) {
	least := 21.0
	j.visible(pdf.TextMark, func(p *pdf.Page, i int, m *pdf.Mark) {
		limit := 4.5
		if m.Size >= 18 || m.Size >= 14 && bold(m.Font.Name) {
			limit = 3
		}
		for _, pt := range m.Samples() {
			under, sure := p.Screen(i, pt)
			if !sure {
				continue
			}
			own := m.Colour.RGB
			for k := range own {
				own[k] = float64(m.Alpha*own[k]) + float64((1-m.Alpha)*under[k])
			}
			c := unit.ContrastOf(own, under)
			least = min(least, c)
			if c < limit-0.005 {
				j.failText(p.Number, m.Box, m.Text, fmt.Sprintf("%.2f:1", c), fmt.Sprintf("%.1f:1", limit), say("Contrast.contrast"))
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
	for _, p := range j.Pages {
		for i := range p.Marks {
			m := &p.Marks[i]
			private := strings.ContainsFunc(m.Text, func(r rune) bool { return r >= 0xE000 && r <= 0xF8FF })
			if !private {
				continue
			}
			told := false
			for q := m.Piece; q != nil; q = q.Parent {
				told = told || q.Replaced || q.Artifact
			}
			if !told {
				j.failText(p.Number, m.Box, m.Text, "", "", say("ActualText.private"))
			}
		}
	}
}
