@echo off
rem The terminal. Needs a Java 21 or newer: JAVA_HOME's, else the one on the PATH.
setlocal
set "HOME_DIR=%~dp0.."
if defined JAVA_HOME (set "JAVA=%JAVA_HOME%\bin\java.exe") else (set "JAVA=java.exe")
"%JAVA%" @jvm.terminal@ %FAIRLEAD_JAVA_OPTIONS% -cp "%HOME_DIR%\lib\*" @main.terminal@ %*
exit /b %ERRORLEVEL%
