package commands_test

import (
	"slices"
	"strings"
	"testing"

	"boussole/commands"
	"boussole/knowledge"
)

// TestCheck holds that every line of the data that stands for a command is one.
func TestCheck(t *testing.T) {
	k, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	if err := commands.Check(k); err != nil {
		t.Error(err)
	}
	for _, line := range []string{"/dance", "/missions mission:nothing", "/missions mision:api", "/salary level:juniour", "missions"} {
		broken := *k
		broken.Questions = append(slices.Clone(k.Questions), knowledge.Question{Means: line}) // no question: nothing is learnt anew
		if err := commands.Check(&broken); err == nil || !strings.Contains(err.Error(), line) {
			t.Errorf("%q: got %v", line, err)
		}
	}
}
