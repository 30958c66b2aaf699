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
	local   []int32   // the row of each feature that its examples have, from 1
	bias    []float32 // by class
	weights []float32 // one row of classes per such feature
}

// example is one question, by the numbers of its features, with its class.
type example struct {
	features []int32
	class    int
}

// Training constants, chosen on the development questions.
const (
	fewest   = 3      // epochs, for many examples
	most     = 12     // epochs, for few
	lookings = 40_000 // at examples, in all epochs
	rate     = 1
	wellKnow = 0.95 // an example this sure teaches nothing more
	stride   = 7919 // a prime: examples are taken in this stride, so that no class comes in one run
)

// train makes a classifier from examples whose features are numbered below features.
func train(classes, features int, examples []example) *classifier {
	c := &classifier{classes: classes, local: make([]int32, features), bias: make([]float32, classes)}
	own, rows := int32(0), make([][]int32, len(examples))
	for i, e := range examples {
		for _, f := range e.features {
			if c.local[f] == 0 {
				own++
				c.local[f] = own
			}
		}
		rows[i] = c.rows(e.features)
	}
	c.weights = make([]float32, int(own)*classes)
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
			c.score(rows[i], p)
			if p[examples[i].class] >= wellKnow {
				rests[i] = true
				continue
			}
			p[examples[i].class]--
			c.correct(rows[i], p, speed)
		}
	}
	return c
}

// score writes each class's probability.
func (c *classifier) score(rows []int32, p []float32) {
	clear(p)
	for _, row := range rows {
		weights := c.weights[int(row)*c.classes:][:len(p)]
		for k := range p {
			p[k] += weights[k]
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
		weights := c.weights[int(row)*c.classes:][:len(wrong)]
		for k := range wrong {
			weights[k] -= wrong[k]
		}
	}
}

// spread lets a long question weigh as much as a short one.
func spread(n int) float32 { return float32(2 / math.Sqrt(float64(n)+2)) }

// classify returns each class's probability.
func (c *classifier) classify(features []int32) []float32 {
	p := make([]float32, c.classes)
	c.score(c.rows(features), p)
	return p
}

// rows returns where the weights of features are; those that no example has are left out.
func (c *classifier) rows(features []int32) []int32 {
	rows := make([]int32, 0, len(features))
	for _, f := range features {
		if row := c.local[f]; row > 0 {
			rows = append(rows, row-1)
		}
	}
	return rows
}
