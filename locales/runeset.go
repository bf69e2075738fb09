package locales

// marks are the characters beyond ASCII that can call for a rule.
const marks = "“”„«»‹›–—…’´°º§−"

// runeSet is a set of ASCII characters and marks, so small that asking it
// costs nothing: most rules have nothing to do in most paragraphs.
type runeSet struct{ low, high, marks uint64 }

func setOfRunes(s string) runeSet {
	var set runeSet
	for _, r := range s {
		set.add(r)
	}
	return set
}

// add puts a rune into the set; one that is neither ASCII nor a mark is left
// out.
func (s *runeSet) add(r rune) {
	switch {
	case r < 64:
		s.low |= 1 << uint(r)
	case r < 128:
		s.high |= 1 << uint(r-64)
	case r >= 0xa7 && (r <= 0xbb || r >= 0x2000 && r < 0x2300):
		s.marks |= markBit(r)
	}
}

func markBit(r rune) uint64 {
	for i, m := range []rune(marks) {
		if m == r {
			return 1 << uint(i)
		}
	}
	return 0
}

// meets tells whether two sets share a rune.
func (s runeSet) meets(o runeSet) bool {
	return s.low&o.low|s.high&o.high|s.marks&o.marks != 0
}

// has tells whether a rune is in the set; one that is neither ASCII nor a mark
// never is.
func (s runeSet) has(r rune) bool {
	switch {
	case r <= 0:
		return false
	case r < 64:
		return s.low>>uint(r)&1 != 0
	case r < 128:
		return s.high>>uint(r-64)&1 != 0
	}
	return s.marks != 0 && s.marks&markBit(r) != 0
}
