// Package check is what is wrong with an edition that could be read: facts that
// contradict one another, texts that are missing, incomplete or unequal in the
// edition's languages, a theme whose colours cannot be read or printed. It
// refuses to change anything, and to say twice what reading has said.
package check
