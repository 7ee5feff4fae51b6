/**
 * What experiments have in common: data prepared as the chapter has them, a training, and the figures that it ends with. Networks
 * live in the packages of their sections, what is made of figures in {@code report}.
 */
@NullMarked
package dev.gradwright.samples.chapter11.experiment;

import org.jspecify.annotations.NullMarked;
