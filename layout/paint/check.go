package paint

import (
	"fmt"

	"github.com/secnumcloud-observatory/press/fonts"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// Codes of findings about pages that cannot be painted.
const (
	UnpaintableGlyph  diag.Code = "UnpaintableGlyph"
	ControlCharacter  diag.Code = "ControlCharacter"
	UnpaintableText   diag.Code = "UnpaintableText"
	UnknownFace       diag.Code = "UnknownFace"
	UnknownInk        diag.Code = "UnknownInk"
	UnreadablePicture diag.Code = "UnreadablePicture"
	CoarsePicture     diag.Code = "CoarsePicture"
	PageSize          diag.Code = "PageSize"
)

// Check says why pages could not be painted: they can when nothing in the list
// is an error.
// fpdf draws a missing glyph as an empty box without a word and fails on
// characters above U+FFFF, so every rune is looked up first.
func Check(pages []draw.Page, prof profile.Profile, palette profile.Palette, faces *fonts.Set) diag.List {
	c := &checker{prof: prof, palette: palette, faces: faces, seen: map[string]bool{}}
	for i := range pages {
		c.page = i + 1
		if pages[i].Size != prof.Trim {
			c.add(PageSize, &pages[i].Box, diag.Pos{}, diag.Said("the page measures %s × %s, the profile %s wants %s × %s",
				pages[i].W, pages[i].H, prof.Name, prof.Trim.W, prof.Trim.H), "")
		}
		c.ink(pages[i].Ground, &pages[i].Box, diag.Pos{})
		c.box(&pages[i].Box, diag.Pos{})
	}
	return c.issues.Sorted()
}

type checker struct {
	prof    profile.Profile
	palette profile.Palette
	faces   *fonts.Set
	page    int
	seen    map[string]bool
	issues  diag.List
}

func (c *checker) add(code diag.Code, b *draw.Box, at diag.Pos, msg, hint diag.Text) {
	c.about("", code, b, at, msg, hint)
}

// about adds a finding about a subject, each once.
func (c *checker) about(subject string, code diag.Code, b *draw.Box, at diag.Pos, msg, hint diag.Text) {
	severity := diag.Error
	if code == CoarsePicture {
		severity = diag.Warning
	}
	key := fmt.Sprint(code, at, b.Name, msg)
	if c.seen[key] {
		return
	}
	c.seen[key] = true
	c.issues.Add(diag.Issue{Code: code, Severity: severity, Pos: at, Field: b.Name, Subject: subject, Page: c.page, Msg: msg, Hint: hint})
}

func (c *checker) box(b *draw.Box, at diag.Pos) {
	if !b.From.IsZero() {
		at = b.From
	}
	for _, op := range b.Ops {
		switch o := op.(type) {
		case draw.Text:
			c.ink(o.Ink, b, at)
			c.text(o, b, at)
		case draw.Path:
			c.ink(o.Fill, b, at)
			c.ink(o.Stroke, b, at)
		case draw.Image:
			c.image(o, b, at)
		}
	}
	for i := range b.Kids {
		c.box(&b.Kids[i].Box, at)
	}
}

// image refuses pictures that cannot be read and warns of coarse ones.
func (c *checker) image(o draw.Image, b *draw.Box, at diag.Pos) {
	if _, err := decode(o.Picture); err != nil {
		c.add(UnreadablePicture, b, at, diag.Why(err), "pictures are PNG or JPEG files")
		return
	}
	if n := ppi(o.Picture, o.Size); n < c.prof.MinPPI {
		w, h := pixels(o.Size.W, c.prof.MinPPI), pixels(o.Size.H, c.prof.MinPPI)
		c.add(CoarsePicture, b, at, diag.Said(
			"the picture %s has %s to the inch at its size, and print wants %d: it is %d by %d pixels large, %d by %d are needed",
			o.Picture.Name, diag.Count(n, "pixel"), c.prof.MinPPI, o.Picture.W, o.Picture.H, w, h), "take a larger file, or print it smaller")
	}
}

func (c *checker) ink(i draw.Ink, b *draw.Box, at diag.Pos) {
	if _, ok := c.palette[i]; i != "" && !ok {
		c.add(UnknownInk, b, at, diag.Said("the swatch %q is not in the theme", i),
			"add it under swatches in theme.yaml, or use one that is there")
	}
}

func (c *checker) text(t draw.Text, b *draw.Box, at diag.Pos) {
	face, ok := c.faces.Face(string(t.Font))
	if !ok {
		c.add(UnknownFace, b, at, diag.Said("the face %q is not one of the edition's fonts", t.Font), "")
		return
	}
	if t.Size <= 0 || t.Size > 1000*unit.PT {
		c.add(UnpaintableText, b, at, diag.Said("the text %q has the size %s", t.Str, t.Size), "")
	}
	for _, r := range t.Str {
		switch {
		case r > 0xFFFF:
			c.about(diag.Character(r), UnpaintableGlyph, b, t.From.Pos, diag.Said("%U %q cannot be printed: the fonts end at U+FFFF", r, r),
				"replace the character")
		case r < ' ' || r >= 0x7F && r < 0xA0 || r == 0xFEFF || r == 0xFFFE || r == 0xFFFF || r >= 0xD800 && r < 0xE000:
			c.about(diag.Character(r), ControlCharacter, b, t.From.Pos, diag.Said("the text holds the control character %U", r),
				"remove it; it is invisible in most editors")
		case t.Codes == nil && !face.Has(r):
			c.glyph(t.Font, r, b, t.From.Pos)
		}
	}
	for _, r := range t.Codes {
		if !face.Draws(r) {
			c.glyph(t.Font, r, b, t.From.Pos)
		}
	}
}

func (c *checker) glyph(f draw.Font, r rune, b *draw.Box, at diag.Pos) {
	c.about(diag.Character(r), UnpaintableGlyph, b, at, diag.Said("the face %s has no glyph for %U %q", f, r, r),
		"replace the character, or set the passage in another face")
}
