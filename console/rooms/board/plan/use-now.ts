import { useEffect, useState } from 'react';

/** The API's time, going on second by second from the instant at which it answered. This machine's clock may be wrong, not its pace. */
export function useNow(at: number): number {
  const [passed, setPassed] = useState(0);
  useEffect(() => {
    const from = performance.now();
    setPassed(0);
    const timer = setInterval(() => setPassed(performance.now() - from), 1000);
    return () => clearInterval(timer);
  }, [at]);
  return at + passed;
}
