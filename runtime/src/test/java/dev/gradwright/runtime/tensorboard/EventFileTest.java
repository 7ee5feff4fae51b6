package dev.gradwright.runtime.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.runtime.tensorboard.EventReader.Event;
import dev.gradwright.runtime.tensorboard.EventReader.Histo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFileTest {
    @TempDir
    Path directory;

    private final Scalars scalars = new Scalars(List.of("loss", "rate"));

    private void add(EventFile file, long step, float loss, float rate) throws IOException {
        scalars.set(0, loss);
        scalars.set(1, rate);
        file.add(step, scalars);
    }

    @Test
    void aFileBeginsWithTheVersionOfTheFormatAndTheStartOfASession() throws IOException {
        EventFile.create(directory, 17).close();

        List<Event> events = EventReader.readAll(directory);
        assertThat(events).hasSize(2);
        assertThat(events.get(0).version()).isEqualTo("brain.Event:2");
        assertThat(events.get(1).isStart()).isTrue();
        assertThat(events.get(1).step()).isEqualTo(17);
    }

    @Test
    void scalarsOfAStepAreOneEvent() throws IOException {
        double before = System.currentTimeMillis() / 1000.0;
        try (EventFile file = EventFile.create(directory, 1)) {
            add(file, 300, 0.5f, 1e-3f);
        }

        Event event = EventReader.readAll(directory).get(2);
        assertThat(event.step()).isEqualTo(300);
        assertThat(event.scalars()).containsExactly(entry("loss", 0.5f), entry("rate", 1e-3f));
        assertThat(event.time()).isBetween(before, System.currentTimeMillis() / 1000.0);
    }

    @Test
    void moreEventsThanTheBufferHoldsAreWritten() throws IOException {
        try (EventFile file = EventFile.create(directory, 1)) {
            for (int step = 1; step <= 10_000; step++) {
                add(file, step, step, -step);
            }
        }

        List<Event> events = EventReader.readAll(directory);
        assertThat(events).hasSize(10_002);
        assertThat(events.subList(2, events.size()))
                .allSatisfy(event -> assertThat(event.scalars().get("loss")).isEqualTo((float) event.step()));
    }

    @Test
    void stepsMayBeLarge() throws IOException {
        try (EventFile file = EventFile.create(directory, 1)) {
            add(file, Long.MAX_VALUE, 1, 1);
        }

        assertThat(EventReader.readAll(directory).get(2).step()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void valuesThatAreNotFiniteAreWritten() throws IOException {
        try (EventFile file = EventFile.create(directory, 1)) {
            add(file, 1, Float.NaN, Float.NEGATIVE_INFINITY);
        }

        assertThat(EventReader.readAll(directory).get(2).scalars().values())
                .containsExactly(Float.NaN, Float.NEGATIVE_INFINITY);
    }

    @Test
    void tagsMayBeLongAndInAnyLanguage() throws IOException {
        String tag = "größe/" + "x".repeat(100_000);
        Scalars large = new Scalars(List.of(tag));
        try (EventFile file = EventFile.create(directory, 1)) {
            add(file, 1, 1, 1);
            file.add(2, large);
        }

        assertThat(EventReader.readAll(directory).get(3).scalars()).containsOnlyKeys(tag);
    }

    @Test
    void aHistogramHasThirtyBucketsOfEqualWidth() throws IOException {
        try (EventFile file = EventFile.create(directory, 1)) {
            file.addHistogram(3, "hidden/weights", new float[] {-1, 0, 0.1f, 2, 99}, 4);
        }

        Event event = EventReader.readAll(directory).get(2);
        assertThat(event.step()).isEqualTo(3);
        Histo histogram = event.histograms().get("hidden/weights");
        assertThat(histogram.min()).isEqualTo(-1);
        assertThat(histogram.max()).isEqualTo(2);
        assertThat(histogram.count()).isEqualTo(4);
        assertThat(histogram.sum()).isCloseTo(1.1, within(1e-6));
        assertThat(histogram.sumOfSquares()).isCloseTo(5.01, within(1e-6));
        assertThat(histogram.limits()).hasSize(30).isSorted().endsWith(2.0);
        assertThat(histogram.limits().get(0)).isCloseTo(-0.9, within(1e-6));
        assertThat(histogram.counts()).hasSize(30).startsWith(1.0).endsWith(1.0);
        assertThat(histogram.counts().get(10)).isEqualTo(1);
        assertThat(histogram.counts().get(11)).isEqualTo(1);
    }

    @Test
    void aHistogramOfEqualNumbersHasThemInOneBucket() throws IOException {
        try (EventFile file = EventFile.create(directory, 1)) {
            file.addHistogram(1, "zeros", new float[7], 7);
        }

        Histo histogram = EventReader.readAll(directory).get(2).histograms().get("zeros");
        assertThat(histogram.counts().get(0)).isEqualTo(7);
        assertThat(Collections.frequency(histogram.counts(), 0.0)).isEqualTo(29);
    }

    @Test
    void aSecondFileIsReadAfterTheFirst() throws IOException {
        for (int i = 0; i < 3; i++) {
            try (EventFile file = EventFile.create(directory, i)) {
                add(file, i, i, i);
            }
        }

        assertThat(EventReader.files(directory)).hasSize(3);
        assertThat(EventReader.readAll(directory).stream().filter(Event::isStart))
                .extracting(Event::step)
                .containsExactly(0L, 1L, 2L);
    }

    @Test
    void theNameIsThatOfAnEventFile() throws IOException {
        try (EventFile file = EventFile.create(directory, 1)) {
            assertThat(file.path().getFileName().toString())
                    .matches("events\\.out\\.tfevents\\.\\d{10}\\.[A-Za-z0-9-]+\\."
                            + ProcessHandle.current().pid());
        }
    }

    @Test
    void eventsAreInTheFileAfterAFlush() throws IOException {
        try (EventFile file = EventFile.create(directory, 1)) {
            add(file, 1, 1, 1);
            file.flush();

            assertThat(EventReader.read(file.path())).hasSize(3);
        }
    }
}
