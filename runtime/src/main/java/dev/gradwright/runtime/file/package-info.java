/**
 * Files of models and predictors: weights as safetensors. A file is replaced only after the new one is on disk, and is
 * checked completely before a parameter is set or a predictor is returned. Snapshots of a whole training, with
 * optimizer state, are in {@code runtime.state}.
 */
@NullMarked
package dev.gradwright.runtime.file;

import org.jspecify.annotations.NullMarked;
