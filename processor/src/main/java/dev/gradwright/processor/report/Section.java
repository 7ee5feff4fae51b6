package dev.gradwright.processor.report;

/** A part of the page with a heading. */
interface Section {
    /** The anchor of the section. */
    String id();

    /** The heading. */
    String title();

    /** Writes the content, without the heading. */
    void write(Html html);
}
