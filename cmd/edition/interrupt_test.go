package main

import (
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
