package layout_test

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/layout/preflight/pdf"
	"github.com/secnumcloud-observatory/press/locales"
)

// listened is a finished file as a listener gets it.
type listened struct {
	*pdf.File
	month    string
	sections []string // of each page
	register *facts.Register
	view     *facts.View
	loc      *locales.Locale
}

// listeners runs a test on every shipped edition in every language.
func listeners(t *testing.T, test func(t *testing.T, h listened)) {
	t.Helper()
	for _, month := range editions() {
		for _, lang := range languages() {
			t.Run(month+" "+lang, func(t *testing.T) {
				r, p := result(t, month), press(t)
				f, err := pdf.Read(output(t, r, lang, "screen").Data)
				if err != nil {
					t.Fatal(err)
				}
				ed, _ := p.Store.Edition(month)
				loc, _ := p.Locales.Locale(lang)
				h := listened{File: f, month: month, register: ed.Register(), view: ed.View, loc: loc}
				for _, l := range r.Pages {
					for i := range l.Result.Pages {
						if l.Lang == lang {
							h.sections = append(h.sections, l.Result.Pages[i].Section)
						}
					}
				}
				test(t, h)
			})
		}
	}
}

// all is the words of an element as they are heard: alternatives stand for figures.
func (h listened) all(n *pdf.Node) string {
	var b strings.Builder
	var read func(n *pdf.Node)
	read = func(n *pdf.Node) {
		if alt := h.Text(n.Dict["Alt"]); alt != "" {
			b.WriteString(" " + alt + " ")
			return
		}
		for _, k := range n.Kids {
			if k.Node != nil {
				read(k.Node)
				if pdf.BlockRole(k.Node.Role) {
					b.WriteString(" ")
				}
				continue
			}
			for _, p := range h.Index[pdf.Key{Page: k.Page, Stream: k.Stream, MCID: k.MCID}] {
				b.WriteString(p.Text.String())
			}
		}
	}
	read(n)
	return evened(b.String())
}

// in is the elements of a role on the pages of a section, each as it is heard.
func (h listened) in(section, role string) (out []string) {
	for _, n := range h.Tree.All {
		if at := h.PageOf(n); n.Role == role && at > 0 && h.sections[at-1] == section {
			out = append(out, h.all(n))
		}
	}
	return out
}

// tells holds that one of some elements tells everything that is asked of it.
func tells(t *testing.T, where string, said []string, want ...string) {
	t.Helper()
	if len(said) == 0 {
		return // the edition has no such page
	}
	for _, s := range said {
		if !slices.ContainsFunc(want, func(w string) bool { return !strings.Contains(s, evened(w)) }) {
			return
		}
	}
	t.Errorf("%s: nothing says %q together", where, want)
}

// state is how far an entry is, in the language's words.
func (h listened) state(e *facts.Entry) string {
	key := "milestone." + e.Milestone.String()
	switch e.Milestone {
	case facts.J3:
		return h.loc.T("stage.qualified")
	case facts.Unpublished:
		return h.loc.T("stage.candidate") + ", " + h.loc.T(key+".state")
	}
	return h.loc.T("stage.candidate") + ", " + h.loc.T(key)
}

// What a sign says to eyes stands in the structure as words: the layers of an offer,
// how far it is, that it changed, that it is told again, when a decision began.
func TestSignsAreHeard(t *testing.T) {
	asked := 0
	listeners(t, func(t *testing.T, h listened) {
		changed, repeated := h.loc.T("sign.changed"), h.loc.T("sign.repeated")
		zoom, calendar, index := h.in("zoom", "TR"), h.in("validity", "TR"), h.in("index", "P")
		for _, e := range h.view.Cells() {
			name := e.Name
			if name == "" {
				continue
			}
			asked++
			if e.Stage == facts.Qualified {
				for _, l := range e.Layers {
					tells(t, "zoom", zoom, name, h.loc.T("layer."+l.String()))
				}
				if len(e.Decisions) == 1 && e.Decisions[0].Date.Day > 0 {
					d := e.Decisions[0].Date
					tells(t, "calendar", calendar, name, h.loc.Day(d.Year, d.Month, d.Day))
				}
			}
			tells(t, "index", index, name, h.state(e))
			if e.Changed {
				tells(t, "index", index, name, changed)
				if e.Stage == facts.Qualified {
					tells(t, "zoom", zoom, name, changed)
					tells(t, "calendar", calendar, name, changed)
				}
			}
		}
		register := h.in("register", "TD")
		for _, l := range facts.Layers() {
			for _, s := range []facts.Stage{facts.Candidate, facts.Qualified} {
				for _, r := range h.view.Layer(l, s) {
					want := []string{r.Provider.Name, r.Name}
					if r.Repeat {
						want = append(want, repeated)
					}
					if r.Changed {
						want = append(want, changed)
					}
					tells(t, "register", register, want...)
				}
			}
		}
	})
	if asked < 100 {
		t.Errorf("only %d offers were asked for", asked)
	}
}

// As many names in the register say that they are told again as the register repeats.
func TestRepetitionsAreHeardAsOftenAsTheyStand(t *testing.T) {
	listeners(t, func(t *testing.T, h listened) {
		want, got := 0, 0
		for _, l := range facts.Layers() {
			for _, s := range []facts.Stage{facts.Candidate, facts.Qualified} {
				for _, r := range h.view.Layer(l, s) {
					if r.Repeat {
						want++
					}
				}
			}
		}
		for _, s := range h.in("register", "TD") {
			if strings.Contains(s, h.loc.T("sign.repeated")) {
				got++
			}
		}
		if got != want {
			t.Errorf("%d names are heard as repeated, the register repeats %d", got, want)
		}
	})
}

// A number is heard with what it counts.
func TestNoNumberIsHeardAlone(t *testing.T) {
	number := regexp.MustCompile(`^[\d.,]+$`)
	listeners(t, func(t *testing.T, h listened) {
		for _, n := range h.Tree.All {
			if n.Role == "P" && (n.Parent == nil || n.Parent.Role != "TD") && number.MatchString(h.all(n)) {
				t.Errorf("page %d: a paragraph says %q and nothing else", h.PageOf(n), h.all(n))
			}
		}
	})
}

// Every table has heads for its columns, and a cell over several columns or rows of a
// chart names those it answers to.
func TestTablesHaveColumnHeads(t *testing.T) {
	listeners(t, func(t *testing.T, h listened) {
		tables := 0
		for _, n := range h.Tree.All {
			if n.Role != "Table" {
				continue
			}
			tables++
			heads := 0
			for _, m := range h.Tree.All {
				for up := m; up != nil && m.Role == "TH"; up = up.Parent {
					if up == n && h.Name(m.Attributes["Scope"]) == "Column" && h.all(m) != "" {
						heads++
					}
				}
			}
			if heads == 0 {
				t.Errorf("page %d: a table has no head over a column: %.60q", h.PageOf(n), h.all(n))
			}
		}
		if tables < 8 {
			t.Errorf("only %d tables", tables)
		}
	})
}

// A call of a source says which source: its number, who published it, and when.
func TestCallsSayTheirSource(t *testing.T) {
	listeners(t, func(t *testing.T, h listened) {
		calls := 0
		h.Annotations(func(p *pdf.Page, _ pdf.Object, d pdf.Dictionary) {
			says := evened(h.Text(d["Contents"]))
			if !regexp.MustCompile(`^Source \d+`).MatchString(says) {
				return
			}
			calls++
			for _, s := range h.register.Sources {
				by, _ := s.Publisher.Lent(h.loc.Lang)
				if strings.Contains(says, ", "+evened(by)) && (!s.Date.Known() || strings.Contains(says, strconv.Itoa(s.Date.Year))) {
					return
				}
			}
			t.Errorf("page %d: %q names no source of the register", p.Number, says)
		})
		if calls < 20 {
			t.Errorf("only %d calls", calls)
		}
	})
}

// writes tells whether some words stand in the text of a file, outside of links and
// figures.
func (h listened) writes(words string) bool {
	word := regexp.MustCompile(`(?:^|[^\pL\pN])` + regexp.QuoteMeta(words) + `(?:$|[^\pL\pN_])`)
	var found func(n *pdf.Node) bool
	found = func(n *pdf.Node) bool {
		own := ""
		for _, k := range n.Kids {
			switch {
			case k.Node == nil:
				for _, p := range h.Index[pdf.Key{Page: k.Page, Stream: k.Stream, MCID: k.MCID}] {
					own += p.Text.String()
				}
			case k.Node.Role == "Link" || k.Node.Role == "Figure":
			case found(k.Node):
				return true
			}
		}
		return word.MatchString(evened(own))
	}
	return slices.ContainsFunc(h.Tree.Top, found)
}

// Abbreviations are spelt out where they stand first, and once.
func TestAbbreviationsAreSpeltOutOnce(t *testing.T) {
	listeners(t, func(t *testing.T, h listened) {
		long := map[string]string{}
		for _, pair := range strings.Split(h.loc.T("abbreviations"), "|") {
			s, l, _ := strings.Cut(pair, "=")
			long[evened(s)] = evened(l)
		}
		seen := map[string]int{}
		for _, n := range h.Tree.All {
			if e := evened(h.Text(n.Dict["E"])); e != "" {
				if seen[e]++; seen[e] > 1 || long[h.all(n)] != e {
					t.Errorf("page %d: %q is spelt out as %q, %d times", h.PageOf(n), h.all(n), e, seen[e])
				}
			}
		}
		used := 0
		for short, l := range long {
			if !h.writes(short) {
				continue
			}
			if used++; seen[l] != 1 {
				t.Errorf("%s is spelt out %d times", short, seen[l])
			}
		}
		if used < 3 {
			t.Errorf("only %d abbreviations are used", used)
		}
	})
}
