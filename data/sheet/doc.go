// Package sheet is the register as a workbook, and a workbook as changes of the
// register: for editors who would rather see it as tables. It owns what stands
// in which column, and the only door to the library that reads and writes
// workbooks. It refuses to judge facts (the check does that, once the changes
// are made), to touch what no column shows, and to write files.
//
// A workbook remembers what it was made from, in a sheet that is not shown. So
// a change is a cell that differs from what was exported, never one that
// differs from the register as it is now: what others wrote since stays, and
// where both changed one row, nobody's words are lost and both are named.
package sheet
