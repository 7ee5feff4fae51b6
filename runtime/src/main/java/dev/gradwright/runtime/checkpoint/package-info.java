/**
 * Checkpoints of a training on disk: their files, the folder with its lock and the number of checkpoints that it keeps,
 * the thread that writes them, and the best weights so far. A checkpoint holds a state and the settings that it was made
 * with. What the state of a training is, and when it is saved, is defined in {@link dev.gradwright.runtime.train}.
 */
@NullMarked
package dev.gradwright.runtime.checkpoint;

import org.jspecify.annotations.NullMarked;
