package org.fairlead.compare;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;

import org.fairlead.site.web.HttpWeb;

import static org.assertj.core.api.Assertions.assertThat;

/** Two addresses asked the same: what says nothing is left out, what differs is marked where it begins. */
class SideBySideTest {
    private record Page(int status, String body) {}

    private static HttpServer server(Map<String, Page> pages) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String address = "http://localhost:" + server.getAddress().getPort();
        server.createContext("/", exchange -> {
            Page page = pages.getOrDefault(exchange.getRequestURI().toString(), new Page(404, "none"));
            byte[] body = page.body().replace("{here}", address).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(page.status(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static HttpWeb web(HttpServer server) throws Exception {
        return HttpWeb.at("http://localhost:" + server.getAddress().getPort(), Duration.ofSeconds(10));
    }

    @Test
    void marksTheFirstLineThatDiffersAndOverlooksWhatSaysNothing() throws Exception {
        HttpServer old = server(Map.of("/", new Page(200, "<html><script>var n='a1b2c3d4e5'</script><h1>Shop"
                + "</h1><a href='{here}/x'>Go</a><p>Open until 10:42</p><p>nonce a1b2c3d4e5</p></html>"),
                "/shop/", new Page(200,
                        "<html><h1>Shop</h1><p>Add to cart</p><p>12 members, more than in April</p></html>"),
                "/gone/", new Page(200, "here")));
        HttpServer now = server(Map.of("/", new Page(200, "<html><script>var n='ffffffffff'</script><h1>Shop"
                + "</h1><a href='{here}/x'>Go</a><p>Open until 11:05</p><p>nonce ffffffffff</p></html>"),
                "/shop/", new Page(200, "<html><h1>Shop</h1><p>Critical canary-key error</p></html>")));
        try {
            List<Compared> found = new SideBySide(web(old), web(now), line -> line.replace("canary-key", "…"))
                    .run(List.of("/", "/shop/", "/gone/"));

            assertThat(found.getFirst().differences()).isEmpty();
            Compared shop = found.get(1);
            assertThat(shop.differences()).contains("text", "length").doesNotContain("status");
            assertThat(shop.line()).isEqualTo(2);
            assertThat(shop.oldLine()).isEqualTo("Add to cart");
            assertThat(shop.newLine()).isEqualTo("Critical … error");
            assertThat(found.get(2).differences()).contains("status");
            var report = new CompareReport("a", "b", found, List.of());
            assertThat(report.first()).contains(shop);
            assertThat(report.different()).isEqualTo(2);
        } finally {
            old.stop(0);
            now.stop(0);
        }
    }

    @Test
    void anAddressThatDoesNotAnswerIsSaidOfItself() throws Exception {
        HttpServer old = server(Map.of("/", new Page(200, "here")));
        HttpServer now = server(Map.of());
        HttpWeb closed = web(now);
        now.stop(0);
        try {
            Compared only = new SideBySide(web(old), closed, line -> line).run(List.of("/")).getFirst();

            assertThat(only.differences()).containsExactly("silent-new");
            assertThat(only.before().status()).isEqualTo(200);
        } finally {
            old.stop(0);
        }
    }
}
