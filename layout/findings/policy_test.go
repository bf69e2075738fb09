package findings

import (
	"testing"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// A code that no catalogue has stops everything, and the policy knows none
// such.
func TestPolicyKnowsEveryCode(t *testing.T) {
	if _, known := policy("NobodyKnowsThis"); known {
		t.Error("the policy claims to know a code that does not exist")
	}
}

// Two packages cannot use one name for two things: one entry would decide for
// both.
func TestNamesAreOnePackages(t *testing.T) {
	seen := map[diag.Code]bool{}
	for _, e := range Catalogue() {
		if seen[e.Code] {
			t.Errorf("%s is the name of two findings", e.Code)
		}
		seen[e.Code] = true
	}
}
