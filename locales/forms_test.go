package locales

import (
	"math"
	"testing"
)

func TestNumbers(t *testing.T) {
	c := loaded(t)
	fr, en := locale(t, c, "fr"), locale(t, c, "en")
	for _, x := range []struct{ got, want string }{
		{fr.Number(0), "0"}, {fr.Number(999), "999"}, {fr.Number(1000), "1\u202f000"}, {fr.Number(1250000), "1\u202f250\u202f000"},
		{fr.Number(-3), "−3"}, {fr.Number(math.MinInt64), "−9\u202f223\u202f372\u202f036\u202f854\u202f775\u202f808"},
		{en.Number(1000), "1,000"}, {en.Number(1250000), "1,250,000"},
		{fr.Decimal(37.5, 1), "37,5"}, {fr.Decimal(1250.005, 2), "1\u202f250,01"}, {fr.Decimal(-0.04, 1), "0,0"}, {fr.Decimal(-1.25, 1), "−1,3"},
		{en.Decimal(37.5, 1), "37.5"}, {en.Decimal(2, 0), "2"},
		{fr.Percent(12), "12\u00a0%"}, {en.Percent(12), "12%"},
		{fr.Range(12, 15), "12–15"}, {en.Range(1000, 2000), "1,000–2,000"},
		{fr.Words(0, false), "zéro"}, {fr.Words(1, true), "une"}, {fr.Words(1, false), "un"}, {fr.Words(16, true), "seize"},
		{fr.Words(71, false), "soixante et onze"}, {fr.Words(80, false), "quatre-vingts"}, {fr.Words(81, true), "quatre-vingt-une"}, {fr.Words(99, false), "quatre-vingt-dix-neuf"},
		{fr.Words(1000, false), "1\u202f000"}, {fr.Words(-1, false), "−1"}, {en.Words(42, false), "forty-two"},
		{fr.List(nil), ""}, {fr.List([]string{"a"}), "a"}, {fr.List([]string{"a", "b"}), "a et b"}, {en.List([]string{"a", "b", "c"}), "a, b and c"},
	} {
		if x.got != x.want {
			t.Errorf("got %+q, want %+q", x.got, x.want)
		}
	}
	for _, l := range []*Locale{fr, en} {
		if n := len(l.set.Words.Numbers); n != 100 {
			t.Errorf("%s has %d numbers in words, want 0 to 99", l.Name, n)
		}
	}
}

func TestDates(t *testing.T) {
	c := loaded(t)
	fr, en := locale(t, c, "fr"), locale(t, c, "en")
	const s = "\u00a0"
	for _, x := range []struct{ got, want string }{
		{fr.Day(2025, 12, 31), "31" + s + "décembre" + s + "2025"},
		{fr.Day(2026, 4, 1), "1ᵉʳ" + s + "avril" + s + "2026"},
		{fr.Day(2025, 12, 0), "décembre" + s + "2025"},
		{fr.Day(2025, 0, 0), "2025"}, {fr.Day(0, 0, 0), ""}, {fr.Day(2025, 13, 1), "2025"},
		{fr.DayShort(2025, 12, 16), "16" + s + "déc." + s + "2025"}, {fr.DayShort(2025, 12, 0), "déc." + s + "2025"},
		{fr.Month(2026, 1), "janvier" + s + "2026"}, {fr.MonthTitle(2025, 12), "Décembre" + s + "2025"},
		{fr.MonthOf(2026, 10), "d’octobre" + s + "2026"}, {fr.MonthName(8), "août"}, {fr.MonthName(0), ""},
		{fr.DayRange(2026, 3, 3, 2026, 3, 12), "3–12" + s + "mars" + s + "2026"},
		{fr.DayRange(2026, 3, 28, 2026, 4, 3), "28" + s + "mars\u202f–\u202f3" + s + "avril" + s + "2026"},
		{fr.DayRange(2025, 12, 28, 2026, 1, 3), "28" + s + "décembre" + s + "2025\u202f–\u202f3" + s + "janvier" + s + "2026"},
		{fr.DayRange(2026, 3, 3, 2026, 3, 3), "3" + s + "mars" + s + "2026"},
		{fr.DayRange(2026, 1, 0, 2026, 3, 0), "janvier\u202f–\u202fmars" + s + "2026"},
		{en.Day(2026, 4, 1), "1" + s + "April" + s + "2026"}, {en.DayShort(2026, 9, 1), "1" + s + "Sept" + s + "2026"},
		{en.MonthTitle(2026, 4), "April" + s + "2026"}, {en.MonthOf(2026, 4), "April" + s + "2026"},
		{en.DayRange(2026, 3, 3, 2026, 3, 12), "3–12" + s + "March" + s + "2026"},
	} {
		if x.got != x.want {
			t.Errorf("got %+q, want %+q", x.got, x.want)
		}
	}
	// A date made here is a date the rules leave alone.
	for _, l := range []*Locale{fr, en} {
		for m := 1; m <= 12; m++ {
			if d := l.Day(2026, m, 1); l.Typographic(d) != d {
				t.Errorf("the rules turn %+q into %+q", d, l.Typographic(d))
			}
		}
	}
}

func TestUpper(t *testing.T) {
	fr := locale(t, loaded(t), "fr")
	if got := fr.Upper("Napoléon Iᵉʳ, e\u0301té"); got != "NAPOLÉON Iᵉʳ, ÉTÉ" {
		t.Errorf("capitals: %s", got)
	}
}

func TestCapital(t *testing.T) {
	for in, want := range map[string]string{"": "", "été": "Été", "œuvre": "Œuvre", "S3NS": "S3NS", "7 offres": "7 offres", "« ah »": "« ah »"} {
		if got := Capital(in); got != want {
			t.Errorf("%q begins as %q, want %q", in, got, want)
		}
	}
}
