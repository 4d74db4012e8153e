package org.fairlead.sample;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpServer;

/**
 * Stands for PHP's own server where no PHP is: a program of its own that answers out of the folder it is
 * started in, as far as a copy of a site is asked for it.
 */
public final class FakePhp {
    private static final Pattern DATABASE = Pattern.compile("'DB_NAME', '([a-z0-9_]+)'");

    private FakePhp() {}

    /** From now on each page is answered with the status that an address gives. */
    public static void ask(Path script, String address) throws IOException {
        Files.writeString(Path.of(script + ".asked"), address);
    }

    /** A script that takes the options of PHP; the path of it. */
    public static Path script(Path folder) throws IOException, URISyntaxException {
        Path classes = Path.of(FakePhp.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path script = folder.resolve("fake-php");
        Files.writeString(script, """
                #!/bin/sh
                case " $* " in *" -r "*) echo "8.2.1 mysqli"; exit 0;; esac
                for word in "$@"; do case "$word" in 127.0.0.1:*) port=${word#*:};; esac; done
                exec '%s' -cp '%s' %s "$port" "$0.asked"
                """.formatted(Path.of(System.getProperty("java.home"), "bin", "java"), classes, FakePhp.class
                .getName()));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return script;
    }

    /** Answers at a port until it is ended. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer
                .parseInt(arguments[0])), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                byte[] said = answer(folder, exchange.getRequestURI().toString()).getBytes(
                        StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status(Path.of(arguments[1])), said.length);
                exchange.getResponseBody().write(said);
            }
        });
        server.start();
    }

    private static int status(Path asked) throws IOException {
        if (!Files.exists(asked)) {
            return 200;
        }
        var connection = (HttpURLConnection) URI.create(Files.readString(asked)).toURL().openConnection();
        try {
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }

    private static String answer(Path folder, String asked) throws IOException {
        if (asked.equals("/.fairlead-copy")) {
            return String.valueOf(folder.getFileName());
        }
        Matcher database = DATABASE.matcher(Files.readString(folder.resolve("fairlead-copy.php")));
        String name = database.find() ? database.group(1) : "";
        return asked.startsWith("/?rest_route") ? "{\"namespaces\": [\"wp/v2\", \"mpai/v1\"]}"
                : "<html><h1>out of " + name + "</h1></html>";
    }
}
