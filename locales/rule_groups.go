package locales

import "unicode"

// The limits of what is one number written in groups: an IBAN has up to 34 characters, and
// what is longer is a list of numbers, which may end a line anywhere.
const (
	mostGrouped = 34
	leastGroups = 3
)

// group is one of the groups of a number: runes i up to j.
type group struct {
	i, j int
	kind groupKind
}

type groupKind uint8

const (
	noGroup groupKind = iota
	figuresGroup
	mixedGroup // capitals and figures: FR76, 2A
	codeGroup  // two capitals: the country of a number
)

// grouped tells whether figures in groups at i are one number, whatever it numbers (a card, an
// account, a company, a book), and where it ends: 4970 1012 3456 7890, FR76 3000 6000 …,
// 1 85 05 2A 006 084 36. Its groups stand a space apart.
func (p *para) grouped(i int) (j int, ok bool) {
	gs := p.groupsFrom(i)
	if len(gs) > 0 && gs[0].kind == figuresGroup && p.amount(gs[0].i).year() {
		if a := p.nextAmount(gs); a > 0 {
			gs = gs[a:] // En 2026 12 500 000 lignes
		}
	}
	figures, size := 0, 0
	single := true
	for _, g := range gs {
		size += g.j - g.i
		single = single && g.j-g.i == 1
		if g.kind == figuresGroup {
			figures++
		}
	}
	if len(gs) > 0 && gs[0].kind == codeGroup {
		figures-- // three groups of figures behind a country
	}
	if len(gs) < leastGroups || p.countsUp(gs) || figures < 2 || 2*figures < len(gs) || size > mostGrouped || single || gs[0].i != i {
		return i, false
	}
	return gs[len(gs)-1].j, true
}

// countsUp tells a list of numbers that follow one another: salles 101 102 103.
func (p *para) countsUp(gs []group) bool {
	for k := 1; k < len(gs); k++ {
		if gs[k].kind != figuresGroup || digits(p, gs[k].i, gs[k].j) != digits(p, gs[k-1].i, gs[k-1].j)+1 || p.at(gs[k].i) == '0' {
			return false
		}
	}
	return true
}

// nextAmount is where an amount begins that all groups behind a year are; 0 where they are none.
func (p *para) nextAmount(gs []group) int {
	if len(gs) < 2 {
		return 0
	}
	if a := p.amount(gs[1].i); a.j == gs[len(gs)-1].j {
		return 1
	}
	return 0
}

// groupsFrom is the groups that stand a space apart from i on.
func (p *para) groupsFrom(i int) []group {
	var gs []group
	account := false
	for {
		g := p.groupAt(i, len(gs) == 0, account)
		if g.kind == noGroup || !p.allFree(g.i, g.j) {
			return gs
		}
		gs = append(gs, g)
		account = account || len(gs) == 1 && g.kind == mixedGroup && g.j-g.i == 4 && unicode.IsUpper(p.at(i)) && unicode.IsUpper(p.at(i+1))
		if !isSpace(p.at(g.j)) {
			return gs
		}
		i = g.j + 1
	}
}

// groupAt is the group at i; the second and later ones of an account may be of letters alone.
func (p *para) groupAt(i int, first, account bool) group {
	g := group{i: i, j: i}
	figures, capitals := 0, 0
	for c := p.at(g.j); isDigit(c) || c >= 'A' && c <= 'Z'; c = p.at(g.j) {
		if isDigit(c) {
			figures++
		} else {
			capitals++
		}
		g.j++
	}
	n := g.j - i
	if next := p.at(g.j); n == 0 || isWord(next) || next == '-' || next == '/' || next == '%' || next == '’' || next == '\'' ||
		(next == '.' || next == ',' || next == ':') && isDigit(p.at(g.j+1)) {
		return group{}
	}
	switch {
	case capitals == 0 && n <= 8:
		g.kind = figuresGroup
	case figures > 0 && n <= 4, account && n == 4:
		g.kind = mixedGroup
	case first && n == 2:
		g.kind = codeGroup
	}
	return g
}

// filed tells whether figures in groups from i to j are the number of what a word or a sign
// before them names: facture 2026 0412, n° 24 0118. Groups of one or two figures behind the
// first may count something else (page 12 34 lignes).
func (t *terms) filed(p *para, i int) (j int, ok bool) {
	gs := p.groupsFrom(i)
	if len(gs) < 2 || !t.named(p, i) && !t.numbered(p, i) {
		return i, false
	}
	for _, g := range gs[1:] {
		if g.kind != figuresGroup || g.j-g.i < 3 && p.at(g.i) != '0' {
			return i, false
		}
	}
	return gs[len(gs)-1].j, gs[len(gs)-1].j-i <= mostGrouped
}
