@echo off
rem Double-click me: sets everything up (once), starts the workshop and opens your page.
rem It does what "make serve" does, for a computer without "make".
setlocal
pushd "%~dp0"
if not exist pyproject.toml goto :alone
rem So that it still runs after the folder has been moved, and with whatever letters in its name.
set "PYTHONPATH=%CD%"
call :check_set_up
if "%errorlevel%"=="0" goto :serve
echo Setting up (once, a minute or two) ...
rem "call", for a Python may be a command file, which would not come back here.
call .venv\Scripts\python -c "import pip" >nul 2>nul
if "%errorlevel%"=="0" goto :install

rem An environment whose Python is gone, or which came from another computer, is made again.
set "PYTHON="
for %%P in ("py -3" "python" "python3") do call :try %%~P
if not defined PYTHON goto :missing
call %PYTHON% -m venv --clear .venv
if not "%errorlevel%"=="0" goto :failed

:install
call .venv\Scripts\python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
if not "%errorlevel%"=="0" goto :failed
echo done> .venv\serve.stamp

:serve
call .venv\Scripts\python -m workshop serve %*
if "%errorlevel%"=="0" exit /b 0
rem Ctrl+C is how a workshop is stopped.
if "%errorlevel%"=="-1073741510" exit /b 0
set "SAID=The workshop has stopped; the line above says why."
goto :give_up

:try
if defined PYTHON exit /b 0
call %* -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul
if "%errorlevel%"=="0" set "PYTHON=%*"
exit /b 0

:check_set_up
if not exist .venv\serve.stamp exit /b 1
call .venv\Scripts\python -c "import sys; from os.path import getmtime as at; sys.exit(max(at('pyproject.toml'), at('constraints.txt')) > at('.venv/serve.stamp'))" >nul 2>nul
exit /b %errorlevel%

:alone
set "SAID=The rest of the workshop is not beside this file: unpack the whole folder, and double-click the file in it."
goto :give_up

:missing
set "SAID=Python 3.11 or newer is missing: install it from https://www.python.org/downloads/ with "Add python.exe to PATH" ticked, and double-click this file once more."
goto :give_up

:failed
set "SAID=Setting up did not work: connect this computer to the internet, and double-click this file once more."

:give_up
echo.
echo %SAID%
pause
exit /b 1
