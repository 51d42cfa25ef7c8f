/**
 * Makes the thread's `Date` follow the virtual clock: `Date.now()`, `new Date()` and `Date()` add `shared[0]`
 * milliseconds to the machine's clock. Given instants, parsing and `instanceof` are as before.
 */
export function installVirtualDate(shared: Float64Array<SharedArrayBuffer>): void {
  const MachineDate = Date;
  const machineNow = MachineDate.now;
  const now = (): number => machineNow() + (shared[0] ?? 0);
  MachineDate.now = now;
  const VirtualDate = new Proxy(MachineDate, {
    construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    apply: () => new MachineDate(now()).toString(),
  });
  MachineDate.prototype.constructor = VirtualDate;
  globalThis.Date = VirtualDate;
}
