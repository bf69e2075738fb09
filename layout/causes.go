package layout

import (
	"slices"

	"github.com/secnumcloud-observatory/press/data/check"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/compose"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/paint"
)

// bindingPages is preflight's word for a page count that does not bind.
const bindingPages diag.Code = "BindingPages"

// consequences is, for a finding, those that only say the same again further
// down the press. They go from the list once their cause stands in it: whoever
// mends the cause mends them, and would look for them in the wrong place.
func consequences(cause diag.Code) []diag.Code {
	switch cause {
	case read.BadCharacter:
		return []diag.Code{page.MissingGlyph, paint.UnpaintableGlyph, paint.ControlCharacter, compose.UndrawnChart, page.PageCount, bindingPages}
	case page.MissingGlyph:
		return []diag.Code{paint.UnpaintableGlyph}
	case compose.UndrawnChart:
		return []diag.Code{page.PageCount, bindingPages, check.UnsetField}
	case compose.PictureFormat, check.MissingPicture:
		return []diag.Code{check.UnsetField}
	case page.PageCount:
		return []diag.Code{bindingPages}
	}
	return nil
}

// causes is the findings without those that follow from another one of the
// same language. What stops a file is decided before, on all of them.
func causes(l diag.List) diag.List {
	var out diag.List
	for _, is := range l {
		follows := slices.ContainsFunc(l, func(c diag.Issue) bool {
			return c.Severity == diag.Error && (c.Lang == "" || c.Lang == is.Lang) && slices.Contains(consequences(c.Code), is.Code)
		})
		if !follows {
			out.Add(is)
		}
	}
	return out
}
