package dev.gradwright.conformance.table;

import static dev.gradwright.dsl.ActivationFunction.*;
import static dev.gradwright.dsl.LossFunction.*;

import dev.gradwright.dsl.*;
import dev.gradwright.runtime.layer.*;
import org.jspecify.annotations.Nullable;

/** Enums in capitals, and components that are named like types of the generated encoder. */
@Network(features = Abbreviations.Row.class, target = Abbreviations.UF.class)
@Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
interface Abbreviations {
    /** An operating system. */
    enum OS {
        LINUX,
        WINDOWS
    }

    /** A state. */
    enum UF {
        RJ,
        SP,
        MG
    }

    /** A row. */
    @SuppressWarnings({"MemberName", "VariableNameSameAsType"})
    record Row(
            OS OS, @Missing @Nullable UF home, double List, double Presence, int Scale, long CsvConstants, int dev) {}

    @Dense(units = 3, activation = SOFTMAX)
    DenseLayer state();
}
