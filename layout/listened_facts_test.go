package layout_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data/facts"
)

// fact is words that stand together in one element of a page, and where.
type fact struct {
	section, role string
	words         []string
}

// Every fact of every sign on every page is in the words of the structure: the register
// says which, the finished file is asked.
func TestEveryFactOfASignIsHeard(t *testing.T) {
	listeners(t, func(t *testing.T, h listened) {
		asked := map[string]int{}
		heard := map[[2]string][]string{}
		for _, facts := range [][]fact{h.onFront(), h.onMonth(), h.onNews(), h.onGrid(), h.onRegister(), h.onCandidates(), h.onMap(), h.onScope(),
			h.onValidity(), h.onGlossary(), h.onSheets(), h.onChronology(), h.onKeys()} {
			for _, f := range facts {
				at := [2]string{f.section, f.role}
				if _, seen := heard[at]; !seen {
					heard[at] = h.in(f.section, f.role)
				}
				if !slices.Contains(h.sections, f.section) {
					continue
				}
				asked[f.section]++
				if len(heard[at]) == 0 {
					t.Errorf("%s: no %s says anything", f.section, f.role)
					continue
				}
				tells(t, f.section, heard[at], f.words...)
			}
		}
		for _, s := range []string{"cover", "contents", "month", "news", "grid", "register", "candidates", "map", "scope", "validity", "glossary"} {
			if asked[s] == 0 {
				t.Errorf("nothing is asked of %s", s)
			}
		}
		if slices.Contains(h.sections, "index") {
			h.holdsIndex(t)
		}
	})
}

// counted is a group and its number, as signs say it.
func (h listened) counted(group string, n int) string {
	return h.loc.T("sign.chart.group", map[string]any{"Group": group, "N": h.loc.Number(n)})
}

// some is the number of entries of which something holds.
func (h listened) some(test func(*facts.Entry) bool) (n int) {
	for _, e := range h.view.Cells() {
		if test(e) {
			n++
		}
	}
	return n
}

// news is how many entries of which something holds changed, as signs say it; nothing
// when none did.
func (h listened) news(test func(*facts.Entry) bool) []string {
	if n := h.some(func(e *facts.Entry) bool { return test(e) && e.Changed }); n > 0 {
		return []string{h.loc.N("sign.changes", n)}
	}
	return nil
}

// steps is how many entries of which something holds are how far on their way.
func (h listened) steps(test func(*facts.Entry) bool) (out []string) {
	for _, c := range []facts.Code{facts.J2, facts.J1, facts.J0} {
		if n := h.some(func(e *facts.Entry) bool { return test(e) && e.Milestone == c }); n > 0 {
			out = append(out, h.counted(h.loc.T("milestone."+c.String()), n))
		}
	}
	return out
}

// covering is the test of an entry with a name at a stage on a layer.
func covering(l facts.Layer, s facts.Stage) func(*facts.Entry) bool {
	return func(e *facts.Entry) bool { return e.Name != "" && e.Stage == s && e.Covers(l) }
}

// onFront is the cover, the map of it, and the relief of the opening picture.
func (h listened) onFront() []fact {
	whole := func(*facts.Entry) bool { return true }
	qualified := func(e *facts.Entry) bool { return e.Stage == facts.Qualified }
	under := func(e *facts.Entry) bool { return e.Stage == facts.Candidate && e.Name != "" }
	var layers []string
	for _, l := range facts.Layers() {
		layers = append(layers, h.counted(h.loc.T("layer."+l.String()), h.some(func(e *facts.Entry) bool { return e.Covers(l) })))
	}
	cover := append(append([]string{h.loc.N("count.qualified", h.some(qualified)), h.loc.N("count.progress", h.some(under))}, layers...), h.steps(under)...)
	out := []fact{{"cover", "Figure", cover}}
	for _, e := range h.view.Cells() {
		name := e.Label()
		if name == "" {
			name = e.Provider.Name
		}
		cell := name
		for _, l := range e.Layers {
			cell += ", " + h.loc.T("layer."+l.String())
		}
		switch {
		case e.Stage != facts.Qualified:
			cell += ", " + h.loc.T("stage.candidate")
		case h.view.Ended(e):
			cell += ", " + h.loc.T("charts.map.ended")
		default:
			cell += ", " + h.loc.T("stage.qualified")
		}
		if e.Changed {
			cell += " (" + h.loc.T("sign.changed") + ")"
		}
		out = append(out, fact{"contents", "Figure", []string{cell}})
	}
	if h.month != "specimen" && len(h.in("editorial", "Figure")) > 0 { // an editor's picture may open it, or none
		out = append(out, fact{"editorial", "Figure", append(append(layers, h.loc.N("count.qualified", h.some(qualified))), h.news(whole)...)})
	}
	return out
}

// onMonth is the months ahead, each with what ends in it.
func (h listened) onMonth() (out []fact) {
	for _, e := range h.view.Ending(h.view.Cutoff.MonthEnd(12)) {
		d := e.End()
		out = append(out, fact{"month", "Figure", []string{h.loc.MonthTitle(d.Year, d.Month), h.loc.DayShort(d.Year, d.Month, d.Day) + ", " + e.Provider.Name}})
	}
	return append(out, fact{"month", "Figure", []string{h.loc.MonthTitle(h.view.Cutoff.MonthEnd(1).Year, h.view.Cutoff.MonthEnd(1).Month)}})
}

// onNews is what stands still, or the layers of what moved, in the story that leads.
func (h listened) onNews() (out []fact) {
	if lead, ok := h.view.Lead(); ok {
		for _, e := range lead.Movements {
			for _, l := range e.Entry().Layers {
				out = append(out, fact{"news", "Figure", []string{h.loc.T("layer." + l.String())}})
			}
		}
		return out
	}
	still := func(e *facts.Entry) bool { return !e.Changed && e.Name != "" && e.Stage == facts.Candidate }
	return append(out, fact{"news", "Figure", []string{h.counted(h.loc.T("stage.qualified"), len(h.view.Qualified()))}},
		fact{"news", "Figure", h.steps(still)})
}

// onGrid is what the cells of the grid answer, in words.
func (h listened) onGrid() (out []fact) {
	for _, row := range h.view.Grid() {
		words := []string{row.Provider.Name}
		for _, c := range []facts.Column{facts.CloudType, facts.Customers, facts.Horizon, facts.Extends} {
			for _, v := range row.Cells[c].Values {
				key := "grid." + c.String() + "." + v
				if c == facts.Extends {
					key = "label." + v
				}
				words = append(words, strings.ReplaceAll(h.loc.T(key), "\u2060", ""))
			}
		}
		if len(words) > 1 {
			out = append(out, fact{"grid", "TR", words})
		}
	}
	return out
}

// onRegister is the milestone of each candidate, in the row of its layer.
func (h listened) onRegister() (out []fact) {
	for _, l := range facts.Layers() {
		for _, r := range h.view.Layer(l, facts.Candidate) {
			out = append(out, fact{"register", "TR", []string{r.Provider.Name, r.Name, h.loc.T("milestone." + r.Milestone.String())}})
		}
	}
	return out
}

// onCandidates is the bricks and the rows: whose offers stand on which milestone, and
// how far those of each layer are.
func (h listened) onCandidates() (out []fact) {
	for _, e := range h.view.Candidates() {
		short := h.loc.T("milestone." + e.Milestone.String() + ".short")
		want := []string{short, e.Provider.Name}
		if e.Changed {
			want = append(want, h.loc.T("sign.changed"))
		}
		aside := fact{"candidates", "P", []string{") " + e.Provider.Name}} // a name too long for its brick
		out = append(out, h.either(fact{"candidates", "TR", want}, aside))
	}
	for _, l := range facts.Layers() {
		in := covering(l, facts.Candidate)
		out = append(out, fact{"candidates", "Figure", append(append(h.steps(in), h.counted(h.loc.T("layer."+l.String()), h.some(in))), h.news(in)...)})
	}
	return out
}

// onMap is each offer of the map in the row of its layer.
func (h listened) onMap() (out []fact) {
	for _, s := range []facts.Stage{facts.Candidate, facts.Qualified} {
		for _, l := range facts.Layers() {
			for _, r := range h.view.Layer(l, s) {
				want := []string{h.loc.T("layer." + l.String()), r.Provider.Name}
				if r.Changed {
					want = append(want, h.loc.T("sign.changed"))
				}
				if r.Repeat {
					out = append(out, fact{"map", "TR", want})
					continue
				}
				out = append(out, h.either(fact{"map", "TR", append(slices.Clone(want), r.Name)}, fact{"map", "TR", append(want, r.Label())}))
			}
		}
	}
	return out
}

// onScope is the strip of decisions, and the two wings of the butterfly.
func (h listened) onScope() (out []fact) {
	for _, e := range h.view.Qualified() {
		d := e.Ruled()
		if d.Day == 0 {
			continue
		}
		day, mark := h.loc.Day(d.Year, d.Month, d.Day), ""
		if e.Decision.Known != (facts.Day{}) && h.view.Previous.Known() && h.view.Previous.Before(e.Decision.Known) {
			mark = " (" + h.loc.T("sign.changed") + ")"
		}
		out = append(out, h.either(fact{"scope", "TR", []string{day + mark, e.Provider.Name}},
			fact{"scope", "Figure", []string{day + " " + e.Provider.Name + " " + e.Name + mark}}))
	}
	for _, l := range facts.Layers() {
		in, done := covering(l, facts.Candidate), covering(l, facts.Qualified)
		want := append(h.steps(in), h.loc.N("count.progress", h.some(in)), h.loc.N("count.qualified", h.some(done)))
		out = append(out, fact{"scope", "Figure", append(append(want, h.news(in)...), h.news(done)...)})
	}
	return out
}

// told tells whether an element tells everything of a fact.
func (h listened) told(f fact) bool {
	return slices.ContainsFunc(h.in(f.section, f.role), func(s string) bool {
		return !slices.ContainsFunc(f.words, func(w string) bool { return !strings.Contains(s, evened(w)) })
	})
}

// either is the fact of several that is told: the same one in the words of each form that
// its sign may have.
func (h listened) either(all ...fact) fact {
	for _, f := range all {
		if h.told(f) {
			return f
		}
	}
	return all[0]
}

// onValidity is the end of each bar of the calendar.
func (h listened) onValidity() (out []fact) {
	for _, e := range h.view.Qualified() {
		if d := e.End(); d.Day > 0 {
			out = append(out, fact{"validity", "TR", []string{e.Provider.Name, e.Name, h.loc.DayShort(d.Year, d.Month, d.Day)}})
		}
	}
	return out
}

// onGlossary is how far the offers of a layer are, one by one or together.
func (h listened) onGlossary() (out []fact) {
	for _, l := range facts.Layers() {
		for _, s := range []facts.Stage{facts.Candidate, facts.Qualified} {
			together := h.steps(covering(l, s))
			for _, r := range h.view.Layer(l, s) {
				one := fact{"glossary", "LI", []string{r.Provider.Name, h.state(r.Entry)}}
				if r.Changed {
					one.words = append(one.words, h.loc.T("sign.changed"))
				}
				all := append(slices.Clone(together), h.news(covering(l, s))...)
				out = append(out, h.either(one, fact{"glossary", "Figure", append(all, h.state(r.Entry))}))
			}
		}
	}
	return out
}

// onSheets is the dates and the layers of each offer on the sheet of its provider.
func (h listened) onSheets() (out []fact) {
	rows := strings.Join(h.in("sheets", "TR"), "\n")
	for _, e := range h.view.Cells() {
		if e.Name == "" || !strings.Contains(rows, evened(e.Name)) {
			continue
		}
		want := []string{e.Name}
		for _, l := range e.Layers {
			want = append(want, h.loc.T("layer."+l.String()))
		}
		if e.Changed {
			want = append(want, h.loc.T("sign.changed"))
		}
		if e.Stage == facts.Candidate && e.Milestone != facts.Unpublished {
			want = append(want, h.loc.T("milestone."+e.Milestone.String()))
		}
		if d := e.End(); e.Stage == facts.Qualified && d.Day > 0 {
			want = append(want, h.loc.DayShort(d.Year, d.Month, d.Day))
		}
		out = append(out, fact{"sheets", "TR", want})
	}
	return out
}

// onChronology is everything the register can date.
func (h listened) onChronology() (out []fact) {
	for _, ev := range h.view.Chronology() {
		want := []string{h.loc.DayShort(ev.Date.Year, ev.Date.Month, ev.Date.Day), ev.Provider.Name}
		if ev.Code != facts.J3 && ev.Code != facts.Unpublished {
			want = append(want, h.loc.T("milestone."+ev.Code.String()))
		}
		out = append(out, fact{"chronology", "TR", want})
	}
	return out
}

// onKeys is the signs of the procedure and of the key on the back.
func (h listened) onKeys() (out []fact) {
	for _, c := range []facts.Code{facts.J0, facts.J1, facts.J2, facts.J3} {
		name := h.loc.T("milestone." + c.String())
		out = append(out, fact{"procedure", "H2", []string{name}}, fact{"back", "P", []string{name}})
	}
	return append(out, fact{"back", "P", []string{h.loc.T("unknown.published")}})
}

// holdsIndex holds the words of each provider's entry to the page in bold among those
// that name it: the first of its sheet, of a reading of the month or of its rows.
func (h listened) holdsIndex(t *testing.T) {
	t.Helper()
	said, entries, name := make([]string, len(h.sections)), map[string]string{}, ""
	for _, n := range h.Tree.All {
		at := h.PageOf(n)
		if at == 0 || !slices.Contains([]string{"H1", "H2", "H3", "P", "TR", "LI", "Figure", "Caption"}, n.Role) {
			continue
		}
		words := h.all(n)
		switch said[at-1] += "\n" + words; {
		case h.sections[at-1] != "index":
		case n.Role == "H2":
			name = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(words), h.loc.T("sign.changed")))
		case n.Role == "P":
			entries[name] += " " + words
		}
	}
	for _, p := range h.view.Providers("") {
		main, whole := 0, regexp.MustCompile(`(^|[^\pL\pN])`+regexp.QuoteMeta(evened(p.Name))+`([^\pL\pN]|$)`)
		for _, s := range []string{"sheets", "zoom", "register"} {
			for i := range said {
				if main == 0 && h.sections[i] == s && whole.MatchString(said[i]) {
					main = i + 1
				}
			}
		}
		if want := evened(fmt.Sprintf(" %d, %s", main, h.loc.T("index.main"))); main > 0 && !strings.Contains(entries[evened(p.Name)], want) {
			t.Errorf("index: of %s nothing says %q: %q", p.Name, want, entries[evened(p.Name)])
		}
	}
}
