package org.fairlead.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.bundle.BundleFile;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.SecretRef;
import org.fairlead.plan.SshAddress;
import org.fairlead.sample.TestSsh;
import org.fairlead.step.StopSignal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A bundle of another machine comes here as it is, goes on where it broke off, and is not fetched twice. */
class FetchBundleTest {
    private static final int LENGTH = 700_000;

    @TempDir
    private Path folder;
    private Path there;
    private TestSsh server;
    private Workspace workspace;

    @BeforeEach
    void open() throws Exception {
        there = Files.createDirectories(folder.resolve("machine/out"));
        server = new TestSsh(folder.resolve("machine"));
        workspace = Workspaces.open(folder.resolve("home"));
        Files.writeString(folder.resolve("password"), TestSsh.PASSWORD);
        Files.writeString(folder.resolve("known"), "");
    }

    @AfterEach
    void close() {
        workspace.close();
        server.close();
    }

    private byte[] write(String name, long seed, int length) throws Exception {
        var content = new byte[length];
        new Random(seed).nextBytes(content);
        Files.write(there.resolve(name), content);
        return content;
    }

    private String address(String name) {
        return "sftp://" + TestSsh.USER + "@127.0.0.1:" + server.port() + "/out/" + name;
    }

    private Path fetch(String name, Controls controls) throws ProblemException {
        var login = new SshAddress("", 0, "", "", SecretRef.none(), new SecretRef.FromFile(folder.resolve(
                "password").toString()), folder.resolve("known").toString(), server.fingerprint());
        return workspace.fetchBundle(address(name), login, Workspaces.secrets(Map.of(), name1 -> Optional
                .empty(), warning -> {}), controls);
    }

    @Test
    void goesOnWhereItBrokeOff() throws Exception {
        byte[] content = write("site.fairlead", 1, LENGTH);
        var stop = new StopSignal();
        var atFirst = new Controls(progress -> {
            if (progress.done() >= LENGTH / 2) {
                stop.stop();
            }
        }, stop);
        assertThatThrownBy(() -> fetch("site.fairlead", atFirst)).isInstanceOfSatisfying(
                ProblemException.class,
                stopped -> assertThat(stopped.problem().key()).isEqualTo("bundle.problem.fetching-stopped"));
        long[] first = {-1};
        var watched = new Controls(progress -> first[0] = first[0] < 0 ? progress.done() : first[0],
                new StopSignal());

        Path here = fetch("site.fairlead", watched);

        assertThat(here).hasBinaryContent(content);
        assertThat(first[0]).as("bytes that had arrived before").isGreaterThan(LENGTH / 2);
    }

    @Test
    void anotherBundleOfTheSameNameAndLengthTakesItsPlace() throws Exception {
        write("site.fairlead", 1, LENGTH);
        Path here = fetch("site.fairlead", Controls.silent());
        byte[] other = write("site.fairlead", 2, LENGTH);
        assertThat(fetch("site.fairlead", Controls.silent())).isEqualTo(here).hasBinaryContent(other);
        Files.write(here.resolveSibling("site.fairlead.part"), Arrays.copyOf(other, 70_000));
        byte[] third = write("site.fairlead", 3, LENGTH - 1);
        assertThat(fetch("site.fairlead", Controls.silent())).as("what had arrived was of another")
                .hasBinaryContent(
                        third);
    }

    @Test
    void everyVolumeIsFound() throws Exception {
        write("shop.fairlead.001", 1, 5000);
        write("shop.fairlead.002", 2, 5000);
        write("shop.fairlead.003", 3, 100);
        BundleFile whole = BundleFile.at(fetch("shop.fairlead.002", Controls.silent()));
        assertThat(whole.parts()).hasSize(3);
        assertThat(BundleFile.at(fetch("shop.fairlead", Controls.silent())).parts()).hasSize(3);
    }

    @Test
    void saysThatThereIsNone() {
        assertThatThrownBy(() -> fetch("nothing.fairlead", Controls.silent())).isInstanceOfSatisfying(
                ProblemException.class, none -> assertThat(none.problem().key()).isEqualTo(
                        "bundle.problem.no-file"));
    }
}
