package layout

import (
	"sort"
	"sync"
	"time"
)

// Step is one stage: when progress is told that it begins it has no pages and
// took no time.
type Step struct {
	Stage   string
	Lang    string
	Profile string
	Pages   int // laid out, when the stage made pages
	Took    time.Duration
}

// clock times stages, from several languages at once. Without a now it only
// says what goes on; the zero clock is silent.
type clock struct {
	now      func() time.Time
	progress func(Step)

	mu    sync.Mutex
	steps []Step
}

// stage runs a stage and notes how long it took.
func (c *clock) stage(s Step, run func() (pages int)) {
	c.tell(s)
	if c.now == nil {
		s.Pages = run()
	} else {
		start := c.now()
		s.Pages = run()
		s.Took = c.now().Sub(start)
	}
	if s.Pages > 0 {
		c.tell(s)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.steps = append(c.steps, s)
}

// tell says what begins, or what was made, one at a time.
func (c *clock) tell(s Step) {
	if c.progress == nil {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.progress(s)
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
