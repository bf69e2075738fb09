// Package compose turns an edition into blocks: one file a section, the theme's
// styles, the few components they share. It refuses to measure, to place and
// to count: figures come from the register's queries, breaks from blocks.
package compose
