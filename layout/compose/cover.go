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

// The measures of the cover, from the top of the page.
const (
	coverTop = 1125 * unit.MM / 100 // the edition and the subject

	// The two words of the name; the framework's stands out into the margin.
	coverWordH, coverNameH = 135 * unit.MM / 10, 315 * unit.MM / 10
	coverNameOut           = 16 * unit.MM / 10
	coverNameMore          = 6 * unit.MM
	coverWordY, coverNameY = 22 * unit.MM, 343 * unit.MM / 10 // the observatory's word first
	coverWordLow           = 51 * unit.MM                     // the framework's name first
	coverNameHigh          = 2035 * unit.MM / 100

	coverSentenceY = 724 * unit.MM / 10
	coverLineH     = 9 * unit.MM // of the sentence

	coverFigureY, coverFigureH = 1008 * unit.MM / 10, 2025 * unit.MM / 100
	coverFigureW               = 42 * unit.MM
	coverFigureStep            = 45 * unit.MM

	coverSignY, coverSign = 1259 * unit.MM / 10, 71 * unit.MM / 10 // how to read the motif
	coverKeyY, coverKeyH  = 1249 * unit.MM / 10, 3 * u             // four lines
	coverKeyX, coverKeyW  = 10 * unit.MM, 455 * unit.MM / 10       // right of the sign
	coverKeyStep          = 60 * unit.MM
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
	word := block.Placed{X: k.margin, W: k.textW, H: coverWordH, Name: "name of the publication", Over: true,
		Body: block.Marked{Elem: title, Body: k.wordsIn(k.inked("cover-word", season.Disc), k.say("publication.observatory"), "")}}
	name := block.Placed{X: k.margin - coverNameOut, W: k.textW + coverNameMore, H: coverNameH, Name: "name of the framework", Over: true,
		Body: block.Marked{Elem: title, Body: k.wordsIn(k.inked("cover-name", season.Disc), k.say("publication.subject"), "")}}
	head := []block.Placed{
		{X: k.margin, Y: coverTop, W: k.span(5), H: u, Body: k.wordsIn(top, k.editionOf(), draw.P), Name: "edition"},
		{X: k.margin + k.col(6), Y: coverTop, W: k.span(7), H: u, Body: k.wordsIn(right, k.say("cover.subject"), draw.P), Name: "subject"},
	}
	if k.say("publication.order") == "observatory,subject" {
		word.Y, name.Y = coverWordY, coverNameY
		return append(head, word, name)
	}
	name.Y, word.Y = coverNameHigh, coverWordLow
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
	items := []block.Placed{{X: k.margin, Y: coverSentenceY, W: w, H: coverLines * coverLineH, Name: "cover sentence", Body: sentence}}
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
		x, w := k.margin+unit.Length(i)*coverFigureStep, coverFigureW
		labels := []string{k.loc.N(f.key, f.n, map[string]any{"Since": k.since()})}
		if i == 2 { // the last one has the rest of the line
			w, labels = k.margin+k.textW-x, append(labels, k.loc.N("cover.figure.short", f.n))
		}
		items = append(items, block.Placed{X: x, Y: coverFigureY, W: w, H: coverFigureH, Name: "cover figure",
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
	look := charts.Look{Ink: season.Disc, Change: season.Change}
	changed := look
	changed.Changed = true
	var one charts.Layers
	one[0] = true
	signs := []draw.Box{
		charts.Stack(coverSign, coverSign, one, charts.StackLook{Ink: season.Band, Open: season.Band}),
		charts.Disc(coverSign, charts.J1, look),
		charts.Disc(coverSign, charts.J3, changed),
	}
	var items []block.Placed
	for i, key := range []string{"layer", "milestone", "change"} {
		x := k.margin + unit.Length(i)*coverKeyStep
		st := k.inked("table-s", season.Disc)
		says := "cover.key." + key + ".text"
		if key == "change" {
			says = k.first(says, "cover.key.change.first")
		}
		words := k.runs(st, []text.Run{{Text: k.say("cover.key."+key+".lead") + " ", Font: st.Bold}, {Text: k.lately(says, says)}}, draw.P)
		items = append(items,
			block.Placed{X: x, Y: coverSignY, W: coverSign, H: coverSign, Body: drawn(signs[i]), Name: "cover key"},
			block.Placed{X: x + coverKeyX, Y: coverKeyY, W: coverKeyW, H: coverKeyH, Body: words, Name: "cover key"})
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
		Short: e.Short, ShortFrom: e.ShortFrom, Layers: layers(e.Layers), Changed: e.Changed}
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
