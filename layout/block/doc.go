// Package block owns placing: blocks that can place themselves in the room a
// parent offers, and the few of them that carry all breaking. It refuses to
// know what a section is, to draw, and to report: an answer is a value.
//
// There is one call, Place, and it is pure. Measuring is placing in unlimited
// height and throwing the plan away; balancing is placing at several heights;
// looking ahead is placing what is left in regions that do not exist yet. A
// block answers one of four ways: nothing to place, all of it placed, a part
// placed and a block that is the rest, or nothing fits and why.
//
// Only Flow chooses breaks. It tries the breaks near the end of the region,
// before items and inside them, adds to each its cost, the square of the height
// it would leave empty and the least cost of what would follow in the next
// regions, and takes the cheapest: the idea of Knuth and Plass for lines,
// applied to pages as Plass did in his thesis of 1981, with a bounded view.
// Forbidden breaks are taken only where there is no other way to end, and the
// checks of package page then name them.
//
// A block that must not split (Keep, Row, Stage, a fixed Frame) answers Wrap
// with Faults in the editor's units. In a Loose space it is placed whatever its
// size and carries its faults along: that is how one run names them all.
//
// Answers are remembered in the Env, keyed by the block itself: blocks are told
// apart with ==. Kinds that hold a list are pointers; the others are values that
// hold pointers, and what is left of a block after a break is the block and the
// place where it goes on: ways that come to one place go on as one. Spaces that
// a paragraph answers alike are one question. Blocks must therefore not change once they were
// placed, and one that cannot be compared is refused by the first parent that
// places it.
package block
