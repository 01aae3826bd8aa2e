"""Every sentence a tool page's Python side says; those of the page are in `static/words.js`."""

NOT_UNDERSTOOD = "Not saved: the page sent something this tool cannot take. Reload the page, then try again."
TOO_LARGE = "Not saved: this is more than one tool can hold. Remove some rows; the rest is saved as soon as it fits."
UNREADABLE = "Not saved yet: change what is marked, and it is saved by itself."
OPEN = "Saved, except what is marked"
CLASH = "Not saved yet: choose whose change counts."
NOTHING_TO_UNDO = "Nothing to undo here. History shows the changes of all tools."
NOTHING_TO_REDO = "There is nothing to bring back."
UNDONE = "Taken back: {what}"
REDONE = "Brought back: {what}"
CHANGED_ELSEWHERE = "Changed in another window, and now here too: {what}"
NO_FORMAT = "This tool has no document of that kind."
FILE_TOO_LARGE = "“{name}” is larger than 10 MB, more than a document of this tool ever is. Nothing was changed."
FILE_INCOMPLETE = "“{name}” did not arrive whole. Choose it once more; nothing was changed."
MORE = "and {count} more changes"
FAILED = (
    "That did not work. What you entered is still on this page. Try again; reference for your instructor: {reference}."
)
