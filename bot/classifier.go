package bot

import (
	"math"
	"slices"
)

// A classifier tells which class a question belongs to, from what its words share with each class's examples:
// multinomial logistic regression over the presence of features
// (https://web.stanford.edu/~jurafsky/slp3/4.pdf). It never changes once trained, and the same examples in the same
// order always train the same classifier.
type classifier struct {
	classes int
	feature map[string]int
	weights []float64 // one row of classes per feature; the first row is the bias
}

// example is one question with its class.
type example struct {
	features []string
	class    int
}

// Training constants, chosen on the development questions.
const (
	epochs  = 24
	rate    = 0.6
	decay   = 2e-5 // pull of a weight towards zero at each step
	shuffle = 7919 // a prime: the stride in which examples are taken
)

// unknownWord stands for every word that no example has.
const unknownWord = "?"

func newClassifier(classes int, examples []example) *classifier {
	c := &classifier{classes: classes, feature: map[string]int{}}
	seen := make([][]int, len(examples))
	for i, e := range examples {
		for _, f := range e.features {
			at, ok := c.feature[f]
			if !ok {
				at = len(c.feature) + 1
				c.feature[f] = at
			}
			seen[i] = append(seen[i], at)
		}
	}
	c.weights = make([]float64, (len(c.feature)+1)*classes)
	if len(examples) == 0 {
		return c
	}
	stride := shuffle
	if len(examples)%shuffle == 0 {
		stride = 1
	}
	p := make([]float64, classes)
	for epoch := range epochs {
		step := rate / (1 + float64(epoch)/4)
		for n := range examples {
			i := n * stride % len(examples)
			c.score(seen[i], p)
			p[examples[i].class]--
			c.learn(seen[i], p, step)
		}
	}
	return c
}

// score writes each class's probability.
func (c *classifier) score(features []int, p []float64) {
	copy(p, c.weights[:c.classes])
	scale := spread(len(features))
	for _, f := range features {
		for k, w := range c.weights[f*c.classes : (f+1)*c.classes] {
			p[k] += w * scale
		}
	}
	most, sum := slices.Max(p), 0.0
	for k := range p {
		p[k] = math.Exp(p[k] - most)
		sum += p[k]
	}
	for k := range p {
		p[k] /= sum
	}
}

// learn moves the weights against the error of each class.
func (c *classifier) learn(features []int, wrong []float64, step float64) {
	scale := spread(len(features))
	for k, e := range wrong {
		c.weights[k] -= step * e * 0.1
	}
	for _, f := range features {
		row := c.weights[f*c.classes : (f+1)*c.classes]
		for k, e := range wrong {
			row[k] -= step*e*scale + decay*row[k]
		}
	}
}

// spread lets a long question weigh as much as a short one.
func spread(n int) float64 { return 2 / math.Sqrt(float64(n)+2) }

// classify returns each class's probability.
func (c *classifier) classify(features []string) []float64 {
	known := make([]int, 0, len(features))
	for _, f := range features {
		if at, ok := c.feature[f]; ok {
			known = append(known, at)
		}
	}
	p := make([]float64, c.classes)
	c.score(known, p)
	return p
}
