package read_test

import (
	"testing"

	"github.com/secnumcloud-observatory/press/data/read"
)

func TestPercent(t *testing.T) {
	for _, c := range []struct {
		s    string
		want read.Percent
	}{
		{"24 %", read.Percent{2400, 0}}, {"24%", read.Percent{2400, 0}}, {"24\u00a0%", read.Percent{2400, 0}}, {"24\u202f%", read.Percent{2400, 0}}, {" 24  % ", read.Percent{2400, 0}},
		{"12,5 %", read.Percent{1250, 1}}, {"12.5%", read.Percent{1250, 1}}, {"12,50 %", read.Percent{1250, 2}}, {"0,25 %", read.Percent{25, 2}}, {"0 %", read.Percent{}},
		{"100 %", read.Percent{10000, 0}}, {"99,99 %", read.Percent{9999, 2}}, {"100,0 %", read.Percent{10000, 1}}, {"5 %", read.Percent{500, 0}},
	} {
		if got, ok := read.PercentOf(c.s); !ok || got != c.want {
			t.Errorf("%q: %v %v", c.s, got, ok)
		}
		if read.NearPercent(c.s) {
			t.Errorf("%q is near", c.s)
		}
	}
	for _, s := range []string{"24 pour cent", "24 percent", "24 per cent", "24 p. 100", "24 pct", "24%%", "24 % environ", "environ 24 %", "about 24%", "près de 24 %", "vingt-quatre %",
		"vingt-quatre pour cent", "twenty-four per cent", "24 ％", "240 ‰", "24", "0,24", "24,5", "120 %", "100,01 %", "-3 %", "−3 %", "12,345 %", "05 %", "12,,5 %", "12, 5 %", "24 %.", "24 % (2025)", "≈ 24 %",
		"> 24 %", "24–30 %", "24 % à 30 %", "% 24", "24 Prozent", "24 por ciento"} {
		if got, ok := read.PercentOf(s); ok {
			t.Errorf("%q is read as %v", s, got)
		}
		if !read.NearPercent(s) {
			t.Errorf("%q is not near", s)
		}
	}
	for _, s := range []string{"", "L'hébergeur répond de ses machines.", "The provider answers for its machines.", "Un actionnaire détient 24 % du capital de la société.", "In 2025 the price rose by 24% on average.",
		"Deux offres", "three of them", "Article 24", "J2 en mai 2026"} {
		if _, ok := read.PercentOf(s); ok || read.NearPercent(s) {
			t.Errorf("%q", s)
		}
	}
}
