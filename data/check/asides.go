package check

import (
	"slices"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// inBoth is what to do about words that one language has.
const inBoth diag.Text = "Write it in both languages, or in none."

// asides pairs the notes in the margin of two texts by the headings they stand at, those
// at one heading in their order, and tells those that stand alone. What stands at a
// heading that the other body has not, or that nobody has, is told there.
func (c *checker) asides(a, b *read.Text, bas, bbs []read.Block, f flow) {
	atA, strayA := standing(a, bas)
	atB, strayB := standing(b, bbs)
	for i, x := range bas {
		k, paired := f.partner[i]
		if x.Kind != read.Heading || !paired {
			continue
		}
		xs, ys := atA[i], atB[k]
		if len(xs) == len(ys) { // else nobody knows which of them is missing
			for n := range xs {
				c.pair(a, b, data.Margin, xs[n].Title, ys[n].Title, ys[n].Pos)
				c.pair(a, b, data.Margin, xs[n].Text, ys[n].Text, ys[n].Pos)
			}
		}
		for _, one := range xs[min(len(ys), len(xs)):] {
			if strayB--; strayB < 0 { // else it may be the one at a heading that nobody has
				c.unequal(TextParity, b.Lang, bbs[k].Pos, one.Pos, data.Margin, inBoth, "The text in %q has %s that is missing here.", a.Lang,
					diag.Text("a note in the margin"))
			}
		}
		for _, one := range ys[min(len(xs), len(ys)):] {
			if strayA--; strayA < 0 {
				c.unequal(TextParity, b.Lang, one.Pos, x.Pos, data.Margin, inBoth, "The text in %q has not %s that stands here.", a.Lang,
					diag.Text("the note in the margin"))
			}
		}
	}
}

// standing is the notes in the margin of a text by the headings of its body that they
// stand at, and how many stand at none.
func standing(t *read.Text, bs []read.Block) (at map[int][]read.Aside, stray int) {
	at = map[int][]read.Aside{}
	for _, one := range t.Margin {
		i := slices.IndexFunc(bs, func(b read.Block) bool {
			return b.Kind == read.Heading && read.Anchor(b.Rich.String()) == read.Anchor(one.At)
		})
		if i < 0 {
			stray++
			continue
		}
		at[i] = append(at[i], one)
	}
	return at, stray
}

// placed holds the pictures that stand in places of their own, and in no body, to being
// in both texts.
func (c *checker) placed(a, b *read.Text) {
	rec, _ := data.SectionOf(b.Section)
	field, _ := rec.Field(data.Pictures)
	for _, form := range []read.Form{read.Portrait, read.Opener} {
		if !slices.Contains(field.Forms, form) { // which is told
			continue
		}
		of := func(t *read.Text) (out []read.Shown) {
			for _, p := range t.Pictures {
				if p.Form == form {
					out = append(out, p)
				}
			}
			return out
		}
		switch xs, ys := of(a), of(b); {
		case len(xs) > 0 && len(ys) == 0:
			c.unequal(TextParity, b.Lang, b.Pos, xs[0].Pos, data.Pictures, inBoth, "The text in %q has %s that is missing here.", a.Lang,
				keyed("the picture", string(form)))
		case len(ys) > 0 && len(xs) == 0:
			c.unequal(TextParity, b.Lang, ys[0].Pos, a.Pos, data.Pictures, inBoth, "The text in %q has not %s that stands here.", a.Lang,
				keyed("the picture", string(form)))
		}
	}
}
