Attribute VB_Name = "ExportFile"
Option Explicit

' Importeren: lets the owner choose the export of his web shop, till or bookkeeping.

Private Const QUESTION As String = "Kies de export van uw webwinkel, kassa of boekhouding"

Public Sub RunWithExport(ByVal StepName As String)
    Dim Chosen As String
    If ActiveWorkbook Is Nothing Then
        RunStep StepName, ChangesData:=True ' which says that there is no workbook
        Exit Sub
    End If
    Chosen = ChosenExport()
    If Chosen <> "" Then RunStep StepName, Chosen, ChangesData:=True
End Sub

' "" where the owner chose none.
Private Function ChosenExport() As String
    Dim Answer As Variant
    #If Mac Then
        Answer = Application.GetOpenFilename(Title:=QUESTION) ' Excel for Mac knows no filter by ending
    #Else
        Answer = Application.GetOpenFilename("Exports (*.csv;*.txt;*.xlsx),*.csv;*.txt;*.xlsx", 1, QUESTION)
    #End If
    If VarType(Answer) = vbString Then ChosenExport = Answer
End Function
