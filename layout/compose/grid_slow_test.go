//go:build slow

package compose_test

// every is which registers of the grid are tried: all.
const every = 1
