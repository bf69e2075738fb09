package facts

import "github.com/secnumcloud-observatory/press/layout/diag"

// BadDate is the one finding of this package; Catalogue explains it.
const BadDate diag.Code = "BadDate"

// Catalogue explains every finding of this package.
func Catalogue() []diag.Entry {
	return []diag.Entry{
		{Code: BadDate, Severity: diag.Error,
			Means:   "A date is not written year-month-day, is not in the calendar, or is less precise than needed.",
			Example: "known: 31/12/2025, or date: 2025-13-01", Fix: "Write 2025-12-31; 2025-12 or 2025 when no more is known."},
	}
}
