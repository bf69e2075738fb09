package diag

// Entry explains a kind of finding to someone who met its code: what it means,
// what it looks like, what to do. Every package that finds things lists its
// codes this way; `edition explain` prints them.
type Entry struct {
	Code     Code     `json:"code"`
	Severity Severity `json:"severity"`
	Means    Text     `json:"means"`
	Example  Text     `json:"example"`
	Fix      Text     `json:"fix"`
}
