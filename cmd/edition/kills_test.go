//go:build !slow

package main

// kills is at how many moments a build is killed.
const kills = 12
