package org.fairlead.site.local;

import java.nio.file.Path;

import org.fairlead.site.Files;
import org.fairlead.site.FilesContract;

class LocalFilesTest extends FilesContract {
    @Override
    protected Files tree(Path folder) {
        return new LocalFiles(folder);
    }
}
