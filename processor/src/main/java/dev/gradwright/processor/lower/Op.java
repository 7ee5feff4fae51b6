package dev.gradwright.processor.lower;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.dsl.Initializer;
import dev.gradwright.processor.lower.BackwardPass.InputGradients;
import dev.gradwright.processor.lower.BackwardPass.Reads;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One operation: it computes rows × {@link #outputs()} from rows × {@link #inputs()}. Everything that the later stages
 * must know about an operation is a method without a default here, so a new operation does not compile until it answers
 * all of them.
 */
public sealed interface Op {
    /** Number of input features. */
    int inputs();

    /** Number of output features. */
    int outputs();

    /** Its parameters and statistics, in order. */
    List<ParameterShape> parameters();

    /** Its declared values, in order. */
    List<Attribute> attributes();

    /** Whether it has a penalty, on its weights or on its output. */
    boolean isPenalized();

    /** Whether its output is penalized, so that nothing may overwrite it. */
    boolean penalizesActivity();

    /** Whether training draws random numbers for it. */
    boolean isRandom();

    /** Whether it is the identity in inference, so that nothing runs. */
    boolean isIdentityInInference();

    /** When it may overwrite its input. */
    InPlace inPlace();

    /** What its backward pass reads and writes. */
    BackwardPass backward();

    /** Its role next to a matrix product. */
    ProductRole productRole();

    /**
     * Number of values that it keeps beside its parameters, their gradients and the buffers of the plan, such as the
     * statistics of a batch.
     *
     * @param isFrozen whether its layer is never trained
     * @param hasBackward whether it has a backward pass
     */
    long scratch(boolean isFrozen, boolean hasBackward);

    /** Calls the visitor's method for this kind of operation. */
    <R> R accept(Visitor<R> visitor);

    /** Number of members of an ensemble for which it has separate weights; 1 if it has none. */
    default int members() {
        return 1;
    }

    /** Number of values that training changes. */
    default long trainedParameters() {
        return parameters().stream()
                .filter(ParameterShape::isTrained)
                .mapToLong(ParameterShape::size)
                .sum();
    }

    /** Number of values that training does not change by a gradient, such as moving averages. */
    default long untrainedParameters() {
        return parameters().stream().mapToLong(ParameterShape::size).sum() - trainedParameters();
    }

    /** Whether any of its parameters is trained. */
    default boolean isTrained() {
        return trainedParameters() > 0;
    }

    /**
     * {@code y = xW + b}.
     *
     * @param members number of members of an ensemble, each of which has its own weights and bias; 1 if there are none
     * @param init how the weights are drawn
     * @param biasInit empty if there is no bias
     * @param constraint the bounds of the weights, if there are any
     * @param activityPenalty the factor λ of the penalty {@code λ·Σy²/rows} on the layer's output, after its
     *     activation; 0 for none
     */
    record Dense(
            int inputs,
            int outputs,
            int members,
            Choice init,
            Optional<Initializer> biasInit,
            PenaltyOp penalty,
            PenaltyOp biasPenalty,
            Optional<Choice> constraint,
            double activityPenalty)
            implements Op {
        /** Number of columns of the weights: the outputs of all members. */
        public int columns() {
            return Math.multiplyExact(members, outputs);
        }

        @Override
        public List<ParameterShape> parameters() {
            List<ParameterShape> parameters = new ArrayList<>();
            parameters.add(ParameterShape.trained("weights", inputs, columns()));
            biasInit.ifPresent(init -> parameters.add(ParameterShape.trained("bias", columns())));
            return parameters;
        }

        @Override
        public List<Attribute> attributes() {
            List<Attribute> attributes = new ArrayList<>();
            attributes.add(Attribute.ofInference("bias", biasInit.isPresent()));
            if (members > 1) {
                attributes.add(Attribute.ofInference("members", members));
            }
            attributes.addAll(DenseAttributes.of(this));
            return attributes;
        }

        @Override
        public boolean isPenalized() {
            return !penalty.isNone() || !biasPenalty.isNone() || penalizesActivity();
        }

        @Override
        public boolean penalizesActivity() {
            return activityPenalty != 0;
        }

        @Override
        public boolean isRandom() {
            return false;
        }

        @Override
        public boolean isIdentityInInference() {
            return false;
        }

        @Override
        public InPlace inPlace() {
            return InPlace.NEVER;
        }

        @Override
        public BackwardPass backward() {
            return new BackwardPass(Reads.INPUT, InputGradients.SEPARATE, !penalizesActivity());
        }

        @Override
        public ProductRole productRole() {
            return ProductRole.PRODUCT;
        }

        @Override
        public long scratch(boolean isFrozen, boolean hasBackward) {
            return 0;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dense(this);
        }
    }

    /**
     * {@code y = f(x)}.
     *
     * @param function neither {@code LINEAR} nor {@code PRELU}
     * @param alpha the parameter of {@code LEAKY_RELU} and {@code ELU}; 1 for the others
     */
    record Activate(int width, ActivationFunction function, double alpha) implements OfOneWidth {
        /** Whether the function has a parameter. */
        public boolean hasAlpha() {
            return function == ActivationFunction.LEAKY_RELU || function == ActivationFunction.ELU;
        }

        /**
         * Whether the derivative is computed from the input: these functions have the same value at two inputs with
         * different derivatives.
         */
        public boolean slopeNeedsInput() {
            return switch (function) {
                case GELU, SWISH, MISH -> true;
                case LINEAR,
                        SIGMOID,
                        TANH,
                        RELU,
                        LEAKY_RELU,
                        PRELU,
                        ELU,
                        SELU,
                        SOFTPLUS,
                        SOFTSIGN,
                        HARD_SIGMOID,
                        EXPONENTIAL,
                        SOFTMAX -> false;
            };
        }

        @Override
        public List<ParameterShape> parameters() {
            return List.of();
        }

        @Override
        public List<Attribute> attributes() {
            Attribute named = Attribute.ofInference("function", function);
            return hasAlpha() ? List.of(named, Attribute.ofInference("alpha", alpha)) : List.of(named);
        }

        @Override
        public boolean isRandom() {
            return false;
        }

        @Override
        public boolean isIdentityInInference() {
            return false;
        }

        @Override
        public InPlace inPlace() {
            return InPlace.ALWAYS;
        }

        @Override
        public BackwardPass backward() {
            return new BackwardPass(slopeNeedsInput() ? Reads.INPUT : Reads.OUTPUT, InputGradients.IN_PLACE, true);
        }

        @Override
        public ProductRole productRole() {
            return ProductRole.activation(this);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.activate(this);
        }
    }

    /**
     * {@code y = γ·(x − μ)/√(σ² + ε) + β}.
     *
     * @param center whether β is trained; otherwise it is 0
     * @param scale whether γ is trained; otherwise it is 1
     */
    record BatchNorm(int width, double momentum, double epsilon, boolean center, boolean scale) implements OfOneWidth {
        @Override
        public List<ParameterShape> parameters() {
            List<ParameterShape> parameters = new ArrayList<>();
            if (scale) {
                parameters.add(ParameterShape.trained("gamma", width));
            }
            if (center) {
                parameters.add(ParameterShape.trained("beta", width));
            }
            parameters.add(ParameterShape.untrained("movingMean", width));
            parameters.add(ParameterShape.untrained("movingVariance", width));
            return parameters;
        }

        @Override
        public List<Attribute> attributes() {
            return List.of(
                    Attribute.ofTraining("momentum", momentum),
                    Attribute.ofInference("epsilon", epsilon),
                    Attribute.ofInference("center", center),
                    Attribute.ofInference("scale", scale));
        }

        @Override
        public boolean isRandom() {
            return false;
        }

        @Override
        public boolean isIdentityInInference() {
            return false;
        }

        @Override
        public InPlace inPlace() {
            return InPlace.IN_INFERENCE;
        }

        @Override
        public BackwardPass backward() {
            return new BackwardPass(Reads.INPUT, InputGradients.IN_PLACE, true);
        }

        @Override
        public ProductRole productRole() {
            return ProductRole.norm(this);
        }

        /**
         * The statistics of the batch, and the moving averages from before the step, unless they do not change. γ and β
         * have a value and a gradient even if they are not trained.
         */
        @Override
        public long scratch(boolean isFrozen, boolean hasBackward) {
            long all = 2L * width;
            long fixed = all - trainedParameters();
            return isFrozen ? fixed + all + all : fixed + fixed + all + all;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.batchNorm(this);
        }
    }

    /**
     * The sum of several inputs of one width.
     *
     * @param terms number of inputs, at least 2
     */
    record Add(int width, int terms) implements OfOneWidth {
        @Override
        public List<ParameterShape> parameters() {
            return List.of();
        }

        @Override
        public List<Attribute> attributes() {
            return List.of();
        }

        @Override
        public boolean isRandom() {
            return false;
        }

        @Override
        public boolean isIdentityInInference() {
            return false;
        }

        @Override
        public InPlace inPlace() {
            return InPlace.ALWAYS;
        }

        @Override
        public BackwardPass backward() {
            return new BackwardPass(Reads.NEITHER, InputGradients.SAME, false);
        }

        @Override
        public ProductRole productRole() {
            return ProductRole.NONE;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.add(this);
        }
    }

    /**
     * The concatenation of several inputs.
     *
     * @param widths of the parts, in order
     */
    record Concat(List<Integer> widths) implements Op {
        public Concat {
            widths = List.copyOf(widths);
        }

        @Override
        public int inputs() {
            return widths.stream().reduce(0, Math::addExact);
        }

        @Override
        public int outputs() {
            return inputs();
        }

        @Override
        public List<ParameterShape> parameters() {
            return List.of();
        }

        @Override
        public List<Attribute> attributes() {
            return List.of();
        }

        @Override
        public boolean isPenalized() {
            return false;
        }

        @Override
        public boolean penalizesActivity() {
            return false;
        }

        @Override
        public boolean isRandom() {
            return false;
        }

        @Override
        public boolean isIdentityInInference() {
            return false;
        }

        @Override
        public InPlace inPlace() {
            return InPlace.NEVER;
        }

        @Override
        public BackwardPass backward() {
            return new BackwardPass(Reads.NEITHER, InputGradients.SEPARATE, true);
        }

        @Override
        public ProductRole productRole() {
            return ProductRole.NONE;
        }

        @Override
        public long scratch(boolean isFrozen, boolean hasBackward) {
            return 0;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.concat(this);
        }
    }

    /**
     * The rows of the batch for each member of an ensemble, with its signs.
     *
     * @param widths of the features that have one sign, in order
     * @param copies number of members
     */
    record Expand(List<Integer> widths, int copies) implements OfOneWidth {
        public Expand {
            widths = List.copyOf(widths);
        }

        @Override
        public int width() {
            return widths.stream().reduce(0, Math::addExact);
        }

        @Override
        public List<ParameterShape> parameters() {
            return List.of(ParameterShape.untrained("signs", copies, width()));
        }

        @Override
        public List<Attribute> attributes() {
            return List.of(Attribute.ofInference("members", copies));
        }

        @Override
        public boolean isRandom() {
            return false;
        }

        @Override
        public boolean isIdentityInInference() {
            return false;
        }

        @Override
        public InPlace inPlace() {
            return InPlace.NEVER;
        }

        @Override
        public BackwardPass backward() {
            return new BackwardPass(Reads.NEITHER, InputGradients.SEPARATE, true);
        }

        @Override
        public ProductRole productRole() {
            return ProductRole.NONE;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.expand(this);
        }
    }

    /**
     * The mean over the members of an ensemble, which only a predictor computes.
     *
     * @param of number of members
     */
    record MemberMean(int width, int of) implements OfOneWidth {
        @Override
        public List<ParameterShape> parameters() {
            return List.of();
        }

        @Override
        public List<Attribute> attributes() {
            return List.of();
        }

        @Override
        public boolean isRandom() {
            return false;
        }

        @Override
        public boolean isIdentityInInference() {
            return false;
        }

        @Override
        public InPlace inPlace() {
            return InPlace.NEVER;
        }

        @Override
        public BackwardPass backward() {
            return new BackwardPass(Reads.NEITHER, InputGradients.SEPARATE, true);
        }

        @Override
        public ProductRole productRole() {
            return ProductRole.NONE;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.memberMean(this);
        }
    }

    /** {@code y = γ·(x − μ)/√(σ² + ε) + β} with mean and variance of each row. */
    record LayerNorm(int width, double epsilon) implements RowNorm {
        @Override
        public List<ParameterShape> parameters() {
            return List.of(ParameterShape.trained("gamma", width), ParameterShape.trained("beta", width));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.layerNorm(this);
        }
    }

    /** {@code y = γ·x/√(mean(x²) + ε)} with the mean of each row. */
    record RmsNorm(int width, double epsilon) implements RowNorm {
        @Override
        public List<ParameterShape> parameters() {
            return List.of(ParameterShape.trained("gamma", width));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.rmsNorm(this);
        }
    }

    /**
     * Rows of tables in the place of indices; the other features stay as they are.
     *
     * @param inputs number of features, with the indices
     * @param lookUps in the order of their columns
     */
    record Embedding(int inputs, List<LookUp> lookUps) implements Op {
        /**
         * Columns of indices of one table.
         *
         * @param table the role of the table among the parameters
         * @param column the first column
         * @param count number of columns
         * @param entries number of rows of the table
         * @param units number of columns of the table
         * @param isSparse whether a step changes only the rows that its batch reads
         */
        public record LookUp(String table, int column, int count, int entries, int units, boolean isSparse) {}

        /**
         * Consecutive features of the result: rows of a table, or features as they are.
         *
         * @param column the first feature of the input
         * @param count number of features of the input
         * @param first the first feature of the output
         * @param lookUp the table; empty for features as they are
         */
        public record Segment(int column, int count, int first, Optional<LookUp> lookUp) {}

        public Embedding {
            lookUps = List.copyOf(lookUps);
        }

        /** The features of the result, in order. */
        public List<Segment> segments() {
            List<Segment> segments = new ArrayList<>();
            int column = 0;
            int first = 0;
            for (LookUp lookUp : lookUps) {
                if (lookUp.column() > column) {
                    segments.add(new Segment(column, lookUp.column() - column, first, Optional.empty()));
                    first += lookUp.column() - column;
                }
                segments.add(new Segment(lookUp.column(), lookUp.count(), first, Optional.of(lookUp)));
                first += Math.multiplyExact(lookUp.count(), lookUp.units());
                column = lookUp.column() + lookUp.count();
            }
            if (column < inputs) {
                segments.add(new Segment(column, inputs - column, first, Optional.empty()));
            }
            return segments;
        }

        @Override
        public int outputs() {
            return lookUps.stream()
                    .mapToInt(lookUp -> Math.multiplyExact(lookUp.count(), lookUp.units() - 1))
                    .reduce(inputs, Math::addExact);
        }

        @Override
        public List<ParameterShape> parameters() {
            return lookUps.stream()
                    .map(lookUp -> ParameterShape.trained(lookUp.table(), lookUp.entries(), lookUp.units()))
                    .toList();
        }

        @Override
        public List<Attribute> attributes() {
            List<String> sparse =
                    lookUps.stream().filter(LookUp::isSparse).map(LookUp::table).toList();
            List<Attribute> attributes = new ArrayList<>(List.of(
                    Attribute.ofInference(
                            "columns", lookUps.stream().map(LookUp::column).toList()),
                    Attribute.ofInference(
                            "counts", lookUps.stream().map(LookUp::count).toList()),
                    Attribute.ofInference(
                            "tables", lookUps.stream().map(LookUp::table).toList())));
            if (!sparse.isEmpty()) {
                attributes.add(Attribute.ofTraining("sparse", sparse));
            }
            return attributes;
        }

        @Override
        public boolean isPenalized() {
            return false;
        }

        @Override
        public boolean penalizesActivity() {
            return false;
        }

        @Override
        public boolean isRandom() {
            return false;
        }

        @Override
        public boolean isIdentityInInference() {
            return false;
        }

        @Override
        public InPlace inPlace() {
            return InPlace.NEVER;
        }

        @Override
        public BackwardPass backward() {
            return new BackwardPass(Reads.INPUT, InputGradients.SEPARATE, true);
        }

        @Override
        public ProductRole productRole() {
            return ProductRole.NONE;
        }

        /** The list of the rows read has a number for each row of the table. */
        @Override
        public long scratch(boolean isFrozen, boolean hasBackward) {
            return isFrozen
                    ? 0
                    : lookUps.stream()
                            .filter(LookUp::isSparse)
                            .mapToLong(LookUp::entries)
                            .sum();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.embedding(this);
        }
    }

    /**
     * {@code y = max(x, 0) + α·min(x, 0)}.
     *
     * @param alpha the initial value of every slope
     */
    record PRelu(int width, double alpha) implements Featurewise {
        @Override
        public List<ParameterShape> parameters() {
            return List.of(ParameterShape.trained("alpha", width));
        }

        @Override
        public List<Attribute> attributes() {
            return List.of(
                    Attribute.ofInference("function", ActivationFunction.PRELU), Attribute.ofTraining("alpha", alpha));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.prelu(this);
        }
    }

    /**
     * Inverted dropout.
     *
     * @param rate greater than 0
     */
    record Dropout(int width, double rate) implements Noise {
        @Override
        public List<Attribute> attributes() {
            return List.of(Attribute.ofTraining("rate", rate));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropout(this);
        }
    }

    /**
     * Dropout that keeps mean and variance.
     *
     * @param rate greater than 0
     */
    record AlphaDropout(int width, double rate) implements Noise {
        @Override
        public List<Attribute> attributes() {
            return List.of(Attribute.ofTraining("rate", rate));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.alphaDropout(this);
        }
    }

    /**
     * Normal noise.
     *
     * @param deviation greater than 0
     */
    record GaussianNoise(int width, double deviation) implements Noise {
        @Override
        public List<Attribute> attributes() {
            return List.of(Attribute.ofTraining("deviation", deviation));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.gaussianNoise(this);
        }
    }

    /** An operation that has as many outputs as inputs, and no penalty. */
    sealed interface OfOneWidth extends Op {
        /** Number of features. */
        int width();

        @Override
        default int inputs() {
            return width();
        }

        @Override
        default int outputs() {
            return width();
        }

        @Override
        default boolean isPenalized() {
            return false;
        }

        @Override
        default boolean penalizesActivity() {
            return false;
        }

        @Override
        default long scratch(boolean isFrozen, boolean hasBackward) {
            return 0;
        }
    }

    /**
     * A function of a row with trained values for each feature; one backward kernel computes their gradients and the
     * one by the input.
     */
    sealed interface Featurewise extends OfOneWidth {
        @Override
        default boolean isRandom() {
            return false;
        }

        @Override
        default boolean isIdentityInInference() {
            return false;
        }

        @Override
        default InPlace inPlace() {
            return InPlace.IN_INFERENCE;
        }

        @Override
        default BackwardPass backward() {
            return new BackwardPass(Reads.INPUT, InputGradients.IN_PLACE, false);
        }

        /** The gradients of frozen parameters are computed along with that of the input, and discarded. */
        @Override
        default long scratch(boolean isFrozen, boolean hasBackward) {
            return isFrozen && hasBackward ? width() : 0;
        }

        @Override
        default ProductRole productRole() {
            return ProductRole.NONE;
        }
    }

    /** A normalization of each row by itself, with a scale γ, and perhaps an offset β, for each feature. */
    sealed interface RowNorm extends Featurewise {
        /** ε, which keeps the divisor from being 0. */
        double epsilon();

        @Override
        default List<Attribute> attributes() {
            return List.of(Attribute.ofInference("epsilon", epsilon()));
        }
    }

    /** An operation that changes features at random in training and is the identity in inference. */
    sealed interface Noise extends OfOneWidth {
        @Override
        default List<ParameterShape> parameters() {
            return List.of();
        }

        @Override
        default boolean isRandom() {
            return true;
        }

        @Override
        default boolean isIdentityInInference() {
            return true;
        }

        @Override
        default InPlace inPlace() {
            return InPlace.ALWAYS;
        }

        @Override
        default BackwardPass backward() {
            return new BackwardPass(Reads.NEITHER, InputGradients.IN_PLACE, true);
        }

        @Override
        default ProductRole productRole() {
            return ProductRole.NONE;
        }
    }

    /** One method for each kind of operation: a new kind does not compile until every visitor handles it. */
    interface Visitor<R> {
        /** A fully connected layer. */
        R dense(Dense op);

        /** A function of each feature, or the softmax of each row. */
        R activate(Activate op);

        /** Batch normalization. */
        R batchNorm(BatchNorm op);

        /** Layer normalization. */
        R layerNorm(LayerNorm op);

        /** RMS layer normalization. */
        R rmsNorm(RmsNorm op);

        /** Rows of tables in the place of indices. */
        R embedding(Embedding op);

        /** A ReLU whose slopes below 0 are trained. */
        R prelu(PRelu op);

        /** Dropout. */
        R dropout(Dropout op);

        /** Dropout that keeps mean and variance. */
        R alphaDropout(AlphaDropout op);

        /** Normal noise. */
        R gaussianNoise(GaussianNoise op);

        /** A sum. */
        R add(Add op);

        /** A concatenation. */
        R concat(Concat op);

        /** The rows of the members of an ensemble. */
        R expand(Expand op);

        /** The mean over the members of an ensemble. */
        R memberMean(MemberMean op);
    }
}
