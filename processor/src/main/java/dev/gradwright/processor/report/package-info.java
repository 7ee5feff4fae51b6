/**
 * The compile report: one HTML page for each network, and its drawing as Mermaid text. A section of the page is a class
 * that writes what earlier stages have decided; it computes nothing that generated code depends on. The style sheet and
 * the script are resources beside this package. Nothing here knows the compiler or JavaPoet.
 */
@NullMarked
package dev.gradwright.processor.report;

import org.jspecify.annotations.NullMarked;
