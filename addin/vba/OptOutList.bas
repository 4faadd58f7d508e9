Attribute VB_Name = "OptOutList"
Option Explicit

' Afmelden from a list: lets the owner choose the file that his mailing service made.

Private Const QUESTION As String = "Kies de lijst met afmeldingen van uw maildienst"

Public Sub RunWithList(ByVal StepName As String)
    Dim Chosen As String
    If ActiveWorkbook Is Nothing Then
        RunStep StepName, ChangesData:=True ' which says that there is no workbook
        Exit Sub
    End If
    Chosen = ChosenFile()
    If Chosen <> "" Then RunStep StepName, "lijst:" & Chosen, ChangesData:=True
End Sub

' "" where the owner chose none.
Private Function ChosenFile() As String
    Dim Answer As Variant
    #If Mac Then
        Answer = Application.GetOpenFilename(Title:=QUESTION) ' Excel for Mac knows no filter by ending
    #Else
        Answer = Application.GetOpenFilename("Lijsten (*.csv;*.txt;*.zip),*.csv;*.txt;*.zip", 1, QUESTION)
    #End If
    If VarType(Answer) = vbString Then ChosenFile = Answer
End Function
