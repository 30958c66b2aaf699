package bot

import (
	"math"
	"slices"
)

// A classifier tells which class a question belongs to, from what its words share with each class's examples:
// multinomial logistic regression over the presence of features
// (https://web.stanford.edu/~jurafsky/slp3/4.pdf). The same examples in the same order always train the same one.
type classifier struct {
	classes int
	weights []float32 // one row of classes per feature; row 0 is the bias
}

// example is one question with its class.
type example struct {
	features []int // rows of weights, without 0
	class    int
}

// Training constants, chosen on the development questions.
const (
	epochs   = 14
	rate     = 0.5
	decay    = 2e-5 // pull of a weight towards zero at each step
	wellKnow = 0.97 // an example this sure teaches nothing more
	stride   = 7919 // a prime: examples are taken in this stride, so that no class comes in one run
)

// train makes a classifier for features numbered from 1.
func train(classes, features int, examples []example) *classifier {
	c := &classifier{classes: classes, weights: make([]float32, (features+1)*classes)}
	step := stride
	if len(examples)%stride == 0 {
		step = 1
	}
	p := make([]float32, classes)
	for epoch := range epochs {
		speed := float32(rate / (1 + float64(epoch)/4))
		for n := range examples {
			e := &examples[n*step%len(examples)]
			c.score(e.features, p)
			if p[e.class] < wellKnow {
				p[e.class]--
				c.learn(e.features, p, speed)
			}
		}
	}
	return c
}

// score writes each class's probability.
func (c *classifier) score(features []int, p []float32) {
	copy(p, c.weights[:c.classes])
	scale := spread(len(features))
	for _, f := range features {
		for k, w := range c.weights[f*c.classes : (f+1)*c.classes] {
			p[k] += w * scale
		}
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

// learn moves the weights against the error of each class.
func (c *classifier) learn(features []int, wrong []float32, speed float32) {
	scale := speed * spread(len(features))
	for k, e := range wrong {
		c.weights[k] -= speed * e / 10
	}
	for _, f := range features {
		row := c.weights[f*c.classes : (f+1)*c.classes]
		for k, e := range wrong {
			row[k] -= e*scale + decay*row[k]
		}
	}
}

// spread lets a long question weigh as much as a short one.
func spread(n int) float32 { return float32(2 / math.Sqrt(float64(n)+2)) }

// classify returns each class's probability.
func (c *classifier) classify(features []int) []float32 {
	p := make([]float32, c.classes)
	c.score(features, p)
	return p
}
