package compose

import (
	"github.com/secnumcloud-observatory/press/charts"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// back is the back cover: what the publication does, the month, the contact,
// and the five states of the disc over the lowest layer.
func (k *kit) back() []page.Section {
	t := k.text("back")
	ink := draw.Craie
	name := k.inked("back-name", ink)
	word := k.inked("cover-head", ink)
	title := draw.New(draw.H1)
	first := block.Marked{Elem: title, Body: k.wordsIn(word, k.say("publication.observatory"), "")}
	second := block.Marked{Elem: title, Body: k.wordsIn(name, k.say("publication.subject"), "")}
	y1, y2 := mm(20.5), mm(28.4)
	if k.say("publication.order") != "observatory,subject" {
		y1, y2 = mm(34), mm(19.5)
	}
	names := []block.Placed{
		{X: k.margin, Y: y1, W: k.span(8), H: mm(9), Body: first, Name: "name", Over: true},
		{X: k.margin - mm(0.6), Y: y2, W: k.span(8), H: name.Leading, Body: second, Name: "name", Over: true},
	}
	if y2 < y1 {
		names[0], names[1] = names[1], names[0]
	}
	items := append([]block.Placed{{W: pageW, H: pageH, Over: true, Name: "ground", Body: k.backGround()}}, names...)
	st := k.inked("cover-head", ink)
	items = append(items, block.Placed{X: k.margin, Y: 16 * u, W: k.span(9), H: 4 * 9 * unit.MM, Name: "sentence",
		Body: k.richIn(st, t.Title, draw.P)})
	items = append(items, k.backFacts(ink)...)
	items = append(items, k.backStates(ink)...)
	whole := unit.Box(0, 0, pageW, pageH)
	s := k.section("back", t, &block.Stage{W: pageW, H: pageH, Items: items, Name: "back cover"})
	s.Bare, s.Area, s.Ground, s.Start = true, &whole, draw.Nuit, page.Verso
	return []page.Section{s}
}

// backGround is the IaaS band at the foot.
func (k *kit) backGround() block.Block {
	band := draw.Path{Fill: draw.Azur, Ground: true, Segs: draw.Rectangle(unit.Box(-k.bleed, pageH-mm(7.5), pageW+2*k.bleed, mm(7.5)+k.bleed))}
	return drawn(draw.Box{Size: unit.Size{W: pageW, H: pageH}, Elem: draw.New(draw.Background), Ops: []draw.Op{band}, Free: true})
}

// backFacts is the month, whom to write to, and the other languages.
func (k *kit) backFacts(ink draw.Ink) []block.Placed {
	t := k.text("back")
	contact, _ := t.Part("contact")
	h, st := k.inked("label", ink), k.inked("table", ink)
	mail := []text.Run{}
	if len(contact.Text) > 0 {
		mail = append(mail, k.spans(st, contact.Text)...)
		mail = append(mail, text.Run{Text: " "})
	}
	if e := k.ed.Imprint.Email; e != "" {
		mail = append(mail, text.Run{Text: e, Code: true, Href: "mailto:" + e, Elem: &draw.Elem{Role: draw.LinkElem, Desc: e}})
	}
	columns := []block.Block{
		block.Stack(k.wordsIn(h, k.say("back.edition"), draw.P), k.wordsIn(st, k.loc.MonthTitle(k.ed.Month.Year, k.ed.Month.Month), draw.P),
			k.wordsIn(st, k.say("edition.cutoff", map[string]any{"Date": k.day(k.ed.Cutoff)}), draw.P)),
		block.Stack(k.richIn(h, or(contact.Title, plain(k.say("back.contact"))), draw.P), k.runs(st, mail, draw.P)),
		block.Stack(k.wordsIn(h, k.say("back.languages"), draw.P), k.wordsIn(st, k.say("publication.tagline"), draw.P)),
	}
	var items []block.Placed
	for i, c := range columns {
		items = append(items, block.Placed{X: k.margin + k.col(1+4*i), Y: 29 * u, W: k.span(4), H: 7 * u, Name: "imprint",
			Body: block.Stack(&block.Rule{Ink: ink, Width: k.space("rule-fine")}, block.Gap{H: mm(1.8)}, c)})
	}
	return items
}

// backStates is the five states of the disc across the page, in words below.
func (k *kit) backStates(ink draw.Ink) []block.Placed {
	d := mm(27)
	st := k.inked("label", ink)
	st.Align = text.Centred
	var items []block.Placed
	for i, s := range charts.States() {
		x := k.margin + unit.Length(i)*(k.textW-d)/4
		items = append(items,
			block.Placed{X: x, Y: mm(217.3), W: d, H: d, Body: drawn(charts.Disc(d, s, charts.Look{Ink: ink})), Name: "states"},
			block.Placed{X: x, Y: mm(250.4), W: d, H: 2 * u, Body: k.wordsIn(st, k.stateWord(s), draw.P), Name: "states"})
	}
	return items
}

// stateWord is a state's code; words where it has none.
func (k *kit) stateWord(s charts.State) string {
	if s == charts.NotPublished {
		return k.say("unknown.published")
	}
	return k.say("milestone." + s.Key())
}
