import { Button } from 'antd';
import { texts } from '../texts.ts';
import { useTexts } from './language.tsx';

interface MoreProps {
  readonly query: { readonly hasNextPage: boolean; readonly isFetchingNextPage: boolean; readonly fetchNextPage: () => unknown };
}

/** The next page of a list, at the press of a button. */
export function More({ query }: MoreProps) {
  const { more } = useTexts(texts);
  if (!query.hasNextPage) return null;
  return (
    <Button className="more" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
      {more}
    </Button>
  );
}
