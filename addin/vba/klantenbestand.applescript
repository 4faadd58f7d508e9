-- On a Mac: called by StepRunner.bas through AppleScriptTask, which waits for the answer. Starts the small Python that
-- asks whether somebody else is in the workbook; hands back the code with which it ended (klantenbestand.who_else).
on AskWhoElse(python)
	try
		do shell script (quoted form of python) & " -B -E -P -m klantenbestand.who_else"
		return "0"
	on error errorText number errorNumber
		return errorNumber as text
	end try
end AskWhoElse
