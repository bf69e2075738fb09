package compose

import (
	"maps"
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
)

// What composition can find.
const (
	UnknownLanguage diag.Code = "UnknownLanguage"
	MissingStyle    diag.Code = "MissingStyle"
	MissingDistance diag.Code = "MissingDistance"
	MissingSwatch   diag.Code = "MissingSwatch"
	BrightPicture   diag.Code = "BrightPicture"
	UndrawnChart    diag.Code = "UndrawnChart"
	DenseCode       diag.Code = "DenseCode"
	PaperInks       diag.Code = "PaperInks"

	UncomposedSection diag.Code = "UncomposedSection"
)

// Catalogue explains the findings of this package.
func Catalogue() []diag.Entry {
	return []diag.Entry{
		{Code: UnknownLanguage, Severity: diag.Error,
			Means:   "An edition was asked for in a language that has no locale.",
			Example: "--lang de, with locales for fr and en",
			Fix:     "Choose a language that has a folder or a file under locales, or add one."},
		{Code: MissingStyle, Severity: diag.Error,
			Means:   "A component asks for a text style that the theme does not define.",
			Example: "theme.yaml without the style quote",
			Fix:     "Add the style to theme.yaml; the shipped theme lists them all."},
		{Code: MissingDistance, Severity: diag.Error,
			Means:   "A component asks for a distance that the theme does not name under spacing.",
			Example: "theme.yaml without grid-row",
			Fix:     "Add the distance to theme.yaml; the shipped theme lists them all."},
		{Code: MissingSwatch, Severity: diag.Error,
			Means:   "Components and charts draw with a swatch that the theme does not define.",
			Example: "theme.yaml without the swatch acier",
			Fix:     "Add the swatch to theme.yaml, with RGB and CMYK; the shipped theme lists them all."},
		{Code: BrightPicture, Severity: diag.Warning,
			Means: "A picture over a page is too bright where the headline stands on it: its words need a contrast of 7 at every point. " +
				"It is set under the headline, which stands on the dark ground.",
			Example: "pictures: [{form: opener, file: snow.jpg}]",
			Fix:     "Choose a darker picture, darken its upper third, or move its focus."},
		{Code: UndrawnChart, Severity: diag.Error,
			Means:   "A chart cannot be drawn from the register's figures.",
			Example: "a chart cannot be drawn: candidates by milestone: no room for a name",
			Fix:     "Look at the offers the message names; nothing is left out of a chart in silence."},
		{Code: DenseCode, Severity: diag.Warning,
			Means:   "An address is so long that its QR code would have modules under 0.6 mm, which a telephone may not read off paper.",
			Example: "permalink: https://example.org/publications/observatories/secnumcloud/editions/by-month/…",
			Fix:     "Give the edition a shorter address. Until then the page has the address in words and no code."},
		{Code: PaperInks, Severity: diag.Warning, Stops: diag.PrintedFiles,
			Means: "A file is printed on a paper that the theme has no inks for, or in a condition that no registry here knows: " +
				"it takes the inks of coated paper.",
			Example: "--condition FOGRA52 with a theme that has cmyk alone",
			Fix:     "Give each swatch its inks on that paper (uncoated, newsprint) beside cmyk, as the print shop advises."},
		{Code: UncomposedSection, Severity: diag.Error,
			Means:   "An edition has a section that is declared and that nothing composes, so that its texts would be lost.",
			Example: "sections: [cover, interview], with a record of interview and no composer",
			Fix:     "Take the section out of edition.yaml. This is a fault of the press: report it."},
	}
}

// swatches reports those that components draw with and the theme lacks.
func (k *kit) swatches() {
	for _, i := range draw.Inks() {
		k.asked["swatches."+string(i)] = true
		if _, ok := k.theme.Swatch(string(i)); !ok {
			k.missing(MissingSwatch, "swatches", string(i), diag.Said("the theme has no swatch named %s", string(i)))
		}
	}
}

// missing reports a style, a distance or a swatch that the theme lacks, once.
func (k *kit) missing(code diag.Code, group, name string, msg diag.Text) {
	field := group + "." + name
	for _, i := range k.issues {
		if i.Code == code && i.Field == field {
			return
		}
	}
	k.issues.Add(diag.Issue{Code: code, Severity: diag.Error, Pos: k.theme.At(group, name), Field: field, Msg: msg,
		Hint: "add it to theme.yaml"})
}

// told is what composing found. A style, a distance or a swatch that the theme lacks
// is told at the one that has nearly its name, when nothing asks for that.
func (k *kit) told() diag.List {
	for i, is := range k.issues {
		if is.Code != MissingStyle && is.Code != MissingDistance && is.Code != MissingSwatch {
			continue
		}
		group, name, _ := strings.Cut(is.Field, ".")
		if near := misnamed(name, k.unasked(group)); near != "" {
			k.issues[i].Pos = k.theme.At(group, near)
			k.issues[i].Hint = diag.Said("Call %s so, if it is the one meant; or add one to theme.yaml.", near)
		}
	}
	return k.issues
}

// unasked is the styles, the distances or the swatches of the theme that nothing asks
// for.
func (k *kit) unasked(group string) []string {
	var out []string
	switch group {
	case "styles":
		for _, s := range k.theme.Styles {
			out = append(out, s.Name)
		}
	case "swatches":
		for _, s := range k.theme.Swatches {
			out = append(out, s.Name)
		}
	default:
		out = slices.Sorted(maps.Keys(k.theme.Spacing))
	}
	return slices.DeleteFunc(out, func(name string) bool { return k.asked[group+"."+name] })
}

// misnamed is the one of some names that is most likely another one, mistyped: of
// two letters, too, when no other is as near.
func misnamed(name string, among []string) string {
	if near := diag.Nearest(name, among); near != "" {
		return near
	}
	near := slices.DeleteFunc(slices.Clone(among), func(n string) bool { return diag.Slips(n, name) != 1 })
	if len(near) != 1 {
		return ""
	}
	return near[0]
}
