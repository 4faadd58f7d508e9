Attribute VB_Name = "TemplateList"
Option Explicit

' The drop-down Sjabloon: the shipped templates (a list that the installer writes) and the owner's own, in the folder
' Mailings beside his workbook.

Private Const LIST_FILE As String = "sjablonen.txt"
Private Const OWN_FOLDER As String = "Mailings"
Private Const NEEDED_FILE As String = "tekst.txt"

Private Ribbon As IRibbonUI
Private Found As Collection
Private Chosen As String

Public Sub RibbonLoaded(Loaded As IRibbonUI)
    Set Ribbon = Loaded
End Sub

' Another workbook came to the front: its own templates may be others, and what can be taken back in it.
Public Sub RefreshTemplates()
    Set Found = Nothing
    RefreshControl "sjabloon"
    RefreshControl "ongedaan"
End Sub

Public Sub RefreshControl(ByVal Id As String)
    On Error Resume Next ' the ribbon is being built
    If Not Ribbon Is Nothing Then Ribbon.InvalidateControl Id
End Sub

Public Sub TemplateCount(control As IRibbonControl, ByRef Answer)
    Set Found = Nothing
    Answer = Templates().Count
End Sub

Public Sub TemplateId(control As IRibbonControl, Index As Integer, ByRef Answer)
    Answer = "sjabloon" & Index
End Sub

Public Sub TemplateLabel(control As IRibbonControl, Index As Integer, ByRef Answer)
    Answer = Templates().Item(Index + 1)
End Sub

Public Sub TemplateChosen(control As IRibbonControl, ByRef Answer)
    Dim i As Long
    Answer = 0
    For i = 1 To Templates().Count
        If Templates().Item(i) = Chosen Then Answer = i - 1
    Next i
End Sub

Public Sub ChooseTemplate(control As IRibbonControl, Id As String, Index As Integer)
    Chosen = Templates().Item(Index + 1)
End Sub

' The name of the chosen template; the first of the list when none was chosen, "" when there is none.
Public Function ChosenTemplate() As String
    Dim i As Long
    If Templates().Count > 0 Then ChosenTemplate = Templates().Item(1)
    For i = 1 To Templates().Count
        If Templates().Item(i) = Chosen Then ChosenTemplate = Chosen
    Next i
End Function

Private Function Templates() As Collection
    If Found Is Nothing Then
        Set Found = New Collection
        AddShipped
        #If Not Mac Then
            AddOwn ' on a Mac looking into a folder makes Excel ask for permission; there Python adds them to the list
        #End If
    End If
    Set Templates = Found
End Function

Private Sub AddShipped()
    Dim FileNumber As Integer
    Dim Entry As String
    Dim Path As String
    On Error Resume Next ' no list: the installation is not complete, which the buttons say
    Path = HandOverFolder() & Application.PathSeparator & LIST_FILE
    If Dir(Path) = "" Then Exit Sub
    FileNumber = FreeFile
    Open Path For Input As #FileNumber
    Do While Not EOF(FileNumber)
        Line Input #FileNumber, Entry
        Add Entry
    Loop
    Close #FileNumber
End Sub

Private Sub AddOwn()
    Dim Folder As String
    Dim Entry As String
    Dim Names As New Collection
    Dim i As Long
    On Error Resume Next ' in the cloud, or a folder that is not there
    If ActiveWorkbook Is Nothing Then Exit Sub
    If ActiveWorkbook.Path = "" Or InStr(ActiveWorkbook.Path, "://") > 0 Then Exit Sub
    Folder = ActiveWorkbook.Path & Application.PathSeparator & OWN_FOLDER & Application.PathSeparator
    Entry = Dir(Folder & "*", vbDirectory)
    Do While Entry <> ""
        If Left$(Entry, 1) <> "." And Left$(Entry, 1) <> "_" Then Names.Add Entry
        Entry = Dir
    Loop
    For i = 1 To Names.Count
        If Dir(Folder & Names(i) & Application.PathSeparator & NEEDED_FILE) <> "" Then Add Names(i)
    Next i
End Sub

Private Sub Add(ByVal Entry As String)
    Dim i As Long
    If Trim$(Entry) = "" Then Exit Sub
    For i = 1 To Found.Count
        If LCase$(Found(i)) = LCase$(Entry) Then Exit Sub
    Next i
    Found.Add Entry
End Sub
