package bot

import (
	"math"
	"slices"
)

// A classifier tells which class a question belongs to, from what its words share with each class's examples:
// multinomial logistic regression over the presence of features (https://web.stanford.edu/~jurafsky/slp3/4.pdf). Only
// weights that matter are kept, as whole steps.
type classifier struct {
	bias   []float32 // by class
	starts []int32   // where the weights of each feature begin; the last is where all end
	owners []uint16  // the class of each weight
	steps  []int8    // each weight, in steps
}

// A weight is kept in steps of this size, and only from this many on.
const (
	stepSize = 0.1
	stepsMin = 2
)

// pack keeps of each feature's weights those that matter.
func pack(bias []float32, features int, weight func(feature, class int) float32) *classifier {
	c := &classifier{bias: bias, starts: make([]int32, features+1)}
	for f := range features {
		for k := range bias {
			steps := math.Round(float64(weight(f, k) / stepSize))
			if steps = max(math.MinInt8, min(steps, math.MaxInt8)); steps >= stepsMin || steps <= -stepsMin {
				c.owners, c.steps = append(c.owners, uint16(k)), append(c.steps, int8(steps))
			}
		}
		c.starts[f+1] = int32(len(c.steps))
	}
	return c
}

// classify returns each class's probability.
func (c *classifier) classify(features []int32) []float32 {
	sums := make([]int32, len(c.bias))
	for _, f := range features {
		from, to := c.starts[f], c.starts[f+1]
		steps := c.steps[from:to]
		for i, owner := range c.owners[from:to] {
			sums[owner] += int32(steps[i])
		}
	}
	p := make([]float32, len(c.bias))
	scale := stepSize * spread(len(features))
	for k, sum := range sums {
		p[k] = float32(sum)*scale + c.bias[k]
	}
	return softmax(p)
}

// softmax turns scores into probabilities, in place.
func softmax(p []float32) []float32 {
	most, sum := slices.Max(p), float32(0)
	for k := range p {
		p[k] = float32(math.Exp(float64(p[k] - most)))
		sum += p[k]
	}
	for k := range p {
		p[k] /= sum
	}
	return p
}

// spread lets a long question weigh as much as a short one.
func spread(features int) float32 { return float32(2 / math.Sqrt(float64(features)+2)) }
