package bot

import (
	"math"
	"slices"
)

// A classifier tells which class a question belongs to, from what its words share with each class's examples:
// multinomial logistic regression over the presence of features (https://web.stanford.edu/~jurafsky/slp3/4.pdf).
// The same examples in the same order always train the same one.
type classifier struct {
	classes int
	bias    []float32 // by class
	weights []float32 // one row of classes per feature
}

// example is one question, by the rows of its features, with its class.
type example struct {
	rows  []int32
	class int
}

// Training constants, chosen on the development questions.
const (
	fewest   = 4      // epochs, for many examples
	most     = 12     // epochs, for few
	lookings = 40_000 // at examples, in all epochs
	rate     = 2
	wellKnow = 0.95 // an example this sure teaches nothing more
	stride   = 7919 // a prime: examples are taken in this stride, so that no class comes in one run
)

// train makes a classifier over a number of features.
func train(classes, features int, examples []example) *classifier {
	c := &classifier{classes: classes, bias: make([]float32, classes), weights: make([]float32, features*classes)}
	step := stride
	if len(examples)%stride == 0 {
		step = 1
	}
	p := make([]float32, classes)
	rests := make([]bool, len(examples)) // an example that is well known sits the next epoch out
	for epoch := range min(max(fewest, lookings/max(1, len(examples))), most) {
		speed := float32(rate / (1 + float64(epoch)/2))
		for n := range examples {
			i := n * step % len(examples)
			if rests[i] {
				rests[i] = false
				continue
			}
			e := &examples[i]
			c.score(e.rows, p)
			if p[e.class] >= wellKnow {
				rests[i] = true
				continue
			}
			p[e.class]--
			c.correct(e.rows, p, speed)
		}
	}
	return c
}

// score writes each class's probability.
func (c *classifier) score(rows []int32, p []float32) {
	clear(p)
	for _, row := range rows {
		at := int(row) * c.classes
		for k, w := range c.weights[at : at+c.classes] {
			p[k] += w
		}
	}
	scale := spread(len(rows))
	for k := range p {
		p[k] = p[k]*scale + c.bias[k]
	}
	most, sum := slices.Max(p), float32(0)
	for k := range p {
		p[k] = float32(math.Exp(float64(p[k] - most)))
		sum += p[k]
	}
	for k := range p {
		p[k] /= sum
	}
}

// correct moves the weights against the error of each class.
func (c *classifier) correct(rows []int32, wrong []float32, speed float32) {
	scale := speed * spread(len(rows))
	for k, e := range wrong {
		c.bias[k] -= speed * e / 10
		wrong[k] = e * scale
	}
	for _, row := range rows {
		at := int(row) * c.classes
		for k, e := range wrong {
			c.weights[at+k] -= e
		}
	}
}

// spread lets a long question weigh as much as a short one.
func spread(n int) float32 { return float32(2 / math.Sqrt(float64(n)+2)) }

// classify returns each class's probability.
func (c *classifier) classify(rows []int32) []float32 {
	p := make([]float32, c.classes)
	c.score(rows, p)
	return p
}
