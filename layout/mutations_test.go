//go:build !slow

package layout_test

// mutations is how many mutated editions are built.
const mutations = 40

// everySection is whether a mutated text is set with all sections of its edition.
const everySection = false
