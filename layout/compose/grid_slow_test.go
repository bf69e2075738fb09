//go:build slow

package compose_test

// every is which registers of the grid are tried: all.
const every = 1

// datedSizes are the sizes of registers whose milestones are all dated.
func datedSizes() []int { return []int{1, 5, 17, 60, 120, 200} }
