//go:build !slow

package compose_test

// every is which registers of the grid are tried: one of nine. With the tag
// slow, all are.
const every = 9

// smallStep is which registers of five offers are tried: one of three, on the pages that
// they ask for.
const smallStep = 3

// datedSizes are the sizes of registers whose milestones are all dated.
func datedSizes() []int { return []int{17, 120} }

// What grows is tried at sizes that differ in kind; with the tag slow, at all
// that the press is held to.

// sizes are the numbers of offers of a register.
func sizes() []int { return []int{1, 5, 17, 60} }

// lengths are those of a provider's name, in characters.
func lengths() []int { return []int{60} }

// onlyKinds are the registers of one kind.
func onlyKinds() []string {
	return []string{"no event", "thirty events", "forty qualified and none in progress"}
}

// articles are the words of an editorial, and pictured whether one of that
// length has a picture too.
func articles() []int     { return []int{0, 40, 300, 900} }
func pictured(n int) bool { return n == 300 }

// sheets are the sheets of a theme, with where its text then ends.
func sheets() []sheet { return []sheet{lying()} }

// sheetLangs are the languages in which an edition is set on them: one each.
func sheetLangs(id string) []string {
	if id == "2026-04" {
		return []string{"en"}
	}
	return []string{"fr"}
}

// wholeEditorials is whether an editorial is set with all of its edition, and not
// with a few sections around it.
const wholeEditorials = false

// themeLangs are the languages in which an edition is set by a second theme: one each.
func themeLangs(id string) []string { return sheetLangs(id) }
