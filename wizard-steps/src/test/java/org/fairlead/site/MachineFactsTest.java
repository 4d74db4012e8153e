package org.fairlead.site;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MachineFactsTest {
    private static final String MEMINFO = "MemTotal:       16303248 kB\nMemFree:  1 kB\nMemAvailable:    8151624 kB\n";

    @Test
    void memoryIsThatOfTheControlGroupWhereThatIsLess() {
        assertThat(MachineFacts.memory(MEMINFO)).hasValue(15921);
        assertThat(MachineFacts.memory(MEMINFO + "max\n")).hasValue(15921);
        assertThat(MachineFacts.memory(MEMINFO + "4294967296\n")).hasValue(4096);
        assertThat(MachineFacts.memory(MEMINFO + "9223372036854771712\n")).hasValue(15921);
        assertThat(MachineFacts.memory("cat: /proc/meminfo: No such file\n")).isEmpty();
    }

    @Test
    void availableMemoryToo() {
        assertThat(MachineFacts.available(MEMINFO)).hasValue(7960);
        assertThat(MachineFacts.available(MEMINFO + "memory.max max\nmemory.current 1000\n")).hasValue(7960);
        assertThat(MachineFacts.available(MEMINFO + "memory.max 2147483648\nmemory.current 1073741824\n"))
                .hasValue(
                        1024);
        assertThat(MachineFacts.available(MEMINFO + "memory.max 1048576\nmemory.current 2097152\n")).hasValue(
                0);
    }

    @Test
    void coresAreWhatTheControlGroupLeaves() {
        assertThat(MachineFacts.cores("8\n")).hasValue(8);
        assertThat(MachineFacts.cores("8\nmax 100000\n")).hasValue(8);
        assertThat(MachineFacts.cores("8\n150000 100000\n")).hasValue(1);
        assertThat(MachineFacts.cores("8\n400000\n100000\n")).hasValue(4);
        assertThat(MachineFacts.cores("8\n-1\n100000\n")).hasValue(8);
        assertThat(MachineFacts.cores("2\n400000 100000\n")).hasValue(2);
        assertThat(MachineFacts.cores("sh: nproc: not found\n")).isEmpty();
    }

    @Test
    void diskAsPosixHasIt() {
        assertThat(MachineFacts.disk("""
                Filesystem     1024-blocks     Used Available Capacity Mounted on
                /dev/my disk      41152736 20576368  18452000      53% /srv/with blank
                """)).hasValue(18019);
        assertThat(MachineFacts.disk("df: no such file")).isEmpty();
    }

    @Test
    void loadByProcessor() {
        assertThat(MachineFacts.load("1.50 0.70 0.60 2/345 6789\n2\n")).hasValue(75);
        assertThat(MachineFacts.load("nothing")).isEmpty();
    }

    @Test
    void thisMachineCanBeRead() throws Exception {
        if (!java.nio.file.Files.exists(java.nio.file.Path.of("/proc/meminfo"))) {
            System.out.println("SKIPPED: no /proc here, so reading this machine was not tried");
            return;
        }
        assertThat(MachineFacts.memory(said(MachineFacts.MEMORY)).orElse(0)).isPositive();
        assertThat(MachineFacts.available(said(MachineFacts.AVAILABLE)).orElse(0)).isPositive();
        assertThat(MachineFacts.cores(said(MachineFacts.CORES))).isPresent();
        assertThat(MachineFacts.disk(said(MachineFacts.DISK))).isPresent();
        assertThat(MachineFacts.load(said(MachineFacts.LOAD))).isPresent();
    }

    private static String said(String command) throws Exception {
        Process process = new ProcessBuilder("sh", "-c", command).redirectError(
                ProcessBuilder.Redirect.DISCARD).start();
        return new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
