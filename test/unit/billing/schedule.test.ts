import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src-main/billing/cycle.ts';
import { dayWarning } from '../../../src-main/billing/payments.ts';
import { estimateOf, isPaused, planInvoice, ruleDay, type ScheduleTerms } from '../../../src-main/billing/schedule.ts';
import { scheduleRules } from '../../../src-preload/contract/schedules.ts';

const terms: ScheduleTerms = {
  firstDate: '2027-01-01',
  rule: 'due-date',
  ruleValue: 0,
  limitMinor: null,
  limitCurrency: 'EUR',
  pausedFrom: null,
  pausedTo: null,
};
const invoice = { issueDate: '2027-03-01', dueDate: '2027-03-31', dueMinor: 12_000, currency: 'EUR', isCredit: false, blocked: false };

describe('the day that a rule asks for', () => {
  it.each([
    ['the due date', 'due-date', 0, '2027-03-31', '2027-03-01', '2027-03-31'],
    ['some days before it', 'days-before', 10, '2027-03-05', '2027-02-03', '2027-02-23'],
    ['the last fixed day that is not late', 'fixed-day', 15, '2027-03-31', '2027-03-01', '2027-03-15'],
    ['the fixed day before, where that of the month would be late', 'fixed-day', 20, '2027-03-10', '2027-02-10', '2027-02-20'],
    ['the next, where the invoice was issued after it', 'fixed-day', 20, '2027-03-10', '2027-03-01', '2027-03-20'],
    ['the last day of a shorter month', 'fixed-day', 31, '2027-02-28', '2027-02-01', '2027-02-28'],
    ['29 February of a leap year', 'fixed-day', 30, '2028-02-29', '2028-02-01', '2028-02-29'],
    ['a fixed day of the year before', 'fixed-day', 20, '2028-01-05', '2027-12-05', '2027-12-20'],
  ] as const)('is %s', (_, rule, ruleValue, due, issued, expected) => {
    expect(ruleDay({ rule, ruleValue }, due, issued)).toBe(expected);
  });
});

describe('an invoice of a scheduled account', () => {
  it.each([
    ['a credit note', { isCredit: true, dueMinor: -500 }, {}, 'credit'],
    ['one whose amount is unknown', { dueMinor: null }, {}, 'amount-unknown'],
    ['one that is settled', { dueMinor: 0 }, {}, 'nothing-due'],
    ['one that is replaced or contested', { blocked: true }, {}, 'blocked'],
    ['one without a due date', { dueDate: null }, {}, 'no-due-date'],
    ['one due before the first date', { dueDate: '2026-12-31' }, {}, 'before-first'],
    ['any, on a day of the pause', {}, { pausedFrom: '2027-03-01', pausedTo: null }, 'paused'],
    ['one whose day falls into a pause to come', {}, { pausedFrom: '2027-03-20', pausedTo: '2027-04-10' }, 'paused'],
  ] as const)('is left where it is %s', (_, given, schedule, why) => {
    expect(planInvoice({ ...terms, ...schedule }, { ...invoice, ...given }, '2027-03-02', 'FR')).toEqual({ how: 'left', why });
  });

  it.each([
    ['below the limit', 12_001, 'EUR', 'take'],
    ['of the limit', 12_000, 'EUR', 'take'],
    ['above the limit', 11_999, 'EUR', 'approve'],
    ['of another currency than the limit', 99_999, 'CAD', 'approve'],
    ['without a limit', null, 'EUR', 'take'],
  ] as const)('%s is as free as that', (_, limitMinor, limitCurrency, how) => {
    expect(planInvoice({ ...terms, limitMinor, limitCurrency }, invoice, '2027-03-02', 'FR').how).toBe(how);
  });

  it('is taken on the working day before where banks are closed, or the first after where that has passed', () => {
    // Good Friday, Easter Saturday to Monday 2027: 26 to 29 March (TARGET calendar).
    const easter = { ...invoice, dueDate: '2027-03-28' };
    expect(planInvoice(terms, easter, '2027-03-02', 'FR')).toMatchObject({ date: '2027-03-25', wanted: '2027-03-28' });
    expect(planInvoice(terms, easter, '2027-03-26', 'FR')).toMatchObject({ date: '2027-03-30' });
  });

  it('is taken on a day on which banks work, never before today, the first date or in a pause, for what is due', () => {
    const date = fc.integer({ min: 0, max: 500 }).map((days) => addDays('2027-01-01', days));
    const drawn = fc.record({
      rule: fc.constantFrom(...scheduleRules),
      ruleValue: fc.integer({ min: 1, max: 31 }),
      firstDate: date,
      pausedFrom: fc.option(date),
      length: fc.option(fc.nat(60)),
      dueDate: date,
      term: fc.nat(45),
      today: date,
      dueMinor: fc.integer({ min: 1, max: 1e9 }),
      limitMinor: fc.option(fc.integer({ min: 0, max: 1e9 })),
    });
    fc.assert(
      fc.property(drawn, ({ length, term, today, dueDate, dueMinor, ...given }) => {
        const schedule = { ...terms, ...given, pausedTo: given.pausedFrom && length !== null ? addDays(given.pausedFrom, length) : null };
        const plan = planInvoice(schedule, { ...invoice, dueDate, issueDate: addDays(dueDate, -term), dueMinor }, today, 'FR');
        if (plan.how === 'left') return;
        expect(plan.amountMinor).toBe(dueMinor);
        expect(plan.date >= today && plan.date >= given.firstDate).toBe(true);
        expect(dueDate >= given.firstDate).toBe(true);
        expect(isPaused(schedule, plan.date)).toBe(false);
        expect(dayWarning(plan.date, 'EUR', 'FR')).toBeNull();
        expect(plan.how === 'take').toBe(given.limitMinor === null || dueMinor <= given.limitMinor);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('an estimate', () => {
  const past = (owedMinor: number, currency = 'EUR') => ({ issueDate: '2027-01-01', dueDate: '2027-01-31', owedMinor, currency });
  it('is the mean of the last three of one currency, with the days to pay of the last', () => {
    expect(estimateOf([past(999_999), past(100), past(50, 'CAD'), past(200), past(301)])).toEqual({
      currency: 'EUR',
      amountMinor: 200,
      termDays: 30,
    });
    expect(estimateOf([])).toBeNull();
  });
});
