package pdf

// Stumble is something the reader fell over: what it is, and the name and the
// numbers that belong to it. It is a fact; what to say of it is the judge's.
type Stumble struct {
	Sort StumbleSort
	Name string // of an operator, a resource or a tag
	N, M int    // numbers of an object or of marked content, the inner one first
}

// StumbleSort is what the reader fell over. Its value is a key that others may
// store: it does not change.
type StumbleSort string

// What can be wrong with a page's operators.
const (
	MarkUnclosed    StumbleSort = "mark-unclosed"    // BDC without EMC
	MarkUnopened    StumbleSort = "mark-unopened"    // EMC without BDC
	StateUnclosed   StumbleSort = "state-unclosed"   // q without Q
	StateUnopened   StumbleSort = "state-unopened"   // Q without q
	OperandsMissing StumbleSort = "operands-missing" // before the named operator
	StateAbsent     StumbleSort = "state-absent"     // the resources lack what the page names
	ObjectAbsent    StumbleSort = "object-absent"
	ShadingAbsent   StumbleSort = "shading-absent"
	PatternAbsent   StumbleSort = "pattern-absent"
	FontAbsent      StumbleSort = "font-absent"
	FormInItself    StumbleSort = "form-in-itself"
	FormUndecoded   StumbleSort = "form-undecoded"
	TextInText      StumbleSort = "text-in-text" // BT within BT
	TextWithoutFont StumbleSort = "text-without-font"
	CodeCut         StumbleSort = "code-cut"     // a string ends in half a code of its font
	TextOutside     StumbleSort = "text-outside" // not between BT and ET
	TooLong         StumbleSort = "too-long"     // more than is looked at
)

// How marked content can be nested wrongly.
const (
	ArtifactInTag StumbleSort = "artifact-in-tag"
	TagInArtifact StumbleSort = "tag-in-artifact"
	TagInTag      StumbleSort = "tag-in-tag"
	MarkCrossing  StumbleSort = "mark-crossing" // a text object's bounds
)

// How the cross-reference can mislead.
const (
	StartMissing    StumbleSort = "start-missing"
	StartNowhere    StumbleSort = "start-nowhere"
	StartElsewhere  StumbleSort = "start-elsewhere"
	StartBefore     StumbleSort = "start-before" // at white space that a cross-reference follows
	TableShort      StumbleSort = "table-short"
	TrailerMissing  StumbleSort = "trailer-missing"
	RootMissing     StumbleSort = "root-missing"
	SizeWrong       StumbleSort = "size-wrong" // N is said, M is so
	ObjectElsewhere StumbleSort = "object-elsewhere"
	ObjectBefore    StumbleSort = "object-before"   // where the table says is white space, and the object behind it
	ObjectUnlisted  StumbleSort = "object-unlisted" // the reader looked for it
)

// How a stream can part from what is said of it.
const (
	StreamStart    StumbleSort = "stream-start" // its keyword ends no line
	StreamLength   StumbleSort = "stream-length"
	StreamUnparted StumbleSort = "stream-unparted" // no end of line before endstream
	StreamDamaged  StumbleSort = "stream-damaged"  // its compression is not whole
)

// What readers take as it is meant, and archives may not hold.
const (
	HexOdd       StumbleSort = "hex-odd"       // hexadecimal digits without a pair
	HexForeign   StumbleSort = "hex-foreign"   // something else among them
	IntegerLarge StumbleSort = "integer-large" // of more than 32 bits
	RealLarge    StumbleSort = "real-large"
	RealSmall    StumbleSort = "real-small"
	StringLong   StumbleSort = "string-long"
	NameLong     StumbleSort = "name-long"
	TableSpaced  StumbleSort = "table-spaced" // more than an end of line behind the word xref
)

// How an object can be written otherwise than it is read.
const (
	ObjectMalformed StumbleSort = "object-malformed"
	ObjectUnclosed  StumbleSort = "object-unclosed" // endobj does not stand behind it
	ObjectSpaced    StumbleSort = "object-spaced"   // its numbers and words are not parted by one space or one line
	KeyTwice        StumbleSort = "key-twice"       // in a dictionary
	ReadOtherwise   StumbleSort = "read-otherwise"
	PagesMiscounted StumbleSort = "pages-miscounted"
)
