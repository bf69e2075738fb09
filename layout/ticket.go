package layout

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/compose"
	"github.com/secnumcloud-observatory/press/layout/conformance"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/preflight"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/locales"
)

// Ticket is a file about a file. For the print shop, about one for print: the
// same facts as JSON and as one page. For readers, about one for the screen: its
// accessibility statement.
type Ticket struct {
	Path   string `json:"path"`
	For    string `json:"for"` // the file it is about
	Lang   string `json:"language"`
	Pages  int    `json:"pages,omitempty"`
	Bytes  int    `json:"bytes"`
	SHA256 string `json:"sha256"`

	Checks []Check `json:"checks,omitempty"` // of the page: the JSON is no document

	Data []byte `json:"-"`
}

// ticketProfile is how the page is made: as a screen file, for nobody prints it
// with the edition.
func ticketProfile() profile.Profile { return profile.Screen() }

// ticketPage is the name of the page about a file.
func ticketPage(file string) string { return strings.TrimSuffix(file, ".pdf") + "-ticket.pdf" }

// tickets makes the two tickets of a file for print. The page walks the road of
// the edition to its end, and is read back like any other file. It is not
// inventoried, because no text of the edition stands on it. What is found on it
// is a fault of the press or of the theme, and a finding of the ticket's file.
func (r *run) tickets(out *Output, t preflight.Ticket) (made []Ticket, err error) {
	r.stage("ticket", out.Profile, func() {
		silent := *r
		silent.clock = &clock{}
		made, err = silent.ticket(out, t)
	})
	return made, err
}

func (r *run) ticket(out *Output, about preflight.Ticket) ([]Ticket, error) {
	l, ok := r.press.Locales.Locale(r.lang)
	if !ok {
		return nil, nil // compose.Edition has said that nobody knows the language
	}
	raw, err := diag.JSON(ticketWords(about, l))
	if err != nil {
		return nil, fmt.Errorf("ticket: %w", err)
	}
	sheet := Output{Path: ticketPage(out.Path), Lang: out.Lang}
	t := r.of(sheet.Path)
	doc := t.composed(func(in compose.Input) (*page.Document, diag.List) {
		return compose.TicketPage(in, ticketMatter(out.Path, about))
	})
	if doc == nil {
		return nil, nil
	}
	laid := t.laidOut(doc)
	if sheet.Data, err = t.made(doc, laid, t.press.sized([]profile.Profile{ticketProfile()})[0]); sheet.Data == nil || err != nil {
		return nil, err
	}
	t.judged(&sheet, doc, laid, t.press.sized([]profile.Profile{ticketProfile()})[0])
	return []Ticket{
		{Path: strings.TrimSuffix(sheet.Path, ".pdf") + ".json", For: out.Path, Lang: out.Lang, Data: raw},
		{Path: sheet.Path, For: out.Path, Lang: out.Lang, Data: sheet.Data, Pages: len(laid.Pages), Checks: sheet.Checks},
	}, nil
}

// accessibility makes the accessibility statement of a tagged file, in the file's
// language; nothing for any other.
func (r *run) accessibility(out *Output, doc *page.Document, prof profile.Profile) ([]Ticket, error) {
	l, ok := r.press.Locales.Locale(r.lang)
	if !ok || !prof.Tags {
		return nil, nil
	}
	d := r.created()
	raw, err := conformance.Accessibility(*out.Report, prof, conformance.Subject{File: out.Path, SHA256: Hash(out.Data), Pages: out.Pages,
		Edition: doc.Title, Date: l.Day(d.Year(), int(d.Month()), d.Day()), Contact: r.ed.Imprint.Email}, l)
	if err != nil {
		return nil, fmt.Errorf("accessibility statement: %w", err)
	}
	return []Ticket{{Path: strings.TrimSuffix(out.Path, ".pdf") + "-accessibility.html", For: out.Path, Lang: out.Lang, Data: raw}}, nil
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
