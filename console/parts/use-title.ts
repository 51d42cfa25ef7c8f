import { useEffect } from 'react';
import { texts } from '../texts.ts';
import { useTexts } from './language.tsx';

/** Names the page in the browser's tab. */
export function useTitle(title: string | undefined): void {
  const { product } = useTexts(texts);
  useEffect(() => {
    document.title = title === undefined ? product : `${title} · ${product}`;
  }, [title, product]);
}
