package bot

import (
	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/french"
)

// stem drops a folded word's endings, by the Snowball rules of its language (https://snowballstem.org).
func stem(l Locale, word string) string {
	env := snowballstem.NewEnv(word)
	if l == English {
		english.Stem(env)
	} else {
		french.Stem(env)
	}
	return env.Current()
}
