package letters

import "strings"

var seen = strings.NewReplacer("I", "l", "1", "l", "|", "l", "0", "o", "O", "o", "rn", "m", "vv", "w", "5", "s", "8", "b")

// Alike is a word in which letters and figures of one alphabet that look alike
// are one: OVHcIoud with a capital i is OVHcloud. Case counts before it is taken
// away, since only a capital I looks like an l.
func Alike(s string) string {
	return seen.Replace(s)
}
