package compose

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	_ "image/jpeg" // the two formats that files can hold as they are
	_ "image/png"
	"io/fs"
	"path"
	"strings"
	"unicode/utf8"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// The measures of a picture.
const (
	pictureCaption = u / 2   // from the picture to its caption
	mostOfPage     = 40 * u  // the greatest height, which leaves room for the caption and some text
	pictureLeast   = unit.MM // the least width of one that is set narrower
)

// picture sets a raster picture as wide as its column, with its caption below
// and its description for those who cannot see it.
func (k *kit) picture(b read.Block) block.Block {
	p, err, hint := k.load(b.Src)
	if err == "" && p == nil { // check.Edition has said that the file is not there
		return k.captionOnly(b)
	}
	if err != "" {
		k.issues.Add(diag.Issue{Code: data.PictureFormat, Severity: diag.Error, Pos: b.Pos, Field: pictured(b.Src), Msg: err, Hint: hint})
		return k.captionOnly(b)
	}
	fig := &draw.Elem{Role: draw.Figure, Alt: b.Alt}
	words := k.under(b)
	items := []block.Item{{Block: plate{picture: p, elem: fig, pos: b.Pos}, Together: len(words) > 0, After: pictureCaption}}
	if len(words) > 0 {
		items = append(items, block.Item{Block: k.runs(k.style("note"), words, draw.Caption)})
	}
	return block.Keep{Body: &block.Flow{Items: items}}
}

// under is the caption of a picture of a body, in the style of notes.
func (k *kit) under(b read.Block) []text.Run {
	said := read.Shown{}
	if b.Shown != nil {
		said = *b.Shown
	}
	return k.caption(k.style("note"), b.Rich, said)
}

// caption is what stands under a picture: what it shows, with a stop where it has none,
// and whose it is.
func (k *kit) caption(st text.Style, words read.Rich, said read.Shown) []text.Run {
	var runs []text.Run
	for _, r := range []read.Rich{words, said.Caption} {
		if len(r) > 0 && len(runs) > 0 {
			runs = append(runs, text.Run{Text: " "})
		}
		runs = append(runs, k.spans(st, r)...)
	}
	if len(said.Credit) > 0 {
		if n := len(runs); n > 0 {
			if !stopped(runs[n-1].Text) {
				runs = append(runs, text.Run{Text: ".", Raw: true})
			}
			runs = append(runs, text.Run{Text: " "})
		}
		runs = append(append(runs, text.Run{Text: k.say("editorial.credit")}), k.spans(st, said.Credit)...)
	}
	return runs
}

// stopped tells whether words end in a mark that parts them from what follows,
// before what closes a quotation or brackets.
func stopped(words string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(words, " \u00a0»”’\"')]"))
	return strings.ContainsRune(".!?…:;,", last)
}

// cropped is the part of a picture that has the proportions of a place and
// keeps the point that the editor wants kept.
func cropped(p *draw.Picture, s read.Shown, size unit.Size) *draw.Picture {
	w, h := p.W, p.H
	if fit := int(int64(p.H) * int64(size.W) / int64(size.H)); fit < w {
		w = max(fit, 1)
	} else {
		h = max(min(int(int64(p.W)*int64(size.H)/int64(size.W)), p.H), 1)
	}
	part := image.Rect(0, 0, w, h).Add(image.Pt(kept(s.Focus[0], p.W, w), kept(s.Focus[1], p.H, h)))
	out := *p
	out.W, out.H, out.Part = w, h, &part
	return &out
}

// kept is where a part of a length begins that has a point in its middle, as
// far as the whole goes.
func kept(focus, whole, part int) int { return min(max(focus*whole/100-part/2, 0), whole-part) }

// pictured is the field of a picture, by the name of its file.
func pictured(src string) string {
	return data.Pictures + "." + strings.TrimSuffix(path.Base(src), path.Ext(src))
}

// framed is a picture that fills a place; nil when it cannot be read, which is
// a finding.
func (k *kit) framed(s read.Shown, size unit.Size) *draw.Picture {
	p, err, hint := k.load(s.Src)
	if err != "" {
		k.issues.Add(diag.Issue{Code: data.PictureFormat, Severity: diag.Error, Pos: s.Pos, Field: pictured(s.Src), Msg: err, Hint: hint})
	}
	if p == nil {
		return nil
	}
	return cropped(p, s, size)
}

// captionOnly is what is left of a picture that cannot be set: its words have
// their place all the same, and are no fault of their own.
func (k *kit) captionOnly(b read.Block) block.Block {
	words := k.under(b)
	switch {
	case k.draft != nil && len(words) > 0:
		return block.Stack(k.lostPicture(b.Pos, b.Src, lostPictureH), k.runs(k.style("note"), words, draw.P))
	case k.draft != nil:
		return k.lostPicture(b.Pos, b.Src, lostPictureH)
	case len(words) == 0:
		return block.Gap{}
	}
	return k.runs(k.style("note"), words, draw.P)
}

// load reads a picture: what is wrong with it in words and what to do, or neither
// picture nor words when there is no such file, which check.Edition has told.
func (k *kit) load(src string) (p *draw.Picture, why, hint diag.Text) {
	const put = "put the picture in the data folder as PNG or JPEG, and write its path from there"
	if k.read == nil {
		return nil, diag.Said("the picture %s cannot be read", src), put
	}
	raw, err := k.read(src)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid) {
		return nil, "", ""
	}
	if err != nil {
		return nil, diag.Said("the picture %s cannot be read: %s", src, read.Why(err)), put
	}
	c, format, err := image.DecodeConfig(bytes.NewReader(raw))
	if err != nil || c.Width == 0 || c.Height == 0 || format != "png" && format != "jpeg" { // whatever its name says
		why, hint := read.OtherKind(src, raw)
		return nil, why, hint
	}
	if why := vast(src, c, format, raw); why != "" {
		return nil, why, "save it with fewer pixels: 300 to the inch of its size on the page are enough"
	}
	if format == "png" && crumbled(raw) {
		return nil, diag.Said("the picture %s is made of more than %s", src, diag.Count(mostParts, "part")), anew
	}
	switch note := exifOf(format, raw); {
	case note.turned():
		return nil, diag.Said(
			"the picture %s is stored on its side, with a note to turn it, which print ignores: open it and save it upright", src), anew
	case note.wide() && !bytes.Contains(raw, []byte("ICC_PROFILE\x00")) && !bytes.Contains(raw, []byte("iCCP")):
		return nil, diag.Said("the picture %s says that its colours are those of Adobe RGB, without their profile: save it in sRGB", src), anew
	}
	return &draw.Picture{Name: src, Format: format, Data: raw, W: c.Width, H: c.Height}, "", ""
}

// anew is what mends a picture that was stored in an odd way.
const anew diag.Text = "open it in a program for pictures, and save it anew"

// vast says what of a picture's size is beyond what is read; "" for nothing.
func vast(src string, c image.Config, format string, raw []byte) diag.Text {
	if most := mostOf(c.ColorModel); c.Width > most/c.Height {
		return diag.Said("the picture %s says it is %d by %d pixels large, and %d million is the most: save it smaller",
			src, c.Width, c.Height, most/1_000_000)
	}
	if format == "jpeg" && progressive(raw) && c.Width > mostPassed/c.Height {
		return diag.Said("the picture %s is a progressive JPEG, %d by %d pixels large, and %d million is the most for one: "+
			"save it smaller, or not progressive", src, c.Width, c.Height, mostPassed/1_000_000)
	}
	if c.Width > longest*c.Height || c.Height > longest*c.Width {
		return diag.Said("the picture %s is %d by %d pixels large: so thin that nothing would be seen of it", src, c.Width, c.Height)
	}
	return ""
}

// mostParts is the most parts of a PNG file: twice what the largest picture
// takes at the 8 kB a part that writers give it.
const mostParts = 100_000

// crumbled tells whether a PNG file has more parts than that (PNG, 5.3).
func crumbled(raw []byte) bool {
	n := 0
	for at := 8; at+8 <= len(raw); n++ {
		at += 12 + int(binary.BigEndian.Uint32(raw[at:]))
	}
	return n > mostParts
}

// mostPixels is more than a page of A4 needs at the finest screen, and what its
// header claims is asked before anything is decoded.
const mostPixels = 40_000_000

// mostPassed is the most pixels of a progressive JPEG, which take five times the
// room of others while it is read: up to 12 bytes each for coefficients alone.
const mostPassed = mostPixels / 2

// longest is how many times longer than wide a picture may be.
const longest = 100

// mostOf is mostPixels, or half for samples of 16 bits, which take twice the
// room and are printed with eight.
func mostOf(m color.Model) int {
	switch m {
	case color.RGBA64Model, color.NRGBA64Model:
		return mostPixels / 2
	}
	return mostPixels
}

// plate is a picture as wide as its space, in its own proportions; one that
// would be higher than mostOfPage is set narrower.
type plate struct {
	picture *draw.Picture
	elem    *draw.Elem
	pos     diag.Pos
}

// Place scales the picture to the width; it never splits.
func (p plate) Place(_ *block.Env, s block.Space) block.Plan {
	w, h := s.W, s.W.Scale(int64(p.picture.H), int64(p.picture.W))
	if h > mostOfPage {
		w, h = max(mostOfPage.Scale(int64(p.picture.W), int64(p.picture.H)), pictureLeast), mostOfPage
	}
	if h > s.H && !s.Loose {
		why := diag.Said("the picture %s is %s high at the width of its column", p.picture.Name, h)
		return block.Plan{Fit: block.Wrap, Need: h, Why: why,
			Faults: []block.Fault{{From: p.pos, Name: pictured(p.picture.Name), Need: h, Have: s.H, Why: why}}}
	}
	return block.Plan{Fit: block.Full, Box: draw.Box{Size: unit.Size{W: s.W, H: h}, Elem: p.elem, From: p.pos, Name: pictured(p.picture.Name),
		Ops: []draw.Op{draw.Image{Rect: unit.Box(0, 0, w, h), Picture: p.picture}}}}
}
