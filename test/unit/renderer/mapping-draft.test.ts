import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DetailField, detailFields, type Guess, mappingSchema } from '../../../src-preload/contract/mapping.ts';
import {
  askedConstants,
  type Draft,
  draftFaults,
  emptyDraft,
  fieldsOf,
  guessed,
  lineNumbers,
  mappingFrom,
  readingKey,
  reads,
  reopened,
  sameTitles,
  saved,
  trustsOf,
} from '../../../src-renderer/features/mapping/draft.ts';

const guess: Guess = {
  encoding: 'utf-8',
  separator: ';',
  headerRecord: 2,
  titles: ['Date', 'Appelant', 'Montant', ''],
  columns: [
    { field: 'date', confidence: 0.98 },
    { field: 'line', confidence: 0.7 },
    { field: 'amount', confidence: 0.4 },
    { field: null, confidence: 0 },
  ],
  formats: { decimal: ',', dates: 'dmy', durationUnit: 'seconds', clock: 'minutes-seconds', volumeUnit: 'kilobytes' },
  currency: 'EUR',
  doubts: ['dates'],
};
const proposal = guessed(guess, null, '');
const withColumns = (columns: Draft['columns'], draft: Draft = emptyDraft): Draft => ({ ...draft, columns });

describe('a mapping in the making', () => {
  it('is what was guessed until something is decided, with how sure each column is', () => {
    expect(fieldsOf(proposal, emptyDraft)).toEqual(['date', 'line', 'amount', null]);
    expect(trustsOf(proposal, emptyDraft)).toEqual(['sure', 'likely', 'unsure', 'none']);
    expect(draftFaults(mappingFrom(proposal, emptyDraft))).toEqual(['name']);
    expect(mappingSchema.safeParse(mappingFrom(proposal, { ...emptyDraft, name: ' Télécom Exemple ' })).data?.name).toBe('Télécom Exemple');
  });

  it('never has a field in two columns, nor a column twice, whatever is chosen in turn', () => {
    const anyChoices = fc.array(fc.tuple(fc.nat(3), fc.constantFrom<DetailField | null>(null, ...detailFields)));
    fc.assert(
      fc.property(anyChoices, (choices) => {
        // A field that another column has is not offered.
        const draft = choices.reduce((before, [column, field]) => {
          const taken = field !== null && fieldsOf(proposal, before).some((one, place) => one === field && place !== column);
          return taken ? before : withColumns({ ...before.columns, [column]: field }, before);
        }, emptyDraft);
        const fields = fieldsOf(proposal, draft).filter((field) => field !== null);
        expect(new Set(fields).size).toBe(fields.length);
        const mapping = mappingFrom(proposal, draft);
        expect(draftFaults(mapping)).not.toContain('column-twice');
        expect(Object.keys(mapping.columns).sort()).toEqual(fields.toSorted());
      }),
    );
  });

  it('takes a chosen field from where it was proposed', () => {
    const draft = withColumns({ 3: 'amount' });
    expect(fieldsOf(proposal, draft)).toEqual(['date', 'line', null, 'amount']);
    expect(trustsOf(proposal, draft)).toEqual(['sure', 'likely', 'none', 'chosen']);
  });

  it('says what is missing, and reads without a name alone', () => {
    const nobody = mappingFrom(proposal, withColumns({ 0: null, 1: null, 2: null }, { ...emptyDraft, constants: { currency: '' } }));
    expect(draftFaults(nobody)).toEqual(['amount', 'date', 'who', 'currency', 'name']);
    expect(reads(draftFaults(nobody))).toBe(false);
    expect(reads(draftFaults(mappingFrom(proposal, emptyDraft)))).toBe(true);
    expect(draftFaults(mappingFrom(proposal, { ...emptyDraft, constants: { currency: 'EU' } }))).toContain('currency-code');
  });

  it('asks for the whole file only what no column says', () => {
    const mapping = mappingFrom(proposal, emptyDraft);
    expect(askedConstants(mapping)).toEqual(expect.arrayContaining(['currency', 'root', 'user']));
    expect(askedConstants(mapping)).not.toContain('date');
    expect(askedConstants(mapping)).not.toContain('line');
    const perLine = mappingFrom(proposal, withColumns({ 3: 'currency' }));
    expect([perLine.constants.currency, askedConstants(perLine).includes('currency')]).toEqual([undefined, false]);
  });

  it('forgets what was decided of columns once the file is opened otherwise, not how values are written', () => {
    const draft = { ...withColumns({ 3: 'user' }), formats: { dates: 'mdy' }, headerRecord: 2 } as const;
    expect(reopened(draft, { separator: ',' })).toMatchObject({
      columns: {},
      headerRecord: null,
      separator: ',',
      formats: { dates: 'mdy' },
    });
    expect(reopened(draft, { headerRecord: 4 })).toMatchObject({ columns: {}, headerRecord: 4 });
  });

  it('is the saved profile again where nothing is changed', () => {
    const profile = mappingFrom(proposal, { ...emptyDraft, name: 'Télécom Exemple', sheet: 'Détail', constants: { root: 'R1' } });
    const again = mappingFrom(saved(profile), emptyDraft);
    expect(readingKey(again)).toBe(readingKey(profile));
    expect(again.name).toBe(profile.name);
    expect(readingKey(mappingFrom(saved(profile), withColumns({ 1: 'user' })))).not.toBe(readingKey(profile));
  });

  it('knows titles again whatever their case, accents, blanks and empty columns at the end', () => {
    expect(sameTitles(['Durée', 'Coût  HT', ''], ['DUREE', 'cout ht'])).toBe(true);
    expect(sameTitles(['Durée', '', 'Coût'], ['Durée', 'Coût'])).toBe(false);
  });

  it('numbers records by the lines of the file, breaks within cells included', () => {
    expect(lineNumbers([['a'], ['b\nc', 'd\r\ne'], ['f']])).toEqual([1, 2, 5]);
  });
});
