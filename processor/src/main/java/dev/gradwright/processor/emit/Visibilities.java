package dev.gradwright.processor.emit;

import dev.gradwright.processor.naming.Visibility;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Converts visibility to modifiers. */
final class Visibilities {
    private Visibilities() {}

    static List<Modifier> modifiers(Visibility visibility) {
        return switch (visibility) {
            case PUBLIC -> List.of(Modifier.PUBLIC);
            case PROTECTED -> List.of(Modifier.PROTECTED);
            case PACKAGE -> List.of();
        };
    }
}
