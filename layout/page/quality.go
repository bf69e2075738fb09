package page

import (
	"path"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// paragraphs visits the parts of paragraphs that stand on the page: boxes of
// lines.
func (c *checker) paragraphs(visit func(v draw.Visit, first, last *draw.Line, end *draw.Box)) {
	draw.Walk(&c.page.Box, func(v draw.Visit) bool {
		n := len(v.Box.Kids)
		if n == 0 || v.Artifact {
			return !v.Artifact
		}
		first, last := v.Box.Kids[0].Box.Line, v.Box.Kids[n-1].Box.Line
		if first != nil && last != nil {
			visit(v, first, last, &v.Box.Kids[n-1].Box)
			return false
		}
		return true
	})
}

// passage adds a finding about words that a visit sets, once for each page, code
// and passage.
func (c *checker) passage(code diag.Code, v draw.Visit, words string, msg, hint diag.Text) {
	c.add(diag.Issue{Code: code, Severity: diag.Quality, Pos: v.From, Field: v.Name, Subject: words, Msg: msg, Hint: hint})
}

// lines: no line of a paragraph stands alone and no word is divided over a
// break.
func (c *checker) lines() {
	c.paragraphs(func(v draw.Visit, first, last *draw.Line, end *draw.Box) {
		words := diag.Short(clean(wordsOf(v.Box)), 40)
		switch {
		case first == last && first.Of > 1 && first.Para == 0:
			c.passage(Orphan, v, words, diag.Said("the first line of a paragraph stands alone: “%s”", words),
				"Cut or add a few words above.")
		case first == last && first.Of > 1 && last.Para == last.Of-1:
			c.passage(Widow, v, words, diag.Said("the last line of a paragraph stands alone: “%s”", words),
				"Cut or add a few words in the paragraph.")
		}
		if last.Hyphen && last.Para < last.Of-1 {
			c.passage(HyphenAtBreak, v, words, diag.Said("a word is divided over the break after “%s”", clean(wordsOf(end))),
				"Cut or add a few words in the paragraph.")
		}
	})
}

// divisions: no word is divided where no language divides it, but where its place
// holds no more of it. A row of letters has no place for a reader's eye to rest.
func (c *checker) divisions() {
	draw.Walk(&c.page.Box, func(v draw.Visit) bool {
		before := ""
		for _, op := range v.Box.Ops {
			t, ok := op.(draw.Text)
			if ok && t.Forced {
				if v.From.IsZero() {
					v.From = t.From.Pos
				}
				c.passage(ForcedDivision, v, before,
					diag.Said("a word is divided where no language divides it, after “%s”: it is wider than its place", before),
					"Mark where it may be divided with a soft hyphen (U+00AD); an offer may have a shorter name under short:.")
			}
			if ok {
				before = t.Str
			}
		}
		return true
	})
}

// heading is a heading on the page and whether its matter stands with it.
type heading struct {
	draw.Visit // its first line
	area       unit.Rect
	followed   bool
	held       bool
}

// near is how far under a heading its matter may begin: further down is
// another piece of the page.
const near = 60 * unit.MM

// headings: each has its matter under it, or beside it where that follows at
// once, and not in another column or on another page.
func (c *checker) headings() {
	var all []*heading
	draw.Walk(&c.page.Box, func(v draw.Visit) bool {
		if e := v.Box.Elem; e != nil && e.Role == draw.Layout && len(v.Box.Ops) == 0 && len(v.Box.Kids) > 0 {
			for _, h := range all {
				h.held = h.held || !h.followed && h.beside(v) // signs that are not read and yet stand there
			}
		}
		if v.Artifact || len(v.Box.Ops) == 0 {
			return !v.Artifact
		}
		for _, h := range all {
			h.meet(v)
		}
		if e := v.Elem; e != nil && v.Box.Line != nil && (e.Role == draw.H1 || e.Role == draw.H2 || e.Role == draw.H3) {
			if n := len(all); n > 0 && all[n-1].Elem == e {
				all[n-1].area = all[n-1].area.Union(v.At)
				return true
			}
			all = append(all, &heading{Visit: v, area: v.At})
		}
		return true
	})
	ends := c.number == len(c.pages) || c.pages[c.number].Section != c.page.Section
	for _, h := range all {
		if !h.held && (h.followed || !ends) {
			c.alone(h.Visit)
		}
	}
}

// meet takes note of matter that follows the heading.
func (h *heading) meet(v draw.Visit) {
	if h.Elem == v.Elem {
		return
	}
	across := v.At.X < h.area.Right() && h.area.X < v.At.Right()
	under := v.At.Y >= h.area.Bottom()-tolerance && v.At.Y < h.area.Bottom()+near && across
	h.held = h.held || under || h.beside(v) && !h.followed
	h.followed = true
}

// beside tells whether matter stands on the height of the heading, or begins
// three lines under it at most.
func (h *heading) beside(v draw.Visit) bool {
	return v.At.Y < h.area.Bottom()+3*unit.U && h.area.Y < v.At.Bottom()
}

func (c *checker) alone(h draw.Visit) {
	words := clean(wordsOf(h.Box))
	c.passage(HeadingAtFoot, h, words, diag.Said("the heading “%s” has nothing under it", words), "Cut or add a line above it.")
}

// columns: those that end together end level.
func (c *checker) columns() {
	draw.Walk(&c.page.Box, func(v draw.Visit) bool {
		if v.Box.Name != "columns" || len(v.Box.Kids) < 2 {
			return true
		}
		lo, hi, piece := v.Box.Kids[0].Box.H, v.Box.Kids[0].Box.H, 2*unit.U
		for _, k := range v.Box.Kids {
			lo, hi, piece = min(lo, k.Box.H), max(hi, k.Box.H), max(piece, tallest(&k.Box))
		}
		if hi-lo > piece+tolerance {
			c.find(UnevenColumns, diag.Quality, "", v.From, diag.Said("the columns end %s apart", mm(hi-lo)),
				"Move a heading or cut a line, so that the text divides better.")
		}
		return true
	})
}

// tallest is the height of the highest piece of a column that could not be
// divided: columns cannot be more level than that.
func tallest(b *draw.Box) unit.Length {
	if b.Line != nil || len(b.Kids) == 0 {
		return b.H
	}
	if len(b.Kids) > 1 && b.Kids[len(b.Kids)-1].Y == b.Kids[0].Y { // side by side
		return b.H
	}
	var h unit.Length
	for i := range b.Kids {
		h = max(h, tallest(&b.Kids[i].Box))
	}
	return h
}

// filled: a page in the middle of the edition is half full; inside a section it
// is full, or the pages of its section come out alike.
func (c *checker) filled() {
	if c.section.Bare {
		return
	}
	area := c.doc.Master.Area
	if c.section.Area != nil {
		area = *c.section.Area
	}
	inside := c.number < len(c.pages) && c.pages[c.number].Section == c.page.Section
	follows := c.number > 1 && c.pages[c.number-2].Section == c.page.Section
	last := c.number == len(c.pages)
	outer := (c.number == 1 || last) && !inside && !follows || last && len(c.doc.Sections) == 1 // a sheet of one section ends where it ends
	switch fill := Fill(c.page, area); {
	case outer:
	case c.section.Blank:
		c.find(EmptyHalfPage, diag.Quality, "", diag.Pos{}, "it is left to the reader's notes",
			"List a section more that can fill it.")
	case fill < quarter:
		c.thin(SparsePage, diag.Warning, fill, inside, follows)
	case fill < half && (inside || c.number < len(c.pages)):
		c.thin(EmptyHalfPage, diag.Quality, fill, inside, follows)
	case inside:
		c.early(area)
	}
}

// leastMeasured is the share of a page, in per cent, by which the words of a whole
// one can be told: a line or two alone say nothing of it.
const leastMeasured = 5

// noteAlone is how full a page is, in per cent, on which a note may stand alone.
const noteAlone = 10

// thin tells of a page with little on it, and what would fill it or set it
// free: words where words are written, and none where the register is shown.
func (c *checker) thin(code diag.Code, sev diag.Severity, fill int, inside, follows bool) {
	n, id := wordsOn(c.page), Whole(c.section.ID)
	shown := c.section.Drawn || writtenIn(c.pages, id) < n // words of the press are nobody's to cut, nor to add to
	words := diag.Count(n, "word")
	fills := diag.Said("About %s more fill half of it;", diag.Count(max((n*(half-fill)/max(fill, leastMeasured)+9)/10*10, 10), "word"))
	if shown {
		fills = "What it shows comes from the register, and a standfirst or a note does not fill it;"
	}
	var msg, hint diag.Text
	switch {
	case inside:
		msg = diag.Said("it is %d %% full: section %s goes on, with %s here", fill, id, words)
		hint = "let what follows break: shorten its first piece."
	case follows && shown:
		msg = diag.Said("it is %d %% full: section %s ends on it", fill, id)
		hint = diag.Said("without the section %s %s go.", id, diag.Count(c.pagesOf(id), "page"))
		if c.section.Noted && fill < noteAlone {
			hint = "with a shorter note the section ends on the page before, and 1 page goes."
		}
	case follows:
		msg = diag.Said("it is %d %% full: section %s ends on it with %s", fill, id, words)
		hint = diag.Said("with about %s less the section ends on the page before, and 1 page goes.", words)
	default:
		msg = diag.Said("it is %d %% full: section %s has %s", fill, id, words)
		hint = diag.Said("without the section %s 1 page goes.", id)
	}
	hint = diag.Beside(fills, hint)
	c.find(code, sev, "", diag.Pos{}, msg, hint)
}

// pagesOf is how many pages a section has.
func (c *checker) pagesOf(section string) (n int) {
	for i := range c.pages {
		if Whole(c.pages[i].Section) == section {
			n++
		}
	}
	return n
}

// writtenIn is how many words of a section's pages somebody wrote: those of its
// texts, and not those that the press makes from the register.
func writtenIn(pages []draw.Page, section string) (n int) {
	for i := range pages {
		if Whole(pages[i].Section) != section {
			continue
		}
		draw.Walk(&pages[i].Box, func(v draw.Visit) bool {
			for _, op := range v.Box.Ops {
				if t, ok := op.(draw.Text); ok && !v.Artifact && path.Ext(t.From.Pos.File) == ".md" {
					n += countWords(t.Str)
				}
			}
			return true
		})
	}
	return n
}

// early tells of a page that ends early though its section goes on.
func (c *checker) early(area unit.Rect) {
	used, next := c.used(c.number, area), c.used(c.number+1, area)
	if alike := next > used*3/4 && next < used*5/4; used < area.H*85/100 && !alike {
		c.find(UnderfullPage, diag.Quality, "", diag.Pos{},
			diag.Said("it ends after %s of %s though section %s goes on", mm(used), mm(area.H), Whole(c.section.ID)),
			"Add or cut a few lines before the break.")
	}
}

// used is how far down a page's text area its matter reaches: its text and
// drawings, and a ground that goes down to the sheet's edge.
func (c *checker) used(number int, area unit.Rect) unit.Length {
	var bottom unit.Length
	draw.Walk(&c.pages[number-1].Box, func(v draw.Visit) bool {
		for _, op := range v.Box.Ops {
			r, ok := draw.Extent(op)
			if !ok {
				continue
			}
			r = r.Move(v.At.Point)
			under := ground(op)
			if under && r.Y > area.Y && r.Bottom() > c.doc.Master.Trim.H {
				bottom = max(bottom, area.Bottom())
			}
			if !v.Artifact && !under {
				bottom = max(bottom, r.Bottom())
			}
		}
		return true
	})
	return bottom - area.Y
}
