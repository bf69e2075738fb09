package review

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/letters"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/locales"
	"github.com/secnumcloud-observatory/press/locales/claims"
)

// Claims holds what the texts of an edition say of its register against its view:
// what they count, what they deny and affirm of movements, and what they say of
// those they name. A claim is told where no query that it can mean has its number.
// What a text assumes wrongly has been told at that line and is not told again.
func Claims(s *data.Store, ed *data.Edition, loc *locales.Locale) diag.List {
	if !ed.Register().Countable() || !ed.Bounded() || ed.Month.Month == 0 {
		return nil
	}
	h := held{store: s, ed: ed, loc: loc, names: claims.NamesOf(joinedNames(ed.Register()))}
	for _, section := range ed.Sections {
		t, ok := ed.Text(loc.Lang, section)
		if !ok || ed.Unread(t.Pos.File) {
			continue
		}
		h.assumed = slices.Concat(ed.Assumes, t.Assumes)
		signs := ofSigns(sectionOf(section), t)
		t.Each(func(r read.Rich) {
			if !r.Unwritten() && (len(r) == 0 || !signs[r[0].Pos]) {
				h.paragraph(r)
			}
		})
		h.tables(t.Body)
	}
	h.evidence()
	return h.out
}

// evidence holds what the grid prints of its sources' words: what they say of those they
// name is printed beside pages that say how they stand by now.
func (h *held) evidence() {
	if !slices.Contains(h.ed.Sections, "grid") || h.ed.Unread("register/grid.yaml") {
		return
	}
	h.assumed = h.ed.Assumes
	for _, row := range h.ed.View.Grid() {
		for _, cell := range row.Cells {
			for _, e := range cell.Evidence {
				words, lender := e.Lent(h.loc.Lang)
				at, ok := e.At[h.loc.Lang]
				if !ok {
					at = e.At[""]
				}
				if words != "" && lender == "" {
					h.quoted(read.Rich{{Text: words, Pos: at}})
				}
			}
		}
	}
}

// asides makes an apposition of what stands in brackets, behind a colon or a dash, sign
// for sign: X (in progress), X: in progress.
var asides = strings.NewReplacer(" (", ", ", ")", " ", " : ", ",  ", "\u00a0: ", ",  ", ": ", ", ", " – ", ",  ", " — ", ",  ")

// quoted holds what words of a source say of those they name; their counts are of the
// source's own day, and of what it knows. The first that is not so is told.
func (h *held) quoted(r read.Rich) {
	text := r.String()
	p := typed{[]rune(text), spotsOf(r)}
	for _, c := range append(h.loc.Claims(text, h.names), h.loc.Claims(asides.Replace(text), h.names)...) {
		if len(c.Subject) == 0 || c.Count != nil || c.Order != nil {
			continue
		}
		if says, ok := h.judge(c); !ok {
			h.refute(p, c, says)
			h.out[len(h.out)-1].Hint = "Add a later cell for this question to the grid, or state: lapsed; or correct the words."
			return
		}
	}
}

// ofSigns is the places of a text's words that say what signs mean: “no milestone
// is public” is no claim there.
func ofSigns(rec data.Section, t *read.Text) map[diag.Pos]bool {
	out := map[diag.Pos]bool{}
	for _, p := range rec.Parts {
		if part, ok := t.Part(p.Key); ok && p.Signs {
			(&read.Text{Parts: []read.Part{part}}).Each(func(r read.Rich) {
				if len(r) > 0 {
					out[r[0].Pos] = true
				}
			})
		}
	}
	return out
}

// held is texts held against a view.
type held struct {
	store   *data.Store
	ed      *data.Edition
	loc     *locales.Locale
	assumed []read.Assumption
	names   *claims.Names
	besides []string // keys of those that the claim leaves out
	out     diag.List

	doubts   map[string]data.Doubts // by the days that they hang on, once they are asked for
	lost     []facts.Lost           // of the register: a claim that may be so for them is so
	nameless bool                   // a name was not read: words that are not understood may be it
}

// typed is a paragraph as it was typed, and where its runes stand.
type typed struct {
	text []rune
	at   spots
}

// farFigures is how many runes before a claim, and behind it, figures are taken to be of
// its sentence.
const farFigures = 1000

// farNumber is how many figures the longest number has that a claim is held for.
const farNumber = 9

func (h *held) paragraph(r read.Rich) {
	text, plain := "", ""
	for _, s := range r {
		plain += lined(s)
		if s.Code || s.Lang != "" { // a name, or another language's words
			s.Text = strings.Map(func(rune) rune { return '…' }, s.Text)
		}
		text += lined(s)
	}
	p := typed{[]rune(plain), spotsOf(r)}
	for _, c := range h.loc.Claims(stated(addressless(text)), h.names) {
		if says, ok := h.judge(c); !ok {
			h.refute(p, c, says)
		}
	}
}

// addressless is a text without the addresses typed in it, sign for sign: their figures and
// words say nothing.
func addressless(text string) string {
	rs := []rune(text)
	for i := 0; i < len(rs); {
		j := i
		for j < len(rs) && !unicode.IsSpace(rs[j]) {
			j++
		}
		end := j
		for end > i && strings.ContainsRune(".,;:!?)]»”\"’…", rs[end-1]) {
			end--
		}
		w := string(rs[i:end])
		if strings.Contains(w, "://") || strings.HasPrefix(w, "www.") || strings.ContainsAny(w, "@/") && address(w) {
			for k := i; k < end; k++ {
				rs[k] = '…'
			}
		}
		i = j + 1
	}
	return string(rs)
}

// stated is a text in which what stands before the colon of a question is a sentence of its
// own, sign for sign: seventeen qualified offers: which of them is meant?
func stated(text string) string {
	rs := []rune(text)
	colon := -1
	for i, r := range rs {
		switch {
		case r == '?' && colon >= 0:
			rs[colon] = '.'
			colon = -1
		case ends(rs, i), r == '\n':
			colon = -1
		case r == ':' && colon < 0 && i+1 < len(rs) && unicode.IsSpace(rs[i+1]):
			colon = i
		}
	}
	return string(rs)
}

// judge tells whether a claim can be so, and what the register says where it
// cannot.
func (h *held) judge(c claims.Claim) (says diag.Text, ok bool) {
	switch {
	case h.dark(c):
		return "", true
	case c.Edition != nil:
		return h.reported(c)
	case c.Order != nil:
		return h.ordered(c)
	case c.Count == nil && (len(c.Subject) == 0 || h.elsewhere(c)):
		return "", true
	case c.Count == nil:
		return h.standing(c), h.named(c, c.Subject) || len(c.Either) > 0 && h.named(c, c.Either)
	case len(c.Subject) > 0 && c.Count.Of100 > 0:
		return h.shareOf(c)
	case len(c.Subject) > 0:
		n, ok := h.countNamed(c)
		return number(n), ok && !(c.Sole && h.shares(c))
	}
	says, ok = h.counted(c)
	return says, ok || h.assumedSo(c)
}

// reported holds what another edition is said to have said against what it knew;
// of one that there is not, nothing is told.
func (h *held) reported(c claims.Claim) (says diag.Text, ok bool) {
	for _, id := range h.store.Editions() {
		e, _ := h.store.Edition(id)
		month := claims.Date{Year: e.Month.Year, Month: e.Month.Month}
		meant := id == h.ed.BeforeID()
		if c.Edition.Month.Known() {
			meant = h.resolved(c.Edition.Month) == month && e.Register() == h.ed.Register()
		} else if c.Edition.First {
			meant = meant && !e.Previous.Known()
		}
		if meant {
			there := held{store: h.store, ed: e, loc: h.loc, names: h.names, lost: h.lost, nameless: h.nameless}
			c.Edition = nil
			return there.judge(c)
		}
	}
	return "", true
}

// ofNow tells whether months and years are of the days since the edition before.
func (h *held) ofNow(months, years []int) bool {
	e := h.ed
	now := []int{e.Cutoff.Month, e.Month.Month}
	for d := e.Previous; d.Known() && !e.Cutoff.Before(d); d = d.MonthEnd(1) {
		now = append(now, d.Month, d.MonthEnd(1).Month)
	}
	for _, m := range months {
		if !slices.Contains(now, m) {
			return false
		}
	}
	for _, y := range years {
		if y != e.Cutoff.Year && y != e.Month.Year && y != e.Previous.Year {
			return false
		}
	}
	return true
}

// refute reports what is not so.
func (h *held) refute(p typed, a claims.Claim, says diag.Text) {
	code, field := UntrueClaim, "names"
	msg := diag.Said("The text says “%s”; in the register, by %s: %s.", a.Words, h.ed.Cutoff, says)
	still := slices.ContainsFunc(a.Traits, func(t claims.Trait) bool { return t.Kind == "moved" && t.Denied })
	if ms := h.ed.View.Movements(); (a.Denial || still) && len(ms) > 0 {
		msg = diag.Beside(msg, diag.Said("The other place is %s.", ms[0].Entry().Pos))
	}
	if len(a.Subject) == 0 && a.Count != nil {
		code, field = UntrueCount, a.Count.Of
	}
	if a.Denial {
		code = UntrueDenial
	}
	h.out.Add(diag.Issue{Code: code, Severity: diag.Warning, Pos: p.at.written(h.store, a.Offset), Field: field,
		Subject: strings.TrimSpace(h.doubtful(a) + " " + h.figures(p, a)), Msg: msg, Hint: "Correct the sentence, or the register."})
}

// figures is where the figures of a claim stand: its words, which may be numbers, and
// its numbers in figures wherever its sentence has them. The other languages, which say
// what is so, have others.
func (h *held) figures(p typed, a claims.Claim) string {
	runes := p.text
	from, to := min(a.Offset, len(runes)), min(a.Offset, len(runes))
	for from > 0 && a.Offset-from < farFigures && !ends(runes, from-1) {
		from--
	}
	for to < len(runes) && to-a.Offset < farFigures && !ends(runes, to) {
		to++
	}
	own := a.Numbers()
	var out []string
	for i := from; i < to; i++ {
		if !letters.IsWord(runes[i]) || i > 0 && letters.IsWord(runes[i-1]) {
			continue
		}
		if n, figure := numberAt(runes, i); figure && own[n] || !figure && a.Offset <= i && i < a.Offset+a.Len {
			out = append(out, p.at.written(h.store, i).String())
		}
	}
	return strings.Join(out, " ")
}

// numberAt is the number in figures that begins with a rune.
func numberAt(text []rune, i int) (n int, ok bool) {
	to := i
	for to < len(text) && to-i < farNumber && text[to] >= '0' && text[to] <= '9' {
		to++
	}
	n, err := strconv.Atoi(string(text[i:to]))
	return n, err == nil
}

// ends tells whether a sentence ends with a rune.
func ends(text []rune, i int) bool {
	return strings.ContainsRune(".!?", text[i]) && (i+1 == len(text) || unicode.IsSpace(text[i+1]))
}
