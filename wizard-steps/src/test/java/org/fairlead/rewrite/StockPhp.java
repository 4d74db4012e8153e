package org.fairlead.rewrite;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** The PHP of this machine, if it has one. */
final class StockPhp {
    private StockPhp() {}

    static final boolean IS_THERE = isThere();

    private static boolean isThere() {
        try {
            new ProcessBuilder("php", "-v").redirectErrorStream(true).redirectOutput(
                    ProcessBuilder.Redirect.DISCARD).start().waitFor(10, TimeUnit.SECONDS);
            return true;
        } catch (IOException e) {
            System.out.println("SKIPPED: no php here, so the format was not checked against the original");
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What PHP writes of a value that it read. */
    static byte[] writtenAgain(byte[] serialized) throws IOException, InterruptedException {
        var process = new ProcessBuilder("php", "-d", "serialize_precision=-1", "-r",
                "$v = unserialize(stream_get_contents(STDIN), ['allowed_classes' => ['stdClass']]);"
                        + " echo serialize($v);")
                .start();
        try (var in = process.getOutputStream()) {
            in.write(serialized);
        }
        byte[] answer = process.getInputStream().readAllBytes();
        process.waitFor();
        return answer;
    }
}
