import { parseArgs } from 'node:util';
import { measureReminders } from './reminders/measure-reminders.ts';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '10000' },
    people: { type: 'string', default: '300' },
    proposals: { type: 'string', default: '600' },
    step: { type: 'string', default: '1' },
    mixed: { type: 'string', default: '150' },
  },
});

const extent = {
  cases: Number(values.cases),
  people: Number(values.people),
  proposals: Number(values.proposals),
  step: Number(values.step),
  mixed: Number(values.mixed),
};
// A process of its own: it holds the clock, and its memory is let go of.
console.log(JSON.stringify(await measureReminders(extent, (line) => console.error(line))));
