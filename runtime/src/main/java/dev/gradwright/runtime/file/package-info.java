/**
 * Files of models and predictors: weights as safetensors. A file is replaced only after the new one is on disk, and is
 * checked completely before a parameter is set or a predictor returned. Optimizer state and other formats do not belong
 * here.
 */
@NullMarked
package dev.gradwright.runtime.file;

import org.jspecify.annotations.NullMarked;
