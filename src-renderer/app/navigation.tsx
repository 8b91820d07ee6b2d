/** Which screen is shown and with what, with a way back and forward as in a browser. */
import { createContext, type ReactNode, type RefObject, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { Grouping } from '../../src-preload/contract/consumption.ts';
import type { GridQuery, Selection } from '../../src-preload/contract/grid.ts';
import type { Asked, RequestKind } from '../../src-preload/contract/requests.ts';
import type { Granted } from '../../src-preload/contract/shell.ts';
import type { ComparedChoice, TopsChoice } from '../features/consumption/choices.ts';
import type { ExpectedShow } from '../features/expected/choices.ts';
import type { OverviewView } from '../features/overview/view.ts';

export type ConsumptionView = 'lines' | 'tops' | 'compare' | Grouping;

export type ReceptionTab = 'runs' | 'sources' | 'files' | 'profiles';

export type SubscriptionsView = 'list' | 'proposals' | 'billed' | 'renewals';

/** A file among those that were chosen, and the name it is shown by there. */
export interface ChosenFile {
  readonly grants: string[];
  readonly name: string;
}

/** Each screen and what it is opened with. */
export interface ScreenParams {
  readonly overview: { readonly view?: OverviewView };
  readonly invoices: { readonly query?: GridQuery };
  readonly invoice: { readonly id: number };
  readonly expected: { readonly show?: ExpectedShow };
  readonly reconciliation: object;
  readonly prorata: object;
  readonly sections: object;
  readonly payments: {
    readonly query?: GridQuery;
    readonly view?: 'methods' | 'statements' | 'schedules';
    readonly granted?: readonly Granted[] | undefined;
  };
  /** `accountId`: shown beside the tree until a row is chosen. */
  readonly accounts: { readonly query?: GridQuery; readonly accountId?: number };
  /** `number`: of an account that intake met. */
  readonly linkAccount: { readonly number?: string };
  /** Invoices to be paid, or the failed payment that is to be retried. */
  readonly pay: { readonly selection: Selection } | { readonly retryOf: number };
  readonly subscriptions: { readonly view?: SubscriptionsView };
  readonly subscription: { readonly id: number };
  readonly changeSubscription: { readonly id: number; readonly kind: 'quantity' | 'interval' | 'cancel' };
  /** `over`: only totals whose amount is above these micros. `tops`, `compared`: how these views are set. */
  readonly consumption: {
    readonly view?: ConsumptionView;
    readonly query?: GridQuery;
    readonly over?: number | undefined;
    readonly tops?: TopsChoice | undefined;
    readonly compared?: ComparedChoice | undefined;
  };
  readonly fleet: { readonly query?: GridQuery };
  /** `granted`: files chosen or dropped elsewhere, to be previewed at once. */
  readonly reception: { readonly granted?: readonly Granted[]; readonly tab?: ReceptionTab };
  /** Columns of a file, or of a saved profile where there is no file. */
  readonly mapper: { readonly file?: ChosenFile; readonly profile?: string };
  readonly run: { readonly id: number };
  readonly printing: object;
  readonly contacts: { readonly view?: 'messages' | 'server' };
  readonly requests: { readonly query?: GridQuery };
  /** A request to a supplier: about invoices or an account chosen elsewhere, quoting what rules say, or a draft to go on with. */
  readonly request: {
    readonly kind?: RequestKind;
    readonly selection?: Selection;
    readonly accountId?: number;
    readonly rules?: Asked['rules'];
    /** The day a missing invoice was expected on, as it is typed. */
    readonly expectedOn?: string;
    readonly requestId?: number;
  };
  /** Invoices to be broken down. */
  readonly fees: { readonly selection: Selection };
  readonly company: object;
  readonly people: object;
  readonly help: { readonly article?: string; readonly from?: Screen };
}
export type Screen = keyof ScreenParams;
export type Route = { readonly [S in Screen]: { readonly screen: S; readonly params: ScreenParams[S] } }[Screen];

interface Visit {
  readonly id: number;
  readonly route: Route;
}
interface Journey {
  readonly visits: readonly Visit[];
  readonly at: number;
}

export interface Navigation {
  readonly route: Route;
  /** Changes with every step; a screen that is opened again is a new visit. */
  readonly visit: number;
  readonly go: (route: Route) => void;
  /** Changes what the present screen was opened with, without a step (a filter that was typed, a sort). */
  readonly replace: (route: Route) => void;
  /** Goes to a screen as it was last seen, or afresh. */
  readonly goAgain: (
    screen:
      | 'overview'
      | 'invoices'
      | 'payments'
      | 'subscriptions'
      | 'accounts'
      | 'consumption'
      | 'fleet'
      | 'reception'
      | 'printing'
      | 'contacts'
      | 'requests'
      | 'company'
      | 'people'
      | 'help',
  ) => void;
  readonly back: () => void;
  readonly forward: () => void;
  readonly canGoBack: boolean;
  readonly canGoForward: boolean;
  /** Asked before the present screen is left. */
  readonly guard: RefObject<LeaveGuard | null>;
}

/** Asks the person whether to leave; `leave` is called once they agree. */
export type LeaveGuard = (leave: () => void) => void;

const mostVisits = 200;
const NavigationContext = createContext<Navigation | null>(null);

export function NavigationProvider({ children }: { readonly children: ReactNode }) {
  const [{ visits, at }, setJourney] = useState<Journey>({ visits: [{ id: 0, route: { screen: 'invoices', params: {} } }], at: 0 });
  const guard = useRef<LeaveGuard | null>(null);
  const leave = useCallback((move: (journey: Journey) => Journey) => {
    const proceed = () => setJourney(move);
    if (guard.current) guard.current(proceed);
    else proceed();
  }, []);
  const go = useCallback(
    (route: Route) =>
      leave((journey) => {
        const kept = journey.visits.slice(Math.max(0, journey.at + 2 - mostVisits), journey.at + 1);
        const id = Math.max(...journey.visits.map((visit) => visit.id)) + 1;
        return { visits: [...kept, { id, route }], at: kept.length };
      }),
    [leave],
  );
  const replace = useCallback(
    (route: Route) =>
      setJourney((journey) => ({
        ...journey,
        visits: journey.visits.map((visit, index) => (index === journey.at ? { ...visit, route } : visit)),
      })),
    [],
  );
  const step = useCallback(
    (by: number) => leave((journey) => ({ ...journey, at: Math.min(journey.visits.length - 1, Math.max(0, journey.at + by)) })),
    [leave],
  );
  const navigation = useMemo<Navigation>(() => {
    const { id, route } = visits[at] ?? { id: 0, route: { screen: 'invoices', params: {} } };
    return {
      route,
      visit: id,
      go,
      replace,
      goAgain: (screen) => {
        if (route.screen === screen) return;
        const last = visits.slice(0, at).findLast((visit) => visit.route.screen === screen);
        go(last?.route ?? { screen, params: {} });
      },
      back: () => step(-1),
      forward: () => step(1),
      canGoBack: at > 0,
      canGoForward: at < visits.length - 1,
      guard,
    };
  }, [visits, at, go, replace, step]);
  return <NavigationContext value={navigation}>{children}</NavigationContext>;
}

export function useNavigation(): Navigation {
  const navigation = useContext(NavigationContext);
  if (!navigation) throw new Error('useNavigation outside NavigationProvider');
  return navigation;
}

/** Has the person asked before the screen is left, by the navigation or by closing the window, while there is something to lose. */
export function useLeaveGuard(ask: LeaveGuard | null): void {
  const { guard } = useNavigation();
  useEffect(() => {
    if (!ask) return;
    guard.current = ask;
    let agreed = false;
    const beforeClosing = (event: BeforeUnloadEvent) => {
      if (agreed) return;
      event.preventDefault();
      ask(() => {
        agreed = true;
        window.close();
      });
    };
    window.addEventListener('beforeunload', beforeClosing);
    return () => {
      guard.current = null;
      window.removeEventListener('beforeunload', beforeClosing);
    };
  }, [guard, ask]);
}
