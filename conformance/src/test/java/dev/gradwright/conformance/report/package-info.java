/** The compile report, as users get it: its content, its schedules compared with the runtime's, and the page in a browser. */
@NullMarked
package dev.gradwright.conformance.report;

import org.jspecify.annotations.NullMarked;
