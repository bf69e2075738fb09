//go:build slow

package compose_test

import "github.com/secnumcloud-observatory/press/layout/unit"

// every is which registers of the grid are tried: all.
const every = 1

// smallStep is which registers of five offers are tried: all.
const smallStep = 1

// datedSizes are the sizes of registers whose milestones are all dated.
func datedSizes() []int { return []int{1, 5, 17, 60, 120, 200} }

// sizes are the numbers of offers of a register.
func sizes() []int { return []int{1, 5, 17, 60, 200} }

// lengths are those of a provider's name, in characters.
func lengths() []int { return []int{60, 120} }

// onlyKinds are the registers of one kind: all.
func onlyKinds() []string { return nil }

// articles are the words of an editorial, and pictured whether one of that
// length has a picture too.
func articles() []int     { return []int{0, 40, 300, 560, 900, 2000} }
func pictured(n int) bool { return n >= 300 }

// sheets are the sheets of a theme, with where its text then ends: each that has
// no test of its own, and the least and the most.
func sheets() []sheet {
	return []sheet{lying(),
		{"200x270", unit.Size{W: 200 * unit.MM, H: 270 * unit.MM}, "6u", "55u", "57u", "12.25mm", "25.5u"},
		{"200x265", unit.Size{W: 200 * unit.MM, H: 265 * unit.MM}, "6u", "54u", "56u", "12.25mm", "25.5u"},
		{"230x330", unit.Size{W: 230 * unit.MM, H: 330 * unit.MM}, "6u", "68u", "70.5u", "27.25mm", "30u"}}
}

// sheetLangs are the languages in which an edition is set on them: all.
func sheetLangs(string) []string { return languages() }

// wholeEditorials is whether an editorial is set with all of its edition, and not
// with a few sections around it.
const wholeEditorials = true

// themeLangs are the languages in which an edition is set by a second theme: all.
func themeLangs(string) []string { return languages() }
