package org.fairlead.step.backup;

import java.nio.file.Path;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.fairlead.model.Severity;

import static org.assertj.core.api.Assertions.assertThat;

/** Where what is kept lies, and how fast it comes back. */
class KeptPlaceTest {
    private static final Path FILE = Path.of("whole-database.sql.zst.age");

    @ParameterizedTest
    @CsvSource({"nfs4,true", "cifs,true", "smb3,true", "fuse.sshfs,true", "davfs2,true", "ext4,false",
            "NTFS,false", "overlay,false", "apfs,false", "btrfs,false", "fuseblk,false"})
    void knowsWhatLiesOnAnotherMachine(String kind, boolean remote) {
        assertThat(KeptPlace.isRemote(kind)).isEqualTo(remote);
    }

    @ParameterizedTest
    @CsvSource({"1048576,60000,false", "1073741824,300000,true", "1073741824,10000,false"})
    void warnsOfAPlaceThatIsSlow(long bytes, long millis, boolean slow) {
        assertThat(KeptPlace.slow(FILE, bytes, millis).isPresent()).isEqualTo(slow);
        KeptPlace.slow(FILE, bytes, millis).ifPresent(problem -> assertThat(problem.severity()).isEqualTo(
                Severity.WARNING));
    }
}
