//go:build slow

package layout_test

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/findings"
)

// Whatever measure the design system gives one style or one distance, the
// edition is laid out or refused within seconds, and the press never stumbles.
// The names of the cases begin with one of three parts, so that a third of them
// can be chosen: -run TestMeasuresAtTheirBounds/part_1.
func TestMeasuresAtTheirBounds(t *testing.T) {
	f := folder(t)
	lines := strings.Split(string(f["theme.yaml"].Data), "\n")
	style := regexp.MustCompile(`(size|leading|before|after|indent|track): [0-9.a-z-]+`)
	space := regexp.MustCompile(`^  [a-z-]+: [0-9.]+(mm|pt|u)`)
	bounds := map[string][]string{"size": {"7.75pt", "350pt"}, "leading": {"1pt", "350pt"}, "before": {"297mm"}, "after": {"297mm"}, "indent": {"148mm"},
		"track": {"-100", "300"}}
	n := 0
	try := func(i int, was, now string) {
		n++
		changed := slices.Clone(lines)
		changed[i] = strings.Replace(changed[i], was, now, 1)
		if strings.HasPrefix(now, "size") { // with the leading that goes with it
			changed[i] = regexp.MustCompile(`leading: [0-9.a-z]+`).ReplaceAllString(changed[i], "leading"+strings.TrimPrefix(now, "size"))
		}
		t.Run(fmt.Sprintf("part %d: %s", n%3+1, changed[i]), func(t *testing.T) {
			t.Parallel()
			done := make(chan string, 1)
			start, look := spent(), time.NewTicker(200*time.Millisecond)
			defer look.Stop()
			go func() { done <- stumble(with(f, "theme.yaml", strings.Join(changed, "\n"))) }()
			for {
				select {
				case s := <-done:
					if s != "" {
						t.Error(s)
					}
					return
				case <-look.C:
					if spent()-start > 30*time.Second {
						t.Fatal("still at it after 30 s")
					}
				}
			}
		})
	}
	for i, l := range lines {
		if strings.Contains(l, "font:") {
			for _, m := range style.FindAllString(l, -1) {
				name, _, _ := strings.Cut(m, ":")
				for _, v := range bounds[name] {
					try(i, m, name+": "+v)
				}
			}
		} else if m := space.FindString(l); m != "" {
			name, _, _ := strings.Cut(m, ":")
			try(i, m, name+": 0.1pt")
			try(i, m, name+": 297mm")
		}
	}
}

// stumble builds January in French from a folder and says over what the press
// stumbled, "" when it did not.
func stumble(f fstest.MapFS) string {
	p, err := layout.Open(f)
	if err != nil {
		return err.Error()
	}
	r, err := p.Build(context.Background(), layout.Order{Month: "2026-01", Langs: []string{"fr"}})
	if err != nil {
		return err.Error()
	}
	for _, is := range r.Issues {
		if is.Code == findings.PressFault {
			return is.String()
		}
	}
	return ""
}
