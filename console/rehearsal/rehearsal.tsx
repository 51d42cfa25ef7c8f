import { lazy, Suspense } from 'react';
import { toolsPath } from './tools-path.ts';

// Where the desk is at work in earnest, nothing of it is loaded.
const ClockBar = lazy(async () => ({ default: (await import('./clock-bar.tsx')).ClockBar }));

/** The clock and what else belongs to a rehearsal, where the page that was served says that there is one. */
export function Rehearsal() {
  return toolsPath === '' ? null : (
    <Suspense fallback={null}>
      <ClockBar />
    </Suspense>
  );
}
