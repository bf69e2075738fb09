//go:build unix

package layout_test

import (
	"runtime"
	"syscall"
	"time"
)

// spent is the time for which the tests have kept the machine busy: what the
// clock says of a machine that has nothing else to do, and not what other
// programs took of it.
func spent() time.Duration {
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		panic(err)
	}
	return time.Duration(r.Utime.Nano()+r.Stime.Nano()) / time.Duration(runtime.GOMAXPROCS(0))
}
