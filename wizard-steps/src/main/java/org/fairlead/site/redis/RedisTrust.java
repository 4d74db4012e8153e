package org.fairlead.site.redis;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

import org.fairlead.plan.DatabaseAddress.Tls;
import org.fairlead.plan.KeyValueAddress;

/** Whom an encrypted connection believes: the system's authorities, a file's, or anybody. */
final class RedisTrust {
    private RedisTrust() {}

    static SSLSocketFactory of(KeyValueAddress address) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers(address), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new SSLException(address.rootCertificate(), e);
        }
    }

    private static TrustManager[] managers(KeyValueAddress address) throws GeneralSecurityException,
            IOException {
        if (address.tls() == Tls.REQUIRE) {
            return new TrustManager[]{new Anybody()};
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory
                .getDefaultAlgorithm());
        factory.init(address.rootCertificate().isEmpty() ? null : of(Path.of(address.rootCertificate())));
        return factory.getTrustManagers();
    }

    private static KeyStore of(Path pem) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int number = 0;
        try (InputStream in = Files.newInputStream(pem)) {
            for (Certificate certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("root-" + number++, certificate);
            }
        }
        return store;
    }

    /** Encrypts without asking who is there, as the word "require" means for databases too. */
    private static final class Anybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String how, Socket socket) {
            // nobody logs in to us
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String how, Socket socket) {
            // the plan says that it need not be known
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String how, SSLEngine engine) {
            // nobody logs in to us
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String how, SSLEngine engine) {
            // the plan says that it need not be known
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String how) {
            // nobody logs in to us
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String how) {
            // the plan says that it need not be known
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
