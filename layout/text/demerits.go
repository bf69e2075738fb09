package text

import "github.com/secnumcloud-observatory/press/layout/draw"

// LaTeX's values, by which lines are priced whoever has set them.
const (
	linePenalty   = 10
	hyphenPenalty = 50
	adjDemerits   = 10000
	doubleHyphen  = 10000
	finalHyphen   = 5000
)

// price gives the lines of a justified paragraph TeX's demerits, and a ragged
// line the square of its shortfall in hundredths of the measure. The breaker
// has chosen by its own tariff; this is the measure that can be compared.
func price(lines []draw.Box) {
	class, hyphen := decent, false
	for i := range lines {
		l := lines[i].Line
		if !l.Justify {
			if s := 100 * float64(l.Short) / float64(max(1, lines[i].W)); !l.Last {
				l.Demerits = float64(s * s)
			}
			continue
		}
		l.Demerits = Demerits(l.Ratio, l.Hyphen)
		now := classOf(l.Ratio)
		if now > class+1 || class > now+1 {
			l.Demerits += adjDemerits
		}
		if hyphen && l.Hyphen {
			l.Demerits += doubleHyphen
		}
		if hyphen && l.Last {
			l.Demerits += finalHyphen
		}
		class, hyphen = now, l.Hyphen
	}
}

// Demerits are TeX's demerits of one justified line with LaTeX's values, what
// it owes to its neighbours left out.
func Demerits(ratio float64, hyphen bool) float64 {
	b := linePenalty + badness(ratio)
	d := float64(b * b)
	if hyphen {
		d += hyphenPenalty * hyphenPenalty
	}
	return d
}
