package block

import (
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
)

// The fullest wording that keeps to the lines stands, a shorter one where it
// would not, and the shortest where none does.
func TestSayingTakesTheFirstThatFits(t *testing.T) {
	env := &Env{Text: setter(t)}
	full, mid, short := strings.Repeat("seventeen offers ", 9), strings.Repeat("seventeen offers ", 4), "seventeen"
	say := func(lines int) *Saying {
		y := &Saying{Lines: lines}
		for _, s := range []string{full, mid, short} {
			y.Wordings = append(y.Wordings, &text.Para{Style: para("", 1).Style, Lang: "en", Runs: []text.Run{{Text: s}}})
		}
		return y
	}
	w := 80 * mm
	for _, c := range []struct {
		name  string
		lines int
		s     Space
		want  string
	}{
		{"room for all", 0, Space{W: w, H: 100 * mm, Fresh: true}, full},
		{"two lines", 2, Space{W: w, H: 100 * mm, Fresh: true}, mid},
		{"one line", 1, Space{W: w, H: 100 * mm, Fresh: true}, short},
		{"a low room", 0, Space{W: w, H: 10 * mm, Fresh: true}, mid},
	} {
		p := say(c.lines).Place(env, c.s)
		if got := sentence(&p.Box); p.Fit != Full || got != strings.TrimSpace(c.want) {
			t.Errorf("%s: %v %q", c.name, p.Fit, got)
		}
	}
	// A region that is only used up sends the sentence on, in its full wording.
	if p := say(0).Place(env, Space{W: w, H: 2 * mm}); p.Fit != Wrap {
		t.Errorf("at a region's end: %v", p.Fit)
	}
}

// sentence is the text of a box, its lines joined.
func sentence(b *draw.Box) string {
	var out []string
	draw.Walk(b, func(v draw.Visit) bool {
		if v.Box.Line != nil {
			out = append(out, strings.TrimSpace(text.Words(v.Box)))
		}
		return true
	})
	return strings.Join(out, " ")
}
