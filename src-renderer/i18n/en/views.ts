import type { views as fr } from '../fr/views.ts';
import type { Same } from '../same.ts';

export const views: Same<typeof fr> = {
  views: 'Views',
  none: 'No saved view',
  saveAs: 'Save the view…',
  manage: 'Manage views…',
  saveTitle: 'Save the view',
  manageTitle: 'Saved views',
  name: 'Name of the view',
  whatIsKept: 'Kept: the filters, the search, the order, the presentation and the columns shown.',
  willReplace: 'A view already has this name: it will be replaced.',
  save: 'Save',
  saved: 'View “{{name}}” saved',
  cancel: 'Cancel',
  rename: 'Rename',
  renameOf: 'Rename “{{name}}”',
  newName: 'New name',
  replace: 'Replace',
  replaceOf: 'Replace “{{name}}” with what is shown',
  replaceTitle: 'Replace “{{name}}”?',
  replaceText: 'The view will keep what is shown now; what it kept before will be lost.',
  remove: 'Delete',
  removeOf: 'Delete “{{name}}”',
  removeTitle: 'Delete “{{name}}”?',
  removeText: 'The view will be lost; invoices and lines stay.',
  unknown: 'This view comes from another version of the program and could not be opened; nothing has changed. Save it again.',
};
