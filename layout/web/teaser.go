package web

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/secnumcloud-observatory/press/layout/draw"
)

// Teaser is the newsletter that announces an edition: a page for mail programs, its
// twin in plain text, and the line of the subject. Its words are those of the placed
// pages: the sentence and the figures of the cover, the facts of the month's page, the
// headline and standfirst of the editorial. It loads one picture, which says what it
// shows, and none that would tell who reads it.
type Teaser struct {
	HTML, Text []byte
	Subject    string
}

// teaserWide is the width of the page, in pixels, and textWide of the plain text, in
// characters (RFC 3676 asks for less than 78).
const (
	teaserWide = 600
	textWide   = 72
)

// told is what a newsletter tells.
type told struct {
	says, head, stand string
	figures           [][2]string // a number, and what it counts
	facts             []string
	page, pdf         string // addresses, as they are counted
	file              *Download
}

// TeaserOf is the newsletter of an edition whose links are counted under a name; false,
// when the edition has no lasting address that it could lead to.
func TeaserOf(ed *Edition, campaign string) (Teaser, bool) {
	if ed.Address == "" {
		return Teaser{}, false
	}
	w := &writer{ed: ed, read: matterOf(ed.Pages)}
	t := told{says: w.summary(), page: counted(ed.at(ed.Folder), campaign)}
	for _, p := range w.paragraphs("cover", draw.P) {
		if len(p.kids) > 1 && p.kids[0].style == "figure" {
			number := strings.TrimSpace(p.kids[0].said())
			rest, _ := strings.CutPrefix(p.said(), number)
			t.figures = append(t.figures, [2]string{number, strings.TrimSpace(rest)})
		}
	}
	w.read.root.each(func(m *matter) {
		if m.kind == element && m.name == "fact" {
			t.facts = append(t.facts, strings.TrimSpace(m.said()))
		}
	})
	if heads := w.paragraphs("editorial", draw.H1); len(heads) > 0 {
		t.head = strings.TrimSpace(heads[0].said())
	}
	for _, p := range w.paragraphs("editorial", draw.P) {
		if t.stand == "" && styled(p) == "s-stand" {
			t.stand = strings.TrimSpace(p.said())
		}
	}
	for i := range ed.Downloads {
		if d := &ed.Downloads[i]; d.Type == "application/pdf" && t.file == nil {
			t.file, t.pdf = d, counted(ed.at(ed.Folder)+d.Path, campaign)
		}
	}
	return Teaser{HTML: ed.letter(t).document(), Text: ed.plain(t),
		Subject: ed.Say("web.mail.subject", map[string]any{"Month": ed.Month, "Says": strings.TrimSuffix(t.says, ".")})}, true
}

// counted is an address with the name under which those who follow it are counted.
func counted(address, campaign string) string {
	if campaign == "" {
		return address
	}
	return address + "?" + url.Values{"utm_source": {"newsletter"}, "utm_medium": {"email"}, "utm_campaign": {campaign}}.Encode()
}

// paragraphs is the elements of a role in a section.
func (w *writer) paragraphs(section string, role draw.Role) (out []*matter) {
	w.read.root.each(func(s *matter) {
		if s.kind != element || s.elem == nil || s.elem.Role != draw.Sect || !slices.Contains(s.ids, section) {
			return
		}
		s.each(func(m *matter) {
			if m.kind == element && m.elem != nil && m.elem.Role == role {
				out = append(out, m)
			}
		})
	})
	return out
}

// letter is the page: tables for places and styles on each element, as mail programs
// ask for it.
func (ed *Edition) letter(t told) *node {
	sans, serif := "font-family:Arial,Helvetica,sans-serif;", "font-family:Georgia,'Times New Roman',serif;"
	ground, light, dark, text := ed.colour(ed.Ground), ed.colour(draw.Craie), ed.colour(draw.Nuit), ed.colour(draw.Noir)
	row := func(style string, kids ...*node) *node {
		return el("tr").put(el("td", "class", "pad", "style", style).put(kids...))
	}
	p := func(style, class, s string) *node {
		return el("p", "class", class, "style", "margin:0 0 14px;"+style).put(txt(s))
	}
	figures := el("tr")
	for _, f := range t.figures {
		figures.put(el("td", "valign", "top", "style", sans+"font-size:16px;line-height:21px;padding:0 8px 0 0;color:"+light).put(
			el("b", "style", "display:block;font-size:44px;line-height:48px").put(txt(f[0])), txt(f[1])))
	}
	body := el("table", "role", "presentation", "width", fmt.Sprint(teaserWide), "cellpadding", "0", "cellspacing", "0", "style",
		fmt.Sprintf("width:100%%;max-width:%dpx;margin:0 auto", teaserWide))
	body.put(row("padding:28px 32px 24px;background:"+ground,
		p(sans+"font-size:16px;line-height:22px;color:"+light, "", ed.Name+", "+ed.Month),
		el("h1", "style", serif+"margin:0 0 24px;font-weight:normal;font-size:26px;line-height:34px;color:"+light).put(txt(t.says)),
		layoutTable().put(figures)))
	if ed.Share.Path != "" {
		body.put(el("tr").put(el("td", "style", "font-size:0;line-height:0;background:"+ground).put(el("a", "href", t.page).put(
			el("img", "src", ed.at(ed.Folder)+ed.Share.Path, "width", fmt.Sprint(teaserWide), "height",
				fmt.Sprint(teaserWide*ed.Share.Height/ed.Share.Width),
				"alt", ed.Share.Alt, "style", sans+"display:block;width:100%;height:auto;border:0;font-size:16px;line-height:22px;color:"+light)))))
	}
	facts := row("padding:32px 32px 8px")
	for _, f := range t.facts {
		facts.kids[0].put(p(sans+"font-size:16px;line-height:23px;padding:10px 0 0;border-top:1px solid "+ed.colour(draw.Glace)+
			";color:"+text, "ink", f))
	}
	body.put(facts)
	button := el("a", "href", t.page, "style", sans+"font-size:18px;line-height:24px;font-weight:bold;text-decoration:none;color:"+
		ed.colour(draw.Papier)).put(txt(ed.Say("web.mail.read")))
	body.put(row("padding:8px 32px 32px",
		el("h2", "class", "ink", "style", sans+"margin:0 0 8px;font-size:24px;line-height:30px;color:"+dark).put(txt(t.head)),
		p(serif+"font-size:18px;line-height:28px;color:"+text, "ink", t.stand),
		layoutTable().put(el("tr").put(el("td", "class", "btn", "style", "padding:12px 22px;background:"+dark).put(button))),
		ed.besides(t, sans+"margin:16px 0 0;font-size:16px;line-height:26px;color:"+text)))
	return el("html", "lang", ed.Lang).put(el("head").put(el("meta", "charset", "utf-8"),
		el("meta", "name", "viewport", "content", "width=device-width, initial-scale=1"), el("meta", "name", "color-scheme",
			"content", "light dark"),
		el("meta", "name", "supported-color-schemes", "content", "light dark"), el("title").put(txt(ed.Name+", "+ed.Month)),
		el("style").put(&node{raw: ed.letterSheet()})),
		el("body", "class", "page", "style", "margin:0;padding:0;background:"+ed.colour(draw.Papier)).put(el("main").put(body)))
}

func layoutTable() *node {
	return el("table", "role", "presentation", "cellpadding", "0", "cellspacing", "0")
}

// besides is the other ways to read: the PDF, the other languages, who to write to.
func (ed *Edition) besides(t told, style string) *node {
	link := func(href, lang, s string) *node {
		return el("a", "class", "ink", "href", href, "lang", lang, "style", "color:"+ed.colour(draw.Nuit)).put(txt(s))
	}
	p := el("p", "class", "ink", "style", style)
	if t.file != nil {
		p.put(link(t.pdf, "", t.file.Title), txt(", "+t.file.Note+". "))
	}
	for _, l := range ed.Langs {
		if l.Tag != ed.Lang {
			p.put(link(ed.at(l.Folder), l.Tag, l.Name), txt(". "))
		}
	}
	if ed.Email != "" {
		p.put(link("mailto:"+ed.Email, "", ed.Email))
	}
	return p.trimmed()
}

// letterSheet is what styles on elements cannot say: the colours of the night, from the
// theme, and small screens.
func (ed *Edition) letterSheet() string {
	by := func(i draw.Ink) string {
		c, named := ed.Night[i]
		if !named {
			return ed.colour(i)
		}
		return fmt.Sprintf("#%02X%02X%02X", c[0], c[1], c[2])
	}
	return fmt.Sprintf("\n@media (max-width:480px){.pad{padding-left:18px!important;padding-right:18px!important}}\n"+
		"@media (prefers-color-scheme:dark){.page{background:%s!important}.ink{color:%s!important}"+
		".btn{background:%s!important}.btn a{color:%s!important}}\n",
		by(draw.Papier), by(draw.Noir), by(draw.Nuit), by(draw.Papier))
}

// plain is the twin in plain text.
func (ed *Edition) plain(t told) []byte {
	var b strings.Builder
	put := func(first, next, s string) { b.WriteString(wrapped(first, next, s)) }
	put("", "", strings.ToUpper(ed.Name))
	put("", "", ed.Month)
	b.WriteString("\n")
	put("", "", t.says)
	b.WriteString("\n")
	for _, f := range t.figures {
		put("", "", f[0]+" "+f[1])
	}
	b.WriteString("\n")
	for _, f := range t.facts {
		put("- ", "  ", f)
	}
	if t.head != "" {
		b.WriteString("\n")
		put("", "", strings.ToUpper(t.head))
		b.WriteString("\n")
		put("", "", t.stand)
	}
	b.WriteString("\n")
	put("", "", ed.Say("web.mail.read"))
	b.WriteString(t.page + "\n")
	if t.file != nil {
		put("", "", t.file.Title+", "+t.file.Note)
		b.WriteString(t.pdf + "\n")
	}
	for _, l := range ed.Langs {
		if l.Tag != ed.Lang {
			b.WriteString(l.Name + "\n" + ed.at(l.Folder) + "\n")
		}
	}
	if ed.Email != "" {
		b.WriteString("\n-- \n" + ed.Email + "\n")
	}
	return []byte(b.String())
}

// wrapped is words in lines of the width of plain text, the first and the others behind
// what they begin with. Only a plain space parts words.
func wrapped(first, next, s string) string {
	out, n := first, utf8.RuneCountInString(first)
	begun := true
	for _, word := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' }) {
		long := utf8.RuneCountInString(word)
		if !begun && n+1+long > textWide {
			out, n, begun = out+"\n"+next, utf8.RuneCountInString(next), true
		}
		if !begun {
			out, n = out+" ", n+1
		}
		out, n, begun = out+word, n+long, false
	}
	return out + "\n"
}
