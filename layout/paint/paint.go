package paint

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"github.com/go-pdf/fpdf"

	"github.com/secnumcloud-observatory/press/fonts"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// Names of resources that the content streams use and finish provides.
const (
	GSOver  = "GO" // graphic state: overprint on, mode 1
	GSKnock = "GK" // graphic state: overprint off
	CSAll   = "CA" // separation All, for marks outside the bleed
)

// Start is the first line of a page that is ours: caps, joins and mitres. What
// stands before it in a stream is fpdf's own, such as colours in DeviceGray
// that nothing is painted in.
const Start = "0 J 0 j 4 M"

// Painted is the pages as fpdf wrote them, and what stands on them.
type Painted struct {
	File   []byte    // as fpdf wrote it, streams of pages uncompressed
	Events []Event   // what was met, in reading order
	Fonts  []Font    // resources F0, F1 … of every page
	Images []Image   // resources I0, I1 … of every page
	Issues diag.List // warnings of Check
	Hash   string    // of what stands on the pages, 64 hexadecimal digits
}

// Font is a face as the file's content streams know it.
type Font struct {
	Resource string   // name in the content streams
	Base     string   // BaseFont fpdf gave it
	Name     string   // PostScript name of the face
	Codes    []rune   // drawn in it, ascending: characters, and private codes of the face
	Read     []string // what readers take each code for
}

// Slug is what the slug line outside the bleed says. Month and Date are words
// in the edition's language; the plates, the page and the content's hash are
// added by the painter.
type Slug struct {
	Title, Month, Lang, Date string
}

// ErrPage is wrapped by findings about pages that cannot be painted.
var ErrPage = errors.New("pages cannot be painted")

// Refused is the error of pages that cannot be painted, with a finding for
// each reason.
type Refused struct{ Issues diag.List }

func (r *Refused) Error() string {
	return fmt.Sprintf("%v: %s, the first: %s", ErrPage, diag.Count(len(r.Issues), "finding"), r.Issues[0].String())
}

// Unwrap is ErrPage.
func (r *Refused) Unwrap() error { return ErrPage }

// PDF paints the pages. The result is not a file yet: finish.File makes it
// one. Pages that cannot be drawn as they are (a missing glyph, an unknown
// face or swatch, another size than the profile's) are refused whole, as
// *Refused, before anything is drawn.
func PDF(pages []draw.Page, slug Slug, prof profile.Profile, palette profile.Palette, faces *fonts.Set) (*Painted, error) {
	issues := Check(pages, prof, palette, faces)
	if worst, any := issues.Worst(); any && worst == diag.Error {
		return nil, &Refused{issues}
	}
	p := &painter{prof: prof, palette: palette, sheet: prof.Sheet(), faces: faces}
	p.sizes(pages)
	if err := p.convert(pages); err != nil {
		return nil, err
	}
	p.collect(pages, slug)
	streams, sum := make([]string, len(pages)), sha256.New()
	for i := range pages {
		p.page(i, &pages[i])
		streams[i] = p.out.String()
		sum.Write([]byte(streams[i]))
	}
	hash := hex.EncodeToString(sum.Sum(nil))
	for i := range pages {
		streams[i] += p.marks(slug, i+1, len(pages), hash)
	}
	file, err := p.write(streams)
	if err != nil {
		return nil, err
	}
	return &Painted{File: file, Events: p.events, Fonts: p.fonts, Images: p.images, Hash: hash, Issues: issues}, nil
}

// painter is the state of one call of PDF.
type painter struct {
	prof    profile.Profile
	palette profile.Palette
	sheet   profile.Sheet
	faces   *fonts.Set

	fonts  []Font
	font   map[draw.Font]int
	images []Image
	image  map[*draw.Picture]int
	placed map[*draw.Picture]unit.Size // the largest size of each picture
	events []Event

	out   bytes.Buffer // the current page's stream
	now   state
	mark  mark
	num   int            // page, from 0
	mcid  int            // next number on the page
	last  pen            // where text ended
	late  []put          // outlines that wait for the end of a sequence
	press *profile.Press // converts pictures; nil when there are none or the file is RGB
}

// write lets fpdf make the file: faces first, each code declared once in a
// template that is never used, then the pages' streams as they are.
func (p *painter) write(streams []string) ([]byte, error) {
	size := fpdf.SizeType{Wd: p.sheet.Media.W.PT(), Ht: p.sheet.Media.H.PT()}
	f := fpdf.NewCustom(&fpdf.InitType{OrientationStr: "P", UnitStr: "pt", Size: size})
	f.SetCompression(false)
	f.SetCatalogSort(true)
	f.SetAutoPageBreak(false, 0)
	f.SetMargins(0, 0, 0)
	f.SetCreationDate(time.Unix(0, 0).UTC())
	f.SetModificationDate(time.Unix(0, 0).UTC())
	for i := range p.fonts {
		face, _ := p.faces.Face(p.fonts[i].Name)
		p.fonts[i].Name = face.PostScript()
		f.AddUTF8FontFromBytes(family(i), "", face.File(p.fonts[i].Codes))
	}
	f.CreateTemplate(func(t *fpdf.Tpl) {
		for i, font := range p.fonts {
			t.SetFont(family(i), "", 10)
			t.Text(0, 0, string(font.Codes))
		}
	})
	for _, s := range streams {
		f.AddPageFormat("P", size)
		f.RawWriteStr(s)
	}
	var b bytes.Buffer
	if err := f.Output(&b); err != nil {
		return nil, fmt.Errorf("writer: %w", err)
	}
	return b.Bytes(), nil
}

func family(i int) string { return fmt.Sprintf("face%d", i) }
