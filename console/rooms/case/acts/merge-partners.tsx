import { Radio } from 'antd';
import type { CaseAnswer, MergePartners as Partners } from '../../../api/contract.ts';
import { useMergePartners } from '../../../api/reads.ts';
import { Answered } from '../../../parts/answered.tsx';
import { Compared } from '../../../parts/text/compared.tsx';
import type { Json } from '../../../parts/form/json.ts';
import { useTexts } from '../../../parts/language.tsx';
import { wholeText } from '../../../parts/text/whole-text.ts';
import { texts } from '../../../texts.ts';
import { caseTexts } from '../texts.ts';

interface MergePartnersProps {
  readonly found: CaseAnswer;
  /** What the form names now. */
  readonly into: Json;
  readonly choose: (into: string) => void;
}

/**
 * Likely partners of a merging (并案), to be chosen instead of written. Named here as no other command is: its form can only ask for a number,
 * and nobody has the numbers of a session in mind.
 */
export function MergePartners({ found, into, choose }: MergePartnersProps) {
  const query = useMergePartners(found.id);
  return (
    <Answered query={query}>
      {({ like, compared }) => <Offered found={found} into={into} choose={choose} like={like} compared={compared} />}
    </Answered>
  );
}

function Offered({ found, into, choose, like, compared }: MergePartnersProps & Omit<Partners, 'id'>) {
  const t = useTexts(caseTexts).merging.partners;
  if (like.length === 0) return <p className="soft">{t.none(compared)}</p>;
  return (
    <section aria-label={t.title}>
      <h3>{t.title}</h3>
      <p className="soft">{t.what}</p>
      <Radio.Group className="partners" aria-label={t.title} value={into} onChange={({ target }) => choose(String(target.value))}>
        {like.map((one) => (
          <Partner key={one.id} found={found} one={one} />
        ))}
      </Radio.Group>
    </section>
  );
}

function Partner({ found, one }: { readonly found: CaseAnswer; readonly one: Partners['like'][number] }) {
  const t = useTexts(caseTexts).merging.partners;
  const number = useTexts(texts).number(one.caseNumber);
  return (
    <div>
      <Radio value={one.into}>{t.one(number, one.title, one.likeness)}</Radio>
      <details className="like">
        <summary aria-label={t.compareWith(number)}>{t.compare}</summary>
        <Compared former={wholeText(found.content)} latter={wholeText(one.text)} names={{ former: t.own, latter: number }} />
      </details>
    </div>
  );
}
