package org.fairlead.watch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.fairlead.site.Web;
import org.fairlead.site.web.HttpWeb;
import org.fairlead.watch.LoadReport.Level;

import static org.assertj.core.api.Assertions.assertThat;

/** A page is asked for by several at once, on a real server that can only do one thing at a time. */
class LoadCheckTest {
    private static final long WORK_NANOS = 20_000_000;

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final Semaphore one = new Semaphore(1);
    private volatile int status = 200;
    private HttpServer server;
    private Web web;

    @BeforeEach
    void open() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            work();
            atOnce.decrementAndGet();
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        web = HttpWeb.at("http://localhost:" + server.getAddress().getPort(), Duration.ofSeconds(10));
    }

    private void work() throws IOException {
        one.acquireUninterruptibly();
        try {
            LockSupport.parkNanos(WORK_NANOS);
        } finally {
            one.release();
        }
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void tellsHowManyItTakesUntilAnAnswerTakesTwiceAsLong() {
        LoadReport report = new LoadCheck(web, () -> false, Duration.ofMillis(800)).run("/shop/");

        assertThat(report.levels()).extracting(Level::atOnce).containsExactly(1, 5, 10);
        assertThat(report.levels()).allMatch(level -> level.failures() == 0 && level.spread().isThere());
        assertThat(report.doublesAt()).isEqualTo(5);
        assertThat(most.get()).isBetween(6, 10);
        assertThat(asked.get()).as("no more than was promised").isLessThanOrEqualTo(600);
        assertThat(report.levels().getFirst().spread().median()).isGreaterThanOrEqualTo(WORK_NANOS / 1000);
    }

    @Test
    void aServerThatFailsIsLeftAlone() {
        status = 503;

        LoadReport report = new LoadCheck(web, () -> false, Duration.ofSeconds(60)).run("/");

        assertThat(report.levels()).hasSize(1);
        assertThat(report.levels().getFirst().failures()).isEqualTo(5);
        assertThat(asked.get()).isEqualTo(5);
        assertThat(report.doublesAt()).isZero();
        assertThat(report.answered()).isFalse();
        status = 404;
        assertThat(new LoadCheck(web, () -> false, Duration.ofMillis(800)).run("/shpo/").answered()).as(
                "a page that is not there").isFalse();
    }

    @Test
    void whoeverStopsItStopsIt() {
        LoadReport report = new LoadCheck(web, () -> asked.get() >= 3).run("/");

        assertThat(asked.get()).isEqualTo(3);
        assertThat(report.levels()).hasSize(1);
    }
}
