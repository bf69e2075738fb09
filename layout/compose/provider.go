package compose

import (
	"github.com/secnumcloud-observatory/press/charts"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
)

// Provider is a provider by itself, as a window shows it: its sheet with every dated
// fact, as high as it is.
type Provider struct {
	*facts.Provider
	Offers []*facts.Entry
	Box    draw.Box
	Narrow map[draw.Shown]draw.Box // its timeline as phones show it
}

// Providers is the providers of an edition's register, by name, each by itself. What
// cannot be drawn of one is a finding.
func Providers(in Input) ([]Provider, diag.List) {
	k, issues := newKit(in)
	if k == nil {
		return nil, issues
	}
	var out []Provider
	seen := map[string]bool{}
	for _, e := range facts.ByName(k.view.Cells()) {
		p := e.Provider
		if seen[p.ID] {
			continue
		}
		seen[p.ID] = true
		es := k.view.OffersOf(p)
		plan := k.alone(p, es).Place(&block.Env{Text: k.setter}, block.Space{W: k.textW, H: endless, Fresh: true, Loose: true})
		narrow := map[draw.Shown]draw.Box{}
		if len(es) > 0 {
			k.narrowLife(p, narrow)
		}
		out = append(out, Provider{p, es, plan.Box, narrow})
	}
	return out, append(issues, k.told()...)
}

// alone is a provider's sheet without the pages of an edition; one without a published
// offer has its name and what is known of it.
func (k *kit) alone(p *facts.Provider, es []*facts.Entry) block.Block {
	if len(es) == 0 {
		return block.Stack(k.holder("figure", p, draw.H2), k.sheetSays(p, es))
	}
	items := []block.Item{{Block: k.sheetHead(p, es)}}
	if c, ok := k.chart(charts.Timeline(k.sheet(k.textW), k.lives(es), 0)); ok {
		items = append(items, block.Item{Block: drawn(c.Box), Before: sheetTime})
	}
	items = append(items, block.Item{Block: k.sheetFacts(p, 0), Before: sheetFacts})
	return &block.Flow{Items: items, Elem: draw.New(draw.Div), Name: "sheet of " + p.ID}
}
