Attribute VB_Name = "StepRunner"
Option Explicit

' From a button to Python and back: may it run, a copy of the workbook for Python, RunPython, and what to say when
' Python does not start. RunPython and GetConfig are those of the module xlwings.

Private Const TITLE As String = "Klantenbestand"
Private Const MARK_ENDING As String = ".start"
Private Const GO_ON As String = "10" ' what klantenbestand.who_else ends with
Private Const STOP_HERE As String = "11"
Private Const PATIENCE_ON_MAC As Long = 90 ' seconds; the first start after an update of macOS is slow

Public PythonError As String ' set by the module xlwings where it would have shown English words
Public IsRunning As Boolean ' whether a button of ours runs: only then the functions of the module xlwings do anything

Private Waiting As String ' the token of the step that was started last
Private IsAsking As Boolean ' whether the question who else is in the workbook is on the screen

Public Sub RunStep(ByVal StepName As String, Optional ByVal Choice As String = "", Optional ByVal NeedsWorkbook As Boolean = True, Optional ByVal ChangesData As Boolean = False)
    Dim Token As String
    On Error GoTo Failed
    PythonError = ""
    If IsAsking Or Not IsStepName(StepName) Then Exit Sub
    If Not MayRun(NeedsWorkbook) Then Exit Sub
    If ChangesData Then
        If Not IsAlone(ActiveWorkbook) Then Exit Sub
    End If
    IsRunning = True
    Application.StatusBar = TITLE & ": starten..." ' at once: Python needs a second or more before it can say anything
    Token = CreateGUID()
    Waiting = Token
    HandOver Token
    RunPython PythonCommand(StepName, Token, Choice)
    IsRunning = False
    SeeWhetherItStarted Token
    RefreshControl "ongedaan" ' its tip says what was done last
    Exit Sub
Failed:
    IsRunning = False
    PythonError = Err.Description
    TellThatItIsStopped Token
End Sub

Private Function MayRun(ByVal NeedsWorkbook As Boolean) As Boolean
    If IsBusy() Then
        Tell "Excel is nog bezig met een cel. Druk op Enter of op Esc, en klik dan nog een keer."
    ElseIf ActiveWorkbook Is Nothing And NeedsWorkbook Then
        Tell "Er is geen werkmap open om mee te werken." & vbNewLine & vbNewLine & _
             "Open eerst de werkmap met uw klanten. Hebt u die nog niet? Klik dan op Nieuw, of op Voorbeeld om te oefenen." & vbNewLine & vbNewLine & _
             "Staat er bovenaan 'Beveiligde weergave'? Klik dan eerst op Bewerken inschakelen."
    Else
        If ActiveWorkbook Is Nothing Then Workbooks.Add
        If Not NameIsSafe(ActiveWorkbook.FullName) Or InStr(ActiveWorkbook.Name, "=") > 0 Then
            Tell "In de naam van deze werkmap, of van de map waarin zij staat, zit een teken waarmee Klantenbestand niet veilig kan werken: " & _
                 "een van deze ^ | ` $ "" ; < > = % of een bijzonder teken." & vbNewLine & vbNewLine & _
                 "Sla de werkmap op onder een andere naam, en klik dan nog een keer."
        ElseIf HandOverFolder() = "" Then
            Tell "De installatie van Klantenbestand is niet compleet." & vbNewLine & vbNewLine & _
                 "Voer Installeren nog een keer uit, en start Excel daarna opnieuw."
        Else
            MayRun = True
        End If
    End If
End Function

' A picture in a workbook that came by mail may have RunStep as its macro, with words of its own: no more than a name
' reaches Python.
Private Function IsStepName(ByVal StepName As String) As Boolean
    IsStepName = StepName <> "" And Not StepName Like "*[!a-z]*"
End Function

' On OneDrive and SharePoint nobody can see who else is in a workbook: who changes data there is asked. For steps that only
' make tabs of ours it does not matter.
Private Function MayHoldOthers(ByVal Book As Object) As Boolean
    If InStr(Book.FullName, "://") > 0 Then MayHoldOthers = True
    On Error Resume Next ' Excel 2016 and 2019 do not know AutoSaveOn
    If Book.AutoSaveOn = True Then MayHoldOthers = True
End Function

Private Function IsAlone(ByVal Book As Object) As Boolean
    Dim Answer As String
    IsAlone = True
    If Not MayHoldOthers(Book) Then Exit Function
    IsAsking = True
    Answer = AnswerInWindow()
    If Answer <> GO_ON And Answer <> STOP_HERE Then Answer = AnswerInBox()
    IsAsking = False
    IsAlone = Answer = GO_ON And Book Is ActiveWorkbook
End Function

' A message box cannot have Ga door and Stop on its buttons: a window of a small Python of its own has
' (klantenbestand.who_else). Excel waits for it as for any program; whatever else it answers, or nothing: it did not ask.
Private Function AnswerInWindow() As String
    On Error Resume Next
    IsRunning = True
    #If Mac Then
        AnswerInWindow = AppleScriptTask("klantenbestand.applescript", "AskWhoElse", GetConfig("INTERPRETER_MAC"))
    #Else
        AnswerInWindow = WScript.Run("""" & GetConfig("INTERPRETER_WIN") & """ -B -E -P -m klantenbestand.who_else", 0, True)
    #End If
    IsRunning = False
End Function

Private Function AnswerInBox() As String
    AnswerInBox = STOP_HERE
    If MsgBox("Werkt nu iemand anders in dit bestand?" & vbNewLine & vbNewLine & _
              "Deze werkmap staat op OneDrive of SharePoint, of bewaart zichzelf (Automatisch opslaan). Klantenbestand kan dan niet zien wie er nog meer in werkt." & vbNewLine & vbNewLine & _
              "Nee, alleen ik: klik op OK. De knop gaat dan door." & vbNewLine & _
              "Ja, of dat weet ik niet: klik op Annuleren. De knop stopt en er verandert niets.", _
              vbOKCancel + vbExclamation + vbDefaultButton2, TITLE) = vbOK Then AnswerInBox = GO_ON
End Function

Private Function IsBusy() As Boolean
    On Error Resume Next ' where Excel does not know Ready, it is
    IsBusy = Not Application.Ready
End Function

' The name goes through cmd.exe on Windows, a shell on a Mac, and the path of Python: a file that came by mail must not
' be able to bring a command along in its name. A "%" only as a part of an address (%20), never as a variable.
Public Function NameIsSafe(ByVal FullName As String) As Boolean
    Const FORBIDDEN As String = "^|`$"";<>"
    Dim i As Long
    Dim One As String
    For i = 1 To Len(FullName)
        One = Mid$(FullName, i, 1)
        If InStr(FORBIDDEN, One) > 0 Then Exit Function
        If One < " " Then Exit Function ' line ends and such
        If One = "%" Then
            If InStr(FullName, "://") = 0 Then Exit Function
            If Not IsHex(Mid$(FullName, i + 1, 1)) Or Not IsHex(Mid$(FullName, i + 2, 1)) Then Exit Function
        End If
        #If Mac Then
            If One = "\" Then Exit Function
        #End If
    Next i
    NameIsSafe = True
End Function

Private Function IsHex(ByVal One As String) As Boolean
    If Len(One) = 1 Then IsHex = InStr("0123456789ABCDEFabcdef", One) > 0
End Function

' Single quotes only: cmd.exe and the AppleScript put the command between double ones. What the owner typed (the name
' of a template) goes as hexadecimal digits, so that it is never read as Python.
Private Function PythonCommand(ByVal StepName As String, ByVal Token As String, ByVal Choice As String) As String
    PythonCommand = "from klantenbestand import ribbon; ribbon." & StepName & "('" & Token & "'"
    If Choice <> "" Then PythonCommand = PythonCommand & ", '" & InHex(Choice) & "'"
    PythonCommand = PythonCommand & ")"
End Function

Private Function InHex(ByVal Words As String) As String
    Dim i As Long
    For i = 1 To Len(Words)
        InHex = InHex & Right$("000" & Hex$(AscW(Mid$(Words, i, 1)) And &HFFFF&), 4)
    Next i
End Function

' A Function of an add-in is also a worksheet function of every workbook: without this, a formula =RunPython("...") in a
' file that came by mail would run it. (In a cell, Application.Caller is a Range.)
Public Function IsBarred() As Boolean
    Dim Caller As String
    On Error Resume Next ' where Excel cannot say who calls, it is no cell
    Caller = TypeName(Application.Caller)
    IsBarred = Not IsRunning Or Caller = "Range"
End Function

Public Function HandOverFolder() As String
    Dim Before As Boolean
    Before = IsRunning
    IsRunning = True
    HandOverFolder = GetConfig("OVERDRACHT")
    IsRunning = Before
End Function

Private Function HandOverFile(ByVal Token As String, ByVal Ending As String) As String
    HandOverFile = HandOverFolder() & Application.PathSeparator & Token & Ending
End Function

' A mark that Python takes away first thing, and a copy of the workbook as it is now: that is what Python reads, and
' the backup.
Private Sub HandOver(ByVal Token As String)
    Dim FileNumber As Integer
    FileNumber = FreeFile
    Open HandOverFile(Token, MARK_ENDING) For Output As #FileNumber
    Print #FileNumber, "wacht"
    Close #FileNumber
    On Error Resume Next ' without a copy Python reads through Excel, or says why it cannot
    ActiveWorkbook.SaveCopyAs HandOverFile(Token, EndingOf(ActiveWorkbook.Name))
End Sub

Private Function EndingOf(ByVal BookName As String) As String
    Dim Position As Long
    Position = InStrRev(BookName, ".")
    If Position > 0 Then EndingOf = Mid$(BookName, Position) Else EndingOf = ".xlsx"
End Function

Private Function HasStarted(ByVal Token As String) As Boolean
    HasStarted = Dir(HandOverFile(Token, MARK_ENDING)) = ""
End Function

' On Windows RunPython waits for Python; on a Mac it returns at once, so there we look later.
Private Sub SeeWhetherItStarted(ByVal Token As String)
    If PythonError <> "" Then
        TellThatItIsStopped Token
    Else
        #If Mac Then
            Application.OnTime Now + TimeSerial(0, 0, PATIENCE_ON_MAC), "'" & ThisWorkbook.Name & "'!StepRunner.LookAgain"
        #Else
            If Not HasStarted(Token) Then TellThatItIsStopped Token
        #End If
    End If
End Sub

Public Sub LookAgain()
    RefreshControl "ongedaan"
    If Waiting = "" Then Exit Sub
    If Not HasStarted(Waiting) Then TellThatItIsStopped Waiting
    Waiting = ""
End Sub

Private Sub TellThatItIsStopped(ByVal Token As String)
    Dim Words As String
    Forget Token
    Application.StatusBar = False
    Words = "Excel kon Klantenbestand niet starten. Er is niets veranderd aan uw werkmap." & vbNewLine & vbNewLine & _
            "Waarschijnlijk houdt een beveiliging op deze computer het tegen (een regel van uw systeembeheerder of een virusscanner), of is de installatie niet compleet." & vbNewLine & vbNewLine & _
            "Zo kunt u toch verder: sla de werkmap op, sluit haar, en sleep het bestand op het pictogram Klantenbestand op uw bureaublad."
    If PythonError <> "" Then Words = Words & vbNewLine & vbNewLine & "Melding: " & Right$(PythonError, 300)
    Tell Words
End Sub

' No copy of the owner's customers stays behind.
Private Sub Forget(ByVal Token As String)
    On Error Resume Next
    If Token = "" Then Exit Sub
    Kill HandOverFile(Token, MARK_ENDING)
    Kill HandOverFile(Token, EndingOf(ActiveWorkbook.Name))
End Sub

Private Sub Tell(ByVal Words As String)
    MsgBox Words, vbInformation, TITLE
End Sub
