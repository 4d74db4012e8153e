package org.fairlead.site.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

import javax.net.ssl.SSLContext;

import org.fairlead.model.Problem;
import org.fairlead.site.SiteException;
import org.fairlead.site.Web;

/**
 * A web address asked through the Java HTTP client: no redirect followed, a bounded part of the answer read,
 * one bound on
 * the time from the first to the last byte. Blocks; thread-safe.
 */
public final class HttpWeb implements Web {
    /** The most bytes of an answer that are read. */
    public static final int BYTES = 64 << 10;

    private final URI base;
    private final HttpClient client;
    private final Duration timeout;
    private final int bytes;

    private HttpWeb(URI base, HttpClient client, Duration timeout, int bytes) {
        this.base = base;
        this.client = client;
        this.timeout = timeout;
        this.bytes = bytes;
    }

    /**
     * An address with the certificates that the system trusts.
     *
     * @param address
     * "https://shop.example", a path on it allowed
     * @param timeout
     * for a whole answer
     * @throws SiteException
     * when it is no such address
     */
    public static HttpWeb at(String address, Duration timeout) throws SiteException {
        return at(address, timeout, BYTES);
    }

    /** The same, with another bound on the bytes of an answer that are read. */
    public static HttpWeb at(String address, Duration timeout, int bytes) throws SiteException {
        return new HttpWeb(base(address), client(timeout).build(), timeout, bytes);
    }

    static HttpWeb at(String address, Duration timeout, SSLContext trust) throws SiteException {
        return new HttpWeb(base(address), client(timeout).sslContext(trust).build(), timeout, BYTES);
    }

    private static HttpClient.Builder client(Duration timeout) {
        return HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).connectTimeout(timeout);
    }

    private static URI base(String address) throws SiteException {
        try {
            URI uri = URI.create(address.strip().replaceFirst("/+$", ""));
            if (uri.getHost() != null && String.valueOf(uri.getScheme()).matches("https?")
                    && uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw new SiteException(Problem.blocker("web.problem.address", address), e);
        }
        throw new SiteException(Problem.blocker("web.problem.address", address));
    }

    @Override
    public Answer send(Request asked) throws SiteException {
        HttpRequest request = request(asked);
        long start = System.nanoTime();
        var first = new AtomicLong();
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request,
                response -> new BoundedBody(bytes, () -> first.compareAndSet(0, System.nanoTime() - start)));
        try {
            HttpResponse<byte[]> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(response.statusCode(), response.headers().firstValue("location").orElse(""),
                    new String(response.body(), StandardCharsets.UTF_8),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start), TimeUnit.NANOSECONDS.toMillis(
                            first.get() == 0 ? System.nanoTime() - start : first.get()), lowered(response
                                    .headers().map()));
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new SiteException(WebFailures.explain(request.uri(), cause, timeout), e);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new SiteException(WebFailures.timeout(request.uri(), timeout), e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new SiteException(WebFailures.timeout(request.uri(), timeout), e);
        }
    }

    private static Map<String, List<String>> lowered(Map<String, List<String>> headers) {
        Map<String, List<String>> lowered = new HashMap<>();
        headers.forEach((name, values) -> lowered.put(name.toLowerCase(Locale.ROOT), values));
        return lowered;
    }

    private HttpRequest request(Request asked) throws SiteException {
        String path = asked.path();
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).timeout(timeout)
                    .method(asked.method(), asked.body().isEmpty()
                            ? HttpRequest.BodyPublishers.noBody()
                            : HttpRequest.BodyPublishers.ofString(asked.body()));
            for (Map.Entry<String, String> header : asked.headers().entrySet()) {
                if (!header.getValue().chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
                    throw new SiteException(Problem.blocker("web.problem.header", base.toString()));
                }
                request.header(header.getKey(), header.getValue());
            }
            return request.build();
        } catch (IllegalArgumentException e) {
            throw new SiteException(Problem.blocker("web.problem.address", base + path), e);
        }
    }

    @Override
    public String place() {
        return base.toString();
    }
}
