//go:build !slow

package compose_test

// every is which registers of the grid are tried: one of nine. With the tag
// slow, all are.
const every = 9

// datedSizes are the sizes of registers whose milestones are all dated.
func datedSizes() []int { return []int{17, 120} }
