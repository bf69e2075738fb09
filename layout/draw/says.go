package draw

import "strings"

// Says is the words of a box as they are drawn, artifacts too, line after line.
func Says(b *Box) string {
	var out []string
	Walk(b, func(v Visit) bool {
		for _, op := range v.Box.Ops {
			if t, ok := op.(Text); ok {
				out = append(out, Spelt(t.Str))
			}
		}
		return true
	})
	return strings.Join(out, " ")
}
