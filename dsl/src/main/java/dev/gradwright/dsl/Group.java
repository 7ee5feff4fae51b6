package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The component of a record that says to which query a row belongs, such as the number of a search. Losses for rankings
 * need it: they compare only rows of the same query, and training and evaluation keep these together. Rows need not be
 * sorted by it. Its values are compared with {@code equals} and must not be null.
 *
 * <p>It is no feature, unless it also has an annotation of a feature, such as {@link Numeric} or {@link Category}.
 *
 * <pre>{@code
 * record Result(@Group String query, double textMatch, int clicks) {}
 *
 * @Network(features = Result.class, target = double.class) // its relevance, such as 0 to 4
 * @Loss(LAMBDA_RANK)
 * @Metrics(value = NDCG, topK = 10)
 * interface Ranker {
 *     @Dense(units = 32, activation = RELU)
 *     DenseLayer hidden();
 *
 *     @Dense(units = 1)
 *     DenseLayer score();
 * }
 * }</pre>
 */
@Documented
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.CLASS)
public @interface Group {}
