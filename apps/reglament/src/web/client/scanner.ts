/**
 * Opens what a barcode scanner reads while no field has the keyboard. A scanner types as a keyboard does, only faster than
 * any hand, and ends with Enter; the server undoes a Kazakh layout. Without this module the page "Штрих-код" does the same.
 */
const HAND_MILLISECONDS = 80;
const SIGNS_MIN = 6;

let read = '';
let last = 0;
document.addEventListener('keydown', (event) => {
  const isTyping = event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]') !== null;
  if (isTyping || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.timeStamp - last > HAND_MILLISECONDS) read = '';
  last = event.timeStamp;
  if (event.key.length === 1) read += event.key;
  if (event.key !== 'Enter' || read.length < SIGNS_MIN) return;
  event.preventDefault();
  location.assign(`/workplace/find?q=${encodeURIComponent(read)}`);
});
