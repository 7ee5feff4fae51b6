/**
 * The rules, one class each: when a spec is invalid, where to report it, and the message. A rule takes one expanded spec, reports
 * problems as data and keeps no state. A rule asks a layer, not a list of kinds of layers. It knows another rule only to find out
 * whether that one reports the same problem. Blocks and composed annotations are also checked on their own. A problem of several
 * layers with the same place, as with repeats, is reported for the first of them. Nothing here knows {@code javax.lang.model} or prints.
 */
@NullMarked
package dev.gradwright.processor.check;

import org.jspecify.annotations.NullMarked;
