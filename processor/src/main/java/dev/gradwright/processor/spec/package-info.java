/**
 * The network as it was declared, in immutable records: flat, named layers with every value beside the place it came from.
 * The stages before lowering speak in these. Nothing here knows {@code javax.lang.model}, JavaPoet or any mathematics.
 */
@NullMarked
package dev.gradwright.processor.spec;

import org.jspecify.annotations.NullMarked;
