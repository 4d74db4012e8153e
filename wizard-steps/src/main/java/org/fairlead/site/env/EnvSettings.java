package org.fairlead.site.env;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.fairlead.model.Problem;
import org.fairlead.site.Settings;
import org.fairlead.site.SiteException;

/** Settings in the form of a {@code .env} file, wherever its content is kept. Not thread-safe. */
abstract class EnvSettings implements Settings {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** Puts another content in place of this one. */
    abstract void replace(byte[] content) throws SiteException;

    @Override
    public List<String> names() throws SiteException {
        return text().names();
    }

    @Override
    public Optional<String> value(String name) throws SiteException {
        return Optional.ofNullable(text().values().get(name));
    }

    @Override
    public Map<String, String> values() throws SiteException {
        return text().values();
    }

    @Override
    public void apply(Map<String, Optional<String>> changes) throws SiteException {
        EnvText before = exists() ? text() : EnvText.of(new byte[0]);
        EnvText text = before;
        for (Map.Entry<String, Optional<String>> change : changes.entrySet()) {
            String name = change.getKey();
            Optional<String> value = change.getValue();
            if (!NAME.matcher(name).matches()) {
                throw new SiteException(Problem.blocker("env.problem.name", name, place()));
            }
            if (value.isEmpty()) {
                text = text.without(name);
            } else if (!value.equals(Optional.ofNullable(text.values().get(name)))) {
                text = text.set(name, EnvValue.written(value.get()).orElseThrow(
                        () -> new SiteException(Problem.blocker("env.problem.value", name, place()))));
            }
        }
        if (text != before || !exists()) {
            verify(text, changes);
            replace(text.bytes());
        }
    }

    /** A line left open above, such as a quote that never closes, could swallow what was written. */
    private void verify(EnvText text, Map<String, Optional<String>> changes) throws SiteException {
        Map<String, String> values = text.values();
        for (Map.Entry<String, Optional<String>> change : changes.entrySet()) {
            if (!change.getValue().equals(Optional.ofNullable(values.get(change.getKey())))) {
                throw new SiteException(Problem.blocker("env.problem.unclear", change.getKey(), place()));
            }
        }
    }

    @Override
    public void restore(byte[] content) throws SiteException {
        replace(content);
    }

    @Override
    public void takeBack(byte[] earlier, Collection<String> names) throws SiteException {
        Map<String, String> before = EnvText.of(earlier).values();
        EnvText text = text();
        for (String name : names) {
            Optional<String> raw = EnvText.of(earlier).written(name);
            text = raw.isPresent() ? text.setRaw(name, raw.get()) : text.without(name);
        }
        for (String name : names) {
            if (!Optional.ofNullable(before.get(name)).equals(Optional.ofNullable(text.values().get(name)))) {
                throw new SiteException(Problem.blocker("env.problem.unclear", name, place()));
            }
        }
        replace(text.bytes());
    }

    private EnvText text() throws SiteException {
        return EnvText.of(content());
    }
}
