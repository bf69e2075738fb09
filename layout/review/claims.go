package review

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/locales"
)

// Claims holds what the texts of an edition count and deny against its view.
// Only what is certain is told: a number that none of the things it may count
// has, a part greater than its whole, a denial in a month that moved. What a
// text assumes wrongly has been told at that line and is not told again.
func Claims(s *data.Store, ed *data.Edition, loc *locales.Locale) diag.List {
	h := held{store: s, ed: ed, loc: loc, names: names(ed.Register())}
	if !ed.Register().Countable() || !ed.Dated() {
		return nil
	}
	for _, section := range ed.Sections {
		t, ok := ed.Text(loc.Lang, section)
		if !ok || ed.Unread(t.Pos.File) {
			continue
		}
		h.assumed = slices.Concat(ed.Assumes, t.Assumes)
		t.Each(h.paragraph)
	}
	return h.out
}

// held is texts held against a view.
type held struct {
	store   *data.Store
	ed      *data.Edition
	loc     *locales.Locale
	assumed []read.Assumption
	names   []locales.Named
	out     diag.List
}

func (h *held) paragraph(r read.Rich) {
	text := ""
	for _, s := range r {
		if s.Code || s.Lang != "" { // a name, or another language's words
			s.Text = strings.Map(func(rune) rune { return '…' }, s.Text)
		}
		text += lined(s)
	}
	sure := h.assertions(r, text)
	for _, c := range h.loc.Claims(text) {
		if !h.ofNow(c) || !(c.Denial && ofMoves(c)) && slices.ContainsFunc(sure, func(a locales.Assertion) bool {
			return c.Offset < a.Offset+a.Len && a.Offset < c.Offset+c.Len
		}) {
			continue
		}
		if values := h.values(c); len(values) > 0 && !h.told(c) && !h.ofLayer(c) && !slices.ContainsFunc(values,
			func(v int) bool { return fits(c, v) }) {
			h.contradicts(r, c, values)
		}
	}
}

// ofNow tells whether a claim speaks of the edition's own days.
func (h *held) ofNow(c locales.Claim) bool {
	e := h.ed
	now := []int{e.Cutoff.Month, e.Month.Month}
	if c.Denial || c.Since || ofMoves(c) {
		for d := e.Previous; d.Known() && !e.Cutoff.Before(d); d = d.MonthEnd(1) {
			now = append(now, d.Month, d.MonthEnd(1).Month)
		}
	}
	for _, m := range c.Months {
		if !slices.Contains(now, m) {
			return false
		}
	}
	for _, y := range c.Years {
		if c.Year == 0 && y != e.Cutoff.Year && y != e.Month.Year && !(c.Since && y == e.Previous.Year) {
			return false
		}
	}
	return true
}

// ofMoves tells whether a claim is of what moved, not of what stands.
func ofMoves(c locales.Claim) bool {
	return slices.ContainsFunc(c.Of, func(f string) bool {
		return slices.Contains(facts.Moves(), facts.Figure(f))
	})
}

// values is what the register says of each figure that a claim may be of.
func (h *held) values(c locales.Claim) []int {
	var out []int
	if c.Layer != "" {
		for _, name := range c.Of {
			if n, ok := h.layered(name, c.Layer); ok {
				out = append(out, n)
			}
		}
		return out
	}
	for _, name := range c.Of {
		sum, known := 0, true
		if name == "ending" {
			year := c.Year
			if year == 0 {
				year = h.ed.Month.Year
			}
			out = append(out, h.ed.View.EndsIn(year))
			continue
		}
		for _, f := range strings.Split(name, "+") {
			n, ok := h.ed.View.Figure(facts.Figure(f))
			sum, known = sum+n, known && ok
		}
		if known && !(ofMoves(c) && !h.ed.Previous.Known()) { // nothing to compare with
			out = append(out, sum)
		}
	}
	return out
}

// ofLayer tells whether a claim is true of a layer that its clause names.
func (h *held) ofLayer(c locales.Claim) bool {
	for _, layer := range c.Layers {
		for _, name := range c.Of {
			if n, ok := h.layered(name, layer); ok && fits(c, n) {
				return true
			}
		}
	}
	return false
}

// layered is a figure of one layer, and false where it has none by layer. An
// offer of several layers counts in each.
func (h *held) layered(name, code string) (int, bool) {
	v := h.ed.View
	of, ok := map[facts.Figure][]*facts.Entry{facts.FigQualified: v.Qualified(), facts.FigCandidates: v.Candidates(),
		facts.FigOffers: slices.Concat(v.Qualified(), v.Candidates())}[facts.Figure(name)]
	layers, n := facts.Layers(), 0
	at := slices.IndexFunc(layers, func(l facts.Layer) bool { return l.String() == code })
	for _, e := range of {
		if at >= 0 && e.Covers(layers[at]) {
			n++
		}
	}
	return n, ok && at >= 0
}

// told tells whether the text assumes the figure, wrongly, and the same number
// of it.
func (h *held) told(c locales.Claim) bool {
	return slices.ContainsFunc(h.assumed, func(a read.Assumption) bool {
		n, ok := h.ed.View.Figure(facts.Figure(a.Name))
		return ok && n != a.Number && a.Number == c.N && slices.Contains(c.Of, a.Name)
	})
}

// fits tells whether a claim can be so when the register says v.
func fits(c locales.Claim, v int) bool {
	switch c.Bound {
	case locales.Equal:
		return v == c.N
	case locales.AtLeast:
		return v >= c.N
	case locales.MoreThan:
		return v > c.N
	case locales.AtMost:
		return v <= c.N
	case locales.LessThan:
		return v < c.N
	case locales.About:
		return 4*max(v-c.N, c.N-v) <= max(v, 4)
	case locales.Those:
		return v == c.N || 2*c.N <= v || c.Bare || c.N == 1
	}
	return v >= c.N || c.Bare || c.N == 1 // one is an article too
}

// contradicts reports a claim that is not so; a denial names what it denies.
func (h *held) contradicts(r read.Rich, c locales.Claim, values []int) {
	var says []string
	for i, name := range c.Of[:len(values)] {
		says = append(says, fmt.Sprintf("%s %d", strings.ReplaceAll(name, "+", " and "), values[i]))
	}
	for _, layer := range c.Layers {
		if n, ok := h.layered(c.Of[0], layer); ok && c.Layer == "" {
			says = append(says, fmt.Sprintf("%s in %s %d", c.Of[0], layer, n))
		}
	}
	is := diag.Issue{Code: UntrueCount, Severity: diag.Warning, Pos: h.at(r, c.Offset), Field: c.Of[0],
		Msg:  fmt.Sprintf("The text says “%s”; in the register, by %s: %s.", c.Words, h.ed.Cutoff, strings.Join(says, ", or ")),
		Hint: "Correct the sentence, or the register."}
	if c.Denial {
		is.Code = UntrueDenial
	}
	if ms := h.ed.View.Movements(); c.Denial && ofMoves(c) && len(ms) > 0 {
		is.Msg += " The other place is " + ms[0].Entry().Pos.String() + "."
	}
	h.out.Add(is)
}

// at is where the rune of an offset is written. A span of several lines, or
// with escapes, is followed through the file.
func (h *held) at(r read.Rich, offset int) diag.Pos {
	near := place(r, offset)
	for _, s := range r {
		n := len([]rune(lined(s)))
		if offset >= n {
			offset -= n
			continue
		}
		if h.store == nil || s.Pos.Line == 0 {
			return near
		}
		if raw, err := h.store.ReadFile(s.Pos.File); err == nil {
			return follow([]rune(string(raw)), s, offset)
		}
	}
	return near
}

// follow walks a file beside the words read from it, up to the rune of an
// offset. What stands in the file alone, as the indent of a folded line or a
// backslash, is passed over.
func follow(file []rune, s read.Span, offset int) diag.Pos {
	pos, i := diag.Pos{File: s.Pos.File, Line: 1, Col: 1}, 0
	step := func() {
		if file[i] == '\n' {
			pos.Line, pos.Col = pos.Line+1, 0
		}
		pos.Col++
		i++
	}
	for i < len(file) && (pos.Line < s.Pos.Line || pos.Line == s.Pos.Line && pos.Col < s.Pos.Col) {
		step()
	}
	words := []rune(s.Text)
	for k := 0; i < len(file); k++ {
		for i < len(file) && file[i] != words[k] && !(unicode.IsSpace(words[k]) && unicode.IsSpace(file[i])) {
			step()
		}
		if k == offset || i >= len(file) {
			return pos
		}
		if step(); unicode.IsSpace(words[k]) {
			for i < len(file) && unicode.IsSpace(file[i]) {
				step()
			}
		}
	}
	return s.Pos
}
