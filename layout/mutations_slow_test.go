//go:build slow

package layout_test

// mutations is how many mutated editions are built.
const mutations = 160
