package compose

import (
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// wish is the cost of a break that is wanted: it makes up for a page that is
// left half empty, and for no more.
const wish = -9000

// full is how much of the room of several pages their pieces may take, in per
// cent, by their least heights.
const full = 97

// alike tells before which pieces a body breaks so that its pages come out
// alike: each takes its share of what stands on all of them. The first page
// has so much room, those after it so much. Heights are the least the pieces
// may have: where one turns out higher, the wish meets a fuller page and the
// flow decides.
func alike(heights []unit.Length, first, next unit.Length) map[int]bool {
	total := sum(heights)
	if total <= first || first <= 0 || next <= 0 {
		return nil
	}
	pages := 1 + (total-first+next-1)/next
	room := first + (pages-1)*next
	if total > room.Scale(full, 100) { // as heights are the least, they would not hold all
		pages, room = pages+1, room+next
	}
	out := map[int]bool{}
	filled, target, capacity := unit.Length(0), first.Scale(int64(total), int64(room)), first
	for i, h := range heights {
		over := filled+h/2 > target || filled+h > capacity
		if over && i > 0 && len(out) < int(pages)-1 {
			out[i] = true
			target, capacity = filled+next.Scale(int64(total), int64(room)), filled+next
		}
		filled += h
	}
	return out
}

// share asks for the breaks of a table whose groups have these heights; what
// stands behind them may follow in the heights, and then never stands alone.
func share(groups []block.Group, heights []unit.Length, first, next unit.Length) {
	for i := range alike(heights, first, next) {
		groups[min(i, len(groups)-1)].Break = wish
	}
}

func sum(heights []unit.Length) unit.Length {
	total := unit.Length(0)
	for _, h := range heights {
		total += h
	}
	return total
}

// high is how high a name stands in a width.
func (k *kit) high(st text.Style, name string, w unit.Length) unit.Length {
	set := k.setter.Set(&text.Para{Style: st, Runs: []text.Run{{Text: name, Raw: true}}, Lang: k.loc.Tag}, w, text.Options{})
	return unit.Length(max(1, len(set.Lines))) * st.Leading
}
