package main

import (
	"io"
	"os"
	"strconv"
	"time"

	"golang.org/x/term"
)

// console is what the program knows of the world outside: streams, the clock,
// the environment. Nothing else in the press looks at them.
type console struct {
	in    io.Reader
	out   io.Writer
	err   io.Writer
	live  bool // stderr is a terminal, and not in CI: progress may be shown
	seen  bool // stdout is a terminal
	now   func() time.Time
	epoch string // SOURCE_DATE_EPOCH
	*interrupts
	*telling
}

func terminal() console {
	ci := os.Getenv("CI") != "" && os.Getenv("CI") != "false"
	return console{
		in: os.Stdin, out: os.Stdout, err: os.Stderr,
		live:  !ci && term.IsTerminal(int(os.Stderr.Fd())),
		seen:  term.IsTerminal(int(os.Stdout.Fd())),
		now:   time.Now,
		epoch: os.Getenv("SOURCE_DATE_EPOCH"),

		interrupts: new(interrupts),
		telling:    &telling{lang: spokenBy(os.Getenv)},
	}
}

// lastSecond is the last of the year 9999: dates in files have four figures for
// the year.
const lastSecond = 253402300799

// created is the date of the files that SOURCE_DATE_EPOCH asks for; zero when
// it is not set, and the edition's own date holds.
func (io console) created() (time.Time, error) {
	if io.epoch == "" {
		return time.Time{}, nil
	}
	return epochOf(io.epoch)
}

// today is the day of a draft: that of SOURCE_DATE_EPOCH, else the clock's.
func (io console) today() (time.Time, error) {
	if io.epoch == "" {
		return io.now(), nil
	}
	return epochOf(io.epoch)
}

// epochOf is the time that a SOURCE_DATE_EPOCH names.
func epochOf(epoch string) (time.Time, error) {
	n, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil || n < 0 || n > lastSecond {
		return time.Time{}, usage("SOURCE_DATE_EPOCH is %q: it must be a number of seconds since 1970, before the year 10000", epoch)
	}
	return time.Unix(n, 0).UTC(), nil
}
