// Package claims reads what a sentence says of the register: what it counts,
// what it denies and affirms of movements, and what it says of those it names.
//
// One grammar reads every language; the words, by the class of what they say,
// are data of the language (claims.classes in language.yaml). A paragraph is cut
// into words, the words are read into terms (Grammar.terms), the terms of a
// sentence fall into clauses, and each clause gives claims: a query on the
// register, in terms that are the same in every language, and the number that the
// text gives for it. What a clause does not name again it has from the one
// before, over sentences too (memory).
//
// The package knows no register. Whoever holds claims against one answers each
// query with all the numbers that it can mean, and a claim is untrue where none
// of them is the text's.
package claims
