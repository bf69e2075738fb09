package compose

import (
	"strconv"
	"strings"

	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
)

// spans turns the editor's inline text into runs under a style.
func (k *kit) spans(st text.Style, r read.Rich) []text.Run {
	var out []text.Run
	for i := 0; i < len(r); i++ {
		if r[i].Cite != "" {
			j := i
			for j < len(r) && r[j].Cite != "" {
				j++
			}
			out = append(out, k.cites(st, r[i:j])...)
			i = j - 1
			continue
		}
		switch s := r[i]; {
		case s.Note != "":
			out = append(out, k.call(st, s)...)
		case s.Page != "":
			out = append(out, k.pageOf(s))
		default:
			out = append(out, k.run(st, s))
		}
	}
	return out
}

// flat is inline text in one style, on one line: a headline that stands in a
// list or over the parts of a table. Each run still names its passage.
func flat(r read.Rich) []text.Run {
	out := make([]text.Run, 0, len(r))
	for _, s := range unmarked(r) {
		if s.Break {
			s.Text += " "
		}
		out = append(out, text.Run{Text: s.Text, From: s.From()})
	}
	return out
}

// unmarked is words without their reference marks, and without the blank before
// a mark where nothing follows it that needs one.
func unmarked(r read.Rich) read.Rich {
	out := make(read.Rich, 0, len(r))
	for i, s := range r {
		if s.Cite != "" {
			continue
		}
		if i > 0 && r[i-1].Cite != "" && len(out) > 0 && (s.Text == "" || strings.ContainsAny(s.Text[:1], " .,;:!?)")) {
			out[len(out)-1].Text = strings.TrimRight(out[len(out)-1].Text, " ")
		}
		out = append(out, s)
	}
	if n := len(out); n > 0 && n < len(r) && r[len(r)-1].Cite != "" {
		out[n-1].Text = strings.TrimRight(out[n-1].Text, " ")
	}
	return out
}

func (k *kit) run(st text.Style, s read.Span) text.Run {
	run := text.Run{Text: s.Text, Code: s.Code, Lang: s.Lang, Href: s.Href, Newline: s.Break, From: s.From(), SmallCaps: s.Small}
	s.Emph = s.Emph && !s.Small // small capitals are upright
	switch {
	case s.Code:
		run.Font = st.Code
		run.Elem = draw.New(draw.Code)
	case s.Strong && s.Emph:
		run.Font = st.BoldItalic
	case s.Strong:
		run.Font = st.Bold
	case s.Emph:
		run.Font = st.Italic
	}
	if s.Lang != "" {
		run.Elem = &draw.Elem{Role: draw.Span, Lang: s.Lang}
	}
	if s.Href != "" {
		run.Elem = &draw.Elem{Role: draw.LinkElem, Lang: s.Lang, Desc: k.say("link.to", map[string]any{"Target": s.Href})}
		if section, within := strings.CutPrefix(s.Href, "#"); within {
			run.Elem = k.sectionLink(section, s.Lang)
		}
		run.Underline = true
	}
	return run
}

// cites is a reference mark such as [3, 7], each number a link to its source.
func (k *kit) cites(st text.Style, r read.Rich) []text.Run {
	ids := make([]facts.Cite, 0, len(r))
	for _, s := range r {
		ids = append(ids, facts.Cite{Source: s.Cite, Pos: s.Pos, Len: s.Len})
	}
	return k.marks(st, ids)
}

// cited is what a reference mark leads to: "Source 10, ANSSI, 19 December 2025".
func (k *kit) cited(id string, n int) string {
	says := k.say("link.source", map[string]any{"N": n})
	s, known := k.ed.Register().Source(id)
	if !known {
		return says
	}
	by, _ := s.Publisher.Lent(k.lang)
	says += ", " + by
	switch {
	case s.Date.Known():
		says += ", " + k.day(s.Date)
	case s.Rhythm != "":
		says += ", " + k.say("sources.rhythm."+string(s.Rhythm))
	}
	return says
}

// referrer is what marks in a style are set as, of sources and of notes. In
// several inks or reversed they are larger (GWG 2022 R0016, R0017): plates out of
// register would close their letters.
func (k *kit) referrer(st text.Style) func(string) text.Run {
	ref := k.style("ref")
	size := ref.Size
	if st.Ink != ref.Ink {
		size = max(size, k.style("ref-ink").Size)
	}
	return func(s string) text.Run {
		return text.Run{Text: s, Font: ref.Font, Size: size, Ink: st.Ink, Raw: true, NoBreak: true}
	}
}

// marksOf is the marks at the size of a style: in a table whose calls are read
// with its words.
func (k *kit) marksOf(st text.Style, cs []facts.Cite) []text.Run {
	runs := k.marks(st, cs)
	for i := range runs {
		runs[i].Size = st.Size
	}
	return runs
}

// marks is the reference mark of citations; nothing when there are none.
func (k *kit) marks(st text.Style, cs []facts.Cite) []text.Run {
	if len(cs) == 0 {
		return nil
	}
	mark := k.referrer(st)
	runs := []text.Run{mark("\u202f[")}
	seen := map[int]bool{}
	for _, c := range cs {
		n := k.ed.Number(c.Source)
		if n == 0 || seen[n] {
			continue
		}
		if len(seen) > 0 {
			runs = append(runs, mark(",\u00a0"))
		}
		seen[n] = true
		run := mark(strconv.Itoa(n))
		run.From = diag.Span{Pos: c.Pos, Len: c.Len}
		if !k.ed.Has("sources") { // the list is elsewhere: the number alone
			runs = append(runs, run)
			continue
		}
		run.Href = "#" + sourceAnchor(c.Source)
		run.Elem = &draw.Elem{Role: draw.LinkElem, Desc: k.cited(c.Source, n)}
		runs = append(runs, run)
	}
	if len(seen) == 0 {
		return nil
	}
	return append(runs, mark("]"))
}
