package compose_test

import (
	"bytes"
	"image"
	"image/color"
	draws "image/draw"
	"image/jpeg"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/layout/compose"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// A ground that reaches the left bleed reaches the right one, whatever the
// sheet and the margin are.
func TestGroundsFollowTheSheet(t *testing.T) {
	theme := strings.Replace(file(t, data.FS(), "theme.yaml"), "swatches:\n", "format: 230x330\nswatches:\n", 1)
	for name, text := range map[string]string{"given": theme, "followed": strings.Replace(theme, "  margin: 17.25mm\n", "", 1)} {
		s := load(t, with(t, undeclared(t, data.FS()), map[string]string{"theme.yaml": text}))
		res, grounds := lay(t, s, "2026-01", "fr"), 0
		for i := range res.Pages {
			w, bleed := res.Pages[i].Size.W, s.Theme.Spacing["bleed"]
			draw.Walk(&res.Pages[i].Box, func(v draw.Visit) bool {
				for _, op := range v.Box.Ops {
					p, ok := op.(draw.Path)
					if !ok || p.Fill != draw.Sable {
						continue
					}
					at, _ := draw.Extent(p)
					left, right := v.At.X+at.X, v.At.X+at.X+at.W
					if left > 0 {
						continue
					}
					grounds++
					if left != -bleed || right < w+bleed-unit.MM/10 || right > w+bleed+unit.MM/10 {
						t.Errorf("%s: page %d: the ground %s reaches from %s to %s of %s", name, i+1, v.Box.Name, left, right, w)
					}
				}
				return true
			})
		}
		if grounds < 4 {
			t.Errorf("%s: %d grounds", name, grounds)
		}
	}
}

// A name that another face or size makes wider than its line is set at the
// largest size that fits.
func TestTheNameFits(t *testing.T) {
	theme := strings.Replace(file(t, data.FS(), "theme.yaml"), "name: cover-name, font: sans-black, size: 84.6pt", "name: cover-name, font: sans-black, size: 95pt", 1)
	s := load(t, with(t, data.FS(), map[string]string{"theme.yaml": theme}))
	s = brief(t, s, "2026-01", "cover", "contents", "register", "back")
	res, size := lay(t, s, "2026-01", "en"), unit.Length(0)
	sound(t, res)
	draw.Walk(&res.Pages[0].Box, func(v draw.Visit) bool {
		for _, op := range v.Box.Ops {
			if o, ok := op.(draw.Text); ok && o.Str == "SecNumCloud" && o.Size > size {
				size = o.Size
			}
		}
		return true
	})
	if size >= 95*unit.PT || size < 80*unit.PT {
		t.Errorf("the name is set in %s", size)
	}
}

// A picture that is too bright for the headline stands under it, on every sheet,
// and the page says so; a dark one has the whole page.
func TestBrightOpeners(t *testing.T) {
	for grey, bright := range map[uint8]bool{250: true, 110: true, 20: false} {
		img := image.NewRGBA(image.Rect(0, 0, 1800, 2500))
		draws.Draw(img, img.Bounds(), image.NewUniform(color.Gray{Y: grey}), image.Point{}, draws.Src)
		var b bytes.Buffer
		if err := jpeg.Encode(&b, img, nil); err != nil {
			t.Fatal(err)
		}
		name := "editions/2026-01/fr/editorial.md"
		text := strings.Replace(file(t, data.FS(), name), "---\n", "---\npictures:\n  - {form: opener, file: ../pictures/a.jpg, alt: x, credit: x, rights: x}\n", 1)
		folder := with(t, undeclared(t, data.FS()), map[string]string{name: text}).(fstest.MapFS)
		folder["editions/2026-01/pictures/a.jpg"] = &fstest.MapFile{Data: b.Bytes()}
		res, shown := lay(t, brief(t, load(t, folder), "2026-01", ofEditorial()...), "2026-01", "fr"), 0
		if got := res.Issues.Has(compose.BrightPicture); got != bright {
			t.Errorf("a grey of %d: told %v", grey, got)
		}
		for i := range res.Pages {
			var picture, words unit.Length
			draw.Walk(&res.Pages[i].Box, func(v draw.Visit) bool {
				for _, op := range v.Box.Ops {
					switch o := op.(type) {
					case draw.Image:
						shown, picture = shown+1, v.At.Y+o.Y
					case draw.Text:
						if l := v.Box.Line; l != nil && l.Style == "h1" {
							words = max(words, v.At.Y+v.At.H)
						}
					}
				}
				return true
			})
			if picture != 0 && (picture > words) != bright {
				t.Errorf("a grey of %d: the picture begins at %s, the headline ends at %s", grey, picture, words)
			}
		}
		if shown != 1 {
			t.Errorf("a grey of %d: %d pictures", grey, shown)
		}
	}
}
