package facts

import (
	"cmp"
	"slices"
)

// Leading is the providers with a published offer, those first of whom there is
// most to tell: by what moved of theirs, then by their qualified offers, then by
// all their offers and by name.
func (v *View) Leading() []*Provider {
	weight, qualified := map[string]int{}, map[string]int{}
	for _, m := range v.Movements() {
		weight[m.Provider.ID] = max(weight[m.Provider.ID], m.Weight())
	}
	for _, e := range v.Qualified() {
		qualified[e.Provider.ID]++
	}
	ps := slices.DeleteFunc(v.Providers(""), func(p *Provider) bool { return len(v.OffersOf(p)) == 0 })
	slices.SortStableFunc(ps, func(a, b *Provider) int {
		return cmp.Or(weight[b.ID]-weight[a.ID], qualified[b.ID]-qualified[a.ID], len(v.OffersOf(b))-len(v.OffersOf(a)))
	})
	return ps
}

// OffersOf is the published offers of a provider, the qualified first.
func (v *View) OffersOf(p *Provider) []*Entry {
	return pick(v.entries, func(e *Entry) bool { return e.Provider == p && e.Name != "" })
}

// LayersOf is the layers that offers cover between them, in their order.
func LayersOf(es []*Entry) []Layer {
	return slices.DeleteFunc(Layers(), func(l Layer) bool {
		return !slices.ContainsFunc(es, func(e *Entry) bool { return e.Covers(l) })
	})
}
