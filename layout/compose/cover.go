package compose

import (
	"github.com/secnumcloud-observatory/press/charts"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// cover is the month's name over the register's motif, one cell for each offer.
func (k *kit) cover() []page.Section {
	season := k.season()
	t := k.text("cover")
	offers := k.offers()
	motif := charts.Cover(k.sheet(pageW), season, offers, unit.Size{W: pageW, H: pageH}, k.bleed)
	items := []block.Placed{{W: pageW, H: pageH, Body: drawn(motif), Over: true, Name: "cover motif"}}
	items = append(items, k.coverName(season)...)
	items = append(items, k.coverFigures(season, t)...)
	items = append(items, k.coverKey(season)...)
	whole := unit.Box(0, 0, pageW, pageH)
	s := k.section("cover", t, &block.Stage{W: pageW, H: pageH, Items: items, Name: "cover"})
	s.Bare, s.Area, s.Ground = true, &whole, season.Ground
	return []page.Section{s}
}

// season is the cover's swatches for the edition's month.
func (k *kit) season() charts.Season {
	s := k.theme.Season(k.ed.Month)
	return charts.SeasonIn(draw.Ink(s.Ground), draw.Ink(s.Band))
}

// inked is a style of the theme in another swatch.
func (k *kit) inked(style string, ink draw.Ink) text.Style {
	st := k.style(style)
	st.Ink = ink
	return st
}

// coverName sets the two words of the name, in the language's own order.
func (k *kit) coverName(season charts.Season) []block.Placed {
	title := draw.New(draw.H1)
	top := k.inked("label", season.Disc)
	right := top
	right.Align = text.FlushRight
	word := block.Placed{X: k.margin, W: k.textW, H: mm(13.5), Name: "name of the publication", Over: true,
		Body: block.Marked{Elem: title, Body: k.wordsIn(k.inked("cover-word", season.Disc), k.say("publication.observatory"), "")}}
	name := block.Placed{X: k.margin - mm(1.6), W: k.textW + mm(6), H: mm(31.5), Name: "name of the framework", Over: true,
		Body: block.Marked{Elem: title, Body: k.wordsIn(k.inked("cover-name", season.Disc), k.say("publication.subject"), "")}}
	head := []block.Placed{
		{X: k.margin, Y: mm(11.25), W: k.span(5), H: u, Body: k.wordsIn(top, k.editionOf(), draw.P), Name: "edition"},
		{X: k.margin + k.col(6), Y: mm(11.25), W: k.span(7), H: u, Body: k.wordsIn(right, k.say("cover.subject"), draw.P), Name: "subject"},
	}
	if k.say("publication.order") == "observatory,subject" {
		word.Y, name.Y = mm(22), mm(34.3)
		return append(head, word, name)
	}
	name.Y, word.Y = mm(20.35), mm(51)
	return append(head, name, word)
}

// editionOf is "January 2026 edition" in the language's own words.
func (k *kit) editionOf() string {
	return k.loc.Edition(k.ed.Month.Year, k.ed.Month.Month)
}

func (k *kit) coverFigures(season charts.Season, t *read.Text) []block.Placed {
	head := k.inked("cover-head", season.Disc)
	sentence, w := k.saying(head, k.coverSentence(), draw.P, coverLines), k.textW
	if len(t.Title) > 0 {
		sentence, w = k.richIn(head, t.Title, draw.P), k.span(9)
	}
	items := []block.Placed{{X: k.margin, Y: mm(72.4), W: w, H: coverLines * 9 * unit.MM, Name: "cover sentence", Body: sentence}}
	c := k.view.Counts()
	for i, f := range []struct {
		n   int
		key string
	}{{c.Qualified, "cover.figure.qualified"}, {c.Candidates, "cover.figure.candidates"},
		{k.movements(), k.first("cover.figure.changed", "cover.figure.first")}} {
		ink := season.Disc
		if i == 2 && f.n > 0 {
			ink = season.Change
		}
		x, w := k.margin+unit.Length(i)*45*unit.MM, mm(42)
		labels := []string{k.loc.N(f.key, f.n, map[string]any{"Since": k.since()})}
		if i == 2 { // the last one has the rest of the line
			w, labels = k.margin+k.textW-x, append(labels, k.loc.N("cover.figure.short", f.n))
		}
		items = append(items, block.Placed{X: x, Y: mm(100.8), W: w, H: mm(20.25), Name: "cover figure",
			Body: block.Marked{Elem: draw.New(draw.P), Body: block.Stack(
				k.wordsIn(k.inked("figure", ink), k.loc.Number(f.n), ""),
				k.saying(k.inked("cover-label", season.Disc), labels, "", 1),
			)}})
	}
	return items
}

// coverLines is the most lines of the cover's sentence. The press's own has the
// whole width: it holds what the register holds, where an author can be brief.
const coverLines = 2

// movements counts what moved since the previous edition.
func (k *kit) movements() int { return len(k.view.Movements()) }

// coverKey says how to read the motif.
func (k *kit) coverKey(season charts.Season) []block.Placed {
	d := mm(7.1)
	look := charts.Look{Ink: season.Disc, Change: season.Change}
	changed := look
	changed.Changed = true
	var one charts.Layers
	one[0] = true
	signs := []draw.Box{
		charts.Stack(d, d, one, charts.StackLook{Ink: season.Band, Open: season.Band}),
		charts.Disc(d, charts.J1, look),
		charts.Disc(d, charts.J3, changed),
	}
	var items []block.Placed
	for i, key := range []string{"layer", "milestone", "change"} {
		x := k.margin + unit.Length(i)*60*unit.MM
		st := k.inked("table-s", season.Disc)
		says := "cover.key." + key + ".text"
		if key == "change" {
			says = k.first(says, "cover.key.change.first")
		}
		words := k.runs(st, []text.Run{{Text: k.say("cover.key."+key+".lead") + " ", Font: st.Bold}, {Text: k.lately(says, says)}}, draw.P)
		items = append(items,
			block.Placed{X: x, Y: mm(125.9), W: d, H: d, Body: drawn(signs[i]), Name: "cover key"},
			block.Placed{X: x + mm(10), Y: mm(124.9), W: mm(45.5), H: 4 * mm(3.375), Body: words, Name: "cover key"})
	}
	return items
}

// sheet is what charts are drawn on, w wide.
func (k *kit) sheet(w unit.Length) charts.Sheet {
	return charts.Sheet{Locale: k.loc, Date: charts.Date(k.ed.Cutoff), Fonts: k.faces, Setter: k.setter,
		Width: w, Since: k.since(), Gone: k.view.Counts().Exits,
		Inks: k.inks(), Styles: charts.StylesOf(k.style)}
}

// offers is the register's view as charts take it, one mark for each entry, in
// the order of the cover's cells.
func (k *kit) offers() []charts.Offer { return chartOffers(k.view.Cells()) }

// chartOffers is entries as charts take them, in their order.
func chartOffers(es []*facts.Entry) []charts.Offer {
	out := make([]charts.Offer, len(es))
	for i, e := range es {
		out[i] = chartOffer(e)
	}
	return out
}

func chartOffer(e *facts.Entry) charts.Offer {
	o := charts.Offer{Provider: e.Provider.Name, Name: e.Name, Holder: e.Provider.From, From: e.From, State: charts.State(e.Milestone),
		Layers: layers(e.Layers), Changed: e.Changed}
	switch {
	case e.Stage == facts.Qualified:
		o.Stage = charts.Qualified
	case e.Name == "":
		o.Stage = charts.Candidacy
	default:
		o.Stage = charts.InProgress
	}
	return o
}
