// Package publish owns the one moment in which the files of a month change: a
// whole set takes the place of a whole set, whoever looks and whenever the
// program dies. It refuses to know what the files are.
//
// A new set is made complete in a folder beside the month's, with what stays of
// the old one linked into it, every byte on the disk; then the two folders
// change places in one call. Linux (renameat2, RENAME_EXCHANGE) and macOS
// (renamex_np, RENAME_SWAP) have that call. Where system or file system have
// none, the old folder is set aside and the new one put in its place by two
// renames; a death between them is mended by the next start, which puts the old
// set back. One program at a time changes a month: others wait for its lock.
package publish
