Attribute VB_Name = "RibbonButtons"
Option Explicit

' The buttons of the tab Klantenbestand (addin/ribbon/customUI.xml). Each is one line: it runs the function of
' klantenbestand.ribbon with the name of the step. ChangesData:=True goes with every step that changes a data sheet: in a
' workbook in the cloud it is then asked first whether somebody else is in it.

Public Sub Bijwerken(control As IRibbonControl)
    RunStep "bijwerken"
End Sub

Public Sub Nieuw(control As IRibbonControl)
    RunStep "nieuw", NeedsWorkbook:=False, ChangesData:=True
End Sub

Public Sub Voorbeeld(control As IRibbonControl)
    RunStep "voorbeeld", NeedsWorkbook:=False
End Sub

Public Sub Importeren(control As IRibbonControl)
    RunWithExport "importeren"
End Sub

Public Sub Controleren(control As IRibbonControl)
    RunStep "controleren"
End Sub

Public Sub Dubbelen(control As IRibbonControl)
    RunStep "dubbelen"
End Sub

Public Sub DezeKlant(control As IRibbonControl)
    RunStep "dubbelen", control.Tag
End Sub

Public Sub Samenvoegen(control As IRibbonControl)
    RunStep "samenvoegen", ChangesData:=True
End Sub

Public Sub Ongedaan(control As IRibbonControl)
    RunStep "ongedaan", ChangesData:=True
End Sub

Public Sub Analyseren(control As IRibbonControl)
    RunStep "analyseren"
End Sub

Public Sub Tabblad(control As IRibbonControl)
    RunStep "analyseren", control.Tag
End Sub

Public Sub Klantkaart(control As IRibbonControl)
    RunStep "klantkaart"
End Sub

Public Sub Contact(control As IRibbonControl)
    RunStep "contact", ChangesData:=True
End Sub

Public Sub Afmelden(control As IRibbonControl)
    RunStep "afmelden", "alles", ChangesData:=True
End Sub

Public Sub AfmeldenKanaal(control As IRibbonControl)
    RunStep "afmelden", control.Tag, ChangesData:=True
End Sub

Public Sub AfmeldenLijst(control As IRibbonControl)
    RunWithList "afmelden"
End Sub

Public Sub Mailing(control As IRibbonControl)
    RunStep "mailing", ChosenTemplate()
End Sub

Public Sub Jaaroverzicht(control As IRibbonControl)
    RunStep "jaaroverzicht", ChosenTemplate()
End Sub

Public Sub Handleiding(control As IRibbonControl)
    RunStep "handleiding", NeedsWorkbook:=False
End Sub

Public Sub Over(control As IRibbonControl)
    RunStep "over", NeedsWorkbook:=False
End Sub
