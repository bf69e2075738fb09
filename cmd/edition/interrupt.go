package main

import (
	"maps"
	"os"
	"os/signal"
	"slices"
	"sync"
	"syscall"
)

// interrupts is what must be cleared away when somebody stops the program.
// Nothing is waited for but a set of files that is changing places just then.
type interrupts struct {
	mu    sync.Mutex
	clean map[int]func()
	next  int
}

// during notes what to clear away until the function it returns is called.
func (i *interrupts) during(clean func()) (done func()) {
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.clean == nil {
		i.clean = map[int]func(){}
	}
	id := i.next
	i.next++
	i.clean[id] = clean
	return func() {
		i.mu.Lock()
		defer i.mu.Unlock()
		delete(i.clean, id)
	}
}

// stop clears away, and keeps hold: whoever is told that its change was abandoned
// waits where it would end it, so that the program ends as interrupted and with
// no sentence of a failure. It is called once, by who ends the program.
func (i *interrupts) stop() {
	i.mu.Lock()
	for _, clean := range i.clean {
		clean()
	}
}

// heed ends the program at Ctrl-C, Ctrl-\, SIGTERM and the end of its terminal, with the
// exit code that shells know them by: 128 and the signal's number. Started to
// outlive its terminal (nohup) or to leave Ctrl-C to others (in the background of
// a script), it does.
// A pipe that nobody reads any more is no signal: what cannot be written there is
// an error of the stream, the same for every command.
func (i *interrupts) heed(io console) {
	signal.Ignore(syscall.SIGPIPE)
	codes := map[os.Signal]int{os.Interrupt: exitInterrupt, syscall.SIGHUP: exitHangup,
		syscall.SIGQUIT: exitQuit, syscall.SIGTERM: exitTerminate}
	maps.DeleteFunc(codes, func(sig os.Signal, _ int) bool { return signal.Ignored(sig) })
	heard := make(chan os.Signal, 1)
	signal.Notify(heard, slices.Collect(maps.Keys(codes))...)
	go func() {
		code := codes[<-heard]
		i.stop()
		if io.live {
			_, _ = io.err.Write([]byte(wipe))
		}
		os.Exit(code)
	}()
}
