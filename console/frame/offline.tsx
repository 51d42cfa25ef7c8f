import { Alert } from 'antd';
import { useSyncExternalStore } from 'react';
import { useTexts } from '../parts/language.tsx';
import { texts } from '../texts.ts';

function follow(changed: () => void): () => void {
  addEventListener('online', changed);
  addEventListener('offline', changed);
  return () => {
    removeEventListener('online', changed);
    removeEventListener('offline', changed);
  };
}

/** Told while the machine has no network. */
export function Offline() {
  const { offline } = useTexts(texts);
  const isOnline = useSyncExternalStore(follow, () => navigator.onLine);
  return isOnline ? null : <Alert type="warning" banner title={offline} />;
}
