package layout

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"time"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/fonts"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/finish"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/paint"
	"github.com/secnumcloud-observatory/press/layout/preflight"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/locales"
)

// Press is everything a build needs that does not change from order to order:
// the data folder, the languages, the faces.
type Press struct {
	Store   *data.Store
	Locales *locales.Catalog
	Faces   *fonts.Set
	Lexicon preflight.Lexicon // how finished files are spoken of
	Issues  diag.List         // what loading found
}

// Open loads a data folder; its locales folder, when it has one, adds to the
// languages of the press. Faults of the data are findings. The error says that
// the press itself is broken.
func Open(folder fs.FS) (*Press, error) {
	faces, err := fonts.Load()
	if err != nil {
		return nil, fmt.Errorf("fonts: %w", err)
	}
	p := &Press{Faces: faces}
	var overlays []fs.FS
	if sub, err := fs.Sub(folder, "locales"); err == nil {
		if _, err := fs.Stat(folder, "locales"); err == nil {
			overlays = append(overlays, sub)
		}
	}
	var found diag.List
	p.Locales, found = locales.Load(overlays...)
	p.Issues.Add(found...)
	p.Issues.Add(p.Locales.Check()...)
	p.Lexicon, found = lexicon(p.Locales)
	p.Issues.Add(found...)
	p.Store, found = data.Load(folder)
	p.Issues.Add(found...)
	p.Issues.Add(p.unset()...)
	for i, is := range p.Issues {
		if l, ok := p.Locales.ForTag(is.Lang); ok && is.Lang == l.Tag {
			p.Issues[i].Lang = l.Lang
		}
	}
	return p, nil
}

// unset reports the characters that none of the faces for running text has.
// Those that only one of them lacks are found on the page.
func (p *Press) unset() diag.List {
	var out diag.List
	var before diag.Pos
	for _, x := range p.Store.Rare() {
		if p.has("sans", x.R) || p.has("serif", x.R) {
			continue
		}
		next := before.File == x.Pos.File && before.Line == x.Pos.Line && x.Pos.Col > before.Col && x.Pos.Col <= before.Col+2
		if before = x.Pos; next {
			continue // the rest of a passage in another script
		}
		out.Add(diag.Issue{Code: read.BadCharacter, Severity: diag.Error, Pos: x.Pos,
			Msg: fmt.Sprintf("The fonts of the edition have no %c (U+%04X).", x.R, x.R), Hint: "Use another character, or say it in words."})
	}
	return out
}

func (p *Press) has(face string, r rune) bool {
	f, ok := p.Faces.Face(face)
	return ok && f.Has(r)
}

// Order is what to build.
type Order struct {
	Month    string
	Langs    []string
	Profiles []profile.Profile
	Created  time.Time        // date of the files; zero: the edition's own
	Now      func() time.Time // measures the stages; nil: nothing is measured
	Progress func(Step)       // told when a stage ends; nil: nobody is
}

// Step is one stage that ended.
type Step struct {
	Stage   string        `json:"stage"`
	Lang    string        `json:"lang,omitempty"`
	Profile string        `json:"profile,omitempty"`
	Took    time.Duration `json:"-"`
	Millis  float64       `json:"ms"`
}

// ErrNoEdition is wrapped by the error for a month without an edition.
var ErrNoEdition = errors.New("no such edition")

func (p *Press) edition(month string) (*data.Edition, error) {
	if p.Store != nil {
		if ed, ok := p.Store.Edition(month); ok {
			return ed, nil
		}
	}
	ids := "none"
	if p.Store != nil && len(p.Store.Editions()) > 0 {
		ids = strings.Join(p.Store.Editions(), ", ")
	}
	return nil, fmt.Errorf("%w %q; the data folder has: %s", ErrNoEdition, month, ids)
}

// name is a file's name, by the rule of the brief.
func name(edition, lang, prof string) string {
	return "secnumcloud-observatory-" + edition + "-" + lang + "-" + prof + ".pdf"
}

// meta is what the file says of itself. Its dates are the edition's.
func (p *Press) meta(ed *data.Edition, lang string, doc *page.Document, o Order) finish.Doc {
	loc, _ := p.Locales.Locale(lang)
	created := o.Created
	if created.IsZero() {
		d := ed.Published.First()
		created = time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
	}
	return finish.Doc{
		Edition: ed.ID, Title: doc.Title, Author: ed.Imprint.Team.In(lang), Publisher: ed.Imprint.Publisher.In(lang),
		Subject: loc.T("edition.subject"), Keywords: strings.Split(loc.T("edition.keywords"), ", "),
		Lang: doc.Lang, Created: created,
	}
}

func (p *Press) slug(ed *data.Edition, lang string) paint.Slug {
	loc, _ := p.Locales.Locale(lang)
	d := ed.Published
	return paint.Slug{Title: loc.T("publication.name"), Month: loc.Month(ed.Month.Year, ed.Month.Month), Lang: loc.Tag,
		Date: loc.Day(d.Year, d.Month, d.Day)}
}

// said is what there is to say of a language's words: those the house would
// write otherwise, and messages that were asked for and do not exist.
func (p *Press) said(ed *data.Edition, lang string) diag.List {
	loc, ok := p.Locales.Locale(lang)
	if !ok {
		return nil
	}
	out := wording(ed, loc)
	for _, is := range p.Locales.Missing() {
		if is.Lang == loc.Tag {
			is.Lang = lang
			out.Add(is)
		}
	}
	return out
}
