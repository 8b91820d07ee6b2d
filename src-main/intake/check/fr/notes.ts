/** BR-FR-05, 06, 20 and 31: the notes the law asks for, told apart by their subject code (BT-21). */
import { path } from '../../read/path.ts';
import type { XmlElement } from '../../read/xml.ts';
import type { CheckedDocument } from '../document.ts';
import type { RuleText } from '../rule-text.ts';
import { at, error } from '../rules.ts';
import { below, ciiRoot, type Family, ublRoots, words } from './family.ts';

const ublNotes = path('cbc:Note');
const ciiNotes = path(`${below(`${ciiRoot}/rsm:ExchangedDocument`)}/ram:IncludedNote`);
const subject = path('ram:SubjectCode');
const content = path('ram:Content');

/** UBL has no place for the subject: it stands before the text between two # (#PMD#Pénalités…), and notes are read as one text. */
const ublNote = ({ root }: CheckedDocument): string =>
  ublNotes
    .all(root)
    .map(({ text }) => text)
    .join('');

/** What a UBL note says under a subject, up to the next #; '' where there is none. */
function ublNoteOn(document: CheckedDocument, code: string): string {
  const text = document.fact(ublNote);
  const start = text.indexOf(`#${code}#`);
  return start < 0 ? '' : (text.slice(start + code.length + 2).split('#', 1)[0] ?? '');
}

const onSubject = (root: XmlElement, code: string) => ciiNotes.all(root).filter((note) => subject.values(note).includes(code));

/** What notes say under a subject: the text of each in CII, of the first in UBL. */
export const notesOn = (document: CheckedDocument, code: string): readonly string[] =>
  document.syntax === 'ubl' ? [ublNoteOn(document, code)] : onSubject(document.root, code).map((note) => content.text(note));

/** How an invoice is to be reported (BAR). */
const treatments = new Set(['B2B', 'B2BINT', 'B2C', 'B2CINT', 'OUTOFSCOPE', 'ARCHIVEONLY']);

/** The notes on a BAR subject as one text that ends with a #. */
const ublReportings = ({ root }: CheckedDocument): string =>
  `${ublNotes
    .all(root)
    .map(({ text }) => text)
    .filter((text) => text.includes('#BAR#'))
    .join('')}#`;

const countIn = (text: string, part: string) => text.split(part).length - 1;

const obliged = [
  ['PMT', 'l’indemnité forfaitaire pour frais de recouvrement', 'the flat compensation for recovery costs'],
  ['PMD', 'les pénalités de retard', 'penalties for late payment'],
  ['AAB', 'l’escompte pour paiement anticipé, ou son absence', 'the discount for early payment, or that there is none'],
] as const;
const once = [...obliged, ['TXD', 'l’assujetti unique', 'the single taxable person'] as const];

function textsOf(): Record<string, RuleText> {
  const texts: Record<string, RuleText> = {};
  for (const [index, [code, fr, en]] of once.entries()) {
    const missing = words(
      'legal-note',
      'BT-22',
      `La mention sur ${fr} (note de sujet ${code}) manque.`,
      `The note on ${en} (subject ${code}) is missing.`,
    );
    const repeated = words(
      'legal-note',
      'BT-21',
      `La mention sur ${fr} (note de sujet ${code}) figure plusieurs fois : une seule est admise.`,
      `The note on ${en} (subject ${code}) stands there more than once: one only is allowed.`,
    );
    if (code !== 'TXD') for (const id of [`BR-FR-05_BT-22-${index + 1}`, `BR-FR-05_BT-22_${code}`]) texts[id] = missing;
    for (const id of [`BR-FR-06_BT-21-${index + 1}`, `BR-FR-06_BT-21_${code}`]) texts[id] = repeated;
  }
  texts['BR-FR-20_BT-21'] = words(
    'legal-note',
    'BT-22',
    'La note de sujet BAR, qui dit comment la facture est à déclarer, doit être B2B, B2BINT, B2C, B2CINT, OUTOFSCOPE ou ARCHIVEONLY.',
    'The note of subject BAR, which says how the invoice is to be reported, must be B2B, B2BINT, B2C, B2CINT, OUTOFSCOPE or ARCHIVEONLY.',
  );
  const contradictory = words(
    'legal-note',
    'BT-22',
    'Plusieurs notes de sujet BAR disent comment la facture est à déclarer : une seule est admise.',
    'Several notes of subject BAR say how the invoice is to be reported: one only is allowed.',
  );
  for (const id of ['BR-FR-30_BT-21', 'BR-FR-31_BT-21']) texts[id] = contradictory;
  return texts;
}

export const legalNotes: Family = {
  ubl: [
    [
      at(ublRoots, [
        ...obliged.map(([code], index) =>
          error(`BR-FR-05_BT-22-${index + 1}`, (_, document) => document.fact(ublNote).includes(`#${code}#`)),
        ),
        ...once.map(([code], index) =>
          error(`BR-FR-06_BT-21-${index + 1}`, (_, document) => countIn(document.fact(ublNote), `#${code}#`) <= 1),
        ),
        error('BR-FR-20_BT-21', (_, document) => {
          const found = ublNoteOn(document, 'BAR');
          return found === '' || treatments.has(found) || { values: { found } };
        }),
        error('BR-FR-30_BT-21', (_, document) => {
          const text = document.fact(ublReportings);
          return [...treatments].reduce((count, treatment) => count + countIn(text, `BAR#${treatment}#`), 0) <= 1;
        }),
      ]),
    ],
  ],
  cii: [
    [
      at(`${ciiRoot}/rsm:ExchangedDocument`, [
        ...obliged.map(([code]) => error(`BR-FR-05_BT-22_${code}`, (_, { root }) => onSubject(root, code).length > 0)),
        ...once.map(([code]) => error(`BR-FR-06_BT-21_${code}`, (_, { root }) => onSubject(root, code).length <= 1)),
        error('BR-FR-31_BT-21', (_, document) => notesOn(document, 'BAR').filter((text) => treatments.has(text)).length <= 1),
      ]),
      at(
        `${ciiRoot}/rsm:ExchangedDocument/ram:IncludedNote`,
        [
          error('BR-FR-20_BT-21', (note) => {
            const found = content.text(note);
            return treatments.has(found) || { values: { found } };
          }),
        ],
        (note) => subject.values(note).includes('BAR'),
      ),
    ],
  ],
  texts: textsOf(),
};
