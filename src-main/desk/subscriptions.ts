/** Subscriptions and licences: entered or recognised, changed after a review of what it costs, compared with what is invoiced. */
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { SubjectHandlers } from '../../src-preload/contract/call.ts';
import { type ProblemCode, ProblemError } from '../../src-preload/contract/problem.ts';
import type {
  AskedChange,
  ChangePreview,
  subscriptions as contract,
  SubscriptionFields,
} from '../../src-preload/contract/subscriptions.ts';
import { addDays } from '../billing/cycle.ts';
import { canadianProvinces } from '../billing/sales-tax.ts';
import { intervals } from '../billing/subscription.ts';
import { type Preview, previewChange, refusal } from '../billing/subscription-change.ts';
import { stateOn, termOn } from '../billing/subscription-plan.ts';
import { type Mail, writeEml } from '../exports/mail/mail.ts';
import { sendMail } from '../exports/mail/send-mail.ts';
import type { LedgerReader, LedgerWriter } from '../ledger/ledger.ts';
import { dismissItem, supplierEmail } from '../ledger/subscription-lines.ts';
import {
  addChange,
  addSubscription,
  assignLicences,
  changeOf,
  changesOf,
  fleetHolders,
  holdersOf,
  listSubscriptions,
  markSent,
  releaseLicences,
  removeSubscription,
  type StoredChange,
  subscriptionOf,
  undoChange,
  updateSubscription,
} from '../ledger/subscriptions.ts';
import type { DeskContext } from './desk.ts';
import { mailServerOf } from './mail-settings.ts';
import { subscriptionMessage } from './subscription-message.ts';
import { buyerOf, placeOf, proposals } from './subscription-proposals.ts';
import { billedPeriod, changeSeen, comparedOf, type Looked, lookAt, planOf, recent, summaryOf } from './subscription-summary.ts';
import { today } from './today.ts';
import { writeWhole } from './write-whole.ts';

export function subscriptionHandlers(context: DeskContext): SubjectHandlers<typeof contract> {
  const { ledger, tell, granted, actor } = context;
  const { reader } = ledger;
  const doing = () => ({ at: new Date().toISOString(), by: actor().name });
  const writing = async <T>(work: (writer: LedgerWriter) => T): Promise<T> => {
    const result = await ledger.write(work);
    tell('changed', ['subscriptions']);
    return result;
  };
  return {
    list: () =>
      listSubscriptions(reader).map((stored) => {
        const looked = lookAt(reader, stored);
        return summaryOf(looked, comparedOf(reader, looked, today()), today());
      }),
    get: ({ id }) => {
      const looked = lookAt(reader, subscriptionOf(reader, id));
      const compared = comparedOf(reader, looked, today());
      const { fields, recognised, createdAt, createdBy } = looked.stored;
      return {
        summary: summaryOf(looked, compared, today()),
        fields,
        recognised,
        createdAt,
        createdBy,
        holders: holdersOf(reader, id),
        changes: looked.changes.map((change) => changeSeen(change, today())).sort((a, b) => b.id - a.id),
        periods: compared.map((period) => billedPeriod(id, period)),
      };
    },
    proposals: () => proposals(reader, today()),
    dismiss: async (item) => {
      await writing((writer) => dismissItem(writer, item));
      return { dismissed: true };
    },
    choices: () => ({ ...choices(reader), ...placeOf(buyerOf(reader, null)), provinces: [...canadianProvinces] }),
    add: async ({ recognised, ...fields }) => {
      refuseShortTerm(fields);
      return { id: await writing((writer) => addSubscription(writer, fields, { recognised, ...doing() })) };
    },
    update: async ({ id, ...fields }) => {
      refuseShortTerm(fields);
      await writing((writer) => {
        const before = subscriptionOf(writer, id).fields;
        const fixed = (['quantity', 'interval', 'began'] as const).some((field) => before[field] !== fields[field]);
        if (fixed && changesOf(writer, id).length > 0) throw new ProblemError('subscription-fixed');
        updateSubscription(writer, id, fields);
      });
      return { id };
    },
    remove: async ({ id }) => {
      await writing((writer) => {
        subscriptionOf(writer, id);
        if (changesOf(writer, id).length > 0) throw new ProblemError('subscription-has-changes');
        removeSubscription(writer, id);
      });
      return { id };
    },
    preview: ({ id, change }) => reviewed(lookAt(reader, subscriptionOf(reader, id)), change),
    draft: ({ id, change, language, ...said }) => {
      const looked = lookAt(reader, subscriptionOf(reader, id));
      const { stored, plan } = looked;
      const state = stateOn(plan, today());
      const message = subscriptionMessage(
        {
          plan: stored.fields.plan,
          account: stored.accountNumber,
          company: buyerOf(reader, stored.fields.accountId).name,
          currency: stored.fields.currency,
          change,
          ...state,
          preview: previewOf(looked, change),
          ...said,
        },
        language,
      );
      return { to: supplierEmail(reader, stored.fields.supplierId), ...message };
    },
    change: async ({ id, change, fingerprint, ...said }) => {
      if (change.kind === 'cancel' && said.reasonCode === null) throw new ProblemError('subscription-reason-needed');
      const { at, by } = doing();
      const changeId = await writing((writer) => {
        const looked = lookAt(writer, subscriptionOf(writer, id));
        const shown = reviewed(looked, change);
        if (shown.fingerprint !== fingerprint) throw new ProblemError('subscription-review-changed');
        for (const replaced of replacedBy(looked, change)) undoChange(writer, replaced.id, { at, by });
        // As it is until then, without a pending change that this one takes the place of.
        const before = stateOn(looked.plan, change.kind === 'cancel' || change.when === 'now' ? today() : addDays(shown.effectiveOn, -1));
        return addChange(writer, {
          ...said,
          subscriptionId: id,
          kind: change.kind,
          effectiveOn: shown.effectiveOn,
          quantityBefore: before.quantity,
          quantityAfter: change.kind === 'quantity' ? change.quantity : before.quantity,
          intervalBefore: before.interval,
          intervalAfter: change.kind === 'interval' ? change.interval : before.interval,
          nowMinor: shown.now.totalMinor,
          madeAt: at,
          madeBy: by,
        });
      });
      return { changeId };
    },
    undo: async ({ changeId }) => {
      const id = await writing((writer) => {
        const change = changeOf(writer, changeId);
        if (change.undoneAt !== null || change.effectiveOn <= today()) throw new ProblemError('subscription-change-effective');
        const later = changesOf(writer, change.subscriptionId).some(
          (one) => one.undoneAt === null && one.id > change.id && one.effectiveOn > today(),
        );
        if (later) throw new ProblemError('subscription-change-first');
        undoChange(writer, changeId, doing());
        return change.subscriptionId;
      });
      return { id };
    },
    saveMessage: async ({ changeId, target }) => {
      const path = granted(target, ['target']);
      await writeWhole(path, await writeEml(mailOf(changeOf(reader, changeId))));
      await writing((writer) => markSent(writer, changeId, { at: doing().at, how: 'file' }));
      return { name: basename(path) };
    },
    sendMessage: async ({ changeId }) => {
      const mail = mailOf(changeOf(reader, changeId));
      await sendMail(mailServerOf(context), mail);
      await writing((writer) => markSent(writer, changeId, { at: doing().at, how: 'smtp' }));
      return { to: mail.to ?? '' };
    },
    assign: async ({ id, names }) => {
      const assigned = await writing((writer) => {
        subscriptionOf(writer, id);
        return assignLicences(writer, id, [...new Set(names)], { on: today(), by: doing().by });
      });
      return { assigned };
    },
    release: async ({ holderIds }) => ({
      released: await writing((writer) => releaseLicences(writer, holderIds, { on: today(), by: doing().by })),
    }),
    people: () => fleetHolders(reader, today()),
    billed: () =>
      listSubscriptions(reader)
        .flatMap((stored) => {
          const { supplier, account, fields } = stored;
          const named = { supplier, account, plan: fields.plan, currency: fields.currency, accountId: fields.accountId };
          return recent(comparedOf(reader, lookAt(reader, stored), today()), today()).map((period) => ({
            ...billedPeriod(stored.id, period),
            ...named,
          }));
        })
        .sort((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : 0)),
  };
}

function mailOf({ message: { to, subject, body } }: StoredChange): Mail {
  return { to: to === '' ? null : to, subject, text: body, attachments: [] };
}

/** @throws ProblemError subscription-term-short */
function refuseShortTerm({ termMonths, interval }: SubscriptionFields): void {
  if (termMonths % intervals[interval] !== 0) throw new ProblemError('subscription-term-short');
}

function choices({ sqlite }: LedgerReader) {
  return {
    suppliers: sqlite
      .prepare(
        `SELECT id, name, coalesce((SELECT currency FROM invoice WHERE supplier_id = supplier.id AND length(currency) = 3
          ORDER BY issue_date DESC LIMIT 1), 'EUR') AS currency FROM supplier ORDER BY french(name)`,
      )
      .all() as { id: number; name: string; currency: string }[],
    accounts: sqlite
      .prepare(
        `SELECT id, supplier_id AS supplierId, coalesce(nullif(nickname, ''), number) AS name FROM billing_account
        WHERE closed_on IS NULL ORDER BY french(name)`,
      )
      .all() as { id: number; supplierId: number; name: string }[],
  };
}

/** Pending changes of the same kind on the same day: a new one takes their place. */
function replacedBy({ plan, changes }: Looked, asked: AskedChange): StoredChange[] {
  if (asked.kind === 'cancel' || asked.when === 'now') return [];
  const { renewal } = termOn(plan, today());
  return changes.filter((change) => change.undoneAt === null && change.kind === asked.kind && change.effectiveOn === renewal);
}

const refused: Readonly<Record<NonNullable<ReturnType<typeof refusal>>, ProblemCode>> = {
  'not-begun': 'subscription-not-begun',
  ended: 'subscription-ended',
  same: 'subscription-same',
  'longer-only': 'subscription-longer-only',
};

/** @throws ProblemError subscription-not-begun, subscription-ended, subscription-same, subscription-longer-only */
function previewOf(looked: Looked, asked: AskedChange): Preview {
  const { plan, stored, changes, invoicing } = looked;
  const problem = refusal(plan, asked, today());
  if (problem) throw new ProblemError(refused[problem], { date: plan.began });
  const replaced = new Set(replacedBy(looked, asked));
  const without = planOf(
    stored,
    changes.filter((change) => !replaced.has(change)),
  );
  return previewChange(plan, asked, today(), invoicing, without);
}

function reviewed(looked: Looked, asked: AskedChange): ChangePreview {
  const { plan, invoicing, used } = looked;
  const { effectiveOn, lines, now, nextBefore, next, later, cancel } = previewOf(looked, asked);
  const notGiven = cancel !== null && termOn(plan, today()).lastDayOfNotice < today();
  const warnings: ChangePreview['warnings'] = [
    ...(asked.kind === 'quantity' && asked.quantity < used ? (['used-over-available'] as const) : []),
    ...(invoicing.taxesOn(today()) === null ? (['taxes-unknown'] as const) : []),
    ...(notGiven ? (['notice-passed'] as const) : []),
    ...(replacedBy(looked, asked).length > 0 ? (['replaces-pending'] as const) : []),
    ...(now.netMinor < 0 ? (['not-refunded'] as const) : []),
  ];
  const shown = {
    effectiveOn,
    lines: [...lines],
    now: taxed(now),
    nextBefore: nextBefore && { on: nextBefore.on, ...taxed(nextBefore) },
    next: next && { on: next.on, ...taxed(next) },
    later: later && { on: later.on, ...taxed(later) },
    cancel: cancel && {
      lastDayOfNotice: cancel.lastDayOfNotice,
      endsOn: cancel.endsOn,
      remaining: cancel.remaining.map(({ from, to, on, totalMinor }) => ({ from, to, on, totalMinor })),
      remainingMinor: cancel.remaining.reduce((sum, { totalMinor }) => sum + totalMinor, 0),
    },
    warnings,
  };
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([asked, shown]))
    .digest('hex');
  return { ...shown, fingerprint };
}

const taxed = ({ netMinor, taxes, totalMinor }: Preview['now']) => ({ netMinor, taxes: [...taxes], totalMinor });
