package layout

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/compose"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/finish"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/paint"
	"github.com/secnumcloud-observatory/press/layout/preflight"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/locales"
)

// Ticket is a file for the print shop about a file for print: the same facts
// as JSON and as one page.
type Ticket struct {
	Path   string `json:"path"`
	For    string `json:"for"` // the file it is about
	Lang   string `json:"language"`
	Pages  int    `json:"pages,omitempty"`
	Bytes  int    `json:"bytes"`
	SHA256 string `json:"sha256"`

	Data []byte `json:"-"`
}

// tickets makes the two tickets of a file for print. What its page finds is a
// fault of the press or of the theme, and a finding like any other.
func (p *Press) tickets(ed *data.Edition, out *Output, t preflight.Ticket, o Order) ([]Ticket, diag.List, error) {
	base := strings.TrimSuffix(out.Path, ".pdf") + "-ticket"
	var raw bytes.Buffer
	e := json.NewEncoder(&raw)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	l, ok := p.Locales.Locale(out.Lang)
	if !ok {
		return nil, nil, nil // compose.Edition has said that nobody knows the language
	}
	if err := e.Encode(ticketWords(t, l)); err != nil {
		return nil, nil, fmt.Errorf("ticket: %w", err)
	}
	pdf, issues, err := p.ticketPage(ed, out, t, o)
	if err != nil || pdf == nil {
		return nil, issues, err
	}
	return []Ticket{
		{Path: base + ".json", For: out.Path, Lang: out.Lang, Data: raw.Bytes()},
		{Path: base + ".pdf", For: out.Path, Lang: out.Lang, Data: pdf, Pages: 1},
	}, issues, nil
}

// ticketPage composes, lays out, paints and finishes the page; it is a screen
// file, since nobody prints it with the edition.
func (p *Press) ticketPage(ed *data.Edition, out *Output, t preflight.Ticket, o Order) ([]byte, diag.List, error) {
	doc, issues := compose.TicketPage(p.input(ed, out.Lang), ticketMatter(out.Path, t))
	if doc == nil {
		return nil, issues, nil
	}
	laid := page.Layout(&block.Env{Text: text.NewSetter(p.Faces, p.Locales)}, doc)
	issues.Add(inLang(laid.Issues, out.Lang, doc)...)
	if laid.Issues.Has(page.Overflow) {
		return nil, issues, nil
	}
	prof := profile.Screen()
	painted, err := paint.PDF(laid.Pages, p.slug(ed, out.Lang), prof, compose.Palette(p.Store.Theme), p.Faces)
	var pdf []byte
	if err == nil {
		pdf, err = finish.File(painted, p.meta(ed, out.Lang, doc, o), laid.Pages, prof)
	}
	if is, ok := refused(err); ok {
		issues.Add(is...)
		return nil, issues, nil
	}
	return pdf, issues, err
}

// refused is the findings of a painter or finisher that would not make a wrong
// file.
func refused(err error) (diag.List, bool) {
	var bare *paint.Refused
	if errors.As(err, &bare) {
		return bare.Issues, true
	}
	var broken *finish.Refused
	if errors.As(err, &broken) {
		return broken.Issues, true
	}
	return nil, false
}

// ticketJSON is the ticket's facts with the words of its language beside them:
// the keys are the same in every language, the words are only there.
type ticketJSON struct {
	preflight.Ticket
	Method string            `json:"method"` // how coverage was estimated
	Labels map[string]string `json:"labels"` // of the facts, by their key here
	Inks   map[string]string `json:"plateNames"`
}

func ticketWords(t preflight.Ticket, l *locales.Locale) ticketJSON {
	out := ticketJSON{Ticket: t}
	out.Labels, out.Inks, out.Method = compose.TicketWords(l)
	return out
}

// ticketMatter is the ticket's facts as the page takes them.
func ticketMatter(file string, t preflight.Ticket) compose.Ticket {
	m := compose.Ticket{File: file, Title: t.Title, Language: t.Language, Created: t.Created, Standards: t.Standards, Pages: t.Pages,
		Trim: compose.Millimetres(t.Trim), Sheet: compose.Millimetres(t.Sheet), Bleed: t.Bleed, Marks: t.Marks, Condition: t.Condition,
		Profile: t.Profile, Plates: t.Plates, MostInk: t.MostInk, Pictures: t.Pictures, LeastPPI: t.LeastPPI, Fonts: t.Fonts,
		Passed: t.Passed, Failed: t.Failed, Unchecked: t.Unchecked, SHA256: t.SHA256}
	for _, c := range t.Coverage {
		m.Coverage = append(m.Coverage, compose.Coverage{Page: c.Page, CMYK: [4]float64{c.Cyan, c.Magenta, c.Yellow, c.Black}})
	}
	return m
}

// seal notes a ticket's size and hash.
func (t *Ticket) seal() {
	sum := sha256.Sum256(t.Data)
	t.Bytes, t.SHA256 = len(t.Data), hex.EncodeToString(sum[:])
}
