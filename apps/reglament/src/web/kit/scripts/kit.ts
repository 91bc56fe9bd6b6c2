/** What helps on every page where scripts run; nothing depends on it. */
import { carryEntries } from './carry-entries.ts';
import { guardAgainstLeaving } from './confirm-leave.ts';
import { guardAgainstDoubleSubmit } from './double-submit.ts';
import { listChosenFiles } from './file-preview.ts';
import { revealPasswords } from './reveal-password.ts';

guardAgainstDoubleSubmit(document);
guardAgainstLeaving(document);
listChosenFiles(document);
carryEntries(document);
revealPasswords(document);
// After a refused form the list of errors is the first thing to read.
document.getElementById('errors')?.focus();
