package layout_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// stood is where words of a passage stand: which of all words on the pages, in
// reading order, and in what type.
type stood struct {
	nth  int
	size unit.Length
	font draw.Font
}

// standing is the words of passages by the place where they are typed, running
// heads and other furniture apart.
func standing(pages []draw.Page) map[diag.Pos][]stood {
	out, n := map[diag.Pos][]stood{}, 0
	for i := range pages {
		draw.Walk(&pages[i].Box, func(v draw.Visit) bool {
			for _, op := range v.Box.Ops {
				if x, ok := op.(draw.Text); ok && !x.From.IsZero() && !v.Artifact {
					n++
					out[x.From.Pos] = append(out[x.From.Pos], stood{n, x.Size, x.Font})
				}
			}
			return true
		})
	}
	return out
}

// roles holds the drawn words of one text to the record of its section.
type roles struct {
	t     *testing.T
	where string
	theme *data.Theme
	on    map[diag.Pos][]stood
	held  int
}

// first is the first of a passage's words that are drawn, and false when none is.
func (r *roles) first(p read.Rich) (stood, bool) {
	for _, s := range p {
		if at := r.on[s.Pos]; len(at) > 0 && s.Cite == "" {
			return at[0], true
		}
	}
	return stood{}, false
}

// field holds a field's plain words to the style that its record names: a title
// that is drawn for a text, or a text for a title, is in another.
func (r *roles) field(path string, f data.Field, p read.Rich) {
	st, known := r.theme.Style(f.Style)
	if !known {
		return
	}
	larger, _ := r.theme.Style(f.Other)
	for _, s := range p {
		if s.Strong || s.Emph || s.Code || s.Cite != "" {
			continue
		}
		for _, at := range r.on[s.Pos] {
			if r.held++; at.size != st.Size && at.size != larger.Size {
				r.t.Errorf("%s, %s is in type of %v and its record says %s, %v: %q", r.where, path, at.size, f.Style, st.Size, s.Text)
			}
		}
	}
}

// part holds a part and its items to their record: what each is set in, its
// title before its text, and its items one after the other.
func (r *roles) part(path string, rec data.Part, p read.Part) {
	if _, share := p.Text.Percent(); share { // drawn as a figure at a bar
		return
	}
	for name, words := range map[string]read.Rich{data.Title: p.Title, data.Words: p.Text} {
		if f, ok := rec.Field(name); ok {
			r.field(path+"."+name, f, words)
		}
	}
	title, a := r.first(p.Title)
	text, b := r.first(p.Text)
	if a && b && title.nth > text.nth {
		r.t.Errorf("%s, %s: the title is read after the text", r.where, path)
	}
	r.items(path, rec, p.Items)
}

// items holds items to the order of their record, where they have keys of it,
// and else to that of the file.
func (r *roles) items(path string, rec data.Part, items []read.Part) {
	items = slices.Clone(items)
	rank := func(p read.Part) int {
		return slices.IndexFunc(rec.Items, func(x data.Part) bool { return x.Key == p.Key })
	}
	slices.SortStableFunc(items, func(a, b read.Part) int { return rank(a) - rank(b) })
	before := map[string]stood{}
	for i, it := range items {
		at := read.Step(path, it.Key, i)
		own, ok := rec.Item(it.Key)
		if !ok {
			continue
		}
		r.part(at, own, it)
		for name, words := range map[string]read.Rich{data.Title: it.Title, data.Words: it.Text} {
			now, drawn := r.first(words)
			if was, had := before[name]; drawn && had && was.nth > now.nth && rec.Of != data.Events && rec.Of != data.Applicants { // events are in the order of the month
				r.t.Errorf("%s, %s: its %s is read before that of the item above it", r.where, at, name)
			}
			if drawn {
				before[name] = now
			}
		}
	}
}

// Every passage of every text stands in its role and in its place: in the type
// that its section's record names, a title before its text, items in the order
// of their record or file. Two cells that are exchanged, or a title and a text,
// are in another order or another type.
func TestTextsStandInTheirRoles(t *testing.T) {
	for _, month := range editions() {
		res := result(t, month)
		for _, l := range res.Pages {
			r := roles{t: t, theme: press(t).Store.Theme, on: standing(l.Result.Pages)}
			for _, section := range res.Edition.Sections {
				text, ok := res.Edition.Text(l.Lang, section)
				if !ok {
					continue
				}
				rec, _ := data.SectionOf(section)
				r.where = fmt.Sprint(month, " ", l.Lang, " ", section)
				for name, words := range map[string]read.Rich{data.Title: text.Title, data.Standfirst: text.Standfirst, data.Signature: text.Signature, data.Note: text.Note} {
					if f, ok := rec.Field(name); ok {
						r.field(name, f, words)
					}
				}
				r.items("", data.Part{Items: rec.Parts}, text.Parts)
			}
			if r.held < 150 {
				t.Errorf("%s %s: only %d words were held to their record", month, l.Lang, r.held)
			}
		}
	}
}
