package compose

import (
	"bytes"
	"image"
	"math"

	"github.com/secnumcloud-observatory/press/charts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// The measures of an opener.
const (
	openerTextH    = 17 * u // what headline and standfirst may take
	openerProbes   = 40     // points of the picture that are looked at, across and down
	openerContrast = 7      // of the words on it, at each of them
)

// opener is a picture over a page and its bleed, with headline and standfirst
// in their usual places. Without a picture the register draws one; one too bright
// for words stands under them.
func (k *kit) opener(t *read.Text, s read.Shown) page.Section {
	season := charts.SeasonIn(draw.Nuit, draw.Azur)
	ink := season.Disc
	whole := unit.Box(-k.bleed, -k.bleed, k.pageW+2*k.bleed, k.pageH+2*k.bleed)
	ground := charts.Relief(k.sheet(k.pageW), season, k.offers(), unit.Size{W: k.pageW, H: k.pageH}, k.bleed)
	st := k.inked("note", ink)
	st.Size = max(st.Size, k.style("ref-ink").Size) // in several inks, on a ground
	how := []text.Run{{Text: k.say("editorial.relief") + " ", Font: st.Bold},
		{Text: k.say(k.first("editorial.relief.how", "editorial.relief.how.first"))}}
	calm := true
	if s.Src != "" {
		how = nil
		ground = draw.Box{Size: unit.Size{W: k.pageW, H: k.pageH}, Name: pictured(s.Src), From: s.Pos, Free: true,
			Elem: &draw.Elem{Role: draw.Figure, Alt: s.Alt}}
		if p := k.framed(s, whole.Size); p != nil && !k.calm(p, s, whole) {
			foot := whole.Bottom()
			whole.Y = k.areaY + openerTextH
			whole.H = foot - whole.Y
			p, calm = k.framed(s, whole.Size), false
			ground.Ops = []draw.Op{draw.Image{Rect: whole, Picture: p, Ground: true}}
		} else if p != nil {
			ground.Ops = []draw.Op{draw.Image{Rect: whole, Picture: p, Ground: true}}
		}
	}
	if words := k.caption(st, nil, s); len(how) > 0 && len(words) > 0 {
		how = append(append(how, text.Run{Text: " "}), words...)
	} else {
		how = append(how, words...)
	}
	head, right := k.inked("label", ink), k.inked("label", ink)
	right.Font, right.Align = "sans", text.FlushRight
	top := k.space("running-head")
	on := draw.Nuit
	if s.Src != "" && calm {
		on = ""
	}
	sign, takes := k.logoOver(ink, on)
	items := []block.Placed{
		{W: k.pageW, H: k.pageH, Body: drawn(ground), Over: true, Name: "opener"},
		{X: k.margin, Y: top, W: k.span(6), H: u, Over: true, Name: "rubric", Body: k.wordsIn(head, k.say("section.editorial"), draw.P)},
		{X: k.margin + k.col(7), Y: top, W: k.span(6) - takes, H: u, Over: true, Name: "edition",
			Body: k.wordsIn(right, k.loc.Edition(k.ed.Month.Year, k.ed.Month.Month), draw.P)},
		{X: k.margin, Y: k.space("running-rule"), W: k.textW, H: k.space("rule"), Over: true, Name: "rule",
			Body: &block.Rule{Ink: ink, Width: k.space("rule")}},
		{X: k.margin + k.axis, Y: k.areaY, W: k.span(10), H: openerTextH, Over: true, Name: "headline", Body: &block.Flow{Items: []block.Item{
			{Block: k.richIn(k.inked("h1", ink), t.Title, draw.H1), After: k.space("title-after")},
			{Block: k.richIn(k.inked("stand", ink), t.Standfirst, draw.P), Before: k.space("stand-before")}}}},
		{X: k.margin, Y: k.areaY, W: k.span(2), H: openerTextH, Over: true, Name: "caption", Body: k.runs(st, how, draw.P)},
	}
	items = append(items, sign...)
	page := k.section("editorial", t, &block.Stage{W: k.pageW, H: k.pageH, Items: items, Name: "opener"})
	area := unit.Box(0, 0, k.pageW, k.pageH)
	page.Bare, page.Area, page.Ground = true, &area, draw.Nuit
	return page
}

// calm holds the picture under the headline against the light that its words
// bear, a contrast of 7 at every point, and tells whether they may stand on it.
func (k *kit) calm(p *draw.Picture, s read.Shown, at unit.Rect) bool {
	img, _, err := image.Decode(bytes.NewReader(p.Data))
	if err != nil {
		return true // told where it is loaded or painted
	}
	words := unit.Box(k.margin, k.areaY, k.textW, openerTextH)
	least := math.Inf(1)
	b := *p.Part
	for i := range openerProbes {
		for j := range openerProbes {
			x := words.X + words.W.Scale(int64(2*i+1), 2*openerProbes) - at.X
			y := words.Y + words.H.Scale(int64(2*j+1), 2*openerProbes) - at.Y
			c := img.At(img.Bounds().Min.X+b.Min.X+int(int64(x)*int64(b.Dx())/int64(at.W)),
				img.Bounds().Min.Y+b.Min.Y+int(int64(y)*int64(b.Dy())/int64(at.H)))
			r, g, bl, _ := c.RGBA()
			least = min(least, unit.Contrast(k.rgb(draw.Craie), [3]uint8{uint8(r >> 8), uint8(g >> 8), uint8(bl >> 8)}))
		}
	}
	if least < openerContrast {
		k.issues.Add(diag.Issue{Code: BrightPicture, Severity: diag.Warning, Pos: s.Pos, Field: pictured(s.Src),
			Msg: diag.Said("the picture %s is too bright for a headline on it, with a contrast of %.1f "+
				"where %d is needed: it stands under the headline", s.Src, least, openerContrast),
			Hint: "to have it over the whole page choose a darker one, darken its upper third, or move its focus"})
	}
	return least >= openerContrast
}

// rgb is a swatch of the theme on the screen.
func (k *kit) rgb(ink draw.Ink) [3]uint8 {
	for _, s := range k.theme.Swatches {
		if draw.Ink(s.Name) == ink {
			return s.RGB
		}
	}
	return [3]uint8{}
}
