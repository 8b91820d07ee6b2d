/**
 * The bridge: passes the ledger's port on to the page, and puts two functions on `window.facturier`. It decides nothing; the shell
 * and the ledger process check every message that comes through.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { FacturierBridge } from './contract/shell.ts';

ipcRenderer.on('facturier:port', (event) => window.postMessage('facturier:port', 'app://facturier', [...event.ports]));

const bridge: FacturierBridge = {
  invoke: (name, input) => ipcRenderer.invoke('facturier:call', name, input),
  grantDropped: (files) => ipcRenderer.invoke('facturier:dropped', Array.from(files, webUtils.getPathForFile)),
};
contextBridge.exposeInMainWorld('facturier', bridge);
