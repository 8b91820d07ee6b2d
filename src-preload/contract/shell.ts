/**
 * What the interface asks of the shell (the main process): dialogs, printing, the system's language.
 * These go over ipcRenderer.invoke; the shell validates the sender's frame and the arguments, and hands out grants, never paths.
 */
import { z } from 'zod';
import { call } from './call.ts';
import { grantSchema } from './imports.ts';

export const grantedSchema = z.object({ grant: grantSchema, name: z.string() });
export type Granted = z.infer<typeof grantedSchema>;

/** What files are saved as: documents and data. What could be run is saved as `bin`, so that a double click never runs what a supplier sent. */
export const savedExtensions = [
  ...['csv', 'pdf', 'eml', 'xml', 'txt', 'json', 'zip', 'msg', 'p7m', 'asice', 'png', 'jpg', 'jpeg', 'gif', 'tif', 'tiff'],
  ...['xlsx', 'xls', 'ods', 'odt', 'docx', 'doc', 'bin'],
] as const;

export const shell = {
  chooseFiles: call(z.void(), z.array(grantedSchema)),
  chooseFolder: call(z.void(), grantedSchema.nullable()),
  chooseTarget: call(z.object({ suggestedName: z.string().max(200), extension: z.enum(savedExtensions) }), grantedSchema.nullable()),
  /** A folder to write into. */
  chooseOutputFolder: call(z.void(), grantedSchema.nullable()),
  /** Opens the system's print dialog on the PDF that a print run wrote. */
  print: call(z.object({ runId: z.number().int() }), z.object({ printed: z.boolean(), reason: z.string().nullable() })),
  /** Opens the system's print dialog on what the window shows, laid out for paper. */
  printScreen: call(z.void(), z.object({ printed: z.boolean() })),
  /** Shows what a run wrote in the system's file manager. */
  reveal: call(z.object({ runId: z.number().int() }), z.object({ shown: z.boolean() })),
  /** Opens the example's ledger, which lies apart from the company's own, or goes back to that one. The page gets a new port. */
  openLedger: call(z.object({ example: z.boolean() }), z.object({ switched: z.boolean() })),
  locale: call(z.void(), z.object({ language: z.enum(['fr', 'en']), locale: z.string() })),
  /**
   * Takes the password of the mail server, empty to forget it. `kept`: it will still be known after a restart; elsewhere it is known until
   * the program ends. It is never told back.
   */
  keepMailPassword: call(
    z.object({ host: z.string().trim().min(1).max(253), user: z.string().trim().min(1).max(320), password: z.string().max(1000) }),
    z.object({ kept: z.boolean() }),
  ),
  /** Tells the shell which language the interface speaks now, for its menu and dialogs. */
  setLanguage: call(z.object({ language: z.enum(['fr', 'en']) }), z.object({ language: z.enum(['fr', 'en']) })),
};

/**
 * What preload puts on `window.facturier`. Both answer `{ok: true, output}` or `{ok: false, problem}`; the client turns that into a value
 * or a ProblemError. Dropped files go through it because only a real File yields a path.
 */
export interface FacturierBridge {
  readonly invoke: (name: string, input: unknown) => Promise<unknown>;
  readonly grantDropped: (files: readonly File[]) => Promise<unknown>;
}
