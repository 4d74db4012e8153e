package org.fairlead.site.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.model.Problem;
import org.fairlead.site.Redirects;
import org.fairlead.site.SiteException;
import org.fairlead.site.Web.Answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class HttpWebTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(700);

    private final CountDownLatch over = new CountDownLatch(1);
    private final List<HttpServer> servers = new java.util.ArrayList<>();

    @TempDir
    private Path dir;

    @AfterEach
    void stop() {
        over.countDown();
        servers.forEach(server -> server.stop(0));
    }

    private String serve(HttpServer server, HttpHandler handler) throws IOException {
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", handler);
        server.start();
        servers.add(server);
        String scheme = server instanceof HttpsServer ? "https" : "http";
        return scheme + "://127.0.0.1:" + server.getAddress().getPort();
    }

    private String serve(HttpHandler handler) throws IOException {
        return serve(HttpServer.create(), handler);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Test
    void givesStatusAndBody() throws Exception {
        String address = serve(exchange -> answer(exchange, 200,
                exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("X-Forwarded-Proto")
                        + " ä"));

        Answer answer = HttpWeb.at(address + "/", LONG).get("/health/?a=1", Map.of("X-Forwarded-Proto",
                "https"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("/health/?a=1 https ä");
        assertThat(answer.location()).isEmpty();
    }

    @Test
    void followsNoRedirectAndExplainsIt() throws Exception {
        String address = serve(exchange -> {
            exchange.getResponseHeaders().set("Location", "https://127.0.0.1/health/");
            answer(exchange, 301, "");
        });

        Answer answer = HttpWeb.at(address, LONG).get("/health/", Map.of());

        assertThat(answer.status()).isEqualTo(301);
        assertThat(Redirects.explain(address + "/health/", answer).key()).isEqualTo(
                "web.problem.redirect.https");
        assertThat(Stream.of("/health", "http://other/x", "/accounts/login/?next=/", "/elsewhere", "::no::")
                .map(to -> Redirects.explain("http://h/health".replace("health", to.equals("/health") ? "x"
                        : "health"),
                        new Answer(302, to.equals("/health") ? "/x/" : to, "", 1)))
                .map(Problem::key)).containsExactly("web.problem.redirect.slash", "web.problem.redirect.host",
                        "web.problem.redirect.login", "web.problem.redirect.path",
                        "web.problem.redirect.unclear");
    }

    @Test
    void readsNoMoreThanItMust() throws Exception {
        String address = serve(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            var chunk = new byte[8192];
            try {
                while (true) {
                    exchange.getResponseBody().write(chunk);
                }
            } catch (IOException e) {
                exchange.close();
            }
        });

        assertThat(HttpWeb.at(address, LONG).get("/", Map.of()).body()).hasSize(HttpWeb.BYTES);
    }

    @Test
    void waitsNeitherForTheFirstNorForTheLastByteForEver() throws Exception {
        String silent = serve(exchange -> await());
        String dripping = serve(exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            await();
        });

        assertThat(key(HttpWeb.at(silent, SHORT))).isEqualTo("web.problem.timeout");
        assertThat(key(HttpWeb.at(dripping, SHORT))).isEqualTo("web.problem.timeout");
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String key(HttpWeb web) {
        return catchThrowableOfType(SiteException.class, () -> web.get("/", Map.of())).problem().key();
    }

    @Test
    void tellsAClosedPortFromANameThatDoesNotExist() throws Exception {
        int closed;
        try (var socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }

        assertThat(key(HttpWeb.at("http://127.0.0.1:" + closed, LONG))).isEqualTo("web.problem.refused");
        assertThat(key(HttpWeb.at("http://no-such-host.invalid", LONG))).isEqualTo(
                "web.problem.unknown-host");
    }

    @Test
    void tellsWhatIsWrongWithACertificate() throws Exception {
        KeyStore good = keys("good", "-ext", "san=ip:127.0.0.1");
        KeyStore elsewhere = keys("elsewhere", "-ext", "san=dns:other.example");
        KeyStore old = signed(good, "-startdate", "-20d", "-validity", "5");

        assertThat(HttpWeb.at(secure(good), LONG, trusting(good)).get("/", Map.of()).body()).isEqualTo("ok");
        assertThat(key(HttpWeb.at(secure(good), LONG))).isEqualTo("web.problem.certificate-unknown");
        assertThat(key(HttpWeb.at(secure(elsewhere), LONG, trusting(elsewhere))))
                .isEqualTo("web.problem.certificate-name");
        assertThat(key(HttpWeb.at(secure(old), LONG, trusting(good)))).isEqualTo(
                "web.problem.certificate-expired");
    }

    @Test
    void tellsAPortThatSpeaksNoTls() throws Exception {
        try (var socket = new ServerSocket(0)) {
            Thread.ofVirtual().start(() -> {
                try (var connection = socket.accept()) {
                    connection.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(
                            StandardCharsets.US_ASCII));
                    await();
                } catch (IOException e) {
                    over.countDown();
                }
            });

            assertThat(key(HttpWeb.at("https://127.0.0.1:" + socket.getLocalPort(), LONG)))
                    .isEqualTo("web.problem.no-tls");
        }
    }

    @Test
    void refusesWhatIsNoAddress() {
        for (String address : List.of("", "shop.example", "ftp://shop.example", "http://",
                "http://u:p@shop.example",
                "http://a b", "https://shop.example/?a=1")) {
            assertThatThrownBy(() -> HttpWeb.at(address, LONG)).hasMessageContaining("web.problem.address");
        }
    }

    private String secure(KeyStore keys) throws Exception {
        var managers = KeyManagerFactory.getInstance("PKIX");
        managers.init(keys, "changeit".toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create();
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return serve(server, exchange -> answer(exchange, 200, "ok"));
    }

    private static SSLContext trusting(KeyStore keys) throws Exception {
        var managers = TrustManagerFactory.getInstance("PKIX");
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("it", keys.getCertificate("it"));
        managers.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, managers.getTrustManagers(), null);
        return tls;
    }

    private KeyStore keys(String name, String... more) throws Exception {
        keytool(name, Stream.concat(Stream.of("-genkeypair", "-keyalg", "EC", "-dname", "CN=" + name),
                Stream.of(more)));
        return load(name);
    }

    /** A certificate for 127.0.0.1, signed by the key of the store "good". */
    private KeyStore signed(KeyStore authority, String... more) throws Exception {
        keys("leaf");
        keytool("leaf", Stream.of("-certreq", "-file", dir.resolve("leaf.csr").toString()));
        keytool("good", Stream.concat(
                Stream.of("-gencert", "-infile", dir.resolve("leaf.csr").toString(), "-outfile",
                        dir.resolve("leaf.crt").toString(), "-ext", "san=ip:127.0.0.1"),
                Stream.of(more)));
        KeyStore leaf = load("leaf");
        Certificate certificate;
        try (InputStream in = Files.newInputStream(dir.resolve("leaf.crt"))) {
            certificate = CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
        leaf.setKeyEntry("it", leaf.getKey("it", "changeit".toCharArray()), "changeit".toCharArray(),
                new Certificate[]{certificate, authority.getCertificate("it")});
        return leaf;
    }

    private void keytool(String name, Stream<String> what) throws Exception {
        String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> command = Stream.concat(Stream.concat(Stream.of(keytool), what),
                Stream.of("-alias", "it", "-keystore", dir.resolve(name + ".p12").toString(), "-storepass",
                        "changeit", "-storetype", "PKCS12"))
                .toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private KeyStore load(String name) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(dir.resolve(name + ".p12"))) {
            keys.load(in, "changeit".toCharArray());
        }
        return keys;
    }
}
