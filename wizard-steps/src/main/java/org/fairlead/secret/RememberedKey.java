package org.fairlead.secret;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.exceptionfactory.jagged.FileKey;
import com.exceptionfactory.jagged.RecipientStanza;
import com.exceptionfactory.jagged.RecipientStanzaReader;

/** Works the key of a stream out once, and knows it again by what its header says. Thread-safe. */
final class RememberedKey implements RecipientStanzaReader {
    private final RecipientStanzaReader reader;
    private List<String> header = List.of();
    private byte[] key = new byte[0];

    RememberedKey(RecipientStanzaReader reader) {
        this.reader = reader;
    }

    @Override
    public synchronized FileKey getFileKey(Iterable<RecipientStanza> stanzas)
            throws GeneralSecurityException {
        var now = new ArrayList<String>();
        for (RecipientStanza stanza : stanzas) {
            now.add(stanza.getType() + " " + stanza.getArguments() + " " + Arrays.toString(stanza.getBody()));
        }
        if (key.length == 0 || !now.equals(header)) {
            FileKey found = reader.getFileKey(stanzas);
            key = found.getEncoded();
            header = now;
        }
        return new FileKey(key.clone());
    }
}
