package dev.gradwright.samples.tabular;

import dev.gradwright.dsl.Optimizer;
import dev.gradwright.dsl.Schedule;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;

/** How the networks of this project are trained: Adam with decoupled weight decay, the rate falling along a cosine. */
@Optimizer.AdamW(learningRate = 2e-3, weightDecay = 0.1, decayBiases = false)
@Schedule.Cosine
@Target(ElementType.TYPE)
@interface ForTables {}
