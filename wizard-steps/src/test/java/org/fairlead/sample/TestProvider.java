package org.fairlead.sample;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A provider of models on this machine that speaks both protocols and knows one key of each. */
public final class TestProvider implements AutoCloseable {
    public static final String OPENAI_KEY = "sk-canary-new-openai";
    public static final String ANTHROPIC_KEY = "sk-ant-canary-new";
    private static final List<String> OPENAI = List.of("gpt-4o", "gpt-4-turbo");
    private static final List<String> ANTHROPIC = List.of("claude-3-haiku-20240307",
            "claude-3-opus-20240229", "claude-3-sonnet-20240229");

    private final HttpServer server;
    private volatile Optional<Integer> status = Optional.empty();
    private volatile String trouble = "";

    public TestProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/models", this::models);
        server.createContext("/v1/chat/completions", exchange -> said(exchange, "Bearer " + OPENAI_KEY,
                "Authorization", "{\"choices\":[{\"message\":{\"content\":\"%s of openai\"}}],"
                        + "\"usage\":{\"total_tokens\":12}}"));
        server.createContext("/v1/messages", exchange -> said(exchange, ANTHROPIC_KEY, "x-api-key",
                "{\"content\":[{\"type\":\"text\",\"text\":\"%s of anthropic\"}],"
                        + "\"usage\":{\"input_tokens\":3,\"output_tokens\":4}}"));
        server.start();
    }

    /** From now on every answer has this status. */
    public void answer(int with, String body) {
        status = Optional.of(with);
        trouble = body;
    }

    public String address() {
        return "http://" + server.getAddress().getAddress().getHostAddress() + ":" + server.getAddress()
                .getPort();
    }

    private void models(HttpExchange exchange) throws IOException {
        if (status.isPresent()) {
            send(exchange, status.get(), trouble);
            return;
        }
        exchange.getResponseHeaders().set("anthropic-ratelimit-requests-limit", "50");
        String bearer = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        String key = String.valueOf(exchange.getRequestHeaders().getFirst("x-api-key"));
        String version = String.valueOf(exchange.getRequestHeaders().getFirst("anthropic-version"));
        if (bearer.equals("Bearer " + OPENAI_KEY)) {
            send(exchange, 200, "{\"object\":\"list\",\"data\":[" + listed(OPENAI) + "]}");
        } else if (key.equals(ANTHROPIC_KEY) && version.equals("2023-06-01")) {
            String query = String.valueOf(exchange.getRequestURI().getQuery());
            boolean first = !query.contains("after_id=");
            List<String> page = first ? ANTHROPIC.subList(0, 2) : ANTHROPIC.subList(2, 3);
            send(exchange, 200, "{\"data\":[" + listed(page) + "],\"has_more\":" + first + ",\"last_id\":\""
                    + page.getLast() + "\"}");
        } else {
            send(exchange, 401, "{\"error\":{\"message\":\"Incorrect API key provided: " + bearer + key
                    + "\"}}");
        }
    }

    private void said(HttpExchange exchange, String key, String header, String form) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("x-ratelimit-limit-requests", "60");
        exchange.getResponseHeaders().set("anthropic-ratelimit-requests-limit", "50");
        boolean known = key.equals(exchange.getRequestHeaders().getFirst(header));
        send(exchange, known ? 200 : 401, known ? form.formatted(body.contains("\"max_tokens\"") ? "answer"
                : "?") : "{}");
    }

    private static String listed(List<String> models) {
        return models.stream().map(id -> "{\"id\":\"" + id + "\",\"type\":\"model\"}").collect(Collectors
                .joining(","));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
