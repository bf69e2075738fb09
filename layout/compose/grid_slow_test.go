//go:build slow

package compose_test

// every is which registers of the grid are tried: all.
const every = 1

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
