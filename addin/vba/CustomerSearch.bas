Attribute VB_Name = "CustomerSearch"
Option Explicit

' The box Zoek klant: what is typed there goes to the step klantkaart.

Private Wanted As String

' Empty again after each search, so that the same words can be typed twice.
Public Sub SearchText(control As IRibbonControl, ByRef Answer)
    Answer = ""
End Sub

Public Sub SearchCustomer(control As IRibbonControl, Words As String)
    Dim Home As Workbook
    Set Home = ThisWorkbook
    Wanted = Trim$(Words)
    If Wanted <> "" Then Application.OnTime Now, "'" & Home.Name & "'!CustomerSearch.SearchNow"
End Sub

' Once Excel is done with the box: while it stands in there, nothing else may speak to it.
Public Sub SearchNow()
    Dim Words As String
    Words = Wanted
    Wanted = ""
    If Words = "" Then Exit Sub
    RefreshControl "zoekklant"
    RunStep "klantkaart", Words
End Sub
