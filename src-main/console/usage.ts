/** How the console is called, in both languages. */
const calls = `
  import PATH... [--profile multi-cf|bell|teams-pstn]
  read PATH...
  check PATH... [--rules structure,en16931,peppol,be,fr,container,plausibility]
  invoices [--supplier NAME] [--from YYYY-MM-DD] [--to YYYY-MM-DD]
  consumption --sort user,destination [--descending] [--offset N] [--limit N]
  consumption --group user|destination|section|month
  export invoices|consumption --format csv --out FILE.csv
  print --invoices NUMBER... | --all  --out FILE.pdf [--separator none|supplier|account]
  verify
  tour [--out FILE.pdf]
`;

export const usage = {
  fr: `Usage : npm run --silent facturier -- COMMANDE [--ledger DOSSIER] [--json]\n${calls}`,
  en: `Usage: npm run --silent facturier -- COMMAND [--ledger FOLDER] [--json]\n${calls}`,
} as const;
