package org.fairlead.report;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;

import org.fairlead.model.Problem;
import org.fairlead.record.RecordException;

/**
 * Fills the templates of the theme; everything is escaped, and a template can reach nothing but its model.
 */
final class Templates {
    private Templates() {}

    /** Writes the file beside its place and moves it there; answers where it is. */
    static Path write(String template, Map<String, Object> model, Path file) throws RecordException {
        Path part = file.toAbsolutePath().resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(part.getParent());
            try (Writer out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
                configuration().getTemplate(template).process(model, out);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new RecordException(Problem.blocker("report.problem.cannot-write", file.toString(), String
                    .valueOf(e.getMessage())), e);
        } catch (TemplateException e) {
            throw new IllegalStateException(template, e);
        }
    }

    /** The filled template as text. */
    static String fill(String template, Map<String, Object> model) {
        var out = new StringWriter();
        try {
            configuration().getTemplate(template).process(model, out);
        } catch (IOException | TemplateException e) {
            throw new IllegalStateException(template, e);
        }
        return out.toString();
    }

    private static Configuration configuration() {
        var configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setClassForTemplateLoading(Templates.class, "/fairlead/theme");
        configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
        configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setAPIBuiltinEnabled(false);
        configuration.setNewBuiltinClassResolver(
                freemarker.core.TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setLocale(java.util.Locale.ENGLISH);
        return configuration;
    }
}
