/** The bar at the bottom: the figures of the present screen, as in a spreadsheet, and the runs under way. */
import { createContext, type ReactNode, useContext, useState } from 'react';
import { createPortal } from 'react-dom';
import classes from './frame.module.css';
import { RunningJobs } from './jobs.tsx';

interface Slot {
  readonly place: HTMLElement | null;
  readonly setPlace: (place: HTMLElement | null) => void;
}
const SlotContext = createContext<Slot>({ place: null, setPlace: () => undefined });

export function StatusProvider({ children }: { readonly children: ReactNode }) {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  return <SlotContext value={{ place, setPlace }}>{children}</SlotContext>;
}

/** What a screen says of itself in the status bar. */
export function Status({ children }: { readonly children: ReactNode }) {
  const { place } = useContext(SlotContext);
  return place && createPortal(children, place);
}

/** A figure with its name. */
export function Figure({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <span className={classes.figure}>
      <span className={classes.figureName}>{name}</span> <strong>{children}</strong>
    </span>
  );
}

export function StatusBar() {
  const { setPlace } = useContext(SlotContext);
  return (
    <footer className={classes.status}>
      <div ref={setPlace} className={classes.figures} />
      <RunningJobs />
    </footer>
  );
}
