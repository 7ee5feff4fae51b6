/**
 * Model files: the parameters of a network as safetensors, replaced only after the new file is on disk, and checked
 * completely before a parameter is set. Optimizer state and other formats do not belong here.
 */
@NullMarked
package dev.gradwright.runtime.file;

import org.jspecify.annotations.NullMarked;
