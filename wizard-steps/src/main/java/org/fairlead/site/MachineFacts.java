package org.fairlead.site;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a Linux machine says of itself: the files of {@code proc(5)} and of control groups, both
 * versions,
 * and {@code df -Pk} as POSIX has it. The commands are ours, change nothing and need no more than a POSIX
 * shell.
 * What cannot be read is empty and never a guess.
 */
public final class MachineFacts {
    /** Memory of the machine, then the limit of its control group where it has one. */
    public static final String MEMORY = "cat /proc/meminfo; cat /sys/fs/cgroup/memory.max "
            + "/sys/fs/cgroup/memory/memory.limit_in_bytes 2>/dev/null; true";
    /** Memory that is free or can be made free, then limit and use of the control group. */
    public static final String AVAILABLE = "cat /proc/meminfo; for f in memory.max memory.current; do printf "
            + "'%s ' $f; cat /sys/fs/cgroup/$f 2>/dev/null || echo; done";
    /** Processors, then how much of them the control group leaves. */
    public static final String CORES = "nproc 2>/dev/null || getconf _NPROCESSORS_ONLN; "
            + "cat /sys/fs/cgroup/cpu.max 2>/dev/null; "
            + "cat /sys/fs/cgroup/cpu/cpu.cfs_quota_us /sys/fs/cgroup/cpu/cpu.cfs_period_us 2>/dev/null; true";
    /** Room where the command runs. */
    public static final String DISK = "df -Pk .";
    /** Load of the last minute, then processors. */
    public static final String LOAD = "cat /proc/loadavg; nproc 2>/dev/null || getconf _NPROCESSORS_ONLN";

    private static final Pattern TOTAL = Pattern.compile("(?m)^MemTotal:\\s+([0-9]{1,15}) kB$");
    private static final Pattern FREE = Pattern.compile("(?m)^MemAvailable:\\s+([0-9]{1,15}) kB$");
    private static final Pattern BYTES = Pattern.compile("(?m)^([0-9]{1,19})$");
    private static final Pattern MAX = Pattern.compile("(?m)^memory\\.max ([0-9]{1,18})$");
    private static final Pattern CURRENT = Pattern.compile("(?m)^memory\\.current ([0-9]{1,18})$");
    private static final Pattern COUNT = Pattern.compile("\\A([0-9]{1,6})\\s");
    private static final Pattern QUOTA = Pattern.compile(
            "(?m)^([0-9]{1,12}) ([0-9]{1,12})$|^([0-9]{1,12})\\n([0-9]{1,12})$");
    private static final Pattern LOAD_LINE = Pattern.compile(
            "\\A([0-9]{1,6}\\.[0-9]{1,3}) [^\\n]*\\n([0-9]{1,6})\\s*\\z");
    private static final Pattern DF_LINE = Pattern.compile(
            "(?m)^.*\\s([0-9]{1,18})\\s+([0-9]{1,18})\\s+([0-9]{1,18})\\s+[0-9]{1,3}%\\s.*$");
    private static final long KIB = 1024;

    private MachineFacts() {}

    /** MiB of memory, from {@link #MEMORY}. */
    public static OptionalLong memory(String said) {
        OptionalLong total = first(TOTAL, said);
        if (total.isEmpty()) {
            return total;
        }
        long bytes = total.getAsLong() * KIB;
        Matcher limits = BYTES.matcher(said);
        while (limits.find()) {
            if (limits.group(1).length() < 19) {
                bytes = Math.min(bytes, Long.parseLong(limits.group(1)));
            }
        }
        return OptionalLong.of(bytes >> 20);
    }

    /** MiB of memory that can be had, from {@link #AVAILABLE}. */
    public static OptionalLong available(String said) {
        OptionalLong free = first(FREE, said);
        if (free.isEmpty()) {
            return free;
        }
        long bytes = free.getAsLong() * KIB;
        OptionalLong most = first(MAX, said);
        OptionalLong used = first(CURRENT, said);
        if (most.isPresent() && used.isPresent()) {
            bytes = Math.min(bytes, Math.max(0, most.getAsLong() - used.getAsLong()));
        }
        return OptionalLong.of(bytes >> 20);
    }

    /** Whole processors, from {@link #CORES}; a control group may leave less than one. */
    public static OptionalLong cores(String said) {
        OptionalLong there = first(COUNT, said);
        Matcher quota = QUOTA.matcher(said.substring(Math.min(said.length(), said.indexOf('\n') + 1)));
        if (there.isEmpty() || !quota.find()) {
            return there;
        }
        long time = Long.parseLong(quota.group(1) == null ? quota.group(3) : quota.group(1));
        long period = Long.parseLong(quota.group(2) == null ? quota.group(4) : quota.group(2));
        return period == 0 ? there : OptionalLong.of(Math.min(there.getAsLong(), time / period));
    }

    /** MiB free, from {@link #DISK}. */
    public static OptionalLong disk(String said) {
        Matcher line = DF_LINE.matcher(said);
        return line.find() ? OptionalLong.of(Long.parseLong(line.group(3)) / KIB) : OptionalLong.empty();
    }

    /** Load by processor in hundredths, from {@link #LOAD}. */
    public static OptionalLong load(String said) {
        Matcher line = LOAD_LINE.matcher(said);
        if (!line.find() || Long.parseLong(line.group(2)) == 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Math.round(100 * Double.parseDouble(line.group(1)) / Long.parseLong(line.group(
                2))));
    }

    private static OptionalLong first(Pattern pattern, String said) {
        Matcher matcher = pattern.matcher(said);
        return matcher.find() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }
}
