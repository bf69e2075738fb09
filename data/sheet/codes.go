package sheet

import "github.com/secnumcloud-observatory/press/layout/diag"

// The findings of this package. Catalogue explains each.
const (
	BadWorkbook   diag.Code = "BadWorkbook"
	UnknownColumn diag.Code = "UnknownColumn"
	BadCell       diag.Code = "BadCell"
	UnknownRow    diag.Code = "UnknownRow"
	ChangedSince  diag.Code = "ChangedSince"
	LostFields    diag.Code = "LostFields"
)

// severity is how grave a finding of ours is: what is not read, or goes with a
// row, is told, and hinders nothing.
func severity(c diag.Code) diag.Severity {
	if c == UnknownColumn || c == LostFields {
		return diag.Warning
	}
	return diag.Error
}

// Catalogue explains every finding of this package.
func Catalogue() []diag.Entry {
	es := []diag.Entry{
		{Code: BadWorkbook, Means: "The file is no workbook of the register: it cannot be opened, or a sheet or a column of it is missing.",
			Example: "decisions: The sheet is not there.",
			Fix:     "Put back what is missing, or export the register again and copy the changes into that workbook."},
		{Code: UnknownColumn, Means: "A sheet, a column or a cell of the workbook belongs to no field of the register, so it is not read.",
			Example: "offers!H3: The column is none of the register's: this is not read.",
			Fix:     "Put it into a column of the register, such as note."},
		{Code: BadCell, Means: "A cell holds what its field cannot hold, or what the press cannot write into the register.",
			Example: "decisions!E7: until is \"31/12/2027\", which is no date.", Fix: "Write it as the column's head explains."},
		{Code: UnknownRow, Means: "It is not clear which entry of the register a row is about.",
			Example: "stages!B9: n is \"x\", which is no number of a row.",
			Fix:     "Leave id and n as they were exported; leave n empty in a new row."},
		{Code: ChangedSince, Means: "The register says something else in this place than when the workbook was exported: two changes meet.",
			Example: "offers!5: Since the workbook was exported, somebody else changed the register where this row says it.",
			Fix:     "Export the register again, and make the change in that workbook."},
		{Code: LostFields, Means: "A row was deleted, and its entry says more than the sheets show: that goes too.",
			Example: "offers: second goes, and with it what no sheet shows of it: aims.",
			Fix:     "Put the row back, if that is to stay."},
	}
	for i := range es {
		es[i].Severity = severity(es[i].Code)
	}
	return es
}
