/** A refused page takes its reader to the first field that needs another look. */
document.querySelector('main [aria-invalid="true"]')?.focus();
