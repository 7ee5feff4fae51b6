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
}
