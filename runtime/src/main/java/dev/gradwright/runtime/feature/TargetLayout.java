package dev.gradwright.runtime.feature;

/** How a class is written into the columns of the targets. */
public enum TargetLayout {
    /** One column with the index of the class. */
    INDEX,
    /** One column for each class: 1 in that of the class, 0 in the others. */
    ONE_HOT
}
