package org.fairlead.step;

import java.time.Clock;
import java.util.function.Consumer;

import org.fairlead.model.Progress;
import org.fairlead.record.RunLog;

/**
 * What a step works with besides its input.
 *
 * @param log
 * the run's memory
 * @param progress
 * told often, from any thread; must return at once
 * @param stop
 * read between chunks
 */
public record StepContext(RunLog log, Consumer<Progress> progress, StopSignal stop, Clock clock) {}
