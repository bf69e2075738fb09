package text

import (
	"math"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// Quality says how well lines were set. Ratios, loose lines and demerits are of
// justified lines that are not the last of their paragraph; shortfalls are of
// ragged ones. Qualities of paragraphs add up to that of an edition.
type Quality struct {
	Paragraphs int     `json:"paragraphs"`
	Lines      int     `json:"lines"`          // all of them
	Justified  int     `json:"justified"`      // lines counted in the ratios
	Mean       float64 `json:"ratioMean"`      // of the adjustment ratios
	SD         float64 `json:"ratioSD"`        // their standard deviation
	Min        float64 `json:"ratioMin"`       // tightest
	Max        float64 `json:"ratioMax"`       // loosest
	Loose      int     `json:"loose"`          // lines looser than TeX tolerates: badness above 200
	Demerits   float64 `json:"demerits"`       // TeX's, with LaTeX's values
	Ragged     int     `json:"ragged"`         // lines counted in Shortfall
	Shortfall  float64 `json:"shortfall"`      // root mean square, in hundredths of the measure
	Hyphens    int     `json:"hyphens"`        // lines that end in one
	Ladder     int     `json:"ladder"`         // most hyphens in a row
	Divided    int     `json:"divided"`        // paragraphs with a division before the last line
	Stubs      int     `json:"stubs"`          // paragraphs whose last line is under 15 % of the measure
	Repeats    int     `json:"repeats"`        // lines that begin or end with the same word as the one before
	Rivers     int     `json:"rivers"`         // chains of spaces through four lines and more
	River      float64 `json:"river"`          // worst score of one, see riverScore
	Colour     float64 `json:"spaceVariation"` // coefficient of variation of the word spaces
	gaps       moments
	ratios     moments
	shorts     float64
}

// moments sums values, so that means of parts make the mean of the whole.
type moments struct {
	n        int
	sum, sqr float64
}

func (m *moments) add(v float64) { m.n, m.sum, m.sqr = m.n+1, m.sum+v, m.sqr+float64(v*v) }

func (m moments) join(o moments) moments { return moments{m.n + o.n, m.sum + o.sum, m.sqr + o.sqr} }

func (m moments) mean() float64 {
	if m.n == 0 {
		return 0
	}
	return m.sum / float64(m.n)
}

func (m moments) sd() float64 {
	if m.n == 0 {
		return 0
	}
	mean := m.mean()
	return math.Sqrt(max(0, m.sqr/float64(m.n)-float64(mean*mean)))
}

// tolerated is the ratio of badness 200, TeX's tolerance.
const tolerated = 1.26

// Measure is the quality of one paragraph's lines, all of them, in order.
func Measure(lines []draw.Box) Quality {
	q := Quality{Paragraphs: 1, Lines: len(lines)}
	row := 0
	for i := range lines {
		l := lines[i].Line
		if l == nil {
			continue
		}
		if l.Justify {
			q.Demerits += l.Demerits
		}
		if l.Hyphen {
			q.Hyphens++
			row++
		} else {
			row = 0
		}
		q.Ladder = max(q.Ladder, row)
		q.count(&lines[i])
	}
	q.ends(lines)
	q.Rivers, q.River = rivers(lines)
	return q.sum()
}

// count adds a line's spaces.
func (q *Quality) count(b *draw.Box) {
	l := b.Line
	for i := 0; i+1 < len(l.Gaps); i += 2 {
		q.gaps.add((l.Gaps[i+1] - l.Gaps[i]).PT())
	}
	switch {
	case l.Last:
	case l.Justify:
		if q.Justified == 0 {
			q.Min, q.Max = l.Ratio, l.Ratio
		}
		q.Justified++
		q.ratios.add(l.Ratio)
		q.Min, q.Max = min(q.Min, l.Ratio), max(q.Max, l.Ratio)
		if l.Ratio > tolerated {
			q.Loose++
		}
	case b.W > 0:
		q.Ragged++
		s := 100 * float64(l.Short) / float64(b.W)
		q.shorts += float64(s * s)
	}
}

// ends counts what is wrong at the ends of lines.
func (q *Quality) ends(lines []draw.Box) {
	n := len(lines)
	if n < 2 || lines[n-1].Line == nil || lines[n-2].Line == nil {
		return
	}
	if lines[n-2].Line.Hyphen {
		q.Divided = 1
	}
	last := &lines[n-1]
	if (last.W-last.Line.Short)*1000 < last.W*leastLast {
		q.Stubs = 1
	}
	for i := 1; i < n; i++ {
		a, b := wordsOf(&lines[i-1]), wordsOf(&lines[i])
		if same(first(a), first(b)) || i < n-1 && same(final(a), final(b)) {
			q.Repeats++
		}
	}
}

// Join is the quality of both.
func (q Quality) Join(o Quality) Quality {
	switch {
	case o.Justified == 0:
	case q.Justified == 0:
		q.Min, q.Max = o.Min, o.Max
	default:
		q.Min, q.Max = min(q.Min, o.Min), max(q.Max, o.Max)
	}
	q.Paragraphs += o.Paragraphs
	q.Lines += o.Lines
	q.Justified += o.Justified
	q.Ragged += o.Ragged
	q.Loose += o.Loose
	q.Demerits += o.Demerits
	q.Hyphens += o.Hyphens
	q.Ladder = max(q.Ladder, o.Ladder)
	q.Divided += o.Divided
	q.Stubs += o.Stubs
	q.Repeats += o.Repeats
	q.Rivers += o.Rivers
	q.River = max(q.River, o.River)
	q.gaps, q.ratios, q.shorts = q.gaps.join(o.gaps), q.ratios.join(o.ratios), q.shorts+o.shorts
	return q.sum()
}

// sum fills in the figures that are means, rounded to what a reader can use.
func (q Quality) sum() Quality {
	q.Mean, q.SD = round3(q.ratios.mean()), round3(q.ratios.sd())
	q.Min, q.Max, q.River, q.Demerits = round3(q.Min), round3(q.Max), round3(q.River), math.Round(q.Demerits)
	q.Shortfall, q.Colour = 0, 0
	if q.Ragged > 0 {
		q.Shortfall = round3(math.Sqrt(q.shorts / float64(q.Ragged)))
	}
	if m := q.gaps.mean(); m > 0 {
		q.Colour = round3(q.gaps.sd() / m)
	}
	return q
}

func round3(v float64) float64 { return math.Round(v*1000) / 1000 }

// words are the words of a line as drawn.
func wordsOf(b *draw.Box) []string {
	var out []string
	word := ""
	draw.Walk(b, func(v draw.Visit) bool {
		for _, op := range v.Box.Ops {
			t, ok := op.(draw.Text)
			if !ok {
				continue
			}
			for _, r := range t.Str {
				if r == ' ' || r == '\u00A0' {
					if word != "" {
						out = append(out, word)
					}
					word = ""
					continue
				}
				word += string(r)
			}
		}
		return true
	})
	if word != "" {
		out = append(out, word)
	}
	return out
}

func first(w []string) string {
	if len(w) == 0 {
		return ""
	}
	return w[0]
}

func final(w []string) string {
	if len(w) == 0 {
		return ""
	}
	return w[len(w)-1]
}

// same tells whether two line edges repeat a word one would notice.
func same(a, b string) bool { return a == b && len([]rune(a)) > 3 }

// leastRiver is how many lines make a river.
const leastRiver = 4

// rivers counts chains of spaces that run down a paragraph and gives the worst
// score. Two spaces are linked when they overlap by half of the narrower one.
func rivers(lines []draw.Box) (int, float64) {
	seen := map[[2]int]bool{}
	count, worst := 0, 0.0
	mean := meanGap(lines)
	for i := range lines {
		for k := 0; k+1 < len(gapsOf(lines, i)); k += 2 {
			if seen[[2]int{i, k}] {
				continue
			}
			chain := follow(lines, i, k, seen)
			if len(chain) >= leastRiver {
				count++
				worst = max(worst, riverScore(chain, mean))
			}
		}
	}
	return count, worst
}

func gapsOf(lines []draw.Box, i int) []unit.Length {
	if lines[i].Line == nil {
		return nil
	}
	return lines[i].Line.Gaps
}

// follow is the chain of spaces from space k of line i downwards.
func follow(lines []draw.Box, i, k int, seen map[[2]int]bool) [][2]unit.Length {
	g := gapsOf(lines, i)
	chain := [][2]unit.Length{{g[k], g[k+1]}}
	for i++; i < len(lines); i++ {
		a, next := chain[len(chain)-1], -1
		var most unit.Length
		b := gapsOf(lines, i)
		for j := 0; j+1 < len(b); j += 2 {
			over := min(a[1], b[j+1]) - max(a[0], b[j])
			if over*2 >= min(a[1]-a[0], b[j+1]-b[j]) && over > most {
				next, most = j, over
			}
		}
		if next < 0 {
			break
		}
		seen[[2]int{i, next}] = true
		chain = append(chain, [2]unit.Length{b[next], b[next+1]})
	}
	return chain
}

// riverScore is the length of a river in lines, times its mean width in mean
// word spaces, times its straightness: 1 when its spaces stand on a line.
func riverScore(chain [][2]unit.Length, mean float64) float64 {
	n := float64(len(chain))
	var sx, sy, sxx, sxy, width float64
	for i, g := range chain {
		x, y := float64(i), float64((g[0]+g[1]).PT()/2)
		sx, sy, sxx, sxy = sx+x, sy+y, sxx+float64(x*x), sxy+float64(x*y)
		width += (g[1] - g[0]).PT()
	}
	slope := (float64(n*sxy) - float64(sx*sy)) / (float64(n*sxx) - float64(sx*sx))
	start := (sy - float64(slope*sx)) / n
	off := 0.0
	for i, g := range chain {
		d := float64((g[0]+g[1]).PT()/2) - start - float64(slope*float64(i))
		off += float64(d * d)
	}
	width /= n
	if mean <= 0 || width <= 0 {
		return 0
	}
	return n * width / mean / (1 + math.Sqrt(off/n)/width)
}

func meanGap(lines []draw.Box) float64 {
	var m moments
	for i := range lines {
		g := gapsOf(lines, i)
		for k := 0; k+1 < len(g); k += 2 {
			m.add((g[k+1] - g[k]).PT())
		}
	}
	return m.mean()
}
