/** The application menu: the standard roles, in the interface's language. Everything else is in the window. */
import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { Language } from '../../src-preload/contract/problem.ts';

const words = {
  fr: {
    file: 'Fichier',
    edit: 'Édition',
    view: 'Affichage',
    window: 'Fenêtre',
    about: 'À propos de Facturier',
    hide: 'Masquer Facturier',
    hideOthers: 'Masquer les autres',
    unhide: 'Tout afficher',
    quit: 'Quitter Facturier',
    close: 'Fermer',
    undo: 'Annuler',
    redo: 'Rétablir',
    cut: 'Couper',
    copy: 'Copier',
    paste: 'Coller',
    selectAll: 'Tout sélectionner',
    resetZoom: 'Taille réelle',
    zoomIn: 'Agrandir',
    zoomOut: 'Réduire',
    togglefullscreen: 'Plein écran',
    minimize: 'Réduire la fenêtre',
    reload: 'Recharger',
    toggleDevTools: 'Outils de développement',
  },
  en: {
    file: 'File',
    edit: 'Edit',
    view: 'View',
    window: 'Window',
    about: 'About Facturier',
    hide: 'Hide Facturier',
    hideOthers: 'Hide others',
    unhide: 'Show all',
    quit: 'Quit Facturier',
    close: 'Close',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    resetZoom: 'Actual size',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    togglefullscreen: 'Full screen',
    minimize: 'Minimize',
    reload: 'Reload',
    toggleDevTools: 'Developer tools',
  },
} as const;

type Role = Exclude<keyof (typeof words)['fr'], 'file' | 'edit' | 'view' | 'window'>;

/** Sets the application menu in a language. */
export function setMenu(language: Language): void {
  const word = words[language];
  const item = (role: Role): MenuItemConstructorOptions => ({ role, label: word[role] });
  const line: MenuItemConstructorOptions = { type: 'separator' };
  const mac = process.platform === 'darwin';
  const template: MenuItemConstructorOptions[] = [
    ...(mac
      ? [{ label: app.name, submenu: [item('about'), line, item('hide'), item('hideOthers'), item('unhide'), line, item('quit')] }]
      : [{ label: word.file, submenu: [item('quit')] }]),
    { label: word.edit, submenu: [item('undo'), item('redo'), line, item('cut'), item('copy'), item('paste'), item('selectAll')] },
    {
      label: word.view,
      submenu: [
        ...(app.isPackaged ? [] : [item('reload'), item('toggleDevTools'), line]),
        item('resetZoom'),
        item('zoomIn'),
        item('zoomOut'),
        line,
        item('togglefullscreen'),
      ],
    },
    { label: word.window, submenu: [item('minimize'), item('close')] },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
