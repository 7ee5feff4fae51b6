package dev.gradwright.processor.spec;

import dev.gradwright.processor.naming.QualifiedName;

/** The names of the runtime's types that specs name. The processor does not depend on the runtime. */
public final class RuntimeNames {
    /** The type that every layer method may return. */
    public static final QualifiedName LAYER = handle("Layer");

    /** The interface of a custom optimizer. */
    public static final QualifiedName UPDATE_RULE = new QualifiedName("dev.gradwright.runtime.optimizer", "UpdateRule");

    /** The interface of a custom schedule. */
    public static final QualifiedName LEARNING_RATE_SCHEDULE =
            new QualifiedName("dev.gradwright.runtime.schedule", "LearningRateSchedule");

    private RuntimeNames() {}

    /** The type of that simple name among the types that layer methods return. */
    public static QualifiedName handle(String simpleName) {
        return new QualifiedName("dev.gradwright.runtime.layer", simpleName);
    }
}
