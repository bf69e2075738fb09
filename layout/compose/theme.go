package compose

import (
	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/layout/text"
)

// Palette is the theme's swatches as files paint them on a paper: all but those for
// screens alone. A swatch without values for the paper has those of coated paper.
func Palette(t *data.Theme, paper profile.Paper) profile.Palette {
	p := profile.Palette{}
	for _, s := range t.Swatches {
		if s.Screen {
			continue
		}
		cmyk, own := s.Papers[string(paper)]
		if !own {
			cmyk = s.CMYK
		}
		p[draw.Ink(s.Name)] = profile.Swatch{Name: s.Name, RGB: s.RGB, CMYK: cmyk, Role: s.Role}
	}
	return p
}

// PaperIssues tells of a printing condition that the theme has no inks of its own for:
// what is printed on its paper has those of coated paper. A condition that no registry
// here knows is taken for coated paper too.
func PaperIssues(t *data.Theme, in profile.Intent) diag.List {
	var out diag.List
	if in.Space != profile.CMYK {
		return out
	}
	issue := diag.Issue{Code: PaperInks, Severity: diag.Warning, Field: "swatches", Subject: in.Condition}
	if _, known := profile.Lookup(in.Condition); !known {
		issue.Msg = diag.Said("%s is no printing condition that is known here: swatches and ink limit (%d %%) are those of coated paper.",
			in.Condition, in.Limit)
		issue.Hint = "Ask the print shop for the registered name of its condition, such as FOGRA51."
		out.Add(issue)
	}
	if in.Paper == profile.Coated {
		return out
	}
	lacking, first := 0, ""
	for _, s := range t.Swatches {
		if _, own := s.Papers[string(in.Paper)]; s.Screen || own {
			continue
		}
		if lacking++; first == "" {
			first, issue.Pos = s.Name, s.Pos
		}
	}
	if lacking > 0 {
		issue.Msg = diag.Said("The theme has no inks on the paper of %s (%s) for %s, the first is %s: they have those of coated paper.",
			in.Condition, string(in.Paper), diag.Count(lacking, "colour"), first)
		issue.Hint = diag.Said(
			"Give each swatch its inks for that paper, as the print shop advises: the key %s beside cmyk, such as [0, 0, 0, 100].",
			string(in.Paper))
		out.Add(issue)
	}
	return out
}

// Night is the colours that a window shows by night in place of the swatches of the
// pages: those of the swatches that the theme names for it.
func Night(t *data.Theme) map[draw.Ink][3]uint8 {
	out := map[draw.Ink][3]uint8{}
	for _, s := range t.Swatches {
		if by := t.ByNight(s); by.Name != s.Name {
			out[draw.Ink(s.Name)] = by.RGB
		}
	}
	return out
}

// style is the style of a name. One that the theme lacks
// is a finding, once, and the body's stands in.
func (k *kit) style(name string) text.Style {
	k.asked[styleField(name)] = true
	s, ok := k.theme.Style(name)
	if !ok {
		k.missing(MissingStyle, "styles", name, diag.Said("the theme has no text style named %s", name))
		if name == "body" {
			return text.Style{Name: name}
		}
		return k.style("body")
	}
	return Style(s)
}

// styleField is the field of the theme in which a style of a name is awaited.
func styleField(name string) string { return "styles." + name }

// Style is a style of the theme as paragraphs use it.
func Style(s data.Style) text.Style {
	return text.Style{
		Name: s.Name, Font: draw.Font(s.Font), Bold: draw.Font(s.Bold), Italic: draw.Font(s.Italic),
		BoldItalic: boldItalic(s), Code: "code",
		Size: s.Size, Leading: s.Leading, Ink: draw.Ink(s.Ink), Track: s.Track, Align: align(s.Align),
		Hyphens: s.Hyphens, Protrude: s.Protrude, Stretch: s.Stretch, Stem: s.Stem, Tabular: s.Tabular, SmallCaps: s.Small, Most: s.Lines,
	}
}

// boldItalic is the face of strong passages with its italic, by the naming
// rule of the fonts.
func boldItalic(s data.Style) draw.Font {
	if s.Bold == "" {
		return draw.Font(s.Italic)
	}
	return draw.Font(s.Bold + "-italic")
}

func align(name string) text.Align {
	switch name {
	case "balanced":
		return text.Balanced
	case "justified":
		return text.Justified
	case "centred":
		return text.Centred
	case "right":
		return text.FlushRight
	}
	return text.Ragged
}
