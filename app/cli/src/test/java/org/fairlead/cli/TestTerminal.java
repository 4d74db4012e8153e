package org.fairlead.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.fairlead.sample.TestMaria;

/** The command {@code fairlead} with a home and a passphrase of its own, within this JVM. */
record TestTerminal(Path folder) {
    private static final Pattern APPROVAL = Pattern.compile("--approve ([0-9a-f]{12})");

    /** What a command said and how it ended. */
    record Said(int code, String out, String err) {}

    Said fairlead(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = FairleadCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err))
                .execute(Stream.concat(Stream.of(arguments), Stream.of("--home", folder.resolve("home")
                        .toString(), "--passphrase-file", folder.resolve("passphrase").toString())).toArray(
                                String[]::new));
        return new Said(code, out.toString(), err.toString());
    }

    /** Starts a command as a process of its own. */
    Process start(String... arguments) throws IOException {
        var line = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty(
                        "java.class.path"), FairleadCommand.class.getName()));
        line.addAll(List.of(arguments));
        line.addAll(List.of("--home", folder.resolve("home").toString(), "--passphrase-file", folder.resolve(
                "passphrase").toString()));
        return new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(folder.resolve("output.txt")
                .toFile()).start();
    }

    /** A file that only its owner reads. */
    void secret(String name, String content) throws Exception {
        Path file = Files.writeString(folder.resolve(name), content + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    /** The report of a run, anew. */
    Path report(String run) {
        Path file = folder.resolve("report.html");
        fairlead("report", run, "--out", file.toString());
        return file;
    }

    /**
     * A plan that brings the settings of a WordPress site into the second layout, on that site.
     *
     * @param ofTarget
     * more lines of the target, each behind a line feed and two blanks
     * @param password
     * the file that holds it
     */
    String upgrade(String site, String ofTarget, String password) throws IOException {
        return Files.writeString(folder.resolve("plan.yaml"), """
                fairlead-plan: 1
                playbook: memberpress-ai-assistant
                job: upgrade-layout
                way: here
                target:
                  prefix: wp_%s
                  database: {dialect: mariadb, host: localhost, port: %d, name: %s, user: %s, password: {file: %s}}
                configuration: {to-layout: l2}
                rehearsal: {skip-because: tried elsewhere}
                """.formatted(ofTarget, TestMaria.port(), site, TestMaria.USER, folder.resolve(password)))
                .toString();
    }

    /** A command that first shows what a plan brings of its own; that is agreed to, and it goes on. */
    Said agreed(String command, String plan) {
        Said asked = fairlead(command, plan);
        Matcher code = APPROVAL.matcher(asked.out());
        if (asked.code() != ExitCode.DECISIONS || !code.find()) {
            throw new AssertionError("nothing to agree to: " + asked.out() + asked.err());
        }
        return fairlead(command, plan, "--approve", code.group(1));
    }

    /** The newest run that has to do with a place. */
    String run(String place) {
        return fairlead("runs").out().lines().filter(line -> line.contains(place)).findFirst().orElseThrow()
                .substring(0, 13);
    }
}
