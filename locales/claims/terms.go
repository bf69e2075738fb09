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
func (g *Grammar) terms(ws []word, rs []rune, names []nameWords) []term {
	var out []term
	keys, ends := make([]string, len(ws)), make([]int, len(ws))
	for i := range ws {
		keys[i], ends[i] = nameAt(ws, i, rs, names)
	}
	for i := 0; i < len(ws); {
		t, end := term{i: ws[i].i}, i+1
		free := i + 1 // no phrase reaches into a name
		for free < len(ws) && ends[free] == 0 {
			free++
		}
		if key, e := keys[i], ends[i]; e > 0 {
			t.class, t.value, end = "name", key, e
		} else if d, e := g.date(ws, i); e > 0 {
			t.class, t.date, end = "date", d, e
		} else if p, e := g.phrase(ws[:free], i); e > 0 {
			t.class, t.value, t.n, end = p.class, p.value, p.n, e
			if t.class == "thisyear" {
				t.class, t.date = "date", Date{Year: ThisYear}
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
	return resolved(out)
}

// resolved is terms whose class depends on those around them.
func resolved(ts []term) []term {
	ne := -1 // where a restriction may have begun: ne … que
	for k := range ts {
		t := &ts[k]
		switch next := k + 1; {
		case t.is("mark") && t.value != ",", t.is("contrast"):
			ne = -1
		case t.is("ne"):
			ne = k
		case t.is("than", "morethan") && next < len(ts) && ts[next].is("number") && ne >= 0 && k-ne < 5 &&
			!slices.ContainsFunc(ts[max(0, ne-4):ne], func(t term) bool { return t.is("none", "nobody") }):
			t.class = "only" // ne couvre qu'une couche
		case t.is("than") && k > 0 && ts[k-1].is("not") && next < len(ts) && ts[next].is("number"):
			ts[k-1].class, t.class = "fill", "only" // n'en a plus que deux
		case t.is("than") && ne >= 0 && k-ne < 5 && !slices.ContainsFunc(ts[ne:k], func(t term) bool {
			return t.is("not", "none", "grew", "shrank", "asmany", "ahead", "behind", "level", "later", "sooner")
		}):
			t.class = "only" // n'est qualifié que pour l'IaaS
		case t.is("aims"):
			for next < len(ts) && ts[next].is("fill", "its", "article", "at", "only", "of") {
				next++
			}
			if next < len(ts) && ts[next].is("layer") {
				t.class, t.value = "fill", "covers"
			}
		case t.is("not") && t.value == "plus":
			end := next
			for end < len(ts) && !ts[end].is("mark", "than", "contrast") {
				end++
			}
			if end < len(ts) && ts[end].is("than") && slices.ContainsFunc(ts[:k], func(t term) bool { return t.is("none", "nobody") }) {
				t.class = "grew" // nul n'a plus d'offres que X
			}
		case t.is("storey") && (next < len(ts) && ts[next].is("layer") || k > 0 && ts[k-1].is("layer")):
			t.class = "fill" // the CaaS layer
		case t.is("offer") && t.value == "verb" && k > 0 && (ts[k-1].is("provider", "applicant", "name", "rest") || ts[k-1].is("number") && ts[k-1].n > 1):
			t.class, t.value = "fill", "covers" // the ten offer software
		case t.is("share") && t.n == 10 && (next == len(ts) || !ts[next].is("of", "outof")):
			t.class = "ordinal" // un dixième les a rejoints
		case t.is("ahead", "behind") && next < len(ts) && ts[next].is("number"):
			t.class = "fill" // the register follows thirty providers
		case t.is("lost"):
			t.class = "fill"
			for next < len(ts) && ts[next].is("number", "article", "one", "none", "qualified", "candidate", "layer", "its", "only", "fill") {
				next++
				if next == len(ts) || ts[next].is("offer", "provider", "applicant", "item", "unit", "grant") || ts[next-1].is("none", "one") {
					t.class = "exited" // the register lost an offer
				}
			}
		case t.is("decision") && waited(ts[:k]):
			t.class = "fill" // sixteen are waiting for a decision
		case t.is("season"):
			for next < len(ts) && ts[next].is("fill", "of") {
				next++
			}
			if next < len(ts) && ts[next].is("date") && ts[next].date.Month == 0 && ts[next].date.Year != ThisYear {
				ts[next].date.Season = t.n
			}
			t.class = "fill"
		case t.is("beyond"): // beyond J1 is J2
			for next < len(ts) && ts[next].is("fill", "of", "at") {
				next++
			}
			if next < len(ts) && ts[next].is("j0", "j1", "j2") {
				t.class, ts[next].class = "fill", map[string]string{"j0": "j1", "j1": "j2", "j2": "j3"}[ts[next].class]
			} else {
				t.class = "morethan"
			}
		case t.is("side"):
			for next < len(ts) && ts[next].is("fill", "of", "season") {
				next++
			}
			if next < len(ts) && ts[next].is("date") {
				ts[next].n, t.class = t.n, "fill"
			}
		}
	}
	return ts
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
		if class == "within" {
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

// waited tells whether terms end with those who wait, and a preposition: for a
// decision.
func waited(ts []term) bool {
	k := len(ts) - 1
	for k >= 0 && ts[k].is("of", "fill", "article", "its", "number") {
		k--
	}
	return k >= 0 && (ts[k].is("candidate") || ts[k].is("hedge") && ts[k].value == "waits")
}
