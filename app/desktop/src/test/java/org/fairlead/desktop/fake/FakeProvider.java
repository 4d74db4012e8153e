package org.fairlead.desktop.fake;

import java.util.List;
import java.util.Optional;

import org.fairlead.config.ProviderSwitch.Line;
import org.fairlead.config.ProviderTrial;
import org.fairlead.config.SettingNote;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.ProviderChoice;
import org.fairlead.plan.SecretRef;
import org.fairlead.site.ProviderApi.Models;

/** A provider that offers what it likes, asked by a site that was never there. */
final class FakeProvider {
    static final String IN_USE = "openai";
    private static final String PROPOSED = "claude-3-sonnet-20240229";

    private FakeProvider() {}

    static ProviderTrial answer(Script script, ProviderChoice choice) throws ProblemException {
        if (choice.to().equals(IN_USE)) {
            throw new ProblemException(Problem.blocker("provider.problem.same", IN_USE));
        }
        if (choice.key() instanceof SecretRef.None) {
            throw new ProblemException(Problem.blocker("provider.problem.no-key", choice.to()));
        }
        String model = choice.model().isEmpty() ? PROPOSED : choice.model();
        List<Line> chart = List.of(new Line("openai-model", "gpt-4-turbo", "anthropic-model", model),
                new Line(
                        "openai-max-tokens", "8000", "anthropic-max-tokens", "4096"), new Line(
                                "openai-temperature",
                                "0.7", "anthropic-temperature", "0.7"));
        Optional<Problem> refused = Optional.ofNullable(script.failures.remove("provider.answer"));
        return new ProviderTrial(IN_USE, choice.to(), model, chart, List.of(new SettingNote(
                "anthropic-max-tokens", "clamped", "8000 → 4096")), refused.isPresent() ? Optional.empty()
                        : Optional.of(new Models(script.models, 184)), refused);
    }
}
