package layout

import (
	"slices"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/fonts"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Typeface is a publisher's face as the report names it: what was printed with,
// whose it is, and the file of the terms it is under.
type Typeface struct {
	Name       string `json:"name"`
	PostScript string `json:"postscript"`
	Copyright  string `json:"copyright,omitempty"`
	File       string `json:"file"`
	Licence    string `json:"licence"`
}

// cast takes in the theme's own faces. One that cannot be printed with, or may
// not be, is a finding; the press's own stands in, so that the rest is looked at.
func (p *Press) cast() (found diag.List) {
	var own []fonts.Own
	var named []string
	for _, f := range p.Store.Theme.Faces {
		named = append(named, f.Name)
		if f.File == "" {
			continue
		}
		raw, err := p.Store.ReadFile(f.File)
		if err != nil {
			found.Add(diag.Issue{Code: read.Forbidden, Severity: diag.Error, Pos: diag.Pos{File: f.File},
				Msg: diag.Said("This cannot be read: %s.", read.Why(err)), Hint: "Put it right, or take it out of the data folder."})
			continue
		}
		face, err := fonts.Read(f.Name, raw)
		if err != nil {
			found.Add(diag.Issue{Code: data.BadFace, Severity: diag.Error, Pos: f.Pos, Field: "faces",
				Msg:  diag.Said("The font %s is not taken: %s.", f.File, diag.Why(err)),
				Hint: "Take a static TrueType file of the family with 1000 units to the em, whose licence lets it be embedded."})
			continue
		}
		own = append(own, face)
		p.own = append(p.own, Typeface{f.Name, face.PostScript(), diag.Short(diag.Shown(face.Copyright), 300), f.File, f.Licence})
	}
	p.Faces = p.Faces.With(own...)
	found.Add(p.uncast(named)...)
	return found
}

// uncast is the faces that styles name and that there are not. Those that the
// theme names too are told where it does.
func (p *Press) uncast(named []string) (found diag.List) {
	absent := named
	for _, s := range p.Store.Theme.Styles {
		for _, name := range []string{s.Font, s.Bold, s.Italic} {
			if _, known := p.Faces.Face(name); name == "" || known {
				continue
			}
			absent = append(absent, name)
			if !slices.Contains(named, name) {
				found.Add(diag.Issue{Code: data.BadFace, Severity: diag.Error, Pos: s.Pos, Field: "styles",
					Msg:  diag.Said("The style %s is set in the face %s, which there is not.", s.Name, diag.Short(name, 40)),
					Hint: diag.DidYouMean(name, p.Faces.Names())})
			}
		}
	}
	p.Faces = p.Faces.StandIn(absent...)
	return found
}
