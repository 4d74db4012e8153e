package org.fairlead.secret;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import com.exceptionfactory.jagged.FileKey;
import com.exceptionfactory.jagged.RecipientStanza;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import org.bouncycastle.crypto.generators.SCrypt;

/**
 * Age files put together by hand from the words of the specification, so that each part can be made wrong.
 */
final class HandMadeAge {
    static final byte[] FILE_KEY = "YELLOW SUBMARINE".getBytes(StandardCharsets.US_ASCII);
    static final String VERSION = "age-encryption.org/v1\n";
    private static final Base64.Encoder BASE64 = Base64.getEncoder().withoutPadding();

    private HandMadeAge() {}

    static String x25519(String recipient) throws Exception {
        RecipientStanza stanza = X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(recipient)
                .getRecipientStanzas(new FileKey(FILE_KEY)).iterator().next();
        return "-> X25519 " + stanza.getArguments().iterator().next() + "\n" + BASE64.encodeToString(stanza
                .getBody())
                + "\n";
    }

    static String scrypt(String passphrase, int factor, String factorAsWritten) throws Exception {
        var salt = new byte[16];
        Arrays.fill(salt, (byte) 7);
        byte[] label = "age-encryption.org/v1/scrypt".getBytes(StandardCharsets.US_ASCII);
        byte[] labelled = ByteBuffer.allocate(label.length + 16).put(label).put(salt).array();
        byte[] key = SCrypt.generate(passphrase.getBytes(StandardCharsets.UTF_8), labelled, 1 << factor, 8, 1,
                32);
        return "-> scrypt " + BASE64.encodeToString(salt) + " " + factorAsWritten + "\n"
                + BASE64.encodeToString(sealed(key, new byte[12], FILE_KEY)) + "\n";
    }

    /** A whole file around stanzas: header with its right authentication, and a payload. */
    static byte[] file(String version, String stanzas, byte[]... chunks) throws Exception {
        return file(version, stanzas, mac(version + stanzas + "---"), chunks);
    }

    static byte[] file(String version, String stanzas, String mac, byte[]... chunks) throws Exception {
        var file = new ByteArrayOutputStream();
        file.writeBytes((version + stanzas + "--- " + mac + "\n").getBytes(StandardCharsets.ISO_8859_1));
        var nonce = new byte[16];
        Arrays.fill(nonce, (byte) 9);
        file.writeBytes(nonce);
        byte[] key = hkdf(FILE_KEY, nonce, "payload");
        for (int i = 0; i < chunks.length; i++) {
            byte[] counter = ByteBuffer.allocate(12).position(3).putLong(i).put((byte) (i == chunks.length - 1
                    ? 1 : 0))
                    .array();
            file.writeBytes(sealed(key, counter, chunks[i]));
        }
        return file.toByteArray();
    }

    static String mac(String header) throws Exception {
        return BASE64.encodeToString(hmac(hkdf(FILE_KEY, new byte[32], "header"), header.getBytes(
                StandardCharsets.ISO_8859_1)));
    }

    static String armored(byte[] file) {
        return "-----BEGIN AGE ENCRYPTED FILE-----\n"
                + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(file)
                + "\n-----END AGE ENCRYPTED FILE-----\n";
    }

    private static byte[] sealed(byte[] key, byte[] nonce, byte[] content) throws Exception {
        Cipher cipher = Cipher.getInstance("ChaCha20-Poly1305");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "ChaCha20"), new IvParameterSpec(nonce));
        return cipher.doFinal(content);
    }

    private static byte[] hkdf(byte[] secret, byte[] salt, String info) throws Exception {
        byte[] extracted = hmac(salt, secret);
        byte[] words = info.getBytes(StandardCharsets.US_ASCII);
        return hmac(extracted, ByteBuffer.allocate(words.length + 1).put(words).put((byte) 1).array());
    }

    private static byte[] hmac(byte[] key, byte[] message) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(message);
    }

}
