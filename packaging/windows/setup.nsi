; The installer of Windows, built on Linux by build.py. For one person, without an administrator's rights.
; Defined by build.py: VERSION NUMBERS OUT ICON FILES (a list with the File lines, in order) LONGEST (letters of the
; longest path below the program's folder) KB (size of the program).
Unicode true
Target amd64-unicode
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\SoDoiThoai"
!define CLASSES "Software\Classes"
!include MUI2.nsh
!include LogicLib.nsh
!include WordFunc.nsh
!include WinVer.nsh
!include x64.nsh
!insertmacro VersionCompare

Name "Sổ Đối Thoại"
OutFile "${OUT}"
!ifdef QUICK
  SetCompressor zlib            ; for trying only
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif
SetDateSave off                 ; the same bytes for the same sources
RequestExecutionLevel user      ; no administrator
InstallDir "$LOCALAPPDATA\Programs\SoDoiThoai"
InstallDirRegKey HKCU "${KEY}" InstallLocation
ManifestDPIAware true
ManifestSupportedOS Win10
ManifestLongPathAware true
BrandingText "Sổ Đối Thoại ${VERSION}"
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\SoDoiThoai.exe"
!define MUI_LANGDLL_ALWAYSSHOW
!define MUI_LANGDLL_REGISTRY_ROOT HKCU
!define MUI_LANGDLL_REGISTRY_KEY "${KEY}"
!define MUI_LANGDLL_REGISTRY_VALUENAME "Language"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Vietnamese"
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_RESERVEFILE_LANGDLL

VIProductVersion "${NUMBERS}"
VIAddVersionKey /LANG=${LANG_VIETNAMESE} ProductName "Sổ Đối Thoại"
VIAddVersionKey /LANG=${LANG_VIETNAMESE} FileDescription "Cài đặt Sổ Đối Thoại"
VIAddVersionKey /LANG=${LANG_VIETNAMESE} FileVersion "${VERSION}"
VIAddVersionKey /LANG=${LANG_VIETNAMESE} LegalCopyright "MIT"

LangString NEWER ${LANG_VIETNAMESE} "Máy đang có bản mới hơn ($0). Không cài bản ${VERSION} đè lên; không có gì thay đổi."
LangString NEWER ${LANG_ENGLISH} "A newer version ($0) is installed. Version ${VERSION} is not put over it; nothing was changed."
LangString OPEN ${LANG_VIETNAMESE} "Sổ Đối Thoại đang mở. Hãy đóng chương trình rồi chọn Thử lại."
LangString OPEN ${LANG_ENGLISH} "Sổ Đối Thoại is open. Close it, then choose Retry."
LangString OLD ${LANG_VIETNAMESE} "Cần Windows 10 (bản 1809) trở lên, 64 bit. Máy này chưa đáp ứng; không có gì thay đổi."
LangString OLD ${LANG_ENGLISH} "Windows 10 (1809) or later, 64-bit, is needed; nothing was changed."
LangString DEEP ${LANG_VIETNAMESE} "Đường dẫn thư mục cài đặt quá dài. Hãy chọn thư mục có đường dẫn ngắn hơn."
LangString DEEP ${LANG_ENGLISH} "The folder's path is too long. Choose a folder with a shorter path."
LangString REGISTER ${LANG_VIETNAMESE} "Sổ tiếp xúc, đối thoại"
LangString REGISTER ${LANG_ENGLISH} "Register of dialogues"
LangString PACKAGE ${LANG_VIETNAMESE} "Gói dữ liệu đối thoại"
LangString PACKAGE ${LANG_ENGLISH} "Package of dialogues"
LangString SEALED ${LANG_VIETNAMESE} "Gói dữ liệu đối thoại đã niêm phong"
LangString SEALED ${LANG_ENGLISH} "Sealed package of dialogues"
LangString RECEIPT ${LANG_VIETNAMESE} "Phiếu tiếp nhận gói dữ liệu"
LangString RECEIPT ${LANG_ENGLISH} "Receipt of a package"
LangString OFFICE_KEY ${LANG_VIETNAMESE} "Khóa của cơ quan"
LangString OFFICE_KEY ${LANG_ENGLISH} "Key of an office"

; A running program keeps its file open for itself: it cannot be opened to write.
!macro ASK_TO_CLOSE NAME
  ${If} ${FileExists} "$INSTDIR\${NAME}"
    again_${NAME}:
    ClearErrors
    FileOpen $1 "$INSTDIR\${NAME}" a
    ${If} ${Errors}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(OPEN)" /SD IDCANCEL IDRETRY again_${NAME}
      SetErrorLevel 5
      Abort
    ${EndIf}
    FileClose $1
  ${EndIf}
!macroend

!macro FILE_TYPE ENDING CLASS NAME ICON
  WriteRegStr HKCU "${CLASSES}\${ENDING}" "" "${CLASS}"
  WriteRegStr HKCU "${CLASSES}\${ENDING}\OpenWithProgids" "${CLASS}" ""
  WriteRegStr HKCU "${CLASSES}\${CLASS}" "" "${NAME}"
  WriteRegStr HKCU "${CLASSES}\${CLASS}\DefaultIcon" "" "$INSTDIR\SoDoiThoai.exe,${ICON}"
  WriteRegStr HKCU "${CLASSES}\${CLASS}\shell\open\command" "" '"$INSTDIR\SoDoiThoai.exe" "%1"'
!macroend

!macro NO_FILE_TYPE ENDING CLASS
  DeleteRegKey HKCU "${CLASSES}\${CLASS}"
  DeleteRegValue HKCU "${CLASSES}\${ENDING}\OpenWithProgids" "${CLASS}"
  ReadRegStr $0 HKCU "${CLASSES}\${ENDING}" ""
  ${If} $0 == "${CLASS}"
    DeleteRegValue HKCU "${CLASSES}\${ENDING}" ""
  ${EndIf}
  DeleteRegKey /ifempty HKCU "${CLASSES}\${ENDING}\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${CLASSES}\${ENDING}"
!macroend

; The desktop draws its icons anew: SHChangeNotify(SHCNE_ASSOCCHANGED).
!macro REFRESH
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

Function .onInit
  StrCpy $LANGUAGE ${LANG_VIETNAMESE}
  !insertmacro MUI_LANGDLL_DISPLAY
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastBuild} 17763
    MessageBox MB_OK|MB_ICONSTOP "$(OLD)" /SD IDOK
    SetErrorLevel 4
    Quit
  ${EndIf}
  ReadRegStr $0 HKCU "${KEY}" DisplayVersion
  ${If} $0 != ""
    ${VersionCompare} "$0" "${VERSION}" $1
    ${If} $1 == 1
      MessageBox MB_OK|MB_ICONSTOP "$(NEWER)" /SD IDOK
      SetErrorLevel 3
      Quit
    ${EndIf}
  ${EndIf}
FunctionEnd

Section
  ; Without long paths (Windows' own setting) a path has 259 letters; ours must fit.
  StrLen $0 "$INSTDIR"
  IntOp $0 $0 + ${LONGEST}
  ${If} $0 > 258
    MessageBox MB_OK|MB_ICONSTOP "$(DEEP)" /SD IDOK
    SetErrorLevel 6
    Abort
  ${EndIf}
  SetOutPath "$INSTDIR"
  !insertmacro ASK_TO_CLOSE "SoDoiThoai.exe"
  !insertmacro ASK_TO_CLOSE "doithoai.exe"
  ; of an older version; what a person put beside the program stays
  RMDir /r "$INSTDIR\app"
  RMDir /r "$INSTDIR\python"
  RMDir /r "$INSTDIR\licences"
  !include "${FILES}"
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateDirectory "$SMPROGRAMS"
  CreateShortcut "$SMPROGRAMS\Sổ Đối Thoại.lnk" "$INSTDIR\SoDoiThoai.exe"
  CreateShortcut "$DESKTOP\Sổ Đối Thoại.lnk" "$INSTDIR\SoDoiThoai.exe"
  !insertmacro FILE_TYPE ".sdt" "SoDoiThoai.Register" "$(REGISTER)" 1
  !insertmacro FILE_TYPE ".sdtz" "SoDoiThoai.Package" "$(PACKAGE)" 2
  !insertmacro FILE_TYPE ".sdta" "SoDoiThoai.Sealed" "$(SEALED)" 3
  !insertmacro FILE_TYPE ".sdr" "SoDoiThoai.Receipt" "$(RECEIPT)" 4
  !insertmacro FILE_TYPE ".sdk" "SoDoiThoai.Key" "$(OFFICE_KEY)" 4
  WriteRegStr HKCU "${KEY}" DisplayName "Sổ Đối Thoại"
  WriteRegStr HKCU "${KEY}" DisplayVersion "${VERSION}"
  WriteRegStr HKCU "${KEY}" DisplayIcon "$INSTDIR\SoDoiThoai.exe"
  WriteRegStr HKCU "${KEY}" InstallLocation "$INSTDIR"
  WriteRegStr HKCU "${KEY}" UninstallString '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" QuietUninstallString '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" NoModify 1
  WriteRegDWORD HKCU "${KEY}" NoRepair 1
  WriteRegDWORD HKCU "${KEY}" EstimatedSize ${KB}
  !insertmacro REFRESH
SectionEnd

Function un.onInit
  !insertmacro MUI_UNGETLANGUAGE
FunctionEnd

Section Uninstall
  !insertmacro ASK_TO_CLOSE "SoDoiThoai.exe"
  !insertmacro ASK_TO_CLOSE "doithoai.exe"
  ; only what was installed: registers a person put beside the program stay, and so do all others
  RMDir /r "$INSTDIR\app"
  RMDir /r "$INSTDIR\python"
  RMDir /r "$INSTDIR\licences"
  Delete "$INSTDIR\SoDoiThoai.exe"
  Delete "$INSTDIR\doithoai.exe"
  Delete "$INSTDIR\sbom.cdx.json"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Sổ Đối Thoại.lnk"
  Delete "$DESKTOP\Sổ Đối Thoại.lnk"
  !insertmacro NO_FILE_TYPE ".sdt" "SoDoiThoai.Register"
  !insertmacro NO_FILE_TYPE ".sdtz" "SoDoiThoai.Package"
  !insertmacro NO_FILE_TYPE ".sdta" "SoDoiThoai.Sealed"
  !insertmacro NO_FILE_TYPE ".sdr" "SoDoiThoai.Receipt"
  !insertmacro NO_FILE_TYPE ".sdk" "SoDoiThoai.Key"
  DeleteRegKey HKCU "${KEY}"
  !insertmacro REFRESH
SectionEnd
