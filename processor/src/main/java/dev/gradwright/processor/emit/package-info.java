@NullMarked
package dev.gradwright.processor.emit;

import org.jspecify.annotations.NullMarked;
