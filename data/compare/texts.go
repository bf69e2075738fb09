package compare

import (
	"slices"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Passage is words of a text that stand otherwise in the later edition, or in
// one alone. A sentence of the press is no text: the register's changes tell it.
type Passage struct {
	Lang    string   `json:"language"`
	Section string   `json:"section"`
	Field   string   `json:"field"` // path in the file: title, parts.panel.items…; body
	Was     string   `json:"was"`
	Is      string   `json:"is"`
	Pos     diag.Pos `json:"pos"` // in the later edition; where they are gone, in the earlier
}

// words is a run of words with its place.
type words struct {
	field, text string
	pos         diag.Pos
}

// passages compares the texts of two editions, language by language, in the
// order of the later one's sections and then those that it no longer has.
func passages(from, to *data.Edition) []Passage {
	out := []Passage{}
	langs := slices.Compact(slices.Sorted(slices.Values(append(from.Langs(), to.Langs()...))))
	for _, lang := range langs {
		for _, section := range append(slices.Clone(to.Sections), without(from.Sections, to.Sections)...) {
			for _, p := range parted(said(from, lang, section), said(to, lang, section)) {
				p.Lang, p.Section = lang, section
				out = append(out, p)
			}
		}
	}
	return out
}

// said is what an edition's text for a section says, in the order of the file.
func said(e *data.Edition, lang, section string) (out []words) {
	t, ok := e.Text(lang, section)
	if !ok || !e.Has(section) {
		return nil
	}
	put := func(field string, r read.Rich) {
		if s := r.String(); s != "" {
			out = append(out, words{field, s, r[0].Pos})
		}
	}
	put("title", t.Title)
	put("standfirst", t.Standfirst)
	put("signature", t.Signature)
	put("note", t.Note)
	for i, a := range t.Margin {
		put(read.Step("margin", "", i)+".title", a.Title)
		put(read.Step("margin", "", i)+".text", a.Text)
	}
	parts("", t.Parts, put)
	read.EachBlock(t.Body, func(r read.Rich) { put("body", r) })
	return out
}

func parts(at string, ps []read.Part, put func(string, read.Rich)) {
	for i, p := range ps {
		path := read.Step(at, p.Key, i)
		put(path+".title", p.Title)
		put(path+".text", p.Text)
		parts(path, p.Items, put)
	}
}

// parted is where two texts part: along the longest run of passages that both
// have, what stands between two of them in one and in the other. Passages of one
// field that stand for each other are one that changed.
func parted(was, is []words) (out []Passage) {
	var gone, fresh []words
	flush := func() {
		for _, w := range gone {
			p := Passage{Field: w.field, Was: w.text, Pos: w.pos}
			if i := slices.IndexFunc(fresh, func(f words) bool { return f.field == w.field }); i >= 0 {
				p.Is, p.Pos = fresh[i].text, fresh[i].pos
				fresh = slices.Delete(fresh, i, i+1)
			}
			out = append(out, p)
		}
		for _, w := range fresh {
			out = append(out, Passage{Field: w.field, Is: w.text, Pos: w.pos})
		}
		gone, fresh = nil, nil
	}
	common := shared(was, is)
	i, j := 0, 0
	for i < len(was) || j < len(is) {
		switch {
		case i < len(was) && j < len(is) && same(was[i], is[j]):
			flush()
			i, j = i+1, j+1
		case j == len(is) || i < len(was) && common[i+1][j] >= common[i][j+1]:
			gone = append(gone, was[i])
			i++
		default:
			fresh = append(fresh, is[j])
			j++
		}
	}
	flush()
	return out
}

func same(a, b words) bool { return a.field == b.field && a.text == b.text }

// shared is, for each beginning of two texts, how many passages both have from
// there on, in one order.
func shared(was, is []words) [][]int {
	out := make([][]int, len(was)+1)
	out[len(was)] = make([]int, len(is)+1)
	for i := len(was) - 1; i >= 0; i-- {
		out[i] = make([]int, len(is)+1)
		for j := len(is) - 1; j >= 0; j-- {
			if out[i][j] = max(out[i+1][j], out[i][j+1]); same(was[i], is[j]) {
				out[i][j] = out[i+1][j+1] + 1
			}
		}
	}
	return out
}
