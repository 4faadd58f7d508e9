Attribute VB_Name = "UndoTip"
Option Explicit

' The tip of Laatste stap ongedaan maken: which step it takes back now. The hidden tab Geheugen has a row for each run
' that changed data, the last one below: its name, the step, the moment (2026-01-31 14:05), and what of it was taken back
' ("*": all). Whoever sent the workbook may have written there: only a step and a moment are shown.

Private Const MEMORY As String = "Geheugen"
Private Const RUNS As String = "Geheugen_stappen"
Private Const MOMENT As String = "####-##-## ##:##"

Public Sub TellUndo(control As IRibbonControl, ByRef Answer)
    Dim Last As String
    Last = LastStep()
    If Last = "" Then Last = "de laatste stap die iets in uw gegevens veranderde, ook weken later"
    Answer = "Draait terug: " & Last & ". U ziet eerst wat er teruggaat; zonder uw Ja verandert er niets. " & _
             "Wat u daarna zelf hebt veranderd, blijft staan en wordt genoemd."
End Sub

Private Function LastStep() As String
    Dim Sheet As Object
    If ActiveWorkbook Is Nothing Then Exit Function
    For Each Sheet In ActiveWorkbook.Worksheets
        If LastStep = "" And Left$(Sheet.Name, Len(MEMORY)) = MEMORY Then LastStep = LastOn(Sheet)
    Next Sheet
End Function

Private Function LastOn(ByVal Sheet As Object) As String
    Dim Body As Object
    Dim i As Long
    On Error GoTo Unknown ' a tab of that name without our table: the owner's own
    Set Body = Sheet.ListObjects(RUNS).DataBodyRange
    For i = Body.Rows.Count To 1 Step -1
        If IsLive(CStr(Body.Cells(i, 2).Value), CStr(Body.Cells(i, 3).Value), CStr(Body.Cells(i, 4).Value)) Then
            LastOn = "de stap " & Body.Cells(i, 2).Value & " van " & ForPeople(CStr(Body.Cells(i, 3).Value))
            Exit Function
        End If
    Next i
Unknown:
End Function

Private Function IsLive(ByVal StepName As String, ByVal When As String, ByVal Undone As String) As Boolean
    If StepName = "" Or StepName = "ongedaan" Or StepName Like "*[!a-z]*" Or Len(StepName) > 20 Then Exit Function
    If Not When Like MOMENT Then Exit Function
    IsLive = InStr(vbLf & Undone & vbLf, vbLf & "*" & vbLf) = 0
End Function

Private Function ForPeople(ByVal When As String) As String
    ForPeople = Mid$(When, 9, 2) & "-" & Mid$(When, 6, 2) & "-" & Left$(When, 4) & Mid$(When, 11)
End Function
