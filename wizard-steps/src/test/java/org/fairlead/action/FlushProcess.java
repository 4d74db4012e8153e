package org.fairlead.action;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;

import org.fairlead.plan.DatabaseAddress.Tls;
import org.fairlead.plan.KeyValueAddress;
import org.fairlead.plan.SecretRef;
import org.fairlead.playbook.Action.FlushKeys;
import org.fairlead.playbook.StoredKeys;
import org.fairlead.playbook.StoredKeys.Expires;
import org.fairlead.playbook.StoredKeys.Group;
import org.fairlead.playbook.StoredKeys.Life;
import org.fairlead.record.UndoJournal;
import org.fairlead.sample.TestRedis;
import org.fairlead.secret.AgeSealer;
import org.fairlead.site.KeyValues;

/** A program of its own that empties a store, to be killed at it. */
final class FlushProcess {
    static final FlushKeys ACTION = new FlushKeys("flush", "", List.of("cache"), List.of("page:kept:*"), "",
            List
                    .of(), List.of());
    static final StoredKeys KNOWN = new StoredKeys(List.of(new Group("cache", List.of("page:*"), Life.CACHE,
            Expires.EITHER, List.of())), "");

    private FlushProcess() {}

    static WayBack wayBack(Path folder, AgeSealer sealer) {
        return new WayBack(new UndoJournal(folder.resolve("journal"), new SecureRandom()), sealer, folder
                .resolve("undo"));
    }

    /** Port, number of the database, folder, and the key that is sealed to. */
    public static void main(String[] args) throws Exception {
        var address = new KeyValueAddress("localhost", Integer.parseInt(args[0]), Integer.parseInt(args[1]),
                "",
                SecretRef.none(), Tls.DISABLE, "");
        try (KeyValues store = TestRedis.open(address)) {
            new KeyFlush(store, KNOWN).run(ACTION, wayBack(Path.of(args[2]), AgeSealer.toKey(args[3])),
                    () -> false);
        }
    }
}
