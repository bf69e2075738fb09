package findings

import "testing"

// Stops lets a code nobody has decided on stop everything; here it fails.
func TestPolicyKnowsEveryCode(t *testing.T) {
	for _, e := range Catalogue() {
		if _, known := policy(e.Code); !known {
			t.Errorf("nobody has decided which files %s stops: add it to the policy", e.Code)
		}
	}
	if _, known := policy("NobodyKnowsThis"); known {
		t.Error("the policy claims to know a code that does not exist")
	}
}
