package layout

import (
	"bytes"
	"encoding/csv"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/compose"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/paint"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/layout/raster"
	"github.com/secnumcloud-observatory/press/layout/svg"
	"github.com/secnumcloud-observatory/press/layout/web"
)

// The pictures of the folder for others: charts so many pixels wide, and the cover.
const (
	chartWide = 1664
	kitName   = "kit.json"
)

// coverWide is the widths of the cover's picture, in pixels.
func coverWide() []int { return []int{320, 640, 1280} }

// shown is a file of the folder for others, as its list has it.
type shown struct {
	Path   string `json:"path"`
	Kind   string `json:"kind"` // cover, card, chart, data
	ID     string `json:"id"`
	Width  int    `json:"width,omitempty"` // pixels
	Height int    `json:"height,omitempty"`
	Title  string `json:"title,omitempty"`
	Alt    string `json:"alternative,omitempty"` // what it says to those who do not see it
}

// outlets is the folder for others that is being made.
type outlets struct {
	r     *run
	paint *raster.Painter
	files map[string][]byte
	list  []shown
}

// kit makes the folder for others: pictures of the cover, cards for networks and slides,
// charts to take away with their data, and the list of all of it with alternatives. A
// card is composed as a page is: what does not fit is a finding, and stops it.
func (r *run) kit(doc *page.Document, laid *page.Result, prof profile.Profile, made []Output) (out Output, err error) {
	out = Output{Path: r.named(prof), Folder: path.Dir(r.named(prof)), Lang: r.lang, Profile: prof.Name, Pages: 0, Checks: []Check{}}
	if laid.Issues.Has(page.Overflow) {
		return out, nil
	}
	f := r.of(out.Path)
	f.stage("kit", prof.Name, func() {
		k := &outlets{r: f, files: map[string][]byte{}, paint: f.pixels()}
		if err = k.covers(laid); err != nil {
			return
		}
		for _, format := range compose.CardFormats() {
			if err = k.cards(format); err != nil {
				return
			}
		}
		if err = k.charts(); err != nil {
			return
		}
		if err = k.letter(doc, laid, made); err != nil {
			return
		}
		if out.Data, err = diag.JSON(map[string]any{"version": 1, "edition": r.ed.ID, "language": r.lang, "files": k.list}); err != nil {
			return
		}
		for _, s := range k.list {
			out.Tickets = append(out.Tickets, Ticket{Path: path.Join(out.Folder, s.Path), For: out.Path, Lang: r.lang, Data: k.files[s.Path]})
		}
		slices.SortFunc(out.Tickets, func(a, b Ticket) int { return strings.Compare(a.Path, b.Path) })
		out.Checks = append(out.Checks, Check{Name: "kit", Result: passed(!f.found.Stops(prof)), Rules: len(compose.CardFormats())})
	})
	return out, err
}

// pixels is what paints pages as pictures.
func (r *run) pixels() *raster.Painter {
	return &raster.Painter{Faces: r.press.Faces, Palette: compose.Palette(r.press.Store.Theme, profile.Coated), Picture: paint.ForScreens}
}

// put adds a file to the folder.
func (k *outlets) put(s shown, raw []byte) {
	k.files[s.Path] = raw
	k.list = append(k.list, s)
}

// covers adds the cover in its sizes.
func (k *outlets) covers(laid *page.Result) error {
	if len(laid.Pages) == 0 || laid.Pages[0].Section != compose.CoverCard {
		return nil
	}
	pg := &laid.Pages[0]
	for _, wide := range coverWide() {
		img, err := k.paint.Page(&pg.Box, pg.Size, pg.Ground, wide)
		if err != nil {
			return err
		}
		raw, err := raster.PNG(img)
		if err != nil {
			return err
		}
		loc, _ := k.r.press.Locales.Locale(k.r.lang)
		k.put(shown{Path: "cover-" + strconv.Itoa(wide) + ".png", Kind: "cover", ID: "cover", Width: wide, Height: img.Rect.Dy(),
			Title: loc.Edition(k.r.ed.Month.Year, k.r.ed.Month.Month)}, raw)
	}
	return nil
}

// cards adds the cards of a format.
func (k *outlets) cards(format compose.CardFormat) error {
	doc, cards, found := compose.Cards(k.r.input(), format)
	k.r.found.Add(found...)
	if doc == nil {
		return nil
	}
	laid := page.Layout(k.r.env(), doc)
	k.r.looked(laid)
	for i := range laid.Pages {
		pg := &laid.Pages[i]
		at := slices.IndexFunc(cards, func(c compose.Card) bool { return c.ID == pg.Section })
		if at < 0 {
			continue
		}
		raw, high, err := k.card(laid, i, format)
		if err != nil {
			return err
		}
		name := strings.Join([]string{k.r.ed.ID, k.r.lang, format.Name, cards[at].ID}, "-")
		k.put(shown{Path: path.Join("cards", name+".png"), Kind: "card", ID: cards[at].ID, Width: format.Wide, Height: high,
			Alt: cards[at].Alt}, raw)
	}
	return nil
}

// card is a page of cards as a picture.
func (k *outlets) card(laid *page.Result, i int, format compose.CardFormat) ([]byte, int, error) {
	pg := &laid.Pages[i]
	img, err := k.paint.Page(&pg.Box, format.Size, pg.Ground, format.Wide)
	if err != nil {
		return nil, 0, err
	}
	raw, err := raster.PNG(img)
	return raw, img.Rect.Dy(), err
}

// charts adds the charts to take away, as outlines, pixels and figures.
func (k *outlets) charts() error {
	all, found := compose.TakeAways(k.r.input())
	k.r.found.Add(found...)
	vector := &svg.Painter{Faces: k.r.press.Faces, Picture: paint.ForScreens}
	loc, _ := k.r.press.Locales.Locale(k.r.lang)
	for i := range all {
		c := &all[i]
		img, err := k.paint.Page(&c.Box, c.Box.Size, "", chartWide)
		if err != nil {
			return err
		}
		raw, err := raster.PNG(img)
		if err != nil {
			return err
		}
		figures, err := spread(c.Head, c.Rows, []rune(loc.T("web.delimiter") + ",")[0])
		if err != nil {
			return err
		}
		at := func(kind, ext string) shown {
			return shown{Path: path.Join("charts", c.ID+ext), Kind: kind, ID: c.ID, Title: c.Title, Alt: c.Alt}
		}
		k.put(at("chart", ".svg"), vector.Alone(&c.Box, k.paint.Palette, c.Title, c.Alt))
		pixels := at("chart", ".png")
		pixels.Width, pixels.Height = chartWide, img.Rect.Dy()
		k.put(pixels, raw)
		data := at("data", ".csv")
		data.Alt = ""
		k.put(data, figures)
	}
	return nil
}

// letter adds the newsletter, where the edition has an address that it can lead to. It
// offers the PDFs that were made with it.
func (k *outlets) letter(doc *page.Document, laid *page.Result, made []Output) error {
	data, err := k.r.opened()
	if err != nil {
		return err
	}
	files := slices.DeleteFunc(offered(made), func(o Output) bool { return o.Data == nil })
	ed := k.r.forWindow(doc, laid, files, data)
	if _, err := k.r.share(ed); err != nil {
		return err
	}
	letter, leads := web.TeaserOf(ed, k.r.ed.Campaign)
	if !leads {
		return nil
	}
	k.put(shown{Path: "mail/teaser.html", Kind: "mail", ID: "teaser", Title: letter.Subject}, letter.HTML)
	k.put(shown{Path: "mail/teaser.txt", Kind: "mail", ID: "teaser", Title: letter.Subject}, letter.Text)
	k.put(shown{Path: "mail/subject.txt", Kind: "mail", ID: "subject", Title: letter.Subject}, []byte(letter.Subject+"\n"))
	return nil
}

// spread is the figures of a chart as a table of values parted by a character.
func spread(head []string, rows [][]string, delimiter rune) ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Comma, w.UseCRLF = delimiter, true
	if err := w.Write(head); err != nil {
		return nil, err
	}
	if err := w.WriteAll(rows); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
