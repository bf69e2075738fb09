package main

import (
	"os"
	"os/exec"
	"runtime"
	"syscall"
	"testing"
	"time"
)

// What is cleared away is cleared before the writing side can say that it
// failed: it waits at the end of its change until the program has ended.
func TestStopHoldsTheWriter(t *testing.T) {
	var i interrupts
	cleared := false
	done := i.during(func() { cleared = true })
	i.stop()
	if !cleared {
		t.Error("nothing was cleared")
	}
	ended := make(chan struct{})
	go func() {
		done()
		close(ended)
	}()
	select {
	case <-ended:
		t.Error("the writing side went on after the interrupt")
	case <-time.After(50 * time.Millisecond):
	}
	i.mu.Unlock()
	<-ended
}

// Who starts the program deaf to Ctrl-C keeps it so: a script's Ctrl-C is not
// for what it left in the background.
func TestIgnoredInterruptStaysIgnored(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("skipped: no shell here")
	}
	for ignored, want := range map[string]int{"INT": exitBuilt, "HUP": exitInterrupt} {
		c := exec.Command("sh", "-c", "trap '' "+ignored+`; exec "$0" inspect typography --lang fr`, os.Args[0])
		c.Env = append(os.Environ(), asProgram+"=1")
		in, err := c.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		said, err := c.StderrPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		if _, err := said.Read(make([]byte, 1)); err != nil { // which data it reads: so it listens
			t.Fatal(err)
		}
		if err := c.Process.Signal(syscall.SIGINT); err != nil {
			t.Fatal(err)
		}
		time.Sleep(50 * time.Millisecond)
		_ = in.Close()
		_ = c.Wait()
		if got := c.ProcessState.ExitCode(); got != want {
			t.Errorf("%s is ignored: exit code %d at Ctrl-C, want %d", ignored, got, want)
		}
	}
}
