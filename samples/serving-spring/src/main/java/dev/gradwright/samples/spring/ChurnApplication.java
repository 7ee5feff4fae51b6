package dev.gradwright.samples.spring;

import dev.gradwright.runtime.drift.InputDrift;
import dev.gradwright.samples.tabular.ChurnModelPredictor;
import dev.gradwright.samples.tabular.Customer;
import dev.gradwright.samples.tabular.TrainedChurn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The service. A predictor may be used by any number of threads, so one bean is enough. */
@SpringBootApplication(proxyBeanMethods = false)
public class ChurnApplication {
    /** Starts the service; options such as {@code --server.port=8081} and {@code --churn.model=FILE} are properties. */
    public static void main(String[] arguments) {
        SpringApplication.run(ChurnApplication.class, arguments);
    }

    /** Loads the model, which is trained if there is none. */
    @Bean
    ChurnModelPredictor predictor(@Value("${churn.model}") Path model) throws IOException {
        if (!Files.exists(model)) {
            Files.createDirectories(model.toAbsolutePath().getParent());
            TrainedChurn.save(model, 1);
        }
        return ChurnModelPredictor.load(model);
    }

    /** Counts the customers. */
    @Bean
    InputDrift<Customer> drift(ChurnModelPredictor predictor) {
        return InputDrift.of(predictor);
    }
}
