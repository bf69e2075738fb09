package locales

import (
	"strings"
	"unicode"
)

// repeatedAdvice finds words that stand twice in a row: the the, n° n°, of the of
// the. Some words do in good sentences (nous nous voyons, that that is); the
// language lists them.
type repeatedAdvice struct {
	ruleBase `yaml:",inline"`
	Not      []string            `yaml:"not"`    // words that may
	Before   map[string][]string `yaml:"before"` // words that may before such an ending: en en faisant
	Why      string              `yaml:"why"`

	not map[string]bool
}

func (a *repeatedAdvice) prepare() { a.not = setOf(a.Not) }

// stretch is what stands between two blanks: runes i up to j, and its words in
// small letters, without the punctuation around them.
type stretch struct {
	i, j         int
	word         string
	begun, ended bool // by punctuation, or by a capital on a line of its own
}

func (a *repeatedAdvice) advise(p *para) []Suggestion {
	ws := p.stretches()
	var out []Suggestion
	for k := 1; k < len(ws); k++ {
		switch {
		case a.twice(p, ws, k-1, 1):
			out = append(out, p.suggest(ws[k-1].i, ws[k].j, p.text(ws[k-1].i, ws[k-1].j), a.ruleBase, a.Why)...)
		case k+2 < len(ws) && a.twice(p, ws, k-1, 2) && ws[k-1].word != ws[k].word:
			out = append(out, p.suggest(ws[k-1].i, ws[k+2].j, p.text(ws[k-1].i, ws[k].j), a.ruleBase, a.Why)...)
		}
	}
	return out
}

// twice tells whether the n stretches from k on stand again right behind them.
func (a *repeatedAdvice) twice(p *para, ws []stretch, k, n int) bool {
	if k+2*n > len(ws) {
		return false
	}
	for i := k; i < k+n; i++ {
		x, y := ws[i], ws[i+n]
		if x.word != y.word || x.word == "" || x.ended || y.begun || i > k && x.begun {
			return false
		}
	}
	if n > 1 {
		return !ws[k+n].begun && !ws[k+n-1].ended
	}
	if a.not[ws[k].word] || p.at(ws[k+1].j) == '-' {
		return false
	}
	for _, end := range a.Before[ws[k].word] {
		if k+2 < len(ws) && strings.HasSuffix(ws[k+2].word, end) {
			return false
		}
	}
	return true
}

// stretches is the paragraph between its blanks and line ends.
func (p *para) stretches() []stretch {
	var out []stretch
	for i := 0; i < len(p.c); i++ {
		if isSpace(p.c[i].r) || p.c[i].r == '\n' {
			continue
		}
		j := i
		for j < len(p.c) && !isSpace(p.c[j].r) && p.c[j].r != '\n' {
			j++
		}
		out = append(out, p.stretch(i, j))
		i = j
	}
	return out
}

func (p *para) stretch(i, j int) stretch {
	s := stretch{i: i, j: j}
	for s.i < j && !isWord(p.c[s.i].r) {
		s.i++
	}
	for s.j > s.i && !isWord(p.c[s.j-1].r) && p.c[s.j-1].r != '°' {
		s.j--
	}
	s.begun, s.ended = s.i > i || p.at(i-1) == 0 && unicode.IsUpper(p.at(s.i)), s.j < j
	if text := p.text(s.i, s.j); strings.ContainsFunc(text, unicode.IsLetter) && p.allFree(s.i, s.j) {
		s.word = strings.ToLower(text)
	}
	return s
}
