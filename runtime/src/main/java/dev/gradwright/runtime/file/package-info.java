/**
 * Model files: the parameters of a network as safetensors, written so that an older file stays until the new one is on disk,
 * and read so that nothing is set before everything has been checked. Optimizer state and other formats do not belong here.
 */
@NullMarked
package dev.gradwright.runtime.file;

import org.jspecify.annotations.NullMarked;
