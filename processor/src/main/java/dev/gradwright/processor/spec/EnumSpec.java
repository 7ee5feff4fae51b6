package dev.gradwright.processor.spec;

import dev.gradwright.processor.naming.QualifiedName;
import java.util.List;

/**
 * An enum of the user.
 *
 * @param constants in order
 * @param texts of the constants in files, in order
 */
public record EnumSpec(QualifiedName type, List<String> constants, List<String> texts) {
    public EnumSpec {
        constants = List.copyOf(constants);
        texts = List.copyOf(texts);
    }

    /** Whether a constant has another text in files than its name. */
    public boolean hasTexts() {
        return !constants.equals(texts);
    }
}
