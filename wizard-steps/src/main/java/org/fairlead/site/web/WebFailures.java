package org.fairlead.site.web;

import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.util.Locale;

import javax.net.ssl.SSLException;

import org.fairlead.model.Problem;

/** Tells one failure to reach a page from another. */
final class WebFailures {
    private WebFailures() {}

    static Problem explain(URI uri, Throwable failure, Duration timeout) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case HttpTimeoutException slow -> {
                    return timeout(uri, timeout);
                }
                case UnresolvedAddressException unknown -> {
                    return problem("unknown-host", uri);
                }
                case UnknownHostException unknown -> {
                    return problem("unknown-host", uri);
                }
                case SSLException tls -> {
                    return tls(uri, tls);
                }
                default -> {
                }
            }
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException) {
                return problem("refused", uri);
            }
        }
        return Problem.blocker("web.problem.failed", uri.toString(), failure.getClass().getSimpleName());
    }

    static Problem timeout(URI uri, Duration timeout) {
        return Problem.blocker("web.problem.timeout", uri.toString(), timeout.toSeconds());
    }

    private static Problem tls(URI uri, SSLException tls) {
        for (Throwable cause = tls; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (cause instanceof CertificateExpiredException
                    || cause instanceof CertificateNotYetValidException) {
                return problem("certificate-expired", uri);
            }
            if (cause instanceof CertPathBuilderException) {
                return problem("certificate-unknown", uri);
            }
            if (cause instanceof CertificateException
                    && (message.startsWith("no subject alternative") || message.startsWith(
                            "no name matching"))) {
                return problem("certificate-name", uri);
            }
        }
        return String.valueOf(tls.getMessage()).toLowerCase(Locale.ROOT).contains("plaintext")
                ? problem("no-tls", uri)
                : Problem.blocker("web.problem.tls", uri.toString(), tls.getClass().getSimpleName());
    }

    private static Problem problem(String key, URI uri) {
        return Problem.blocker("web.problem." + key, uri.toString());
    }
}
