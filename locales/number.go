package locales

import (
	"math"
	"strconv"
	"strings"
)

// Number is an integer in figures, grouped by the table of the language.
func (l *Locale) Number(n int) string {
	if n < 0 {
		return l.set.Number.Minus + l.group(strconv.FormatUint(uint64(-(n+1))+1, 10))
	}
	return l.group(strconv.Itoa(n))
}

// Decimal is a number with a fixed count of decimal places, rounded half away
// from zero.
func (l *Locale) Decimal(v float64, places int) string {
	scale := math.Pow(10, float64(places))
	s := strconv.FormatFloat(math.Abs(math.Round(v*scale)/scale), 'f', places, 64)
	whole, frac, _ := strings.Cut(s, ".")
	s = l.group(whole)
	if frac != "" {
		s += l.set.Number.Decimal + frac
	}
	if math.Round(v*scale) < 0 {
		s = l.set.Number.Minus + s
	}
	return s
}

// Percent is a whole percentage: "37 %" in French, "37%" in English.
func (l *Locale) Percent(n int) string { return l.Number(n) + l.set.Number.Percent }

// PercentTo is a percentage with a fixed count of decimal places: "12,5 %".
func (l *Locale) PercentTo(v float64, places int) string {
	return l.Decimal(v, places) + l.set.Number.Percent
}

// Range is two numbers and what lies between: "12–15".
func (l *Locale) Range(from, to int) string {
	return l.Number(from) + l.set.Number.Range + l.Number(to)
}

// group sets the group mark of the language into a run of digits.
func (l *Locale) group(digits string) string {
	f := l.set.Number
	if len(digits) < 4 || len(digits) == 4 && !f.MinFour {
		return digits
	}
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteString(f.Group)
		}
		b.WriteRune(d)
	}
	return b.String()
}

// Words is a number in words, as far as the table of the language goes, and in
// figures beyond it.
func (l *Locale) Words(n int, feminine bool) string {
	if n < 0 || n >= len(l.set.Words.Numbers) {
		return l.Number(n)
	}
	if w, ok := l.set.Words.Feminine[strconv.Itoa(n)]; ok && feminine {
		return w
	}
	return l.set.Words.Numbers[n]
}

// Numerals is the numbers that the language writes in words, from two on: one is
// an article as often.
func (l *Locale) Numerals() map[string]int {
	out := map[string]int{}
	for n := 2; n < len(l.set.Words.Numbers); n++ {
		out[l.Words(n, false)], out[l.Words(n, true)] = n, n
	}
	return out
}

// MonthNames is the months by their names, and as they are shortened without their stop;
// as they are written, and with the capital of a sentence's first word.
func (l *Locale) MonthNames() map[string]int {
	out := map[string]int{}
	for _, names := range [][]string{l.set.Date.Short, l.set.Date.Months} {
		for i, name := range names {
			name = strings.TrimSuffix(name, ".")
			out[name], out[Capital(name)] = i+1, i+1
		}
	}
	return out
}

// List joins names: "a, b et c".
func (l *Locale) List(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	return strings.Join(items[:last], l.set.List.Separator) + l.set.List.Last + items[last]
}
