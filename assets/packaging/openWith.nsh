; Windows goes by the last extension alone, and .json belongs to the person's editor: so the app offers itself under
; "Open with" and takes nothing over. SHELL_CONTEXT is the user's or the machine's registry, as the installer runs.
!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\RolloutLab.Scenario" "" "Rollout Lab scenario"
  WriteRegStr SHELL_CONTEXT "Software\Classes\RolloutLab.Scenario\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  WriteRegStr SHELL_CONTEXT "Software\Classes\.json\OpenWithProgids" "RolloutLab.Scenario" ""
!macroend

!macro customUnInstall
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.json\OpenWithProgids" "RolloutLab.Scenario"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\RolloutLab.Scenario"
!macroend
