package web

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// tags is the element that each role is (web direction, section 3). Headings are one
// level lower than on the page but for the name on the cover, which is the only h1.
func tags() map[draw.Role]string {
	return map[draw.Role]string{
		draw.Sect: "section", draw.Div: "div", draw.H1: "h2", draw.H2: "h3", draw.H3: "h4", draw.P: "p", draw.BlockQuote: "blockquote",
		draw.List: "ul", draw.ListItem: "li", draw.ListLabel: "span", draw.ListBody: "", draw.Table: "table", draw.TableHead: "thead",
		draw.TableBody: "tbody", draw.TableRow: "tr", draw.HeadCell: "th", draw.DataCell: "td", draw.Caption: "p", draw.TOC: "nav",
		draw.TOCItem: "li", draw.Reference: "", draw.LinkElem: "a", draw.Span: "span", draw.Code: "code", draw.Note: "span",
	}
}

// writer makes the page's elements of matter.
type writer struct {
	ed       *Edition
	read     *reader
	tags     map[draw.Role]string
	art      *artist
	in       []string // ids of the sections that stand around
	used     map[string]bool
	rows     map[string]string     // columns of rows, by class
	cited    map[string][]citation // of a source's anchor
	heads    map[*draw.Elem]string // ids of head cells that cells name
	title    string                // id of the last heading
	level    int                   // of it
	order    string                // of the list around
	wide     int                   // drawings that may scroll
	phones   []draw.Page           // drawings for phones
	inTOC    bool                  // the contents, whose page numbers a window has no use for
	expanded map[string]bool       // abbreviations that were spelt out
}

// citation is a place that calls a source.
type citation struct{ section, id string }

// kids is the elements of some matter.
func (w *writer) kids(ms []*matter) (out []*node) {
	for _, m := range ms {
		if n := len(out); m.kind == sign && n > 0 && out[n-1].raw == "" && phrasing(out[n-1].tag) {
			out = append(out, txt(" "))
		}
		made := w.matter(m)
		if n := len(out); isMargin(m) && n > 0 && out[n-1].get("class") == "margins" { // notes that follow each other stand beside each other
			out[n-1].put(made...)
			continue
		}
		if isMargin(m) {
			made = []*node{el("div", "class", "margins").put(made...)}
		}
		out = append(out, made...)
	}
	return out
}

// isMargin tells whether matter is a note beside the text.
func isMargin(m *matter) bool {
	return m.kind == element && m.elem != nil && m.elem.Class == draw.Margin
}

// matter is the elements of a piece of matter.
func (w *writer) matter(m *matter) []*node {
	switch m.kind {
	case words:
		if m.done = true; m.style == "toc-number" && w.inTOC {
			return nil
		}
		return w.words(m)
	case row:
		return w.row(m)
	case cell:
		return []*node{el("div", "class", "cell").put(w.kids(m.kids)...)}
	case columns:
		return []*node{el("div", "class", "columns").put(w.kids(m.kids)...)}
	case sign:
		return []*node{w.art.sign(m)}
	case drawing:
		return w.figure(m)
	}
	if m.elem == nil {
		return w.kids(m.kids)
	}
	return w.element(m)
}

// row is what stands side by side, but for what a window leaves out.
func (w *writer) row(m *matter) []*node {
	var cells []*node
	var widths []unit.Length
	for i, k := range m.kids {
		for _, c := range w.matter(k) {
			if len(c.kids) > 0 {
				cells, widths = append(cells, c), append(widths, m.widths[i])
			}
		}
	}
	if len(cells) == 1 {
		return cells[0].kids
	}
	return []*node{el("div", "class", class("row", "c"+strconv.Itoa(len(cells)), w.shares(widths))).put(cells...)}
}

// element is what a structure element is.
func (w *writer) element(m *matter) []*node {
	e := m.elem
	if m.name == "QR code" { // it leads to this page
		excused(m)
		return nil
	}
	switch e.Role {
	case draw.Sect:
		return w.section(m)
	case draw.H1, draw.H2, draw.H3:
		return []*node{w.heading(m)}
	case draw.List:
		return []*node{w.list(m)}
	case draw.ListItem:
		return []*node{w.item(m)}
	case draw.ListBody, draw.Reference, draw.Document:
		return w.kids(m.kids)
	case draw.LinkElem:
		return w.link(m)
	case draw.TOC:
		w.inTOC = true
		defer func() { w.inTOC = false }()
		return []*node{el("nav", "class", "contents", "aria-labelledby", w.title).put(w.named(el("ol").put(w.kids(m.kids)...), m))}
	case draw.Table:
		if len(e.Abreast) > 1 {
			return w.lists(m)
		}
		return []*node{w.table(m)}
	case draw.TableBody, draw.TableHead, draw.TableRow:
		return []*node{w.named(el(w.tags[e.Role]), m).put(w.kids(m.kids)...)}
	case draw.HeadCell, draw.DataCell:
		return []*node{w.cell(m)}
	}
	if w.tags[e.Role] == "" { // of a role that nobody gave a form: missed tells it
		return nil
	}
	n := w.named(el(w.tags[e.Role]), m)
	if e.Expand != "" && !w.expanded[e.Expand] {
		w.expanded[e.Expand] = true
		n = el("abbr", "title", draw.Spelt(e.Expand))
	}
	if e.Role == draw.Caption {
		n = el("p", "class", class("caption", styled(m)), "lang", e.Lang)
	}
	n.put(w.set(m)...)
	if said, more := strings.CutPrefix(e.Alt, strings.TrimSpace(m.said())); more && e.Role == draw.Span && said != "" {
		n.put(el("span", "class", "vh").put(txt(draw.Spelt(said)))) // what the face of the words says
	}
	if !phrasing(n.tag) {
		n.trimmed()
	}
	if n.tag == "p" && len(n.kids) == 0 {
		return nil
	}
	if e.Class == draw.Folios {
		n.kids = w.paged(n.kids)
	}
	return []*node{n}
}

// paged makes of each number of a page a link to the section that stands on it.
func (w *writer) paged(kids []*node) (out []*node) {
	for _, k := range kids {
		if k.tag != "" {
			k.kids = w.paged(k.kids)
			out = append(out, k)
			continue
		}
		from := 0
		for _, at := range digits.FindAllStringIndex(k.text, -1) {
			number := k.text[at[0]:at[1]]
			if n, err := strconv.Atoi(number); err == nil && n > 0 && n <= len(w.ed.Pages) {
				section := strings.TrimSuffix(w.ed.Pages[n-1].Section, "-text")
				if w.ed.has(section) {
					out = append(out, txt(k.text[from:at[0]]), el("a", "href", "#"+section).put(txt(number)))
					from = at[1]
				}
			}
		}
		out = append(out, txt(k.text[from:]))
	}
	return out
}

var digits = regexp.MustCompile(`\d+`)

// named gives an element its anchor, its language and its classes: the styles of its
// lines, by which the sheet sets it.
func (w *writer) named(n *node, m *matter) *node {
	n.set("id", w.id(m))
	n.set("class", class(styled(m), component(m.name)))
	if m.elem != nil {
		n.set("lang", m.elem.Lang)
	}
	return n
}

// id is the anchor of an element: the page's own, or one by its name in the data.
func (w *writer) id(m *matter) string {
	ids := slices.Clone(m.ids)
	for _, rule := range []struct{ begins, id string }{
		{"offer ", "offer-"}, {"event ", "event-"}, {"sheet of ", "provider-"}, {"grid ", "answers-"},
	} {
		if rest, is := strings.CutPrefix(m.name, rule.begins); is && !strings.Contains(rest, " ") {
			ids = append(ids, rule.id+rest)
		}
	}
	for _, id := range ids {
		if !w.used[id] {
			w.used[id] = true
			return id
		}
	}
	return ""
}

// styled is the class of the style that all words of an element are in; "" when
// they are in several, or in none.
func styled(m *matter) string {
	style, mixed := "", false
	var look func(ms []*matter)
	look = func(ms []*matter) {
		for _, k := range ms {
			switch {
			case k.kind == words && strings.TrimSpace(k.text) != "":
				mixed = mixed || style != "" && style != k.style
				style = k.style
			case k.kind == element && inline(k.elem.Role):
				look(k.kids)
			}
		}
	}
	look(m.kids)
	if mixed || style == "" {
		return ""
	}
	return "s-" + style
}

// inline tells the roles that stand within a line.
func inline(r draw.Role) bool {
	switch r {
	case draw.Span, draw.LinkElem, draw.Reference, draw.Code, draw.Note:
		return true
	}
	return false
}

// component is the class of a box that has the name of a component.
func component(name string) string {
	for _, known := range []string{"event", "fact", "to do", "other events", "further reading", "sheet", "source", "pull quote",
		"providers of a layer", "countdown", "offers of a layer", "comparison grid", "register"} {
		if name == known || strings.HasPrefix(name, known+" ") {
			return wordOf(known)
		}
	}
	return ""
}

// class is a list of classes.
func class(names ...string) string {
	return strings.Join(slices.DeleteFunc(names, func(s string) bool { return s == "" }), " ")
}

// wordOf is a name as a class: small letters and hyphens.
func wordOf(name string) string {
	return strings.NewReplacer(" ", "-", ".", "-").Replace(strings.ToLower(name))
}

// words is a run of text: bold and italic where it is otherwise set than its line's
// style, and in the colour of change.
func (w *writer) words(m *matter) []*node {
	var out []*node
	for _, s := range script(m.text) {
		n := txt(s.text)
		if s.tag != "" {
			n = el(s.tag).put(n)
		}
		out = append(out, n)
	}
	st := w.ed.Styles[m.style]
	wrap := func(tag, class string) { out = []*node{el(tag, "class", class).put(out...)} }
	switch f := m.font; {
	case f == "" || f == st.Font:
	case f == st.Bold || heavier(f, st.Font):
		wrap("b", "f-"+string(f))
	case f == st.Italic || strings.HasSuffix(string(f), "-italic"):
		wrap("i", "f-"+string(f))
	case m.style != "" && strings.TrimSpace(m.text) != "":
		wrap("span", "f-"+string(f))
	}
	if strings.TrimSpace(m.text) == "" {
		return out
	}
	switch m.ink {
	case draw.Vermtexte: // which nobody hears
		wrap("span", "new")
		said := " " + w.ed.Say("web.changed")
		if strings.HasSuffix(m.text, " ") {
			said += " "
		}
		out = append(out, el("span", "class", "vh").put(txt(said)))
	case draw.Vermillon:
		wrap("span", "new")
	}
	return out
}

// heavier tells whether a face is the bold one of another, by the names of faces.
func heavier(f, than draw.Font) bool {
	return !strings.Contains(string(f), "italic") && strings.HasPrefix(string(f), string(than)+"-") && than != "" &&
		(strings.HasSuffix(string(f), "bold") || strings.HasSuffix(string(f), "black"))
}

// section is a section of the edition with its rubric in the reading margin, or one
// within it.
func (w *writer) section(m *matter) []*node {
	id := w.id(m)
	if id == "" {
		return []*node{w.labelled("section", m).set("class", "part")}
	}
	w.in = append(w.in, id)
	defer func() { w.in = w.in[:len(w.in)-1] }()
	switch id {
	case "cover":
		return []*node{el("header", "class", "cover", "id", id).put(w.kids(m.kids)...)}
	case "back":
		w.level = 1
		return []*node{el("footer", "class", "foot", "id", id).put(el("div", "class", "body").put(w.kids(m.kids)...))}
	}
	w.title, w.level = "", 1
	body := el("div", "class", "body").put(w.kids(m.kids)...)
	n := el("section", "class", "section", "id", id)
	if s := w.ed.section(id); s.Rubric != "" {
		n.put(el("p", "class", "rubric").put(txt(s.Rubric)))
	}
	if body.first("h2") != "" {
		n.set("aria-labelledby", body.first("h2"))
	}
	switch {
	case id == "contents":
		body.put(w.ed.takeaway())
	case w.ed.has("contents"):
		body.put(el("p", "class", "up").put(el("a", "href", "#contents").put(txt(w.ed.section("contents").name()))))
	}
	return []*node{n.put(body)}
}

// labelled is an element that is named by the heading in it.
func (w *writer) labelled(tag string, m *matter) *node {
	kids := w.kids(m.kids)
	n := el(tag).put(kids...)
	for _, h := range []string{"h2", "h3", "h4"} {
		if id := n.first(h); id != "" {
			return n.set("aria-labelledby", id)
		}
	}
	return n
}

// first is the id of the first element of a tag.
func (n *node) first(tag string) (id string) {
	n.each(func(k *node) {
		if id == "" && k.tag == tag {
			id = k.get("id")
		}
	})
	return id
}

// heading is a heading, with an id by which what it heads is named. Levels go down by
// one at a time.
func (w *writer) heading(m *matter) *node {
	tag := w.tags[m.elem.Role]
	if len(w.in) > 0 && w.in[len(w.in)-1] == "cover" {
		return el("h1").put(w.styledRuns(m)...).trimmed()
	}
	level := min(int(tag[1]-'0'), w.level+1)
	w.level = level
	n := el("h" + strconv.Itoa(level))
	base := "title"
	if len(w.in) > 0 {
		base = w.in[len(w.in)-1]
	}
	id := base + "-title"
	for i := 2; w.used[id]; i++ {
		id = fmt.Sprintf("%s-title-%d", base, i)
	}
	w.used[id] = true
	w.title = id
	n.set("id", id).set("class", styled(m))
	if m.elem.Lang != "" {
		n.set("lang", m.elem.Lang)
	}
	return n.put(w.set(m)...).trimmed()
}

// shares is the class of a row whose cells are as wide as each other as on the page.
func (w *writer) shares(widths []unit.Length) string {
	var mm []string
	for _, l := range widths {
		mm = append(mm, strconv.Itoa(max(int(l.Scale(1, int64(unit.MM))), 1)))
	}
	c := "w-" + strings.Join(mm, "-")
	w.rows[c] = strings.Join(mm, "fr ") + "fr"
	return c
}

// set is what stands in an element: where its lines are of several styles, each of
// them in an element of its class.
func (w *writer) set(m *matter) []*node {
	var named []string
	for _, k := range m.kids {
		if k.kind == words && strings.TrimSpace(k.text) != "" && !slices.Contains(named, k.style) {
			named = append(named, k.style)
		}
	}
	if len(named) < 2 {
		return w.kids(m.kids)
	}
	return w.styledRuns(m)
}

// styledRuns is words of several styles, each in an element of its class, with what
// stands among them.
func (w *writer) styledRuns(m *matter) (out []*node) {
	style, last := "", (*node)(nil)
	for _, k := range m.kids {
		switch {
		case k.kind == words && (last == nil || k.style != style):
			k.done = true
			if len(out) > 0 {
				out = append(out, txt(" "))
			}
			style, last = k.style, el("span", "class", "s-"+k.style)
			out = append(out, last.put(w.words(k)...))
		case last != nil && (k.kind == words || k.kind == element && inline(k.elem.Role)):
			last.put(w.matter(k)...)
		default:
			if k.kind == sign && len(out) > 0 {
				out = append(out, txt(" "))
			}
			last = nil
			out = append(out, w.matter(k)...)
		}
	}
	for _, n := range out {
		if n.tag == "span" {
			n.trimmed()
		}
	}
	return out
}

// link is a link: to a source, in the page, or away. One that nobody knows the aim
// of is its words.
func (w *writer) link(m *matter) []*node {
	href := w.read.hrefs[m.elem]
	kids := w.kids(m.kids)
	if href == "" {
		return kids
	}
	n := el("a", "href", href).put(broken(kids)...)
	n.set("lang", m.elem.Lang)
	if src, is := strings.CutPrefix(href, "#source-"); is {
		c := w.cited["source-"+src]
		id := fmt.Sprintf("ref-%s-%d", src, len(c)+1)
		n.set("id", id).set("role", "doc-biblioref").set("aria-label", m.elem.Desc)
		w.cited["source-"+src] = append(c, citation{w.in[max(len(w.in)-1, 0)], id})
	}
	return []*node{n}
}

// broken lets addresses break after a slash and before a hyphen or a point.
func broken(kids []*node) (out []*node) {
	for _, k := range kids {
		if k.tag != "" {
			k.kids = broken(k.kids)
			out = append(out, k)
			continue
		}
		if !strings.Contains(k.text, "/") && !strings.Contains(k.text, "@") {
			out = append(out, k)
			continue
		}
		from := 0
		for i, r := range k.text {
			if i > from && (r == '-' || r == '.') || i > from && k.text[i-1] == '/' && r != '/' {
				out = append(out, txt(k.text[from:i]), el("wbr"))
				from = i
			}
		}
		out = append(out, txt(k.text[from:]))
	}
	return out
}

// scripts is a passage that is set raised, lowered or on the line.
type scripts struct{ tag, text string }

// script parts words into what is raised, lowered and on the line: letters that are
// drawn as glyphs of their own are plain letters in an element that says so.
func script(s string) (out []scripts) {
	tag := func(r rune) string {
		switch {
		case draw.Letter(r) == r:
			return ""
		case r >= '₀' && r <= '₉':
			return "sub"
		}
		return "sup"
	}
	for _, r := range s {
		t := tag(r)
		if n := len(out); n > 0 && out[n-1].tag == t {
			out[n-1].text += string(draw.Letter(r))
			continue
		}
		out = append(out, scripts{t, string(draw.Letter(r))})
	}
	return out
}
