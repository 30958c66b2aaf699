package commands_test

import (
	"testing"

	"boussole/bot"
)

// TestSame holds that the same knowledge always understands the same: commands made twice share nothing that they learn.
func TestSame(t *testing.T) {
	first, second := router(t), router(t)
	for _, q := range questions(t, "testdata/frozen.tsv")[:100] {
		a, b := first.Understand(q.text, bot.French, nil), second.Understand(q.text, bot.French, nil)
		if a.Confidence != b.Confidence || a.Request.String() != b.Request.String() {
			t.Errorf("%q: %v %v, then %v %v", q.text, a.Request, a.Confidence, b.Request, b.Confidence)
		}
	}
}
