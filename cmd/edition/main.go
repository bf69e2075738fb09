// Command edition is the press: it builds, checks and inspects the editions of
// the SecNumCloud Observatory.
package main

import (
	"errors"
	"fmt"
	"os"
)

// Exit codes, as the brief has them.
const (
	exitBuilt    = 0
	exitFindings = 1
	exitUsage    = 2
	exitFiles    = 3
)

// stop ends a command with an exit code and a sentence for stderr; an empty
// sentence says that everything was said before.
type stop struct {
	code int
	msg  string
}

func (s *stop) Error() string { return s.msg }

func usage(format string, args ...any) error { return &stop{exitUsage, fmt.Sprintf(format, args...)} }
func broken(format string, args ...any) error {
	return &stop{exitFiles, fmt.Sprintf(format, args...)}
}

func main() { os.Exit(run(os.Args[1:], terminal())) }

// run is the whole program, for tests too: arguments in, exit code out.
func run(args []string, io console) int {
	root := command(io)
	root.SetArgs(args)
	root.SetIn(io.in)
	root.SetOut(io.out)
	root.SetErr(io.err)
	err := root.Execute()
	if err == nil {
		return exitBuilt
	}
	var s *stop
	if !errors.As(err, &s) {
		s = &stop{exitUsage, err.Error()}
	}
	if s.msg != "" {
		fmt.Fprintln(io.err, "edition: "+s.msg)
	}
	return s.code
}
