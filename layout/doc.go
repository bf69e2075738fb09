// Package layout is the press: it takes an order for an edition through the six
// stages, from data to files held in memory, and says what it found on the way.
// It refuses to read or write the disk, to look at the clock and to print.
package layout
