import { Alert, Button, Progress } from 'antd';
import { useSay, useTexts } from '../parts/language.tsx';
import { rehearsalTexts } from './texts.ts';
import type { Offer, Tools } from './tools.ts';
import { useOffer } from './use-clock.ts';

/** What can be filled in while there is nothing to look at. */
export function Offers({ offers }: Pick<Tools, 'offers'>) {
  return offers.filter(({ isWanted }) => isWanted).map((offer) => <OneOffer key={offer.name} offer={offer} />);
}

function OneOffer({ offer: { name, button, hint, progress } }: { readonly offer: Offer }) {
  const t = useTexts(rehearsalTexts);
  const say = useSay();
  const accept = useOffer();
  const isUnderWay = progress !== undefined || accept.isPending;
  const { done, total } = progress ?? { done: 0, total: 0 };
  return (
    <div className="rehearsal-offer">
      <p>
        {t.empty} <span className="soft">{say(hint)}</span>
      </p>
      <Button type="primary" disabled={isUnderWay} onClick={() => accept.mutate(name)}>
        {say(button)}
      </Button>
      <p role="status">{isUnderWay ? t.filling(done, total) : ''}</p>
      {isUnderWay && (
        <Progress aria-label={say(button)} percent={total === 0 ? 0 : Math.floor((100 * done) / total)} showInfo={false} status="active" />
      )}
      {accept.isError && <Alert type="error" title={t.notFilled} />}
    </div>
  );
}
