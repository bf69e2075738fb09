package compose

import (
	"github.com/secnumcloud-observatory/press/charts"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// inks are the swatches that signs and charts draw with.
func (k *kit) inks() charts.Inks { return charts.StandardInks() }

// disc is the sign of an entry's milestone.
func (k *kit) disc(d unit.Length, e *facts.Entry) draw.Box {
	return charts.Disc(d, charts.State(e.Milestone), k.inks().Look(e.Changed))
}

// stack is the sign of a set of layers.
func (k *kit) stack(w, h unit.Length, ls []facts.Layer) draw.Box {
	return charts.Stack(w, h, layers(ls), k.inks().Stack())
}

func layers(ls []facts.Layer) charts.Layers {
	var on charts.Layers
	for _, l := range ls {
		on[l] = true
	}
	return on
}

// layerNames is the layers in words, "IaaS, CaaS, PaaS"; "layer not
// published" when there are none.
func (k *kit) layerNames(ls []facts.Layer) string {
	if len(ls) == 0 {
		return k.say("layer.unpublished")
	}
	s := ""
	for i, l := range ls {
		if i > 0 {
			s += ", "
		}
		s += k.say("layer." + l.String())
	}
	return s
}

// sign is a drawing as a run of text, on a line of the style, with a gap
// behind it.
func (k *kit) sign(st text.Style, b draw.Box, gap unit.Length) text.Run {
	if face, ok := k.faces.Face(string(st.Font)); ok {
		b = charts.Inline(b, st.Size.Scale(int64(face.XHeight()), 1000))
		above, below := st.Leading.Scale(text.Baseline, 100), st.Leading.Scale(100-text.Baseline, 100)
		b.Base = min(b.Base, max(above, b.H-below)) // in the line, whatever the face
	}
	b.W += gap
	return text.Run{Sign: &b}
}

// drawn is a sign as a block.
func drawn(b draw.Box) block.Block { return &block.Drawn{Box: b} }

// shortName is the name an offer goes by on the market, else its own.
func (k *kit) shortName(e *facts.Entry) string {
	if e.Market != "" {
		return e.Market
	}
	return k.offer(e)
}

// offer is an entry's offer in words; the note for a candidacy without one.
func (k *kit) offer(e *facts.Entry) string {
	if e.Name == "" {
		return k.say("unknown.offer")
	}
	return e.Name
}
