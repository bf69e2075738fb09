//go:build !unix

package layout_test

import "time"

var begun = time.Now()

// spent is the time since the tests began, where the system does not say how
// long they kept it busy.
func spent() time.Duration { return time.Since(begun) }
