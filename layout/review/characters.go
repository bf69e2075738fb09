package review

import (
	"slices"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/fonts"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/locales"
)

// Characters reports those of the data, and of the words of the press, that none
// of the faces for running text has. Those that only one of them lacks are found on the page.
func Characters(s *data.Store, all *locales.Catalog, faces *fonts.Set) diag.List {
	has := func(face string, r rune) bool {
		f, ok := faces.Face(face)
		return ok && f.Has(text.Plain(f, r))
	}
	var out diag.List
	var before diag.Pos
	rare := slices.Clone(s.Rare())
	all.EachCharacter(func(r rune, at diag.Pos) { rare = append(rare, read.Rare{R: r, Pos: at}) })
	for _, x := range rare {
		if has("sans", x.R) || has("serif", x.R) {
			continue
		}
		next := before.File == x.Pos.File && before.Line == x.Pos.Line && x.Pos.Col > before.Col && x.Pos.Col <= before.Col+2
		if before = x.Pos; next { // the rest of a passage in another script
			out[len(out)-1].Subject += " " + diag.Character(x.R)
			continue
		}
		out.Add(diag.Issue{Code: read.BadCharacter, Severity: diag.Error, Pos: x.Pos, Subject: diag.Character(x.R),
			Msg: diag.Said("The fonts of the edition have no %c (U+%04X).", x.R, x.R), Hint: "Use another character, or say it in words."})
	}
	return out
}
