package dev.gradwright.samples.spring;

import dev.gradwright.runtime.drift.InputDrift;
import dev.gradwright.samples.tabular.ChurnModelPredictor;
import dev.gradwright.samples.tabular.Customer;
import dev.gradwright.samples.tabular.Customer.Churn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;

/** {@code POST /churn} predicts a customer, {@code GET /drift} has the drift of all of them. */
@RestController
class ChurnController {
    private final ChurnModelPredictor predictor;
    private final InputDrift<Customer> drift;

    ChurnController(ChurnModelPredictor predictor, InputDrift<Customer> drift) {
        this.predictor = predictor;
        this.drift = drift;
    }

    /** The answer. */
    record Prediction(Churn churn, float probability) {}

    @PostMapping("/churn")
    Prediction predict(@RequestBody Customer customer) {
        float probability = predictor.probability(customer);
        drift.observe(customer);
        return new Prediction(probability > predictor.threshold() ? Churn.YES : Churn.NO, probability);
    }

    @GetMapping(path = "/drift", produces = MediaType.APPLICATION_JSON_VALUE)
    String drift() {
        return drift.report().toJson();
    }

    @GetMapping("/health")
    String health() {
        return "ok";
    }

    /** The predictor names the component that is missing. */
    @ExceptionHandler
    ProblemDetail badCustomer(IllegalArgumentException problem) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, String.valueOf(problem.getMessage()));
    }

    /** Jackson names the field. */
    @ExceptionHandler
    ProblemDetail badBody(HttpMessageNotReadableException problem) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, text(problem.getCause()));
    }

    private static String text(@Nullable Throwable cause) {
        if (cause instanceof DatabindException e && !e.getPath().isEmpty()) {
            String field = e.getPath().get(0).getPropertyName();
            return cause instanceof InvalidFormatException invalid
                    ? field + " must not be \"" + invalid.getValue() + "\": " + e.getOriginalMessage()
                    : field + ": " + e.getOriginalMessage();
        }
        return cause instanceof StreamReadException e
                ? "the body is no JSON: " + e.getOriginalMessage()
                : "the body is no customer";
    }
}
