//go:build !slow

package compose_test

// every is which registers of the grid are tried: one of nine. With the tag
// slow, all are.
const every = 9
