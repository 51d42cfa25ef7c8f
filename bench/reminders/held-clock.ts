/** A clock that stands still until it is set. */
export interface HeldClock {
  /** Sets `Date` of the whole process to an instant. */
  set(instant: string | number): void;
  /** Gives the machine's own `Date` back. */
  release(): void;
}

/** Holds `Date` (product code reads the time there and nowhere else); timers and `performance` go on as before. */
export function holdClock(instant: string): HeldClock {
  const MachineDate = Date;
  let now = MachineDate.parse(instant);
  const read = (): number => now;
  globalThis.Date = new Proxy(MachineDate, {
    construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now] : args, newTarget) as object,
    get: (target, property) => (property === 'now' ? read : (Reflect.get(target, property) as unknown)),
  });
  return {
    set(to) {
      now = typeof to === 'number' ? to : MachineDate.parse(to);
    },
    release() {
      globalThis.Date = MachineDate;
    },
  };
}
