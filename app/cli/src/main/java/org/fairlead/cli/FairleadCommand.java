package org.fairlead.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import org.fairlead.run.DriverLogs;

/** The command {@code fairlead}: by itself it only shows what can be asked of it. */
@Command(name = "fairlead", mixinStandardHelpOptions = true, versionProvider = ProductVersion.class,
        resourceBundle = "fairlead.i18n.cli", subcommands = {PlaybooksCommand.class, PlanCommand.class,
                StepCommand.Assess.class, StepCommand.Backup.class, StepCommand.Transfer.class,
                StepCommand.Upgrade.class, ExportCommand.class, ImportCommand.class, StepCommand.Verify.class,
                WatchCommand.class, CheckCommand.class, DiagnoseCommand.class, HelpCardCommand.class,
                RepairCommand.class, CompareCommand.class, MailCommand.class, SiteCopyCommand.class,
                LogsCommand.class,
                RehearseCommand.class, IssuesCommand.class, RunCommand.class, RunsCommand.class,
                ResumeCommand.class, RetryCommand.class, RollbackCommand.class, RestoreCommand.class,
                CopyCommand.class,
                ReportCommand.class,
                FinishCommand.class, CleanCommand.class, NextCommand.class, InspectCommand.class,
                KeygenCommand.class,
                DemoCommand.class})
public final class FairleadCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        DriverLogs.join();
        System.exit(execute(arguments));
    }

    /** Runs the command line and answers its exit code, see {@link ExitCode}. */
    public static int execute(String... arguments) {
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        return new CommandLine(new FairleadCommand()).setCaseInsensitiveEnumValuesAllowed(true)
                .setExitCodeExceptionMapper(ExitCode::of).setExecutionExceptionHandler(Failures::show);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
