package dev.gradwright.runtime.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.runtime.SoftmaxRegression;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.schedule.ConstantSchedule;
import dev.gradwright.runtime.search.TrialResult.Status;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class NetworkTrainingTest {
    private static final Dataset DATA = Dataset.of(new float[][] {{1, 2}, {-1, 0}}, new float[][] {{0}, {1}});
    private static final Trained UNTRAINED = new Trained(TrialResult.of(new Trial(1, Map.of(), 1, 7)), null);

    private final AtomicLong nanos = new AtomicLong();

    /** The training asks for the time once each epoch, at 1 and 2 ns. */
    @Test
    void stopsAfterTheEpochInWhichTheTimeIsOver() {
        Trained trained = training(2).train(UNTRAINED, new Rung(1, 5));

        assertThat(trained.result().status()).isEqualTo(Status.STOPPED);
        assertThat(trained.result().epochs()).isEqualTo(2);
        assertThat(trained.result().value()).isPositive();
    }

    @Test
    void keepsTheStateUnlessTheTrainingIsComplete() {
        Trained first = training(100).train(UNTRAINED, new Rung(1, 2));
        Trained last = training(100).train(first, new Rung(1, 5));

        assertThat(first.state()).isNotNull();
        assertThat(last.state()).isNull();
        assertThat(last.result().epochs()).isEqualTo(5);
        assertThat(last.result().value())
                .isEqualTo(
                        training(100).train(UNTRAINED, new Rung(1, 5)).result().value());
    }

    private NetworkTraining training(long budgetNanos) {
        Budget budget = new Budget(Duration.ofNanos(budgetNanos), nanos::getAndIncrement);
        return new NetworkTraining(
                (seed, settings) -> new SoftmaxRegression(2, 3, new ConstantSchedule(0.1)),
                DATA,
                DATA,
                5,
                "val_loss",
                budget);
    }
}
