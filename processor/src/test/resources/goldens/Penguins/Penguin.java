package example;

import dev.gradwright.dsl.*;

/** A penguin that was measured. */
public record Penguin(Island island, double billLength, @Missing Double mass) {
    /** Where it nests. */
    public enum Island {
        @Text("Biscoe") BISCOE,
        @Text("Dream") DREAM,
        @Text("Torgersen") TORGERSEN
    }
}
