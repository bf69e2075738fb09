package layout

import (
	"sort"
	"sync"
	"time"
)

// Step is one stage that ended.
type Step struct {
	Stage   string
	Lang    string
	Profile string
	Pages   int // laid out, when the stage made pages
	Took    time.Duration
}

// clock times stages, from several languages at once. Without a now it only
// says what ended; the zero clock is silent.
type clock struct {
	now      func() time.Time
	progress func(Step)

	mu    sync.Mutex
	steps []Step
}

// stage runs a stage and notes how long it took.
func (c *clock) stage(s Step, run func() (pages int)) {
	if c.now == nil {
		s.Pages = run()
	} else {
		start := c.now()
		s.Pages = run()
		s.Took = c.now().Sub(start)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.steps = append(c.steps, s)
	if c.progress != nil {
		c.progress(s)
	}
}

// ended is the stages by language, profile and their order of ending.
func (c *clock) ended() []Step {
	c.mu.Lock()
	defer c.mu.Unlock()
	out := append([]Step(nil), c.steps...)
	sort.SliceStable(out, func(a, b int) bool {
		if out[a].Lang != out[b].Lang {
			return out[a].Lang < out[b].Lang
		}
		return out[a].Profile < out[b].Profile
	})
	return out
}
