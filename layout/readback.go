package layout

import (
	"cmp"
	"strings"

	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/layout/compose"
	"github.com/secnumcloud-observatory/press/layout/conformance"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/preflight"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// names is what the register calls providers and offers: proper names, of no
// language.
func names(v *facts.View) []string {
	var out []string
	for _, e := range v.Cells() {
		p := e.Provider
		out = append(out, e.Name, e.Short, e.Market, p.Name, p.Legal, p.Group)
		out = append(out, p.Aliases...)
	}
	return out
}

// limits is what a profile's file is held to.
func limits(laid *page.Result, prof profile.Profile) preflight.Options {
	if prof.Imposed != nil { // places on a sheet are none of a page
		return preflight.Options{Trim: prof.Imposed.Sheet, Bleed: -1, Safe: -1}
	}
	o := preflight.Options{Trim: prof.Trim, Bleed: prof.Bleed, Safe: prof.Safe, Drawn: prof.Drawn, Ink: prof.InkLimit,
		Locate:   func(n int, x, y unit.Length) (diag.Pos, string) { return locate(laid.Pages, n, x, y) },
		Inks:     func(n int, x, y unit.Length) string { return compose.Inks(laid.Pages, n, x, y) },
		Swatches: func(n int, area unit.Rect) string { return compose.Swatches(laid.Pages, n, area) }}
	o.Runs, o.Alternatives = runs(laid.Pages), alternatives(laid.Pages)
	if prof.Bleed == 0 {
		o.Bleed = -1
	}
	if prof.Safe == 0 {
		o.Safe = -1
	}
	if prof.Tags {
		tree := draw.Tree(laid.Pages)
		o.Source, o.Passages = passages(tree, nil, nil)
		o.Links = links(laid.Pages, tree)
	}
	return o
}

// runs is every run of words that is to be drawn, read aloud or not.
func runs(pages []draw.Page) []preflight.Run {
	out := []preflight.Run{}
	for i := range pages {
		draw.Walk(&pages[i].Box, func(v draw.Visit) bool {
			for _, op := range draw.Runs(v.Box.Ops) {
				t, ok := op.(draw.Text)
				if !ok || t.Ink == "" {
					continue
				}
				r := preflight.Run{Page: i + 1, Text: draw.Spelt(t.Str), At: unit.Box(v.At.X+t.X, v.At.Y+t.Y-t.Size, advance(t), t.Size)}
				if !v.Artifact && (t.Elem == nil || !t.Elem.Role.Artifact()) {
					if r.Hushed = t.Mute; t.Read() != t.Str {
						r.Says = draw.Spelt(t.Read())
					}
				}
				out = append(out, r)
			}
			return true
		})
	}
	return out
}

// advance is how far a run is drawn: its width but for the adjustment behind its last
// glyph, behind which nothing is drawn.
func advance(t draw.Text) unit.Length {
	n := len(t.Drawn())
	if n == 0 || len(t.Adjust) < n {
		return t.Width
	}
	after := t.Size.Scale(int64(t.Adjust[n-1]), 1000)
	if t.Scale != 0 {
		after = after.Scale(int64(t.Scale), 1000)
	}
	return t.Width - after
}

// alternatives is what elements are said to be in the place of what they hold.
func alternatives(pages []draw.Page) (out []string) {
	seen, spelt := map[*draw.Elem]bool{}, map[string]bool{}
	see := func(e *draw.Elem) {
		if e != nil && !seen[e] && !e.Role.Artifact() {
			if e.Alt != "" {
				out = append(out, draw.Spelt(e.Alt))
			}
			if e.Expand != "" && !spelt[e.Expand] { // once, where it stands first
				spelt[e.Expand] = true
				out = append(out, draw.Spelt(e.Expand))
			}
		}
		seen[e] = true
	}
	for i := range pages {
		draw.Walk(&pages[i].Box, func(v draw.Visit) bool {
			if v.Artifact {
				return true
			}
			if marked(v.Box) {
				see(v.Elem)
			}
			for _, op := range v.Box.Ops {
				switch o := op.(type) {
				case draw.Text:
					see(o.Elem)
				case draw.Path:
					see(o.Elem)
				case draw.Image:
					see(o.Elem)
				}
			}
			return true
		})
	}
	return out
}

// links is the areas of the pages that lead somewhere, with what each says: its
// description, else its words, else where it leads.
func links(pages []draw.Page, tree *draw.Node) []preflight.Link {
	said := map[*draw.Elem]string{}
	var read func(n *draw.Node)
	read = func(n *draw.Node) {
		if n.Elem != nil && n.Elem.Role == draw.LinkElem {
			said[n.Elem] = cmp.Or(n.Elem.Desc, strings.Join(strings.Fields(n.Words()), " "))
		}
		for _, k := range n.Kids {
			read(k)
		}
	}
	read(tree)
	out := []preflight.Link{}
	for i := range pages {
		draw.Walk(&pages[i].Box, func(v draw.Visit) bool {
			for _, op := range v.Box.Ops {
				if l, ok := op.(draw.Link); ok && !v.Artifact {
					e := cmp.Or(l.Elem, v.Elem)
					out = append(out, preflight.Link{Page: i + 1, At: l.Move(v.At.Point), Says: draw.Spelt(cmp.Or(said[e], l.Href))})
				}
			}
			return true
		})
	}
	return out
}

// marked tells whether anything is drawn in a box: an element that holds no mark,
// such as the motif of a register without offers, has no place in the structure.
func marked(b *draw.Box) bool {
	if len(b.Ops) > 0 {
		return true
	}
	for i := range b.Kids {
		if marked(&b.Kids[i].Box) {
			return true
		}
	}
	return false
}

// passages is the words of the structure as they are read, an entry for each element that holds
// words itself, and those of its parts that are in a language of their own.
func passages(n *draw.Node, words []string, foreign []preflight.Passage) ([]string, []preflight.Passage) {
	own := ""
	for _, k := range n.Kids {
		switch {
		case k.Elem == nil:
			own += draw.Spelt(k.Text)
		case inLine(k.Elem.Role):
			own += draw.Spelt(k.Words())
			if k.Elem.Lang != "" {
				foreign = append(foreign, preflight.Passage{Text: draw.Spelt(k.Words()), Lang: k.Elem.Lang})
			}
		}
	}
	if own != "" && (n.Elem == nil || n.Elem.Role != draw.Figure) {
		words = append(words, own)
	}
	for _, k := range n.Kids {
		if k.Elem != nil && !inLine(k.Elem.Role) {
			words, foreign = passages(k, words, foreign)
		}
	}
	return words, foreign
}

// inLine tells the roles that stand within a line of another element's text.
func inLine(r draw.Role) bool {
	switch r {
	case draw.Span, draw.LinkElem, draw.Reference, draw.Code:
		return true
	}
	return false
}

// unread says in every language that a file could not be read back.
func unread(x preflight.Lexicon) conformance.Words {
	return conformance.Words(x.Say(preflight.Unread()))
}

// preflightChecks sums the rules up by their answer.
func preflightChecks(r preflight.Report) []Check {
	result := "pass"
	if r.Failed() {
		result = "fail"
	}
	checks := []Check{{Name: "preflight", Result: result, Rules: r.Count(preflight.Pass) + r.Count(preflight.Fail)}}
	for _, x := range r.Results {
		if x.Status == preflight.NotChecked && x.Why != nil {
			checks = append(checks, Check{Name: string(x.Code), Result: "skipped", Note: conformance.Words(x.Why)})
		}
	}
	return checks
}

// locate names the data behind a place of a page: the innermost box there that
// knows where it came from.
func locate(pages []draw.Page, n int, x, y unit.Length) (diag.Pos, string) {
	if n < 1 || n > len(pages) {
		return diag.Pos{}, ""
	}
	var pos diag.Pos
	field := ""
	draw.Walk(&pages[n-1].Box, func(v draw.Visit) bool {
		if !unit.Box(x, y, 0, 0).In(v.At, 0) {
			return true
		}
		if !v.Box.From.IsZero() {
			pos = v.Box.From
		}
		if v.Box.Name != "" {
			field = v.Box.Name
		}
		return true
	})
	return pos, field
}
