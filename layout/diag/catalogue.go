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
	Stops    Files    `json:"-"` // when it is an error; nothing: every file where the kind is one, none where it is milder
}

// Files is the kinds of file that a finding stops when it is an error.
type Files uint8

// What only a voice or a click meets stops tagged files; what only plates and
// knives meet stops files for print.
const (
	TaggedFiles Files = 1 << iota
	PrintedFiles
	EveryFile = TaggedFiles | PrintedFiles
)
