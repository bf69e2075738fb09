package page

import (
	"slices"
	"testing"
)

// trials are documents of so many pages each, with three fillers: one of a page,
// one of two, one of three.
func trials(t *testing.T, declared int, pagesOf ...int) []*Trial {
	t.Helper()
	var out []*Trial
	for _, n := range pagesOf {
		m := master()
		m.Multiple = 4
		doc := &Document{Lang: "fr", Master: m, Pages: declared, Sections: []Section{section("a", pages("a", n))}}
		for i, id := range []string{"one", "two", "three"} {
			s := section(id, pages(id, i+1))
			s.Optional = i + 1
			doc.Sections = append(doc.Sections, s)
		}
		out = append(out, NewTrial(env(t), doc))
	}
	return out
}

// Languages that come to the same pages have the same fillers; where that would
// cost a page, they keep those they have.
func TestAgree(t *testing.T) {
	for name, c := range map[string]struct {
		declared int
		pages    []int
		left     [][]string
	}{
		"alike":                      {8, []int{5, 5}, [][]string{{"three"}, {"three"}}},
		"of other lengths":           {8, []int{5, 6}, [][]string{{"three"}, {"one", "three"}}},
		"nobody asks for a number":   {0, []int{4, 4}, [][]string{{"one", "two", "three"}, {"one", "two", "three"}}},
		"one alone has what it had":  {8, []int{6}, [][]string{{"one", "three"}}},
		"nothing needed, one needed": {8, []int{8, 7}, [][]string{{"one", "two", "three"}, {"two", "three"}}},
	} {
		t.Run(name, func(t *testing.T) {
			ds := trials(t, c.declared, c.pages...)
			Agree(ds)
			for i, d := range ds {
				if n := len(d.Result().Pages); c.declared > 0 && n != c.declared || !slices.Equal(d.Result().Left, c.left[i]) {
					t.Errorf("%d: %d pages without %v, want %v", i, n, d.Result().Left, c.left[i])
				}
			}
		})
	}
}

// Where one of them alone would like other fillers, and the same ones cost it
// nothing that must be, both have the same.
func TestAgreeOnOne(t *testing.T) {
	doc := func(lowest int) *Document {
		m := master()
		m.Multiple = 4
		a := section("a", pages("a", 3))
		one, two := section("one", solid("one", 200*millimetre)), section("two", solid("two", 200*millimetre))
		one.Optional, two.Optional = 1, 2
		if lowest == 1 {
			one.Body = brick("one", 20*millimetre)
		}
		return &Document{Lang: "fr", Master: m, Pages: 4, Sections: []Section{a, one, two}}
	}
	for _, order := range [][]int{{0, 1}, {1, 0}} {
		var ds []*Trial
		for _, which := range order {
			ds = append(ds, NewTrial(env(t), doc(which)))
		}
		if a, b := ds[0].Result().Left, ds[1].Result().Left; slices.Equal(a, b) {
			t.Fatalf("by themselves, both are without %v", a)
		}
		Agree(ds)
		for _, d := range ds {
			if !slices.Equal(d.Result().Left, []string{"one"}) || len(d.Result().Pages) != 4 {
				t.Errorf("%d pages without %v", len(d.Result().Pages), d.Result().Left)
			}
		}
	}
}

// What is moved for a section that asks for a side is the same in every language,
// where the same serves both.
func TestAgreeOnOneOrder(t *testing.T) {
	doc := func(k1, k2 int) *Document {
		sections := []Section{section("a", pages("a", 2)), section("m", pages("m", 2)), section("k1", pages("k", k1)), section("k2", pages("l", k2))}
		sections[1].Start, sections[2].Yields, sections[3].Yields = Verso, true, true
		return &Document{Lang: "fr", Master: master(), Sections: sections}
	}
	ds := []*Trial{NewTrial(env(t), doc(1, 1)), NewTrial(env(t), doc(2, 1))}
	Agree(ds)
	for i, want := range []string{"a0 | a1 | l0 | m0 | m1 | k0", "a0 | a1 | l0 | m0 | m1 | k0 | k1"} {
		if got := read(ds[i].Result().Pages); got != want {
			t.Errorf("%d: %s, want %s", i, got, want)
		}
	}
	ds = []*Trial{NewTrial(env(t), doc(1, 2)), NewTrial(env(t), doc(2, 1))}
	Agree(ds)
	for i, want := range []string{"a0 | a1 | k0 | m0 | m1 | l0 | l1", "a0 | a1 | l0 | m0 | m1 | k0 | k1"} {
		if got := read(ds[i].Result().Pages); got != want { // no one order serves both
			t.Errorf("%d: %s, want %s", i, got, want)
		}
	}
}
