package org.fairlead.site.web;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

import org.jspecify.annotations.Nullable;

/** Takes the first bytes of a body and hangs up on the rest. */
final class BoundedBody implements BodySubscriber<byte[]> {
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final int limit;
    private final Runnable first;
    private Flow.@Nullable Subscription subscription;

    /**
     * @param limit
     * the most bytes that are taken
     * @param first
     * told whenever something of the body has come
     */
    BoundedBody(int limit, Runnable first) {
        this.first = first;
        this.limit = limit;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        first.run();
        for (ByteBuffer part : parts) {
            var bytes = new byte[Math.min(part.remaining(), limit - taken.size())];
            part.get(bytes);
            taken.write(bytes, 0, bytes.length);
        }
        if (taken.size() >= limit && subscription != null) {
            subscription.cancel();
            body.complete(taken.toByteArray());
        }
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        body.complete(taken.toByteArray());
    }
}
