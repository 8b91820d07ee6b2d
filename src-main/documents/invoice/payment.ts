/** How and on what terms an invoice is to be paid, what it notes, and what comes with it. */
import type { Note, PaymentMeans } from '../../intake/model.ts';
import { printedDate } from '../printed.ts';
import { subjectNames } from './further-words.ts';
import { type Pair, writePairs } from './pairs.ts';
import type { Setting } from './setting.ts';
import { joined, termName, told, toldParts, without } from './told.ts';

/** How and on what terms to pay, and what was paid before. */
export function writePayment(setting: Setting): void {
  const { words, complete } = setting;
  const { paymentMeans, paymentTerms, paymentSchedule, creditorId, advancePayments } = complete.invoice;
  const pairs = (label: string, values: readonly unknown[]): Pair[] =>
    values.map((value) => told(setting, value)).flatMap((text) => (text === '' ? [] : [[label, text] as const]));
  // Terms that are all the schedule says are not told twice.
  const saidInSchedule = paymentSchedule.map(({ description }) => description).join('\n') === paymentTerms;
  writePairs(setting, words.paymentTitle, [
    ...paymentMeans.flatMap((means) => meansPairs(setting, means)),
    ...pairs(termName(setting, 'creditorId'), [creditorId]),
    ...pairs(words.paymentTerms, saidInSchedule ? [] : [paymentTerms]),
    ...pairs(termName(setting, 'paymentSchedule'), paymentSchedule),
    ...pairs(termName(setting, 'advancePayments'), advancePayments),
  ]);
}

const shownOfMeans = ['code', 'text', 'iban', 'bic', 'accountName', 'remittance', 'mandate'] as const;

function meansPairs(setting: Setting, means: PaymentMeans): Pair[] {
  const { words } = setting;
  const { code, text } = means;
  const named = code === null ? null : (words.meansCodes[code] ?? code);
  const facts: readonly (readonly [string, string | null])[] = [
    [words.paymentMeans, joined([text, text === named ? null : named], ' · ')],
    [words.iban, means.iban && spaced(means.iban)],
    [words.bic, means.bic],
    [words.accountName, means.accountName],
    [words.remittance, means.remittance],
    [words.mandate, means.mandate],
    ['', toldParts(setting, without(means, [...shownOfMeans])).join(' · ')],
  ];
  return facts.flatMap(([label, value]) => (value ? [[label, value] as const] : []));
}

/** Notes with what they are about, and what was attached or is to be found elsewhere. */
export function writeNotes(setting: Setting): void {
  const { words, complete, language } = setting;
  const { notes, attachments } = complete.invoice;
  writePairs(
    setting,
    words.notesTitle,
    notes.map(({ subject, code, text }: Note) => [joined([subject === null ? null : subjectNamed(subject, language), code], ' · '), text]),
  );
  writePairs(
    setting,
    words.attachmentsTitle,
    attachments.map(({ name, description, id, typeCode, issueDate, uri }) => [
      '',
      joined([name, id === name ? null : id, description, typeCode, issueDate && printedDate(issueDate, language), uri], ' · '),
    ]),
  );
}

/** A subject (UNTDID 4451) in words with its code; a rare one by its code. */
function subjectNamed(subject: string, language: Setting['language']): string {
  const name = subjectNames[subject]?.[language];
  return name === undefined ? subject : `${name} (${subject})`;
}

function spaced(iban: string): string {
  return iban.replace(/\s/g, '').replace(/(.{4})(?=.)/g, '$1 ');
}
