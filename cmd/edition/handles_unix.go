//go:build unix

package main

import "golang.org/x/sys/unix"

// leastFiles is how many files the program needs to have open at once, with
// what the streams and the machinery below take.
const leastFiles = 16

// handles refuses to begin with fewer open files than a build needs: half-way
// there is nobody left to say so.
func handles() error {
	var l unix.Rlimit
	if unix.Getrlimit(unix.RLIMIT_NOFILE, &l) == nil && l.Cur < leastFiles {
		return broken("only %d may be open at once, too few to work with: raise the limit (ulimit -n %d, or more)", l.Cur, leastFiles)
	}
	return nil
}
