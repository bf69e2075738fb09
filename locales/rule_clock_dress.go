package locales

// dressed tells whether the paragraph has an hour in a dress that this rule does not write
// anew, which would stay as it is beside others that it writes: 9h30, 930, nine thirty.
func (c *clockRule) dressed(p *para) bool {
	for i := range p.c {
		if isWord(p.at(i-1)) || !isWord(p.at(i)) {
			continue
		}
		if isDigit(p.at(i)) && (c.lettered(p, i) || c.together(p, i)) || c.spelled(p, i) {
			return true
		}
	}
	return false
}

// lettered tells whether an hour stands at i whose minutes are behind a letter: 9h30, 9 h 30,
// and, behind a word that an hour follows, 9h.
func (c *clockRule) lettered(p *para, i int) bool {
	m, j := p.hourAt(i)
	if m < 0 || isWord(p.at(j)) {
		return false
	}
	if isDigit(p.at(j - 1)) {
		return p.at(j-3) != ':' // as in 9:30
	}
	last, _ := p.wordBack(i)
	return c.alone[last]
}

// together tells whether an hour stands at i whose figures nothing parts: 930, 0930, 1015. A
// number that counts, measures, numbers or dates something is none.
func (c *clockRule) together(p *para, i int) bool {
	j := p.figuresEnd(i)
	if prev := p.at(i - 1); j-i < 3 || j-i > 4 || !p.allFree(i, j) || prev != 0 && !isSpace(prev) && !isOpening(prev) {
		return false
	}
	for k := i; k < j; k++ {
		if !isDigit(p.at(k)) {
			return false
		}
	}
	hour, minute := digits(p, i, j-2), digits(p, j-2, j)
	last, _ := p.wordBack(i)
	if hour < 1 && j-i == 3 || hour > 23 || minute > 59 || hour > 12 && !c.alone[last] || c.yearAt(p, i) && hour > 18 {
		return false
	}
	run := bareRun{i: i, j: j, values: []int{hour}}
	if c.amounts[last] || c.counted(p, i) || c.terms.numbered(p, i) || c.terms.named(p, i) || c.countable(p, run) || c.labelled(p, run) {
		return false
	}
	return c.followed(p, j)
}

// spelled tells whether an hour stands at i whose minutes are a word too: nine thirty,
// nine-thirty.
func (c *clockRule) spelled(p *para, i int) bool {
	word := p.wordAt(i)
	j := i + len([]rune(word))
	if !c.words[word] && word != "one" || !isSpace(p.at(j)) && p.at(j) != '-' {
		return false
	}
	minutes := p.wordAt(j + 1)
	if !c.minutes[minutes] {
		return false
	}
	end := j + 1 + len([]rune(minutes))
	return p.at(end) != '-' || c.words[p.wordAt(end+1)]
}
