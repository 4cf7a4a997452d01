; Installs the studio for one person, without an administrator: compiled by build.py, silent with /S.
Unicode true
SetCompressor /SOLID lzma
!include "MUI2.nsh"
!include "FileFunc.nsh"

!define NAME "HolySheep Studio"
!define ID "HolySheepStudio"
!define WINDOW "holysheep-studio-window.exe"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${ID}"

Name "${NAME}"
OutFile "${TARGET}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "Software\${ID}" "Folder"
ShowInstDetails nevershow
ShowUninstDetails nevershow
ManifestDPIAware true

VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "FileDescription" "${NAME} setup"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "The HolySheep Studio authors"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${WINDOW}"
!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"

LangString KEPT ${LANG_ENGLISH} "Your clips, queue and settings stay where they are: $LOCALAPPDATA\${NAME}"
LangString KEPT ${LANG_SIMPCHINESE} "你的片段、队列和设置保留在原处：$LOCALAPPDATA\${NAME}"
LangString OLDSYSTEM ${LANG_ENGLISH} "${NAME} needs Windows 10 or newer, 64 bits."
LangString OLDSYSTEM ${LANG_SIMPCHINESE} "${NAME} 需要 64 位的 Windows 10 或更高版本。"
LangString RUNNING ${LANG_ENGLISH} "${NAME} is running. Close it and its jobs, then try again."
LangString RUNNING ${LANG_SIMPCHINESE} "${NAME} 正在运行。请关闭它及其任务，然后重试。"
LangString SCRIPT ${LANG_ENGLISH} "Fountain screenplay"
LangString SCRIPT ${LANG_SIMPCHINESE} "Fountain 剧本"
LangString PROJECT ${LANG_ENGLISH} "${NAME} project"
LangString PROJECT ${LANG_SIMPCHINESE} "${NAME} 项目"

!include "x64.nsh"
!include "WinVer.nsh"

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    MessageBox MB_ICONSTOP "$(OLDSYSTEM)" /SD IDOK
    Abort
  ${EndIf}
FunctionEnd

; a kind of clip that the studio offers to open; what opens it by itself stays the person's choice
!macro OFFER ENDING
  WriteRegStr HKCU "Software\Classes\.${ENDING}\OpenWithProgids" "${ID}.Clip" ""
  WriteRegStr HKCU "Software\${ID}\Capabilities\FileAssociations" ".${ENDING}" "${ID}.Clip"
!macroend
!macro WITHDRAW ENDING
  DeleteRegValue HKCU "Software\Classes\.${ENDING}\OpenWithProgids" "${ID}.Clip"
  DeleteRegKey /ifempty HKCU "Software\Classes\.${ENDING}\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "Software\Classes\.${ENDING}"
!macroend
!macro WITHDRAW_SCRIPT ENDING
  DeleteRegValue HKCU "Software\Classes\.${ENDING}\OpenWithProgids" "${ID}.Script"
  DeleteRegKey /ifempty HKCU "Software\Classes\.${ENDING}\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "Software\Classes\.${ENDING}"
!macroend
; a program that runs cannot be opened for writing, nor exchanged: nothing is touched while one does
!macro ASK_TO_CLOSE FILE
  ${If} ${FileExists} "$INSTDIR\${FILE}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${FILE}" a
    ${If} ${Errors}
      MessageBox MB_ICONSTOP "$(RUNNING)" /SD IDOK
      Abort
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend
!macro FOR_CLIPS DO
  !insertmacro ${DO} "mp4"
  !insertmacro ${DO} "mov"
  !insertmacro ${DO} "mkv"
  !insertmacro ${DO} "webm"
  !insertmacro ${DO} "avi"
  !insertmacro ${DO} "m4v"
  !insertmacro ${DO} "mpg"
  !insertmacro ${DO} "mpeg"
  !insertmacro ${DO} "mts"
  !insertmacro ${DO} "m2ts"
  !insertmacro ${DO} "mxf"
  !insertmacro ${DO} "wmv"
  !insertmacro ${DO} "3gp"
!macroend

Section
  !insertmacro ASK_TO_CLOSE "${WINDOW}"
  !insertmacro ASK_TO_CLOSE "holysheep-studio.exe"
  ; an older version's files go first: what is no longer part of the studio must not be loaded
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${FOLDER}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${WINDOW}"
  WriteRegStr HKCU "Software\${ID}" "Folder" "$INSTDIR"
  WriteRegStr HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\holysheep-studio.exe" "" "$INSTDIR\holysheep-studio.exe"

  WriteRegStr HKCU "Software\Classes\${ID}.Clip\DefaultIcon" "" "$INSTDIR\${WINDOW},0"
  WriteRegStr HKCU "Software\Classes\${ID}.Clip\shell\open\command" "" '"$INSTDIR\${WINDOW}" "%1"'
  WriteRegStr HKCU "Software\Classes\${ID}.Script" "" "$(SCRIPT)"
  WriteRegStr HKCU "Software\Classes\${ID}.Script\DefaultIcon" "" "$INSTDIR\${WINDOW},0"
  WriteRegStr HKCU "Software\Classes\${ID}.Script\shell\open\command" "" '"$INSTDIR\${WINDOW}" "%1"'
  WriteRegStr HKCU "Software\Classes\.fountain\OpenWithProgids" "${ID}.Script" ""
  WriteRegStr HKCU "Software\Classes\.spmd\OpenWithProgids" "${ID}.Script" ""
  WriteRegStr HKCU "Software\Classes\${ID}.Project" "" "$(PROJECT)"
  WriteRegStr HKCU "Software\Classes\${ID}.Project\DefaultIcon" "" "$INSTDIR\${WINDOW},0"
  WriteRegStr HKCU "Software\Classes\${ID}.Project\shell\open\command" "" '"$INSTDIR\${WINDOW}" "%1"'
  WriteRegStr HKCU "Software\Classes\.hsproj" "" "${ID}.Project"
  WriteRegStr HKCU "Software\${ID}\Capabilities" "ApplicationName" "${NAME}"
  WriteRegStr HKCU "Software\${ID}\Capabilities\FileAssociations" ".fountain" "${ID}.Script"
  WriteRegStr HKCU "Software\${ID}\Capabilities\FileAssociations" ".spmd" "${ID}.Script"
  WriteRegStr HKCU "Software\${ID}\Capabilities\FileAssociations" ".hsproj" "${ID}.Project"
  !insertmacro FOR_CLIPS OFFER
  WriteRegStr HKCU "Software\RegisteredApplications" "${NAME}" "Software\${ID}\Capabilities"

  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" "$0"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${WINDOW}"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The HolySheep Studio authors"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section "Uninstall"
  ; only what was installed: the folder may be one in which a person keeps other things
  !insertmacro ASK_TO_CLOSE "${WINDOW}"
  !insertmacro ASK_TO_CLOSE "holysheep-studio.exe"
  Delete "$INSTDIR\${WINDOW}"
  Delete "$INSTDIR\holysheep-studio.exe"
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  !insertmacro FOR_CLIPS WITHDRAW
  !insertmacro WITHDRAW_SCRIPT "fountain"
  !insertmacro WITHDRAW_SCRIPT "spmd"
  DeleteRegKey HKCU "Software\Classes\${ID}.Clip"
  DeleteRegKey HKCU "Software\Classes\${ID}.Script"
  DeleteRegKey HKCU "Software\Classes\${ID}.Project"
  DeleteRegKey HKCU "Software\Classes\.hsproj"
  DeleteRegValue HKCU "Software\RegisteredApplications" "${NAME}"
  DeleteRegKey HKCU "Software\${ID}"
  DeleteRegKey HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\holysheep-studio.exe"
  DeleteRegKey HKCU "${UNINSTALL}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  MessageBox MB_ICONINFORMATION "$(KEPT)" /SD IDOK
SectionEnd
