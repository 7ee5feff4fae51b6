package dev.gradwright.samples.chapter11.experiment;

/** Something that the chapter tries: networks, data, and a way to train. */
public interface Experiment {
    /** The name by which it is run, and under which its result was published if there is one. */
    String name();

    /** What sets it apart from the others of its section, in at most 36 characters. */
    String description();

    /** How often it goes through its training data. */
    int epochs();

    /**
     * Trains.
     *
     * @return what comes of it; the same setting gives the same figures
     */
    Outcome run(Setting setting);
}
