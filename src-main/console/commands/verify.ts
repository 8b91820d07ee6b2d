/** `verify`: every original against its fingerprint, every total against its lines. */
import { verifyLedger } from '../../desk/verify.ts';
import type { Command } from '../command.ts';
import { consoleLanguage, printJson, reasonOf, withDesk } from '../console.ts';

export const verifyCommand: Command = ({ ledger, json }) =>
  withDesk(ledger, async (desk) => {
    const language = consoleLanguage();
    const { originals, invoices, consumptionLines, problems } = await verifyLedger(desk.ledger);
    const reasons = problems.map((problem) => ({ code: problem.code, reason: reasonOf(problem, language) }));
    if (json) printJson({ valid: problems.length === 0, checked: { originals, invoices, consumptionLines }, problems: reasons });
    else {
      for (const { reason } of reasons) process.stdout.write(`${reason}\n`);
      const counts = `${originals} originaux, ${invoices} factures, ${consumptionLines} lignes de détail`;
      const english = `${originals} originals, ${invoices} invoices, ${consumptionLines} detail lines`;
      process.stdout.write(
        language === 'fr' ? `Vérifié : ${counts} ; ${problems.length} anomalies.\n` : `Verified: ${english}; ${problems.length} faults.\n`,
      );
    }
    return problems.length === 0 ? 0 : 1;
  });
