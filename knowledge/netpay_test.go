package knowledge_test

import "testing"

// TestGross looks net amounts up by hand, in rows of the shipped table: 48,000 and 48,500 gross leave a cadre 37,652 and
// 37,985 net, and anybody else 37,733 and 38,067.
func TestGross(t *testing.T) {
	n := load(t).NetPay
	for _, c := range []struct {
		net, low, high float64
		ok             bool
	}{
		{37_800, 48_000, 48_500, true},
		{38_000, 48_000, 49_000, true}, // between other rows for a cadre than for anybody else
		{37_700, 47_500, 48_500, true},
		{17_548, 22_500, 23_000, true}, // the first row's, where nobody else's net begins
		{17_520, 0, 0, false},          // a cadre's alone
		{119_374, 149_500, 150_000, true},
		{119_479, 0, 0, false},
		{0, 0, 0, false},
		{-5, 0, 0, false},
	} {
		if low, high, ok := n.Gross(c.net); low != c.low || high != c.high || ok != c.ok {
			t.Errorf("%v net: got %v to %v, %t, want %v to %v, %t", c.net, low, high, ok, c.low, c.high, c.ok)
		}
	}
}
