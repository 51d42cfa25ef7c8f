let calls = 0;

const actions = {
  echo: (event) => event,
  environment: () => ({ ...process.env }),
  context: (_event, context) => ({ ...context, remaining: context.getRemainingTimeInMillis() }),
  calls: () => calls,
  time: () => ({
    now: Date.now(),
    constructed: new Date().getTime(),
    text: Date().length > 0 ? new Date(Date()).getTime() : 0,
    fixed: new Date('2026-03-01T00:00:00Z').getTime(),
    isDate: new Date() instanceof Date && new Date().constructor === Date,
  }),
  nothing: () => undefined,
  fail: () => {
    class LetterMissingError extends Error {
      name = 'LetterMissingError';
    }
    throw new LetterMissingError('no letter');
  },
  failWithText: () => Promise.reject('plain text'),
  exit: () => process.exit(3),
  crashLater: () => {
    setImmediate(() => {
      throw new RangeError('out of turn');
    });
    return new Promise(() => undefined);
  },
  rejectLater: () => {
    void Promise.reject(new Error('nobody listens'));
    return new Promise(() => undefined);
  },
  hang: () => new Promise(() => undefined),
  spin: () => {
    for (;;);
  },
  unserialisable: () => ({ big: 1n }),
  large: () => 'x'.repeat(7_000_000),
  hog: () => {
    const hoard = [];
    for (;;) hoard.push(new Array(10_000).fill(calls));
  },
  print: (event) => {
    console.log(event.text);
    console.error('and an error');
  },
  wait: (event) => new Promise((resolve) => setTimeout(() => resolve(event.id), event.ms)),
};

export const handler = async (event, context) => {
  calls += 1;
  return actions[event.do](event, context);
};
