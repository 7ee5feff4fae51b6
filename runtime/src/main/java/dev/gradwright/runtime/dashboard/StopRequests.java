package dev.gradwright.runtime.dashboard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Whether a browser that knows the token has asked to stop the training. */
final class StopRequests {
    private static final String SCHEME = "Bearer ";

    private final String token;
    private volatile boolean isRunning;
    private volatile boolean isRequested;

    StopRequests(String token) {
        this.token = token;
    }

    String token() {
        return token;
    }

    void trainingStarted() {
        isRequested = false;
        isRunning = true;
    }

    void trainingEnded() {
        isRunning = false;
    }

    boolean isRequested() {
        return isRequested;
    }

    /** Whether the header {@code Authorization} has the token. The time that it takes does not tell how much is right. */
    boolean isAuthorized(@Nullable String authorization) {
        byte[] expected = (SCHEME + token).getBytes(StandardCharsets.UTF_8);
        return authorization != null && MessageDigest.isEqual(expected, authorization.getBytes(StandardCharsets.UTF_8));
    }

    /** Asks to stop; false if no training runs. */
    boolean request() {
        isRequested = isRunning;
        return isRequested;
    }
}
