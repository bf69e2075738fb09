package charts

import (
	"strconv"
	"strings"
)

// brackets puts what more is told of something behind it; nothing, when there is
// nothing more.
func brackets(words string, more ...string) string {
	if len(more) == 0 {
		return words
	}
	return words + " (" + strings.Join(more, ", ") + ")"
}

// news is what the ink of change says of offers, with their number: nothing, when
// none of them changed.
func (s Sheet) news(offers []Offer) []string {
	if n := len(where(offers, func(o Offer) bool { return o.Changed })); n > 0 {
		return []string{s.Locale.N("sign.changes", n)}
	}
	return nil
}

// marked is words, and that what they name changed where it did.
func (s Sheet) marked(words string, changed bool) string {
	if changed {
		return brackets(words, s.Locale.T("sign.changed"))
	}
	return words
}

// steps is how many offers in progress are how far, the furthest first: what the
// quarters of their discs say.
func (s Sheet) steps(offers []Offer) (out []string) {
	for _, st := range []State{J2, J1, J0, NotPublished} {
		n := len(where(offers, func(o Offer) bool { return o.State == st }))
		switch {
		case n == 0:
		case st == NotPublished:
			out = append(out, s.group(s.Locale.T("milestone.unpublished.state"), n))
		default:
			out = append(out, s.group(s.Locale.T("milestone."+st.Key()), n))
		}
	}
	return out
}

// layered is how many offers cover each layer, the lowest first; what the bands of
// their cells say.
func (s Sheet) layered(offers []Offer) (out []string) {
	for l := range len(Layers{}) {
		out = append(out, s.group(s.layer(l), len(where(offers, func(o Offer) bool { return o.Layers[l] }))))
	}
	return out
}

// cell is what a numbered cell of the cover's map says of its offer: whose it is,
// its layers, how it stands, and that it changed; of one that is in neither list that
// alone, for what it was is no more.
func (s Sheet) cell(number int, o Offer) string {
	name := o.Name
	if o.Short != "" {
		name = o.Short
	}
	if name == "" {
		name = o.Provider
	}
	told := []string{strings.TrimSpace(strconv.Itoa(number) + " " + name)}
	if number == 0 {
		told[0] = name
	}
	for l := range len(Layers{}) {
		if o.Layers[l] {
			told = append(told, s.layer(l))
		}
	}
	switch {
	case o.Gone:
		return strings.Join(append(told, s.Locale.T("charts.map.gone")), ", ")
	case o.Ended:
		told = append(told, s.Locale.T("charts.map.ended"))
	case o.State == J3:
		told = append(told, s.Locale.T("stage.qualified"))
	default:
		told = append(told, s.Locale.T("stage.candidate"))
	}
	return s.marked(strings.Join(told, ", "), o.Changed)
}
