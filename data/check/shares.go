package check

import "github.com/secnumcloud-observatory/press/data/read"

// shares holds the items of a part against what makes bars of them: one that
// nearly is a percentage, or is none among some, would change the drawing into
// a list without a word.
func (c *checker) shares(t *read.Text, p read.Part, path string) {
	exact := 0
	for _, it := range p.Items {
		if _, is := it.Text.Percent(); is {
			exact++
		}
	}
	for i, it := range p.Items {
		pos, at := it.Pos, read.Step(path, it.Key, i)
		if len(it.Text) > 0 {
			pos = it.Text[0].Pos
		}
		switch _, is := it.Text.Percent(); {
		case is:
		case exact > 0 && len(it.Text) == 0:
			c.spoken(MixedShares, t.Lang, pos, at, "Add the line: text: 24 %; or take the item out.",
				"This item has no percentage, and those beside it have one: no bars are drawn.")
		case exact > 0:
			c.spoken(MixedShares, t.Lang, pos, at,
				"Write a percentage and nothing more, such as 24 %; other words stand in the item's title or the part's text.",
				"“%s” is no percentage, and the items beside it are: no bars are drawn.", short(it.Text))
		case read.NearPercent(it.Text.String()):
			c.spoken(NearShare, t.Lang, pos, at, "Write 24 % or 12,5 % and nothing more to have bars; a sentence to have a list.",
				"“%s” is nearly a percentage: the items are set as a list.", short(it.Text))
		}
	}
}
