package layout

import (
	"context"
	"slices"

	"github.com/secnumcloud-observatory/press/data/compare"
	"github.com/secnumcloud-observatory/press/layout/comparison"
	"github.com/secnumcloud-observatory/press/layout/compose"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/paint"
	"github.com/secnumcloud-observatory/press/layout/profile"
)

// Beside lays out the two editions of a comparison and sets their pages beside each
// other, as files by name: see comparison.Folder. An edition has no pages in a
// language that it cannot be laid out in.
func (p *Press) Beside(ctx context.Context, d *compare.Difference, progress func(Step)) (map[string][]byte, error) {
	sides, langs := map[string]map[string][]draw.Page{}, []string{}
	for _, id := range []string{d.From.Edition, d.To.Edition} {
		ed, err := p.edition(id)
		if err != nil {
			return nil, err
		}
		o := Order{Month: id, Progress: progress}
		for _, l := range ed.Langs() {
			if _, known := p.Locales.Locale(l); known {
				o.Langs = append(o.Langs, l)
			}
		}
		res, err := p.Build(ctx, o)
		if err != nil {
			return nil, err
		}
		sides[id] = map[string][]draw.Page{}
		for _, laid := range res.Pages {
			sides[id][laid.Lang] = laid.Result.Pages
		}
		langs = append(langs, o.Langs...)
	}
	var all []comparison.Pages
	for _, l := range p.Locales.Languages() {
		if slices.Contains(langs, l) {
			all = append(all, comparison.Pages{Lang: l, Was: sides[d.From.Edition][l], Is: sides[d.To.Edition][l]})
		}
	}
	return comparison.Folder(d, all, comparison.Painting{Faces: p.Faces, Palette: compose.Palette(p.Store.Theme, profile.Coated),
		Picture: paint.ForScreens, Locales: p.Locales})
}
