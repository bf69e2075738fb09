package compose

import (
	"strings"

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

// spoken is a sign within a line that says to listeners what no word beside it
// says.
func spoken(b draw.Box, says string) draw.Box {
	b.Elem = draw.Spoken(says)
	return b
}

// bare is a sign as a part of a figure, which says it.
func bare(b draw.Box) draw.Box {
	b.Elem = nil
	return b
}

// layered is the sign of the layers of an offer whose words do not name them.
func (k *kit) layered(w, h unit.Length, ls []facts.Layer) draw.Box {
	return spoken(k.stack(w, h, ls), k.layerNames(ls))
}

// discTold is the disc of an entry where no word tells its milestone.
func (k *kit) discTold(d unit.Length, e *facts.Entry) draw.Box {
	return spoken(k.disc(d, e), k.state(e.Milestone))
}

// state is how far an offer is in words: "qualified", "in progress, J1".
func (k *kit) state(c facts.Code) string {
	switch key := "milestone." + c.String(); c {
	case facts.J3:
		return k.say("stage.qualified")
	case facts.Unpublished:
		return k.say("stage.candidate") + ", " + k.say(key+".state")
	default:
		return k.say("stage.candidate") + ", " + k.say(key)
	}
}

// states is how many entries are how far, the furthest first, and how many of
// them changed: "qualified 2; in progress, J1 1; changed 1".
func (k *kit) states(es []*facts.Entry) string {
	n, changed := map[facts.Code]int{}, 0
	for _, e := range es {
		n[e.Milestone]++
		if e.Changed {
			changed++
		}
	}
	var out []string
	group := func(what string, n int) {
		if n > 0 {
			out = append(out, k.say("sign.chart.group", map[string]any{"Group": what, "N": k.loc.Number(n)}))
		}
	}
	for c := facts.J3; c >= facts.Unpublished; c-- {
		group(k.state(c), n[c])
	}
	if changed > 0 {
		out = append(out, k.loc.N("sign.changes", changed))
	}
	return strings.Join(out, k.say("charts.semicolon")+" ")
}

// changedMark is what the line under the name of an offer that changed says; a
// name has one.
func (k *kit) changedMark() *draw.Elem { return draw.Spoken(k.say("sign.changed")) }

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
