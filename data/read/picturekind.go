package read

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// format is a kind of picture that files do not hold as it is, and how it is known:
// by what a file begins with, at a place, or by the end of its name.
type format struct {
	name string
	at   int
	head []string
	exts []string
	ask  diag.Text // what to make of it
}

// What to make of a picture that is no PNG and no JPEG.
const (
	asPixels  diag.Text = "Export it as JPEG (a photograph) or PNG (a drawing, a screenshot), in sRGB and with all its pixels."
	asDrawing diag.Text = "Export it as PNG, with 300 pixels to the inch of its size on the page."
	asSaved   diag.Text = "Save it as PNG or JPEG."
)

func formats() []format {
	return []format{
		{"DNG", 0, nil, []string{".dng"}, asPixels}, // the raw ones begin as TIFF does
		{"CR2", 0, nil, []string{".cr2", ".cr3"}, asPixels},
		{"NEF", 0, nil, []string{".nef"}, asPixels},
		{"TIFF", 0, []string{"II*\x00", "MM\x00*"}, []string{".tif", ".tiff"}, asPixels},
		{"HEIC", 4, []string{"ftypheic", "ftypheix", "ftypmif1", "ftypheim"}, []string{".heic", ".heif", ".hif"}, asPixels},
		{"AVIF", 4, []string{"ftypavif", "ftypavis"}, []string{".avif"}, asPixels},
		{"WebP", 8, []string{"WEBP"}, []string{".webp"}, asPixels},
		{"GIF", 0, []string{"GIF8"}, []string{".gif"}, asPixels},
		{"BMP", 0, []string{"BM"}, []string{".bmp"}, asPixels},
		{"Photoshop", 0, []string{"8BPS"}, []string{".psd", ".psb"}, asPixels},
		{"JPEG 2000", 4, []string{"jP  "}, []string{".jp2", ".jpx", ".j2k"}, asPixels},
		{"JPEG XL", 0, []string{"\xff\x0a", "\x00\x00\x00\x0cJXL "}, []string{".jxl"}, asPixels},
		{"Illustrator", 0, nil, []string{".ai"}, asDrawing},
		{"PDF", 0, []string{"%PDF-"}, []string{".pdf"}, asDrawing},
		{"EPS", 0, []string{"%!PS", "\xc5\xd0\xd3\xc6"}, []string{".eps"}, asDrawing},
		{"SVG", 0, []string{"<svg", "<?xml"}, []string{".svg", ".svgz"}, asDrawing},
	}
}

// OtherKind says that a picture is of a kind that no file holds as it is, when
// its first bytes or, where there are none, its name are those of one, and what
// to make of it.
func OtherKind(src string, head []byte) (why, hint diag.Text) {
	for _, k := range formats() {
		begins := slices.ContainsFunc(k.head, func(s string) bool {
			return len(head) > k.at && bytes.HasPrefix(head[k.at:], []byte(s))
		})
		if begins || head == nil && slices.Contains(k.exts, strings.ToLower(path.Ext(src))) {
			return diag.Said("The picture %s is of the kind %s, and only PNG and JPEG can be printed.", path.Base(src), k.name), k.ask
		}
	}
	if head == nil {
		return diag.Said("The picture %s is neither PNG nor JPEG.", path.Base(src)), asSaved
	}
	return diag.Said("The picture %s is neither PNG nor JPEG, or is damaged.", path.Base(src)), asSaved
}
