package dev.gradwright.samples.serving;

/** A request whose body is not a customer. The message names the field and its value. */
final class BadRequestException extends Exception {
    private final String field;

    /** @param field the field of the customer; empty if the whole body is bad */
    BadRequestException(String field, String message) {
        super(message);
        this.field = field;
    }

    String field() {
        return field;
    }
}
