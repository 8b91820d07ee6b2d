/** How the console is called, in both languages. */
import { groupings } from '../../src-preload/contract/consumption.ts';

const calls = `
  import PATH... [--profile multi-cf|bell|teams-pstn|NAME]
  read PATH...
  check PATH... [--rules structure,en16931,peppol,be,fr,container,plausibility]
  invoices [--supplier NAME] [--from YYYY-MM-DD] [--to YYYY-MM-DD]
  consumption --sort user,destination [--descending] [--offset N] [--limit N]
  consumption --group ${groupings.join('|').replace(/(.{60,}?\|)/g, '$1\n    ')}
  export invoices --format csv|xlsx --out PATH [--detail summary|sections|lines] [...]
  export consumption --format csv|xlsx --out PATH [--detail summary|sections|users|lines] [...]
    [--centres ROOT,CENTRE...] [--supplier NAME] [--from YYYY-MM-DD] [--to YYYY-MM-DD] [--files one|folder|zip]
    [--encoding utf-8|windows-1252] [--separator ';'|','] [--decimal ','|'.']
  print --invoices NUMBER... | --all  --out FILE.pdf [--separator none|supplier|account]
  verify
  tour [--out FILE.pdf]
`;

export const usage = {
  fr: `Usage : npm run --silent facturier -- COMMANDE [--ledger DOSSIER] [--as ADRESSE] [--json]\n${calls}
Où des utilisateurs sont enregistrés, la commande agit au nom de celui qui a cette adresse, sinon du dernier choisi dans la fenêtre.
`,
  en: `Usage: npm run --silent facturier -- COMMAND [--ledger FOLDER] [--as E-MAIL] [--json]\n${calls}
Where users were entered, the command acts as the one with that address, otherwise as the one chosen last in the window.
`,
} as const;
