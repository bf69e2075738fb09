package compose

import (
	"strings"

	"github.com/secnumcloud-observatory/press/charts"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// The measures of the back cover, from the top of the page. What mirrors the
// cover stands where it does.
const (
	backLines    = 2                 // most lines of the sentence
	backFactsGap = 18 * unit.MM / 10 // from the rule to the words

	backAddressGap = 56 * unit.MM / 10 // from its label's top to the address
	backAddressW   = 1395 * unit.MM / 10
	backCode       = 315 * unit.MM / 10

	backLegalW = 1155 * unit.MM / 10

	backStateFoot, backStateH = 4835 * unit.MM / 100, 45 * unit.MM / 10 // a state in words, from the foot of the page

	// On a sheet that stands and on one that lies.
	backStandSentenceW, backLieSentenceW   = 150 * unit.MM, 140 * unit.MM
	backStandFacts, backLieFacts           = 117 * unit.MM, 113 * unit.MM
	backStandFactsH, backLieFactsH         = 50 * unit.MM, 22 * unit.MM
	backStandAddress, backLieAddress       = 171 * unit.MM, 1005 * unit.MM / 10
	backStandAddressH, backLieAddressH     = 16 * unit.MM, 55 * unit.MM / 10
	backStandCode, backLieCode             = 171 * unit.MM, 78 * unit.MM
	backStandLegal, backLieLegal           = 2115 * unit.MM / 10, 136 * unit.MM
	backStandLegalLines, backLieLegalLines = 4, 2
)

// backPlan is where the parts of a back cover stand on a sheet.
type backPlan struct {
	sentenceW         unit.Length
	facts, factsH     unit.Length
	address, addressH unit.Length // with its label; the code begins
	code              unit.Length // here
	logo              unit.Length
	legal             unit.Length
	legalLines        unit.Length
	states            bool // the five states of the disc, at the foot
}

// backPlan is the plan of the theme's sheet.
func (k *kit) backPlan() backPlan {
	if k.lies() {
		return backPlan{sentenceW: backLieSentenceW, facts: backLieFacts, factsH: backLieFactsH, address: backLieAddress,
			addressH: backLieAddressH, code: backLieCode, logo: logoCoverY, legal: backLieLegal, legalLines: backLieLegalLines}
	}
	return backPlan{sentenceW: backStandSentenceW, facts: backStandFacts, factsH: backStandFactsH, address: backStandAddress,
		addressH: backStandAddressH, code: backStandCode, logo: logoBackY, legal: backStandLegal, legalLines: backStandLegalLines, states: true}
}

// back is the back cover, which mirrors the front: when the next edition
// appears, whom to write to, where this one can be read, and the five states of
// the disc over the lowest layer.
func (k *kit) back() []page.Section {
	t := k.text("back")
	ink := draw.Craie
	items := k.backNext(ink)
	plan, cover := k.backPlan(), k.coverPlan()
	cover.sentenceW, cover.lines = plan.sentenceW, backLines
	sentence := k.saying(k.inked(cover.sentence, ink), k.backSentence(), draw.P, cover.lines)
	if len(t.Title) > 0 {
		sentence = k.richIn(k.inked(cover.sentence, ink), t.Title, draw.P)
	}
	items = append(items, k.coverSaid(cover, sentence))
	items = append(items, k.backFacts(ink)...)
	items = append(items, k.backAddress(ink)...)
	items = append(items, k.logoIn(plan.logo, logoBackW, logoBackH, ink, draw.Nuit)...)
	items = append(items, block.Placed{X: k.margin, Y: plan.legal, W: backLegalW, H: plan.legalLines * k.style("note-ink").Leading,
		Name: "legal line", Body: k.backLegal(ink)})
	if plan.states {
		items = append(items, k.backStates(ink)...)
	}
	whole := unit.Box(0, 0, k.pageW, k.pageH)
	s := k.section("back", t, &block.Stage{W: k.pageW, H: k.pageH, Items: items, Name: "back cover"})
	s.Bare, s.Area, s.Ground, s.Start = true, &whole, draw.Nuit, page.Verso
	return []page.Section{s}
}

// next is the edition that the back cover announces: the next one as far as it
// is decided, else this one.
func (k *kit) next() (day facts.Day, number int, own bool) {
	n := k.ed.Next.Date
	switch {
	case !n.Known():
		return k.ed.Month, k.ed.Ordinal, true
	case k.ed.Ordinal == 0:
		return n, 0, false
	case n.Year == k.ed.Month.Year:
		return n, k.ed.Ordinal + 1, false
	}
	return n, 1, false
}

// backNext sets the next edition's day where the cover has the name, and its
// number where that has the month.
func (k *kit) backNext(ink draw.Ink) []block.Placed {
	day, number, own := k.next()
	key := "back.next"
	if own {
		key = "back.edition"
	}
	when := k.loc.DayName(day.Month, day.Day)
	title := draw.New(draw.H1)
	word := block.Marked{Elem: title, Body: k.wordsIn(k.inked("cover-word", ink), k.say(key), "")}
	date := &block.Either{}
	for _, style := range []string{"cover-name", "back-name"} {
		st := k.inked(style, ink)
		st.Track = 0 // drawn closer, a day and its month are one word to whoever copies them
		date.Options = append(date.Options, &block.Frame{H: st.Leading, Fixed: true, Body: k.runs(st, []text.Run{{Text: when}}, "")})
	}
	return []block.Placed{
		{X: k.margin, Y: coverHigh, W: k.textW, H: coverWordH, Body: word, Name: "next edition", Over: true},
		{X: k.margin - coverNameOut, Y: coverNameY, W: k.textW + coverNameOut, H: coverNameH, Align: block.Middle, Over: true,
			Name: "next edition", Body: block.Marked{Elem: title, Body: date}},
		{X: k.margin, Y: coverLow, W: k.textW, H: coverWordH, Over: true, Name: "next edition",
			Body: k.wordsIn(k.inked("month", ink), k.ordinal(number, day.Year), draw.P)},
	}
}

// backSentence is the cut-off of the next edition, and an invitation.
func (k *kit) backSentence() []string {
	if cut := k.ed.Next.Cutoff; cut.Known() {
		return k.loc.Say("back.sentence.cutoff", map[string]any{"Day": k.loc.DayName(cut.Month, cut.Day)})
	}
	return k.loc.Say("back.sentence.open", nil)
}

// backFacts is the month, whom to write to, and the other languages.
func (k *kit) backFacts(ink draw.Ink) []block.Placed {
	t := k.text("back")
	contact, _ := t.Part("contact")
	h, st := k.inked("cover-label", ink), k.inked("cover-label", ink)
	st.Font = "sans"
	var write []block.Block
	if len(contact.Text) > 0 {
		write = append(write, k.richIn(st, contact.Text, draw.P))
	}
	if e := k.ed.Imprint.Email; e != "" {
		write = append(write, k.mail(e, st, k.inked("note-ink", ink)))
	}
	month := k.loc.MonthTitle(k.ed.Month.Year, k.ed.Month.Month)
	if k.ed.Ordinal > 0 {
		month = k.say("back.month", map[string]any{"Month": month, "N": k.ed.Ordinal})
	}
	if len(write) > 0 || len(contact.Title) > 0 { // else there is nobody to write to
		write = append([]block.Block{k.richIn(h, or(contact.Title, plain(k.say("back.contact"))), draw.P)}, write...)
	}
	columns := []block.Block{
		block.Stack(k.wordsIn(h, k.say("back.edition"), draw.P), k.wordsIn(st, month, draw.P),
			k.wordsIn(st, k.say("edition.cutoff", map[string]any{"Date": k.day(k.ed.Cutoff)}), draw.P)),
		block.Stack(write...),
		k.backLanguages(h, st),
	}
	var items []block.Placed
	plan := k.backPlan()
	for i, c := range columns {
		from, n := [...]int{1, 5, 10}[i], [...]int{4, 5, 3}[i]
		items = append(items, block.Placed{X: k.margin + k.col(from), Y: plan.facts, W: k.span(n), H: plan.factsH, Name: "imprint",
			Body: block.Stack(&block.Rule{Ink: ink, Width: k.space("rule-fine")}, block.Gap{H: backFactsGap}, c)})
	}
	return items
}

// mail is an address to write to: whole on one line, in the first of the styles
// that has room for it; broken only where it is wider than the place in each.
func (k *kit) mail(address string, styles ...text.Style) block.Block {
	link := &draw.Elem{Role: draw.LinkElem, Desc: address}
	p := draw.New(draw.P)
	set := func(st text.Style, whole bool) block.Block {
		return k.within(st, []text.Run{{Text: address, Font: st.Font, Code: true, NoBreak: whole, Underline: true,
			Href: "mailto:" + address, Elem: link}}, p)
	}
	body := &block.Either{}
	for _, st := range styles {
		body.Options = append(body.Options, set(st, true))
	}
	body.Options = append(body.Options, set(styles[0], false))
	return body
}

// backLanguages is the same edition in every other language it has, in that
// language.
func (k *kit) backLanguages(head, st text.Style) block.Block {
	var all []block.Block
	for _, l := range k.siblings {
		in := func(st text.Style, s string) block.Block {
			return block.Para{Para: &text.Para{Style: st, Lang: l.Tag, Elem: &draw.Elem{Role: draw.P, Lang: l.Tag}, Runs: []text.Run{{Text: s}}}}
		}
		all = append(all, in(head, l.T("back.also")), in(st, l.T("publication.name")), in(st, l.MonthTitle(k.ed.Month.Year, k.ed.Month.Month)))
	}
	if len(all) == 0 {
		all = append(all, k.wordsIn(head, k.say("publication.name"), draw.P), k.wordsIn(st, k.say("publication.tagline"), draw.P))
	}
	return block.Stack(all...)
}

// backAddress is where this edition can be read, in words and as a code.
func (k *kit) backAddress(ink draw.Ink) []block.Placed {
	address := k.ed.Permalink
	if address == "" {
		address = k.ed.Imprint.Site
	}
	if address == "" {
		return nil
	}
	words, shown := &block.Either{}, strings.TrimSuffix(bareAddress(address), "/")
	link := &draw.Elem{Role: draw.LinkElem, Desc: address}
	set := func(st text.Style) block.Block {
		return k.runs(st, []text.Run{{Text: shown, Font: st.Font, Code: true, Underline: true, Href: address, Elem: link}}, draw.P)
	}
	large, small := k.inked("back-address", ink), k.inked("t10", ink)
	if k.brand != nil { // a logo stands under it, which a second line would crowd
		for _, size := range fittedTo(large.Size, small.Size) {
			st := large
			st.Size = size
			words.Options = append(words.Options, &block.Frame{H: st.Leading, Fixed: true, Body: set(st)})
		}
	} else {
		words.Options = append(words.Options, set(large))
	}
	words.Options = append(words.Options, set(small))
	plan := k.backPlan()
	return []block.Placed{
		{X: k.margin, Y: plan.address, W: backAddressW, H: u, Name: "address",
			Body: k.wordsIn(k.inked("cover-label", ink), k.say("back.online"), draw.P)},
		{X: k.margin, Y: plan.address + backAddressGap, W: backAddressW, H: plan.addressH, Body: words, Name: "address"},
		{X: k.margin + k.textW - backCode, Y: plan.code, W: backCode, H: backCode,
			Body: k.qr(address, backCode, draw.Nuit, ink, false), Name: "QR code"},
	}
}

// backLegal says whose framework it is, and under what terms this is published.
func (k *kit) backLegal(ink draw.Ink) block.Block {
	im := k.ed.Imprint
	st := k.inked("note-ink", ink)
	said := []block.Block{k.wordsIn(st, k.say("back.legal"), draw.P)}
	if im.Licence != "" {
		licence := text.Run{Text: im.Licence, Raw: true}
		if im.LicenceURL != "" {
			licence.Underline, licence.Href, licence.Elem = true, im.LicenceURL, &draw.Elem{Role: draw.LinkElem, Desc: im.Licence}
		}
		said = append(said, k.runs(st, []text.Run{{Text: k.say("back.licence") + " "}, licence, {Text: "."}}, draw.P))
	}
	return block.Stack(said...)
}

// backStates is the five states of the disc across the foot, under their names.
func (k *kit) backStates(ink draw.Ink) []block.Placed {
	st := k.inked("cover-label", ink)
	st.Align = text.Centred
	var items []block.Placed
	step := k.pageW / unit.Length(len(charts.States()))
	for i, s := range charts.States() {
		items = append(items, block.Placed{X: unit.Length(i) * step, Y: k.pageH - backStateFoot, W: step, H: backStateH,
			Body: k.wordsIn(st, k.say("back.state."+s.Key()), draw.P), Name: "states", Over: true})
	}
	foot := charts.StatesFoot(k.sheet(k.pageW), charts.SeasonIn(draw.Nuit, draw.Azur), unit.Size{W: k.pageW, H: k.pageH}, k.bleed)
	return append(items, block.Placed{W: k.pageW, H: k.pageH, Over: true, Name: "states", Body: drawn(foot)})
}
