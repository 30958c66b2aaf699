package knowledge

import "fmt"

// NetPay is what a year's gross pay leaves to an employee before income tax, as a simulator computes it.
type NetPay struct {
	Source Ref         `yaml:"source"`
	Date   Day         `yaml:"date"`  // of its rules
	Scope  Text        `yaml:"scope"` // which contract it holds for
	Rows   [][]float64 `yaml:"rows"`  // euros a year, rising: gross, net of a cadre, net of anybody else
}

// Gross returns the yearly gross amounts of two rows between which a yearly net amount lies, whether or not one is a cadre;
// false where the rows don't reach.
func (n *NetPay) Gross(net float64) (low, high float64, ok bool) {
	for status := 1; status <= 2; status++ {
		found := false
		for i := 1; i < len(n.Rows) && !found; i++ {
			if before, row := n.Rows[i-1], n.Rows[i]; net >= before[status] && net <= row[status] {
				found = true
				if low == 0 || before[0] < low {
					low = before[0]
				}
				high = max(high, row[0])
			}
		}
		if !found {
			return 0, 0, false
		}
	}
	return low, high, true
}

func (l *linter) netPay() {
	const file = "netpay.yaml"
	n := &l.k.NetPay
	l.source(file, "net pay", n.Source)
	if n.Date.IsZero() || n.Scope == (Text{}) || len(n.Rows) < 2 {
		l.add(file, position{1, 1}, "a date, a scope and two rows at least are needed")
	}
	for i, row := range n.Rows {
		if fault := n.fault(i, row); fault != "" {
			l.add(file, position{1, 1}, "row %d: %s", i+1, fault)
			return // whatever is wrong with one is wrong with the next
		}
	}
}

func (n *NetPay) fault(i int, row []float64) string {
	if len(row) != 3 {
		return "gross, net of a cadre and net of anybody else are needed"
	}
	for k, amount := range row {
		switch {
		case !positive(amount):
			return fmt.Sprintf("%v is no amount", amount)
		case k > 0 && amount >= row[0]:
			return fmt.Sprintf("net %v isn't under gross %v", amount, row[0])
		case i > 0 && amount <= n.Rows[i-1][k]:
			return fmt.Sprintf("%v isn't above %v, in the row before", amount, n.Rows[i-1][k])
		}
	}
	return ""
}
