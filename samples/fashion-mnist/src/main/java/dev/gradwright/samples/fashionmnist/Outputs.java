package dev.gradwright.samples.fashionmnist;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the sample writes.
 *
 * @param model the file for the trained network
 * @param report the file for a page about the training
 * @param checkpoints the folder for checkpoints; null for a training that is not resumed
 */
record Outputs(Path model, Path report, @Nullable Path checkpoints) {}
