package claims

import (
	"slices"
	"strconv"
	"strings"
)

// term is a word or a phrase of a sentence by what it is.
type term struct {
	class string // of language.yaml; name, date, number, layer or mark; "" for a word that is not understood
	value string // a name's key, a layer, a mark
	n, to int    // a number, a range's two ends; the side of a date
	date  Date
	i, j  int // in runes
}

func (t term) is(classes ...string) bool { return slices.Contains(classes, t.class) }

// terms reads a sentence into terms: names first, then the longest phrase of
// any class, dates and numbers.
func (g *Grammar) terms(ws []word, rs []rune, names *Names) []term {
	var out []term
	keys, ends := make([]string, len(ws)), make([]int, len(ws))
	for i := range ws {
		keys[i], ends[i] = names.at(ws, i, rs)
	}
	free := 0 // no phrase reaches into a name
	for i := 0; i < len(ws); {
		t, end := term{i: ws[i].i}, i+1
		for free = max(free, i+1); free < len(ws) && ends[free] == 0; {
			free++
		}
		if key, e := keys[i], ends[i]; e > 0 {
			t.class, t.value, end = "name", key, e
		} else if d, e := g.date(ws, i); e > 0 && !(d.Month == 0 && numbers(out)) {
			t.class, t.date, end = "date", d, e
		} else if p, e := g.phrase(ws[:free], i); e > 0 {
			t.class, t.value, t.n, end = p.class, p.value, p.n, e
			switch t.class {
			case "thisyear":
				t.class, t.date = "date", Date{Year: ThisYear}
			case "lastyear":
				t.class, t.date = "date", Date{Year: LastYear}
			}
		} else if n, e := g.number(ws, i); e > 0 {
			t.class, t.n, t.to, end = "number", n, n, e
		} else if code := g.layers[ws[i].s]; code != "" {
			t.class, t.value = "layer", code
		} else if ws[i].mark() {
			t.class, t.value = "mark", ws[i].s
		}
		t.j = ws[end-1].j
		out = append(out, t)
		i = end
	}
	return resolved(g.layered(out))
}

// numbers tells whether the terms end with a word that a number is the name of, not a year:
// the number 2057, decision 2057, decision No. 2057.
func numbers(ts []term) bool {
	for k := len(ts) - 1; k >= max(0, len(ts)-4); k-- {
		t := ts[k]
		switch {
		case t.is("decision", "numbering"), t.is("label") && t.value == "number":
			return true
		case !t.is("label", "none", "ne") && !(t.is("mark") && strings.Contains("°.", t.value)):
			return false
		}
	}
	return false
}

// phrase is a phrase of a class; what stands after = in the class is its
// value, as in "share=50".
type phrase struct {
	words [][]string
	class string
	value string
	n     int
}

func phrasesOf(classes map[string][]string) []phrase {
	var out []phrase
	for class, phrases := range classes {
		if class == "within" || class == "definite" {
			continue
		}
		name, value, _ := strings.Cut(class, "=")
		n, _ := strconv.Atoi(value)
		for _, p := range phrases {
			var words [][]string
			for _, x := range strings.Fields(p) {
				words = append(words, strings.Split(strings.ToLower(x), "|"))
			}
			out = append(out, phrase{words, name, value, n})
		}
	}
	slices.SortStableFunc(out, func(a, b phrase) int {
		if len(a.words) != len(b.words) {
			return len(b.words) - len(a.words)
		}
		if x, y := strings.HasSuffix(a.words[0][0], "*"), strings.HasSuffix(b.words[0][0], "*"); x != y {
			if y {
				return -1
			}
			return 1
		}
		return strings.Compare(a.class+a.value, b.class+b.value)
	})
	return out
}

// phrase is the longest phrase of a class at i, and where it ends. Loose words
// may stand within it.
func (g *Grammar) phrase(ws []word, i int) (phrase, int) {
	for _, list := range [][]phrase{g.phrases[ws[i].s], g.stems} {
		for _, p := range list { // the longest stand first
			if end := g.stands(ws, i, p.words); end > 0 {
				return p, end
			}
		}
	}
	return phrase{}, 0
}

func (g *Grammar) stands(ws []word, i int, words [][]string) int {
	for k, alts := range words {
		for k > 0 && i < len(ws) && g.within[ws[i].s] && !oneOf(ws[i].s, alts) {
			i++
		}
		if i >= len(ws) || !oneOf(ws[i].s, alts) {
			return 0
		}
		i++
	}
	return i
}

// oneOf tells whether a word is one of several; stem* is any that begins so, *tail any that
// ends so.
func oneOf(s string, alts []string) bool {
	return slices.ContainsFunc(alts, func(a string) bool {
		stem, open := strings.CutSuffix(a, "*")
		tail, ends := strings.CutPrefix(a, "*")
		return s == a || open && strings.HasPrefix(s, stem) || ends && len(s) > len(tail) && strings.HasSuffix(s, tail)
	})
}
