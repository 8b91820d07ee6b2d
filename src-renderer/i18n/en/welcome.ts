import type { welcome as fr } from '../fr/welcome.ts';
import type { Same } from '../same.ts';

export const welcome: Same<typeof fr> = {
  title: 'Welcome to Facturier',
  intro: 'Your ledger is empty. How would you like to begin?',
  files: {
    title: 'Import invoices',
    text: 'PDF, Factur-X, UBL, CII, operators’ call detail in CSV, ZIP archives or whole folders. You first see what would be imported.',
  },
  watch: {
    title: 'Watch a folder',
    text: 'Every new file put in that folder will be imported by itself, as long as Facturier is open.',
    action: 'Watch a folder…',
  },
  example: {
    title: 'Open the example ledger',
    text: 'Twelve months of invoices of three fictitious suppliers, with their PDFs and call detail. It opens apart: your ledger stays empty.',
    action: 'Open the example',
    running: 'Preparing the example…',
    failed: 'The example could not be opened',
  },
  drop: 'You can also drop files anywhere on this window.',
  offline: 'Everything stays on this machine: nothing is sent over a network.',
};
