//go:build !unix

package sqltest

import (
	"syscall"
	"testing"
)

// give returns how to start a program in a folder: as the tests' own user.
func give(testing.TB, string) *syscall.SysProcAttr { return nil }
