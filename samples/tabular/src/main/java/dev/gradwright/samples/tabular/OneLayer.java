package dev.gradwright.samples.tabular;

import dev.gradwright.dsl.Numeric;
import dev.gradwright.dsl.Optimizer;
import dev.gradwright.dsl.Schedule;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;

/** How the networks of one layer are trained, until they no longer improve; they read the same columns as the others. */
@Numeric(bins = 64, rowsPerBin = 300)
@Optimizer.Adam(learningRate = 0.02)
@Schedule.Cosine
@Target(ElementType.TYPE)
@interface OneLayer {}
