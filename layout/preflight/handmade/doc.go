// Package handmade writes PDF files object by object, for the tests of the reader
// and of the judge: a fault can be put in where it belongs, and nothing of it is
// shared with the press's writer or with its reader.
package handmade
