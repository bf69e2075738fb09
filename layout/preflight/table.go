package preflight

import "github.com/secnumcloud-observatory/press/layout/diag"

func onBytes(c diag.Code) bool { return false }

func fileRules() []Rule { return nil }
