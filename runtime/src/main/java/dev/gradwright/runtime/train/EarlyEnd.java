package dev.gradwright.runtime.train;

/** Why a training ends after a step, before it is complete. */
enum EarlyEnd {
    /** It does not. */
    NONE(""),
    INTERRUPTED("its thread was interrupted"),
    TIME_OVER("the minutes of maxMinutes are over"),
    JVM_ENDS("the program was ended");

    private final String reason;

    EarlyEnd(String reason) {
        this.reason = reason;
    }

    /** As in {@code its thread was interrupted, after step 17 of 58 of epoch 3}. */
    String reason(TrainingProgress progress) {
        return reason + ", after step " + progress.step() + " of " + progress.stepsPerEpoch() + " of epoch "
                + progress.epoch();
    }
}
