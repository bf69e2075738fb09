package layout

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"time"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/fonts"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/findings"
	"github.com/secnumcloud-observatory/press/layout/preflight"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/layout/review"
	"github.com/secnumcloud-observatory/press/locales"
)

// Press is everything a build needs that does not change from order to order:
// the data folder, the languages, the faces.
type Press struct {
	Store   *data.Store
	Locales *locales.Catalog
	Faces   *fonts.Set
	Lexicon preflight.Lexicon // how finished files are spoken of
	Issues  diag.List         // what loading found, as it was found
	own     []Typeface        // the publisher's faces
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
	_, err = fs.Stat(folder, "locales")
	switch {
	case err == nil:
		sub, err := fs.Sub(folder, "locales")
		if err != nil {
			return nil, err
		}
		overlays = append(overlays, sub)
	case !errors.Is(err, fs.ErrNotExist):
		p.Issues.Add(diag.Issue{Code: read.Forbidden, Severity: diag.Error, Pos: diag.Pos{File: "locales"},
			Msg:  diag.Said("This cannot be read: %s.", read.Why(err)),
			Hint: "Put it right, or take it out of the data folder."})
	}
	var found diag.List
	p.Locales, found = locales.Load(overlays...)
	p.Issues.Add(found...)
	p.Issues.Add(p.Locales.Check()...)
	p.Issues.Add(unwritten(p.Locales, data.Messages())...)
	p.Lexicon, found = lexicon(p.Locales)
	p.Issues.Add(found...)
	p.Store, found = data.Load(folder)
	p.Issues.Add(found...)
	p.Issues.Add(p.cast()...)
	p.Issues.Add(unspoken(folder, p.Locales.Languages())...)
	p.Issues.Add(review.Characters(p.Store, p.Locales, p.Faces)...)
	return p, nil
}

// unspoken is the folders of texts in languages that have no locale: nothing is made
// of them.
func unspoken(folder fs.FS, langs []string) (out diag.List) {
	for _, pattern := range []string{"editions/*/*", "standing/*"} {
		names, err := fs.Glob(folder, pattern)
		if err != nil { // of a pattern that is wrong, which these are not
			return out
		}
		for _, name := range names {
			lang := path.Base(name)
			if texts, err := fs.Glob(folder, name+"/*.md"); err != nil || len(texts) == 0 || !read.IsLang(lang) || slices.Contains(langs, lang) {
				continue
			}
			out.Add(diag.Issue{Code: data.StrayFile, Severity: diag.Error, Pos: diag.Pos{File: name},
				Msg:  diag.Said("There is no locale for the language %q, so nothing is made of the texts in this folder.", lang),
				Hint: "Add one under locales, as typography.md says, or take the folder away."})
		}
	}
	return out
}

// Findings is what loading found, as a reader is told it.
func (p *Press) Findings() diag.List {
	c := findings.New(p.Locales)
	c.Edition().Add(p.Issues...)
	return c.List()
}

// concerning is what loading found of an edition, and of what it is made from:
// a fault of a month that nobody asked for stops no other. One that could not
// be read at all is told as a warning, for no other command would tell of it.
func (p *Press) concerning(ed *data.Edition) diag.List {
	var out diag.List
	for _, is := range p.Issues {
		if !p.Store.Serves(ed, is.Pos.File) {
			continue
		}
		if is.Severity == diag.Error && p.Store.Beside(ed, is.Pos.File) {
			is.Severity = diag.Warning
		}
		out.Add(is)
	}
	return out
}

// sized is profiles on the theme's sheet.
func (p *Press) sized(all []profile.Profile) []profile.Profile {
	out := slices.Clone(all)
	for i := range out {
		out[i].Trim = p.Store.Theme.Sheet()
	}
	return out
}

// Profiles is every kind of PDF the press makes.
func Profiles() []profile.Profile {
	return []profile.Profile{profile.Screen(), profile.Print(profile.NoMarks)}
}

// All is whatever the press makes of an edition: the PDFs, and the folder for
// browsers.
func All() []profile.Profile { return append(Profiles(), profile.Web()) }

// Others is what the press makes besides, where it is asked for.
func Others() []profile.Profile {
	return []profile.Profile{profile.Archive(), profile.Bilingual(), profile.Booklet(), profile.Month(), profile.Screen2()}
}

// Known is all of that, the folder for others too: what is made where it is asked for by name.
func Known() []profile.Profile {
	return slices.Concat(All(), []profile.Profile{profile.Kit()}, Others())
}

// Order is what to build.
type Order struct {
	Month    string
	Langs    []string
	Profiles []profile.Profile
	Created  time.Time        // date of the files; zero: the edition's own
	Draft    time.Time        // the day of a draft; zero: it is the edition. Its files take the place of those of the profiles
	Now      func() time.Time // measures the stages; nil: nothing is measured
	Progress func(Step)       // told when a stage begins, and when pages were made; nil: nobody is
}

// drafts tells whether a draft is ordered.
func (o Order) drafts() bool { return !o.Draft.IsZero() }

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
		ids = diag.Few(p.Store.Editions()).String()
	}
	return nil, fmt.Errorf("%w %q; the data folder has: %s", ErrNoEdition, month, ids)
}

// name is a file's name, by the rule of the brief.
func name(edition, lang string, prof profile.Profile) string {
	return stem(edition) + lang + "-" + cmp.Or(prof.File, prof.Name) + ".pdf"
}

// stem is what the names of an edition's files begin with.
func stem(edition string) string { return "secnumcloud-observatory-" + edition + "-" }

// tags is the languages' BCP 47 tags by the names of their folders.
func (p *Press) tags(langs []string) map[string]string {
	out := map[string]string{}
	for _, lang := range langs {
		if l, ok := p.Locales.Locale(lang); ok {
			out[lang] = l.Tag
		}
	}
	return out
}
