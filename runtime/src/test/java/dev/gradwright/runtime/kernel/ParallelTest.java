package dev.gradwright.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelTest {
    @Test
    void everyPartRunsOnce() {
        Parallel parallel = new Parallel();
        parallel.use(3);
        AtomicIntegerArray runs = new AtomicIntegerArray(3);
        for (int i = 0; i < 1000; i++) {
            parallel.run((part, parts) -> runs.incrementAndGet(part), 3);
        }
        assertThat(runs).hasToString("[1000, 1000, 1000]");
    }

    @Test
    void aSmallJobHasOnePart() {
        Parallel parallel = new Parallel();
        parallel.use(4);

        assertThat(parallel.parts(1e5, 10)).isEqualTo(1);
    }

    @Test
    void aLargeJobHasAPartForEachThread() {
        Parallel parallel = new Parallel();
        parallel.use(4);

        assertThat(parallel.parts(1e9, 10)).isEqualTo(4);
    }

    @Test
    void aJobHasNoMorePartsThanItCanHave() {
        Parallel parallel = new Parallel();
        parallel.use(4);

        assertThat(parallel.parts(1e9, 2)).isEqualTo(2);
    }

    @Test
    void aJobWithinAJobRunsAllItsParts() {
        Parallel parallel = new Parallel();
        parallel.use(2);
        AtomicIntegerArray runs = new AtomicIntegerArray(2);

        parallel.run((part, parts) -> parallel.run((inner, of) -> runs.incrementAndGet(inner), 2), 2);

        assertThat(runs).hasToString("[2, 2]");
    }

    @Test
    void aFailureOfAnyPartReachesTheCallerAndTheTeamGoesOn() {
        Parallel parallel = new Parallel();
        parallel.use(2);
        Parallel.Job failing = (part, parts) -> {
            if (part == 1) {
                throw new IllegalStateException("part 1");
            }
        };

        assertThatThrownBy(() -> parallel.run(failing, 2)).hasMessage("part 1");

        AtomicIntegerArray runs = new AtomicIntegerArray(2);
        parallel.run((part, parts) -> runs.incrementAndGet(part), 2);
        assertThat(runs).hasToString("[1, 1]");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aCheckedExceptionThatSlippedThroughReachesTheCallerToo(int failing) {
        Parallel parallel = new Parallel();
        parallel.use(2);
        Parallel.Job job = (part, parts) -> {
            if (part == failing) {
                ParallelTest.<RuntimeException>slip(new IOException("part " + part));
            }
        };

        assertThatThrownBy(() -> parallel.run(job, 2))
                .isInstanceOf(IOException.class)
                .hasMessage("part " + failing);
    }

    /** Throws a checked exception without declaring it, as a rule written in another language may. */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void slip(Throwable failure) throws E {
        throw (E) failure;
    }

    @Test
    void theTeamWakesAfterParking() throws InterruptedException {
        Parallel parallel = new Parallel();
        parallel.use(2);
        AtomicIntegerArray runs = new AtomicIntegerArray(2);
        for (int i = 0; i < 3; i++) {
            parallel.run((part, parts) -> runs.incrementAndGet(part), 2);
            Thread.sleep(20);
        }
        assertThat(runs).hasToString("[3, 3]");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 257, 100_000})
    void rejectsANumberOfThreadsOutOfRange(int threads) {
        assertThatThrownBy(() -> new Parallel().use(threads))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("threads must be from 1 to 256, but is " + threads);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-2", "257", "two", ""})
    void aWrongPropertyIsNamedWithItsValue(String value) {
        assertThatThrownBy(() -> Parallel.threadsOf(value))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("system property gradwright.threads is '" + value
                        + "', but must be a whole number from 1 to 256");
    }
}
