package check

import (
	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// theme checks what the swatches promise: contrast of every pair, ink.
func (c *checker) theme(t *data.Theme) {
	for _, s := range t.Swatches {
		c.inks(s, profile.Coated, s.CMYK)
		for _, paper := range profile.Papers() {
			if cmyk, own := s.Papers[string(paper)]; own {
				c.inks(s, paper, cmyk)
			}
		}
	}
	dim := map[string][]data.Pair{} // by the swatch that nothing stands for by night
	for _, p := range t.Pairs {
		ink, ok := t.Swatch(p.Ink)
		ground, ok2 := t.Swatch(p.Ground)
		if !ok || !ok2 || ink.Unseen || ground.Unseen {
			continue
		}
		if got, need := unit.Contrast(ink.RGB, ground.RGB), needed(p); got < need {
			c.find(data.LowContrast, p.Pos, "pairs", "Choose a darker ink or a lighter ground.",
				"%s: %s on %s has a contrast of %.2f; %.1f is needed.", p.Component, p.Ink, p.Ground, got, need)
			c.ofID(p.Ink + " on " + p.Ground)
		} else if dark(t, p) && ink.Night == "" {
			dim[ink.Name] = append(dim[ink.Name], p)
		} else if dark(t, p) {
			c.dim(t, p)
		}
	}
	for _, s := range t.Swatches {
		switch ps := dim[s.Name]; {
		case len(ps) == 1:
			c.dim(t, ps[0])
		case len(ps) > 1: // one cause, and the swatch's
			_, ground := byNight(t, ps[0])
			c.find(data.LowContrast, s.Pos, "swatches."+s.Name, "Name another swatch as its night.",
				"The swatch %s stays as it is by night, and %d of the pairs that it is the ink of have too little contrast there, the first on %s.",
				s.Name, len(ps), ground.Name)
		}
	}
}

// dim tells a pair that has too little contrast by night.
func (c *checker) dim(t *data.Theme, p data.Pair) {
	ink, ground := byNight(t, p)
	c.find(data.LowContrast, p.Pos, "pairs", "Name another swatch as its night.",
		"%s: by night %s on %s has a contrast of %.2f; %.1f is needed.", p.Component, ink.Name, ground.Name,
		unit.Contrast(ink.RGB, ground.RGB), needed(p))
	c.ofID(p.Ink + " on " + p.Ground)
}

// needed is the contrast that a pair needs (WCAG 2.2, 1.4.3).
func needed(p data.Pair) float64 {
	if p.Large {
		return 3
	}
	return 4.5
}

// byNight is the swatches that stand for those of a pair by night.
func byNight(t *data.Theme, p data.Pair) (ink, ground data.Swatch) {
	ink, _ = t.Swatch(p.Ink)
	ground, _ = t.Swatch(p.Ground)
	return t.ByNight(ink), t.ByNight(ground)
}

// dark tells whether a pair has too little contrast by night. Grounds that stay, and covers,
// whose inks stay, keep the day; what a night that there is not would be is unknown.
func dark(t *data.Theme, p data.Pair) bool {
	day, _ := t.Swatch(p.Ink)
	under, _ := t.Swatch(p.Ground)
	ink, ground := byNight(t, p)
	white := [3]uint8{255, 255, 255}
	lit := unit.Contrast(ground.RGB, white) < unit.Contrast(under.RGB, white)
	if ground.Name == under.Name || lit && day.Night == "" || ink.Unseen || ground.Unseen || !t.Lit(day) || !t.Lit(under) {
		return false
	}
	return unit.Contrast(ink.RGB, ground.RGB) < needed(p)
}

// inks holds a swatch's inks to what the paper takes.
func (c *checker) inks(s data.Swatch, paper profile.Paper, cmyk [4]uint8) {
	total, limit := 0, profile.InkLimitOf(paper, cmyk)
	for _, x := range cmyk {
		total += int(x)
	}
	if total > limit {
		c.find(InkLimit, s.Pos, "swatches."+s.Name, diag.Said("Stay at %d %%.", limit), "The swatch %s lays down %d %% of ink.", s.Name, total)
		c.ofID(s.Name)
	}
}
