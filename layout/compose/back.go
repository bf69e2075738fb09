package compose

import (
	"github.com/secnumcloud-observatory/press/charts"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// The measures of the back cover, from the top of the page.
const (
	backWordY, backNameY = 205 * unit.MM / 10, 284 * unit.MM / 10 // the observatory's word first
	backWordLow          = 34 * unit.MM                           // the framework's name first
	backNameHigh         = 195 * unit.MM / 10
	backWordH            = 9 * unit.MM
	backNameOut          = 6 * unit.MM / 10 // into the margin

	backSentenceY, backSentenceH = 16 * u, 4 * 9 * unit.MM // four lines
	backFactsY, backFactsH       = 29 * u, 7 * u
	backFactsGap                 = 18 * unit.MM / 10 // from the rule to the words

	backDisc, backDiscY    = 27 * unit.MM, 2173 * unit.MM / 10
	backStateY, backStateH = 2504 * unit.MM / 10, 2 * u // a state in words

	backBand = 75 * unit.MM / 10 // of IaaS, above the trimmed foot
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
	y1, y2 := backWordY, backNameY
	if k.say("publication.order") != "observatory,subject" {
		y1, y2 = backWordLow, backNameHigh
	}
	names := []block.Placed{
		{X: k.margin, Y: y1, W: k.span(8), H: backWordH, Body: first, Name: "name", Over: true},
		{X: k.margin - backNameOut, Y: y2, W: k.span(8), H: name.Leading, Body: second, Name: "name", Over: true},
	}
	if y2 < y1 {
		names[0], names[1] = names[1], names[0]
	}
	items := append([]block.Placed{{W: pageW, H: pageH, Over: true, Name: "ground", Body: k.backGround()}}, names...)
	st := k.inked("cover-head", ink)
	items = append(items, block.Placed{X: k.margin, Y: backSentenceY, W: k.span(9), H: backSentenceH, Name: "sentence",
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
	foot := unit.Box(-k.bleed, pageH-backBand, pageW+2*k.bleed, backBand+k.bleed)
	band := draw.Path{Fill: draw.Azur, Ground: true, Segs: draw.Rectangle(foot)}
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
		items = append(items, block.Placed{X: k.margin + k.col(1+4*i), Y: backFactsY, W: k.span(4), H: backFactsH, Name: "imprint",
			Body: block.Stack(&block.Rule{Ink: ink, Width: k.space("rule-fine")}, block.Gap{H: backFactsGap}, c)})
	}
	return items
}

// backStates is the five states of the disc across the page, in words below.
func (k *kit) backStates(ink draw.Ink) []block.Placed {
	st := k.inked("label", ink)
	st.Align = text.Centred
	var items []block.Placed
	for i, s := range charts.States() {
		x := k.margin + unit.Length(i)*(k.textW-backDisc)/4
		items = append(items,
			block.Placed{X: x, Y: backDiscY, W: backDisc, H: backDisc, Body: drawn(charts.Disc(backDisc, s, charts.Look{Ink: ink})), Name: "states"},
			block.Placed{X: x, Y: backStateY, W: backDisc, H: backStateH, Body: k.wordsIn(st, k.stateWord(s), draw.P), Name: "states"})
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
