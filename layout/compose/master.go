package compose

import (
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// The measures of what all pages share, and of what each mark is held to.
const (
	leastText  = 31 * unit.PT / 4
	leastBody  = 19 * unit.PT / 2 // of body text
	leastTable = 35 * unit.PT / 4 // of tables
	leastLine  = unit.PT / 4
	leastEdge  = unit.MM / 2 // from a text to the edge of a ground

	folioEven = 3 * u / 2           // from the publication's name back to column 2, on even pages
	folioOdd  = 825 * unit.MM / 100 // width of the folio on odd pages

	specimenTop   = 525 * unit.MM / 100
	specimenWidth = 32 * unit.MM
)

// title is the edition's title, as metadata and window bars show it.
func (k *kit) title() string {
	title := k.say("edition.document", map[string]any{"MonthOf": k.loc.MonthOf(k.ed.Month.Year, k.ed.Month.Month)})
	if k.draft == nil {
		return title
	}
	if k.ed.Month.Month == 0 {
		title = k.say("publication.name") + ", " + k.ed.ID
	}
	return k.say("draft.document", map[string]any{"Mark": k.draftMark(), "Title": title})
}

// master is the page all sections share: rubric and edition over a rule, the
// folio at the outer edge.
func (k *kit) master() page.Master {
	m := page.Master{
		Trim:     unit.Size{W: k.pageW, H: k.pageH},
		Bleed:    k.bleed,
		Area:     unit.Box(k.margin, k.areaY, k.textW, k.areaH),
		HeadArea: unit.Box(k.margin, k.space("running-head"), k.textW, k.space("running-rule")-k.space("running-head")+k.space("rule")),
		FootArea: unit.Box(k.margin, k.space("folio"), k.textW, u),
		Head:     k.head,
		Foot:     k.foot,
		Multiple: 4,
	}
	if k.ed.Specimen || k.draft != nil {
		m.Over = k.over
	}
	return m
}

func (k *kit) rules() page.Rules {
	return page.Rules{
		Safe:     k.space("safe"),
		Drawn:    k.space("safe-drawn"),
		Ground:   leastEdge,
		MinText:  leastText,
		MinStyle: map[string]unit.Length{"body": leastBody, "table": leastTable, "table-l": leastTable, "t9": leastTable, "t10": leastTable},
		MinLine:  leastLine,
		Covers: func(f draw.Font, r rune) bool {
			face, ok := k.faces.Face(string(f))
			return ok && face.Has(r)
		},
	}
}

func (k *kit) head(i page.Info) block.Block {
	left := k.style("label")
	right := k.style("label")
	right.Font, right.Ink, right.Align = "sans", draw.Noir, text.FlushRight
	sign, takes := k.logoCell()
	edition := k.wordsIn(right, k.edition(), "")
	row := block.Block(&block.Row{Cells: append([]block.Cell{
		{X: 0, W: k.span(8), Body: k.wordsIn(left, rubrics(i), "")},
		{X: k.col(8), W: k.span(5) - takes, Body: edition},
	}, sign...)})
	if k.draft != nil {
		row = k.draftHead(left, edition, i, sign, takes)
	}
	return &block.Flow{Items: []block.Item{
		{Block: row},
		{Block: &block.Rule{Ink: draw.Nuit, Width: k.space("rule")}, Before: k.space("running-rule") - k.space("running-head") - left.Leading},
	}}
}

// edition is how the edition is called; by its folder, where its month could not
// be read.
func (k *kit) edition() string {
	if k.ed.Month.Month == 0 {
		return k.ed.ID
	}
	return k.loc.Edition(k.ed.Month.Year, k.ed.Month.Month)
}

// rubrics is what the running head says the page holds.
func rubrics(i page.Info) string {
	if i.Also == nil {
		return i.Section.Rubric
	}
	return i.Section.Rubric + " · " + i.Also.Rubric
}

// foot sets the folio at the outer edge, even pages left, odd pages right.
func (k *kit) foot(i page.Info) block.Block {
	number, name := k.style("label"), k.style("label")
	name.Font, name.Ink = "sans", draw.Noir
	publication := k.say("publication.name")
	if i.Even {
		return &block.Row{Cells: []block.Cell{
			{X: 0, W: k.col(2) - folioEven, Body: k.wordsIn(number, i.Folio, "")},
			{X: k.col(2) - folioEven, W: k.span(8), Body: k.wordsIn(name, publication, "")},
		}}
	}
	number.Align, name.Align = text.FlushRight, text.FlushRight
	return &block.Row{Cells: []block.Cell{
		{X: k.col(5), W: k.textW - k.col(5) - folioOdd, Body: k.wordsIn(name, publication, "")},
		{X: k.textW - folioOdd, W: folioOdd, Body: k.wordsIn(number, i.Folio, "")},
	}}
}

// over marks each page of what is not for publication: a specimen, and a draft on
// the pages that have no running head to say so.
func (k *kit) over(i page.Info) block.Block {
	var items []block.Placed
	if k.ed.Specimen {
		items = append(items, k.specimen())
	}
	if k.draft != nil && i.Section.Bare {
		items = append(items, k.draftOver(i.Section.Ground))
	}
	if len(items) == 0 {
		return nil
	}
	return &block.Stage{W: k.pageW, H: k.pageH, Items: items}
}

// specimen is the mark of an edition that is not for publication.
func (k *kit) specimen() block.Placed {
	st := k.style("label")
	st.Align, st.Ink, st.Track = text.Centred, draw.Vermtexte, 120
	return block.Placed{X: k.margin, Y: specimenTop, W: k.textW, H: u,
		Body: &block.Frame{X: (k.textW - specimenWidth) / 2, W: specimenWidth, Fill: draw.Papier,
			Body: k.wordsIn(st, k.say("edition.specimen"), "")},
		Over: true, Name: "specimen mark"}
}
