package org.fairlead.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** Reads the compiled classes that a rule is held against. */
public final class MainClasses {
    private MainClasses() {}

    /** The classes below a package, without any test's. */
    public static JavaClasses below(String packageName) {
        return new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(new ImportOption.DoNotIncludePackageInfos())
                .withImportOption(location -> !location.contains("-tests.jar"))
                .importPackages(packageName);
    }

    /** The classes below a package, tests and planted ones as well. */
    public static JavaClasses planted(String packageName) {
        return new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludePackageInfos())
                .importPackages(packageName);
    }
}
