package draw

// Leading is pages with other places: to gives each anchor its name, and lead each link
// where it leads. The pages that are given stay as they are; elements are the same.
func Leading(pages []Page, to, lead func(string) string) []Page {
	out := make([]Page, len(pages))
	for i := range pages {
		out[i] = pages[i]
		out[i].Box = leading(pages[i].Box, to, lead)
	}
	return out
}

func leading(b Box, to, lead func(string) string) Box {
	ops := make([]Op, 0, len(b.Ops))
	for _, op := range b.Ops {
		switch o := op.(type) {
		case Anchor:
			o.Name = to(o.Name)
			op = o
		case Link:
			o.Href = lead(o.Href)
			op = o
		}
		ops = append(ops, op)
	}
	kids := make([]At, len(b.Kids))
	for i, k := range b.Kids {
		kids[i] = At{k.Point, leading(k.Box, to, lead)}
	}
	b.Ops, b.Kids = ops, kids
	return b
}
