/** `verify`: every original against its fingerprint, every total against its lines. */
import { asProblem, type ProblemCode } from '../../../src-preload/contract/problem.ts';
import { type Verification, verifyLedger } from '../../desk/verify.ts';
import type { Command } from '../command.ts';
import { consoleLanguage, type ExitCode, printJson, reasonOf, withDesk } from '../console.ts';

export const verifyCommand: Command = async (options) => {
  const tell = ({ originals, invoices, consumptionLines, problems }: Verification): ExitCode => {
    const language = consoleLanguage();
    const reasons = problems.map((problem) => ({ code: problem.code, reason: reasonOf(problem, language) }));
    if (options.json) printJson({ valid: problems.length === 0, checked: { originals, invoices, consumptionLines }, problems: reasons });
    else {
      for (const { reason } of reasons) process.stdout.write(`${reason}\n`);
      const counts = `${originals} originaux, ${invoices} factures, ${consumptionLines} lignes de détail`;
      const english = `${originals} originals, ${invoices} invoices, ${consumptionLines} detail lines`;
      process.stdout.write(
        language === 'fr' ? `Vérifié : ${counts} ; ${problems.length} anomalies.\n` : `Verified: ${english}; ${problems.length} faults.\n`,
      );
    }
    return problems.length === 0 ? 0 : 1;
  };
  try {
    return await withDesk(options, async (desk) => tell(await verifyLedger(desk.ledger)));
  } catch (error) {
    // A ledger too damaged to be opened is what a verification is to find, not what stops it.
    const found = asProblem(error);
    if (!lost.includes(found.code)) throw error;
    return tell({ originals: 0, invoices: 0, consumptionLines: 0, problems: [found] });
  }
};

const lost: readonly ProblemCode[] = ['ledger-damaged', 'ledger-missing', 'ledger-failing'];
