package layout

import (
	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/check"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/locales"
)

// wording is what the house would write otherwise in the edition's texts of a
// language. The press never changes words: these are for the editor.
func wording(ed *data.Edition, loc *locales.Locale) diag.List {
	var out diag.List
	for _, section := range ed.Sections {
		t, ok := ed.Text(loc.Lang, section)
		if !ok {
			continue
		}
		eachRich(t, func(r read.Rich) { out.Add(advice(r, loc)...) })
	}
	return out
}

// once drops the advice on words that a finding of the data already names at
// the same place: one fault is told once.
func once(l diag.List) diag.List {
	told := map[diag.Pos]bool{}
	for _, is := range l {
		if is.Code == check.BannedWord {
			told[is.Pos] = true
		}
	}
	var out diag.List
	for _, is := range l {
		if is.Code != locales.CodeWording || !told[is.Pos] {
			out.Add(is)
		}
	}
	return out
}

// advice is the suggestions for one paragraph, each at its place in the file.
func advice(r read.Rich, loc *locales.Locale) diag.List {
	pieces := make([]locales.Piece, len(r))
	for i, s := range r {
		pieces[i] = locales.Piece{Text: s.Text, Keep: s.Code || s.Lang != ""}
	}
	var out diag.List
	for _, s := range loc.Wording(pieces) {
		out.Add(s.Issue(place(r, s.Offset), loc.Lang))
	}
	return out
}

// place is where the rune of an offset stands, as near as the spans' places
// tell: exact in a span without escapes or folded lines.
func place(r read.Rich, offset int) diag.Pos {
	for _, s := range r {
		n := len([]rune(s.Text))
		if offset < n {
			pos := s.Pos
			if pos.Col > 0 {
				pos.Col += offset
			}
			return pos
		}
		offset -= n
	}
	if len(r) > 0 {
		return r[0].Pos
	}
	return diag.Pos{}
}

// eachRich visits every inline text of a section, in the order of its file.
func eachRich(t *read.Text, do func(read.Rich)) {
	for _, r := range []read.Rich{t.Title, t.Standfirst, t.Signature, t.Note} {
		do(r)
	}
	var parts func([]read.Part)
	parts = func(ps []read.Part) {
		for _, p := range ps {
			do(p.Title)
			do(p.Text)
			parts(p.Items)
		}
	}
	parts(t.Parts)
	var blocks func([]read.Block)
	blocks = func(bs []read.Block) {
		for _, b := range bs {
			do(b.Rich)
			for _, it := range b.Items {
				blocks(it)
			}
		}
	}
	blocks(t.Body)
}
