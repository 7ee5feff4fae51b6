package dev.gradwright.processor.lower;

import dev.gradwright.processor.naming.QualifiedName;
import java.util.List;

/**
 * An enum of the user.
 *
 * @param texts of the constants in files, in order
 */
public record EnumOp(QualifiedName type, List<String> texts) {
    public EnumOp {
        texts = List.copyOf(texts);
    }
}
