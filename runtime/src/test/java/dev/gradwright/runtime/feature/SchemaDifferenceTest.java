package dev.gradwright.runtime.feature;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SchemaDifferenceTest {
    private static final String SAVED = "contract: one of MONTH, YEAR\ntenure: a number\ntarget: one of NO, YES";

    @Test
    void equalSchemasDoNotDiffer() {
        assertThat(SchemaDifference.of(SAVED, SAVED)).isEmpty();
    }

    @Test
    void addedAndRenamedComponentsAreNamed() {
        assertThat(SchemaDifference.of(SAVED, SAVED.replace("tenure", "months").concat("\nage: a number")))
                .isEqualTo("tenure was removed or renamed; months was added; age was added");
    }

    @Test
    void aConstantThatWasAddedIsSeenInItsComponent() {
        assertThat(SchemaDifference.of(SAVED, SAVED.replace("YEAR", "YEAR, TWO_YEARS")))
                .isEqualTo("contract was one of MONTH, YEAR, and is now one of MONTH, YEAR, TWO_YEARS");
    }

    @Test
    void anotherOrderIsADifference() {
        assertThat(SchemaDifference.of(SAVED, "tenure: a number\ncontract: one of MONTH, YEAR\ntarget: one of NO, YES"))
                .isEqualTo("the order of the components was contract, tenure, target");
    }

    @Test
    void aComponentMayBeNamedTarget() {
        String saved = "target: a number\ntarget: one of NO, YES";

        assertThat(SchemaDifference.of(saved, saved.replace("a number", "a category, capacity 4")))
                .isEqualTo("target was a number, and is now a category, capacity 4");
        assertThat(SchemaDifference.of(saved, saved.replace("YES", "YES, MAYBE")))
                .isEqualTo("the target was one of NO, YES, and is now one of NO, YES, MAYBE");
    }
}
