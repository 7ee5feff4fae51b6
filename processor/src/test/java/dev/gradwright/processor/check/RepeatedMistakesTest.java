package dev.gradwright.processor.check;

import dev.gradwright.processor.MarkedSpec;
import org.junit.jupiter.api.Test;

/** A problem in a repeated layer or block is reported once. */
class RepeatedMistakesTest {
    @Test
    void inALayer() {
        MarkedSpec.layers("""
                            @Repeat(3) @Dense(units = 3, activation = «PRELU) java.util.List<DenseLayer> others();
                            @Repeat(3) @Dense(units = 3, activation = RELU, bias = false) @L2(value = 0.1, bias = «0.1) java.util.List<DenseLayer> tower();
                            @Dense(units = 1) DenseLayer output();
                        """)
                .reports(
                        "[ActivationMisplaced] @Dense activation must not be PRELU, because a DenseLayer has no trained slopes; remove it and declare @Activation(PRELU) PReluLayer on a method below others.0",
                        "[PenaltyFactor] @L2 bias has nothing to act on, because tower.0 is declared with bias = false; remove it");
    }

    @Test
    void inWhatTheLayersOfABlockRead() {
        MarkedSpec.layers("@Repeat(20) java.util.List<Floor> tower();")
                .and("""
                        @Block interface Floor {
                            @Dense(units = 3) DenseLayer start();
                            @Dense(units = 4) DenseLayer hidden();
                            @Add({"start", «"hidden"}) Layer sum();
                            @Dense(units = 1) DenseLayer last();
                        }
                        """)
                .reports(
                        "[JoinSources] @Add takes layers of the same width, but tower.0.start has 3 features and tower.0.hidden has 4; give them the same number of units, or use @Concat");
    }

    @Test
    void inANameWithinABlock() {
        MarkedSpec.layers("@Repeat(20) java.util.List<Floor> tower();")
                .and("""
                        @Block interface Floor {
                            @Dense(units = 3) DenseLayer start();
                            @From(«"elsewhere") @Dense(units = 1) DenseLayer last();
                        }
                        """)
                .reports(
                        "[UnknownSource] tower.0.last reads \"elsewhere\", but there is no such layer; the layers above it are tower.0, tower.0.start");
    }

    @Test
    void inWhatNobodyReads() {
        MarkedSpec.layers("@Repeat(20) java.util.List<Floor> tower();")
                .and("""
                        @Block interface Floor {
                            @Dense(units = 3) DenseLayer start();
                            @Dense(units = 3) DenseLayer «lost();
                            @From("start") @Dense(units = 1) DenseLayer last();
                        }
                        """)
                .reports(
                        "[LostLayer] no layer reads tower.0.lost, so its output is unused; join it with @Add or @Concat, read it with @From, or remove it");
    }

    @Test
    void twoMistakesAtOnePlaceAreReportedTwice() {
        MarkedSpec.layers("""
                            ««@Heavy java.util.List<DenseLayer> tower();
                            @Dense(units = 1) DenseLayer output();
                        """)
                .and("@Repeat(2) @Dense(units = 3, activation = RELU) @L2(value = -1, bias = -2) @interface Heavy {}")
                .reports(
                        "[PenaltyFactor] @L2 factor must be at least 0 and finite, because a penalty adds to the loss, but is -1.0 (through @Heavy)",
                        "[PenaltyFactor] @L2 bias must be at least 0 and finite, because a penalty adds to the loss, but is -2.0 (through @Heavy)");
    }
}
