@echo off
rem Installs Klantenbestand for who has no Python: uv brings one, the wheel lies beside this file.
rem No administrator rights. Nothing changes but the user's own folders, and his own PATH.
setlocal EnableExtensions DisableDelayedExpansion
title Klantenbestand installeren
cd /d "%~dp0"

echo.
echo   Klantenbestand installeren
echo   --------------------------
echo   Dit duurt een paar minuten. U hebt er geen beheerdersrechten voor nodig.
echo.

set "WHEEL="
for %%f in ("klantenbestand-*.whl") do set "WHEEL=%%~ff"
if not defined WHEEL goto nowheel

:excel
tasklist /fi "imagename eq EXCEL.EXE" 2>nul | find /i "EXCEL.EXE" >nul
if errorlevel 1 goto uv
echo   Excel is nog open. Sla uw werk op en sluit Excel.
pause
goto excel

:uv
set "UV="
if exist "%~dp0uv.exe" set "UV=%~dp0uv.exe"
if not defined UV for %%u in (uv.exe) do if not "%%~$PATH:u"=="" set "UV=%%~$PATH:u"
if not defined UV if exist "%USERPROFILE%\.local\bin\uv.exe" set "UV=%USERPROFILE%\.local\bin\uv.exe"
if defined UV goto tool
echo   Stap 1 van 3: het hulpprogramma uv ophalen (van astral.sh) ...
powershell -NoProfile -ExecutionPolicy Bypass -Command "irm https://astral.sh/uv/install.ps1 | iex" >nul
if exist "%USERPROFILE%\.local\bin\uv.exe" set "UV=%USERPROFILE%\.local\bin\uv.exe"
if not defined UV goto nouv

:tool
echo   Stap 2 van 3: Python en Klantenbestand klaarzetten ...
"%UV%" tool install --quiet --force --managed-python --python 3.13 "%WHEEL%"
if errorlevel 1 goto notool

set "BIN="
for /f "usebackq delims=" %%d in (`""%UV%" tool dir --bin"`) do set "BIN=%%d"
if not exist "%BIN%\klantenbestand.exe" goto notool
rem So that a new command window finds klantenbestand. What fails here is no reason to stop: the buttons need it not.
"%UV%" tool update-shell --quiet >nul 2>nul

echo   Stap 3 van 3: de tab in Excel zetten, en een keer proefdraaien ...
echo.
"%BIN%\klantenbestand.exe" installeren
if errorlevel 1 goto failed

echo.
echo   Klaar. Start Excel: bovenaan staat de tab Klantenbestand.
echo.
pause
exit /b 0

:nowheel
echo   Het bestand klantenbestand-....whl staat niet naast dit bestand.
echo   Hebt u het zip-bestand al uitgepakt? Klik er met rechts op, kies Alles uitpakken,
echo   en dubbelklik dan in de nieuwe map op Installeren.
goto stopped

:nouv
echo   Het hulpprogramma uv kon niet worden opgehaald.
echo   Hebt u internet? Houdt een beveiliging het tegen, vraag dan uw systeembeheerder
echo   om uv.exe naast dit bestand te zetten. In LEESMIJ staat wat u kunt vragen.
goto stopped

:notool
echo   Python of Klantenbestand kon niet worden klaargezet.
echo   Hebt u internet? Kijk in LEESMIJ, bij "Als het niet lukt".
goto stopped

:failed
echo.
echo   Er is iets niet gelukt; hierboven staat wat u kunt doen.

:stopped
echo.
pause
exit /b 1
