//go:build race

package commands_test

// raced is whether the race detector is at work, which makes learning some ten times longer.
const raced = true
