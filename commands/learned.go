package commands

import _ "embed"

// learned is what questions about the shipped knowledge are understood with, so that the program needn't learn it each
// time it starts. With other knowledge it is learnt anew. TestLearned writes it.
//
//go:embed learned.bin
var learned []byte
