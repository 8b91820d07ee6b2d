/** Whether the articles of the help were of use. */
import type { SubjectHandlers } from '../../src-preload/contract/call.ts';
import { help as contract } from '../../src-preload/contract/help.ts';
import type { LedgerReader } from '../ledger/ledger.ts';
import { readSetting, writeSetting } from '../ledger/settings.ts';
import type { DeskContext } from './desk.ts';

const setting = 'help-answers';
/** More than there will ever be articles. */
const mostAnswers = 500;

export function helpHandlers({ ledger }: DeskContext): SubjectHandlers<typeof contract> {
  return {
    answers: () => answersIn(ledger.reader),
    answer: async ({ article, useful }) => {
      await ledger.write((writer) => {
        const { [article]: _before, ...others } = answersIn(writer);
        const kept = useful === null ? others : { ...Object.fromEntries(Object.entries(others).slice(1 - mostAnswers)), [article]: useful };
        writeSetting(writer, setting, JSON.stringify(kept));
      });
      return { article };
    },
  };
}

function answersIn(reader: Pick<LedgerReader, 'sqlite'>): Record<string, boolean> {
  const kept = readSetting(reader, setting);
  return kept === null ? {} : contract.answers.output.parse(JSON.parse(kept));
}
