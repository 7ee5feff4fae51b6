package dev.gradwright.runtime.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RungTest {
    @Test
    void randomSearchTrainsAllTrialsToTheEnd() {
        assertThat(Rung.randomSearch(30, 9)).containsExactly(new Rung(30, 9));
    }

    /** The bracket s = 3 of table 1 in Li et al. (2017), scaled by 27 / 81. */
    @Test
    void halvingDividesTrialsAndMultipliesEpochs() {
        assertThat(Rung.successiveHalving(27, 27, 3))
                .containsExactly(new Rung(27, 1), new Rung(9, 3), new Rung(3, 9), new Rung(1, 27));
    }

    @Test
    void fewEpochsLimitTheRungs() {
        assertThat(Rung.successiveHalving(30, 9, 3)).containsExactly(new Rung(30, 1), new Rung(10, 3), new Rung(3, 9));
    }

    @Test
    void fewTrialsLimitTheRungs() {
        assertThat(Rung.successiveHalving(4, 27, 3)).containsExactly(new Rung(4, 9), new Rung(1, 27));
    }

    @Test
    void numbersThatDoNotDivideAreRoundedDown() {
        assertThat(Rung.successiveHalving(11, 10, 2))
                .containsExactly(new Rung(11, 1), new Rung(5, 2), new Rung(2, 5), new Rung(1, 10));
    }

    @Test
    void oneTrialIsTrainedToTheEnd() {
        assertThat(Rung.successiveHalving(1, 5, 3)).containsExactly(new Rung(1, 5));
    }
}
