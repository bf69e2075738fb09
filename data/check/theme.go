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
	for _, p := range t.Pairs {
		ink, ok := t.Swatch(p.Ink)
		ground, ok2 := t.Swatch(p.Ground)
		if !ok || !ok2 || ink.Unseen || ground.Unseen {
			continue
		}
		need := 4.5
		if p.Large {
			need = 3
		}
		if got := unit.Contrast(ink.RGB, ground.RGB); got < need {
			c.find(data.LowContrast, p.Pos, "pairs", "Choose a darker ink or a lighter ground.",
				"%s: %s on %s has a contrast of %.2f; %.1f is needed.", p.Component, p.Ink, p.Ground, got, need)
			c.ofID(p.Ink + " on " + p.Ground)
			continue
		}
		byNight, dark := t.ByNight(ink), t.ByNight(ground)
		white := [3]uint8{255, 255, 255}
		lit := unit.Contrast(dark.RGB, white) < unit.Contrast(ground.RGB, white)
		if dark.Name == ground.Name || lit && ink.Night == "" || byNight.Unseen || dark.Unseen || !t.Lit(ink) || !t.Lit(ground) {
			continue // grounds that stay, and covers, whose inks stay, keep the day; what a night that there is not would be is unknown
		}
		if got := unit.Contrast(byNight.RGB, dark.RGB); got < need {
			c.find(data.LowContrast, p.Pos, "pairs", "Name another swatch as its night.",
				"%s: by night %s on %s has a contrast of %.2f; %.1f is needed.", p.Component, byNight.Name, dark.Name, got, need)
			c.ofID(p.Ink + " on " + p.Ground)
		}
	}
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
