// Command edition is the press: it builds, checks and inspects the editions of
// the SecNumCloud Observatory.
package main

import (
	"errors"
	"os"

	"github.com/secnumcloud-observatory/press/cmd/edition/publish"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/locales"
)

// Exit codes, as the brief has them.
const (
	exitBuilt    = 0
	exitFindings = 1
	exitUsage    = 2
	exitFiles    = 3

	exitHangup    = 129 // 128 and the signal, as shells know them
	exitInterrupt = 130
	exitQuit      = 131
	exitTerminate = 143
)

// stop ends a command with an exit code and a sentence for stderr; an empty
// sentence says that everything was said before.
type stop struct {
	code int
	msg  diag.Text
}

func (s *stop) Error() string { return s.msg.String() }

func usage(format diag.Text, args ...any) error  { return halted(exitUsage, format, args...) }
func broken(format diag.Text, args ...any) error { return halted(exitFiles, format, args...) }

func halted(code int, format diag.Text, args ...any) error {
	return &stop{code, diag.Said(format, args...)}
}

func main() {
	io := terminal()
	io.heed(io)
	os.Exit(run(os.Args[1:], io))
}

// run is the whole program, for tests too: arguments in, exit code out.
func run(args []string, io console) int {
	out, errs := &stream{to: io.out, tame: true}, &stream{to: io.err, tame: true, wipes: true}
	io.out, io.err = out, errs
	code := answer(args, io)
	if err := out.end(); err != nil {
		io.note("the output cannot be written: %s; it is not complete", publish.Why(err))
		code = max(code, exitFiles)
	}
	if errs.end() != nil { // what was found may be what was lost, and there is nowhere to say so
		code = max(code, exitFiles)
	}
	return code
}

// answer runs the command and says what ended it.
func answer(args []string, io console) int {
	if io.telling == nil { // nobody asked for a language
		io.telling = &telling{lang: locales.English}
	}
	io.asked(args)
	root := command(io)
	root.SetArgs(args)
	root.SetIn(io.in)
	root.SetOut(io.out)
	root.SetErr(io.err)
	err := handles()
	if err == nil {
		err = root.Execute()
	}
	if err == nil {
		return exitBuilt
	}
	var s *stop
	if !errors.As(err, &s) {
		s = &stop{exitUsage, diag.Why(err)}
	}
	if s.msg != "" {
		io.note("%s", s.msg)
	}
	return s.code
}
