package bot_test

import (
	"fmt"
	"strings"
	"testing"

	"boussole/bot"
)

// While an edit of the knowledge is learnt, questions are understood as before, and no one waits long.
func TestLearnsMeanwhile(t *testing.T) {
	r := newRouter(t)
	if got := r.Understand("combien gagne un junior ?", bot.French, nil).Request.String(); got != "/salary level:junior" {
		t.Fatalf("got %s", got)
	}
	l := lexicon()
	for i := range 3000 { // which take seconds to learn
		l.Others.FR = append(l.Others.FR, strings.Repeat(fmt.Sprintf("recette%d gâteau%d chocolat%d ", i%700, i%900, i%1100), 40))
	}
	if err := r.Use(table(), l); err != nil {
		t.Fatal(err)
	}
	if got := r.Understand("combien gagne un junior ?", bot.French, nil).Request.String(); got != "/salary level:junior" {
		t.Errorf("meanwhile: got %s", got)
	}
}
